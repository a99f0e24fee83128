"""Rounds of goods together: a library finds the routes, a choice among them decides."""
