"""How a run solves its award, and what it says while it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.procurement.award.solution import AwardSolution
from optimiser.engine.award import SolveOptions, heartbeat, limits_of, recommend
from optimiser.engine.award_questions import pairs
from optimiser.errors import InfeasibleError, LimitError
from optimiser.prepare.award.build import award_input
from optimiser.results.findings import Findings
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.outcome import Outcome, Progress, Status
from tests.unit.results.award.award_case import OFFERS, SUPPLIERS
from tests.unit.small_case import ITEMS, LINES, scenario, small_case

TABLES = {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS, "offers": OFFERS}


def test_limits_are_in_work_unless_a_time_is_asked_for() -> None:
    """Without a time limit a solve stops after a number of nodes, with one by the clock."""
    work = limits_of(scenario(), SolveOptions())
    assert (work.seconds, work.nodes is not None, work.threads) == (None, True, 1)
    timed = limits_of(scenario(solve={"time_limit_s": 5.0, "gap": 0.01, "seed": 7}), SolveOptions(jobs=2))
    assert (timed.seconds, timed.nodes, timed.gap, timed.seed, timed.threads) == (5.0, None, 0.01, 7, 2)


def test_a_heartbeat() -> None:
    """A long solve says how far it has come, not more often than asked, and what is not known yet is not told."""
    said: list[str] = []
    listener = heartbeat(said.append, seconds=30.0)
    for seconds, objective, bound in ((1.0, None, None), (31.0, None, None), (40.0, 900.0, 1.0), (62.0, 1000.0, 950.0)):
        listener(Progress(seconds, objective, bound, 0))
    assert said == [
        "After 31 s the best award is none yet",
        "After 62 s the best award is £10.00; at most £0.50 better is possible",
    ]


@pytest.mark.parametrize(
    ("status", "objective", "strict", "message"),
    [
        (Status.LIMIT, None, False, "before any award was found"),
        (Status.LIMIT, 100.0, True, "The asked gap of 0.0100% was not reached: the proof gap is 10.0000%"),
    ],
)
def test_a_limit_that_is_an_error(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: Status,
    objective: float | None,
    strict: bool,
    message: str,
) -> None:
    """No award within the limit is an error; one with too wide a proof gap only where strict is asked for."""
    outcome = Outcome(status, objective, 90.0, 1.0, 1, "solver")
    solution = None if objective is None else AwardSolution()
    monkeypatch.setattr("optimiser.engine.award.solve_award", lambda *_: AwardAnswer(outcome, solution))
    case = small_case(tmp_path, TABLES)
    with pytest.raises(LimitError, match=message) as caught:
        recommend(case, scenario(), Findings(), SolveOptions(strict=strict))
    assert caught.value.exit_code == 5


def test_impossible_rules_carry_their_names(tmp_path: Path) -> None:
    """The error of an impossible set of rules names them, and what to do."""
    case = small_case(tmp_path, TABLES)
    rules = {"budget": {"kind": "budget", "owner": "Board", "reason": "Plan", "most_gbp": 1.0}}
    with pytest.raises(InfeasibleError, match="raise 'budget'") as caught:
        recommend(case, scenario(buying={"rules": rules}), Findings(), SolveOptions())
    assert (caught.value.exit_code, caught.value.rules) == (4, ("budget",))


def test_no_offers_no_award(tmp_path: Path) -> None:
    """A case without offers has no recommended award, and that is no error."""
    case = small_case(tmp_path, {"items": ITEMS, "spend_lines": LINES})
    findings = Findings()
    assert recommend(case, scenario(), findings, SolveOptions()) is None
    assert findings.tables == {}


def test_how_large_an_award_is(tmp_path: Path) -> None:
    """Three needs with two offers and present terms each are nine pairs."""
    given = award_input(small_case(tmp_path, TABLES), scenario(), frozenset())
    assert given is not None
    assert pairs(given.instance) == 9
