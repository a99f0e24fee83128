"""Why a column was chosen or left out, in one sentence for a person."""

from __future__ import annotations

from collections.abc import Mapping

from optimiser.ingest.header.assignment import Assigned
from optimiser.ingest.header.columns import Column
from optimiser.ingest.header.value_profile import ColumnProfile

_SHOWN = (
    ("date", "dates"),
    ("pound", "amounts with a pound sign"),
    ("pence", "amounts with pence"),
    ("gtin", "numbers with a right GTIN check digit"),
    ("unit", "units of issue"),
    ("legal", "names with a legal form such as Ltd"),
    ("public_body", "names of public bodies"),
    ("period", "months or periods"),
    ("serial", "days as Excel counts them"),
    ("number", "numbers"),
    ("code", "codes"),
    ("text", "texts"),
)


def reason(name: str, one: Assigned) -> str:
    """Return why a column holds a field.

    Parameters
    ----------
    name
        The field.
    one
        The column, and those it was preferred to.
    """
    meaning = f" ({one.score.meaning})" if one.score.meaning and one.score.meaning != name else ""
    said = f"Its title speaks of {name}{meaning}" if one.score.by_title else "Its title is not known"
    text = f"{said}; {values_in_words(one.column.profile)}."
    if one.passed_over:
        others = " and ".join(column.shown for column in one.passed_over)
        text += f" Preferred to {others} by its meaning."
    return text


def values_in_words(column: ColumnProfile) -> str:
    """Return what the values of a column look like, such as ``98 % of 240 values are dates``.

    Parameters
    ----------
    column
        What the cells look like.
    """
    if not column.filled:
        return "no value stands below it in the rows looked at"
    kind, words = max(_SHOWN, key=lambda one: (round(column.share(one[0]), 1), -_SHOWN.index(one)))
    share = int(100 * column.share(kind))
    if share < 25:
        return f"{column.filled:,} values of no common kind"
    return f"{share} % of {column.filled:,} values are {words}"


def why_left_out(column: Column, found: Mapping[str, Assigned]) -> str:
    """Return why a column holds no field.

    Parameters
    ----------
    column
        The column.
    found
        The column of each field.
    """
    meant = [one.field for one in column.evidence.meanings if one.field in found]
    if meant:
        return f"It could be {meant[0]} too; {found[meant[0]].column.shown} is."
    if column.evidence.recognised:
        return "Its title is known and speaks of no field that is needed."
    return f"Its title is not known; {values_in_words(column.profile)}."
