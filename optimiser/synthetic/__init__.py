"""Seeded generator of what is needed and offered in a worked illustration, and the record of what it planted."""
