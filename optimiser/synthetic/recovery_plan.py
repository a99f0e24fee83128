"""Targets and schemes of an invented case: evidently made up, in proportion to what is spent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from optimiser.money import split_pence
from optimiser.synthetic.case_rows import SchemeRow, TargetRow

VERSION = "illustrative-1"
_TARGET_PER_CENT = 4
_THOUSAND_POUNDS = 100_000
_SCHEMES = (
    ("fully_developed", "medium", 5, 18, "cash_releasing", False),
    ("in_delivery", "low", 1, 9, "cash_releasing", True),
    ("plans_in_progress", "high", 11, 12, "cash_releasing", False),
    ("delivered", "low", -5, 6, "cost_avoidance", False),
)
"""Status, risk, months until it starts, part of the target, what it releases, whether a plan counts it already."""


def targets(spent: Mapping[str, int], weights: Mapping[str, int], year: str, day: dt.date) -> list[TargetRow]:
    """Make a tree of targets: the whole, its levers, and under each lever one a trust, that add up.

    Parameters
    ----------
    spent
        What is spent in a year, by lever; levers of which nothing is known are left out [pence].
    weights
        How large each trust is against the others.
    year, day
        The financial year they are set for, and the day of their version.
    """
    sums = {lever: target_of(pence) for lever, pence in spent.items()}
    rows = [_target("ILL-all", "", "", "all", sum(sums.values()), year, day)]
    for lever, pence in sums.items():
        top = f"ILL-{lever}"
        rows.append(_target(top, "ILL-all", "", lever, pence, year, day))
        for trust, part in zip(weights, split_pence(pence // _THOUSAND_POUNDS, list(weights.values())), strict=True):
            rows.append(_target(f"{top}-{trust}", top, trust, lever, part * _THOUSAND_POUNDS, year, day))
    return rows


def target_of(pence: int) -> int:
    """Return what is to be saved of what is spent, in whole thousands of pounds [pence].

    Parameters
    ----------
    pence
        What is spent in a year [pence].
    """
    return max(1, pence * _TARGET_PER_CENT // (100 * _THOUSAND_POUNDS)) * _THOUSAND_POUNDS


def _target(target: str, parent: str, trust: str, lever: str, pence: int, year: str, day: dt.date) -> TargetRow:
    whose = trust or "collaborative"
    return TargetRow(target, parent, trust, f"Illustrative target, {lever}, {whose}", lever, year, VERSION, day, pence)


def schemes(spent: Mapping[str, int], trusts: Sequence[str], day: dt.date) -> list[SchemeRow]:
    """Make a few schemes for each lever, together less than its target.

    Parameters
    ----------
    spent
        What is spent in a year, by lever [pence].
    trusts
        The trusts, whose books the schemes land in by turns; the second is of the whole collaborative.
    day
        The day the case speaks from.
    """
    rows: list[SchemeRow] = []
    for lever, pence in spent.items():
        for status, risk, months, part, cash, planned in _SCHEMES:
            number = len(rows) + 1
            year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
            effect = target_of(pence) * part // 100
            rows.append(
                SchemeRow(
                    f"ILL-S{number}",
                    f"Illustrative scheme {number} ({lever})",
                    "" if status == "in_delivery" else trusts[number % len(trusts)],
                    lever,
                    "",
                    status,
                    risk,
                    f"{year}-{month + 1:02d}",
                    effect,
                    effect // 10 if status != "delivered" else 0,
                    "required" if lever == "transport" and status == "plans_in_progress" else "not_required",
                    planned,
                    cash,
                )
            )
    return rows
