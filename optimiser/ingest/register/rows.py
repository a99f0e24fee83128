"""Rows of a register of contracts to contracts, their suppliers and what is missing; what cannot be read is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from optimiser.ingest.categories.classify import classify
from optimiser.ingest.categories.tree import path_of
from optimiser.ingest.lines.coded import on_one_line
from optimiser.ingest.lines.conceal import Concealer, without_names
from optimiser.ingest.ocds.categories import NOT_CLASSIFIED, category_of, lever_of
from optimiser.ingest.ocds.parties import Party, supplier_code
from optimiser.ingest.ocds.rows import Row, Rows, supplier_row
from optimiser.ingest.organisations import Organisation, is_nhs_name, organisation_of, organisations
from optimiser.ingest.register.cells import Stated, months_of_extension, still_open, suppliers_of_cell
from optimiser.ingest.supplier_match.identifiers import company_number

_CPV = re.compile(r"(?<![0-9])([0-9]{8})(?:-[0-9])?(?![0-9])")
_MOST_TITLE = 500
_AS_RECORDED = "As recorded; whether with VAT is not said."


@dataclass
class Register:
    """The contracts of all registers of a reading.

    Parameters
    ----------
    members
        Trust of the case by ODS code and by name in small letters; without it only who sent a file is known.
    rows
        Rows of the tables.
    seen
        Trust and cells of each row that was taken; a row that says the same again is merged into it.
    """

    members: Mapping[str, str]
    rows: Rows = field(default_factory=Rows)
    seen: set[tuple[str, ...]] = field(default_factory=set)
    _codes: Counter[str] = field(default_factory=Counter)

    def code(self, wanted: str) -> str:
        """Return a code that no other contract has."""
        self._codes[wanted] += 1
        return wanted if self._codes[wanted] == 1 else f"{wanted}#{self._codes[wanted]}"


@dataclass(frozen=True)
class Source:
    """Where the row of a register stands.

    Parameters
    ----------
    trust
        Code of the trust that sent the file.
    place
        File and sheet, as in ``line_id``.
    row
        Row that Excel shows.
    where
        Both in words.
    """

    trust: str
    place: str
    row: int
    where: str


@dataclass(frozen=True)
class Entry:
    """What one row of a register states.

    Parameters
    ----------
    texts
        Its cells by standard field, each on one line.
    titles
        Titles of the columns by standard field.
    suppliers
        The cell of suppliers as it stands.
    start, end, value, annual_value
        Its columns of days and sums.
    place
        Its place in these columns.
    """

    texts: Mapping[str, str]
    titles: Mapping[str, str]
    suppliers: str
    start: Stated
    end: Stated
    value: Stated
    annual_value: Stated
    place: int

    @property
    def title(self) -> str:
        """What the contract is called, or the next best that is said of it."""
        return next((self.texts[name] for name in ("title", "description", "contract") if self.texts.get(name)), "")


def add_contract(register: Register, entry: Entry, source: Source, concealer: Concealer) -> None:
    """Add the rows of one contract, without private individuals.

    Parameters
    ----------
    register
        Takes the rows.
    entry
        What its row states.
    source
        Where that stands.
    concealer
        Gives the pseudonyms.
    """
    number = entry.texts.get("contract", "") or entry.texts.get("reference", "")
    code = register.code(f"{source.trust}:{number}" if number else f"{source.place}{source.row}")
    parties, hidden = _suppliers(entry, concealer)
    buyer, organisation = _buyer(entry, source)
    contract = _contract(entry, source, parties, register.members)
    contract |= {"contract": code, "buyer": buyer}
    for name in ("title", "value_note", "note") if hidden else ():
        contract[name] = without_names(contract[name], hidden)
    rows = register.rows
    rows.contracts.append(contract)
    rows.suppliers.extend(supplier_row(code, party) for party in parties)
    rows.details.append(_details(entry, code, buyer, organisation, len(parties)))
    reasons = _gaps(entry, contract, parties)
    rows.missing.extend(
        {"contract": code, "column": name, "reason": without_names(why, hidden)} for name, why in reasons.items()
    )


def _suppliers(entry: Entry, concealer: Concealer) -> tuple[list[Party], dict[str, str]]:
    """Return the suppliers of a row, and the pseudonyms among them by name; a company number shows a company."""
    names = suppliers_of_cell(entry.suppliers)
    company = company_number(entry.texts.get("company_number", "")) if len(names) == 1 else ""
    hidden = {} if company else concealer.look_up(names)
    parties = []
    for name in names:
        body = organisation_of(name)
        code = body.code if body else ""
        parties.append(Party("", hidden.get(name, name)[:300], company, ods_code=code, nhs=is_nhs_name(name)))
    return list({supplier_code(party): party for party in parties}.values()), hidden


def _buyer(entry: Entry, source: Source) -> tuple[str, Organisation | None]:
    """Return the name of the buyer, and which NHS body it is: who sent the file, where no column names one."""
    listed = organisations()
    said = entry.texts.get("trust", "")
    if not said:
        own = listed.get(source.trust)
        return (own.name if own else source.trust), own
    return said, listed.get(said.upper()) or organisation_of(said)


def _trust(entry: Entry, source: Source, members: Mapping[str, str]) -> str:
    """Return the member that buys; empty where it is another."""
    said = entry.texts.get("trust", "")
    if not said:
        return source.trust
    _, organisation = _buyer(entry, source)
    return members.get(organisation.code if organisation else "", "") or members.get(said.casefold(), "")


def _contract(entry: Entry, source: Source, parties: Sequence[Party], members: Mapping[str, str]) -> Row:
    """Return the row of the table `contracts`, without its code and buyer."""
    category, lever = _category(entry)
    trust = _trust(entry, source, members)
    end = entry.end.day(entry.place)
    months = months_of_extension(entry.texts.get("extension", ""), entry.titles.get("extension", ""), end)
    pence = entry.value.pence(entry.place)
    open_yet = not parties and still_open(entry.suppliers)
    column = "tender_value_pence" if open_yet else "value_pence"
    return {
        "trust": trust,
        "participants": trust,
        "category": category,
        "lever": lever,
        "title": entry.title[:_MOST_TITLE],
        "supplier": supplier_code(parties[0]) if len(parties) == 1 else "",
        "status": "tender" if open_yet else "awarded",
        "value_pence": None,
        "tender_value_pence": None,
        column: pence,
        "value_note": _value_note(entry, pence),
        "start": entry.start.day(entry.place),
        "end": end,
        "extension_months": months,
        "notice_months": None,
        "exit_pence": None,
        "route": "",
        "owner": "",
        "joint": None,
        "grade": "B",
        "ocid": "",
        "source_ref": source.where,
        "note": _note(entry, months, len(parties)),
    }


def _category(entry: Entry) -> tuple[str, str]:
    """Return category and lever: by a code of the common procurement vocabulary, else by the words."""
    said = entry.texts.get("category", "")
    code = _CPV.search(said)
    found = category_of(code[1]) if code else NOT_CLASSIFIED
    if found != NOT_CLASSIFIED:
        return found
    frame = pd.DataFrame({"category": [said], "description": [entry.title]})
    category = str(classify(frame)["category"].iloc[0])
    if not category:
        return NOT_CLASSIFIED
    return category, lever_of(category) or ("transport" if "transport" in path_of(category) else "buying")


def _value_note(entry: Entry, pence: int | None) -> str:
    """Return what the value covers, the words that stand instead of it, and the value of a year."""
    said = [_AS_RECORDED] if pence is not None else []
    if entry.value.words[entry.place]:
        said.append(f"Recorded as '{entry.value.words[entry.place]}'.")
    annual = entry.annual_value.pence(entry.place)
    if annual is not None:
        said.append(f"A year, as recorded: £{annual // 100:,}.{annual % 100:02d}.")
    return " ".join(said)


def _note(entry: Entry, months: int | None, suppliers: int) -> str:
    """Return what else a reader should know."""
    said = [f"Its {name} is recorded as '{one.words[entry.place]}'." for name, one in _days(entry).items()]
    if suppliers > 1:
        said.append(f"It has {suppliers} suppliers: see the suppliers.")
    extension = entry.texts.get("extension", "")
    if extension and months is None:
        said.append(f"On extension it says: {extension[:200]}")
    return " ".join(said)


def _days(entry: Entry) -> dict[str, Stated]:
    """Return the columns of days in which words stand instead of a day."""
    columns = {"start": entry.start, "end": entry.end}
    return {name: one for name, one in columns.items() if one.words[entry.place]}


def _details(entry: Entry, code: str, buyer: str, organisation: Organisation | None, suppliers: int) -> Row:
    """Return what the table `contracts` has no column for."""
    cpv = _CPV.search(entry.texts.get("category", ""))
    by = "" if organisation is None else "name" if entry.texts.get("trust") else "identifier"
    return {
        "contract": code,
        "buyer_ods": organisation.code if organisation else "",
        "buyer_ods_by": by,
        "buyer_nhs": organisation is not None or is_nhs_name(buyer),
        "cpv": cpv[1] if cpv else "",
        "currency": "GBP",
        "releases": None,
        "lots": None,
        "suppliers": suppliers,
    }


def _gaps(entry: Entry, contract: Mapping[str, Any], parties: Sequence[Party]) -> dict[str, str]:
    """Return why columns are empty, by column."""
    reasons = {name: f"Recorded as '{one.words[entry.place]}'." for name, one in _days(entry).items()}
    if entry.value.words[entry.place]:
        reasons["value_gbp"] = f"Recorded as '{entry.value.words[entry.place]}'."
    if entry.texts.get("extension"):
        reasons["extension_months"] = f"Recorded as '{entry.texts['extension'][:200]}'."
    if on_one_line(entry.suppliers) and contract["status"] == "awarded" and not parties:
        reasons["supplier"] = f"Recorded as '{on_one_line(entry.suppliers)[:80]}'."
    gaps = {
        "supplier": contract["status"] == "awarded" and not parties,
        "value_gbp": contract["status"] == "awarded" and contract["value_pence"] is None,
        "tender_value_gbp": contract["status"] != "awarded" and contract["tender_value_pence"] is None,
        "start": contract["start"] is None,
        "end": contract["end"] is None,
        "extension_months": contract["extension_months"] is None,
        "category": contract["category"] == NOT_CLASSIFIED[0],
    }
    return {name: reasons.get(name, "Not stated.") for name, empty in gaps.items() if empty}
