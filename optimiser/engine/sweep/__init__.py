"""Many scenarios of one case: what they are, who runs them, and what came of each."""
