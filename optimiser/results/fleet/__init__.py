"""What a fleet has to do, from the plans of a day."""
