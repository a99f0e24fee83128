"""What was planted in the worked illustrations is found by the recommended award: a test of method, not a finding."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models.procurement.award.repricing import Repricing, reprice
from models.procurement.exact import round_half_up
from optimiser.case import Case
from optimiser.config.case_file import read_case_file, resolve_scenario
from optimiser.ingest.load_case import load_case
from optimiser.prepare.award.build import AwardInput, award_input
from optimiser.results.contract_facts import contract_facts
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits

CASES = Path(__file__).resolve().parents[2] / "data" / "cases"
BASES = ("nenc", "lancashire")


@dataclass(frozen=True)
class Found:
    """A recommended award of a shipped case."""

    case: Case
    given: AwardInput
    priced: Repricing

    def saving(self, lots: set[str]) -> Fraction:
        """Return what is saved in some lots that share suppliers with no other, all costs paid once taken off."""
        lot_of, given = self.given.instance.lot_of, self.given
        lines = [line for line in self.priced.purchases if line.lot in lots]
        new = [line for line in self.priced.new_lines if line.lot in lots]
        there = {offer.supplier for offer in given.instance.offers if lot_of[offer.item] in lots and not offer.present}
        today = sum(given.needs.baseline(trust, item) for trust, item in given.needs.today if lot_of[item] in lots)
        paid = sum((line.charged for line in lines), Fraction(0))
        schedules = {one.name: one.supplier for one in given.instance.schedules}
        back = sum((v for name, v in self.priced.paid_back.items() if schedules[name] in there), Fraction(0))
        used = {line.supplier for line in new}
        served = {(line.supplier, line.trust) for line in new}
        fixed = sum(one.activation for one in given.instance.suppliers if one.name in used)
        fixed += sum(one.pence for one in given.instance.deliveries if (one.supplier, one.trust) in served)
        return today - paid + back - fixed

    def saving_on(self, trust: str, item: str) -> int:
        """Return what a trust saves on one item, before costs paid once."""
        lines = [line for line in self.priced.purchases if (line.trust, line.item) == (trust, item)]
        return self.given.needs.baseline(trust, item) - sum(round_half_up(line.charged) for line in lines)


@cache
def found(name: str, scenario: str = "base") -> Found:
    """Solve a shipped case; a limit on nodes keeps the answer the same everywhere."""
    case = load_case(CASES / name)
    settings = resolve_scenario(read_case_file(CASES / name / "case.toml"), scenario)
    given = award_input(case, settings, contract_facts(case, settings).under_way)
    assert given is not None
    answer = solve_award(given.instance, Limits(None, 2_000, settings.solve.gap))
    assert answer.solution is not None
    return Found(case, given, reprice(given.instance, answer.solution))


def planted(expected: str) -> list[Any]:
    """Return the planted rows of which something is expected, each with its case."""
    rows = [
        (name, row)
        for name in BASES
        for row in load_case(CASES / name).frame("planted").to_dict("records")
        if row["expected"] == expected
    ]
    assert rows
    return [pytest.param(name, row, id=f"{name}-{row['planted']}") for name, row in rows]


@pytest.mark.parametrize(("name", "row"), planted("saving_at_least"))
def test_at_least_what_was_planted_is_saved(name: str, row: dict[str, Any]) -> None:
    """Pooled tiers, rebates and bundles: the award saves in their lots no less than buying there by hand would."""
    assert found(name).saving(set(row["lots"].split(";"))) >= row["value_pence"]


@pytest.mark.parametrize(("name", "row"), planted("saving_exactly"))
def test_exactly_what_was_planted_is_saved(name: str, row: dict[str, Any]) -> None:
    """A trust that pays more than the others saves the difference, to the penny."""
    assert found(name).saving_on(row["trusts"], row["item"]) == row["value_pence"]


@pytest.mark.parametrize(("name", "row"), planted("unused"))
def test_what_cannot_be_worth_it_is_not_used(name: str, row: dict[str, Any]) -> None:
    """Nothing is bought on offers that are beaten, have ended or have no price."""
    used = Counter(line.offer for line in found(name).priced.purchases)
    assert [offer for offer in row["offers"].split(";") if used[offer]] == []


@pytest.mark.parametrize(("name", "row"), planted("stays"))
def test_a_trust_that_should_stay_stays(name: str, row: dict[str, Any]) -> None:
    """It buys nothing on new terms in the lots named."""
    lots = set(row["lots"].split(";"))
    new = found(name).priced.new_lines
    assert [line for line in new if line.trust in row["trusts"].split(";") and line.lot in lots] == []


@pytest.mark.parametrize(("name", "row"), planted("tier_gap"))
def test_a_tier_that_was_meant_to_be_missed_is_missed(name: str, row: dict[str, Any]) -> None:
    """Nobody pays the lower price of the offer, though buying up to it would cost less."""
    result = found(name)
    (schedule,) = (one for one in result.given.instance.schedules if one.offer == row["offers"])
    bought = sum(line.quantity for line in result.priced.purchases if line.offer == row["offers"])
    last = schedule.tiers[-1]
    now = result.given.instance.offer_of[row["offers"]].price * Fraction(bought, 1_000_000)
    then = last.quoted[row["offers"]] * Fraction(last.least, 1_000_000)
    assert bought < last.least
    assert round_half_up(now) - round_half_up(then) == row["value_pence"]


@pytest.mark.parametrize(("name", "row"), planted("costs_at_most"))
def test_a_rule_costs_no_more_than_was_planted(name: str, row: dict[str, Any]) -> None:
    """The award that keeps to the rule is dearer than that of `base`, by no more than was planted."""
    base, ruled = found(name), found(name, row["scenario"])
    assert 0 < ruled.priced.cost - base.priced.cost <= row["value_pence"]
