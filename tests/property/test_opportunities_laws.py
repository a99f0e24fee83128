"""Laws that prices, excess, classes and pooled tiers obey on any spend lines."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.procurement.exact import MILLIONTHS, round_half_up
from models.procurement.exclusions import KEPT, REASONS
from models.procurement.graphs import pooling_groups, shared_suppliers, supplier_item_trust_graph
from models.procurement.opportunities import Opportunities, find_opportunities
from models.procurement.pooling import Tier, TieredOffer
from models.procurement.prices import BENCHMARKS, benchmark_prices, overpayment
from models.procurement.spend import PriceInstance, Support, price_instance

Line = tuple[str, str, str, int, int]

TRUSTS = ("A", "B", "C", "D")
ITEMS = ("gloves", "masks", "")
SUPPLIERS = ("s1", "s2", "own", "")
QUANTITIES = st.one_of(
    st.just(0), st.integers(1, 20 * MILLIONTHS), st.integers(1, 20).map(lambda units: units * MILLIONTHS)
)
LINES = st.lists(
    st.tuples(
        st.sampled_from(TRUSTS),
        st.sampled_from(ITEMS),
        st.sampled_from(SUPPLIERS),
        QUANTITIES,
        st.integers(-50, 5000),
    ),
    max_size=24,
)
SUPPORTS = st.builds(Support, st.integers(1, 3), st.integers(1, 4), st.integers(0, 10 * MILLIONTHS))
EXTENDABLE = st.frozensets(st.tuples(st.sampled_from(TRUSTS), st.sampled_from(ITEMS[:2])))
TIERS = st.dictionaries(st.integers(0, 80), st.integers(0, 400), min_size=1, max_size=3).map(
    lambda steps: tuple(Tier(units * MILLIONTHS, Fraction(price)) for units, price in sorted(steps.items()))
)
OFFERS = st.lists(st.tuples(st.sampled_from(("s1", "own", "s9")), st.sampled_from(ITEMS[:2]), TIERS), max_size=4).map(
    lambda rows: [TieredOffer(f"o{place}", *row) for place, row in enumerate(rows)]
)


def instance_of(lines: list[Line], support: Support) -> PriceInstance:
    """Make an instance in which trust D owns the supplier `own`."""
    trust, item, supplier, millionths, pence = zip(*lines, strict=True) if lines else ((), (), (), (), ())
    return price_instance(
        trust=trust,
        item=item,
        supplier=supplier,
        millionths=millionths,
        pence=pence,
        member_of_supplier={"own": "D"},
        support=support,
    )


def figures(found: Opportunities, names: dict[str, str] | None = None) -> dict[str, object]:
    """Return every figure by item and trust, whatever the order, with the names of trusts put back."""
    back = names or {trust: trust for trust in TRUSTS}
    return {
        "totals": found.reason_totals,
        "prices": {(row.item, back[row.trust]): (row.price, row.lines, dict(row.excess)) for row in found.prices},
        "benchmarks": {row.item: (dict(row.prices), dict(row.excess)) for row in found.benchmarks},
        "gaps": {(gap.item, gap.supplier, back[gap.trust]): gap.overpaid for gap in found.gaps},
        "parts": {
            (part.item, back[part.trust]): (part.price_match, part.contract_change, part.new_tender)
            for part in found.parts
        },
        "pooled": {
            row.item: (row.offer, row.tier, {back[trust]: pence for trust, pence in row.values.items()})
            for row in found.pooled
        },
    }


@given(lines=LINES, support=SUPPORTS, extendable=EXTENDABLE, offers=OFFERS, order=st.permutations(TRUSTS))
def test_renaming_trusts_changes_nothing(
    lines: list[Line],
    support: Support,
    extendable: frozenset[tuple[str, str]],
    offers: list[TieredOffer],
    order: list[str],
) -> None:
    """Whatever the trusts are called, and in whatever order the lines come, every figure stays."""
    new = dict(zip(TRUSTS, order, strict=True))
    renamed = [(new[line[0]], *line[1:]) for line in reversed(lines)]
    before = find_opportunities(instance_of(lines, support), extendable, offers)
    after = find_opportunities(
        instance_of(renamed, support),
        {(new[trust], item) for trust, item in extendable},
        offers,
    )
    assert figures(after, {called: trust for trust, called in new.items()}) == figures(before)


@given(lines=LINES, support=SUPPORTS, extendable=EXTENDABLE, offers=OFFERS)
def test_parts_sum_to_the_whole(
    lines: list[Line], support: Support, extendable: frozenset[tuple[str, str]], offers: list[TieredOffer]
) -> None:
    """Reasons add up to all lines and classes to the excess, to the penny, and no class is negative."""
    instance = instance_of(lines, support)
    found = find_opportunities(instance, extendable, offers)
    assert sum(row.lines for row in found.reason_totals) == len(lines)
    assert sum(row.pence for row in found.reason_totals) == sum(line[4] for line in lines)
    priced = sum(row.pence for row in found.reason_totals if row.reason in {"", "support"})
    assert sum(row.pence for row in found.prices) == priced
    assert {(part.item, part.trust): part.total for part in found.parts} == {
        (row.item, row.trust): row.excess["median"] for row in found.prices if row.compared and row.excess["median"]
    }
    assert found.excess == sum(part.total for part in found.parts)
    for part in found.parts:
        assert min(part.price_match, part.contract_change, part.new_tender) >= 0
        assert (part.contract_change if (part.trust, part.item) not in extendable else part.new_tender) == 0


@given(lines=LINES, support=SUPPORTS, offers=OFFERS)
def test_no_penny_is_claimed_twice(lines: list[Line], support: Support, offers: list[TieredOffer]) -> None:
    """Each excess lies between nothing and what was paid, and so do the excess and the pooled value together."""
    found = find_opportunities(instance_of(lines, support), offers=offers)
    pooled = {(row.item, trust): pence for row in found.pooled for trust, pence in row.values.items()}
    for row in found.prices:
        assert all(0 <= excess <= row.pence for excess in row.excess.values())
        value = pooled.get((row.item, row.trust), 0)
        assert value >= 0
        assert row.excess.get("median", 0) + value <= row.pence


@given(lines=LINES)
def test_a_higher_benchmark_never_gives_a_higher_excess(lines: list[Line]) -> None:
    """Minimum, lower quartile and median rise, and of any two benchmarks the higher has no more excess."""
    found = find_opportunities(instance_of(lines, Support(1, 1)))
    prices = {(row.item, name): row.prices[name] for row in found.benchmarks for name in BENCHMARKS}
    for row in found.benchmarks:
        assert row.prices["minimum"] <= row.prices["lower_quartile"] <= row.prices["median"]
        assert row.prices["minimum"] <= row.prices["weighted_mean"]
    for trust_price in found.prices:
        by_price = sorted(BENCHMARKS, key=lambda name: prices[trust_price.item, name])
        excess = [trust_price.excess[name] for name in by_price]
        assert excess == sorted(excess, reverse=True)


@given(
    lines=LINES,
    support=SUPPORTS,
    extendable=EXTENDABLE,
    offers=OFFERS,
    zero=st.lists(st.sampled_from(TRUSTS), min_size=1),
)
def test_lines_of_zero_change_nothing(
    lines: list[Line],
    support: Support,
    extendable: frozenset[tuple[str, str]],
    offers: list[TieredOffer],
    zero: list[str],
) -> None:
    """Lines on which nothing was paid leave every figure as it was, the support rule included."""
    more = [*lines, *((trust, "gloves", "s1", MILLIONTHS, 0) for trust in zero)]
    before = figures(find_opportunities(instance_of(lines, support), extendable, offers))
    after = figures(find_opportunities(instance_of(more, support), extendable, offers))
    assert {**after, "totals": None} == {**before, "totals": None}
    counted = {row.reason: row.lines for row in find_opportunities(instance_of(more, support)).reason_totals}
    assert counted["zero"] >= len(zero)


@given(lines=LINES, support=SUPPORTS)
def test_pounds_times_hundred_scale_the_excess(lines: list[Line], support: Support) -> None:
    """Prices and exact overpayments grow a hundredfold; a rounded figure too, but for its rounding."""
    instance = instance_of(lines, support)
    small, large = find_opportunities(instance), find_opportunities(replace(instance, pence=instance.pence * 100))
    assert np.array_equal(small.reasons, large.reasons)
    for one, hundred in zip(small.benchmarks, large.benchmarks, strict=True):
        assert {name: price * 100 for name, price in one.prices.items()} == hundred.prices
    for low, high in zip(small.prices, large.prices, strict=True):
        assert low.price * 100 == high.price
        # Half a penny of rounding is fifty of the hundredfold.
        assert all(abs(low.excess[name] * 100 - high.excess[name]) <= 50 for name in low.excess)
    assert [gap.overpaid * 100 for gap in small.gaps] == [gap.overpaid for gap in large.gaps]


@given(cells=st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10**12)), min_size=1, max_size=12))
def test_benchmarks_agree_with_numpy(cells: list[tuple[int, int]]) -> None:
    """The exact quantiles are numpy's, to nine digits of the highest price, and the mean is its weighted average."""
    prices = np.array([pence * MILLIONTHS / millionths for pence, millionths in cells])
    ours = benchmark_prices(cells)
    theirs = {
        "minimum": np.percentile(prices, 0),
        "lower_quartile": np.percentile(prices, 25),
        "median": np.percentile(prices, 50),
        "weighted_mean": np.average(prices, weights=[millionths for _, millionths in cells]),
    }
    assert all(abs(float(ours[name]) - theirs[name]) <= 1e-9 * prices.max() for name in BENCHMARKS)


@given(
    pence=st.integers(0, 10**9),
    millionths=st.integers(1, 10**12),
    price=st.fractions(min_value=0, max_value=10**6, max_denominator=10**6),
)
def test_overpayment_is_the_formula(pence: int, millionths: int, price: Fraction) -> None:
    """The overpayment in whole numbers is the formula in fractions."""
    assert overpayment(pence, millionths, price) == max(Fraction(0), pence - price * Fraction(millionths, MILLIONTHS))


@given(lines=LINES, support=SUPPORTS)
def test_price_match_is_the_formula(lines: list[Line], support: Support) -> None:
    """The match of each trust is what a plain loop over suppliers and other trusts gives, kept below the excess."""
    instance = instance_of(lines, support)
    found = find_opportunities(instance)
    kept = [line for line, code in zip(lines, found.reasons, strict=True) if code == KEPT]
    bought: dict[tuple[str, str, str], tuple[int, int]] = {}
    for trust, item, supplier, millionths, pence in kept:
        before = bought.get((trust, item, supplier), (0, 0))
        bought[trust, item, supplier] = (before[0] + pence, before[1] + millionths)
    for row in (row for row in found.prices if row.compared and row.excess["median"]):
        gaps = Fraction(0)
        for (trust, item, supplier), (pence, millionths) in bought.items():
            others = [
                Fraction(paid, volume)
                for (other, *what), (paid, volume) in bought.items()
                if other != trust and what == [item, supplier]
            ]
            if (trust, item) == (row.trust, row.item) and supplier and others:
                gaps += max(Fraction(0), Fraction(pence, millionths) - min(others)) * millionths
        (part,) = [part for part in found.parts if (part.trust, part.item) == (row.trust, row.item)]
        assert part.price_match == min(row.excess["median"], round_half_up(gaps))


@given(lines=LINES, support=SUPPORTS)
def test_reasons_are_a_plain_reading_of_each_line(lines: list[Line], support: Support) -> None:
    """Reasons other than support are what five questions in a row give, line by line."""
    found = find_opportunities(instance_of(lines, support))
    for (_, item, supplier, millionths, pence), code in zip(lines, found.reasons, strict=True):
        questions = {
            "credit": pence < 0,
            "internal": supplier == "own",
            "no_item": not item,
            "no_quantity": not millionths and pence > 0,
            "zero": pence == 0,
        }
        first = next((reason for reason, holds in questions.items() if holds), None)
        assert REASONS[code] in ({first} if first else {"", "support"})


@given(lines=LINES)
def test_groups_and_suppliers_add_up(lines: list[Line]) -> None:
    """No item is in two groups, and a shared supplier's trusts and pence are those of a plain sum over its lines."""
    instance = instance_of(lines, Support())
    graph = supplier_item_trust_graph(instance)
    groups = pooling_groups(graph)
    items = [item for group in groups for item in group.items]
    assert len(items) == len(set(items))
    for group in groups:
        assert len(group.trusts) >= 2
        drawn = [line for line in lines if line[1] in group.items and line[2] != "own" and line[4] > 0]
        assert group.pence == sum(line[4] for line in drawn)
        assert group.trusts == tuple(sorted({line[0] for line in drawn}))
    paid: dict[str, dict[str, int]] = {}
    for trust, _, supplier, _, pence in lines:
        of_supplier = paid.setdefault(supplier, {})
        of_supplier[trust] = of_supplier.get(trust, 0) + pence
    positive = {name: {trust: pence for trust, pence in row.items() if pence > 0} for name, row in paid.items() if name}
    shared = shared_suppliers(instance)
    assert {row.supplier: dict(row.pence_of_trust) for row in shared} == {
        name: row for name, row in positive.items() if len(row) >= 2
    }
    assert [row.pence for row in shared] == sorted((row.pence for row in shared), reverse=True)
    assert all(row.member == ("D" if row.supplier == "own" else "") for row in shared)
