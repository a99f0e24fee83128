"""A case's own word on categories: a file of expense types, descriptions and suppliers with the category of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from optimiser.ingest.categories.classify import OVERRIDE_COLUMNS
from optimiser.ingest.categories.tree import spend_tree, words_of
from optimiser.ingest.raw_table import clean
from optimiser.issues import IssueLog

OVERRIDES_FILE = "categories.csv"
_FIELDS = {"category": "category", "expense_type": "category", "description": "description", "supplier": "supplier"}


@dataclass(frozen=True)
class Overrides:
    """What a person said of categories.

    Parameters
    ----------
    texts
        ``field``, ``text``, ``category``, as :func:`classify` takes them.
    suppliers
        Category by the words of a supplier's name or code.
    """

    texts: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(OVERRIDE_COLUMNS), dtype="object"))
    suppliers: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    def of_suppliers(self, names: Mapping[str, str], code_of: Mapping[str, str]) -> dict[str, str]:
        """Return the category of every spelling of a supplier that was named by spelling, name or code.

        Parameters
        ----------
        names
            Name by code.
        code_of
            Code by spelling.
        """
        if not self.suppliers:
            return {}
        found = {}
        for spelling, code in code_of.items():
            said = (self.suppliers.get(words_of(text)) for text in (spelling, names.get(code, ""), code) if text)
            category = next((one for one in said if one), "")
            if category:
                found[spelling] = category
        return found


def read_overrides(path: Path, log: IssueLog) -> Overrides:
    """Read a file of overrides; one that is not there says nothing.

    Parameters
    ----------
    path
        A CSV file with the columns field (expense_type, description or supplier), text, category; instead of the first
        two a column supplier.
    log
        Takes what is wrong with it; a row with something wrong says nothing.
    """
    if not path.is_file():
        return Overrides()
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), strict=True))
    except (OSError, ValueError, csv.Error):
        message = "the file is no CSV file in UTF-8."
        log.add("unreadable-file", message, table="categories", file=path.name, remedy="Save it as CSV UTF-8.")
        return Overrides()
    header = [clean(cell).casefold().replace(" ", "_") for cell in rows[0]] if rows else []
    if "category" not in header or not ({"field", "text"} <= set(header) or "supplier" in header):
        message = f"the header is {', '.join(header) or 'empty'}."
        remedy = "Name the columns field, text and category, or supplier and category."
        log.add("missing-column", message, table="categories", file=path.name, row=1, remedy=remedy)
        return Overrides()
    said = [dict(zip(header, map(clean, row), strict=False)) for row in rows[1:]]
    return _overrides(enumerate(said, start=2), path.name, log)


def _overrides(rows: Iterable[tuple[int, dict[str, str]]], name: str, log: IssueLog) -> Overrides:
    """Return what the rows say, those apart that cannot be used."""
    texts, suppliers = [], {}
    for number, row in rows:
        if not any(row.values()):
            continue
        supplier = row.get("supplier", "")
        said, text = ("supplier", supplier) if supplier else (row.get("field", "").casefold(), row.get("text", ""))
        said, category = _FIELDS.get(said.replace(" ", "_"), said), row.get("category", "")
        for column, value, known in (("field", said, _FIELDS.values()), ("category", category, spend_tree())):
            if value not in known:
                message = f"'{value}' is not one of the {len(set(known))} that are known."
                log.add("not-a-choice", message, table="categories", file=name, row=number, column=column, value=value)
                break
        else:
            if said == "supplier":
                suppliers[words_of(text)] = category
            else:
                texts.append((said, text, category))
    return Overrides(pd.DataFrame(texts, columns=list(OVERRIDE_COLUMNS), dtype="object"), suppliers)
