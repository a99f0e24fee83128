"""Who buys and who supplies: names, company numbers, public procurement numbers and ODS codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from optimiser.ingest.ocds.stated import inside, objects, text_of
from optimiser.ingest.organisations import is_nhs_name, organisation_of

_SCHEME = re.compile(r"^(GB-[A-Z]{2,6})-(.+)$")
_ODS = re.compile(r"^[A-Z0-9]{3,6}$")
_COMPANY = re.compile(r"^(\d{1,8}|[A-Z]{2}\d{1,6}[A-Z]?)$")
_COMPANY_SCHEMES = ("GB-COH",)
_MOST_NAME = 300


@dataclass(frozen=True)
class Party:
    """One organisation of a notice.

    Parameters
    ----------
    identifier
        How the notice refers to it.
    name
        Name as published; empty where none is.
    company_number
        Companies House number, eight characters; empty where not stated.
    ppon
        Public procurement organisation number (GB-PPON); empty where not stated.
    ods_code
        ODS code; empty where it has none, or none is known here.
    ods_by
        ``identifier`` or ``name``: what the code rests on.
    nhs
        Whether it is of the NHS, with or without a code.
    sme
        Whether it is a small or medium-sized enterprise; ``None`` where not stated.
    """

    identifier: str
    name: str
    company_number: str = ""
    ppon: str = ""
    ods_code: str = ""
    ods_by: str = ""
    nhs: bool = False
    sme: bool | None = None


def buyers_of(process: Mapping[str, Any]) -> list[Party]:
    """Return the buyers of a process, the one that the notice names first.

    Parameters
    ----------
    process
        A merged process.
    """
    parties = _by_id(process)
    named = [inside(process, "buyer"), *objects(process, "buyers")]
    named += [party for party in parties.values() if "buyer" in _roles(party)]
    if not any(entry.get("id") is not None or text_of(entry, "name") for entry in named):
        named = [inside(inside(process, "tender"), "procuringEntity")]
    return _distinct(named, parties)


def suppliers_of(process: Mapping[str, Any], source: Mapping[str, Any], alone: bool) -> list[Party]:
    """Return the suppliers of an award or contract, each once.

    Parameters
    ----------
    process
        A merged process.
    source
        The award or contract.
    alone
        Whether it is the only one of the process, so that every supplier of the notice is its.
    """
    parties = _by_id(process)
    named = objects(source, "suppliers")
    if not named and alone:
        named = [party for party in parties.values() if "supplier" in _roles(party)]
    return _distinct(named, parties)


def supplier_code(party: Party) -> str:
    """Return the code of a supplier: its company number, else its procurement number, else the notice's own id.

    Parameters
    ----------
    party
        A supplier.
    """
    if party.company_number:
        return f"GB-COH-{party.company_number}"
    if party.ppon:
        return f"GB-PPON-{party.ppon}"
    # The id of a notice such as org-12 is another's in the next notice, so that the name has to tell them apart.
    return party.identifier if party.identifier.startswith("GB-") else " ".join(party.name.casefold().split())


def _distinct(named: list[dict[str, Any]], parties: Mapping[str, dict[str, Any]]) -> list[Party]:
    """Return the parties that are referred to, each once, those without id and name left out."""
    found: dict[str, Party] = {}
    for entry in named:
        party = _party(entry, parties.get(_id(entry), {}))
        if party.name or party.identifier:
            found.setdefault(party.identifier or party.name.casefold(), party)
    return list(found.values())


def _party(entry: Mapping[str, Any], party: Mapping[str, Any]) -> Party:
    """Return what the reference to a party and the party itself say together."""
    identifiers = _identifiers(entry, party)
    names = [text_of(entry, "name"), text_of(party, "name"), text_of(inside(party, "identifier"), "legalName")]
    name = next((each for each in names if each), "")[:_MOST_NAME]
    code, by = _ods_code(identifiers, names)
    scale = text_of(inside(party, "details"), "scale").lower()
    return Party(
        identifier=_id(entry) or _id(party),
        name=name,
        company_number=_company_number(identifiers),
        ppon=next((value for scheme, value in identifiers if scheme == "GB-PPON"), ""),
        ods_code=code,
        ods_by=by,
        nhs=bool(code) or any(is_nhs_name(each) for each in names),
        sme={"sme": True, "large": False}.get(scale),
    )


def _identifiers(*sources: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return every identifier of a party as scheme and value, those inside its id included."""
    found: list[tuple[str, str]] = []
    for source in sources:
        for held in (inside(source, "identifier"), *objects(source, "additionalIdentifiers")):
            scheme, value = text_of(held, "scheme").upper(), text_of(held, "id").upper()
            found.append((scheme, value.removeprefix(f"{scheme}-") if scheme else value))
        inner = _SCHEME.match(_id(source).upper())
        if inner:
            found.append((inner.group(1), inner.group(2)))
    return [(scheme, value) for scheme, value in found if value]


def _ods_code(identifiers: list[tuple[str, str]], names: list[str]) -> tuple[str, str]:
    """Return the ODS code of a party and what it rests on; both empty where there is none."""
    for scheme, value in identifiers:
        if scheme == "GB-NHS" and _ODS.match(value):
            return value, "identifier"
    for name in names:
        found = organisation_of(name) if name else None
        if found is not None:
            return found.code, "name"
    return "", ""


def _company_number(identifiers: list[tuple[str, str]]) -> str:
    """Return the Companies House number with its leading noughts; empty where none is stated, or it is none."""
    for scheme, value in identifiers:
        number = "".join(value.split())
        if scheme in _COMPANY_SCHEMES and _COMPANY.match(number):
            return number.zfill(8) if number.isdigit() else number[:2] + number[2:].zfill(6)
    return ""


def _by_id(process: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the parties of a process by id."""
    return {_id(party) or f"#{place}": party for place, party in enumerate(objects(process, "parties"))}


def _id(source: Mapping[str, Any]) -> str:
    """Return an id as text."""
    return text_of(source, "id")


def _roles(party: Mapping[str, Any]) -> list[str]:
    """Return the roles of a party."""
    roles = party.get("roles")
    return [text_of(role) for role in roles] if isinstance(roles, list) else []
