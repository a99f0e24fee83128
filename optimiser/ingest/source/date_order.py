"""Which of day and month comes first in a file, decided from evidence and said in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from optimiser.ingest.source.date_evidence import DateEvidence, Months
from optimiser.ingest.source.date_shapes import MONTHS, month_number

OrderName = Literal["dmy", "mdy", "undecided", "mixed"]
# One date in a hundred written the other way round is a slip, and is flagged; more is another hand.
_SLIPS = 100
_MOST_OTHER_WITH_SERIALS = 0.1
_SIMILAR = 84.0
_ORDERS: dict[OrderName, str] = {"dmy": "day first", "mdy": "month first"}


@dataclass(frozen=True)
class DateOrder:
    """How the dates of a column are to be read.

    Parameters
    ----------
    order
        ``dmy``, ``mdy``; ``undecided`` where nothing tells, ``mixed`` where both are seen.
    why
        The evidence in a sentence.
    serials
        Whether whole numbers such as 43951 are days counted by Excel.
    """

    order: OrderName
    why: str
    serials: bool = False


def month_in_name(name: str) -> int | None:
    """Return the month that a file's name states, such as 7 for ``BART 04 - July.xlsx``; 1 to 12.

    A number counts only beside a year of four digits: ``04`` alone may be the fourth month of a financial year.

    Parameters
    ----------
    name
        Name of the file; a misspelt month is recognised.
    """
    found = {number for word in re.findall(r"[A-Za-z]+", name) if (number := _month_of(word))}
    if not found:
        pairs = re.findall(
            r"(?<![0-9])(?:20[0-9]{2}[-_. ]?(0[1-9]|1[0-2])|(0[1-9]|1[0-2])[-_. ]?20[0-9]{2})(?![0-9])", name
        )
        found = {int(before or after) for before, after in pairs}
    return found.pop() if len(found) == 1 else None


def decide_order(evidence: DateEvidence, month: int | None = None) -> DateOrder:
    """Decide how the dates of a file are written.

    Days above twelve decide. Without any, that order is taken in which the dates lie in clearly fewer months, and
    then the one that agrees with the month in the file's name.

    Parameters
    ----------
    evidence
        What the cells say.
    month
        The month that the file's name states, 1 to 12.
    """
    serials, serials_said = _serials(evidence)
    order, why = _order(evidence, month)
    return DateOrder(order, f"{why} {serials_said}".strip(), serials)


def _order(evidence: DateEvidence, month: int | None) -> tuple[OrderName, str]:
    """Decide the order of day and month."""
    by_day, by_month = evidence.day_first, evidence.month_first
    if by_day or by_month:
        chosen: OrderName = "dmy" if by_day > by_month else "mdy"
        more, fewer = max(by_day, by_month), min(by_day, by_month)
        if fewer * _SLIPS > more:
            return (
                "mixed",
                f"Both orders are seen: {_dates(by_day)} can only be day first, {by_month:,} only month first.",
            )
        slips = f" {fewer:,} written the other way round are flagged." if fewer else ""
        other = "day" if chosen == "dmy" else "second number"
        return chosen, f"{_ORDERS[chosen].capitalize()}: in {_dates(more)} the {other} is above 12.{slips}"
    if not evidence.ambiguous:
        return "dmy", "No date is in doubt." if evidence.dates else "There is no date whose order matters."
    return _by_months(evidence, month)


def _by_months(evidence: DateEvidence, month: int | None) -> tuple[OrderName, str]:
    """Decide between two readings that are both possible for every date."""
    months = {"dmy": evidence.months_day_first, "mdy": evidence.months_month_first}
    spread = {name: _months_of_most(counts + evidence.months_sure) for name, counts in months.items()}
    named = {name: _in_month(counts, month) for name, counts in months.items()}
    for chosen, other in (("dmy", "mdy"), ("mdy", "dmy")):
        order: OrderName = "dmy" if chosen == "dmy" else "mdy"
        if named[chosen] < named[other]:
            continue
        # The first of each month reads as days of one January in the other order.
        only_january = all(number == 1 for _, number in months[chosen])
        if spread[other] > 2 * spread[chosen] and (not only_january or named[chosen]):
            where = f"the dates lie in {_counted(spread[chosen])}, otherwise in {_counted(spread[other])}"
            return order, f"{_ORDERS[order].capitalize()}: read so, {where}; no day above 12 tells."
        if named[chosen] > 2 * named[other]:
            where = f"{named[chosen]:,} of {evidence.ambiguous:,} lie in the month that the file's name states"
            return order, f"{_ORDERS[order].capitalize()}: read so, {where}; no day above 12 tells."
    return "undecided", f"{_dates(evidence.ambiguous)} may be read day first or month first, and nothing tells which."


def _serials(evidence: DateEvidence) -> tuple[bool, str]:
    """Decide whether whole numbers count days, as they do where a column of dates lost its format."""
    filled = evidence.dates + evidence.serials + evidence.other
    if not evidence.serials or evidence.other > _MOST_OTHER_WITH_SERIALS * filled:
        return False, ""
    certain = evidence.months_sure + evidence.months_day_first + evidence.months_month_first
    years = {year for year, _ in certain}
    near = all(min(abs(year - known) for known in years) <= 1 for year, _ in evidence.months_serial) if years else True
    if not near:
        return False, ""
    return True, f"{evidence.serials:,} whole numbers are days counted by Excel."


def _months_of_most(counts: Months) -> int:
    """Return in how few months nine in ten of the dates lie."""
    left = 0.9 * counts.total()
    for used, (_, count) in enumerate(counts.most_common(), start=1):
        left -= count
        if left <= 0:
            return used
    return 0


def _in_month(counts: Months, month: int | None) -> int:
    """Count the dates in a month, whatever the year."""
    return sum(count for (_, number), count in counts.items() if number == month)


def _month_of(word: str) -> int | None:
    """Return the month that a word of a file's name means; long words may be misspelt."""
    exact = month_number(word)
    if exact or len(word) < 6:
        return exact
    scores = [fuzz.ratio(word.lower(), name) for name in MONTHS]
    best = max(scores)
    return scores.index(best) + 1 if best >= _SIMILAR else None


def _dates(count: int) -> str:
    """Write a number of dates."""
    return "1 date" if count == 1 else f"{count:,} dates"


def _counted(months: int) -> str:
    """Write a number of months."""
    return "1 month" if months == 1 else f"{months} months"
