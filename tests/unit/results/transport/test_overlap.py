"""The overlap of a case: its tables, its network, and the days it is looked for on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.case import Case
from optimiser.issues import InputError
from optimiser.results.transport.overlap import OverlapFindings, find_overlap
from tests.unit.small_case import records, scenario, small_case

SITES = """\
    site,trust,name
    A1,AAA,Ash House
    B1,BBB,Beech House
    C1,CCC,Cedar House
    """
# Twenty minutes from Ash to Beech, ten from Beech to Cedar, and so back.
TIMES = """\
    origin,destination,minutes,km
    A1,B1,20,16
    B1,A1,20,16
    B1,C1,10,8
    C1,B1,10,8
    A1,C1,30,24
    C1,A1,30,24
    """
# JA and JB drive from Ash to Cedar and to Beech at nine; JC goes the other way.
JOURNEYS = """\
    journey,trust,day_type,origin,destination,pickup_from,pickup_to,delivery_to,mobility
    JA,AAA,weekday,A1,C1,09:00,09:30,11:00,walker
    JB,BBB,weekday,A1,B1,09:00,09:30,11:00,walker
    JC,CCC,weekday,C1,A1,09:00,09:30,11:00,walker
    """
CONSIGNMENTS = """\
    consignment,trust,day_type,goods,origin,destination,pickup_from,pickup_to,delivery_to
    S1,AAA,weekday,specimens,A1,C1,09:00,09:30,11:00
    S2,BBB,weekday,specimens,A1,C1,09:00,09:30,11:00
    L1,CCC,weekday,linen,A1,C1,09:00,09:30,11:00
    """
COMPATIBILITY = """\
    class_a,class_b,together
    specimens,patient,yes
    linen,patient,no
    linen,specimens,changeover
    """
ROADS = {"sites": SITES, "travel_times": TIMES}
NO_STOPS: dict[str, Any] = {"stop_minutes": dict.fromkeys(("walker", "wheelchair", "stretcher", "goods"), 0)}


def overlap_of(case: Case, **transport: Any) -> OverlapFindings:
    """Return the overlap of a case in which loading takes no time."""
    return find_overlap(case, scenario(transport={**NO_STOPS, **transport}))


def rows(found: OverlapFindings, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return some columns of a table of overlap."""
    return [tuple(row[column] for column in columns) for row in records(found.tables[table])]


def test_patients_that_go_the_same_way_are_found_with_what_they_save(tmp_path: Path) -> None:
    """Of three pairs one can share, of two trusts: 24 and 16 km by themselves, 24 together; others save nothing."""
    found = overlap_of(small_case(tmp_path, {**ROADS, "journeys": JOURNEYS}))
    columns = ("kind", "across", "pairs", "shareable", "movements", "matched", "matched_km", "matched_hours")
    one = ("patient_patient", None, 3, 1, 2, 1, 16.0, 0.333)
    assert rows(found, "overlap", *columns) == [one, ("patient_patient", True, *one[2:])]
    assert rows(found, "overlap", "day_type", "matched_bound_km", "basis") == [("weekday", 16.0, "supplied")] * 2
    assert rows(found, "overlap_reasons", "reason", "pairs") == [("no_saving", 2)]


def test_the_shared_way_is_told_by_trusts_places_and_hour(tmp_path: Path) -> None:
    """Ash and Beech drive from A1 to B1 in the hour from nine: 16 km and 20 minutes twice."""
    found = overlap_of(small_case(tmp_path, {**ROADS, "journeys": JOURNEYS}))
    columns = ("trust_a", "trust_b", "origin", "destination", "hour", "pairs", "matched", "km", "minutes")
    assert rows(found, "overlap_corridors", *columns) == [("AAA", "BBB", "A1", "B1", 9, 1, 1, 16.0, 20.0)]


def test_goods_and_patients_are_compared_with_each_other(tmp_path: Path) -> None:
    """Specimens share with patients and specimens, linen with nothing: a changeover is not sharing."""
    tables = {**ROADS, "journeys": JOURNEYS, "consignments": CONSIGNMENTS, "compatibility": COMPATIBILITY}
    found = overlap_of(small_case(tmp_path, tables))
    totals = [row for row in rows(found, "overlap", "kind", "across", "pairs", "shareable") if row[1] is None]
    assert totals == [
        ("patient_patient", None, 3, 1),
        ("goods_goods", None, 3, 1),
        ("patient_goods", None, 9, 4),
    ]
    told = {(kind, reason): pairs for kind, reason, pairs in rows(found, "overlap_reasons", "kind", "reason", "pairs")}
    assert told["goods_goods", "compatibility"] == 2
    assert told["patient_goods", "compatibility"] == 3
    assert sum(told.values()) + sum(row[3] for row in totals) == 15


def test_groups_are_told_by_size(tmp_path: Path) -> None:
    """JA, JB, S1 and S2 could all share: in pairs the best group of four saves both whole ways, 40 km."""
    tables = {**ROADS, "journeys": JOURNEYS, "consignments": CONSIGNMENTS, "compatibility": COMPATIBILITY}
    found = overlap_of(small_case(tmp_path, tables))
    columns = ("kind", "size", "cliques", "trusts", "km", "complete")
    assert rows(found, "overlap_cliques", *columns) == [
        ("patient_patient", 2, 1, 2, 16.0, True),
        ("goods_goods", 2, 1, 2, 24.0, True),
        ("patient_goods", 4, 1, 2, 40.0, True),
    ]


def test_the_detour_allowed_is_the_scenarios(tmp_path: Path) -> None:
    """Somebody who must wait half an hour on board can share with 30 minutes added, and not with 20."""
    waits = JOURNEYS.replace("JB,BBB,weekday,A1,B1,09:00,09:30", "JB,BBB,weekday,A1,B1,10:00,10:30")
    case = small_case(tmp_path, {**ROADS, "journeys": waits})
    assert rows(overlap_of(case, overlap_minutes_added=30), "overlap", "shareable")[0] == (1,)
    strict = overlap_of(case, overlap_minutes_added=20)
    assert rows(strict, "overlap", "shareable")[0] == (0,)
    assert ("detour", 1) in rows(strict, "overlap_reasons", "reason", "pairs")


def test_the_network_names_day_and_movement(tmp_path: Path) -> None:
    """A node is a movement of a kind of day, an edge a pair that can share, with the way they have in common."""
    found = overlap_of(small_case(tmp_path, {**ROADS, "journeys": JOURNEYS}))
    assert sorted(found.graph) == ["weekday/JA", "weekday/JB", "weekday/JC"]
    assert found.graph.nodes["weekday/JA"]["trust"] == "AAA"
    told = found.graph.edges["weekday/JA", "weekday/JB"]
    assert (told["distance_saved"], told["shared_from"], told["shared_to"]) == (16_000, "A1", "B1")


def test_days_are_looked_at_apart(tmp_path: Path) -> None:
    """Movements of different kinds of day are never paired."""
    journeys = JOURNEYS.replace("JB,BBB,weekday", "JB,BBB,sunday")
    found = overlap_of(small_case(tmp_path, {**ROADS, "journeys": journeys}))
    assert rows(found, "overlap", "day_type", "pairs", "shareable") == [("weekday", 1, 0), ("weekday", 1, 0)]


def test_a_case_without_movements_has_no_overlap(tmp_path: Path) -> None:
    """Without journeys, consignments and rounds every table is there and empty, and no travel is worked out."""
    found = overlap_of(small_case(tmp_path, {}))
    assert {name: len(frame) for name, frame in found.tables.items()} == {
        "overlap": 0,
        "overlap_reasons": 0,
        "overlap_corridors": 0,
        "overlap_cliques": 0,
        "overlap_contracts": 0,
    }
    assert len(found.graph) == 0


def test_a_movement_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """A window shorter than the ride is refused as everywhere else, not left out."""
    short = JOURNEYS.replace("A1,C1,09:00,09:30,11:00", "A1,C1,09:00,09:30,09:10")
    with pytest.raises(InputError, match="the ride from"):
        overlap_of(small_case(tmp_path, {**ROADS, "journeys": short}))


def test_where_times_come_from_is_told(tmp_path: Path) -> None:
    """The travel model is among the tables, the case's own matrix first."""
    found = overlap_of(small_case(tmp_path, {**ROADS, "journeys": JOURNEYS}))
    assert rows(found, "travel_model", "method", "band")[0] == ("matrix", "all")
