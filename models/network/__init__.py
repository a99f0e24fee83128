"""Travel between places: the road graph, fastest ways through it, and a straight-line model where no road is known."""
