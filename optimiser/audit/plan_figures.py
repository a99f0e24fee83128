"""Schemes and targets recomputed: what counts, its phasing over years, its weight, and the tree of targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from optimiser.audit.book import Book, Expected, ExpectedTable, basis_of, scope_of, used
from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up

_LEVERS = {"buying": ("buying",), "transport": ("transport",), "all": ("buying", "transport", "other")}


def counts(scheme: Row) -> bool:
    """Tell whether a scheme counts against a target: recurrent cash-releasing revenue that has left opportunity."""
    releases = scheme["cash"] == "cash_releasing" and scheme["account"] == "revenue"
    return bool(scheme["recurrent"]) and releases and scheme["status"] != "opportunity"


def months_in_effect(start: str, first_year: str, last_year: str) -> int:
    """Count the months from a start, but not before the first year, to the end of the last year.

    Parameters
    ----------
    start
        First month, as 2026-07.
    first_year, last_year
        Financial years, as 2026/27.
    """
    begun = max(_month_number(start), _month_number(f"{first_year[:4]}-04"))
    return max(0, _month_number(f"{int(last_year[:4]) + 1}-04") - begun)


def part_year(full_year: int, start: str, years: tuple[str, ...], place: int, *, recurrent: bool = True) -> int:
    """Return the effect of a scheme in one year: the running total to its end less that to the end of the year before.

    Parameters
    ----------
    full_year
        Twelve steady months [pence].
    start
        First month of effect.
    years
        Consecutive financial years.
    place
        Which of them.
    recurrent
        Whether it goes on after twelve months.
    """
    gone = max(0, _month_number(f"{years[0][:4]}-04") - _month_number(start))
    longest = months_in_effect(start, years[0], years[-1]) if recurrent else max(0, 12 - gone)
    months = [0, *(min(longest, months_in_effect(start, years[0], year)) for year in years)]
    upto, before = (round_half_up(Fraction(full_year * months[at], 12)) for at in (place + 1, place))
    return upto - before


def chosen_targets(run: RunRecord) -> list[Row]:
    """Return the rows of the target version that counts: the one named, or the only one there is."""
    rows, named = run.rows("targets"), run.settings["targets_version"]
    wanted = named or min((row["version"] for row in rows), default="")
    return [row for row in rows if row["version"] == wanted]


def expect_schemes(book: Book, run: RunRecord) -> None:
    """Recompute the values of every scheme.

    Parameters
    ----------
    book
        Takes figures and rows.
    run
        With a record of schemes.
    """
    table = book.tables["scheme_values"] = ExpectedTable(("scheme", "financial_year"))
    delivered: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for actual in run.rows("actuals"):
        delivered[actual["scheme"], _year_of(actual["month"])].append(actual)
    for scheme in run.rows("schemes"):
        name, full, basis = scheme["scheme"], scheme["full_year_effect_pence"], run.about("schemes", "basis")
        about = {"trust": scheme["trust"], "category": scheme["category"], "basis": basis, "scope": scope_of(basis)}
        rows = {("schemes", scheme["row"]): 1}
        base = book.add(
            f"scheme_full_year:{name}", Expected("scheme_full_year", full, rows, about={**about, "detail": name})
        )
        weights = run.setting("recovery", "risk_weights")
        risk = None if weights is None else round_half_up(full * Fraction(weights[scheme["status"]]))
        if risk is not None:
            columns = {**about, "detail": name}
            book.add(f"scheme_risk:{name}", Expected("scheme_risk", risk, rows, used((base,)), columns))
        for place, year in enumerate(run.years):
            effect, detail = (
                part_year(full, scheme["start_month"], run.years, place, recurrent=scheme["recurrent"]),
                f"{year}:{name}",
            )
            columns = {**about, "detail": detail, "period": year}
            part = Expected("scheme_part_year", effect, rows, used((base,)), columns)
            book.add(f"scheme_part_year:{detail}", part)
            row: Row = {column: scheme[column] for column in ("scheme", "title", "owner", "trust", "lever", "status")}
            row |= {
                "counts": counts(scheme),
                "financial_year": year,
                "full_year_effect_pence": full,
                "part_year_effect_pence": effect,
                "risk_adjusted_pence": risk,
                "actual_pence": _expect_actual(book, run, about, detail, delivered.get((name, year), [])),
                "basis": basis,
                "figure": base,
            }
            table.add(row)


def _expect_actual(book: Book, run: RunRecord, about: dict[str, str], detail: str, months: list[Row]) -> int | None:
    """Recompute what a scheme delivered in a year; nothing where no month is recorded."""
    if not months:
        return None
    basis = run.about("actuals", "basis")
    value: int = sum(row["value_pence"] for row in months)
    rows = {("actuals", row["row"]): 1 for row in months}
    columns = {**about, "detail": detail, "basis": basis, "scope": scope_of(basis)}
    book.add(f"scheme_actual:{detail}", Expected("scheme_actual", value, rows, about=columns))
    return value


def expect_targets(book: Book, run: RunRecord, opportunity: dict[str, int]) -> None:
    """Recompute every node of the target tree and what was found for it.

    Parameters
    ----------
    book
        Takes figures and rows; holds those of the schemes already.
    run
        With a record of targets.
    opportunity
        Headline opportunity by trust [pence].
    """
    table = book.tables["target_nodes"] = ExpectedTable(("target",))
    own_basis, basis = run.about("targets", "basis"), basis_of(run, "targets", "schemes")
    for node in chosen_targets(run):
        about = {
            "trust": node["trust"],
            "detail": node["target"],
            "period": node["financial_year"],
            "basis": own_basis,
            "scope": scope_of(own_basis),
        }
        rows = {("targets", node["row"]): 1}
        figure = book.add(f"target:{node['target']}", Expected("target", node["value_pence"], rows, about=about))
        row: Row = {
            column: node[column]
            for column in ("target", "parent", "trust", "name", "lever", "financial_year", "version", "version_date")
        }
        found = opportunity and node["lever"] in ("buying", "all")
        held = opportunity.get(node["trust"], 0) if node["trust"] else sum(opportunity.values())
        row |= {"target_pence": node["value_pence"], "opportunity_pence": held if found else None}
        row |= {"scope": scope_of(basis), "basis": basis, "figure": figure}
        table.add(row | _beside(book, run, node))


def _beside(book: Book, run: RunRecord, node: Row) -> Row:
    """Recompute what the schemes under a node come to."""
    if "schemes" not in run.inputs:
        return dict.fromkeys(
            f"{name}_pence"
            for name in ("identified", "in_year", "risk_adjusted", "actual", "gap_to_target", "unidentified")
        )
    under = [
        scheme["scheme"]
        for scheme in run.rows("schemes")
        if counts(scheme) and scheme["lever"] in _LEVERS[node["lever"]] and node["trust"] in ("", scheme["trust"])
    ]
    target, year = node["value_pence"], node["financial_year"]
    identified = _total(book, [f"scheme_full_year:{name}" for name in under])
    in_year = [f"scheme_part_year:{year}:{name}" for name in under]
    actual = [figure for name in under if (figure := f"scheme_actual:{year}:{name}") in book.figures]
    weighed = run.setting("recovery", "risk_weights") is not None
    risk = _total(book, [f"scheme_risk:{name}" for name in under]) if weighed else None
    return {
        "identified_pence": identified,
        "unidentified_pence": target - identified,
        "in_year_pence": _total(book, in_year) if year in run.years else None,
        "risk_adjusted_pence": risk,
        "gap_to_target_pence": None if risk is None else target - risk,
        "actual_pence": _total(book, actual) if actual else None,
    }


def _total(book: Book, figures: Iterable[str]) -> int:
    return sum(book.pence(figure) for figure in figures)


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def _year_of(month: str) -> str:
    first = int(month[:4]) - (int(month[5:7]) < 4)
    return f"{first}/{(first + 1) % 100:02d}"
