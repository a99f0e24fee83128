"""The category and the lever of a contract by its CPV code (common procurement vocabulary)."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from optimiser.config.shipped import shipped_reference

CPV_FILE = "cpv_categories.csv"
NOT_CLASSIFIED = ("not_classified", "other")


def category_of(cpv: str) -> tuple[str, str]:
    """Return category and lever: those of the longest listed beginning of the code.

    Parameters
    ----------
    cpv
        A code such as 85143000 or 85143000-3; anything else is not classified.
    """
    digits = re.sub(r"-\d$", "", cpv.strip())
    if not re.fullmatch(r"\d{8}", digits):
        return NOT_CLASSIFIED
    listed = _listed()
    beginnings = (digits[:length] for length in range(8, 1, -1))
    return next((listed[beginning] for beginning in beginnings if beginning in listed), NOT_CLASSIFIED)


def lever_of(category: str) -> str:
    """Return the lever of a category that the list has; empty for any other.

    Parameters
    ----------
    category
        Its slug.
    """
    return dict(_listed().values()).get(category, "")


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, str]]:
    """Return category and lever by the beginning of a code."""
    with shipped_reference(CPV_FILE).open(encoding="utf-8", newline="") as stream:
        return {row["cpv_prefix"]: (row["category"], row["lever"]) for row in csv.DictReader(stream)}
