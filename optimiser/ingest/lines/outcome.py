"""What a reading comes to once suppliers are matched, and lines that overlapping files repeat are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from optimiser.case import Counts, Reconciliation
from optimiser.ingest.categories.overrides import Overrides
from optimiser.ingest.decisions import Decision
from optimiser.ingest.lines.contract_tables import contract_tables, supplier_names, suppliers_of_contracts
from optimiser.ingest.lines.duplicates import Duplicates, find_duplicates
from optimiser.ingest.lines.file_read import Reading
from optimiser.ingest.lines.held import HeldLines, LineKeys, Spelling
from optimiser.ingest.lines.render import LineCodes, csv_text, line_columns, render
from optimiser.ingest.lines.said import Things, find_things
from optimiser.ingest.lines.sums import Sums, sums_of
from optimiser.ingest.lines.values import exact_sum
from optimiser.ingest.supplier_match.entities import Member
from optimiser.ingest.supplier_match.match import SupplierMatches, match_suppliers

_PUBLIC_KINDS = frozenset({"council", "public_national", "regulator"})


@dataclass(frozen=True)
class Said:
    """What a person said beside decisions on matches.

    Parameters
    ----------
    overrides
        Categories.
    equivalents
        Products approved as clinically equivalent: left, right, approved_by, approved_on; ``None`` for none.
    """

    overrides: Overrides = field(default_factory=Overrides)
    equivalents: pd.DataFrame | None = None


@dataclass(frozen=True)
class Outcome:
    """Accepted lines with everything that is said of them.

    Parameters
    ----------
    reading
        What was read.
    matches
        Which spellings are which supplier.
    things
        Categories and items of what was bought.
    keys
        What is held of every accepted line.
    duplicates
        Which of them repeat others.
    columns
        Columns of lines.csv.
    """

    reading: Reading
    matches: SupplierMatches
    things: Things
    keys: LineKeys
    duplicates: Duplicates
    columns: tuple[str, ...]

    @cached_property
    def contracts(self) -> dict[str, pd.DataFrame]:
        """The contracts and what stands beside them; nothing where there are none."""
        return contract_tables(self.reading, self.matches.supplier_of)

    @cached_property
    def sums(self) -> Sums:
        """Sums over the lines that are kept."""
        return sums_of(self.reading.held, self.duplicates.merged, self.things)

    @property
    def codes(self) -> LineCodes:
        """What matching says of lines."""
        return LineCodes(self.matches.supplier_of, self.things)

    def lines(self, columns: Sequence[str] = (), write: Callable[[str], str] = csv_text) -> Iterator[list[list[str]]]:
        """Yield the lines that are kept, block by block, column by column.

        Parameters
        ----------
        columns
            The columns that are wanted; those of lines.csv where none is named.
        write
            Makes a cell of a text; as it stands in a CSV file where it is not given.
        """
        wanted = tuple(columns) or self.columns
        begun = 0
        for place, parsed in self.reading.held:
            count = len(parsed.numbers)
            merged = self.duplicates.merged[begun : begun + count]
            cells = render(place, parsed, self.codes, wanted, write)
            if merged.any():
                kept = np.flatnonzero(~merged).tolist()
                cells = [[column[row] for row in kept] for column in cells]
            yield cells
            begun += count

    def reconciliations(self) -> dict[tuple[str, str], Reconciliation]:
        """Return what became of the rows of every file, by trust and file."""
        return {(file.origin.trust, file.origin.name): file.tally.reconciled() for file in self.reading.files}

    def suppliers(self) -> list[dict[str, Any]]:
        """Return the suppliers of lines and of contracts as rows of a case's table."""
        rows: list[dict[str, Any]] = [
            {
                "supplier": row["supplier"],
                "name": row["name"],
                "member_trust": row["organisation"] if row["intra_group"] else "",
                "public_body": row["kind"].startswith("nhs") or row["kind"] in _PUBLIC_KINDS,
                "company_number": row["company_number"],
            }
            for row in self.matches.suppliers.to_dict("records")
        ]
        known = {row["supplier"] for row in rows}
        return rows + [row for row in suppliers_of_contracts(self.contracts) if row["supplier"] not in known]


def settle(
    reading: Reading,
    decisions: Sequence[Decision],
    members: Sequence[Member],
    suppliers: Mapping[str, str] | None = None,
    said: Said | None = None,
) -> Outcome:
    """Match suppliers and find repeats.

    Parameters
    ----------
    reading
        What was read.
    decisions
        What a person decided on matches.
    members
        The trusts that belong together.
    suppliers
        Name by code of suppliers that are known already; a spelling that means one of them takes its code.
    said
        What a person said of categories and of equivalent products.
    """
    said = said or Said()
    held = reading.held
    known = {name: code for code, name in (suppliers or {}).items()}
    contracted = supplier_names(reading)
    spellings = _spellings(held, {**dict.fromkeys(known, ""), **contracted})
    matches = match_suppliers(spellings, decisions, members, known)
    keys = held.keys()
    duplicates = _duplicates(held, keys)
    _move_merged(reading, duplicates)
    columns = line_columns(header for _, header in reading.maps if header.table == "lines")
    things = find_things(held.said, decisions, said.overrides, said.equivalents)
    names = dict(zip(matches.suppliers["supplier"], matches.suppliers["name"], strict=True))
    by_supplier = said.overrides.of_suppliers(names, matches.supplier_of)
    things = replace(things, category_of_supplier=by_supplier)
    return Outcome(reading, matches, things, keys, duplicates, columns)


def total(reconciliations: Sequence[Reconciliation]) -> Reconciliation:
    """Add up what became of the rows of several files.

    Parameters
    ----------
    reconciliations
        One for each file.
    """

    def added(name: str) -> Counts | None:
        own = [getattr(one, name) for one in reconciliations if getattr(one, name) is not None]
        parts = ("read", "accepted", "rejected", "merged")
        return Counts(*(sum(getattr(counts, part) for counts in own) for part in parts)) if own else None

    blank = sum(one.blank for one in reconciliations)
    return Reconciliation(added("rows") or Counts(), added("pence") or Counts(), added("millionths"), blank)


def _spellings(held: HeldLines, others: Mapping[str, str]) -> pd.DataFrame:
    """Return the suppliers as recorded, with what was paid under each spelling, and other names with their numbers."""
    named = {text: spelling for text, spelling in held.spellings.items() if text}
    named |= {name: Spelling(company_number=number) for name, number in others.items() if name and name not in named}
    return pd.DataFrame(
        {
            "spelling": pd.Series(list(named), dtype=object),
            "company_number": pd.Series([one.company_number for one in named.values()], dtype=object),
            "vat_number": pd.Series([one.vat_number for one in named.values()], dtype=object),
            "lines": pd.Series([one.lines for one in named.values()], dtype="int64"),
            "pence": pd.Series([one.pence for one in named.values()], dtype=object),
            "trusts": pd.Series([";".join(sorted(one.trusts)) for one in named.values()], dtype=object),
        }
    )


def _duplicates(held: HeldLines, keys: LineKeys) -> Duplicates:
    """Find the lines that repeat others."""
    files = list(dict.fromkeys((place.trust, place.file) for place in held.places))
    trusts = list(dict.fromkeys(place.trust for place in held.places))
    file_of = np.array([files.index((place.trust, place.file)) for place in held.places], dtype=np.int32)
    trust_of = np.array([trusts.index(place.trust) for place in held.places], dtype=np.int32)
    return find_duplicates(keys, file_of, trust_of, held.number_of(""))


def _move_merged(reading: Reading, duplicates: Duplicates) -> None:
    """Count merged lines as merged, no longer as accepted."""
    tallies = {(file.origin.trust, file.origin.name): file.tally for file in reading.files}
    begun = 0
    for number, (place, count) in enumerate(reading.held.blocks):
        merged = duplicates.merged[begun : begun + count]
        begun += count
        if merged.any():
            own, parsed = reading.held.places[place], reading.held.block(number)
            sums = exact_sum(parsed.pence[merged]), exact_sum(parsed.millionths[merged])
            tallies[own.trust, own.tally].merge(int(merged.sum()), *sums)
