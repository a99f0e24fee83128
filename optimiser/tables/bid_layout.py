"""Vocabulary of the bid sheet: its sheets, the words of its lists, and what a column of it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from optimiser.tables.columns import Column

Role = Literal["locked", "input", "formula"]

READ_ME, DETAILS, PRICES, VOLUME_PRICES = "Read me", "Your details", "Prices", "Volume prices"
DISCOUNTS, BUNDLES, VOLUMES, SUMMARY = "Discounts and rebates", "Bundles", "Volumes by trust", "Summary"
KEY_ROW, KEY_COLUMN = 4, 1
"""Where the key stands on the first sheet: its row as Excel counts, its column from 0."""
HEADER_ROW = 7
"""Row of the header of every sheet behind the first, as Excel counts; data begin below it."""
BUNDLE_ROWS = 24
MOST_TIERS = 4
EVERYTHING = "everything"
TIER_METHODS = {"all units": "all_units", "only above": "incremental"}
MEASURES = {"units": "units", "pounds": "gbp"}
DISCOUNT_METHODS = {
    "discount on all": "all_units",
    "discount only above": "incremental",
    "rebate, share of all": "rebate_share",
    "rebate, lump sum": "rebate_lump",
}
ROUTES = ("framework call-off", "direct award", "new tender", "contract change", "catalogue")


@dataclass(frozen=True)
class BidField:
    """One column of a sheet, or one row of the supplier's details.

    Parameters
    ----------
    header
        What stands above it, with its unit.
    column
        Its name, and how its text is read.
    role
        ``locked`` is given by the buyer, ``input`` is for the supplier, ``formula`` is worked out by the sheet.
    band
        Words above a group of columns; empty where the group goes on.
    counts
        Whether an input alone makes a row one to be read; a mere choice of method does not.
    """

    header: str
    column: Column
    role: Role = "input"
    band: str = ""
    counts: bool = True

    @property
    def name(self) -> str:
        """Its name among the values of a row."""
        return self.column.name


@dataclass(frozen=True)
class BidBlock:
    """One sheet with a table.

    Parameters
    ----------
    sheet
        Its name.
    fields
        Its columns from the left.
    """

    sheet: str
    fields: tuple[BidField, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """The position of each column, from 0."""
        return {field.name: place for place, field in enumerate(self.fields)}

    def cell(self, name: str, row: int) -> str:
        """Return the reference of a cell, such as ``G8``.

        Parameters
        ----------
        name
            Name of the column.
        row
            Row as Excel counts.
        """
        return f"{column_letters(self.places[name])}{row}"


def column_letters(place: int) -> str:
    """Return the letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
