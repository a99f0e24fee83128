"""Small random awards with every feature and rule, and the best of them by looking at every one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, islice, product

from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.offers import (
    Bundle,
    Delivery,
    Incumbency,
    Item,
    Measure,
    Need,
    Offer,
    Schedule,
    Supplier,
    Tier,
    TierKind,
)
from models.procurement.award.periods import JoinChoice, over_years
from models.procurement.award.repricing import reprice
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
    dual_sourcing,
    forced_award,
    only,
    single_source,
)
from models.procurement.award.solution import AwardSolution, award_of
from models.procurement.award.years import Year
from models.procurement.exact import MILLIONTHS

TRUSTS = ("A", "B")
ITEMS = ("gloves", "masks")
SUPPLIERS = ("norse", "humber", "tees")
MOST_AWARDS = 400
"""A drawn case with more awards than this to look at loses needs until it has fewer."""


def draw_case(rng: random.Random) -> AwardInstance:
    """Draw an instance in whole units, small enough to look at every award."""
    instance = draw_year(rng)
    if rng.random() < 0.5:
        instance = _with_periods(rng, instance)
    return replace(instance, joinings=_draw_joinings(rng, instance))


def draw_year(rng: random.Random) -> AwardInstance:
    """Draw an instance without periods and joinings."""
    lots = rng.choice((("one", "one"), ("one", "two")))
    items = tuple(Item(name, lot, MILLIONTHS) for name, lot in zip(ITEMS, lots, strict=True))
    suppliers = tuple(
        Supplier(
            name,
            frozenset(attribute for attribute in ("sme", "local") if rng.random() < 0.5),
            rng.choice((0, 0, 300)),
            rng.choice((None, None, 4 * MILLIONTHS)),
        )
        for name in SUPPLIERS
    )
    needs = [
        Need(trust, item, rng.randint(1, 3) * MILLIONTHS, rng.random() < 0.9)
        for trust in TRUSTS
        for item in ITEMS
        if rng.random() < 0.85
    ] or [Need("A", "gloves", 2 * MILLIONTHS)]
    offers = _draw_offers(rng)
    schedules = _draw_schedules(rng, offers)
    instance = AwardInstance(
        items=items,
        suppliers=suppliers,
        needs=tuple(needs),
        offers=offers,
        schedules=schedules,
        bundles=_draw_bundles(rng, needs),
        deliveries=tuple(
            Delivery(supplier, trust, rng.choice((0, 60)))
            for supplier in SUPPLIERS
            for trust in TRUSTS
            if rng.random() < 0.3
        ),
        incumbencies=tuple(
            Incumbency(trust, lot, frozenset({rng.choice(SUPPLIERS)}), rng.choice((0, 80)))
            for trust in TRUSTS
            for lot in sorted(set(lots))
            if rng.random() < 0.6
        ),
        baselines=tuple((trust, rng.randint(300, 1200)) for trust in TRUSTS),
    )
    while sum(1 for _ in awards_of(instance)) > MOST_AWARDS and len(instance.needs) > 1:
        instance = _with_fewer_needs(instance)
    rules = rng.sample(RULES, rng.choice((0, 1, 1, 2, 3)))
    return replace(instance, rules=tuple(make(rng, f"rule{place}") for place, make in enumerate(rules)))


def draw_plan(rng: random.Random) -> AwardInstance:
    """Draw a plan over two years, the first of them whole or half, in which most trusts can stay as they are."""
    instance = with_present_terms(rng, draw_year(rng))
    instance = replace(instance, rules=instance.rules[: rng.choice((0, 1))])
    years = (Year("2026", rng.choice((6, 12))), Year("2027"))
    places = rng.sample(sorted(instance.cells_of_place), min(2, len(instance.cells_of_place)))
    joins = {
        place: (JoinChoice("soon", rng.randint(0, 11), rng.choice((0, 40, 100))), JoinChoice("never"))
        for place in places
    }
    while True:
        plan = over_years(instance, years, {place: joins[place] for place in joins if place in instance.cells_of_place})
        if len(instance.needs) == 1 or sum(1 for _ in islice(awards_of(plan), MOST_AWARDS + 1)) <= MOST_AWARDS:
            return plan
        instance = _with_fewer_needs(instance)


def with_present_terms(rng: random.Random, instance: AwardInstance) -> AwardInstance:
    """Let every trust have terms for each of its needs today, for exactly what it needs, and know what it pays."""
    present, baselines = [], dict.fromkeys((need.trust for need in instance.needs), 0)
    for place, need in enumerate(instance.needs):
        price = rng.choice((95, 110, 130))
        terms = Offer(f"present-{place}", rng.choice(SUPPLIERS), need.item, Fraction(price), need.quantity)
        present.append(replace(terms, trusts=frozenset({need.trust}), present=True))
        baselines[need.trust] += price * need.quantity // MILLIONTHS
    offers = tuple(offer for offer in instance.offers if not offer.present)
    return replace(instance, offers=(*offers, *present), baselines=tuple(sorted(baselines.items())))


def _with_periods(rng: random.Random, instance: AwardInstance) -> AwardInstance:
    """Let the two items be one product bought in two periods, and let some tiers, deliveries and limits be of one."""
    periods = ("2026", "2027")
    items = tuple(
        replace(item, period=period, product="things") for item, period in zip(instance.items, periods, strict=True)
    )
    return replace(
        instance,
        items=items,
        suppliers=tuple(
            replace(one, capacities=((rng.choice(periods), 3 * MILLIONTHS),)) if rng.random() < 0.3 else one
            for one in instance.suppliers
        ),
        schedules=tuple(
            replace(one, period=rng.choice((None, *periods))) if one.offer is None else one
            for one in instance.schedules
        ),
        deliveries=tuple(replace(one, period=rng.choice((None, *periods))) for one in instance.deliveries),
    )


def _draw_joinings(rng: random.Random, instance: AwardInstance) -> tuple[Joining, ...]:
    places = sorted({(need.trust, instance.lot_of[need.item]) for need in instance.needs})
    joinings = []
    for trust, lot in rng.sample(places, rng.choice((0, 0, 1, min(2, len(places))))):
        cells = [need for need in instance.needs if (need.trust, instance.lot_of[need.item]) == (trust, lot)]
        options = [JoiningOption("never", rng.choice((0, 0, 30)))]
        for name in ("first", "second")[: rng.choice((1, 2))]:
            parts = ((need.item, rng.randint(0, need.quantity // MILLIONTHS) * MILLIONTHS) for need in cells)
            options.append(JoiningOption(name, rng.choice((0, 20, 90)), tuple(parts)))
        joinings.append(Joining(trust, lot, tuple(options), moves=rng.random() < 0.3))
    return tuple(joinings)


def _with_fewer_needs(instance: AwardInstance) -> AwardInstance:
    needs = instance.needs[:-1]
    cells = {(need.trust, need.item) for need in needs}
    bundles = tuple(b for b in instance.bundles if cells.issuperset((trust, item) for trust, item, _ in b.contents))
    return replace(instance, needs=needs, bundles=bundles)


def _draw_offers(rng: random.Random) -> tuple[Offer, ...]:
    offers = []
    for item in ITEMS:
        for supplier in rng.sample(SUPPLIERS, rng.choice((1, 2, 2, 3))):
            available = rng.choice((None, None, 2 * MILLIONTHS, 4 * MILLIONTHS))
            offers.append(
                Offer(
                    f"{supplier}-{item}",
                    supplier,
                    item,
                    Fraction(rng.choice((0, 90, 100, 101, 120, 150))),
                    available,
                    rng.choice((0, 0, 0, 2 * MILLIONTHS)),
                    rng.choice((None, None, None, frozenset({"A"}))),
                    Fraction(rng.choice((0, 500, 2000))),
                )
            )
    for name in ("now", "today"):
        if rng.random() < 0.4:
            item, supplier = rng.choice(ITEMS), rng.choice(SUPPLIERS)
            now = Offer(f"{name}-{item}", supplier, item, Fraction(rng.choice((110, 160))))
            offers.append(replace(now, trusts=frozenset({rng.choice(TRUSTS)}), present=True))
    return tuple(offers)


def _draw_schedules(rng: random.Random, offers: tuple[Offer, ...]) -> tuple[Schedule, ...]:
    schedules = []
    for supplier in SUPPLIERS:
        own = [offer for offer in offers if offer.supplier == supplier and not offer.present]
        if own and rng.random() < 0.6:
            kind: TierKind = rng.choice(("all_units", "incremental", "rebate_share"))
            one_price = len({offer.price for offer in own}) == 1
            measure: Measure = rng.choice(("units", "pence")) if kind != "incremental" or one_price else "pence"
            scope = rng.choice(({}, {}, {"offer": own[0].name}))
            schedules.append(
                Schedule(f"{supplier}-tiers", supplier, kind, measure, _draw_tiers(rng, kind, measure), **scope)
            )
        if own and rng.random() < 0.3:
            measure = rng.choice(("units", "pence"))
            tiers = _draw_tiers(rng, "rebate_lump", measure)
            schedules.append(Schedule(f"{supplier}-lump", supplier, "rebate_lump", measure, tiers))
    return tuple(schedules)


def _draw_tiers(rng: random.Random, kind: str, measure: str) -> tuple[Tier, ...]:
    count = rng.choice((1, 2, 3))
    unit = MILLIONTHS if measure == "units" else 100
    breaks = sorted(rng.sample(range(1, 6), count - 1))
    least = [rng.choice((0, 0, 0, unit)) if kind != "rebate_lump" else unit * 2, *(unit * at + unit for at in breaks)]
    least = [least[0], *(max(at, least[0] + unit * place) for place, at in enumerate(least[1:], 1))]
    if len(set(least)) < len(least) or sorted(least) != least:
        least = [unit * place for place in range(count)]
    if kind == "rebate_lump":
        return tuple(Tier(at, lump=40 * (place + 1)) for place, at in enumerate(least))
    return tuple(Tier(at, Fraction(place, 8)) for place, at in enumerate(least))


def _draw_bundles(rng: random.Random, needs: list[Need]) -> tuple[Bundle, ...]:
    if rng.random() < 0.6:
        return ()
    chosen = rng.sample(needs, min(len(needs), 2))
    contents = tuple((need.trust, need.item, rng.choice((MILLIONTHS, need.quantity))) for need in chosen)
    return (Bundle("pair", rng.choice(SUPPLIERS), rng.choice((-50, 0, 150, 250)), contents, Fraction(700)),)


RULES: tuple[Callable[[random.Random, str], Rule], ...] = (
    lambda rng, name: WinnerLimit(name, most=rng.choice((1, 2)), each=rng.choice(("all", "lot", "trust", "item"))),
    lambda _, name: WinnerLimit(name, least=2, least_share=Fraction(1, 4)),
    lambda _, name: WinnerLimit(name, where=only(attributes=["sme"]), least=1, most=1, each="trust_and_lot"),
    lambda _, name: single_source(name, each="trust"),
    lambda _, name: dual_sourcing(name),
    lambda rng, name: ShareLimit(name, where=only(attributes=["sme"]), least=Fraction(rng.choice((1, 2)), 3)),
    lambda _, name: ShareLimit(name, most=Fraction(3, 5), of="volume", each_supplier=True),
    lambda _, name: ShareLimit(
        name, where=only(suppliers=["tees"]), least=Fraction(1, 2), most=Fraction(1, 2), of="volume"
    ),
    lambda _, name: AmountLimit(name, where=only(suppliers=["norse"]), least=200, most=400),
    lambda _, name: AmountLimit(name, where=only(attributes=["local"]), most=3 * MILLIONTHS, of="volume"),
    lambda _, name: IncumbentFloor(name, least=Fraction(1, 2)),
    lambda rng, name: TrustsOut(name, where=only(trusts=[rng.choice(TRUSTS)])),
    lambda rng, name: Exclusion(name, where=only(suppliers=[rng.choice(SUPPLIERS)], items=["gloves"])),
    lambda rng, name: forced_award(name, where=only(suppliers=[rng.choice(SUPPLIERS)], items=["masks"])),
    lambda rng, name: SwitchLimit(name, most=rng.choice((0, 1))),
    lambda rng, name: NoTrustWorseOff(name, allowance=rng.choice((0, 100))),
    lambda rng, name: Budget(name, most=rng.choice((600, 900))),
    lambda rng, name: CarbonCap(name, most=rng.choice((3000, 8000))),
    lambda _, name: CarbonPrice(name, pence_per_tonne=Fraction(20_000)),
    lambda rng, name: Preference(name, where=only(attributes=["sme"]), malus=Fraction(rng.choice((-1, 1)), 5)),
)


def awards_of(instance: AwardInstance) -> Iterator[AwardSolution]:
    """Yield every award in whole units that meets the needs, whatever else it breaks."""
    every = [bundles for size in range(len(instance.bundles) + 1) for bundles in combinations(instance.bundles, size)]
    places = [(one.trust, one.lot) for one in instance.joinings]
    joins = [
        dict(zip(places, names, strict=True))
        for names in product(*([option.name for option in one.options] for one in instance.joinings))
    ]
    for bundles in every:
        choices = []
        for need in instance.needs:
            inside = sum(
                quantity
                for bundle in bundles
                for trust, item, quantity in bundle.contents
                if (trust, item) == (need.trust, need.item)
            )
            left = (need.quantity - inside) // MILLIONTHS
            names = [offer.name for offer in instance.offers if offer.item == need.item and offer.serves(need.trust)]
            ways = [] if left < 0 else list(_splits(left, len(names), need.must_be_met))
            choices.append(
                [[(need.trust, name, amount) for name, amount in zip(names, way, strict=True)] for way in ways]
            )
        for parts in product(*choices):
            bought = {(trust, name): amount * MILLIONTHS for part in parts for trust, name, amount in part}
            for chosen in joins:
                yield award_of(bought, [bundle.name for bundle in bundles], chosen)


def _splits(amount: int, parts: int, whole: bool) -> Iterator[tuple[int, ...]]:
    for way in product(range(amount + 1), repeat=parts):
        if sum(way) == amount or (not whole and sum(way) <= amount):
            yield way


def best_by_looking(instance: AwardInstance) -> Fraction | None:
    """Return the least score of all awards that the check lets pass; ``None`` where there is none."""
    scores = [reprice(instance, award).score for award in awards_of(instance) if not check(instance, award)]
    return min(scores, default=None)
