"""How rows of random cases are drawn: one of its options for every column; and the codes they all refer to."""

from __future__ import annotations

import random
from collections.abc import Sequence

Row = dict[str, object]
Tables = dict[str, list[Row]]
Options = dict[str, Sequence[object]]
"""What each column of a row may hold; a range stands for any of its numbers of hundredths."""

TRUSTS = ("AAA", "BBB", "CCC", "DDD")
SUPPLIERS = ("norse", "humber", "tees", "wear", "shared_services", "laundry")
MEMBER_OWNED = ("shared_services", "laundry")
ITEMS = ("gloves", "masks", "gowns", "meals", "power")
CATEGORIES = ("consumables", "catering", "estates")


def codes(tables: Tables, name: str) -> list[str]:
    """Return the codes of a table, which its first column holds; some code where there is no such table."""
    return [str(next(iter(row.values()))) for row in tables.get(name, [{"code": "X1"}])]


def numbered_rows(rng: random.Random, key: str, count: int, options: Options) -> list[Row]:
    """Draw rows with keys such as ``L0``."""
    return [{key: f"{key[0].upper()}{number}"} | drawn(rng, options) for number in range(count)]


def drawn(rng: random.Random, options: Options) -> Row:
    """Draw one of its options for every column."""
    row = {column: rng.choice(values) for column, values in options.items()}
    return {name: f"{rng.choice(cell) / 100:.2f}" if isinstance(cell, range) else cell for name, cell in row.items()}
