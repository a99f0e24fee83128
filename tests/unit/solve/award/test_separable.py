"""Which awards fall apart by supplier, their arrays, and the bounds and awards found on them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from models.procurement.award.build import build
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Delivery, Offer, Schedule, Supplier, Tier
from models.procurement.award.rules import Budget
from optimiser.solve.award.prices import PriceBound, raise_bound
from optimiser.solve.award.separable import is_separable, separable_arrays
from optimiser.solve.award.solve import solve_award
from optimiser.solve.award.tier_lp import TierLp
from optimiser.solve.award.tier_search import TierSearch
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Clock, Limits
from tests.unit.models.procurement.award.drawn_award import award, units

# Norse halves its price from 15 units on: both needs there cost 5 × 10 + 5 × 10 … at half price 100; apart 100 + 80.
TIERED = replace(
    award({"A gloves": 10, "A masks": 10}, {"norse gloves": 10, "norse masks": 10, "humber masks": 8}),
    schedules=(Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(units(15), Fraction(1, 2)))),),
)


def test_what_falls_apart_by_supplier() -> None:
    """Tiers do; rules, bundles, deliveries, lumps, minimum orders and shared limits do not."""
    assert is_separable(TIERED)
    assert is_separable(replace(TIERED, suppliers=(Supplier("norse", activation=5), Supplier("humber"))))
    assert not is_separable(replace(TIERED, rules=(Budget("b", most=999),)))
    assert not is_separable(replace(TIERED, bundles=(Bundle("b", "norse", 1, (("A", "gloves", units(1)),)),)))
    assert not is_separable(replace(TIERED, deliveries=(Delivery("norse", "A", 1),)))
    lump = Schedule("l", "norse", "rebate_lump", "units", (Tier(5, lump=5),))
    assert not is_separable(replace(TIERED, schedules=(*TIERED.schedules, lump)))
    assert not is_separable(replace(TIERED, offers=(replace(TIERED.offers[0], minimum=1), *TIERED.offers[1:])))
    shared = award({"A gloves": 1, "B gloves": 1}, {"norse gloves": 10})
    limited = replace(shared.offers[0], available=units(1))
    assert not is_separable(replace(shared, offers=(limited,)))
    assert is_separable(replace(shared, offers=(replace(limited, trusts=frozenset("A")),)))
    assert not is_separable(replace(TIERED, joinings=(Joining("A", "gloves", (JoiningOption("never"),)),)))
    by_year = (Supplier("norse", capacities=(("", units(5)),)), Supplier("humber"))
    assert not is_separable(replace(TIERED, suppliers=by_year))


def test_present_terms_are_a_choice_of_their_own() -> None:
    """They pay no activation: both needs at 9 come to 180, half price to 100 and what it costs to be let in."""
    today = tuple(
        Offer(f"today {item}", "norse", item, Fraction(9), trusts=frozenset("A"), present=True)
        for item in ("gloves", "masks")
    )
    offers = (*(offer for offer in TIERED.offers if offer.supplier == "norse"), *today)
    for activation, cost in ((81, 180), (79, 179)):
        drawn = replace(TIERED, offers=offers, suppliers=(Supplier("norse", activation=activation), Supplier("humber")))
        assert is_separable(drawn)
        assert len(separable_arrays(drawn).least) == 2
        assert solve_award(drawn, Limits()).cost == cost
    capped = replace(TIERED, offers=offers, suppliers=(Supplier("norse", capacity=units(19)), Supplier("humber")))
    assert not is_separable(capped)
    untiered = replace(TIERED, schedules=(), offers=offers, suppliers=(Supplier("norse", activation=9),))
    assert [float(one) for one in separable_arrays(untiered).constant[:, 1]] == [0.09, 0.0]


def test_a_supplier_in_two_groups_shares_no_cost() -> None:
    """Activation needs one schedule over everything the supplier offers; capacity needs it to measure units."""
    part = (replace(TIERED.schedules[0], lot="gloves"),)
    activated = (Supplier("humber"), Supplier("norse", activation=5))
    assert not is_separable(replace(TIERED, schedules=part, suppliers=activated))
    limited = (Supplier("humber"), Supplier("norse", capacity=units(19)))
    assert is_separable(replace(TIERED, suppliers=limited))
    in_pence = (replace(TIERED.schedules[0], measure="pence"),)
    assert not is_separable(replace(TIERED, schedules=in_pence, suppliers=limited))


def test_the_linear_program_costs_a_choice() -> None:
    """With norse at half price both needs cost 100 pence; at list price 100 and 80 of humber; closed, nothing goes."""
    arrays = separable_arrays(TIERED)
    program, norse = TierLp(arrays), int(arrays.group[0])
    other = 1 - norse
    choice = np.zeros(2, dtype=np.intp)
    for tier, closed, expected in ((2, 1, 1.0), (1, 1, 1.8), (0, 1, None)):
        choice[norse], choice[other] = tier, closed
        found = program.cost(choice, Clock())
        assert (found is None) if expected is None else found is not None and found[0] == pytest.approx(expected)


def test_prices_prove_no_more_than_is_true() -> None:
    """The bound stays below the best award, 100 pence, at any prices; the ascent comes close to the relaxation."""
    arrays = separable_arrays(TIERED)
    bound, generator = PriceBound(arrays), np.random.default_rng(5)
    for _ in range(50):
        assert bound.at(generator.uniform(0, 2, 2), arrays.allowed).bound <= 1.0
    best = raise_bound(bound, np.zeros(2), arrays.allowed, 1.0, (500, 0.5), Clock())
    relaxed = build(TIERED).problem
    for variable in relaxed.variables():
        variable.cat = "Continuous"
    outcome = solve_problem(relaxed, Limits())
    assert outcome.objective is not None
    assert best.priced.bound == pytest.approx(outcome.objective, rel=1e-2)


def test_the_search_proves_its_award() -> None:
    """The search finds the award of 100 pence and proves it."""
    search = TierSearch(separable_arrays(TIERED), Limits())
    search.run()
    assert search.closed
    assert search.best == pytest.approx(1.0)


def test_the_search_stops_at_its_limits() -> None:
    """With no time it has neither award nor proof; with one node it stops after it."""
    search = TierSearch(separable_arrays(TIERED), Limits(seconds=0.0))
    search.run()
    assert not search.closed
    counted = TierSearch(separable_arrays(TIERED), Limits(nodes=1))
    counted.run()
    assert counted.nodes <= 2
