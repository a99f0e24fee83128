"""One supplier from many spellings: read each, link those that are one, split what does not hold together."""
