"""Compares what result.json says of settings, sources and bases with the record of the settings."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from optimiser.audit.book import weakest
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RESULT, RunRecord
from optimiser.audit.repeated import dictionary


def check_settings(run: RunRecord, found: Comparison) -> None:
    """Compare settings, assumptions, sources, hashes and bases with the record.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    for key, value in (("settings", run.settings["scenario"]), ("as_of", run.settings["as_of"])):
        if key in run.result:
            found.require(run.result[key] == value, RESULT, key, "It is not what the record of the settings says.")
    _check_tables(run, found)
    _check_bases(run, found)
    _check_assumptions(run, found)


def _check_tables(run: RunRecord, found: Comparison) -> None:
    """Compare basis, source and hash of every table."""
    tables = run.settings["tables"]
    if "basis" in run.result:
        bases = {name: table["basis"] for name, table in tables.items()}
        found.require(
            run.result["basis"] == bases, RESULT, "basis", "It is not the basis that the tables are declared with."
        )
    hashes = {table["file"]: table["sha256"] for table in tables.values()}
    for name, digest in dictionary(run.result, "files").items():
        if name in hashes:
            found.same(RESULT, f"files.{name}", digest, hashes[name], "its sha256")
    for name, source in dictionary(run.result, "sources").items():
        for key in source.keys() & tables.get(name, {}).keys():
            found.same(RESULT, f"sources.{name}.{key}", source[key], tables[name][key], key)


def _check_bases(run: RunRecord, found: Comparison) -> None:
    """Compare the basis of buying with the weakest of what it rests on."""
    buying = dictionary(run.result, "buying")
    prices = {row["basis"] for row in run.findings.get("unit_prices", [])}
    award = {row["basis"] for row in run.findings.get("award_lines", [])}
    for key, bases in (("opportunities_basis", prices), ("award_basis", award), ("basis", prices | award)):
        if bases and key in buying:
            found.same(RESULT, f"buying.{key}", buying[key], weakest(bases), "basis")


def _check_assumptions(run: RunRecord, found: Comparison) -> None:
    """Compare every assumption listed with the setting it names."""
    settings = dict(_flat(run.settings["scenario"], ""))
    for entry in run.result.get("assumptions", []):
        name, said = entry["name"], entry["value"]
        if found.require(name in settings, RESULT, f"assumptions.{name}", "There is no such setting."):
            value = settings[name]
            words = ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)
            holds = said == ("not set" if value is None else words)
            if isinstance(value, Fraction | int) and not isinstance(value, bool):
                holds = Fraction(said) == value
            found.require(
                holds, RESULT, f"assumptions.{name}", f"It says {said} and the record of the settings another."
            )


def _flat(settings: dict[str, Any], prefix: str) -> Iterable[tuple[str, Any]]:
    """Yield every setting by its dotted name."""
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
