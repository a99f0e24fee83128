"""Driving time and road distance from the straight line between two places, and its calibration on known pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.network.sphere import Whole

NEAR_METRES = 9_000
"""Where the straight part of the formula begins [m]: the published fit rests on pairs from here up."""
MOST_FIXED_MS = 18_000_000
"""Largest fixed part of a drive, five hours [ms]: up to it the formula stays within 64 bits."""
ROAD_PER_STRAIGHT = Fraction(13, 10)
"""Road kilometres for one straight-line kilometre [fraction]: the median of the published inter-hospital distances."""
LEAST_PAIRS = 20
"""Known pairs from :data:`NEAR_METRES` up from which on the formula is calibrated on them [pairs]. Below that a single
odd pair would move a two-parameter fit more than the published one is off."""


@dataclass(frozen=True)
class StraightLine:
    r"""Driving time as a function of straight-line distance.

    .. math::
        t(x) = \begin{cases} b x + a & x \ge x_0 \\ b x + a \left(2 u - u^2\right),\ u = x / x_0 & x < x_0 \end{cases}

    where :math:`a` is ``fixed_ms``, :math:`b` is ``ms_per_km`` and :math:`x_0` is :data:`NEAR_METRES`. The fixed part
    (leaving one place and getting into the other) grows from nothing to whole as the distance grows to :math:`x_0`: so
    :math:`t(0) = 0`, and value and slope are continuous. The function is concave and passes through nought, hence a
    detour is never faster than the direct way.

    Parameters
    ----------
    fixed_ms
        Fixed part of a drive, from 0 to :data:`MOST_FIXED_MS` [ms].
    ms_per_km
        Time for a straight-line kilometre, above 0 [ms per km].
    """

    fixed_ms: int = 648_000
    ms_per_km: int = 51_120

    def __post_init__(self) -> None:
        if not 0 <= self.fixed_ms <= MOST_FIXED_MS or self.ms_per_km <= 0:
            msg = "the fixed part is below 0 or above five hours, or a kilometre takes no time"
            raise ValueError(msg)

    def milliseconds(self, metres: Whole, ends: int = 2) -> Whole:
        r"""Return the driving time for straight-line distances [ms], halves up.

        Parameters
        ----------
        metres
            Straight-line distances, at most 20,000 km [m].
        ends
            2 for a drive from place to place; 1 for the way from a place to a street beside it or back, which has only
            one of the two ends that the fixed part stands for.
        """
        near = metres.clip(max=NEAR_METRES)
        square = NEAR_METRES * NEAR_METRES
        grown = 1_000 * self.fixed_ms * ends * (2 * NEAR_METRES * near - near * near)
        whole = 2 * 1_000 * square
        # Kept apart so that neither product leaves 64 bits.
        rolling, rest = divmod(2 * self.ms_per_km * metres, 2_000)
        total: Whole = rolling + (2 * (grown + rest * square) + whole) // (2 * whole)
        return total

    def to_main_road(self, metres: Whole) -> Whole:
        r"""Return the driving time from a place to a junction of main roads, or back [ms], halves up.

        .. math:: c(x) = b x + \tfrac{a}{2}

        One end of the drive, whole however near the junction lies: who drives on from there has left the place. So a
        way over a junction between two places is never faster than the straight line unless main roads make it so.

        Parameters
        ----------
        metres
            Straight-line distances, at most 20,000 km [m].
        """
        time: Whole = (2 * self.ms_per_km * metres + 1_000 * self.fixed_ms + 1_000) // 2_000
        return time

    def road_metres(self, metres: Whole) -> Whole:
        """Return the road distance for straight-line distances [m], halves up.

        Parameters
        ----------
        metres
            Straight-line distances [m].
        """
        over, under = ROAD_PER_STRAIGHT.numerator, ROAD_PER_STRAIGHT.denominator
        road: Whole = (2 * over * metres + under) // (2 * under)
        return road


PUBLISHED = StraightLine()
"""The published fit: 10.8 min and 0.852 min a straight-line kilometre, from 9 km up."""


@dataclass(frozen=True)
class KnownPair:
    """A pair of places whose driving time is known.

    Parameters
    ----------
    origin, destination
        Names.
    metres
        Straight-line distance [m].
    milliseconds
        Known driving time [ms].
    """

    origin: str
    destination: str
    metres: int
    milliseconds: int

    @property
    def either_way(self) -> Hashable:
        """What the pair has in common with its way back."""
        return frozenset((self.origin, self.destination))


@dataclass(frozen=True)
class _Sums:
    """What a least-squares line needs of its points: how many, and sums of x, t, x squared and x times t."""

    n: int = 0
    x: int = 0
    t: int = 0
    xx: int = 0
    xt: int = 0

    def plus(self, pair: KnownPair, sign: int = 1) -> _Sums:
        """Return the sums with a pair added, or taken off with sign -1."""
        x, t = pair.metres, pair.milliseconds
        return _Sums(
            self.n + sign, self.x + sign * x, self.t + sign * t, self.xx + sign * x * x, self.xt + sign * x * t
        )

    def line(self) -> StraightLine | None:
        """Return the fitted line, or None where the points do not give one that can be driven."""
        spread = self.n * self.xx - self.x * self.x
        if self.n < LEAST_PAIRS or spread == 0:
            return None
        slope = Fraction(self.n * self.xt - self.x * self.t, spread)
        fixed = (self.t - slope * self.x) / self.n
        if slope <= 0 or not 0 <= fixed <= MOST_FIXED_MS:
            return None
        return StraightLine(60 * _whole(fixed / 60), 6 * max(_whole(slope * 1_000 / 6), 1))


def calibrate(pairs: Iterable[KnownPair]) -> StraightLine | None:
    r"""Fit the formula to known pairs by least squares, exactly.

    .. math:: \min_{a, b} \sum_{p : x_p \ge x_0} \left(a + b x_p - t_p\right)^2

    Returns ``None`` where fewer than :data:`LEAST_PAIRS` are at least :data:`NEAR_METRES` apart, or where the best
    line has no slope or a fixed part below nought: then it says nothing about driving. The fixed part is rounded to
    0.001 min and the slope to 0.0001 min a kilometre, so that the numbers printed are those used.

    Parameters
    ----------
    pairs
        Pairs whose driving time is known; those nearer than :data:`NEAR_METRES` are left out.
    """
    return _sums(pairs).line()


def without_each(pairs: Iterable[KnownPair]) -> Mapping[Hashable, StraightLine]:
    """Return, for each pair of places, the line calibrated without it, so that its error is that of a pair not seen.

    Way there and way back are left out together. A pair too near to have been used is given the line of all pairs, and
    so is one without which no line can be fitted.

    Parameters
    ----------
    pairs
        Pairs whose driving time is known.
    """
    listed = list(pairs)
    everything = _sums(listed)
    line = everything.line() or PUBLISHED
    both: dict[Hashable, _Sums] = {}
    for pair in listed:
        sums = both.get(pair.either_way, everything)
        both[pair.either_way] = sums.plus(pair, -1) if pair.metres >= NEAR_METRES else sums
    return {key: sums.line() or line for key, sums in both.items()}


def _sums(pairs: Iterable[KnownPair]) -> _Sums:
    """Add up the pairs that are far enough apart."""
    sums = _Sums()
    for pair in _far(pairs):
        sums = sums.plus(pair)
    return sums


def _far(pairs: Iterable[KnownPair]) -> Iterator[KnownPair]:
    """Yield the pairs in the range of the straight part."""
    return (pair for pair in pairs if pair.metres >= NEAR_METRES)


def _whole(value: Fraction) -> int:
    """Round to the nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
