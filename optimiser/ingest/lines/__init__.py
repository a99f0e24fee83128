"""From a trust's own files to standard lines: nothing lost, every row traceable to file, sheet and row."""
