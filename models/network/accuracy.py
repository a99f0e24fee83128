"""How far modelled driving times are off on pairs whose time is known, by straight-line distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

BANDS = ((0, 9), (9, 20), (20, 50), (50, 100), (100, None))
"""Bands of straight-line distance, the first end in, the second out [km]."""
ALL = "all"


@dataclass(frozen=True)
class Deviation:
    """One pair: how far apart, what is known, what is modelled.

    Parameters
    ----------
    metres
        Straight-line distance [m].
    known, modelled
        Driving time [ms].
    """

    metres: int
    known: int
    modelled: int


@dataclass(frozen=True)
class BandError:
    """The error in one band.

    Parameters
    ----------
    band
        Such as ``9-20`` or ``100+`` [km], or ``all``.
    pairs
        Pairs in it.
    mean, mean_absolute
        Mean of modelled less known, and of its size [ms].
    """

    band: str
    pairs: int
    mean: Fraction
    mean_absolute: Fraction


def errors_by_band(deviations: Sequence[Deviation]) -> tuple[BandError, ...]:
    r"""Return the mean error and the mean absolute error of each band that has pairs, then of all.

    .. math:: \frac{1}{n} \sum_p (\hat t_p - t_p), \qquad \frac{1}{n} \sum_p |\hat t_p - t_p|

    Parameters
    ----------
    deviations
        The pairs compared.
    """
    bands: list[tuple[str, list[int]]] = []
    for low, high in BANDS:
        name = f"{low}+" if high is None else f"{low}-{high}"
        inside = [
            one for one in deviations if one.metres >= 1_000 * low and (high is None or one.metres < 1_000 * high)
        ]
        bands.append((name, [one.modelled - one.known for one in inside]))
    bands.append((ALL, [one.modelled - one.known for one in deviations]))
    return tuple(
        BandError(name, len(errors), Fraction(sum(errors), len(errors)), Fraction(sum(map(abs, errors)), len(errors)))
        for name, errors in bands
        if errors
    )
