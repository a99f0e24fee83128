"""Facility location solved: Lagrangian bounds, branching on facilities alone, exact answers for given open ones."""
