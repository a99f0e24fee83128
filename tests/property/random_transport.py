"""Random small days of patients' transport as case folders: places on a line, two or three trusts, a few journeys."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.property.random_rows import Options, Row, Tables, drawn

PLACES = ("P", "Q", "R", "S")
MINUTES = {"P": 0, "Q": 9, "R": 17, "S": 40}
"""Where each place lies on one road [min]."""
LAYOUTS = ("1/2/0/1", "0/1/0/0", "1/4/0/1;1/2/1/0", "1/3/0/0", "0/2/1/1", "1/1/0/2;1/3/1/0")
TRUSTS = ("AAA", "BBB", "CCC")
CODES = ("journey", "vehicle", "route", "depot", "trust")


def write_day(seed: int, folder: Path, rename: Mapping[str, str] | None = None, more: Sequence[Row] = ()) -> Path:
    """Write a case of one or two small days; the same seed writes the same bytes.

    Parameters
    ----------
    seed
        What is drawn.
    folder
        Where it goes.
    rename
        Other codes for trusts.
    more
        Further vehicles.
    """
    rng = random.Random(seed)
    trusts = TRUSTS[: rng.randint(2, 3)]
    tables: Tables = {"trusts": [{"trust": code, "name": code, "short_name": code, "kind": "acute"} for code in trusts]}
    tables["travel_times"] = _roads(rng)
    tables["depots"] = [{"depot": f"D{place}", "place": place} for place in PLACES]
    tables["factors"] = [{"factor": "van", "name": "Van", "kgco2e_per_km": "0.25", "year": 2025}]
    tables["vehicles"] = [*_vehicles(rng, trusts), *more]
    tables["journeys"] = _journeys(rng, trusts)
    if rng.random() < 0.4:
        _record(rng, tables)
    if rng.random() < 0.15:
        together = rng.choice(("no", "changeover", "yes"))
        tables["compatibility"] = [{"class_a": "patient", "class_b": "patient", "together": together}]
    words = ("supplied", "supplied", "published", *(("synthetic",) if rng.random() < 0.3 else ()))
    basis = {name: rng.choice(words) for name in tables}
    for rows in tables.values():
        for row in rows:
            if row.get("trust"):
                row["trust"] = (rename or {}).get(str(row["trust"]), row["trust"])
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    (folder / "case.toml").write_text(_case_file(rng, basis), encoding="utf-8", newline="\n")
    return folder


def _roads(rng: random.Random) -> list[Row]:
    """Return driving times along one road, now and then longer one way than the other."""
    return [
        {"origin": here, "destination": there, "minutes": minutes, "km": round(minutes * 0.8, 1)}
        for here in PLACES
        for there in PLACES
        if here != there
        for minutes in (abs(MINUTES[here] - MINUTES[there]) + rng.choice((0, 0, 0, 1.5)),)
    ]


def _vehicles(rng: random.Random, trusts: Sequence[str]) -> list[Row]:
    options: Options = {
        "depot": [f"D{place}" for place in PLACES],
        "vehicles": (1, 1, 2, 3),
        "layouts": LAYOUTS,
        "shift_from": ("", "07:00", "08:00"),
        "shift_to": ("", "17:00", "18:30"),
        "cost_day_gbp": (range(9_000), "0.00"),
        "cost_hour_gbp": (range(500, 3_000), ""),
        "cost_km_gbp": ("0.25", "0.333333", "0"),
        "cost_journey_gbp": ("", "", "", "2.50"),
        "factor": ("van", "van", "van", ""),
        "max_duty_min": ("", "", "", 240, 480),
        "skills": ("", "", "bariatric", "bariatric;two_crew"),
        "goods": ("", "", "", "patient", "linen"),
    }
    owners = [*trusts, *rng.choices((*trusts, ""), k=rng.randint(0, 2))]
    if rng.random() < 0.25:
        owners.pop(0)
    rows = [{"vehicle": f"v{number}", "trust": owner} | drawn(rng, options) for number, owner in enumerate(owners)]
    for row in rows:
        if rng.random() < 0.3:
            row |= {"break_after_min": rng.choice((90, 180, 270)), "break_min": rng.choice((15, 30))}
    return rows


def _journeys(rng: random.Random, trusts: Sequence[str]) -> list[Row]:
    options: Options = {
        "trust": trusts,
        "mobility": ("walker",) * 5 + ("wheelchair", "wheelchair", "stretcher", "bariatric"),
        "escorts": ("", "", 0, 1),
        "alone": ("", "", "", "no", "yes"),
        "max_minutes_on_board": ("", "", 60, 90),
        "journeys": ("", "", "", 1, 2),
        "skills": ("", "", "", "", "two_crew"),
    }
    days = ("weekday",) if rng.random() < 0.8 else ("weekday", "sunday")
    rows: list[Row] = []
    for number in range(rng.randint(1, 6)):
        origin, destination = rng.sample(PLACES, 2)
        begin = 60 * rng.randint(8, 14) + 5 * rng.randint(0, 11)
        window = rng.choice(
            (
                {"pickup_from": _clock(begin), "pickup_to": _clock(begin + rng.choice((10, 40)))},
                {"delivery_to": _clock(begin + 90)},
                {"pickup_from": _clock(begin)},
                {"pickup_from": _clock(begin), "delivery_to": _clock(begin + rng.choice((75, 150)))},
                {"delivery_from": _clock(begin + 60), "delivery_to": _clock(begin + 80)},
                {},
            )
        )
        row: Row = {"journey": f"J{number}", "day_type": rng.choice(days), "origin": origin, "destination": destination}
        earlier = [one for one in rows if one["day_type"] == row["day_type"] and not one.get("return_of")]
        if earlier and rng.random() < 0.2:
            outward = rng.choice(earlier)
            row |= {"origin": outward["destination"], "destination": outward["origin"], "return_of": outward["journey"]}
            window = {}
        rows.append(row | window | drawn(rng, options))
    return rows


def _record(rng: random.Random, tables: Tables) -> None:
    """Draw recorded routes of some journeys, as they come: many break a rule, which is told and is no error."""
    routes: list[Row] = []
    stops: list[Row] = []
    whole = rng.random() < 0.5
    for number, journey in enumerate(tables["journeys"]):
        if not whole and rng.random() < 0.3:
            continue
        begin, timed = 60 * rng.randint(8, 14), rng.random() < 0.7
        route: Row = {"route": f"R{number}", "trust": journey["trust"], "day_type": journey["day_type"]}
        route |= {"vehicle": rng.choice(tables["vehicles"])["vehicle"], "cost_gbp": rng.choice(("", "", "80.00"))}
        if timed or rng.random() < 0.3:
            route |= {"depart": _clock(begin - 45), "return": _clock(begin + 150)}
        for place, action in enumerate(("pickup", "delivery") * int(str(journey["journeys"] or 1)), start=1):
            when = _clock(begin + 30 * (place - 1)) if timed else ""
            stop: Row = {"route": f"R{number}", "stop": place, "journey": journey["journey"], "action": action}
            stops.append(stop | {"begin": when})
        routes.append(route)
    if routes:
        tables["recorded_routes"], tables["recorded_stops"] = routes, stops


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _case_file(rng: random.Random, basis: Mapping[str, str]) -> str:
    lines = ["format = 1", 'name = "day"', 'title = "Day"', "as_of = 2026-11-22", 'financial_years = ["2026/27"]']
    for name, word in basis.items():
        lines += [f"[tables.{name}]", f'file = "{name}.csv"', f'basis = "{word}"', f'source = "Source of {name}"']
        lines += ['period = "November 2026"']
    lines += ["[scenarios.base.transport]", f"max_minutes_added = {rng.choice((0, 10, 30))}"]
    lines += [f"frontier_minutes = {rng.choice(('[]', '[5, 15]'))}", f"cleaning_minutes = {rng.choice((0, 15))}"]
    lines += [f"max_minutes_on_board = {rng.choice((20, 60))}"] if rng.random() < 0.3 else []
    return "\n".join([*lines, ""])
