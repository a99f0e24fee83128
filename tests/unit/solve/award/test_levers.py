"""The numbers of rules loosen step by step, and each step can be said."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.offers import Incumbency
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    CarbonPrice,
    Exclusion,
    IncumbentFloor,
    NoTrustWorseOff,
    Preference,
    Rule,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
)
from optimiser.solve.award.levers import levers_of, plain_number
from tests.unit.models.procurement.award.drawn_award import award, units

HALF = Fraction(1, 2)
GLOVES = replace(
    award({"A gloves": 10, "B gloves": 1}, {"norse gloves": 10, "tees gloves": 12, "humber gloves": 14}),
    incumbencies=tuple(Incumbency(trust, "gloves", frozenset({"humber"})) for trust in "AB"),
)


@pytest.mark.parametrize(
    ("rule", "steps", "loosened", "words"),
    [
        (Budget("r", most=100), 123_456, Budget("r", most=123_556), "raise 'r' by £1,234.56"),
        (CarbonCap("r", most=5), 1_500_020, CarbonCap("r", most=1_500_025), "raise 'r' by 1,500.02 kg"),
        (NoTrustWorseOff("r"), 1, NoTrustWorseOff("r", allowance=1), "raise the allowance of 'r' by £0.01"),
        (SwitchLimit("r", most=0), 1, SwitchLimit("r", most=1), "raise 'r' from 0 to 1 trust"),
        (WinnerLimit("r", most=1), 2, WinnerLimit("r", most=3), "raise 'r' from 1 to 3 suppliers"),
        (WinnerLimit("r", least=2), 1, WinnerLimit("r", least=1), "lower 'r' from 2 to 1 supplier"),
        (AmountLimit("r", most=5), 7, AmountLimit("r", most=12), "raise 'r' by £0.07"),
        (AmountLimit("r", least=5), 5, AmountLimit("r", least=0), "lower 'r' by £0.05"),
        (
            AmountLimit("r", least=units(5), of="volume"),
            2_500,
            AmountLimit("r", least=units(2.5), of="volume"),
            "lower 'r' by 2.5 units",
        ),
        (
            ShareLimit("r", most=Fraction(1, 3)),
            1,
            ShareLimit("r", most=Fraction(3334, 10_000)),
            "raise 'r' from 33.33 % to 33.34 %",
        ),
        (
            IncumbentFloor("r", least=Fraction(1, 3)),
            2,
            IncumbentFloor("r", least=Fraction(3332, 10_000)),
            "lower 'r' from 33.33 % to 33.32 %",
        ),
    ],
)
def test_a_number_is_loosened_and_said(rule: Rule, steps: int, loosened: Rule, words: str) -> None:
    """A rule with some steps, and those in words; shares come to lie on whole hundredths of a per cent."""
    (lever,) = levers_of(rule, GLOVES)
    assert (lever.at(0), lever.at(steps), lever.say(steps)) == (rule, loosened, words)


@pytest.mark.parametrize("rule", [WinnerLimit("r", least=2, most=1), ShareLimit("r", least=HALF, most=HALF)])
def test_two_numbers_are_told_apart(rule: Rule) -> None:
    """Where a rule has two numbers, the words say which."""
    most, least = levers_of(rule, GLOVES)
    assert most.say(1).startswith("raise the upper limit of 'r' from ")
    assert least.say(1).startswith("lower the lower limit of 'r' from ")


@pytest.mark.parametrize(
    ("rule", "off"),
    [
        (ShareLimit("r", least=Fraction(1, 3)), ShareLimit("r", least=Fraction(0))),
        (ShareLimit("r", most=Fraction(1, 3)), ShareLimit("r", most=Fraction(1))),
        (WinnerLimit("r", most=1), WinnerLimit("r", most=3)),
        (WinnerLimit("r", least=2), WinnerLimit("r", least=0)),
        (SwitchLimit("r", most=1), SwitchLimit("r", most=2)),
        (AmountLimit("r", least=1), AmountLimit("r")),
        (Budget("r"), None),
        (CarbonCap("r"), None),
    ],
)
def test_a_number_can_be_switched_off(rule: Rule, off: Rule | None) -> None:
    """At its last step a rule asks for nothing; where it has none and nothing else to ask for, it is left out."""
    (lever,) = levers_of(rule, GLOVES)
    assert lever.off == off


def test_some_rules_have_no_number() -> None:
    """What is excluded is excluded, who stays out stays out, and what weighs forbids nothing."""
    rules = (Exclusion("r"), TrustsOut("r"), CarbonPrice("r"), Preference("r"), AmountLimit("r"), ShareLimit("r"))
    assert [levers_of(rule, GLOVES) for rule in rules] == [()] * 6


@pytest.mark.parametrize(
    ("amount", "scale", "text"),
    [(0, 1000, "0"), (1, 1000, "0.001"), (1_500, 1000, "1.5"), (1_234_000_001, 10**6, "1,234.000001"), (30, 1, "30")],
)
def test_numbers_are_written_exactly(amount: int, scale: int, text: str) -> None:
    """No digit is lost and no zero is trailed."""
    assert plain_number(amount, scale) == text
