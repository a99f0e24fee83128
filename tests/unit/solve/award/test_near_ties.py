"""Which trusts may stay where they are for next to nothing, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from models.procurement.award.offers import Incumbency, Offer, Supplier
from models.procurement.award.rules import SwitchLimit
from optimiser.solve.award.near_ties import NearTie, near_ties, with_rule
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, units

# Each trust buys 100 gloves of humber today, at 11 pence, 10.01 and 10.10; norse offers 10 to all: 30 pounds in all.
TODAY = {"A": Fraction(11), "B": Fraction(1001, 100), "C": Fraction(1010, 100)}
DRAWN = award({f"{trust} gloves": 100 for trust in TODAY}, {"norse gloves": 10})
THREE = replace(
    DRAWN,
    suppliers=(*DRAWN.suppliers, Supplier("humber")),
    offers=(
        *DRAWN.offers,
        *(
            Offer(f"now {trust}", "humber", "gloves", price, units(100), trusts=frozenset({trust}), present=True)
            for trust, price in TODAY.items()
        ),
    ),
    incumbencies=tuple(Incumbency(trust, "gloves", frozenset({"humber"})) for trust in TODAY),
)


def found(within: Fraction, limits: Limits | None = None) -> list[NearTie]:
    """Return the near-ties of the three trusts."""
    answer = solve_award(THREE, Limits())
    assert answer.cost == 3000
    return list(near_ties(THREE, answer, limits or Limits(), within))


def test_a_penny_lets_one_trust_stay() -> None:
    """Within 0.5 %, 15 pence, B may stay for one penny and B and C for eleven; A, which saves a pound, may not."""
    one, two = found(Fraction(1, 200))
    assert (one.limit, one.switching, one.stays, one.cost_pence, one.more_pence) == (2, ("A", "C"), ("B",), 3001, 1)
    assert (two.limit, two.switching, two.stays, two.cost_pence, two.more_pence) == (1, ("A",), ("B", "C"), 3011, 11)
    assert one.solution is not None
    assert ("B", "now B", units(100)) in one.solution.purchases


def test_within_is_a_part_of_the_cost() -> None:
    """Ten pence admit one trust, four per cent admit all: 11 and a pound more than 30 pounds."""
    assert [tie.limit for tie in found(Fraction(10, 3000))] == [2]
    assert [tie.more_pence for tie in found(Fraction(4, 100))] == [1, 11, 111]


def test_without_time_each_number_is_left_out_with_its_reason() -> None:
    """Without time there is an entry for each number of trusts, and no award in any."""
    late = found(Fraction(1, 200), Limits(seconds=0.0))
    assert [(tie.limit, tie.solution, tie.more_pence) for tie in late] == [
        (2, None, None),
        (1, None, None),
        (0, None, None),
    ]
    assert {tie.reason for tie in late} == {"The time ran out before an award was found."}


def test_where_nobody_may_stay_the_list_ends() -> None:
    """Where today's supplier has nothing for B, B switches in every award; without an award there is no list."""
    gone = replace(THREE, offers=tuple(offer for offer in THREE.offers if offer.name != "now B"))
    answer = solve_award(gone, Limits())
    assert [tie.switching for tie in near_ties(gone, answer, Limits(), Fraction(1))] == [("A", "B"), ("B",)]
    assert near_ties(THREE, AwardAnswer(answer.outcome), Limits()) == ()


def test_a_rule_more_is_renamed_where_its_name_is_taken() -> None:
    """Two rules of one name are kept apart."""
    twice = with_rule(with_rule(THREE, SwitchLimit("r", most=2)), SwitchLimit("r", most=1))
    assert [rule.name for rule in twice.rules] == ["r", "r_added"]
