"""The published formats that the award model solves, by the name `bench` knows them under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import InvalidOperation
from pathlib import Path
from typing import Any

from models.procurement.award.solution import AwardSolution
from optimiser.published.award import PublishedAward
from optimiser.published.bid import bid_solution, read_bid
from optimiser.published.bundles import bundles_solution, read_bundles
from optimiser.published.file_error import PublishedFileError
from optimiser.published.tqd import read_tqd, tqd_solution


@dataclass(frozen=True)
class AwardFormat:
    """How a format is read, and how an award is written in it.

    Parameters
    ----------
    read
        From a file to an award.
    solution
        From an award to the object of its solution file.
    """

    read: Callable[[Path], PublishedAward]
    solution: Callable[[PublishedAward, AwardSolution], dict[str, Any]]


AWARD_FORMATS = {
    "tqd": AwardFormat(read_tqd, tqd_solution),
    "bundles": AwardFormat(read_bundles, bundles_solution),
    "bid": AwardFormat(read_bid, bid_solution),
}


def read_award(name: str, path: Path) -> PublishedAward:
    """Read a published instance.

    Parameters
    ----------
    name
        Of the format.
    path
        The file.

    Raises
    ------
    PublishedFileError
        If the file cannot be read, or is not what its format says.
    KeyError
        If there is no such format.
    """
    read = AWARD_FORMATS[name].read
    try:
        return read(path)
    except (OSError, KeyError, IndexError, TypeError, ValueError, InvalidOperation) as found:
        message = f"{path.name} cannot be read as an instance of the format {name} ({type(found).__name__})."
        raise PublishedFileError(message, "Check that the file is complete and the format is the right one.") from found
