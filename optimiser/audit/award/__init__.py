"""The recommended award, re-performed: all that follows from the input, and from who buys how much on which offer."""
