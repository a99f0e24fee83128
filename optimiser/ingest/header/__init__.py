"""What the columns of a trust's own file hold: its header row, its fields, and what is asked of a person."""
