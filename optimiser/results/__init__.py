"""Outcome and case -> tables people can use: findings, the ledger of figures, the headline."""
