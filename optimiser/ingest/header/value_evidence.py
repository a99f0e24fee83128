"""How well the values of a column fit a kind of field, and what values alone say."""

from __future__ import annotations

from collections.abc import Callable

from optimiser.ingest.header.value_profile import ColumnProfile

UNKNOWN = 0.55
"""How well a column without a single value fits anything."""


def fit(values: str, column: ColumnProfile) -> float:
    """Return how well the values of a column fit a kind of field; 0 to 1, 0 where they contradict it.

    Parameters
    ----------
    values
        Kind of values that the field holds, such as ``date`` or ``money``.
    column
        What the cells look like.
    """
    return _FITS[values](column) if column.filled else UNKNOWN


def alone(values: str, column: ColumnProfile) -> float:
    """Return how surely the values of a column without a known title are of a kind; 0 where they do not tell.

    Parameters
    ----------
    values
        Kind of values.
    column
        What the cells look like.
    """
    return _ALONE[values](column) if column.filled and values in _ALONE else 0.0


def _dates(column: ColumnProfile) -> float:
    return max(column.share("date"), 0.9 * column.share("serial"), 0.8 * column.share("period"))


def _money(column: ColumnProfile) -> float:
    numbers = column.share("number") - column.share("leading_zero")
    return max(0.0, numbers) * (0.8 if column.share("long_digits") > 0.8 and column.share("pence") == 0 else 1.0)


def _plain_number(column: ColumnProfile) -> float:
    return max(0.0, column.share("number") - column.share("pound") - 0.5 * column.share("long_digits"))


def _name(column: ColumnProfile) -> float:
    codes = column.share("code") + column.share("number") + column.share("date") + column.share("address")
    return max(0.0, 1.0 - codes) if codes < 0.6 or column.distinct == 1 else max(0.0, 0.5 * (1.0 - codes))


def _text(column: ColumnProfile) -> float:
    return (
        1.0
        - 0.6 * column.share("code")
        - 0.7 * column.share("number")
        - 0.8 * _written_dates(column)
        - 0.2 * column.share("flag")
    )


def _code(column: ColumnProfile) -> float:
    pence = column.share("pence") + 0.5 * column.share("pound")
    like_codes = column.share("code") + column.share("digits")
    short = 0.6 * (column.share("text") - column.share("words"))
    return max(0.0, min(1.0, like_codes + short + 0.1 * column.share("words")) - pence - 0.8 * _written_dates(column))


def _unit(column: ColumnProfile) -> float:
    short = column.share("text") + 0.7 * column.share("code") - 0.5 * column.share("legal")
    return max(column.share("unit"), 0.6 * max(0.0, short)) if column.share("number") < 0.6 else 0.0


def _written_dates(column: ColumnProfile) -> float:
    return max(0.0, column.share("date") - column.share("digits"))


_FITS: dict[str, Callable[[ColumnProfile], float]] = {
    "date": _dates,
    "money": _money,
    "number": _plain_number,
    "name": _name,
    "text": _text,
    "code": _code,
    "label": lambda column: max(_code(column), 0.8 * _text(column)),
    "line": lambda column: column.share("small"),
    "unit": _unit,
    "gtin": lambda column: max(column.share("gtin"), 0.5 * column.share("long_digits")),
    "vat_number": lambda column: max(
        column.share("vat_number"), 0.4 * column.share("digits"), 0.5 * column.share("code")
    ),
    "company_number": lambda column: max(
        column.share("company_number"), 0.5 * column.share("digits"), 0.4 * column.share("code")
    ),
    "postcode": lambda _: 1.0,
}
_ALONE: dict[str, Callable[[ColumnProfile], float]] = {
    "date": lambda column: _written_dates(column) if _written_dates(column) >= 0.8 else 0.0,
    "money": lambda column: (
        column.share("number")
        if column.share("pence") + column.share("pound") > 0.3 <= column.share("number") - 0.6
        else 0.0
    ),
    "name": lambda column: (
        min(1.0, 0.4 + column.share("legal")) if column.share("legal") >= 0.2 and column.distinct > 1 else 0.0
    ),
    "gtin": lambda column: column.share("gtin") if column.share("gtin") >= 0.9 and column.distinct >= 5 else 0.0,
}
