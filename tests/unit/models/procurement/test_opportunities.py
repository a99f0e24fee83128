"""From lines to opportunities in one call."""

from __future__ import annotations

from fractions import Fraction

from models.procurement.exclusions import REASONS
from models.procurement.opportunities import find_opportunities
from models.procurement.pooling import Tier, TieredOffer
from models.procurement.spend import Support, price_instance
from tests.unit.models.procurement.drawn import lines

UNIT = 1_000_000
# Gloves at 10, 20 and 50 pence: C pays 300 above the median. Masks at 10 and 20: too few trusts to compare.
TABLE = """
    A gloves s1  10 100
    B gloves s1  10 200
    C gloves s2  10 500
    A masks  s1  10 100
    B masks  s1  10 200
    C gloves own 99 999
    A gloves s1  -  -5
"""


def offer(supplier: str, item: str, price: int) -> TieredOffer:
    """Offer an item at a price from 20 units on."""
    return TieredOffer(f"{supplier}-{item}", supplier, item, (Tier(20 * UNIT, Fraction(price)),))


def test_every_part_fits_the_others() -> None:
    """Lines, prices, benchmarks, gaps, classes and tiers of one small case."""
    instance = lines(TABLE, owners={"own": "B"}, support=Support(min_trusts=3, min_lines=3))
    found = find_opportunities(
        instance, extendable={("C", "gloves")}, offers=[offer("s9", "gloves", 15), offer("s9", "masks", 15)]
    )
    assert [REASONS[code] for code in found.reasons] == ["", "", "", "support", "support", "internal", "credit"]
    assert sum(row.pence for row in found.reason_totals) == 100 + 200 + 500 + 100 + 200 + 999 - 5
    assert [(row.item, row.trust, row.compared) for row in found.prices] == [
        ("gloves", "A", True),
        ("gloves", "B", True),
        ("gloves", "C", True),
        ("masks", "A", False),
        ("masks", "B", False),
    ]
    assert [(row.item, row.excess["median"]) for row in found.benchmarks] == [("gloves", 300)]
    assert found.excess == 300
    # Masks are not compared, so B's higher price for them at s1 is no gap.
    assert [(gap.item, gap.trust, str(gap.overpaid)) for gap in found.gaps] == [("gloves", "B", "100")]
    assert [(part.trust, part.contract_change, part.total) for part in found.parts] == [("C", 300, 300)]
    # At 15 pence C would pay 350 less, of which 300 are claimed; masks pool although they are not compared.
    assert [(tier.item, dict(tier.values)) for tier in found.pooled] == [
        ("gloves", {"A": 0, "B": 50, "C": 50}),
        ("masks", {"A": 0, "B": 50}),
    ]


def test_an_offer_of_a_member_is_passed_over() -> None:
    """A tier offered by a supplier that a member owns gains the system nothing, even where no line was paid to it."""
    instance = lines(TABLE, owners={"own": "B"})
    assert find_opportunities(instance, offers=[offer("own", "gloves", 1)]).pooled == ()


def test_no_lines_suggest_nothing() -> None:
    """Without lines every part is empty and every reason stands at nothing."""
    found = find_opportunities(price_instance(trust=[], item=[], supplier=[], millionths=[], pence=[]))
    assert (found.prices, found.benchmarks, found.gaps, found.parts, found.pooled) == ((), (), (), (), ())
    assert {(row.lines, row.pence) for row in found.reason_totals} == {(0, 0)}
    assert found.excess == 0
