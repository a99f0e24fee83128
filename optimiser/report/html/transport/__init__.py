"""The parts of the section on transport: overlap and its map, plans, routes, service, proof."""
