"""Movements of patients and goods: one request model, event network, route choice, and an independent check."""
