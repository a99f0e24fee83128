"""Transport contracts of the register that run side by side: same category, different trusts, terms that overlap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.network.sphere import straight_metres
from optimiser.case import Case
from optimiser.results.contracts import DRIVING_GRADES, members_of
from optimiser.results.ledger import findings_frame

CLOSE_METRES = 5_000
"""Straight line up to which two sites are said to lie close together [m]."""
Sites = dict[str, list[tuple[float, float]]]


def overlap_contracts(case: Case) -> pd.DataFrame:
    """Return the table ``overlap_contracts``: pairs that have not ended, those with most sites close together first.

    Both are awarded, of one category of transport, and neither buys for the same trusts. A start or an end that is not
    known is taken not to part them; the table leaves it open. A value of grade C is not added.

    Parameters
    ----------
    case
        With or without contracts and sites.
    """
    if "contracts" not in case:
        return findings_frame("overlap_contracts", [])
    contracts = case.frame("contracts")
    transport = contracts[(contracts["lever"] == "transport") & (contracts["status"] == "awarded")]
    known = sorted(transport.to_dict("records"), key=lambda row: str(row["contract"]))
    sites = _sites(case)
    rows = []
    for one, other in combinations(known, 2):
        members = set(members_of(pd.Series(one))), set(members_of(pd.Series(other)))
        if one["category"] != other["category"] or not all(members) or members[0] == members[1]:
            continue
        begin, end = _both(one, other)
        if (begin is not None and end is not None and begin > end) or (end is not None and end < case.as_of):
            continue
        rows.append(
            {
                "contract_a": one["contract"],
                "contract_b": other["contract"],
                "category": one["category"],
                "trusts_a": ";".join(sorted(members[0])),
                "trusts_b": ";".join(sorted(members[1])),
                "overlap_from": begin,
                "overlap_to": end,
                "places": _close(sites, sorted(members[0]), sorted(members[1])),
                "value_pence": _value(one, other),
                "basis": case.tables["contracts"].basis,
            }
        )
    rows.sort(key=lambda row: (-row["places"], row["contract_a"], row["contract_b"]))
    return findings_frame("overlap_contracts", rows)


def _both(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day both run, ``None`` where that is not known."""
    starts, ends = (one["start"], other["start"]), (one["end"], other["end"])
    begin = None if any(start is None for start in starts) else max(starts)
    return begin, None if any(end is None for end in ends) else min(ends)


def _value(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> int | None:
    """Return the value of both [pence], where both are known and well seen."""
    known = [row["value_pence"] for row in (one, other) if row["grade"] in DRIVING_GRADES]
    return sum(int(value) for value in known) if len(known) == 2 and not any(map(pd.isna, known)) else None


def _sites(case: Case) -> Sites:
    """Return latitude and longitude of the sites of each trust, by trust."""
    if "sites" not in case:
        return {}
    frame = case.frame("sites")
    frame = frame[frame["latitude"].notna() & frame["longitude"].notna()]
    found: Sites = {str(trust): [] for trust in sorted(set(frame["trust"]))}
    for trust, latitude, longitude in zip(frame["trust"], frame["latitude"], frame["longitude"], strict=True):
        found[str(trust)].append((float(latitude), float(longitude)))
    return found


def _close(sites: Sites, one: Sequence[str], other: Sequence[str]) -> int:
    """Count the sites of either side that have one of the other side, of another trust, close by."""
    near: dict[str, npt.NDArray[np.bool_]] = {trust: np.zeros(len(own), dtype=np.bool_) for trust, own in sites.items()}
    for first in one:
        for second in other:
            if first != second and first in sites and second in sites:
                close = straight_metres(sites[first], sites[second]) <= CLOSE_METRES
                near[first] |= close.any(axis=1)
                near[second] |= close.any(axis=0)
    return sum(int(found.sum()) for found in near.values())
