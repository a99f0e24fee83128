"""Codes of trusts that are ODS codes, with the names they are published under."""

from __future__ import annotations

from collections.abc import Iterable

from optimiser.ingest.organisations import organisations
from optimiser.ingest.supplier_match.entities import Member


def members_of(trusts: Iterable[str]) -> list[Member]:
    """Return the trusts whose code is an ODS code, with their published names.

    Parameters
    ----------
    trusts
        Codes or free labels.
    """
    known = organisations()
    return [Member(code, known[code].name) for code in dict.fromkeys(trusts) if code in known]
