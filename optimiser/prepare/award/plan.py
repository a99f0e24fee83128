"""A recommended award -> the plan over financial years: what was chosen stays, when each trust joins is open.

What a trust buys of one supplier in one lot becomes one basket, at the average price in every tier: as all of a basket
moves together, the plan is the same as with single items, and a hundred times smaller.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Bundle, Delivery, Item, Need, Offer, Schedule, Supplier, Tier
from models.procurement.award.periods import JoinChoice, over_years
from models.procurement.award.repricing import Purchase, Repricing
from models.procurement.award.rules import CarbonPrice, Preference
from models.procurement.award.tiers import discounted_price
from models.procurement.award.years import Year
from models.procurement.exact import MILLIONTHS
from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.prepare.award.build import AwardInput
from optimiser.prepare.award.joining import JoinFacts, join_facts, plan_months

Place = tuple[str, str]
NEVER = "never"
_MOST_MONTHS = 6
"""Most months of joining that are weighed for one trust and lot [months]."""


@dataclass
class _Basket:
    """What one trust buys on new terms that moves together."""

    item: str
    supplier: str
    lot: str
    trust: str
    lines: list[Purchase] = field(default_factory=list)
    today: Fraction = Fraction(0)

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True)
class Plan:
    """The plan to be solved.

    Parameters
    ----------
    instance
        The award over years.
    facts
        When each trust can join in each lot in which it buys on new terms.
    choices
        The choices it has, by name.
    years
        The years, with the months of each that lie in the plan.
    """

    instance: AwardInstance
    facts: dict[Place, JoinFacts]
    choices: dict[Place, dict[str, JoinChoice]]
    years: tuple[Year, ...]


def plan_of(case: Case, scenario: Scenario, given: AwardInput, done: Repricing) -> Plan | None:
    """Build the plan of a recommended award; ``None`` where nothing new is bought or the case's years are over.

    Parameters
    ----------
    case, scenario
        What is run.
    given
        What the award was made from.
    done
        The award, worked out.
    """
    months = plan_months(case)
    baskets = _baskets(given, done)
    if not months or not baskets:
        return None
    of_year = Counter(financial_year_of(month) for month in months)
    years = tuple(Year(name, of_year[name]) for name in case.financial_years if of_year[name])
    facts = {
        place: join_facts(case, scenario, place[0], *about) for place, about in sorted(_about(given, baskets).items())
    }
    choices = {place: _choices(place, facts, months, _switching(given, baskets, place)) for place in facts}
    if any(not isinstance(rule, CarbonPrice | Preference) for rule in given.instance.rules):
        # The award keeps its rules only as a whole: who can join within the plan then does.
        choices = {place: _without_never(named) for place, named in choices.items()}
    yearly = _yearly(given, done, baskets)
    joins = {place: tuple(named.values()) for place, named in choices.items()}
    instance = over_years(yearly, years, joins, moves=True)
    return Plan(instance, facts, choices, years)


def financial_year_of(month: str) -> str:
    """Name the financial year of a month such as 2027-03.

    Parameters
    ----------
    month
        A month.
    """
    first = int(month[:4]) - (month[5:] < "04")
    return f"{first}/{(first + 1) % 100:02d}"


def _baskets(given: AwardInput, done: Repricing) -> list[_Basket]:
    """Put what is bought on new terms into baskets; an offer with tiers of its own is a basket of its own."""
    alone = {schedule.offer for schedule in done.instance.schedules if schedule.offer}
    kept: dict[Place, Fraction] = defaultdict(Fraction)
    moved: dict[Place, int] = defaultdict(int)
    for line in done.purchases:
        if _is_new(done, line):
            moved[line.trust, line.item] += line.quantity
        else:
            kept[line.trust, line.item] += line.charged
    found: dict[tuple[str, str], _Basket] = {}
    for line in done.purchases:
        if not _is_new(done, line):
            continue
        item = f"{line.lot}/{line.supplier}"
        if line.bundled:
            item = f"{line.lot}/bundle {line.offer}"
        elif line.offer in alone:
            item = line.offer
        basket = found.setdefault((line.trust, item), _Basket(item, line.supplier, line.lot, line.trust))
        basket.lines.append(line)
        cell = (line.trust, line.item)
        today = given.needs.baseline(*cell) - kept[cell]
        basket.today += today * line.quantity / moved[cell]
    return list(found.values())


def _is_new(done: Repricing, line: Purchase) -> bool:
    return line.bundled or not done.instance.offer_of[line.offer].present


def _about(given: AwardInput, baskets: Iterable[_Basket]) -> dict[Place, tuple[set[str], list[str]]]:
    """Return the categories of what each trust would buy in each lot, and the routes of the offers."""
    routes: dict[str, list[str]] = defaultdict(list)
    for name, row in given.terms.rows.items():
        routes[row["bundle"] or name].append(row["route"])
    found: dict[Place, tuple[set[str], list[str]]] = defaultdict(lambda: (set(), []))
    for basket in baskets:
        categories, own = found[basket.trust, basket.lot]
        categories.update(given.needs.category_of[line.item] for line in basket.lines)
        for line in basket.lines:
            own += routes[line.offer]
    return found


def _switching(given: AwardInput, baskets: Iterable[_Basket], place: Place) -> int:
    """Return what moving a trust costs once, told in the first lot in which it buys of each new supplier [pence]."""
    trust, lot = place
    first: dict[str, str] = {}
    for basket in sorted(baskets, key=lambda one: one.lot):
        if basket.trust == trust:
            first.setdefault(basket.lines[0].supplier, basket.lot)
    new = [name for name, own in first.items() if own == lot and name not in given.today_of(trust)]
    return sum(given.costs[name].switching for name in new)


def _choices(
    place: Place, facts: Mapping[Place, JoinFacts], months: tuple[str, ...], switching: int
) -> dict[str, JoinChoice]:
    """Return when a trust may join: as soon as it can, with others as far as it can extend, by leaving, or never."""
    own = facts[place]
    later = {
        one.earliest
        for (_, lot), one in facts.items()
        if lot == place[1] and one.earliest > own.earliest and (not own.latest or one.earliest <= own.latest)
    }
    found = {NEVER: JoinChoice(NEVER)}
    for month in [own.earliest, *sorted(later)][:_MOST_MONTHS]:
        if month in months:
            found[month] = JoinChoice(month, months.index(month), switching)
    if own.exit_pence is not None and own.exit_month in months:
        found[own.exit_month] = JoinChoice(own.exit_month, months.index(own.exit_month), switching + own.exit_pence)
    return found


def _without_never(choices: dict[str, JoinChoice]) -> dict[str, JoinChoice]:
    """Leave never out where there is anything else."""
    return {name: choice for name, choice in choices.items() if name != NEVER} or choices


def _yearly(given: AwardInput, done: Repricing, baskets: list[_Basket]) -> AwardInstance:
    """Return the award of baskets for one year, each at new terms or at what it costs today."""
    offers: dict[str, Offer] = {}
    for basket in baskets:
        if not basket.lines[0].bundled:
            shared = basket.item in done.instance.offer_of
            name = _offer_name(done, basket)
            listed = _average(basket, lambda line: done.instance.offer_of[line.offer].price)
            trusts = None if shared else frozenset({basket.trust})
            offers[name] = Offer(name, basket.supplier, basket.item, listed, trusts=trusts)
        kept = f"present:{basket.trust}:{basket.item}"
        own = frozenset({basket.trust})
        price = basket.today * MILLIONTHS / basket.quantity
        offers[kept] = Offer(kept, basket.supplier, basket.item, price, trusts=own, present=True)
    names = sorted({basket.supplier for basket in baskets})
    pairs = sorted({(basket.supplier, basket.trust) for basket in baskets})
    return AwardInstance(
        items=tuple(Item(item, lot) for item, lot in sorted({(one.item, one.lot) for one in baskets})),
        suppliers=tuple(Supplier(name, activation=given.costs[name].activation) for name in names),
        needs=tuple(Need(one.trust, one.item, one.quantity) for one in baskets),
        offers=tuple(offers.values()),
        schedules=tuple(_schedules(done, baskets)),
        bundles=tuple(_bundles(done, baskets)),
        deliveries=tuple(
            Delivery(name, trust, given.costs[name].delivery) for name, trust in pairs if given.costs[name].delivery
        ),
    )


def _bundles(done: Repricing, baskets: Iterable[_Basket]) -> Iterable[Bundle]:
    """Yield the bundles that were taken, made of the baskets in them: taken whole, or not at all in a year."""
    taken = {bundle.name: bundle for bundle in done.instance.bundles}
    inside: dict[str, list[_Basket]] = defaultdict(list)
    for basket in baskets:
        if basket.lines[0].bundled:
            inside[basket.lines[0].offer].append(basket)
    for name, own in inside.items():
        contents = tuple((basket.trust, basket.item, basket.quantity) for basket in own)
        yield Bundle(name, taken[name].supplier, taken[name].price, contents)


def _schedules(done: Repricing, baskets: list[_Basket]) -> Iterable[Schedule]:
    """Yield the schedules that baskets count towards, with the average price of each basket in every tier."""
    for schedule in done.instance.schedules:
        covered = {offer.name for offer in done.instance.offers_covered[schedule.name]}
        own = [one for one in baskets if not one.lines[0].bundled and any(line.offer in covered for line in one.lines)]
        if not own:
            continue
        if schedule.offer is not None or schedule.kind != "all_units":
            yield schedule
            continue
        tiers = tuple(_averaged(done, schedule, place, own) for place in range(len(schedule.tiers)))
        yield Schedule(schedule.name, schedule.supplier, schedule.kind, schedule.measure, tiers, lot=schedule.lot)


def _averaged(done: Repricing, schedule: Schedule, tier: int, baskets: Iterable[_Basket]) -> Tier:
    """Return a tier that quotes the average price of every basket."""

    def price(line: Purchase) -> Fraction:
        return discounted_price(schedule, tier, done.instance.offer_of[line.offer])

    prices = {_offer_name(done, basket): _average(basket, price) for basket in baskets}
    return Tier(schedule.tiers[tier].least, prices=tuple(sorted(prices.items())))


def _offer_name(done: Repricing, basket: _Basket) -> str:
    """Return the name of a basket's new terms: the offer's own where that has tiers of its own, for all trusts."""
    return basket.item if basket.item in done.instance.offer_of else f"{basket.item}:{basket.trust}"


def _average(basket: _Basket, price: Callable[[Purchase], Fraction]) -> Fraction:
    """Return the average price of a basket [pence per unit]."""
    return sum((price(line) * line.quantity for line in basket.lines), Fraction(0)) / basket.quantity
