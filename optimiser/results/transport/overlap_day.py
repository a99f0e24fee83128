"""One day's overlap as rows: how many pairs can share, why others cannot, where the shared ways are, and groups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from models.transport.shareability import CAN_SHARE, REASONS, Shareability
from models.transport.shareability_groups import Matching, best_matching, maximal_cliques
from optimiser.prepare.transport.day import TransportDay
from optimiser.tables.findings_overlap import PAIR_KINDS

Row = dict[str, Any]
Whole = npt.NDArray[np.int64]
# Number of consignments in a pair to its kind.
_KINDS = ("patient_patient", "patient_goods", "goods_goods")
CLIQUES_LOOKED_AT = 20_000
"""Groups looked at of one kind on one day; where there are more, the table says that not all were counted."""


@dataclass(frozen=True, eq=False)
class DayOverlap:
    """One day, and every pair of it.

    Parameters
    ----------
    day
        The day, with its basis.
    found
        Its pairs.
    """

    day: TransportDay
    found: Shareability

    @property
    def rounds(self) -> bool:
        """Whether the movements are legs of rounds: those of one trust may ride together already, and are not told."""
        return any(source.table == "round_stops" for source in self.day.requests)

    @cached_property
    def goods(self) -> npt.NDArray[np.bool_]:
        """Whether each request is a consignment."""
        return np.array([one.kind == "consignment" for one in self.day.instance.requests], dtype=np.bool_)

    @cached_property
    def trust(self) -> Whole:
        """Number of the trust of each request in :attr:`trusts`."""
        return np.array([self.trusts.index(one.trust) for one in self.day.instance.requests], dtype=np.int64)

    @cached_property
    def trusts(self) -> list[str]:
        """Trusts that move anything, sorted."""
        return sorted({one.trust for one in self.day.instance.requests})

    @cached_property
    def kind(self) -> Whole:
        """Consignments in each pair that can share."""
        return self.goods[self.found.first].astype(np.int64) + self.goods[self.found.second]

    @cached_property
    def across(self) -> npt.NDArray[np.bool_]:
        """Whether each pair that can share is of two trusts."""
        return np.asarray(self.trust[self.found.first] != self.trust[self.found.second])

    @cached_property
    def counts(self) -> Whole:
        """Pairs by consignments in them, by whether of two trusts, and by reason, those that can share last."""
        reasons = len(REASONS) + 1
        counts = np.zeros(len(_KINDS) * 2 * reasons, dtype=np.int64)
        for where, first, second in self.found.pairs():
            kind = self.goods[first].astype(np.int64) + self.goods[second]
            across = (self.trust[first] != self.trust[second]).astype(np.int64)
            reason = np.where(self.found.reason[where] == CAN_SHARE, len(REASONS), self.found.reason[where])
            counts += np.bincount((kind * 2 + across) * reasons + reason, minlength=len(counts))
        return counts.reshape(len(_KINDS), 2, reasons)


def overlap_rows(overlap: DayOverlap) -> list[Row]:
    """Return how many pairs there are and can share: of each kind all, across trusts, and within one.

    Parameters
    ----------
    overlap
        The day.
    """
    rows: list[Row] = []
    found, day = overlap.found, overlap.day
    for kind in PAIR_KINDS:
        number = _KINDS.index(kind)
        own = overlap.kind == number
        for across, counts, among in (
            (None, overlap.counts[number].sum(axis=0), own),
            (True, overlap.counts[number, 1], own & overlap.across),
            (False, overlap.counts[number, 0], own & ~overlap.across),
        ):
            if not counts.sum() or (overlap.rounds and not across):
                continue
            chosen = np.flatnonzero(among)
            matching = best_matching(found, chosen)
            rows.append(
                {
                    "day_type": day.day_type,
                    "kind": kind,
                    "across": across,
                    "pairs": int(counts.sum()),
                    "shareable": int(counts[-1]),
                    "movements": len(np.unique(np.concatenate((found.first[chosen], found.second[chosen])))),
                    **_matched(found, matching),
                    "matched_bound_km": matching.bound / 1000,
                    "basis": day.basis,
                }
            )
    return rows


def _matched(found: Shareability, matching: Matching) -> Row:
    """Return what pairs at once save."""
    seconds = int(found.time_saved[list(matching.pairs)].sum())
    return {
        "matched": len(matching.pairs),
        "matched_km": matching.saved / 1000,
        "matched_hours": round(seconds / 3600, 3),
    }


def reason_rows(overlap: DayOverlap) -> list[Row]:
    """Return why the other pairs cannot share.

    Parameters
    ----------
    overlap
        The day.
    """
    counts = overlap.counts[:, 1:] if overlap.rounds else overlap.counts
    return [
        {"day_type": overlap.day.day_type, "kind": kind, "reason": reason, "pairs": int(pairs)}
        for kind in PAIR_KINDS
        for reason, pairs in zip(REASONS, counts[_KINDS.index(kind)].sum(axis=0), strict=False)
        if pairs
    ]


def corridor_rows(overlap: DayOverlap) -> list[Row]:
    """Return where two trusts drive the same way at the same hour, the most kilometres first.

    The way is the one that both are on board on, the hour that in which it begins at the earliest. Within a corridor
    each movement counts in one pair, so its kilometres can be saved at once; a movement may stand in several corridors,
    so they do not add up.

    Parameters
    ----------
    overlap
        The day.
    """
    found, instance = overlap.found, overlap.day.instance
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    chosen = np.flatnonzero(overlap.across)
    one, other = overlap.trust[found.first[chosen]], overlap.trust[found.second[chosen]]
    hours = found.shared_at[chosen] // 3600 % 24
    keys = (overlap.kind[chosen], np.minimum(one, other), np.maximum(one, other))
    places = (found.shared_from[chosen], found.shared_to[chosen])
    for pair, key in zip(
        chosen.tolist(), zip(*(column.tolist() for column in (*keys, *places, hours)), strict=True), strict=True
    ):
        groups[key].append(pair)
    rows: list[Row] = []
    for (kind, first, second, origin, destination, hour), pairs in groups.items():
        matching = best_matching(found, np.array(pairs, dtype=np.int64))
        rows.append(
            {
                "day_type": overlap.day.day_type,
                "kind": _KINDS[kind],
                "trust_a": overlap.trusts[first],
                "trust_b": overlap.trusts[second],
                "origin": instance.places[origin],
                "destination": instance.places[destination],
                "hour": hour,
                "pairs": len(pairs),
                "matched": len(matching.pairs),
                "km": matching.saved / 1000,
                "minutes": round(int(found.time_saved[list(matching.pairs)].sum()) / 60, 2),
            }
        )
    order = ("trust_a", "trust_b", "origin", "destination", "hour")
    return sorted(rows, key=lambda row: (PAIR_KINDS.index(row["kind"]), -row["km"], *(row[key] for key in order)))


def clique_rows(overlap: DayOverlap) -> list[Row]:
    """Return groups in which each could share with every other: of patients, of goods, and of both.

    Parameters
    ----------
    overlap
        The day.
    """
    rows: list[Row] = []
    if overlap.rounds:
        return rows
    found, goods = overlap.found, overlap.goods
    of = {"patient_patient": ~goods, "goods_goods": goods, "patient_goods": np.ones_like(goods)}
    for kind in PAIR_KINDS:
        halves = goods if kind == "patient_goods" else None
        cliques = maximal_cliques(found, np.flatnonzero(of[kind]).tolist(), CLIQUES_LOOKED_AT, halves)
        for size, count in cliques.count.items():
            best = np.array(cliques.best[size].requests, dtype=np.int64)
            inside = np.flatnonzero(np.isin(found.first, best) & np.isin(found.second, best))
            rows.append(
                {
                    "day_type": overlap.day.day_type,
                    "kind": kind,
                    "size": size,
                    "cliques": count,
                    "trusts": len(set(overlap.trust[best].tolist())),
                    "km": best_matching(found, inside).saved / 1000,
                    "complete": cliques.complete,
                }
            )
    return rows
