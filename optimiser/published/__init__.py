"""Published instance formats: readers, and writers of their solution files."""
