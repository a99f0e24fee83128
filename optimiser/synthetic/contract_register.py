"""A register of invented contracts: some have ended, some must be decided soon, the others later."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from optimiser.synthetic.case_rows import ContractRow
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.offers import Offerer
from optimiser.synthetic.region import Member
from optimiser.synthetic.rows import DemandRow

_YEARS = 3
_ENDS = ((-6, -1), (4, 14), (4, 14), (15, 20), (21, 32), (21, 32), (33, 40))
"""When a contract ends, from the day of the case; in turn [months]."""
_EXTENSIONS, _NOTICES = (0, 0, 12, 24), (1, 3, 3, 6)
_ROUTES = ("framework call-off", "open tender", "direct award")
CARRIERS = tuple(Offerer(number, sme=number % 2 == 0) for number in range(51, 57))
"""Who drives under a contract."""
_PENCE_OF_JOURNEY, _PENCE_OF_CONSIGNMENT = (4_000, 9_000), (1_000, 2_500)
_DAYS_OF_YEAR = 253


def buying_contracts(needs: Iterable[DemandRow], as_of: dt.date, draw: Draw) -> list[ContractRow]:
    """Make one contract for each trust and lot, with whom it buys most of it from.

    Parameters
    ----------
    needs
        What is bought in a year.
    as_of
        The day the case speaks from.
    draw
        Random numbers.
    """
    pence: dict[tuple[str, str], Counter[str]] = {}
    for row in needs:
        if row.supplier:
            pence.setdefault((row.lot, row.trust), Counter())[row.supplier] += row.amount_pence
    made: list[ContractRow] = []
    for (lot, trust), bought in sorted(pence.items()):
        supplier, value = min(bought.items(), key=lambda pair: (-pair[1], pair[0]))
        made.append(_contract((trust, lot, "buying"), supplier, value * _YEARS, _end(as_of, len(made), draw), draw))
    return made


def transport_contracts(
    members: Sequence[Member], movements: Sequence[tuple[str, str]], as_of: dt.date, draw: Draw
) -> list[ContractRow]:
    """Make one contract for each trust and kind of movement, whoever drives today beside it.

    Parameters
    ----------
    members
        The trusts.
    movements
        Trust of every movement, and the category it is of: ``patient_transport`` or ``courier``.
    as_of
        The day the case speaks from.
    draw
        Random numbers.
    """
    counts = Counter(movements)
    made: list[ContractRow] = []
    for category, each in (("patient_transport", _PENCE_OF_JOURNEY), ("courier", _PENCE_OF_CONSIGNMENT)):
        for member in members:
            count = counts[member.trust, category]
            if count:
                value = count * draw.between(*each) * _DAYS_OF_YEAR * _YEARS
                supplier = draw.pick(CARRIERS).code
                kind = (member.trust, category, "transport")
                made.append(_contract(kind, supplier, value, _end(as_of, len(made), draw), draw))
    return made


def _contract(kind: tuple[str, str, str], supplier: str, pence: int, end: dt.date, draw: Draw) -> ContractRow:
    """Return a contract of a trust, for a category and a lever."""
    trust, category, lever = kind
    return ContractRow(
        f"{trust}-{category}",
        trust,
        (trust,),
        category,
        lever,
        f"Illustrative contract of {trust}: {category.replace('_', ' ')}",
        supplier,
        pence,
        dt.date(end.year - _YEARS, end.month, 1),
        end,
        draw.pick(_EXTENSIONS),
        draw.pick(_NOTICES),
        route=draw.pick(_ROUTES),
    )


def _end(day: dt.date, number: int, draw: Draw) -> dt.date:
    """Return when the contract of a number ends: the last day of a month before or after a day."""
    months = draw.between(*_ENDS[number % len(_ENDS)])
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
