"""Cooperative games solved: values of coalitions, and every rule of sharing in exact numbers."""
