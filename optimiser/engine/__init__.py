"""One run start to finish: read, find, check, report, publish whole or not at all."""
