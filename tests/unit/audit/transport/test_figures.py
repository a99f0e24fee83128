"""Plans, parts, gains and the year as the check recomputes them, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from textwrap import dedent

from optimiser.audit.book import Book
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.figures import expect_transport
from tests.unit.audit.transport.driven_day import DAY, FINDINGS, INPUTS, lie, run_of


def expected(run: RunRecord) -> Book:
    """Return what is recomputed of a run."""
    book = Book()
    expect_transport(book, run)
    return book


def plan(book: Book, name: str, trust: str) -> Row:
    """Return the row of a plan."""
    return book.tables["transport_plans"].rows[DAY, name, trust]


def gain(book: Book, trust: str) -> Row:
    """Return the row of a gain."""
    return book.tables["transport_gains"].rows[DAY, trust]


def test_nothing_is_expected_where_nothing_was_planned(tmp_path: Path) -> None:
    """Neither figures nor tables."""
    book = expected(run_of(tmp_path, {"transport_requests": ""}))
    assert (book.figures, book.tables) == ({}, {})


def test_what_each_plan_costs_and_who_pays(tmp_path: Path) -> None:
    """Alone 15.70 and 18.20; together 18.90, a third of it for S; as run the recorded 20.00 and the rates of T."""
    book = expected(run_of(tmp_path))
    pence = {key[1:]: row["cost_pence"] for key, row in book.tables["transport_plans"].rows.items()}
    assert pence == {
        ("as_run", "S"): 2000,
        ("as_run", "T"): 1820,
        ("as_run", ""): 3820,
        ("alone", "S"): 1570,
        ("alone", "T"): 1820,
        ("alone", ""): 3390,
        ("together", "S"): 630,
        ("together", "T"): 1260,
        ("together", ""): 1890,
    }


def test_what_a_plan_needs_is_shared_like_its_cost(tmp_path: Path) -> None:
    """S has a third of 6 km, 64 min and 1.5 kg of the van of T, and none of the vans."""
    book = expected(run_of(tmp_path))
    own, whole = plan(book, "together", "S"), plan(book, "together", "")
    assert (plan(book, "alone", "S")["km"], plan(book, "alone", "T")["km"]) == (4, 6)
    measures = ("vehicles", "km", "hours", "kgco2e", "journeys", "unserved", "basis")
    assert [own[name] for name in measures] == [0, 2, Fraction(64, 180), Fraction(1, 2), 1, 0, "supplied"]
    assert [whole[name] for name in measures] == [1, 6, Fraction(64, 60), Fraction(3, 2), 2, 0, "supplied"]


def test_a_route_is_recomputed_from_its_stops(tmp_path: Path) -> None:
    """Owner, trusts, kilometres and minutes follow from vehicle and stops; times of day are whole minutes."""
    run = run_of(tmp_path)
    lie(run.findings["transport_routes"], {"plan": "together"}, depart_s=28830, return_s=32610)
    row = expected(run).tables["transport_routes"].rows[DAY, "together", 1]
    assert (row["vehicle"], row["owner"], row["trusts"], row["journeys"]) == ("t", "T", "S;T", 2)
    assert (row["metres"], row["km"], row["minutes"], row["kgco2e"]) == (6000, 6, 63, Fraction(3, 2))
    assert (row["depart"], row["return"], row["cost_pence"]) == (480, 544, 1880)


def test_without_a_factor_no_emissions_are_told(tmp_path: Path) -> None:
    """One van without makes the whole plan's unknown; a plan without that van has its own."""
    vehicles = INPUTS["vehicles"].replace("s,S,yard,1,0/2/0/0,10.00,6.00,0.25,0.50,diesel", "s,S,yard,1,,10.00,,,,")
    book = expected(run_of(tmp_path, inputs={"vehicles": vehicles}))
    assert plan(book, "alone", "")["kgco2e"] is None
    assert plan(book, "together", "")["kgco2e"] == Fraction(3, 2)


def test_figures_rest_on_each_other(tmp_path: Path) -> None:
    """A plan adds its routes, a trust's part uses those that carry it, a recorded route has its row."""
    figures = expected(run_of(tmp_path)).figures
    routes = {f"transport_route:{DAY}:alone:{number}": 1 for number in (1, 2)}
    assert figures[f"transport_plan:{DAY}:alone"].parts == routes
    part = figures[f"transport_part:{DAY}:together:S"]
    assert (part.value, part.parts) == (630, {f"transport_route:{DAY}:together:1": 0})
    assert part.about == {"detail": DAY, "basis": "supplied", "scope": "context", "trust": "S"}
    assert figures[f"transport_route:{DAY}:as_run:2"].rows == {("recorded_routes", 3): 1}
    assert figures[f"transport_route:{DAY}:together:1"].rows == {}


def test_gains_from_planning_and_from_working_together(tmp_path: Path) -> None:
    """S saves 4.30 by planning and 9.40 by sharing; all of the 15.00 is cash, as the van of S stays at home."""
    book = expected(run_of(tmp_path))
    columns = ("planning_gain_pence", "collaboration_gain_pence", "vehicles_saved", "cash_pence", "capacity_pence")
    assert [gain(book, "S")[name] for name in columns] == [430, 940, 1, None, None]
    assert [gain(book, "T")[name] for name in columns] == [0, 560, 0, None, None]
    assert [gain(book, "")[name] for name in columns] == [430, 1500, 1, 1500, 0]
    assert book.pence(f"transport_gain:{DAY}:planning") == 430
    assert book.figures[f"transport_gain:{DAY}:collaboration"].parts == {
        f"transport_plan:{DAY}:alone": 1,
        f"transport_plan:{DAY}:together": -1,
    }


def test_hours_saved_beyond_whole_duties_are_capacity(tmp_path: Path) -> None:
    """One kind of van, out 42 and 62 min and then 42: of the 62 min saved the shorter duty is cash, 20 min are not."""
    run = run_of(tmp_path)
    for row in run.findings["transport_routes"]:
        row["vehicle"] = "t"
    lie(run.findings["transport_routes"], {"plan": "together"}, return_s=31320)
    row = gain(expected(run), "")
    assert (row["collaboration_gain_pence"], row["capacity_pence"], row["cash_pence"]) == (1720, 200, 1520)


def test_more_hours_free_nothing(tmp_path: Path) -> None:
    """Together out for longer than both alone: no capacity, whatever is saved otherwise."""
    run = run_of(tmp_path)
    lie(run.findings["transport_routes"], {"plan": "together"}, return_s=28800 + 7200)
    assert gain(expected(run), "")["capacity_pence"] == 0


def test_no_gain_from_planning_where_the_record_lacks_a_journey(tmp_path: Path) -> None:
    """T recorded nothing: its plan cannot be held against what it did, that of S can."""
    recorded = "route,trust,day_type,vehicle,depart,return,cost_gbp\nR1,S,weekday,s,480,522,20.00\n"
    without = {name: text.replace("weekday,as_run,2,", "weekday,other,2,") for name, text in FINDINGS.items()}
    book = expected(run_of(tmp_path, without, {"recorded_routes": recorded}))
    assert [gain(book, trust)["planning_gain_pence"] for trust in ("S", "T", "")] == [430, None, None]
    assert f"transport_gain:{DAY}:planning" not in book.figures
    assert (plan(book, "as_run", "")["journeys"], plan(book, "as_run", "")["unserved"]) == (1, 1)
    assert (plan(book, "as_run", "T")["cost_pence"], plan(book, "as_run", "T")["figure"]) == (0, "")


def test_a_made_up_record_gives_no_gain_from_planning(tmp_path: Path) -> None:
    """As soon as any table of the day is synthetic, and the figures stand in the illustration."""
    book = expected(run_of(tmp_path, basis={"recorded_stops": "synthetic"}))
    assert gain(book, "")["planning_gain_pence"] is None
    assert gain(book, "")["basis"] == "synthetic"
    assert book.figures[f"transport_plan:{DAY}:together"].about["scope"] == "illustration"


def test_tables_of_the_record_count_only_where_the_day_has_one(tmp_path: Path) -> None:
    """Recorded routes of another day do not make this one synthetic."""
    recorded = {"recorded_routes": "route,trust,day_type,vehicle\nR1,S,sunday,s\n"}
    planned = {
        name: "\n".join(line for line in dedent(text).splitlines() if "as_run" not in line)
        for name, text in FINDINGS.items()
    }
    book = expected(run_of(tmp_path, planned, recorded, basis={"recorded_routes": "synthetic"}))
    assert gain(book, "")["basis"] == "supplied"
    assert (DAY, "as_run", "") not in book.tables["transport_plans"].rows


def five_days(folder: Path, days: str) -> Book:
    """Return what is recomputed where the day is planned under five names, the last with ten minutes more together."""
    findings = {}
    for name, text in FINDINGS.items():
        header, *rows = dedent(text).splitlines()
        copies = [row.replace(DAY, f"d{number}") for number in range(1, 6) for row in rows]
        findings[name] = "\n".join([header, *(copies if name != "transport_travel" else rows)])
    run = run_of(folder, findings, {"day_types": days})
    lie(run.findings["transport_routes"], {"day_type": "d5", "plan": "together"}, return_s=33240)
    return expected(run)


def test_a_year_is_days_times_gains_with_its_spread(tmp_path: Path) -> None:
    """Four gains of 15.00 and one of 14.00, 50 days each, are 3,700.00 a year, give or take 98.00.

    They lie 0.40 from their mean of 14.80, as the root of the mean square: 1.96 x 0.40 x root(5/4 / 5) x 250 days.
    """
    days = "day_type,days\n" + "".join(f"d{number},50\n" for number in range(1, 6))
    row = five_days(tmp_path, days).tables["transport_year"].rows[("",)]
    assert (row["gain_pence"], row["days"], row["day_types"]) == (370_000, 250, 5)
    assert (row["low_pence"], row["high_pence"]) == (370_000 - 9800, 370_000 + 9800)


def test_a_year_rests_on_the_days_of_each_trust(tmp_path: Path) -> None:
    """The trusts' years add up to the year, and each uses its five gains."""
    book = five_days(tmp_path, "day_type,days\n" + "".join(f"d{number},50\n" for number in range(1, 6)))
    rows = book.tables["transport_year"].rows
    assert sum(rows[trust,]["gain_pence"] for trust in ("S", "T")) == rows[("",)]["gain_pence"]
    figure = book.figures["transport_year:S"]
    assert sorted(figure.parts) == [f"transport_gain:d{number}:collaboration:S" for number in range(1, 6)]


def test_no_year_without_five_kinds_of_day_that_are_planned(tmp_path: Path) -> None:
    """Neither four kinds nor a kind without a plan make a year."""
    four = "day_type,days\n" + "".join(f"d{number},50\n" for number in range(1, 5))
    (tmp_path / "four").mkdir()
    assert "transport_year" not in five_days(tmp_path / "four", four).tables
    (tmp_path / "six").mkdir()
    assert "transport_year" not in five_days(tmp_path / "six", four + "d5,50\nd6,50\n").tables
