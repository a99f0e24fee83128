"""Parts solved side by side come to what they come to one after the other, and leave no process behind."""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import CarbonCap, WinnerLimit, only
from optimiser.solve.award import workers
from optimiser.solve.award.components import components
from optimiser.solve.award.solve import solve_award
from optimiser.solve.award.tally import Tally
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, Status
from tests.benchmarks.award_yardstick import yardstick
from tests.unit.models.procurement.award.drawn_award import award

SHOP = award(
    {"A gloves": 10, "A masks": 10, "A hats": 5},
    {"norse gloves": 10, "norse masks": 25, "humber gloves": 14, "humber masks": 20, "tees hats": 3},
    rules=(WinnerLimit("few", where=only(items=["masks"]), most=1),),
)


def together(*instances: AwardInstance) -> AwardInstance:
    """Return one award of several that share nothing."""
    renamed = []
    for at, one in enumerate(instances):
        renamed.append(
            replace(
                one,
                items=tuple(replace(item, name=f"{at}{item.name}") for item in one.items),
                suppliers=tuple(replace(supplier, name=f"{at}{supplier.name}") for supplier in one.suppliers),
                needs=tuple(replace(need, item=f"{at}{need.item}") for need in one.needs),
                offers=tuple(
                    replace(offer, name=f"{at}{offer.name}", supplier=f"{at}{offer.supplier}", item=f"{at}{offer.item}")
                    for offer in one.offers
                ),
                schedules=tuple(
                    replace(schedule, name=f"{at}{schedule.name}", supplier=f"{at}{schedule.supplier}")
                    for schedule in one.schedules
                ),
            )
        )
    first, *rest = renamed
    for one in rest:
        fields = ("items", "suppliers", "needs", "offers", "schedules")
        first = replace(first, **{name: getattr(first, name) + getattr(one, name) for name in fields})
    return first


@pytest.fixture
def every_part_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any part be worth a process."""
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 1)


@pytest.mark.usefixtures("every_part_is_large")
def test_side_by_side_is_one_after_the_other() -> None:
    """Award, cost, bound, nodes and iterations are those of one thread, and every process has ended."""
    instance = together(yardstick(30, 4, 3), yardstick(20, 3, 3, seed=2), yardstick(25, 4, 3, seed=3))
    alone, apart = (solve_award(instance, Limits(threads=threads)) for threads in (1, 2))
    assert (apart.parts, apart.outcome.status) == (3, Status.OPTIMAL)
    assert replace(apart, outcome=replace(apart.outcome, seconds=0.0)) == replace(
        alone, outcome=replace(alone.outcome, seconds=0.0)
    )
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("every_part_is_large")
def test_progress_comes_from_the_processes(tmp_path: Path) -> None:
    """The last account tells award and bound of the whole, 315 pence; each process writes a log of its own."""
    told: list[Progress] = []
    answer = solve_award(SHOP, Limits(threads=2, log_path=tmp_path / "solver.log"), told.append)
    assert answer.cost == 315
    assert told[-1].objective == pytest.approx(315)
    assert told[-1].bound == pytest.approx(315)
    assert {one.objective for one in told[:2]} == {None}
    assert (tmp_path / "solver.1.log").is_file()


@pytest.mark.usefixtures("every_part_is_large")
def test_a_part_without_an_award_ends_the_others() -> None:
    """The award of all is infeasible where that of one part is."""
    poor = replace(SHOP, rules=(WinnerLimit("none", where=only(items=["gloves"]), most=0),))
    assert solve_award(poor, Limits(threads=2)).outcome.status is Status.INFEASIBLE
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("every_part_is_large")
def test_time_is_kept_side_by_side() -> None:
    """Within a limit that is long enough the parts are solved to proof."""
    assert solve_award(SHOP, Limits(threads=2, seconds=60)).outcome.status is Status.OPTIMAL


@pytest.mark.usefixtures("every_part_is_large")
def test_where_no_process_can_be_started_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool that breaks leaves the parts to this process."""

    def broken(*_: Any, **__: Any) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPoolExecutor, "submit", broken)
    assert solve_award(SHOP, Limits(threads=2)).cost == 315


@pytest.mark.usefixtures("every_part_is_large")
def test_an_interrupt_ends_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while parts are solved side by side goes on to the caller, and no process is left at work."""

    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        solve_award(SHOP, Limits(threads=2))
    assert multiprocessing.active_children() == []


def test_small_parts_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither do parts of which only one is large, nor hardly any time, nor one thread."""

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(workers, "_side_by_side", refused)
    assert solve_award(SHOP, Limits(threads=2)).cost == 315
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 2)
    one_large = replace(SHOP, offers=(*SHOP.offers[:2], *SHOP.offers[3:]), rules=())
    assert [workers.size_of(part) for part in components(one_large)] == [2, 3, 2]
    assert solve_award(one_large, Limits(threads=2)).cost == 315
    assert solve_award(SHOP, Limits(threads=2, seconds=5)).cost == 315
    assert solve_award(SHOP, Limits()).cost == 315


def test_small_parts_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The large part comes last, and nothing is solved after a part without an award."""
    seen: list[int] = []

    def found(part: AwardInstance, limits: Limits, progress: object) -> tuple[Outcome, None]:
        seen.append(len(part.offers))
        status = Status.INFEASIBLE if len(part.offers) == 1 else Status.LIMIT
        return Outcome(status, None, None, 0.0, limits.seed, "none"), None

    monkeypatch.setattr(workers, "solve_part", found)
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 2)
    parts = components(SHOP)
    assert [len(part.offers) for part in parts] == [2, 2, 1]
    assert list(workers.solve_parts(parts, Limits(), Clock(), Tally(3, Clock(), None))) == [2]
    assert seen == [1]


def test_a_worker_keeps_the_deadline_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work begun after the deadline has no time left, work begun long before it has its own share, or no limit."""
    given: list[float | None] = []

    def found(_: AwardInstance, limits: Limits, progress: object) -> tuple[Outcome, None]:
        given.append(limits.seconds)
        return Outcome(Status.LIMIT, None, None, 0.0, limits.seed, "none"), None

    monkeypatch.setattr(workers, "solve_part", found)
    workers.work(0, SHOP, Limits(seconds=30.0), 0.0, listens=False)
    workers.work(0, SHOP, Limits(seconds=30.0), time.time() + 10_000, listens=False)
    workers.work(0, SHOP, Limits(), None, listens=False)
    assert given == [0.0, 30.0, None]


def test_an_error_in_a_process_is_the_callers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a part raises in its process is raised here."""
    failed: Future[Any] = Future()
    failed.set_exception(ValueError("the part is to blame"))
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 1)
    monkeypatch.setattr(ProcessPoolExecutor, "submit", lambda *_, **__: failed)
    with pytest.raises(ValueError, match="to blame"):
        solve_award(SHOP, Limits(threads=2))


def test_a_cap_ties_everything() -> None:
    """A rule over all leaves one part, which this process solves with all threads."""
    tied = replace(SHOP, rules=(CarbonCap("c", most=1),))
    assert solve_award(tied, Limits(threads=2)).parts == 1
