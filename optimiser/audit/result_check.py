"""Compares result.json with the recomputed figures and with the tables it repeats."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from optimiser.audit.book import Book, scope_of
from optimiser.audit.calendar_dates import buyers_of
from optimiser.audit.comparison import Comparison
from optimiser.audit.headline_figures import KEYS, UNALLOCATED, target_year
from optimiser.audit.plan_figures import chosen_targets, counts
from optimiser.audit.prices import BENCHMARKS
from optimiser.audit.reading import RESULT, RunRecord
from optimiser.audit.repeated import check_repeated_tables, dictionary
from optimiser.audit.settings_check import check_settings
from optimiser.audit.transport.result import check_transport_result

_SCOPES = ("headline", "illustration")
_ENDS = ("optimal", "within_gap", "limit")
_AMOUNT = re.compile(r"(-?)£([0-9][0-9,]*(?:\.[0-9]+)?)(m|k)?(?![0-9])")


def check_result(run: RunRecord, book: Book, found: Comparison) -> None:
    """Compare everything in ``result.json`` that repeats or adds up figures.

    Parameters
    ----------
    run
        The published side.
    book
        The recomputed side.
    found
        Takes the differences.
    """
    _check_headlines(run, book, found)
    _check_members(run, book, found)
    _check_buying(run, book, found)
    _check_recovery(run, book, found)
    _check_reconciliation(run, found)
    check_settings(run, found)
    check_repeated_tables(run, found)
    for scope in _SCOPES:
        _check_sentence(run, book, scope, found)
        _check_dearer(run, book, scope, found)
    _check_counts(run, book, found)
    _check_status(run, found)
    check_transport_result(run, found)


def _check_status(run: RunRecord, found: Comparison) -> None:
    """See that the run is said to have ended as its least proven part did."""
    ends = [row["value_text"] for row in run.findings.get("award_proof", []) if row["measure"] == "status"]
    ends += [row["status"] for row in run.findings.get("transport_proof", []) if row["plan"] == "together"]
    known = [end for end in ends if end in _ENDS]
    due = max(known, key=_ENDS.index, default="optimal")
    if "status" in run.result:
        found.same(RESULT, "status", run.result["status"], due, "status")


def headline_of(book: Book, scope: str, trust: str = "") -> dict[str, int]:
    """Return the recomputed headline numbers of a scope, for one trust or for all.

    Parameters
    ----------
    book
        The recomputed figures.
    scope
        headline or illustration.
    trust
        A trust; empty for the collaborative.
    """
    names = {f"{key}_pence": f"{scope}:{key}:{trust}" if trust else f"{scope}:{key}" for key in KEYS}
    return {key: book.pence(name) for key, name in names.items() if name in book.figures}


def _check_headlines(run: RunRecord, book: Book, found: Comparison) -> None:
    """Compare the headline and the illustration, key by key, both ways."""
    for scope in _SCOPES:
        _check_object(run.result, scope, headline_of(book, scope), found)


def _check_members(run: RunRecord, book: Book, found: Comparison) -> None:
    """Compare each trust's numbers, and see that they add up to the totals to the penny."""
    trusts = run.result.get("trusts")
    if trusts is None:
        return
    names = {row["trust"]: row["name"] for row in run.rows("trusts")}
    by_code = {entry.get("code"): entry for entry in trusts}
    found.require(len(by_code) == len(trusts), RESULT, "trusts", "A trust is listed twice.")
    held = any(headline_of(book, scope, UNALLOCATED) for scope in _SCOPES)
    found.same_keys(RESULT, map(str, by_code), [*names, *([UNALLOCATED] if held else [])], "The trust")
    for code, entry in by_code.items():
        if code in names:
            found.same(RESULT, f"trusts.{code}", entry.get("name"), names[code], "name")
        for scope in _SCOPES:
            _check_object(entry, scope, headline_of(book, scope, code), found, f"trusts.{code}.")
    for scope in _SCOPES:
        for key, total in dictionary(run.result, scope).items():
            values = [dictionary(entry, scope).get(key) or 0 for entry in trusts]
            found.same(RESULT, f"{scope}.{key}", total, sum(values), "the sum over the trusts in pence")


def _check_object(holder: dict[str, Any], name: str, due: dict[str, Any], found: Comparison, prefix: str = "") -> None:
    """Compare an object of numbers; a number on one side only is a difference."""
    if name not in holder:
        found.require(not due, RESULT, f"{prefix}{name}", "The numbers are missing.")
        return
    published = dictionary(holder, name)
    for key in sorted(published.keys() | due.keys()):
        found.same(RESULT, f"{prefix}{name}.{key}", published.get(key), due.get(key), key)


def _check_buying(run: RunRecord, book: Book, found: Comparison) -> None:
    """Compare the totals of buying."""
    if "buying" not in run.result:
        return
    buying = dictionary(run.result, "buying")
    for key, prefix in (("excess_pence", "excess_bought"), ("investigate_pence", "excess_investigate")):
        figures = {name: f"{prefix}:{name}" for name in BENCHMARKS}
        due = {name: book.pence(figure) for name, figure in figures.items() if figure in book.figures}
        _check_object(buying, key, due, found, "buying.")
    named = {
        "compared_pence": "compared_bought",
        "compared_investigate_pence": "compared_investigate",
        "already_in_plan_pence": "in_plan",
    }
    for key, figure in named.items():
        if key in buying or figure in book.figures:
            due_pence = book.pence(figure) if figure in book.figures else None
            found.same(RESULT, f"buying.{key}", buying.get(key), due_pence, key)
    pooled = [expected.value for expected in book.figures.values() if expected.kind == "pooled"]
    if "pooled_tier_pence" in buying or pooled:
        found.same(
            RESULT, "buying.pooled_tier_pence", buying.get("pooled_tier_pence"), sum(pooled), "pooled_tier_pence"
        )


def _check_recovery(run: RunRecord, book: Book, found: Comparison) -> None:
    """Compare what result.json says of schemes and targets with the record."""
    recovery = dictionary(run.result, "recovery")
    if "targets" in run.inputs:
        chosen = chosen_targets(run)
        due: dict[str, Any] = {
            "targets_version": chosen[0]["version"] if chosen else None,
            "targets_version_date": max((row["version_date"] for row in chosen), default=None),
            "target_year": target_year(run),
        }
        for key, value in due.items():
            if key in recovery:
                words = value if isinstance(value, str) or value is None else value.isoformat()
                found.same(RESULT, f"recovery.{key}", recovery[key], words, key)
    if "schemes" not in run.inputs:
        return
    counted = [scheme["scheme"] for scheme in run.rows("schemes") if counts(scheme)]
    identified = sum(book.pence(f"scheme_full_year:{name}") for name in counted)
    by_year = {year: sum(book.pence(f"scheme_part_year:{year}:{name}") for name in counted) for year in run.years}
    if "full_year_effect_pence" in recovery or counted:
        found.same(
            RESULT,
            "recovery.full_year_effect_pence",
            recovery.get("full_year_effect_pence"),
            identified,
            "the full-year effect in pence",
        )
        _check_object(recovery, "part_year_effect_pence", by_year, found, "recovery.")
    if "unidentified_pence" in recovery:
        scope = scope_of(run.about("targets", "basis"))
        value = book.pence(f"{scope}:target") - identified
        found.same(RESULT, "recovery.unidentified_pence", recovery["unidentified_pence"], value, "unidentified_pence")
    synthetic = {
        name for name in ("targets", "schemes") if name in run.inputs and run.about(name, "basis") == "synthetic"
    }
    for key, tables in (("scope", {"schemes"}), ("unidentified_scope", {"targets", "schemes"})):
        if key in recovery:
            word = "illustration" if synthetic & tables else "headline"
            found.same(RESULT, f"recovery.{key}", recovery[key], word, key)


def _check_reconciliation(run: RunRecord, found: Comparison) -> None:
    """Compare the sums over all files, and see that nothing was lost in them."""
    published = dictionary(run.result, "reconciliation")
    rows = run.findings.get("reconciliation", [])
    for key, value in published.items():
        column = f"{key.removeprefix('pence_')}_pence" if key.startswith("pence_") else key
        total = sum(row.get(column) or 0 for row in rows)
        found.same(RESULT, f"reconciliation.{key}", value, total, f"{key} over all files")


def _check_sentence(run: RunRecord, book: Book, scope: str, found: Comparison) -> None:
    """See that every amount in the headline in words is one of the recomputed totals, rounded as it is written."""
    sentence = run.result.get(f"{scope}_sentence") or ""
    totals = list(headline_of(book, scope).values())
    names = ("compared_bought", "in_plan", "excess_investigate:median") if scope == "headline" else ()
    totals += [book.pence(name) for name in names if name in book.figures]
    for name in ("shared_suppliers", "unit_prices") if scope == "headline" else ():
        if name in book.tables:
            totals.append(sum(row["spend_pence"] for row in book.tables[name].rows.values()))
    totals += _of_award(run, book, scope)
    for sign, digits, unit in _AMOUNT.findall(sentence):
        places = len(digits.partition(".")[2])
        scale = {"m": 100_000_000, "k": 100_000, "": 100}[unit]
        said = Fraction(f"{sign}{digits.replace(',', '')}")
        fits = any(abs(Fraction(total, scale) - said) * 10**places * 2 <= 1 for total in totals)
        message = f"The sentence speaks of {sign}£{digits}{unit}, which is none of the recomputed totals."
        found.require(fits, RESULT, f"{scope}_sentence", message)


def _of_award(run: RunRecord, book: Book, scope: str) -> list[int]:
    """Return what may be said of a recommended award of a scope: its totals, what they come to, and its proof gap."""
    if "award:baseline" not in book.figures or book.figures["award:baseline"].about["scope"] != scope:
        return []
    named = ("award:baseline", "award:yearly", "award:saving", "award:one_off")
    totals = [book.pence(name) for name in named if name in book.figures]
    saving, counted = book.pence("award:saving"), f"{scope}:saving"
    rest = [saving - book.pence(counted)] if counted in book.figures else []
    gaps = [row["value_pence"] for row in run.findings.get("award_proof", []) if row["measure"] == "proof_gap"]
    return [*totals, -saving, *rest, *(pence for pence in gaps if pence is not None)]


def _check_dearer(run: RunRecord, book: Book, scope: str, found: Comparison) -> None:
    """See that the number of trusts that would pay more is that of the savings ledger."""
    said = re.findall(r"Of the ([0-9]+) trusts ([0-9]+) pay", run.result.get(f"{scope}_sentence") or "")
    savings: dict[str, int] = {}
    for row in book.tables["savings"].rows.values() if said else ():
        savings[row["trust"]] = savings.get(row["trust"], 0) + row["saving_pence"]
    for trusts, dearer in said:
        due = [len(savings), sum(pence < 0 for pence in savings.values())]
        found.same(RESULT, f"{scope}_sentence", [int(trusts), int(dearer)], due, "the number of trusts")


def _check_counts(run: RunRecord, book: Book, found: Comparison) -> None:
    """See that the numbers of contracts in the headline in words are those of the members' calendar."""
    members = {row["contract"] for row in run.rows("contracts") if buyers_of(row)}
    calendar = book.tables["decide_by"].rows.values() if "decide_by" in book.tables else ()
    urgencies = [row["urgency"] for row in calendar if row["contract"] in members]
    sentence = run.result.get("headline_sentence") or ""
    for pattern, due in (
        (r"Of ([0-9]+) contracts of the members", len(urgencies)),
        (r"([0-9]+) should have been decided already", urgencies.count("overdue")),
        (r"([0-9]+) within 90 days", urgencies.count("next_90_days")),
        (r"([0-9]+) within 12 months", urgencies.count("next_12_months")),
    ):
        for said in re.findall(pattern, sentence):
            found.same(RESULT, "headline_sentence", int(said), due, "the number of contracts")
