"""Findings -> schemes and targets: what is in the plan, and how far it carries."""
