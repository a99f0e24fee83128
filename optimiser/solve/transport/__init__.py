"""Transport plans: exact where a day is small, neighbourhoods where it is large, and a bound on what is left."""
