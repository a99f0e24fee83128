"""Texts as cells of a CSV file: quoted where they must be, and never run as a formula by a spreadsheet."""

from __future__ import annotations

import re

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+]£?[0-9,]*\.?[0-9]*")
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')


def neutral(text: str) -> str:
    """Mark a text that a spreadsheet would run as a formula; a number stays a number.

    Parameters
    ----------
    text
        A cell.
    """
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and not _NUMBER.fullmatch(text) else text


def csv_cell(text: str) -> str:
    """Return a text as a cell of a CSV file.

    Parameters
    ----------
    text
        A cell.
    """
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
