"""Times between places made consistent: no way over another place is faster than the way that is told."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.int64]


def closed(times: Matrix, lengths: Matrix) -> tuple[Matrix, Matrix]:
    """Return driving times and lengths in which whoever may drive over a third place does so where that is faster.

    Times from several sources need not fit together, and no plan may be ruled out for a drive that can be had faster
    over another place. By Floyd and Warshall [1]_; of two ways equally fast the one that is told stays.

    Parameters
    ----------
    times
        From each place to each other [whole units]; below 0 where there is no way.
    lengths
        Of the same ways [whole units].

    References
    ----------
    .. [1] R. W. Floyd, Algorithm 97: shortest path, Communications of the ACM 5, 1962, 345.
    """
    far = np.iinfo(np.int64).max // 4
    fastest, length = np.where(times < 0, far, times), lengths.copy()
    for over in range(len(times)):
        detour = fastest[:, over, None] + fastest[None, over, :]
        faster = detour < fastest
        if faster.any():
            fastest = np.where(faster, detour, fastest)
            length = np.where(faster, length[:, over, None] + length[None, over, :], length)
    none = fastest >= far
    return np.where(none, times, fastest), np.where(none, lengths, length)
