"""What a recommended award pays as volumes and prices move: its lines, and the schedules they count towards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from models.procurement.award.offers import Offer, Schedule
from models.procurement.award.repricing import Repricing
from models.procurement.award.tiers import measure_weight, tier_constant, tier_price
from models.procurement.exact import MILLIONTHS
from models.tolerances import BOUND_SAFETY

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Cell = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """What one trust buys on one offer, or of one item in one bundle.

    Parameters
    ----------
    trust, item, supplier
        Who buys what of whom.
    units
        How much [units].
    schedule
        Name of the schedule that sets its price; empty where none does.
    prices
        The price below the first break, then in each tier [pence per unit]; one only where no schedule sets it.
    measure
        What it adds to each schedule it counts towards, by name [millionths, or pence at list prices].
    is_firm
        Whether its price stays: at present terms, and where the supplier pays.
    """

    trust: str
    item: str
    supplier: str
    units: Fraction
    schedule: str
    prices: tuple[Fraction, ...]
    measure: dict[str, Fraction]
    is_firm: bool

    @property
    def cell(self) -> Cell:
        """The need it serves."""
        return self.trust, self.item


@dataclass(frozen=True)
class Counted:
    """One schedule that something bought counts towards.

    Parameters
    ----------
    schedule
        Which.
    tier
        Place of the tier the award counts on; ``None`` below the first break.
    constants
        What it adds to the cost once, below the first break and then in each tier [pence].
    """

    schedule: Schedule
    tier: int | None
    constants: tuple[Fraction, ...]

    @property
    def place(self) -> int:
        """Place of the tier in ``constants``, and in the prices of lines."""
        return 0 if self.tier is None else self.tier + 1

    @property
    def sets_prices(self) -> bool:
        """Whether it sets prices, rather than paying sums back."""
        return self.schedule.kind != "rebate_lump"


class Exposure:
    """An award as amounts that move with volumes and prices.

    Parameters
    ----------
    done
        The award, worked out.
    """

    def __init__(self, done: Repricing) -> None:
        self._instance = done.instance
        self._covering: dict[str, list[Schedule]] = {}
        for schedule in sorted(done.instance.schedules, key=lambda one: one.name):
            for offer in done.instance.offers_covered[schedule.name]:
                self._covering.setdefault(offer.name, []).append(schedule)
        self.lines = tuple(self._lines(done))
        bought = {name for line in self.lines for name in line.measure}
        self.counted = {
            schedule.name: Counted(schedule, done.tiers[schedule.name], self._constants(schedule))
            for schedule in sorted(done.instance.schedules, key=lambda one: one.name)
            if schedule.name in bought
        }

    def _lines(self, done: Repricing) -> Iterable[Line]:
        for one in done.purchases:
            units, place = Fraction(one.quantity, MILLIONTHS), (one.trust, one.item, one.supplier)
            if one.bundled:
                yield Line(*place, units, "", (one.charged / units,), {}, one.charged <= 0)
                continue
            offer = self._instance.offer_of[one.offer]
            covering = self._covering.get(offer.name, [])
            setting = next((schedule for schedule in covering if schedule.kind != "rebate_lump"), None)
            tiers = () if setting is None else range(len(setting.tiers))
            prices = (offer.price, *(tier_price(setting, tier, offer) for tier in tiers if setting is not None))
            measure = {schedule.name: measure_weight(schedule, offer) * one.quantity for schedule in covering}
            yield Line(*place, units, setting.name if setting else "", prices, measure, one.present)

    def _constants(self, schedule: Schedule) -> tuple[Fraction, ...]:
        covered: tuple[Offer, ...] = self._instance.offers_covered[schedule.name]
        return Fraction(0), *(tier_constant(schedule, tier, covered) for tier in range(len(schedule.tiers)))

    def measured(self, schedule: str) -> Fraction:
        """Return what counts towards a schedule at the volumes of the award [millionths, or pence]."""
        return sum((line.measure.get(schedule, Fraction(0)) for line in self.lines), Fraction(0))

    def buyers(self, schedule: str) -> dict[str, Fraction]:
        """Return what each trust buys on a schedule at list prices, or in units where they are all zero, by trust."""
        spend: dict[str, Fraction] = {}
        units: dict[str, Fraction] = {}
        for line in self.lines:
            if schedule in line.measure:
                spend[line.trust] = spend.get(line.trust, Fraction(0)) + line.prices[0] * line.units
                units[line.trust] = units.get(line.trust, Fraction(0)) + line.units
        return spend if any(spend.values()) else units

    def places(self, volumes: Mapping[Cell, Floats]) -> dict[str, Ints]:
        """Return the place of the tier each schedule reaches, draw by draw; 0 below the first break.

        A break counts as reached within :data:`models.tolerances.BOUND_SAFETY` of it: a factor of one must not miss it.

        Parameters
        ----------
        volumes
            What the volume of each need is multiplied by, draw by draw, by trust and item.
        """
        found = {}
        for name, counted in self.counted.items():
            measured = self.measured_drawn(name, volumes) * (1 + BOUND_SAFETY)
            breaks = np.array([float(tier.least) for tier in counted.schedule.tiers])
            found[name] = np.searchsorted(breaks, measured, side="right").astype(np.intp)
        return found

    def measured_drawn(self, schedule: str, volumes: Mapping[Cell, Floats]) -> Floats:
        """Return what counts towards a schedule, draw by draw [millionths, or pence]."""
        parts = [float(line.measure[schedule]) * volumes[line.cell] for line in self.lines if schedule in line.measure]
        return np.sum(parts, axis=0) if parts else np.zeros(1)

    def cost(self, volumes: Mapping[Cell, Floats], prices: Mapping[str, Floats], places: Mapping[str, Ints]) -> Floats:
        """Return what purchases cost less what is paid back, draw by draw [pence].

        Parameters
        ----------
        volumes
            What the volume of each need is multiplied by, by trust and item.
        prices
            What the new-terms prices of each supplier are multiplied by, by supplier.
        places
            The tiers reached.
        """
        total: Floats = np.zeros(1)
        for line in self.lines:
            price = np.array([float(price) for price in line.prices])[places[line.schedule] if line.schedule else 0]
            moved = volumes[line.cell] * price * float(line.units)
            total = total + (moved if line.is_firm else moved * prices[line.supplier])
        for name, counted in self.counted.items():
            constant = np.array([float(constant) for constant in counted.constants])[places[name]]
            total = total + (constant * prices[counted.schedule.supplier] if counted.sets_prices else constant)
        return total

    def missed(self, schedule: str, volumes: Mapping[Cell, Floats], place: Ints) -> Floats:
        """Return what missing the tier counted on costs, draw by draw, at the prices quoted; 0 where it is reached.

        Where the price of a tier holds for every unit, that is the difference of the two prices on what is bought then;
        for a lump, the difference of the two lumps. An incremental schedule has no edge to fall from: there it is what
        the discount falls short of its part at the volumes of the award.

        Parameters
        ----------
        schedule
            Its name.
        volumes
            What the volume of each need is multiplied by, by trust and item.
        place
            The tier reached.
        """
        counted = self.counted[schedule]
        lines = [line for line in self.lines if line.schedule == schedule]
        constants = np.array([float(constant) for constant in counted.constants])
        if counted.schedule.kind == "incremental":
            now = sum(((line.prices[0] - line.prices[counted.place]) * line.units for line in lines), Fraction(0))
            whole = self.measured(schedule)
            part = self.measured_drawn(schedule, volumes) / float(whole) if whole else np.zeros(1)
            expected = float(now - counted.constants[counted.place]) * part
            then = (
                sum((self._off(line, place, 0) * volumes[line.cell] for line in lines), np.zeros(1)) - constants[place]
            )
            short = expected - then
        else:
            short = constants[place] - constants[counted.place]
            for line in lines:
                short = short + self._off(line, place, counted.place) * -volumes[line.cell]
        return np.where(place < counted.place, np.maximum(short, 0.0), 0.0)

    def _off(self, line: Line, place: Ints, reference: int) -> Floats:
        """Return by how much a line is cheaper in the tier reached than in another, at its volume [pence]."""
        prices = np.array([float(line.prices[reference] - price) for price in line.prices])
        return np.asarray(prices[place] * float(line.units))

    def worst(self, low: Fraction, high: Fraction, dearest: Fraction, baselines: Mapping[Cell, Fraction]) -> Fraction:
        r"""Return a lower bound on baseline less cost, whatever the volumes and prices within a box; exact [pence].

        .. math:: \sum_n \min_{f \in \{l, h\}} f \Big(\beta_n - \sum_{x \in n} g_x c_{x q_k^-} u_x\Big)
            - \sum_k g_k f_{k q_k^-}

        where :math:`q_k^-` is the tier that schedule :math:`k` reaches when all its volumes are at the lowest factor
        :math:`l`, and :math:`g` is the highest factor of prices, or 1 for lumps and firm prices. It is true because no
        volumes in the box reach less than that tier; because the cost in a better tier is never higher at the same
        volumes (prices fall from tier to tier, and incremental discounts are the largest of their tiers' lines); and
        because, tiers fixed, the whole is linear in each factor of volume and falls with each factor of price.

        Parameters
        ----------
        low, high
            The lowest and highest factor of every volume [fraction].
        dearest
            The highest factor of new-terms prices, at least 1 [fraction].
        baselines
            What is paid today, by trust and item [pence].
        """
        lowest = {name: self.lowest_place(name, low) for name in self.counted}
        margins = dict(baselines)
        for line in self.lines:
            # The largest from there on: below a first break the list price may be lower than the first tier's.
            price = max(line.prices[lowest[line.schedule] if line.schedule else 0 :])
            margins[line.cell] -= price * line.units * (1 if line.is_firm else dearest)
        constants = sum(
            (one.constants[lowest[name]] * (dearest if one.sets_prices else 1) for name, one in self.counted.items()),
            Fraction(0),
        )
        return sum((min(low * margin, high * margin) for margin in margins.values()), Fraction(0)) - constants

    def lowest_place(self, schedule: str, low: Fraction) -> int:
        """Return the place of the tier a schedule reaches when all volumes are at the lowest factor.

        Parameters
        ----------
        schedule
            Its name.
        low
            The factor [fraction].
        """
        measured = low * self.measured(schedule)
        return sum(measured >= tier.least for tier in self.counted[schedule].schedule.tiers)


def factors(kind: str, names: Iterable[str], draws: int, variation: Fraction, seed: int) -> Floats:
    r"""Draw what something is multiplied by: lognormal with mean 1 and a coefficient of variation.

    .. math:: \exp(\sigma z - \sigma^2 / 2), \qquad \sigma^2 = \ln(1 + v^2), \qquad z \sim N(0, 1)

    The generator's seed is made from the names, so a draw does not depend on what else is drawn, or in which order.

    Parameters
    ----------
    kind
        What is drawn.
    names
        What it is drawn for.
    draws
        How many.
    variation
        The coefficient of variation [fraction].
    seed
        The seed of all of them.
    """
    text = "\x1f".join((str(seed), kind, *names))
    own = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")
    square = float(np.log1p(float(variation) ** 2))
    return np.random.default_rng(own).lognormal(-square / 2, square**0.5, draws)
