"""Case files to a checked case: readers, guards, cell parsing, checks between tables, reconciliation."""
