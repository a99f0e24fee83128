"""Every published figure re-performed from the record of its input, by code that is not the code that made it."""
