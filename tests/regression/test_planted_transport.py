"""What was planted in the shipped weekday is found, and each trust can serve its own: a test of method."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.case import Case
from optimiser.config.case_file import read_case_file, resolve_scenario
from optimiser.config.scenario import Scenario
from optimiser.ingest.load_case import load_case
from optimiser.prepare.transport.build import transport_days
from optimiser.prepare.transport.day import TransportDay
from optimiser.results.transport.overlap import find_overlap
from optimiser.results.transport.planted import planted_transport

NENC = Path(__file__).resolve().parents[2] / "data" / "cases" / "nenc"


@cache
def case() -> Case:
    """Load the shipped case."""
    return load_case(NENC)


@cache
def base() -> Scenario:
    """Return its base scenario."""
    return resolve_scenario(read_case_file(NENC / "case.toml"), "base")


@cache
def weekday() -> TransportDay:
    """Return its one day, of journeys and goods."""
    (day,) = transport_days(case(), base(), ("journeys", "consignments"))
    return day


def test_all_that_overlaps_is_found_and_nothing_that_only_looks_like_it() -> None:
    """Every pair planted to share can, and every pair planted not to cannot, on the case's own travel times."""
    found = find_overlap(case(), base())
    planted = planted_transport(case(), found.graph, found.tables)
    told = planted[planted["kind"] != "dead_return"]
    assert len(told) == 25
    assert told.loc[told["found"] != True, "planted"].to_list() == []  # noqa: E712 - None is not found either


def test_each_trust_can_serve_its_own() -> None:
    """For every journey and consignment some vehicle of its own trust has a timetable that keeps every rule."""
    instance = weekday().instance
    left = [
        request.name
        for number, request in enumerate(instance.requests)
        if not any(
            timetable(instance, Route(kind, (number, instance.size + number)))
            for kind, vehicle in enumerate(instance.vehicles)
            if vehicle.trust == request.trust
        )
    ]
    assert left == []


def test_the_day_is_synthetic() -> None:
    """Whatever rests on it is an illustration, and nothing is recorded as run."""
    assert weekday().basis == "synthetic"
    assert weekday().recorded == ()
