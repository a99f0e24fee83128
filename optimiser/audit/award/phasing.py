"""When trusts join, and what of their savings falls in each year: dates from the contracts, effects by the month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from fractions import Fraction

from optimiser.audit.award.figures import AwardWords
from optimiser.audit.award.priced import Award, Line
from optimiser.audit.book import Book, Expected, ExpectedTable, basis_of, scope_of, used, weakest
from optimiser.audit.calendar_dates import DRIVING, buyers_of, is_live, shifted
from optimiser.audit.comparison import Comparison
from optimiser.audit.plan_figures import months_in_effect, part_year
from optimiser.audit.reading import Row
from optimiser.money import round_half_up

PHASING, YEARS = "record/findings/award_phasing.csv", "record/findings/award_years.csv"
_QUICK = ("framework", "call-off", "direct")

Place = tuple[str, str]
"""A trust and a lot in which it buys on new terms."""


def expect_phasing(book: Book, words: AwardWords) -> None:
    """Recompute what of each saving falls in each year, for the months of joining that the run folder names.

    Parameters
    ----------
    book
        Takes figures and rows; holds the savings already.
    words
        The award.
    """
    award = words.award
    published = award.run.findings.get("award_phasing")
    if published is None:
        return
    joined = {(row["trust"], row["lot"]): row["join_month"] for row in published}
    savings: dict[Place, list[str]] = defaultdict(list)
    for row in book.tables["savings"].rows.values():
        savings[row["trust"], row["lot"]].append(row["figure"])
    book.tables["award_phasing"] = ExpectedTable(("trust", "lot", "financial_year"))
    for place in _places(award):
        _expect_place(book, words, place, joined.get(place, ""), savings[place])


def _expect_place(book: Book, words: AwardWords, place: Place, join: str, savings: list[str]) -> None:
    """Recompute the figures and rows of one trust and lot."""
    award, (trust, lot) = words.award, place
    full, years = sum(book.pence(figure) for figure in savings), award.run.years
    held = _held(award, place)
    last = max(held, key=lambda one: (one["end"], one["contract"]), default=None)
    basis = weakest((words.basis, basis_of(award.run, "contracts"))) if last else words.basis
    contract, earliest = last["contract"] if last else "", _earliest(award, place, last)
    early = [one["exit_pence"] for one in held if join and join < earliest and _month_from(_after(one)) > join]
    for at, year in enumerate(years):
        effect = part_year(full, join, years, at) if join else 0
        about = {"trust": trust, "detail": join or "never", "contract": contract, "period": year}
        about |= {"basis": basis, "scope": scope_of(basis)}
        name = f"award_part_year:{year}:{trust}:{lot}"
        figure = book.add(name, Expected("award_part_year", effect, {}, used(savings), about))
        row: Row = {"trust": trust, "lot": lot, "financial_year": year, "join_month": join, "contract": contract}
        row |= {"contract_end": last["end"] if last else None, "earliest_month": earliest}
        row |= {"exit_pence": sum(pence or 0 for pence in early) if early else None}
        row |= {"full_year_pence": full, "part_year_pence": effect, "basis": basis, "figure": figure}
        book.tables["award_phasing"].add(row)


def _places(award: Award) -> list[Place]:
    """Return where something is bought on new terms."""
    return sorted({(line.trust, line.lot) for line in award.lines if line.is_new})


def _new_lines(award: Award, place: Place) -> list[Line]:
    return [line for line in award.lines if line.is_new and (line.trust, line.lot) == place]


def _held(award: Award, place: Place) -> list[Row]:
    """Return the live contracts, graded A or B, that hold a trust in a category of what it would buy in a lot."""
    categories = {award.needs.categories.get(line.item, "") for line in _new_lines(award, place)}
    return [
        contract
        for contract in award.run.rows("contracts")
        if is_live(contract, award.run.as_of)
        and contract["grade"] in DRIVING
        and place[0] in buyers_of(contract)
        and contract["category"] in categories
    ]


def _earliest(award: Award, place: Place, contract: Row | None) -> str:
    """Return the first month after the lead time of a procurement, and after the contract that ends last."""
    lines = _new_lines(award, place)
    bundles = {line.bundle for line in lines if line.bundle}
    offers = {line.offer for line in lines}
    rows = [row for name, row in award.offered.rows.items() if name in offers or row["bundle"] in bundles]
    quick = all(any(word in row["route"].lower() for word in _QUICK) for row in rows)
    lead = int(award.run.setting("buying", "lead_time_call_off_months" if quick else "lead_time_months"))
    ready = _month_from(shifted(award.run.as_of, lead))
    return max(ready, _month_from(_after(contract))) if contract else ready


def _after(contract: Row) -> dt.date:
    """Return the first day after a contract."""
    following: dt.date = contract["end"] + dt.timedelta(days=1)
    return following


def _month_from(day: dt.date) -> str:
    """Return the first month that begins on a day or after it."""
    return f"{day if day.day == 1 else shifted(day.replace(day=1), 1):%Y-%m}"


def check_phasing(words: AwardWords, found: Comparison) -> None:
    """See that trusts join when they can, and compare what each year adds up to; what the plan costs is taken as given.

    Parameters
    ----------
    words
        The award.
    found
        Takes the differences.
    """
    phasing, years = (words.award.run.findings.get(name) for name in ("award_phasing", "award_years"))
    found.require((phasing is None) == (years is None), YEARS, "", "One of the two tables of the plan is missing.")
    if phasing is not None:
        _check_joining(words.award, phasing, found)
        _check_years(words, phasing, years or [], found)


def _check_joining(award: Award, rows: list[Row], found: Comparison) -> None:
    """See that nobody joins before it can, or leaves a contract that names no cost of leaving."""
    now = f"{award.run.as_of:%Y-%m}"
    joined: dict[Place, set[str]] = defaultdict(set)
    for row in rows:
        joined[row["trust"], row["lot"]].add(row["join_month"])
    for (trust, lot), months in joined.items():
        name, join = f"{trust}:{lot}", min(months)
        found.require(len(months) == 1, PHASING, name, "It joins in different months.")
        found.require(not join or join > now, PHASING, name, "It joins before the plan begins.")
        held = _held(award, (trust, lot)) if join else []
        bound = [one for one in held if _month_from(_after(one)) > join and one["exit_pence"] is None]
        found.require(not bound, PHASING, name, "It joins while a contract holds it that names no cost of leaving.")


def _check_years(words: AwardWords, phasing: list[Row], rows: list[Row], found: Comparison) -> None:
    """Compare what each year adds up to; in a year in which all have joined the plan saves what the award does."""
    award, run = words.award, words.award.run
    first = f"{shifted(run.as_of.replace(day=1), 1):%Y-%m}"
    months = {year: months_in_effect(first, year, year) for year in run.years}
    found.same_keys(YEARS, [row["financial_year"] for row in rows], [year for year in run.years if months[year]], "It")
    joined = max((row["join_month"] or "9999" for row in phasing), default="")
    yearly = award.baseline - sum(line.cost for line in award.lines)
    play = len(award.lines) + len(award.schedules) + 1
    for row in rows:
        year, saving = row["financial_year"], row["today_pence"] - row["plan_pence"]
        phased = [one["part_year_pence"] or 0 for one in phasing if one["financial_year"] == year]
        due = {
            "months": months.get(year, 0),
            "today_pence": round_half_up(Fraction(award.baseline * months.get(year, 0), 12)),
            "saving_pence": saving,
            "phased_pence": sum(phased),
            "not_yet_pence": row["saving_pence"] - row["phased_pence"],
            "basis": words.basis,
        }
        found.same_columns(YEARS, year, row, due)
        whole = months.get(year) == 12 and joined <= f"{year[:4]}-04"
        message = "All have joined, and the plan does not save what the award saves in a full year."
        found.require(not whole or abs(saving - yearly) <= play, YEARS, year, message)
