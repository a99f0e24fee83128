"""Suspected pack errors with pounds: between the lines of one trust, and between trusts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.ingest.item_match.prices import PACKS_BY_SIZE, near_pack, suspected_pack_errors
from optimiser.ingest.lines.said import Things, unit_and_pack
from optimiser.ingest.lines.sums import Sums
from optimiser.issues import Issue, IssueLog
from optimiser.money import format_gbp, round_half_up

_MILLION = 1_000_000
_MOST_TOLD = 20


@dataclass(frozen=True)
class _Level:
    """What a trust bought of an item at one level of its price.

    Parameters
    ----------
    item, trust, unit
        What, who, and the unit of issue and pack as recorded.
    eaches
        How many eaches one recorded unit holds.
    lines, pence, millionths
        Lines, pounds and recorded units [lines, pence, millionths].
    """

    item: str
    trust: str
    unit: str
    eaches: int
    lines: int
    pence: int
    millionths: int

    @property
    def each(self) -> Fraction:
        """Price of one each [pence]."""
        return Fraction(self.pence * _MILLION, self.millionths * self.eaches)


def pack_errors(sums: Sums, things: Things) -> list[dict[str, Any]]:
    """Return prices of one each that differ as if by a pack, the most pounds first, as rows of pack_errors.csv.

    Within a trust every level of price is held against the level of most lines; between trusts all that was bought.

    Parameters
    ----------
    sums
        What was bought at which price.
    things
        The items.
    """
    levels = [
        _Level(
            things.item_of[thing], trust, unit_and_pack(thing), things.eaches_of.get(thing, 1), lines, pence, millionths
        )
        for (trust, thing, _), (lines, pence, millionths) in sums.bought.items()
        if things.item_of.get(thing)
    ]
    rows = [*_within(levels), *_between(levels)]
    names = {str(row["item"]): row["name"] for row in things.items}
    for row in rows:
        row["name"] = names.get(row["item"], "")
    order = ("item", "dear_trust", "cheap_trust", "dear_unit", "cheap_unit")
    return sorted(rows, key=lambda row: (-row["at_stake_pence"], *(row[name] for name in order)))


def _within(levels: Sequence[_Level]) -> Iterator[dict[str, Any]]:
    """Return levels of one trust's price that lie a pack away from its usual one."""
    groups: dict[tuple[str, str], list[_Level]] = defaultdict(list)
    for level in levels:
        groups[level.item, level.trust].append(level)
    for group in groups.values():
        usual = max(group, key=lambda level: (level.lines, level.pence, level.unit))
        packs = PACKS_BY_SIZE | {level.eaches for level in group if level.eaches >= min(PACKS_BY_SIZE)}
        for level in group:
            dear, cheap = (level, usual) if level.each >= usual.each else (usual, level)
            pack = near_pack(dear.each / cheap.each, packs)
            if pack:
                yield _row(dear, cheap, pack)


def _row(dear: _Level, cheap: _Level, pack: int) -> dict[str, Any]:
    """Return one suspicion as a row."""
    at_cheap = round_half_up(cheap.each * dear.eaches * Fraction(dear.millionths, _MILLION))
    return {
        "item": dear.item,
        "dear_trust": dear.trust,
        "dear_unit": dear.unit,
        "cheap_trust": cheap.trust,
        "cheap_unit": cheap.unit,
        "dear_price_each_gbp_millionths": _pounds(dear.each),
        "cheap_price_each_gbp_millionths": _pounds(cheap.each),
        "ratio": float(dear.each / cheap.each),
        "pack": pack,
        "dear_lines": dear.lines,
        "dear_paid_pence": dear.pence,
        "at_stake_pence": dear.pence - at_cheap,
    }


def _between(levels: Sequence[_Level]) -> list[dict[str, Any]]:
    """Return items whose price of one each differs between trusts as if by a pack."""
    if len({level.trust for level in levels}) < 2:
        return []
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    lines: dict[tuple[str, str], int] = defaultdict(int)
    for level in levels:
        units[level.item, level.trust].add(level.unit)
        lines[level.item, level.trust] += level.lines
    frame = pd.DataFrame(
        {
            "item": [level.item for level in levels],
            "trust": [level.trust for level in levels],
            "quantity": [level.millionths for level in levels],
            "pence": [level.pence for level in levels],
            "each_per_unit": [level.eaches for level in levels],
            "price_each_pence": [level.each for level in levels],
        }
    )
    return [
        {
            **{name: row[name] for name in ("item", "dear_trust", "cheap_trust", "dear_paid_pence", "at_stake_pence")},
            "dear_unit": "; ".join(sorted(units[row["item"], row["dear_trust"]])),
            "cheap_unit": "; ".join(sorted(units[row["item"], row["cheap_trust"]])),
            "dear_price_each_gbp_millionths": _pounds(row["dear_price_each_pence"]),
            "cheap_price_each_gbp_millionths": _pounds(row["cheap_price_each_pence"]),
            "ratio": float(row["ratio"]),
            "pack": row["pack"],
            "dear_lines": lines[row["item"], row["dear_trust"]],
        }
        for row in suspected_pack_errors(frame).to_dict("records")
    ]


def _pounds(pence: Fraction) -> int:
    """Return a price in millionths of a pound."""
    return round_half_up(pence * (_MILLION // 100))


def pack_error_issues(rows: Sequence[Mapping[str, Any]]) -> list[Issue]:
    """Return a warning for each of the suspicions of most pounds, and one that counts the others.

    Parameters
    ----------
    rows
        Rows of pack_errors.csv.
    """
    log = IssueLog()
    for row in rows[:_MOST_TOLD]:
        cheap = "itself on other lines" if row["cheap_trust"] == row["dear_trust"] else row["cheap_trust"]
        message = (
            f"{row['dear_trust']} paid {row['ratio']:.1f} times what {cheap} paid for one each of {row['name']}, near "
            f"a pack of {row['pack']}: {format_gbp(row['at_stake_pence'])} of {format_gbp(row['dear_paid_pence'])}."
        )
        log.add("suspected-pack-error", message, table="spend_lines", column="quantity", severity="warning")
    others = rows[_MOST_TOLD:]
    if others:
        message = f"{len(others):,} more, {format_gbp(sum(row['at_stake_pence'] for row in others))} together."
        log.add("suspected-pack-error", message, table="spend_lines", column="quantity", severity="warning")
    return log.issues
