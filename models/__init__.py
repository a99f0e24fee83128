"""The mathematics of the program: it imports nothing of `optimiser` and writes no file but its own README."""
