"""What lines are for: a tree of spend, and rules that say why a line stands where it does."""
