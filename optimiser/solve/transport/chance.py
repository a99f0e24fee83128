"""The search's source of chance."""

from __future__ import annotations

import random


class Chance(random.Random):
    """Repeatable numbers from a seed, the same on every machine; good for a search, and for nothing secret."""
