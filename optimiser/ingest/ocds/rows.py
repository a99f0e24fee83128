"""One merged process to rows: contracts, their suppliers, their lots, details beside them, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from optimiser.ingest.ocds.agreements import Agreement
from optimiser.ingest.ocds.categories import category_of
from optimiser.ingest.ocds.parties import Party, buyers_of, supplier_code, suppliers_of
from optimiser.ingest.ocds.stated import inside, objects, stated_period, stated_sum, text_of
from optimiser.issues import IssueLog

Row = dict[str, Any]
_MOST_TITLE = 500
_TABLE = "contracts"


@dataclass
class Rows:
    """The rows of all processes of a file, and the issues of their values.

    Parameters
    ----------
    contracts, details, suppliers, lots, missing
        Rows of the tables of these names.
    log
        Issues of values that were left empty.
    """

    contracts: list[Row] = field(default_factory=list)
    details: list[Row] = field(default_factory=list)
    suppliers: list[Row] = field(default_factory=list)
    lots: list[Row] = field(default_factory=list)
    missing: list[Row] = field(default_factory=list)
    log: IssueLog = field(default_factory=IssueLog)


@dataclass(frozen=True)
class Origin:
    """Where a process was found.

    Parameters
    ----------
    ocid
        Its Open Contracting identifier.
    file
        Name of the file.
    row
        Row or number of its last release.
    places
        Where its releases stand.
    published
        When the last of them was published, as the notice has it.
    """

    ocid: str
    file: str
    row: int
    places: tuple[str, ...]
    published: str


def add_process(
    rows: Rows,
    process: Mapping[str, Any],
    agreements: Sequence[Agreement],
    origin: Origin,
    members: Mapping[str, str],
) -> None:
    """Add the rows of one process.

    Parameters
    ----------
    rows
        What they are added to.
    process
        The merged process.
    agreements
        What it came to.
    origin
        Where it was found.
    members
        Trust of the case by ODS code, its own and those of its predecessors.
    """
    buyers = buyers_of(process)
    codes = dict.fromkeys((_contract_code(origin.ocid, agreement) for agreement in agreements), 0)
    for agreement in agreements:
        code = _contract_code(origin.ocid, agreement)
        codes[code] += 1
        if codes[code] > 1:
            code = f"{code}#{codes[code]}"
        suppliers = suppliers_of(process, agreement.source, len(agreements) == 1) if agreement.source else []
        contract = _contract(process, agreement, origin, buyers, members)
        contract["contract"] = code
        contract["supplier"] = supplier_code(suppliers[0]) if len(suppliers) == 1 else ""
        if len(suppliers) > 1:
            contract["note"] = f"{contract['note']} It has {len(suppliers)} suppliers: see the suppliers.".strip()
        rows.contracts.append(contract)
        rows.details.append(_details(process, agreement, origin, buyers, code, len(suppliers)))
        rows.suppliers.extend(supplier_row(code, supplier) for supplier in suppliers)
        rows.lots.extend(_lot(code, lot) for lot in agreement.lots)
        _tell(rows, agreement, origin, contract, suppliers)


def _contract_code(ocid: str, agreement: Agreement) -> str:
    """Return a code that stays the same when later releases arrive."""
    name = agreement.identifier
    if not name:
        return ocid
    return name if name.startswith(ocid) else f"{ocid}/{name}"


def _contract(
    process: Mapping[str, Any], agreement: Agreement, origin: Origin, buyers: list[Party], members: Mapping[str, str]
) -> Row:
    """Return the row of the table `contracts`, without its code and supplier."""
    tender = inside(process, "tender")
    category, lever = category_of(_cpv(process)[0])
    joined = [members[buyer.ods_code] for buyer in buyers if buyer.ods_code in members]
    trust = members.get(buyers[0].ods_code, "") if buyers else ""
    value_notes = [agreement.value.note]
    if agreement.tender_value.note and agreement.tender_value.pence is None:
        value_notes.append(f"Tender: {agreement.tender_value.note}")
    notes = [*agreement.notes, agreement.period.problem, _extension_words(agreement)]
    differs = agreement.tender_value.pence != agreement.value.pence
    return {
        "trust": trust,
        "buyer": buyers[0].name if buyers else "",
        "participants": ";".join(sorted(set(joined))),
        "category": category,
        "lever": lever,
        "title": agreement.title[:_MOST_TITLE],
        "status": agreement.status,
        "value_pence": agreement.value.pence,
        "value_note": " ".join(note for note in value_notes if note),
        "tender_value_pence": agreement.tender_value.pence if differs else None,
        "start": agreement.period.start,
        "end": agreement.period.end,
        "extension_months": agreement.period.extension_months,
        "notice_months": None,
        "exit_pence": None,
        "route": _route(tender),
        "owner": "",
        "joint": len(buyers) > 1 if buyers else None,
        "grade": "A",
        "ocid": origin.ocid,
        "source_ref": f"{origin.file}, {', '.join(origin.places)}",
        "note": " ".join(note for note in notes if note),
    }


def _details(
    process: Mapping[str, Any],
    agreement: Agreement,
    origin: Origin,
    buyers: list[Party],
    code: str,
    suppliers: int,
) -> Row:
    """Return what the table `contracts` has no column for."""
    buyer = buyers[0] if buyers else Party("", "")
    cpv, cpv_title = _cpv(process)
    return {
        "contract": code,
        "buyer_ods": buyer.ods_code,
        "buyer_ods_by": buyer.ods_by,
        "buyer_nhs": buyer.nhs,
        "buyer_identifier": buyer.identifier,
        "buyer_ppon": buyer.ppon,
        "other_buyers": ";".join(each.name for each in buyers[1:]),
        "cpv": cpv,
        "cpv_title": cpv_title,
        "currency": agreement.value.currency or agreement.tender_value.currency or "GBP",
        "published": origin.published,
        "awarded_on": agreement.awarded_on,
        "releases": len(origin.places),
        "lots": len(agreement.lots),
        "suppliers": suppliers,
    }


def supplier_row(code: str, supplier: Party) -> Row:
    """Return the row of one supplier of one contract.

    Parameters
    ----------
    code
        Code of the contract.
    supplier
        The supplier.
    """
    return {
        "contract": code,
        "supplier": supplier_code(supplier),
        "name": supplier.name,
        "company_number": supplier.company_number,
        "ppon": supplier.ppon,
        "identifier": supplier.identifier,
        "ods_code": supplier.ods_code,
        "sme": supplier.sme,
    }


def _lot(code: str, lot: Mapping[str, Any]) -> Row:
    """Return the row of one lot."""
    period = stated_period(lot.get("contractPeriod"), lot)
    return {
        "contract": code,
        "lot": text_of(lot, "id"),
        "title": text_of(lot, "title")[:_MOST_TITLE],
        "value_pence": stated_sum(lot.get("value")).pence,
        "start": period.start,
        "end": period.end,
        "days": period.days,
        "extension_months": period.extension_months,
        "extension": text_of(inside(lot, "renewal"), "description")[:_MOST_TITLE],
    }


def _tell(rows: Rows, agreement: Agreement, origin: Origin, contract: Row, suppliers: list[Party]) -> None:
    """Record issues of values that could not be used, and what is missing."""
    for kind, note, column in (
        (agreement.value.kind, agreement.value.note, "value_gbp"),
        (agreement.tender_value.kind, agreement.tender_value.note, "tender_value_gbp"),
        (agreement.period.kind, agreement.period.problem, "end"),
    ):
        if kind:
            message = f"{note[0].lower()}{note[1:]} It is left empty."
            rows.log.add(
                kind, message, table=_TABLE, file=origin.file, row=origin.row, column=column, severity="warning"
            )
    gaps = {
        "buyer": not contract["buyer"],
        "title": not contract["title"],
        "supplier": agreement.status == "awarded" and not suppliers,
        "value_gbp": contract["value_pence"] is None and agreement.status == "awarded",
        "tender_value_gbp": contract["tender_value_pence"] is None and agreement.status != "awarded",
        "start": contract["start"] is None,
        "end": contract["end"] is None,
        "extension_months": contract["extension_months"] is None,
        "category": contract["category"] == "not_classified",
    }
    reasons = {
        "value_gbp": agreement.value.note,
        "tender_value_gbp": agreement.tender_value.note,
        "start": agreement.period.problem,
        "end": agreement.period.problem or " ".join(agreement.notes),
        "extension_months": _extension_words(agreement),
    }
    for column, gap in gaps.items():
        if gap:
            reason = reasons.get(column) or "Not stated."
            rows.missing.append({"contract": contract["contract"], "column": column, "reason": reason})


def _extension_words(agreement: Agreement) -> str:
    """Return the published words on extending where no length could be taken from them."""
    if agreement.period.extension_months is not None:
        return ""
    words = dict.fromkeys(text_of(inside(lot, "renewal"), "description") for lot in agreement.lots)
    said = next((word for word in words if word), "")
    return f"On extension it says: {said[:200]}" if said else ""


def _cpv(process: Mapping[str, Any]) -> tuple[str, str]:
    """Return the CPV code of a process with its title: of the tender, else of its first item."""
    tender = inside(process, "tender")
    awards = [*objects(process, "contracts"), *objects(process, "awards")]
    items = [item for source in (tender, *awards) for item in objects(source, "items")]
    held = [inside(tender, "classification"), *(inside(item, "classification") for item in items)]
    held += [other for source in (tender, *items) for other in objects(source, "additionalClassifications")]
    for classification in held:
        if text_of(classification, "scheme").upper() == "CPV" and text_of(classification, "id"):
            return text_of(classification, "id"), text_of(classification, "description")
    return "", ""


def _route(tender: Mapping[str, Any]) -> str:
    """Return the procurement route as published."""
    told = text_of(tender, "procurementMethodDetails").strip(" -") or text_of(tender, "procurementMethod")
    techniques = inside(tender, "techniques")
    framework = techniques.get("hasFrameworkAgreement") is True
    dynamic = techniques.get("hasDynamicPurchasingSystem") is True
    extra = "framework agreement" if framework else "dynamic purchasing system" if dynamic else ""
    return "; ".join(part for part in (told, extra) if part)
