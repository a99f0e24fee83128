"""The bridge adds up to the penny."""

from __future__ import annotations

from typing import Any

from optimiser.results.comparison.bridge import Bridge, bridges, leaves
from optimiser.results.comparison.causes import Causes
from optimiser.results.comparison.compared import ComparedRun
from tests.unit.results.comparison.sample import figure, made_run, opportunity_run, total


def bridged(first: ComparedRun, second: ComparedRun) -> list[Bridge]:
    """Return the bridges of two runs, whatever the causes."""
    return bridges(first, second, Causes(first, second, [], []))


def told(bridge: Bridge) -> list[tuple[str, str, int]]:
    """Return figure, kind and length of every bar."""
    return [(bar.figure, bar.change, bar.difference_pence) for bar in bridge.bars]


def test_new_gone_and_changed() -> None:
    """Figures that come, go and change have a bar each, the largest first; what stays has none."""
    first = opportunity_run(("gloves", "AAA", 100), ("gloves", "BBB", 50), ("masks", "AAA", 7))
    second = opportunity_run(("gloves", "AAA", 130), ("masks", "AAA", 7), ("masks", "BBB", 1))
    (bridge,) = bridged(first, second)
    assert told(bridge) == [
        ("excess:gloves:BBB", "gone", -50),
        ("excess:gloves:AAA", "changed", 30),
        ("excess:masks:BBB", "new", 1),
    ]
    assert (bridge.before_pence, bridge.after_pence, bridge.difference_pence) == (157, 138, -19)
    assert sum(bar.difference_pence for bar in bridge.bars) == -19
    assert [bar.category for bar in bridge.bars] == ["consumables", "consumables", ""]
    assert bridge.bars[0].label == "gloves: above the median, Beech"


def test_sums_are_taken_apart_with_their_signs() -> None:
    """A figure that is added and taken off again counts nothing; one that is used otherwise is no part."""
    whole, parts = total("headline:opportunity", 70, all=1, planned=-1, other=0)
    some, some_parts = total("all", 100, a=1, b=1)
    planned, planned_parts = total("planned", 30, b=1)
    run = made_run(
        [whole, some, planned, figure("a", 70), figure("b", 30), figure("other", 9)],
        [*parts, *some_parts, *planned_parts],
    )
    assert leaves(run, "headline:opportunity") == {"a": 1, "b": 0}
    assert leaves(run, "nothing") == {}


def test_a_sum_that_does_not_add_up_stays_whole() -> None:
    """A sum whose parts do not give it to the penny, or are not money, is one bar."""
    whole, parts = total("headline:opportunity", 71, a=1)
    assert leaves(made_run([whole, figure("a", 70)], parts), "headline:opportunity") == {"headline:opportunity": 1}
    assert leaves(made_run([whole, figure("a", None)], parts), "headline:opportunity") == {"headline:opportunity": 1}


def _target_run(target: int, risk: int) -> ComparedRun:
    gap, gap_parts = total("headline:gap_to_target", target - risk, headline__target__AAA=1, scheme_risk__S1=-1)
    node, node_parts = total("headline:target:AAA", target, target__T=1)
    node |= {"trust": "AAA", "label": "Target, AAA"}
    scheme = figure("scheme_risk:S1", risk, "scheme_risk")
    return made_run([gap, node, scheme, figure("target:T", target, "target")], [*gap_parts, *node_parts])


def test_a_changed_target_is_its_own_bar() -> None:
    """Target and scheme have a bar each in the gap to target; what a scheme brings more closes the gap."""
    (bridge,) = bridged(_target_run(500, 200), _target_run(600, 230))
    assert told(bridge) == [("headline:target:AAA", "changed", 100), ("scheme_risk:S1", "changed", -30)]
    assert bridge.bars[0].label == "Target, Ash"
    assert bridge.difference_pence == 70


def test_scopes_stay_apart() -> None:
    """A measure of the illustration has a bridge of its own, never one with the headline."""
    whole, parts = total("illustration:saving", 70, s=1)
    run = made_run([whole, figure("s", 70, basis="synthetic")], parts)
    other = opportunity_run(("gloves", "AAA", 100))
    found = {(bridge.scope, bridge.measure): bridge for bridge in bridged(other, run)}
    assert set(found) == {("headline", "opportunity"), ("illustration", "saving")}
    assert all(bridge.bars == () and bridge.difference_pence is None for bridge in found.values())


def _transport_run(costs: dict[str, int], basis: str = "supplied") -> ComparedRun:
    more: dict[str, Any] = {"basis": basis, "scope": "context"}
    parts = [
        figure(f"transport_part:weekday:together:{trust}", cost, "transport_part", **more)
        for trust, cost in costs.items()
    ]
    plan = figure("transport_plan:weekday:together", sum(costs.values()), "sum", **more)
    return made_run([*parts, plan])


def test_transport_goes_by_trust() -> None:
    """The cost of a day together goes by trust, in no headline; a synthetic day is illustration."""
    (bridge,) = bridged(_transport_run({"AAA": 10, "BBB": 20}), _transport_run({"AAA": 15, "BBB": 20}))
    assert (bridge.scope, bridge.measure, bridge.difference_pence) == ("context", "transport", 5)
    assert told(bridge) == [("transport_part:weekday:together:AAA", "changed", 5)]
    (bridge,) = bridged(_transport_run({"AAA": 10}, "synthetic"), _transport_run({"AAA": 10}, "synthetic"))
    assert (bridge.scope, bridge.bars) == ("illustration", ())


def test_amounts_of_two_periods_say_so() -> None:
    """A bridge names every period and basis that its two ends have."""
    first, second = _transport_run({"AAA": 10}), _transport_run({"AAA": 10}, "published")
    (bridge,) = bridged(first, second)
    assert (bridge.periods, bridge.bases) == (("2025/26",), ("supplied", "published"))
