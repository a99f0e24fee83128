"""What a bid sheet asks suppliers for: the pooled volumes of a year by lot and item, and the key that names them."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property

LAYOUT = "1"
"""Version of the sheet's layout; part of the key, so that a sheet of another layout is never read as this one."""


@dataclass(frozen=True)
class BidLine:
    """One row of the sheet: an item that trusts would buy together.

    Parameters
    ----------
    lot, item, name, unit
        As in the data dictionary; ``name`` is the description for people.
    volumes
        What each trust needs in a year, by its code, above zero [millionths of the unit].
    """

    lot: str
    item: str
    name: str
    unit: str
    volumes: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """What all trusts need together in a year [millionths of the unit]."""
        return sum(volume for _, volume in self.volumes)


@dataclass(frozen=True)
class BidRequest:
    """Everything a bid sheet says; it holds no price and no supplier of today.

    Parameters
    ----------
    case, title, as_of
        As in case.toml.
    lines
        By lot, then by item.
    trusts
        Code and name of every trust that needs anything, sorted by code.
    period
        The year the volumes are of, in words.
    source
        Where the volumes come from, in words.
    synthetic
        Whether a volume is made up, so that the sheet is an illustration and not to be sent.
    """

    case: str
    title: str
    as_of: dt.date
    lines: tuple[BidLine, ...]
    trusts: tuple[tuple[str, str], ...]
    period: str = ""
    source: str = ""
    synthetic: bool = False

    @cached_property
    def lots(self) -> tuple[str, ...]:
        """The lots, each once, in the order of the lines."""
        return tuple(dict.fromkeys(line.lot for line in self.lines))

    @cached_property
    def by_item(self) -> dict[str, BidLine]:
        """The lines by item."""
        return {line.item: line for line in self.lines}

    @cached_property
    def key(self) -> str:
        """Short hash of what is asked for, such as ``3F9A-07C2-51DE``: a filled sheet must carry the same."""
        parts = [LAYOUT]
        for line in self.lines:
            volumes = ",".join(f"{trust}={volume}" for trust, volume in line.volumes)
            parts.append(f"{line.lot}\t{line.item}\t{line.name}\t{line.unit}\t{volumes}")
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12].upper()
        return "-".join(digest[place : place + 4] for place in (0, 4, 8))
