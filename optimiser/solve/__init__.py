"""Instance -> outcome: the only place that calls a solver."""
