"""Checks of transport."""

from __future__ import annotations

from dataclasses import replace

from optimiser.report.workbook.blocks import Block, Formula, filled
from optimiser.report.workbook.parts import split
from optimiser.report.workbook.transport import transport_blocks
from optimiser.report.workbook.transport_checks import transport_checks
from tests.unit.report.transport_sample import transport_view


def _blocks() -> dict[str, Block]:
    return transport_blocks(split(transport_view())[0])


def _gaps(blocks: dict[str, Block]) -> list[int]:
    checks = list(transport_checks(blocks))
    rights = [check.right.value if isinstance(check.right, Formula) else check.right for check in checks]
    return [check.left.value - right for check, right in zip(checks, rights, strict=True)]


def test_everything_agrees() -> None:
    """Routes, parts, gains, cash and capacity: six checks without a difference."""
    assert _gaps(_blocks()) == [0] * 6


def test_a_changed_part_is_found() -> None:
    """A penny more for one trust shows in the check of parts."""
    blocks = _blocks()
    plans = blocks["transport_plans"]
    costs = list(plans.fields[plans.grid.names.index("cost_pence")].values)
    blocks["transport_plans"] = replace(
        plans, fields=tuple(filled(plans.fields, "cost_pence", [costs[0] + 1, *costs[1:]]))
    )
    assert _gaps(blocks)[0] == 1


def test_no_transport_no_checks() -> None:
    """A part without transport has none."""
    assert list(transport_checks({})) == []
