"""Takes private individuals out of lines, refused rows and messages before anything of them is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from optimiser.ingest.individuals import pseudonyms
from optimiser.ingest.lines.coded import Coded, coded, on_one_line
from optimiser.ingest.lines.parse import ParsedRows
from optimiser.ingest.lines.plan import SheetPlan
from optimiser.ingest.lines.refused import Refusal, RefusedRow

_LETTER = re.compile(r"[^\W\d_]")
_ANY_SALT = "only who is an individual is asked"
_WITHHELD = "(withheld)"
_TELLING = ("supplier", "amount", "debit", "credit", "date", "month", "quantity")
_LEADS_TO_A_PERSON = frozenset({"company_number", "vat_number", "supplier_number"})


@dataclass
class Concealer:
    """Pseudonyms of one reading: a name that was seen before has the same one.

    Parameters
    ----------
    salt
        Gives the key of the pseudonyms; asked only once there is an individual.
    known
        Pseudonym by name as recorded; an empty text for a name that is no private individual's.
    """

    salt: Callable[[], str]
    known: dict[str, str] = field(default_factory=dict)

    @property
    def individuals(self) -> int:
        """How many private individuals were seen."""
        return len({name for name in self.known.values() if name})

    def look_up(self, names: Iterable[str]) -> dict[str, str]:
        """Return the pseudonyms of those names that look like private individuals.

        Parameters
        ----------
        names
            Names as recorded.
        """
        asked = list(dict.fromkeys(names))
        new = [name for name in asked if name and name not in self.known]
        if new:
            found = pseudonyms(new, _ANY_SALT)
            found = pseudonyms(found, self.salt()) if found else {}
            self.known.update((name, found.get(name, "")) for name in new)
        return {name: self.known[name] for name in asked if self.known.get(name)}


def conceal_lines(parsed: ParsedRows, concealer: Concealer) -> ParsedRows:
    """Return a block's lines with every private individual replaced, wherever the name stands in the line.

    Parameters
    ----------
    parsed
        The lines.
    concealer
        Gives the pseudonyms.
    """
    supplier = parsed.texts["supplier"]
    hidden = concealer.look_up(supplier.texts)
    if not hidden:
        return parsed
    names = supplier.rows()
    rows = [place for place, name in enumerate(names) if name in hidden]
    texts = {
        name: _without(column, rows, names, hidden, drop=name in _LEADS_TO_A_PERSON)
        for name, column in parsed.texts.items()
    }
    others = {title: _without(column, rows, names, hidden, drop=False) for title, column in parsed.others.items()}
    return replace(parsed, texts=texts, others=others)


def _without(column: Coded, rows: list[int], names: list[str], hidden: dict[str, str], *, drop: bool) -> Coded:
    """Replace the supplier's name in some rows of a column, or empty these."""
    texts = column.rows()
    for place in rows:
        texts[place] = "" if drop else _replaced(texts[place], names[place], hidden[names[place]])
    return coded(texts)


def _replaced(text: str, name: str, pseudonym: str) -> str:
    """Return a text without a name, however it is spelt in capitals."""
    return re.sub(re.escape(name), lambda _: pseudonym, text, flags=re.IGNORECASE) if text else text


def without_names(text: str, hidden: Mapping[str, str]) -> str:
    """Return a text with every private individual replaced.

    Parameters
    ----------
    text
        The text.
    hidden
        Pseudonym by name as recorded.
    """
    for name, pseudonym in hidden.items():
        text = _replaced(text, name, pseudonym)
    return text


def conceal_row(row: RefusedRow, plan: SheetPlan, concealer: Concealer, *, everywhere: bool) -> RefusedRow:
    """Return a refused row with every private individual replaced, in its cells and in what is said of it.

    Parameters
    ----------
    row
        The row.
    plan
        How its sheet is read; of columns that it drops nothing is written.
    concealer
        Gives the pseudonyms.
    everywhere
        Whether a name may stand in any cell, because the columns are not known or may have shifted.
    """
    cells = list(row.cells)
    columns = plan.header.columns
    known = [columns[name].index for name in _TELLING if name in columns]
    places = range(len(cells)) if everywhere or not known else [place for place in known if place < len(cells)]
    lettered = {place: on_one_line(cells[place]) for place in places if _LETTER.search(cells[place])}
    hidden = concealer.look_up(lettered.values())
    said = concealer.look_up(on_one_line(one.value) for one in row.refusals if _LETTER.search(one.value)) | hidden
    if said:
        cells = [without_names(on_one_line(cell), said) for cell in cells]
        for field_name in _LEADS_TO_A_PERSON & columns.keys():
            if columns[field_name].index < len(cells) and cells[columns[field_name].index]:
                cells[columns[field_name].index] = _WITHHELD
    for column in plan.header.dropped:
        if column.index < len(cells) and cells[column.index]:
            cells[column.index] = _WITHHELD
    return replace(row, cells=cells, refusals=tuple(_told(one, said) for one in row.refusals))


def _told(refusal: Refusal, hidden: dict[str, str]) -> Refusal:
    """Return a reason without names."""
    value, message = on_one_line(refusal.value), refusal.fault.message
    for name, pseudonym in hidden.items():
        value = _replaced(value, name, pseudonym)
        # A message shortens what it quotes.
        message = _replaced(_replaced(message, name, pseudonym), name[:37], pseudonym)
    return replace(refusal, value=value, fault=replace(refusal.fault, message=message))


def identity_of(parsed: ParsedRows) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Return a number for each line that two lines share if every cell of them says the same.

    Parameters
    ----------
    parsed
        The lines.
    """
    total = np.zeros(len(parsed.numbers), dtype=np.uint64)
    for name, column in (*parsed.texts.items(), *parsed.others.items()):
        total += column.hashed(" ".join(name.casefold().split()))
    for salt, values in enumerate((parsed.pence, np.where(parsed.dated, parsed.days, -(2**40)), parsed.millionths)):
        total += _mixed(values, salt)
    return total


def _mixed(
    values: np.ndarray[tuple[int], np.dtype[np.int64]], salt: int
) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Spread whole numbers over all bits, differently for each column."""
    mixed = values.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15 * (salt + 1) % 2**64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))
