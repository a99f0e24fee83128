"""Two runs side by side: what changed in inputs, settings and results, and why."""
