"""What a case says of suppliers that rules ask for: said once or often, it must be the same."""

from __future__ import annotations

from collections.abc import Mapping

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.reading import TableReading

FLAGS = ("sme", "local")
"""Words among the attributes that are columns of yes and no as well."""
TABLES = ("suppliers", "offers")
"""Where suppliers are described: in their own table, or in their offers where they are in no other."""


def check_attributes(readings: Mapping[str, TableReading]) -> None:
    """Reject the rows whose attributes say what a column of yes and no denies, here or in an earlier row.

    Parameters
    ----------
    readings
        The tables that could be read, by name.
    """
    for flag in FLAGS:
        said: dict[str, tuple[bool, str]] = {}
        for reading in (readings[name] for name in TABLES if name in readings):
            _check_flag(reading, flag, said)


def _check_flag(reading: TableReading, flag: str, said: dict[str, tuple[bool, str]]) -> None:
    """Reject the rows of one table that contradict themselves or what was said of the supplier, and where."""
    codes, attributes, answers = reading.texts("supplier"), reading.texts("attributes"), reading.cells[flag]
    for index in reading.live:
        named = flag in (word.strip() for word in attributes[index].casefold().split(";"))
        answer = answers[index]
        if named and answer is False:
            message = f"the attributes name '{flag}', and the column '{flag}' says no."
            fault = Fault("contradictory-attributes", message)
            reading.refuse_row(index, fault, "attributes", attributes[index])
        elif (named or isinstance(answer, bool)) and codes[index]:
            own = named or bool(answer)
            where = f"row {reading.raw.numbers[index]} of {reading.declaration.file}"
            first, place = said.setdefault(codes[index], (own, where))
            if own != first:
                here, there = ("is", "is not") if own else ("is not", "is")
                message = f"{quoted(codes[index])} {here} '{flag}' here, and {there} in {place}."
                column = "attributes" if named else flag
                reading.refuse_row(
                    index, Fault("contradictory-attributes", message), column, reading.cell(index, column)
                )
