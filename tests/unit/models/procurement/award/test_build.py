"""When quantities come out whole by themselves, and how values of a solver become an award."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pulp
import pytest

from models.procurement.award.build import build, is_a_flow, read_solution, whole_steps
from models.procurement.award.check import check
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import Bundle, Item, Schedule, Tier
from models.procurement.award.rules import Budget, Exclusion, WinnerLimit
from tests.unit.models.procurement.award.drawn_award import award, bought, units

WHOLE = replace(
    award({"A gloves": 4, "B gloves": 3}, {"norse gloves": 10, "humber gloves": 12}),
    items=(Item("gloves", "gloves", units(1)),),
)


def test_a_flow_needs_no_whole_number_variables() -> None:
    """Tiers in units and rules on decisions leave a flow; tiers in money, sums and odd limits do not."""
    in_units = Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(units(3), Fraction(1, 10))))
    assert is_a_flow(replace(WHOLE, schedules=(in_units,), rules=(Exclusion("x"), WinnerLimit("w", most=1))))
    assert not is_a_flow(replace(WHOLE, schedules=(replace(in_units, measure="pence"),)))
    assert not is_a_flow(replace(WHOLE, rules=(Budget("b", most=99),)))
    assert not is_a_flow(replace(WHOLE, offers=(replace(WHOLE.offers[0], available=units(1.5)), WHOLE.offers[1])))
    assert not is_a_flow(replace(WHOLE, items=(*WHOLE.items, Item("hats"))))
    odd = replace(WHOLE.suppliers[0], capacities=(("26", units(1.5)),))
    assert not is_a_flow(replace(WHOLE, suppliers=(odd, WHOLE.suppliers[1])))


def test_joining_leaves_a_flow_where_it_allows_whole_steps() -> None:
    """New terms up to two gloves are nested in the need; up to one and a half they are not whole."""
    for part, flow in ((2.0, True), (1.5, False)):
        option = JoiningOption("soon", 0, (("gloves", units(part)),))
        assert is_a_flow(replace(WHOLE, joinings=(Joining("A", "gloves", (option,)),))) is flow


def test_variables_are_whole_where_the_data_asks() -> None:
    """Quantities are whole-number variables where no flow makes them so, and shares where one does."""
    flow, counted = build(WHOLE), build(replace(WHOLE, rules=(Budget("b", most=99),)))
    assert {variable.cat for variable in flow.variables.share} == {pulp.LpContinuous}
    assert {variable.cat for variable in counted.variables.share} == {pulp.LpInteger}
    assert max(variable.upBound for variable in counted.variables.share) == 4


def test_values_become_an_award() -> None:
    """Shares a hair off are read as the whole steps they mean, with the bundle taken off the need."""
    bundle = Bundle("b", "norse", 5, (("A", "gloves", units(1)),))
    model = build(replace(WHOLE, bundles=(bundle,)), whole=False)
    values = {"share__A__norse_gloves": 0.2500000001, "share__A__humber_gloves": 0.4999999999, "bundle__b": 0.9999999}
    values |= {"share__B__norse_gloves": 1.0, "share__B__humber_gloves": 0.0}
    for variable in model.problem.variables():
        variable.varValue = values[variable.name]
    expected = bought({"A norse gloves": 1, "A humber gloves": 2, "B norse gloves": 3}, "b")
    assert read_solution(model) == expected


def test_rounding_keeps_to_what_joining_allows() -> None:
    """Of ten millionths seven may be bought on new terms: by remainders alone 2.6, 2.6 and 1.8 would become eight."""
    names = ("a", "b", "c")
    drawn = award({"A gloves": 0.00001}, {f"{name} gloves": 1 for name in (*names, "d", "e")})
    offers = tuple(
        offer if offer.supplier in names else replace(offer, trusts=frozenset("A"), present=True)
        for offer in drawn.offers
    )
    option = JoiningOption("soon", 0, (("gloves", 7),))
    model = build(replace(drawn, offers=offers, joinings=(Joining("A", "gloves", (option,)),)))
    values = {"a": 0.26, "b": 0.26, "c": 0.18, "d": 0.16, "e": 0.14}
    for variable in model.problem.variables():
        variable.varValue = next((value for name, value in values.items() if f"__{name}_gloves" in variable.name), 1.0)
    read = read_solution(model)
    amounts = {name.split()[0]: quantity for _, name, quantity in read.purchases}
    assert sum(amounts.values()) == 10
    assert sum(amounts[name] for name in names) == 7
    assert read.joinings == (("A", "gloves", "soon"),)
    assert check(model.variables.layout.instance, read) == []


def test_a_model_without_values_has_no_award() -> None:
    """Reading before solving is refused."""
    with pytest.raises(ValueError, match="carries no value"):
        read_solution(build(WHOLE))


def test_whole_steps_add_up() -> None:
    """Thirds of ten steps become 4, 3 and 3, and never more than is left; without a need to fill, their own sum."""
    thirds = dict.fromkeys("abc", 10 / 3)
    assert whole_steps(thirds, 10, 1, fill=True) == {"a": 4, "b": 3, "c": 3}
    assert whole_steps({"a": 2.6, "b": 2.6}, 4, 1, fill=False) in ({"a": 2, "b": 2}, {"a": 1, "b": 3}, {"a": 3, "b": 1})
    assert whole_steps({"a": 0.2}, 5, 1, fill=False) == {}
    assert whole_steps({}, 5, 1, fill=True) == {}
    assert whole_steps({"a": 2.99}, 9, 3, fill=True) == {"a": 9}
