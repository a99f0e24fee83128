"""What a sweep is going to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.engine.run import RunRequest, read, run_id
from optimiser.engine.sweep.plan import SweepRequest, changes, make_plan
from optimiser.engine.sweep.points import Varied
from optimiser.errors import ScenarioError, UsageError
from optimiser.issues import InputError
from optimiser.results.findings import LEVERS
from tests.unit.small_case import LINES, write_case

POINTS: tuple[Varied, ...] = (
    {},
    {"buying.min_trusts": "2"},
    {"transport.cleaning_minutes": "5"},
    {"buying.min_trusts": "3"},
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case folder."""
    return write_case(tmp_path / "case", {"spend_lines": LINES})


def test_a_point_is_the_run_of_its_settings(case: Path) -> None:
    """A point has the run id that `run --set` has with the same settings."""
    point = make_plan(SweepRequest(case, POINTS)).points[1]
    loaded, scenario = read(RunRequest(case, "base", case, ("buying.min_trusts=2",)))
    assert point.run_id == run_id(loaded, scenario, LEVERS)
    assert point.scenario == scenario


def test_a_part_is_taken_over_where_all_it_reads_is_the_same(case: Path) -> None:
    """Buying is found again only where a setting of buying differs, transport likewise; the reason is said."""
    plan = make_plan(SweepRequest(case, POINTS))
    found = [{name: origin["from_point"] for name, origin in plan.origins(point).items()} for point in plan.points]
    assert found == [
        {"run": 1, "buying": 1, "transport": 1},
        {"run": 2, "buying": 2, "transport": 1},
        {"run": 3, "buying": 1, "transport": 3},
        {"run": 1, "buying": 1, "transport": 1},
    ]
    origins = plan.origins(plan.points[1])
    assert origins["buying"]["why"] == "no earlier point has these settings"
    assert origins["transport"]["why"] == "as point 1: the case and all of input.*, transport.*, solve.* are the same"


@pytest.mark.parametrize("setting", ["solve.seed=2", "solve.gap=0.01", "input.rejected_tolerance_gbp=1"])
def test_what_both_parts_read_changes_both(case: Path, setting: str) -> None:
    """No part is taken over where seed, gap or the tolerance of refused rows differ."""
    key, value = setting.split("=")
    plain, other = make_plan(SweepRequest(case, ({}, {key: value}))).points
    assert not set(plain.parts.values()) & set(other.parts.values())


def test_another_file_changes_everything(case: Path, tmp_path: Path) -> None:
    """No result and no part is the same where a file of the case has changed."""
    before = make_plan(SweepRequest(case, POINTS))
    (case / "spend_lines.csv").write_bytes((case / "spend_lines.csv").read_bytes() + b"\n")
    after = make_plan(SweepRequest(case, POINTS))
    assert not {point.key for point in before.points} & {point.key for point in after.points}
    assert before.points[0].parts["transport"] != after.points[0].parts["transport"]
    assert changes(before.content, after.content) == ["the case's spend_lines.csv"]


def test_what_differs_between_two_plans_is_said(case: Path) -> None:
    """Points, levers and settings that differ are named; the same request has the same plan."""
    plan = make_plan(SweepRequest(case, POINTS))
    assert changes(plan.content, make_plan(SweepRequest(case, POINTS, jobs=2)).content) == []
    other = make_plan(SweepRequest(case, POINTS[:2], settings=("solve.seed=2",), levers=("buying",)))
    assert changes(plan.content, other.content) == ["--only", "--set", "the points"]
    assert changes({}, plan.content)[0].startswith("the case's case.toml")


def test_the_values_of_a_point(case: Path) -> None:
    """Every point has a value of every varied key: its own, or the base's; none where the base has no such rule."""
    rule = '{kind = "budget", owner = "Board", reason = "Plan", most_gbp = 9}'
    plan = make_plan(SweepRequest(case, (*POINTS[:2], {"buying.rules.budget": rule})))
    values = [plan.values(point) for point in plan.points]
    assert [one["buying.min_trusts"] for one in values] == [3, 2, 3]
    assert [one["buying.rules.budget"] is None for one in values] == [True, True, False]


@pytest.mark.parametrize(
    ("varied", "remedy"),
    [({"buying.min_trust": "2"}, "Did you mean 'min_trusts'?"), ({"buying.min_trusts": "1"}, "")],
)
def test_settings_are_checked_before_anything_runs(case: Path, varied: dict[str, str], remedy: str) -> None:
    """A key that does not exist, or a value that is not allowed, is refused as --set refuses it."""
    with pytest.raises(ScenarioError) as refused:
        make_plan(SweepRequest(case, ({}, varied)))
    assert remedy in refused.value.remedy


def test_nothing_to_vary(case: Path) -> None:
    """A sweep without points is refused."""
    with pytest.raises(UsageError):
        make_plan(SweepRequest(case, ()))


def test_the_case_is_read_at_a_tolerance_that_it_passes(tmp_path: Path) -> None:
    """Where only a point with a greater tolerance of refused rows can read the case, the sweep goes on with it."""
    case = write_case(tmp_path / "case", {"spend_lines": LINES.replace("L1,AAA", "L1,ZZZ")})
    lenient = {"input.rejected_tolerance_gbp": "100"}
    assert len(make_plan(SweepRequest(case, ({}, lenient))).points) == 2
    with pytest.raises(InputError):
        make_plan(SweepRequest(case, ({},)))
