"""How far each schedule of tiers is from its next break, and whether buying more would cost less: exact, no solver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Measure, Need, Offer, Schedule, Supplier, TierKind
from models.procurement.award.repricing import reprice
from models.procurement.award.solution import AwardSolution, award_of
from models.procurement.award.tiers import discounted_price, measure_weight
from models.procurement.exact import MILLIONTHS
from optimiser.money import round_half_up
from optimiser.solve.award.solve import AwardAnswer


@dataclass(frozen=True)
class NextTier:
    """One schedule beside the recommended award.

    Parameters
    ----------
    schedule, supplier, kind, measure
        Which schedule, whose, how its tiers apply and what they count.
    is_bought
        Whether the award buys anything that counts towards it.
    measured
        What counts towards it now, down to a whole one [millionths, or pence at list prices].
    reach
        What would count if every need went to its offers that can, down to a whole one [the same unit].
    tier
        Place of the tier reached, from 0; ``None`` below the first break.
    next_break
        The next break; ``None`` in the last tier [the same unit].
    distance
        What is missing to it [the same unit].
    distance_part
        The same as a part of what counts now; ``None`` where nothing does [fraction].
    top_up
        Offer and quantity of what would be bought more [millionths]; empty where it cannot be had.
    top_up_cost_pence
        What that is charged at, in the next tier [pence].
    buy_more_saving_pence
        What paying for it as well saves in all; above 0 it pays to buy more [pence]. ``None`` where nothing is bought
        now, there is no next break, or it cannot be had.
    """

    schedule: str
    supplier: str
    kind: TierKind
    measure: Measure
    is_bought: bool
    measured: int
    reach: int
    tier: int | None
    next_break: int | None
    distance: int | None = None
    distance_part: Fraction | None = None
    top_up: tuple[tuple[str, int], ...] = ()
    top_up_cost_pence: int | None = None
    buy_more_saving_pence: int | None = None


def next_tiers(instance: AwardInstance, answer: AwardAnswer) -> tuple[NextTier, ...]:
    """Tell for each schedule what the award reaches, how far the next break is, and whether to buy up to it.

    Told are the schedules of suppliers the award buys from on new terms, and of others those whose next break the needs
    would reach if all that can went there.

    Buying more means units that nobody needs: they are paid for, counted towards the break, and then surplus that is
    worth nothing here. Whoever can use or sell them gains that besides. They are bought where they cost least for each
    unit that counts, at the prices of the next tier, in whole steps and within what is available; the trust that takes
    them is one that buys from the supplier already, so that no delivery and no switch is added. What is saved is the
    difference of two exact bills of the supplier, so a better tier that other schedules of the supplier reach by it is
    in. Another choice of surplus may save a little more.

    Parameters
    ----------
    instance
        The data.
    answer
        The recommended award.
    """
    if answer.solution is None:
        return ()
    now = _Now(instance, answer.solution)
    tiers = []
    for supplier in sorted({schedule.supplier for schedule in instance.schedules}):
        for part in _parts(instance, supplier):
            bill = _Bill(part, now.bought)
            for schedule in part.schedules:
                told = _told(now, bill, schedule)
                is_near = told.next_break is not None and told.reach >= told.next_break
                if now.sells(supplier) or is_near:
                    tiers.append(told)
    return tuple(sorted(tiers, key=lambda one: (one.supplier, one.schedule)))


class _Now:
    """What the award buys, by what it is asked for here."""

    def __init__(self, instance: AwardInstance, solution: AwardSolution) -> None:
        self.instance = instance
        self.bought: dict[str, int] = defaultdict(int)
        self.needs: dict[str, list[Need]] = defaultdict(list)
        self.buyers: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._taken: dict[tuple[str, str | None], int] = defaultdict(int)
        for need in instance.needs:
            self.needs[need.item].append(need)
        for line in reprice(instance, solution).purchases:
            self._taken[line.supplier, None] += line.quantity
            self._taken[line.supplier, instance.item_of[line.item].period] += line.quantity
            if not line.present:
                self.buyers[line.supplier, line.lot].add(line.trust)
            if not line.bundled:
                self.bought[line.offer] += line.quantity

    def sells(self, supplier: str) -> bool:
        """Whether anything is bought of a supplier on new terms."""
        return any(name == supplier for name, _ in self.buyers)

    def room(self, offer: Offer, more: Mapping[str, int]) -> int | None:
        """Return how much more still can be bought on an offer; ``None`` where nothing limits it [millionths]."""
        supplier, period = self.instance.supplier_of[offer.supplier], self._period(offer.name)
        limits = [] if offer.available is None else [offer.available - self.bought.get(offer.name, 0)]
        if supplier.capacity is not None:
            limits.append(supplier.capacity - self._taken[supplier.name, None] - sum(more.values()))
        then = sum(amount for name, amount in more.items() if self._period(name) == period)
        limits += [
            most - self._taken[supplier.name, when] - then for when, most in supplier.capacities if when == period
        ]
        return min(limits, default=None)

    def _period(self, offer: str) -> str:
        return self.instance.item_of[self.instance.offer_of[offer].item].period


class _Bill:
    """What a supplier charges for the offers of some schedules, pooled, as an award of its own."""

    def __init__(self, part: AwardInstance, bought: Mapping[str, int]) -> None:
        self.part = part
        self.bought = {name: bought[name] for name in part.offer_of if bought.get(name)}
        self.done = reprice(part, _pooled(self.bought))

    def saved_by(self, more: Sequence[tuple[str, int]]) -> Fraction:
        """Return by how much the bill falls when some more is bought; negative where it rises [pence]."""
        together = dict(self.bought)
        for name, quantity in more:
            together[name] = together.get(name, 0) + quantity
        return self.done.exact_cost - reprice(self.part, _pooled(together)).exact_cost

    def price_in(self, schedule: Schedule, tier: int, offer: Offer) -> Fraction:
        """Return what a unit more of an offer is charged at when a tier of a schedule is reached [pence per unit]."""
        if schedule.kind in {"all_units", "rebate_share"}:
            return discounted_price(schedule, tier, offer)
        for setting in self.part.schedules:
            if setting.kind != "rebate_lump" and offer in self.part.offers_covered[setting.name]:
                now = self.done.tiers[setting.name]
                return offer.price if now is None else discounted_price(setting, now, offer)
        return offer.price


def _pooled(bought: Mapping[str, int]) -> AwardSolution:
    """Return the award in which one nameless trust buys everything."""
    return award_of({("", name): quantity for name, quantity in bought.items()}, [])


def _parts(instance: AwardInstance, supplier: str) -> Iterator[AwardInstance]:
    """Cut out the schedules of a supplier that share offers, with what they cover and nothing else."""
    groups: list[tuple[list[Schedule], set[str]]] = []
    for schedule in instance.schedules:
        if schedule.supplier == supplier:
            names = {offer.name for offer in instance.offers_covered[schedule.name]} | {schedule.offer or ""}
            touched = [group for group in groups if group[1] & (names - {""})]
            schedules = [one for group in touched for one in group[0]] + [schedule]
            groups = [group for group in groups if group not in touched]
            groups.append((schedules, names.union(*(group[1] for group in touched))))
    for schedules, names in groups:
        offers = tuple(offer for name in sorted(names) if (offer := instance.offer_of.get(name)))
        yield AwardInstance(
            items=tuple(instance.item_of[item] for item in sorted({offer.item for offer in offers})),
            suppliers=(Supplier(supplier),),
            needs=(),
            offers=offers,
            schedules=tuple(schedules),
        )


def _told(now: _Now, bill: _Bill, schedule: Schedule) -> NextTier:
    """Set one schedule beside the award."""
    covered = bill.part.offers_covered[schedule.name]
    measured = sum((measure_weight(schedule, one) * bill.bought.get(one.name, 0) for one in covered), Fraction(0))
    tier = bill.done.tiers[schedule.name]
    after = 0 if tier is None else tier + 1
    is_bought = any(one.name in bill.bought for one in covered)
    place = (schedule.name, schedule.supplier, schedule.kind, schedule.measure)
    reach = floor(_reach(now, schedule, covered))
    if after >= len(schedule.tiers):
        return NextTier(*place, is_bought, floor(measured), reach, tier, None)
    least = schedule.tiers[after].least
    told = NextTier(*place, is_bought, floor(measured), reach, tier, least, least - floor(measured))
    if told.measured:
        told = replace(told, distance_part=Fraction(least - told.measured, told.measured))
    return _with_top_up(now, bill, schedule, told, least - measured) if is_bought else told


def _with_top_up(now: _Now, bill: _Bill, schedule: Schedule, told: NextTier, missing: Fraction) -> NextTier:
    """Add what buying up to the next break would cost and save; nothing where it cannot be had."""
    after = 0 if told.tier is None else told.tier + 1
    more = _top_up(now, bill, schedule, after, missing)
    if not more:
        return told
    prices = [bill.price_in(schedule, after, bill.part.offer_of[name]) for name, _ in more]
    cost = sum((price * amount for price, (_, amount) in zip(prices, more, strict=True)), Fraction(0)) / MILLIONTHS
    saving = round_half_up(bill.saved_by(more))
    return replace(told, top_up=more, top_up_cost_pence=round_half_up(cost), buy_more_saving_pence=saving)


def _reach(now: _Now, schedule: Schedule, covered: Sequence[Offer]) -> Fraction:
    """Return what would count towards a schedule if every need went to what it covers [millionths, or pence]."""
    by_item: dict[str, list[Offer]] = defaultdict(list)
    for offer in covered:
        by_item[offer.item].append(offer)
    most: dict[str, int] = defaultdict(int)
    for item, offers in by_item.items():
        for need in now.needs[item]:
            serving = [offer for offer in offers if offer.serves(need.trust)]
            if serving:
                most[max(serving, key=lambda one: measure_weight(schedule, one)).name] += need.quantity
    reach = Fraction(0)
    for offer in covered:
        amount = most[offer.name] if offer.available is None else min(most[offer.name], offer.available)
        reach += measure_weight(schedule, offer) * amount
    return reach


def _top_up(now: _Now, bill: _Bill, schedule: Schedule, tier: int, missing: Fraction) -> tuple[tuple[str, int], ...]:
    """Return what to buy more of to reach a tier, where it costs least; nothing where there is not enough."""
    ways = []
    for offer in bill.part.offers_covered[schedule.name]:
        weight, item = measure_weight(schedule, offer), bill.part.item_of[offer.item]
        if weight and any(offer.serves(trust) for trust in now.buyers.get((offer.supplier, item.lot), ())):
            ways.append((bill.price_in(schedule, tier, offer) / weight, offer.name, weight, item.step))
    more: dict[str, int] = {}
    for _, name, weight, step in sorted(ways):
        offer = bill.part.offer_of[name]
        wanted = max(missing / weight, Fraction(offer.minimum - bill.bought.get(name, 0)))
        amount, room = ceil(wanted / step) * step, now.room(offer, more)
        if room is not None:
            amount = min(amount, room // step * step)
        if amount > 0 and amount + bill.bought.get(name, 0) >= offer.minimum:
            more[name] = amount
            missing -= amount * weight
        if missing <= 0:
            return tuple(more.items())
    return ()
