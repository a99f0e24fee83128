"""Which lines take part in the price comparison, and for those that do not, the one reason why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.procurement.cells import aggregate
from models.procurement.spend import Integers, PriceInstance

REASONS = ("", "credit", "internal", "no_item", "no_quantity", "zero", "support")
"""Reasons in the order in which they are tried; the place in this tuple is the code, and "" (code 0) is compared."""

KEPT = 0
SUPPORT = REASONS.index("support")

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True)
class ReasonTotal:
    """The lines that share one reason.

    Parameters
    ----------
    reason
        One of ``REASONS``; "" for the lines that are compared.
    lines
        How many [lines].
    pence
        What they add up to, credits negative [pence].
    """

    reason: str
    lines: int
    pence: int


def line_reasons(instance: PriceInstance) -> Codes:
    """Give every line one reason, the first that applies, or none.

    1. ``credit``: pence below zero;
    2. ``internal``: the supplier is owned by a member, the payer itself or another: a lower price there is the other
       member's loss;
    3. ``no_item``: not matched to an item;
    4. ``no_quantity``: pounds without a quantity give no price;
    5. ``zero``: nothing was paid;
    6. ``support``: the item is left with less evidence than the support rule asks for.

    Parameters
    ----------
    instance
        The spend lines.
    """
    reasons = _reasons_of_the_line(instance)
    supported = supported_items(instance, reasons)
    reasons[(reasons == KEPT) & ~supported[instance.item]] = SUPPORT
    return reasons


def supported_items(instance: PriceInstance, reasons: Codes) -> npt.NDArray[np.bool_]:
    r"""Tell for each item whether enough is left to compare.

    .. math:: |\{t : q_{ti} > 0\}| \ge n_T, \qquad \text{lines}_i \ge n_L, \qquad \sum_t q_{ti} \ge n_Q

    Parameters
    ----------
    instance
        The spend lines.
    reasons
        Reason of each line; only lines with none are counted.
    """
    cells = aggregate(instance, reasons == KEPT)
    size = len(instance.items)
    trusts = np.bincount(cells.item, minlength=size)
    lines = _sum_by(cells.item, cells.lines, size)
    volume = _sum_by(cells.item, cells.millionths, size)
    rule = instance.support
    return (trusts >= rule.min_trusts) & (lines >= rule.min_lines) & (volume >= rule.min_millionths)


def reason_totals(instance: PriceInstance, reasons: Codes) -> tuple[ReasonTotal, ...]:
    """Count lines and pence by reason; every reason has its entry, so that the entries add up to all lines.

    Parameters
    ----------
    instance
        The spend lines.
    reasons
        Reason of each line.
    """
    lines = np.bincount(reasons, minlength=len(REASONS))
    pence = _sum_by(reasons.astype(np.int64), instance.pence, len(REASONS))
    return tuple(ReasonTotal(reason, int(lines[code]), int(pence[code])) for code, reason in enumerate(REASONS))


def _reasons_of_the_line(instance: PriceInstance) -> Codes:
    """Give every line the first reason that can be seen from the line alone."""
    unknown_item = np.array([name == "" for name in instance.items], dtype=bool)
    owned = instance.member_of_supplier >= 0
    tests = (
        instance.pence < 0,
        owned[instance.supplier],
        unknown_item[instance.item],
        (instance.millionths == 0) & (instance.pence > 0),
        instance.pence == 0,
    )
    return np.select(tests, [np.int8(code) for code in range(1, len(tests) + 1)], default=np.int8(KEPT))


def _sum_by(place: Integers, values: Integers, size: int) -> Integers:
    """Add whole numbers by place, exactly."""
    totals = np.zeros(size, dtype=np.int64)
    np.add.at(totals, place, values)
    return totals
