"""Routes before and after as the page shows them."""

from __future__ import annotations

import re

from optimiser.report.html.transport.routes import routes
from tests.unit.report.transport_sample import DAY, ROUTES, transport_part


def test_routes_alone_and_together_stand_in_two_tables_below_one_picture() -> None:
    """Two routes alone, one together with requests of both trusts; each cost leads down to its figure."""
    body = str(routes(transport_part()))
    assert body.count("<svg") == 1
    assert "Each trust alone: 2 routes. All together: 1 route, 1 of them with requests of several trusts." in body
    assert f'href="#trace-transport_route-{DAY}-together-1"' in body
    assert re.findall(r"<td>(\d\d:\d\d)</td>", body) == ["09:00", "12:30", "08:30", "11:00", "08:30", "13:00"]


def test_a_vehicle_of_nobody_is_the_providers() -> None:
    """An owner that is empty is told as the provider, in the table and in the picture."""
    part = transport_part()
    frame = part.findings.frames["transport_routes"]
    part.findings.frames["transport_routes"] = frame.assign(owner=["", *frame["owner"][1:-1], ""])
    body = str(routes(part))
    assert "<td>Provider" in body
    assert ">Provider</text>" in body


def test_a_long_day_is_cut_in_the_table_and_whole_in_the_picture() -> None:
    """Sixty routes of a plan are listed, all are drawn, and the rest is said to be in the file."""
    part = transport_part()
    frame = part.findings.frames["transport_routes"]
    alone = frame[frame["plan"] == "alone"].iloc[:1]
    many = type(frame)({name: list(frame[name]) + list(alone[name]) * 70 for name in frame})
    part.findings.frames["transport_routes"] = many
    body = str(routes(part))
    assert "12 more in transport_routes.csv" in body
    assert len(re.findall("duty-own", body)) == 72 + 1
    assert len(ROUTES) == len(frame)


def test_without_routes_there_is_no_part() -> None:
    """Nothing was planned: nothing is shown."""
    assert routes(transport_part(transport_routes=[])) is None
