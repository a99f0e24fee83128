"""Filled bid sheets to rows of offers, tiers and suppliers, under the names of the data dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from optimiser.case import Case
from optimiser.ingest.bid_sheet import BidReading
from optimiser.ingest.bid_sheet_refusals import RefusedCell, refused
from optimiser.ingest.bid_sheet_rows import BidRow
from optimiser.ingest.bid_sheet_tiers import TierStep
from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.tables.bid_layout import BUNDLES, DETAILS, HEADER_ROW, PRICES
from optimiser.tables.bid_request import BidRequest
from optimiser.tables.bid_sheet import DETAIL_FIELDS

_VALIDITY = ("valid_from", "valid_to", "framework", "framework_end", "route")
_COSTS = ("activation", "delivery", "switching")


@dataclass(frozen=True)
class OfferedRows:
    """What the sheets come to.

    Parameters
    ----------
    offers, tiers, suppliers
        Rows under the dictionary's inner names; suppliers are those that the case does not have yet.
    supplier_of
        Code of the supplier by file.
    refusals
        Suppliers that cannot be told apart.
    notes
        What a buyer should look at, in sentences.
    """

    offers: list[dict[str, Any]] = field(default_factory=list)
    tiers: list[dict[str, Any]] = field(default_factory=list)
    suppliers: list[dict[str, Any]] = field(default_factory=list)
    supplier_of: dict[str, str] = field(default_factory=dict)
    refusals: list[RefusedCell] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def offered_rows(case: Case, request: BidRequest, readings: Iterable[BidReading]) -> OfferedRows:
    """Turn what the suppliers offer into rows; an offer's code is made of supplier and item, and so stays the same.

    Parameters
    ----------
    case
        For the suppliers it knows.
    request
        What was asked for.
    readings
        The sheets; one that could not be read at all adds nothing.
    """
    found = OfferedRows()
    known = _known_suppliers(case)
    file_of: dict[str, str] = {}
    for reading in readings:
        name = reading.details.text("name")
        if not name:
            continue
        code, fault = _code_of(reading.details, {code: str(row["name"]) for code, row in known.items()})
        if fault is None and code in file_of:
            message = f"{quoted(code)} is the supplier of '{file_of[code]}' too; a supplier hands in one sheet."
            fault = Fault("duplicate-key", message, "Read one of the two, or give each supplier its own code.")
        if fault is not None:
            found.refusals.append(_refused_detail(reading, fault))
            continue
        file_of[code] = reading.file
        found.supplier_of[reading.file] = code
        is_new = code not in known
        if is_new:
            found.suppliers.append(_new_supplier(code, reading.details))
        else:
            found.notes.extend(_differences(code, reading, known[code]))
        _add_offers(found, request, reading, code, is_new=is_new)
    return found


def _known_suppliers(case: Case) -> dict[str, dict[str, Any]]:
    """Return the suppliers that the case names, in their own table or in its offers, by code."""
    known: dict[str, dict[str, Any]] = {}
    if "suppliers" in case:
        known.update({row["supplier"]: dict(row) for _, row in case.frame("suppliers").iterrows()})
    if "offers" in case:
        for _, row in case.frame("offers").iterrows():
            if row["supplier_name"]:
                known.setdefault(row["supplier"], {**dict(row), "name": row["supplier_name"]})
    return known


def _code_of(details: BidRow, names: dict[str, str]) -> tuple[str, Fault | None]:
    """Return the supplier's code: as it says, by its name, or made from its name."""
    name, code = details.text("name"), details.text("code")
    by_name = [known for known, other in names.items() if _plain(other) == _plain(name)]
    if code:
        if code in names or not by_name:
            return code, None
        message = f"{quoted(code)} is not the code of {quoted(name)}, which is '{by_name[0]}'."
        return code, Fault("unknown-reference", message, "Write the code that the case has, or clear the cell.")
    if by_name:
        return by_name[0], None
    made = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or "supplier"
    if made in names:
        message = f"the name {quoted(name)} would make the code '{made}', which is that of {quoted(names[made])}."
        return made, Fault("duplicate-key", message, "Write the supplier's code, or its full name.")
    return made, None


def _plain(name: str) -> str:
    """Return a name without case, dots and spaces, which say nothing of who it is."""
    return re.sub(r"[^a-z0-9]+", "", name.casefold()) or name


def _refused_detail(reading: BidReading, fault: Fault) -> RefusedCell:
    """Return the refusal of the cell that says who the supplier is."""
    own = "code" if reading.details.text("code") else "name"
    place = next(place for place, one in enumerate(DETAIL_FIELDS) if one.name == own)
    row = HEADER_ROW + 1 + place
    about = (DETAIL_FIELDS[place].header, reading.details.texts[own])
    return refused(reading.file, DETAILS, (f"B{row}", row), about, fault)


def _new_supplier(code: str, details: BidRow) -> dict[str, Any]:
    """Return the row of a supplier that the case does not have."""
    return {
        "supplier": code,
        "name": details.text("name"),
        "company_number": details.text("company_number"),
        "sme": details.entries.get("sme"),
        "local": details.entries.get("local"),
    }


def _differences(code: str, reading: BidReading, known: dict[str, Any]) -> list[str]:
    """Say where a supplier describes itself otherwise than the case does; the case is left as it is."""
    notes = []
    for name in ("sme", "local"):
        said, has = reading.details.entries.get(name), known[name]
        if said is not None and (pd.isna(has) or bool(has) != said):
            word, there = "yes" if said else "no", "nothing" if pd.isna(has) else "yes" if has else "no"
            notes.append(
                f"{reading.file}: {code} says {word} to '{name}', the case says {there}; the case was left as it is."
            )
    if known.get("member_trust"):
        notes.append(
            f"{reading.file}: {code} is owned by {known['member_trust']}, so its offers save the members nothing."
        )
    return notes


def _add_offers(found: OfferedRows, request: BidRequest, reading: BidReading, code: str, *, is_new: bool) -> None:
    """Add the rows of one supplier; what it says of itself stands in each, so that the offers can be read alone."""
    details = reading.details
    own: dict[str, Any] = {"supplier": code, "currency": "GBP", "evidence": "quoted"}
    own |= {f"{name}_pence": details.whole(f"{name}_gbp") for name in _COSTS}
    if is_new:
        own |= {"supplier_name": details.text("name"), **{name: details.entries.get(name) for name in ("sme", "local")}}
    for row in reading.prices:
        item = row.text("item")
        if not item or row.whole("price") is None:
            continue
        offer = f"{code}:{item}"
        limits = {f"{name}_millionths": row.whole(name) for name in ("capacity", "minimum_order", "carbon_kg")}
        found.offers.append({**own, **_terms(request, row, reading.file, PRICES), "offer": offer, **limits})
        steps = [*reading.tiers.get(item, ()), *_totals(reading.discounts, request.by_item[item].lot)]
        found.tiers.extend(_tier_row(offer, step) for step in steps)
    for row in reading.bundles:
        item, bundle = row.text("item"), row.text("bundle")
        if item in request.by_item and bundle and row.whole("price") is not None:
            terms = _terms(request, row, reading.file, BUNDLES)
            found.offers.append({**own, **terms, "offer": f"{code}+{bundle}:{item}", "bundle": f"{code}+{bundle}"})


def _terms(request: BidRequest, row: BidRow, file: str, sheet: str) -> dict[str, Any]:
    """Return what a row says of price, days and route."""
    item = row.text("item")
    return {
        "item": item,
        "lot": request.by_item[item].lot,
        "price_gbp_millionths": row.whole("price"),
        **{name: row.entries.get(name) for name in _VALIDITY},
        "source_ref": f"{file}, sheet {sheet}, row {row.number}",
    }


def _totals(steps: Iterable[TierStep], lot: str) -> list[TierStep]:
    """Return the discounts and rebates to which an offer of a lot counts."""
    return [step for step in steps if step.scope == "supplier" or step.lot == lot]


def _tier_row(offer: str, step: TierStep) -> dict[str, Any]:
    """Return one step as a row of the dictionary."""
    return {
        "offer": offer,
        "threshold_millionths": step.threshold,
        "threshold_unit": step.unit,
        "scope": step.scope,
        "kind": step.kind,
        "price_gbp_millionths": step.price,
        "discount": None if step.discount is None else step.discount / 1_000_000,
        "rebate_pence": step.lump,
    }
