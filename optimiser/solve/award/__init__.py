"""The recommended award, solved: reductions, a search over tiers, and the certificate."""
