"""The independent check of transport: every route driven again on paper, from the record alone."""
