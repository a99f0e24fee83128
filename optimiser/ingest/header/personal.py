"""Columns that lead to persons or bank accounts are dropped; a sheet that names patients is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from optimiser.ingest.header.columns import Column
from optimiser.ingest.header.header_map import OtherColumn, Question
from optimiser.ingest.patient_data import has_nhs_check_digit, header_says

_OF_PATIENTS = ("an NHS or hospital number", "a date of birth")
_NAMES_PATIENTS = re.compile(
    r"\b(patients?|next of kin|home address|service users?)\b.*\b(names?|address(es)?|postcodes?)\b|\bhome address\b"
)
_BANK = "bank details"
_ACCOUNTS = frozenset({"account", "account number", "account name"})
"""Titles that speak of a bank account where another column of the sheet does."""
_FEWEST_NHS_NUMBERS = 10
"""Different ten-digit numbers before their check digits are looked at: of few, half may be right by chance."""
_MOSTLY = 0.5
_REMEDY = "Delete the column and send the file again; nothing of it is needed, and nothing of it was written."


def patients_named(columns: Sequence[Column]) -> list[Question]:
    """Return a refusal for each column that names patients.

    Parameters
    ----------
    columns
        The columns of a sheet.
    """
    found = []
    for column in columns:
        says = _says(column)
        if says:
            message = f"column {column.letter} {says}, and files of spending must not."
            found.append(Question("error", "patient-data", "", (column.letter,), message, _REMEDY))
    return found


def to_be_dropped(columns: Sequence[Column]) -> dict[int, OtherColumn]:
    """Return the columns of which nothing may be written, by position.

    Parameters
    ----------
    columns
        The columns of a sheet.
    """
    dropped = {}
    bank = any(column.evidence.leads_to == _BANK for column in columns)
    for column in columns:
        leads_to = column.evidence.leads_to or (_BANK if bank and column.evidence.words in _ACCOUNTS else "")
        postcodes = any(meaning.field == "postcode" for meaning in column.evidence.meanings)
        if leads_to:
            why = f"It would tell {leads_to}."
        elif postcodes or column.profile.share("postcode") >= _MOSTLY:
            why = "It holds postcodes, which are as good as addresses."
        else:
            continue
        dropped[column.index] = OtherColumn(column.index, column.title, why, dropped=True)
    return dropped


def _says(column: Column) -> str:
    """Return what a column would tell of patients, as the end of a sentence; empty where nothing."""
    told = header_says(column.title) if column.title else ""
    company = column.profile.share("company_number") >= _MOSTLY
    # A column headed NHS may say only whether a supplier belongs to it.
    flag = column.title.casefold() == "nhs" and not column.profile.share("digits")
    if told in _OF_PATIENTS and not company and not flag and not column.evidence.leads_to:
        return f"is headed as {told} would be"
    if _NAMES_PATIENTS.search(column.title.casefold()):
        return "is headed as names or addresses of patients would be"
    numbers = {text.replace(" ", "") for text in column.cells}
    ten = [number for number in numbers if len(number) == 10 and number.isdigit()]
    if len(ten) >= max(_FEWEST_NHS_NUMBERS, _MOSTLY * len(numbers)):
        right = sum(map(has_nhs_check_digit, ten))
        if right >= _MOSTLY * len(ten):
            return "holds ten-digit numbers with the check digit of NHS numbers"
    return ""
