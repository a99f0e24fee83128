"""What is said of each supplier: a stable identifier, a name, its kind, and whether it belongs to the group."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from optimiser.ingest.supplier_match.identifiers import split_identifiers
from optimiser.ingest.supplier_match.names import Name
from optimiser.ingest.supplier_match.reference import bodies, present_names, successors

SUPPLIER_COLUMNS = (
    "supplier",
    "name",
    "kind",
    "organisation",
    "intra_group",
    "company_number",
    "vat_number",
    "spellings",
    "lines",
    "pence",
    "trusts",
)
_NOT_CODE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Member:
    """One member of the collaborative.

    Parameters
    ----------
    trust
        ODS code.
    name
        Full name.
    predecessors
        ODS codes of trusts that merged into it.
    """

    trust: str
    name: str
    predecessors: tuple[str, ...] = ()


@dataclass
class Paid:
    """What was paid under one spelling.

    Parameters
    ----------
    lines
        Lines.
    pence
        Their sum [pence].
    trusts
        The trusts that paid.
    """

    lines: int = 0
    pence: int = 0
    trusts: set[str] = field(default_factory=set)


def supplier_rows(
    parts: Sequence[Sequence[Name]], paid: Mapping[str, Paid], members: Sequence[Member], known: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table of suppliers, sorted by identifier, and the supplier of each spelling.

    Parameters
    ----------
    parts
        Names of each supplier.
    paid
        What was paid by spelling.
    members
        The members of the collaborative.
    known
        Supplier of each spelling in an earlier run.
    """
    own = {code for member in members for code in (member.trust, *member.predecessors)}
    texts = [sorted(spelling.text for name in part for spelling in name.spellings) for part in parts]
    identifiers = _identifiers(parts, texts, known)
    rows = []
    for part, spelled, identifier in zip(parts, texts, identifiers, strict=True):
        facts = _facts(part)
        organisation = facts["ods_code"]
        rows.append(
            (
                identifier,
                present_names().get(organisation) or _printed(spelled, paid),
                _kind(part, organisation),
                organisation,
                organisation in own or _last_successor(organisation) in own,
                facts["company_number"],
                facts["vat_number"],
                len(spelled),
                sum(paid[text].lines for text in spelled),
                sum(paid[text].pence for text in spelled),
                ";".join(sorted({code for text in spelled for code in paid[text].trusts})),
            )
        )
    table = pd.DataFrame(sorted(rows), columns=list(SUPPLIER_COLUMNS))
    found = {text: identifier for spelled, identifier in zip(texts, identifiers, strict=True) for text in spelled}
    return table, dict(sorted(found.items()))


def _facts(part: Sequence[Name]) -> dict[str, str]:
    """Return the identifiers of a supplier; the smallest where a person joined several."""
    facts = {}
    for what in ("company_number", "vat_number", "ods_code"):
        values = sorted({getattr(name.read.identifiers, what) for name in part} - {""})
        facts[what] = values[0] if values else ""
    return facts


def _identifiers(
    parts: Sequence[Sequence[Name]], texts: Sequence[Sequence[str]], known: Mapping[str, str]
) -> list[str]:
    """Return one identifier a supplier: the one it had, else from its strongest key; never the same twice."""
    taken: set[str] = set()
    used = set(known.values())
    chosen = [""] * len(parts)
    before = [Counter(known[text] for text in spelled if text in known) for spelled in texts]
    for place in sorted(range(len(parts)), key=lambda at: (-before[at].total(), texts[at])):
        held = sorted(before[place], key=lambda identifier: (-before[place][identifier], identifier))
        free = [identifier for identifier in held if identifier not in taken]
        identifier = free[0] if free else _derived(parts[place])
        if identifier in taken or (not held and identifier in used):
            # A digest of its own words keeps it apart for good, where a count would depend on the others.
            identifier += "-" + hashlib.blake2b("\x1f".join(texts[place]).encode(), digest_size=3).hexdigest()
        chosen[place] = identifier
        taken.add(identifier)
    return chosen


def _derived(part: Sequence[Name]) -> str:
    """Return the identifier that the strongest key gives: company number, code of a body, VAT number, words."""
    facts = _facts(part)
    if facts["company_number"]:
        return f"coh-{facts['company_number'].lower()}"
    if facts["ods_code"]:
        return f"org-{facts['ods_code'].lower()}"
    if facts["vat_number"]:
        return f"vat-{facts['vat_number']}"
    slugs = sorted(_slug(" ".join(name.read.words)) or _slug(name.label) for name in part)
    return next(filter(None, slugs), "unnamed")


def _slug(text: str) -> str:
    return _NOT_CODE.sub("-", text.lower()).strip("-")


def _printed(spelled: Sequence[str], paid: Mapping[str, Paid]) -> str:
    """Return the name to show: the spelling of most lines, without the codes in front and behind."""
    first = min(spelled, key=lambda text: (-paid[text].lines, text))
    text = " ".join(first.split())
    bare = split_identifiers(text.upper())[0]
    at = text.upper().find(bare)
    return text[at : at + len(bare)] if bare and at >= 0 else text


def _kind(part: Sequence[Name], organisation: str) -> str:
    """Return the kind of a supplier: as the look-up has it, else as the words show; ``other`` where neither does."""
    listed = sorted({body.kind for body in bodies() if body.organisation == organisation}) if organisation else []
    shown = Counter(name.read.kind for name in part if name.read.kind)
    return listed[0] if listed else min(shown, key=lambda kind: (-shown[kind], kind), default="other")


def _last_successor(organisation: str) -> str:
    """Return the organisation into which this one and its successors merged."""
    seen = {organisation}
    while (following := successors().get(organisation, "")) and following not in seen:
        organisation = following
        seen.add(following)
    return organisation
