"""The compatibility table as the instance wants it: what may share a vehicle with what."""

from __future__ import annotations

from typing import cast

from models.transport.instance import Sharing
from optimiser.case import Case
from optimiser.prepare.transport.rows import rows_of


def sharing_of(case: Case) -> dict[tuple[str, str], Sharing]:
    """Return what the table says of two classes, in alphabetical order; that it does not contradict itself was checked.

    Parameters
    ----------
    case
        The checked tables.
    """
    found: dict[tuple[str, str], Sharing] = {}
    for row in rows_of(case, "compatibility"):
        one, other = sorted((row.text("class_a"), row.text("class_b")))
        found[one, other] = cast("Sharing", row.text("together"))
    return dict(sorted(found.items()))
