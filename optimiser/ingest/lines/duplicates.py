"""Lines that repeat others: merged where files overlap, reported where a payment may have been made or listed twice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from optimiser.ingest.lines.held import NO_DAY, LineKeys

Places = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
OVERLAP = 0.5
"""Share of a file's lines, of the days that two files have in common, from which the files are said to overlap."""
KINDS = ("", "merged", "exact", "probable")


@dataclass(frozen=True)
class Duplicates:
    """What repeats what.

    Parameters
    ----------
    kind
        For each line the place of its kind in ``KINDS``.
    first
        For each line the number of the line that it repeats; its own where it repeats none.
    """

    kind: npt.NDArray[np.int8]
    first: Places

    @property
    def merged(self) -> npt.NDArray[np.bool_]:
        """Which lines are left out because another file has them."""
        return np.asarray(self.kind == KINDS.index("merged"))

    @property
    def found(self) -> Places:
        """Numbers of the lines that repeat another."""
        return np.flatnonzero(self.kind)


def find_duplicates(
    keys: LineKeys, file_of: npt.NDArray[np.int32], trust_of: npt.NDArray[np.int32], unnamed: int
) -> Duplicates:
    """Find the lines that repeat others.

    Parameters
    ----------
    keys
        What is held of every line.
    file_of, trust_of
        For each place, the number of its file and of its trust.
    unnamed
        Number of the empty spelling of a supplier; below zero where no line lacks its supplier.
    """
    count = len(keys.pence)
    kind, first = np.zeros(count, dtype=np.int8), np.arange(count)
    files, trusts = file_of[keys.place], trust_of[keys.place].astype(np.uint64)
    merged, of = _overlaps(keys, files, keys.whole ^ _spread(trusts))
    kind[merged], first[merged] = KINDS.index("merged"), of
    payable = (kind == 0) & (keys.supplier != unnamed) & (keys.pence != 0)
    paid = _spread(keys.supplier.astype(np.uint64)) ^ _spread(keys.pence.astype(np.uint64) + np.uint64(7))
    paid ^= _spread(trusts + np.uint64(1 << 40))
    day = _spread(keys.day.astype(np.int64).astype(np.uint64) + np.uint64(3 << 41))
    dated, referred = keys.day != NO_DAY, keys.reference != 0
    _mark(kind, first, paid ^ day ^ keys.reference, payable & dated & referred, KINDS.index("exact"))
    # Alike in one file: two equal payments may be meant.
    alike = np.flatnonzero(kind == KINDS.index("exact"))
    same = (keys.whole[alike] == keys.whole[first[alike]]) & (files[alike] == files[first[alike]])
    kind[alike[same]] = KINDS.index("probable")
    _mark(kind, first, paid ^ keys.reference, payable & referred, KINDS.index("probable"))
    _mark_unreferred(kind, first, paid ^ day, payable & dated, referred)
    return Duplicates(kind, first)


def _spread(numbers: Hashes) -> Hashes:
    """Spread whole numbers over all bits."""
    mixed = (numbers + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(32))


def _repeated(key: Hashes, rows: Places) -> tuple[Places, Places]:
    """Return those rows whose key occurs again, sorted by key and number, and where each group begins."""
    order = rows[np.argsort(key[rows], kind="stable")]
    sorted_key = key[order]
    again = sorted_key[1:] == sorted_key[:-1]
    member = np.r_[False, again] | np.r_[again, False] if len(order) else np.empty(0, dtype=bool)
    order, sorted_key = order[member], sorted_key[member]
    starts = (
        np.flatnonzero(np.r_[True, sorted_key[1:] != sorted_key[:-1]]) if len(order) else np.empty(0, dtype=np.int64)
    )
    return order, starts


def _mark(kind: npt.NDArray[np.int8], first: Places, key: Hashes, among: npt.NDArray[np.bool_], word: int) -> None:
    """Mark every line whose key an earlier one has, unless it is marked already."""
    order, starts = _repeated(key, np.flatnonzero(among))
    if not len(order):
        return
    leader = np.repeat(order[starts], np.diff(np.r_[starts, len(order)]))
    new = (order != leader) & (kind[order] == 0)
    kind[order[new]] = word
    first[order[new]] = leader[new]


def _mark_unreferred(
    kind: npt.NDArray[np.int8],
    first: Places,
    key: Hashes,
    among: npt.NDArray[np.bool_],
    referred: npt.NDArray[np.bool_],
) -> None:
    """Mark lines of one supplier, day and amount where one of them has no reference that would part them."""
    order, starts = _repeated(key, np.flatnonzero(among))
    if not len(order):
        return
    sizes = np.diff(np.r_[starts, len(order)])
    lacking = np.add.reduceat((~referred[order]).astype(np.int64), starts) > 0
    leader, counts = np.repeat(order[starts], sizes), np.repeat(lacking, sizes)
    new = counts & (order != leader) & (kind[order] == 0)
    kind[order[new]] = KINDS.index("probable")
    first[order[new]] = leader[new]


def _overlaps(keys: LineKeys, files: npt.NDArray[np.int32], whole: Hashes) -> tuple[Places, Places]:
    """Return the lines that an earlier, overlapping file has in every cell, and the line of each there.

    A row that stands twice in both files is two payments: as many rows are merged as the earlier file has.
    """
    order, starts = _repeated(whole, np.arange(len(whole)))
    if not len(order) or len(np.unique(files)) < 2:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    sizes = np.diff(np.r_[starts, len(order)])
    group = np.repeat(np.arange(len(starts)), sizes)
    # Within a group the rows of one file, in their order, are its first, second and third of the kind.
    by_file = np.lexsort((order, files[order], group))
    order, group = order[by_file], group[by_file]
    own = files[order]
    fresh = np.r_[True, (group[1:] != group[:-1]) | (own[1:] != own[:-1])]
    begun = np.flatnonzero(fresh)
    time = np.arange(len(order)) - np.repeat(begun, np.diff(np.r_[begun, len(order)]))
    twins = np.lexsort((order, time, group))
    order, group, time = order[twins], group[twins], time[twins]
    leads = np.r_[True, (group[1:] != group[:-1]) | (time[1:] != time[:-1])]
    at = np.flatnonzero(leads)
    leader = np.repeat(order[at], np.diff(np.r_[at, len(order)]))
    later = order != leader
    order, leader = order[later], leader[later]
    kept = np.zeros(len(order), dtype=bool)
    pairs = np.stack([files[leader], files[order]], axis=1)
    for left, right in np.unique(pairs, axis=0).tolist():
        between = (pairs[:, 0] == left) & (pairs[:, 1] == right)
        if int(between.sum()) >= OVERLAP * _lines_in_common(keys.day, files, left, right):
            kept |= between
    return order[kept], leader[kept]


def _lines_in_common(day: npt.NDArray[np.int32], files: npt.NDArray[np.int32], left: int, right: int) -> int:
    """Return how many lines the smaller of two files has in the days that both are of; all where these are not told."""
    days = [day[files == number] for number in (left, right)]
    dated = [own[own != NO_DAY] for own in days]
    if any(not len(own) for own in dated):
        return min(map(len, days))
    begin, end = max(int(own.min()) for own in dated), min(int(own.max()) for own in dated)
    return min(int(((own >= begin) & (own <= end)).sum()) for own in dated)
