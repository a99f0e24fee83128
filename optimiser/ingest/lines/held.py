"""Accepted lines between reading and writing: block by block on disk, and a few numbers a line in memory."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from optimiser.ingest.lines.coded import Coded
from optimiser.ingest.lines.conceal import identity_of
from optimiser.ingest.lines.parse import ParsedRows
from optimiser.ingest.lines.said import said_columns
from optimiser.ingest.lines.values import sums_of_runs

NO_DAY = -(2**31)


@dataclass(frozen=True)
class Place:
    """Where lines stood.

    Parameters
    ----------
    trust, file, sheet
        Code of the trust, name of the file, and sheet, where it has any.
    tally
        Name of the file as it is read now; another one where a mended row is read again.
    """

    trust: str
    file: str
    sheet: str
    tally: str


@dataclass(frozen=True)
class LineKeys:
    """What is held of every accepted line, one element a line.

    Parameters
    ----------
    place, row
        Number of its place, and the row that Excel shows.
    day, pence
        Date [days since 1970] and pounds [pence].
    supplier
        Number of its supplier's spelling.
    reference, whole
        Hash of its reference, 0 for none; hash of all its cells.
    """

    place: npt.NDArray[np.int32]
    row: npt.NDArray[np.int32]
    day: npt.NDArray[np.int32]
    pence: npt.NDArray[np.int64]
    supplier: npt.NDArray[np.int32]
    reference: npt.NDArray[np.uint64]
    whole: npt.NDArray[np.uint64]


_NO_KEYS = LineKeys(
    *(np.empty(0, dtype=kind) for kind in (np.int32, np.int32, np.int32, np.int64, np.int32, np.uint64, np.uint64))  # type: ignore[arg-type]
)


@dataclass
class Spelling:
    """A supplier's name as recorded, and what was paid under it.

    Parameters
    ----------
    lines, pence
        Lines and pounds [lines, pence].
    company_number, vat_number
        The first ones recorded with it.
    trusts
        Trusts that recorded it.
    """

    lines: int = 0
    pence: int = 0
    company_number: str = ""
    vat_number: str = ""
    trusts: set[str] = field(default_factory=set)


@dataclass
class HeldLines:
    """Every accepted line of a reading.

    Parameters
    ----------
    folder
        Where blocks are kept until they are written.
    places
        Where lines stood, by number.
    spellings
        Suppliers as recorded, in the order they were first seen; the empty one included.
    blocks
        Place and number of lines of each block.
    said
        What lines say of the thing bought, with how many say so, by column.
    """

    folder: Path
    places: list[Place] = field(default_factory=list)
    spellings: dict[str, Spelling] = field(default_factory=dict)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    said: dict[str, dict[str, int]] = field(default_factory=dict)
    _keys: list[LineKeys] = field(default_factory=list)
    _number_of: dict[str, int] = field(default_factory=dict)

    def add(self, place: Place, parsed: ParsedRows) -> None:
        """Keep the lines of a block."""
        if not len(parsed.numbers):
            return
        if not self.places or self.places[-1] != place:
            self.places.append(place)
        number = len(self.places) - 1
        self._keys.append(self._keys_of(number, parsed))
        self._spell(place.trust, parsed)
        said = said_columns(parsed.texts, len(parsed.numbers), counted=bool(parsed.counted.any()))
        for name, column in said.items():
            count = self.said.setdefault(name, {})
            for text, lines in zip(column.texts, np.bincount(column.codes).tolist(), strict=True):
                count[text] = count.get(text, 0) + lines
        kept = replace(parsed, texts=parsed.texts | said, refused=[], doubts={})
        with self._path(len(self.blocks)).open("wb") as stream:
            pickle.dump(kept, stream, protocol=5)
        self.blocks.append((number, len(parsed.numbers)))

    def block(self, number: int) -> ParsedRows:
        """Return the lines of a block."""
        with self._path(number).open("rb") as stream:
            found = pickle.load(stream)  # noqa: S301 - written by this process, a moment ago
        assert isinstance(found, ParsedRows)
        return found

    def __iter__(self) -> Iterator[tuple[Place, ParsedRows]]:
        for number, (place, _) in enumerate(self.blocks):
            yield self.places[place], self.block(number)

    def keys(self) -> LineKeys:
        """Return what is held of every line, in the order of the blocks."""
        keys = self._keys or [_NO_KEYS]
        joined = LineKeys(*(np.concatenate([getattr(one, item.name) for one in keys]) for item in fields(LineKeys)))
        self._keys = [joined]
        return joined

    def number_of(self, spelling: str) -> int:
        """Return the number of a supplier's spelling; below zero where no line has it."""
        return self._number_of.get(spelling, -1)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number}.block"

    def _keys_of(self, place: int, parsed: ParsedRows) -> LineKeys:
        """Return what is held of a block's lines."""
        count = len(parsed.numbers)
        supplier = parsed.texts["supplier"]
        numbers = np.array([self._number_of.setdefault(text, len(self._number_of)) for text in supplier.texts])
        reference = parsed.texts.get("reference")
        return LineKeys(
            np.full(count, place, dtype=np.int32),
            parsed.numbers.astype(np.int32),
            np.where(parsed.dated, parsed.days, NO_DAY).astype(np.int32),
            parsed.pence,
            numbers[supplier.codes].astype(np.int32),
            np.zeros(count, dtype=np.uint64) if reference is None else reference.hashed("reference"),
            identity_of(parsed),
        )

    def _spell(self, trust: str, parsed: ParsedRows) -> None:
        """Add up what was paid under each spelling."""
        supplier = parsed.texts["supplier"]
        order = np.argsort(supplier.codes, kind="stable")
        starts = np.flatnonzero(np.r_[True, np.diff(supplier.codes[order]) != 0])
        counts = np.diff(np.r_[starts, len(order)]).tolist()
        sums = sums_of_runs(parsed.pence[order], starts)
        for start, count, pence in zip(starts.tolist(), counts, sums, strict=True):
            spelling = self.spellings.setdefault(supplier.texts[supplier.codes[order[start]]], Spelling())
            spelling.lines += count
            spelling.pence += pence
            spelling.trusts.add(trust)
            for name in ("company_number", "vat_number"):
                if name in parsed.texts and not getattr(spelling, name):
                    setattr(spelling, name, _first_filled(parsed.texts[name], order[start : start + count]))


def _first_filled(column: Coded, rows: npt.NDArray[np.int64]) -> str:
    """Return the first filled text of some rows; empty where there is none."""
    return next((column.texts[code] for code in column.codes[rows].tolist() if column.texts[code]), "")
