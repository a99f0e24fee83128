"""The record of a day of two trusts as inline text: a kilometre from place to place, ten minutes each.

S takes a patient from near to middle, T one from near to far. Alone each sends its own van, at 15.70 and 18.20;
together the van of T takes both for 18.90. A van costs 10.00 a day, 6.00 an hour, 0.25 a kilometre and 0.50 a journey.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.figures import expect_transport
from optimiser.audit.transport.reading import Movements, movements_of
from optimiser.audit.transport.service import expect_service
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES
from tests.unit.audit import drawn

DAY = "weekday"
PLACES = ("yard", "near", "middle", "far")
TRANSPORT: dict[str, Any] = {
    "max_minutes_on_board": None,
    "max_minutes_added": 30,
    "arrive_early_minutes": 60,
    "collect_within_minutes": 60,
    "stop_minutes": {"walker": 1, "wheelchair": 3, "stretcher": 5, "bariatric": 10},
    "cleaning_minutes": 15,
    "changeover_minutes": 20,
    "served_within_minutes": 20,
    "frontier_minutes": [5],
}
PRIVACY = {"smallest_count": 8, "round_to": 5}
INPUTS = {
    "journeys": """\
        journey,trust,day_type,origin,destination,pickup_from,pickup_to,delivery_to,mobility
        a,S,weekday,near,middle,480,540,600,walker
        b,T,weekday,near,far,480,540,600,walker
        """,
    "vehicles": """\
        vehicle,trust,depot,vehicles,layouts,cost_day_gbp,cost_hour_gbp,cost_km_gbp,cost_journey_gbp,factor
        s,S,yard,1,0/2/0/0,10.00,6.00,0.25,0.50,diesel
        t,T,house,1,0/2/0/0,10.00,6.00,0.25,0.50,diesel
        """,
    "depots": "depot,place\nhouse,yard\n",
    "factors": "factor,kgco2e_per_km\ndiesel,0.25\n",
    "recorded_routes": """\
        route,trust,day_type,vehicle,depart,return,cost_gbp
        R1,S,weekday,s,480,522,20.00
        R2,T,weekday,t,480,542,
        """,
    "recorded_stops": """\
        route,stop,journey,action,begin
        R1,1,a,pickup,490
        R1,2,a,delivery,501
        R2,1,b,pickup,490
        R2,2,b,delivery,511
        """,
}
_ROADS = [
    f"{here},{there},{600 * abs(one - other)},{1000 * abs(one - other)}"
    for one, here in enumerate(PLACES)
    for other, there in enumerate(PLACES)
    if one != other
]
FINDINGS = {
    "transport_requests": """\
        day_type,request,row,trust,pickup_place,delivery_place,pickup_from_s,pickup_to_s,delivery_from_s,delivery_to_s,pickup_service_s,delivery_service_s,limit_s,direct_s,served_alone
        weekday,a,2,S,near,middle,28800,32400,29460,34860,60,60,2400,600,yes
        weekday,b,3,T,near,far,28800,32400,30060,35460,60,60,3000,1200,yes
        """,
    "transport_travel": "\n".join(["origin,destination,seconds,metres", *_ROADS]),
    "transport_routes": """\
        day_type,plan,route,vehicle,depart_s,return_s,recorded
        weekday,as_run,1,s,28800,31320,R1
        weekday,as_run,2,t,28800,32520,R2
        weekday,alone,1,s,28800,31320,
        weekday,alone,2,t,28800,32520,
        weekday,together,1,t,28800,32640,
        """,
    "transport_stops": """\
        day_type,plan,route,stop,request,action,place,begin_s,break_before
        weekday,as_run,1,1,a,pickup,near,29400,no
        weekday,as_run,1,2,a,delivery,middle,30060,no
        weekday,as_run,2,1,b,pickup,near,29400,no
        weekday,as_run,2,2,b,delivery,far,30660,no
        weekday,alone,1,1,a,pickup,near,29400,no
        weekday,alone,1,2,a,delivery,middle,30060,no
        weekday,alone,2,1,b,pickup,near,29400,no
        weekday,alone,2,2,b,delivery,far,30660,no
        weekday,together,1,1,a,pickup,near,29400,no
        weekday,together,1,2,b,pickup,near,29460,no
        weekday,together,1,3,a,delivery,middle,30120,no
        weekday,together,1,4,b,delivery,far,30780,no
        """,
}


def run_of(
    folder: Path,
    findings: Mapping[str, str] | None = None,
    inputs: Mapping[str, str] | None = None,
    result: Mapping[str, Any] | None = None,
    basis: Mapping[str, str] | None = None,
    **transport: Any,
) -> RunRecord:
    """Return a run of the day.

    Parameters
    ----------
    folder
        Where to write.
    findings, inputs
        Tables beside those of the day, or instead of them; an empty text takes a table away.
    result
        Content of ``result.json``.
    basis
        Basis of input tables; the others are supplied.
    transport
        Settings of transport that differ.
    """
    given = {name: text for name, text in {**INPUTS, **(inputs or {})}.items() if text}
    found = {name: text for name, text in {**FINDINGS, **(findings or {})}.items() if text}
    for tables, texts in ((INPUT_TABLES, given), (OUTPUT_TABLES, found)):
        for name, text in texts.items():
            unknown = set(dedent(text).split("\n", 1)[0].split(",")) - {one.name for one in tables[name].columns}
            assert not unknown, (name, unknown)
    run = drawn.record(folder, given, found, result, basis)
    more = {"transport": {**TRANSPORT, **transport}, "privacy": dict(PRIVACY)}
    return replace(run, settings={**run.settings, "scenario": {**run.settings["scenario"], **more}})


def moved_in(run: RunRecord) -> Movements:
    """Return what was driven in a run."""
    moved = movements_of(run)
    assert moved is not None
    return moved


def book_of(run: RunRecord) -> Book:
    """Return what the check recomputes of the plans of a run."""
    book = Book()
    expect_transport(book, run)
    expect_service(book, run)
    return book


def lie(rows: list[Row], wanted: Mapping[str, Any], **cells: Any) -> None:
    """Change cells of the first row that has what is wanted."""
    row = next(one for one in rows if wanted.items() <= one.items())
    assert any(row[name] != value for name, value in cells.items())
    row.update(cells)


def told(found: Comparison) -> list[tuple[str, str]]:
    """Return key and message of every difference."""
    return [(one.figure, one.message) for one in found.differences]
