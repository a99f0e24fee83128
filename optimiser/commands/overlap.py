"""``optimiser overlap``: transport of different trusts that could share a vehicle; no optimiser, nothing published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.commands.screen import say, say_json, say_table, say_wrapped, tell
from optimiser.engine.run import RunRequest, read
from optimiser.money import format_gbp
from optimiser.report.overlap_json import overlap_json
from optimiser.report.privacy import SUPPRESSED, shareable
from optimiser.results.transport.overlap import find_overlap

_KIND_WORDS = {
    "patient_patient": "patients with patients",
    "goods_goods": "goods with goods",
    "patient_goods": "patients with goods",
}
_REASON_WORDS = {
    "compatibility": "may not be on board together",
    "places": "no vehicle holds both",
    "window": "windows do not meet",
    "time_on_board": "too long on board",
    "detour": "too long a detour",
    "no_saving": "nothing saved",
}
_METHOD_WORDS = {"matrix": "own table", "road_graph": "road graph", "straight_line": "straight line"}
_SHOWN = 8


def overlap(case: Path, scenario: str, settings: tuple[str, ...], *, as_json: bool) -> int:
    """Find which movements could share a vehicle, and print it.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    scenario
        Name of the scenario.
    settings
        Overrides as ``KEY=VALUE``.
    as_json
        Whether to answer with one JSON object.
    """
    tell("Reading the case")
    read_case, read_scenario = read(RunRequest(case, scenario, Path(), settings))
    tell("Comparing every pair of movements")
    tables = shareable(find_overlap(read_case, read_scenario).tables, read_case, read_scenario)
    found = overlap_json(tables)
    if as_json:
        named = {"case": read_case.name, "scenario": scenario, "as_of": read_case.as_of.isoformat()}
        say_json({**named, **found})
        return 0
    say(f"{read_case.title}, as of {read_case.as_of.isoformat()}, scenario {scenario}")
    say()
    if found["day_types"]:
        _say_pairs(found, read_scenario.transport.overlap_minutes_added)
        _say_reasons(found)
        _say_corridors(found)
        _say_groups(found)
    else:
        say_wrapped("The case has no journeys, consignments or timetables of rounds: there is nothing to compare.")
        say()
    _say_contracts(found)
    _say_travel(found)
    return 0


def _say_pairs(found: dict[str, Any], minutes: int) -> None:
    """Write how many pairs could share."""
    say(f"What one vehicle could serve, {found['period']}, {found['basis']} records")
    if found["basis"] == "synthetic":
        say("Worked illustration: the records are synthetic, so this shows the method and is no finding.")
    rows = []
    for kind, words in _KIND_WORDS.items():
        part = found["overlap"][kind]
        if part:
            across = part.get("across", {})
            cells = [part.get("pairs"), part.get("shareable"), across.get("shareable", 0), part.get("matched")]
            rows.append([words, *map(_cell, cells), _cell(part.get("km"), 1), _cell(part.get("hours"), 1)])
    say_table(
        ["", "pairs", "could share", "of two trusts", "at once", "km saved", "hours saved"], rows, right=range(1, 7)
    )
    say_wrapped(
        f"Two could share when both can be on board at once within windows and limits, neither ride grows by more "
        f"than {minutes} minutes, and the way gets shorter. At once: each movement in one pair only; what these pairs "
        "save is told against driving each directly, without the ways to the first and from the last stop."
    )
    say()


def _say_reasons(found: dict[str, Any]) -> None:
    """Write why the other pairs cannot share."""
    kinds = [kind for kind in _KIND_WORDS if found["reasons"][kind]]
    if not kinds:
        return
    rows = [
        [words, *(_cell(found["reasons"][kind].get(reason, 0)) for kind in kinds)]
        for reason, words in _REASON_WORDS.items()
        if any(reason in found["reasons"][kind] for kind in kinds)
    ]
    say("Why the other pairs cannot: the first thing that stands against it")
    say_table(["", *(_KIND_WORDS[kind] for kind in kinds)], rows, right=range(1, len(kinds) + 1))
    say()


def _say_corridors(found: dict[str, Any]) -> None:
    """Write where two trusts drive the same way at the same hour, most kilometres first."""
    if not found["corridors"]:
        return
    say("Where two trusts drive the same way at the same hour")
    corridors = [row for row in found["corridors"] if row.get("km", SUPPRESSED) != SUPPRESSED]
    if not corridors:
        say("Each way rests on too few pairs of patients to be shown.")
        say()
        return
    corridors.sort(key=lambda row: -row["km"])
    rows = [
        [
            f"{row['trust_a']} and {row['trust_b']}",
            f"{row['origin']} to {row['destination']}",
            f"{row['hour']:02d}-{(row['hour'] + 1) % 24:02d}" if "hour" in row else "",
            _KIND_WORDS[row["kind"]],
            _cell(row["pairs"]),
            _cell(row["km"], 1),
        ]
        for row in corridors[:_SHOWN]
    ]
    say_table(["trusts", "way", "hour", "who", "pairs", "km twice"], rows, right=[4, 5])
    if len(corridors) > _SHOWN:
        say(f"... and {len(corridors) - _SHOWN} more with --json.")
    say()


def _say_groups(found: dict[str, Any]) -> None:
    """Write the largest groups in which each could share with every other."""
    rows = []
    for kind, words in _KIND_WORDS.items():
        own = [row for row in found["cliques"] if row["kind"] == kind]
        if own:
            largest = max(own, key=lambda row: row["size"])
            counted = "" if all(row["complete"] for row in own) else "not all groups were counted"
            rows.append([words, str(largest["size"]), _cell(largest["cliques"]), _cell(largest["trusts"]), counted])
    if rows:
        say("Largest groups in which each could share with every other")
        say_table(["", "movements", "groups", "trusts", ""], rows, right=[1, 2, 3])
        say()


def _say_contracts(found: dict[str, Any]) -> None:
    """Write the transport contracts that run side by side."""
    contracts = found["contracts"]
    if not contracts:
        return
    rows = [
        [
            row["category"],
            row["contract_a"],
            row["contract_b"],
            row.get("overlap_to", "not known"),
            str(row["places"]),
            format_gbp(row["value_pence"]) if "value_pence" in row else "-",
        ]
        for row in contracts[:_SHOWN]
    ]
    say(f"Transport contracts of different trusts that run side by side ({contracts[0]['basis']} records)")
    say_table(["category", "contract", "and", "until", "sites close by", "GBP together"], rows, right=[4, 5])
    if len(contracts) > _SHOWN:
        say(f"... and {len(contracts) - _SHOWN} more with --json.")
    say()


def _say_travel(found: dict[str, Any]) -> None:
    """Write where driving times come from, and how far off they are on known ones."""
    for row in found["travel_model"]:
        if row["band"] == "all":
            error = row.get("mean_absolute_error_min")
            off = "" if error is None else f" Off by {error:.1f} min in the mean on {row['pairs']:,} known pairs."
            say_wrapped(f"Driving times, {_METHOD_WORDS[row['method']]}: {row['formula']}{off}")


def _cell(value: Any, places: int = 0) -> str:
    """Write a number, or that it is not shown."""
    if value is None:
        return "-"
    return str(value) if isinstance(value, str) else f"{value:,.{places}f}"
