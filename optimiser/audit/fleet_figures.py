"""Business mileage at every dated rate, recomputed from the miles and the rates."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from optimiser.audit.book import Book, Expected, ExpectedTable, plus, scope_of, weakest
from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up

_MILLION = 1_000_000


def expect_fleet(book: Book, run: RunRecord) -> None:
    """Recompute what the miles of each trust and year cost at each rate that applies to the trust.

    Parameters
    ----------
    book
        Takes figures and rows.
    run
        With mileage and mileage_rates.
    """
    driven: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in run.rows("mileage"):
        if row["kind"] == "business":
            driven[row["trust"], row["financial_year"]].append(row)
    pool = _lowest_in_force(run, [rate for rate in run.rows("mileage_rates") if rate["role"] == "pool_car"])
    book.tables["grey_fleet"] = ExpectedTable(("trust", "financial_year", "rate"))
    for rate in run.rows("mileage_rates"):
        own = [(key, rows) for key, rows in sorted(driven.items()) if rate["trust"] in ("", key[0])]
        references: dict[str, Row | None] = {"grey_above_lowest": None, "grey_above_pool": None}
        if rate["role"] == "paid":
            alike = [row for row in run.rows("mileage_rates") if (row["name"], row["role"]) == (rate["name"], "paid")]
            references = {"grey_above_lowest": _lowest_in_force(run, alike), "grey_above_pool": pool}
        parts = [_expect_cost(book, run, key, rows, rate, references) for key, rows in own]
        basis = _basis(run, rate)
        for year in sorted({key[1] for key, _ in own}):
            of_year = [part for (key, _), part in zip(own, parts, strict=True) if key[1] == year]
            detail = f"{year}:{rate['rate']}"
            about = {"detail": detail, "basis": basis, "scope": scope_of(basis, context=True)}
            book.add_sum(f"grey_cost:{detail}", plus(of_year), {**about, "evidence": _evidence(rate)})


def _lowest_in_force(run: RunRecord, rates: list[Row]) -> Row | None:
    """Return the lowest of some rates in force on the case's date; a later one replaces that of its name and trust."""
    begun = [row for row in rates if row["valid_from"] <= run.as_of]
    latest: dict[tuple[str, str], Row] = {}
    for row in sorted(begun, key=lambda row: (row["valid_from"], row["rate"])):
        latest[row["name"], row["trust"]] = row
    return min(latest.values(), key=lambda row: (row["pence_per_mile_millionths"], row["rate"]), default=None)


def _cost(millionths: int, rate: Row) -> int:
    """Return what miles cost at a rate [pence]."""
    return round_half_up(Fraction(millionths, _MILLION) * Fraction(rate["pence_per_mile_millionths"], _MILLION))


def _expect_cost(
    book: Book, run: RunRecord, key: tuple[str, str], driven: list[Row], rate: Row, references: dict[str, Row | None]
) -> str:
    """Recompute the miles of one trust and year at one rate, and above each rate it is set against."""
    trust, year = key
    millionths = sum(row["miles_millionths"] for row in driven)
    cost, basis = _cost(millionths, rate), _basis(run, rate)
    rows = {("mileage", row["row"]): 1 for row in driven}
    about = {
        "trust": trust,
        "detail": f"{year}:{rate['rate']}",
        "evidence": _evidence(rate),
        "basis": basis,
        "scope": scope_of(basis, context=True),
    }
    suffix = f"{year}:{rate['rate']}:{trust}"
    figure = book.add(f"grey_cost:{suffix}", Expected("grey_cost", cost, rows, about=about))
    differences: dict[str, int | None] = {}
    for kind, reference in references.items():
        differences[kind] = None if reference is None else cost - _cost(millionths, reference)
        if reference is not None:
            both = weakest((basis, _basis(run, reference)))
            columns = {**about, "basis": both, "scope": scope_of(both, context=True)}
            value = cost - _cost(millionths, reference)
            book.add(f"{kind}:{suffix}", Expected(kind, value, rows, {figure: 1}, columns))
    book.tables["grey_fleet"].add(
        {
            "trust": trust,
            "financial_year": year,
            "rate": rate["rate"],
            "rate_name": f"{rate['name']}, {rate['trust']}" if rate["trust"] else rate["name"],
            "miles_millionths": millionths,
            "pence_per_mile": Fraction(rate["pence_per_mile_millionths"], _MILLION),
            "valid_from": rate["valid_from"],
            "cost_pence": cost,
            "above_lowest_pence": differences["grey_above_lowest"],
            "above_pool_car_pence": differences["grey_above_pool"],
            "evidence": about["evidence"],
            "basis": basis,
            "figure": figure,
        }
    )
    return figure


def _basis(run: RunRecord, rate: Row) -> str:
    """Return the basis of miles at a rate; an assumed rate of real tables makes an assumed figure."""
    own = ("assumed",) if rate["evidence"] == "assumed" else ()
    return weakest((run.about("mileage", "basis"), run.about("mileage_rates", "basis"), *own))


def _evidence(rate: Row) -> str:
    return "assumed" if rate["evidence"] == "assumed" else f"grade {rate['evidence']}"
