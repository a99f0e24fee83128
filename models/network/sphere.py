"""Straight-line distance between coordinates, in whole metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the earth [m]."""
Coordinates = tuple[float, float]
"""Latitude and longitude [degrees]."""
Whole = npt.NDArray[np.int64]


def straight_metres(origins: Sequence[Coordinates], destinations: Sequence[Coordinates]) -> Whole:
    r"""Return the great-circle distance from each origin to each destination [m], halves up.

    .. math::
        d = 2 R \arcsin \sqrt{\sin^2 \tfrac{\varphi_2 - \varphi_1}{2}
        + \cos \varphi_1 \cos \varphi_2 \sin^2 \tfrac{\lambda_2 - \lambda_1}{2}}

    where :math:`\varphi` is latitude and :math:`\lambda` longitude. The earth taken as a sphere is at most 0.6 % off.

    Parameters
    ----------
    origins, destinations
        Latitude and longitude [degrees].
    """
    first = np.radians(np.asarray(origins, dtype=np.float64).reshape(-1, 1, 2))
    second = np.radians(np.asarray(destinations, dtype=np.float64).reshape(1, -1, 2))
    half = np.sin((second - first) / 2) ** 2
    chord = half[..., 0] + np.cos(first[..., 0]) * np.cos(second[..., 0]) * half[..., 1]
    metres: Whole = np.floor(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(chord, 1.0))) + 0.5).astype(np.int64)
    return metres
