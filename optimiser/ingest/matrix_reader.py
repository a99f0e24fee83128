"""A matrix exported by a routing server (OSRM `table`, Valhalla `sources_to_targets`) to rows of travel times."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from optimiser.ingest.exported_numbers import decimal_text, exact_number
from optimiser.ingest.raw_table import FileRefusedError, RawTable

HEADER = ("origin", "destination", "minutes", "km")
MOST_PAIRS = 25_000_000
KM_PER_MILE = Fraction(1_609_344, 1_000_000)
_FIRST_ROW = 2
Cell = Decimal | None
Matrix = list[list[Cell]]


def read_matrix(data: bytes) -> RawTable:
    """Read a matrix as rows origin, destination, minutes and km: one for each pair, row after row of the matrix.

    A routing server knows coordinates, not the codes of a case. So the codes are written into its answer: a list
    ``names`` beside its own keys, in the order in which the places were asked for; or ``source_names`` and
    ``destination_names`` where the two differ. A pair without a road (null, or one that OSRM only estimated with
    ``fallback_speed``) has empty minutes. Rows are numbered from 2, as if there were a header row.

    Parameters
    ----------
    data
        The bytes of the file: the server's JSON with the names added.

    Raises
    ------
    FileRefusedError
        If it is not JSON, not such an answer, has no names or another number of them, or cells that are no numbers.
    """
    answer = _parse(data)
    durations, distances = _osrm(answer) if "durations" in answer or "code" in answer else _valhalla(answer)
    origins, destinations = _names(answer, "source_names"), _names(answer, "destination_names")
    _check_shape(durations, origins, destinations, "times")
    _check_shape(distances, origins, destinations, "distances")
    rows = [
        [origin, destination, _text(time, 60), _text(None if time is None else distance, 1)]
        for origin, times, lengths in zip(origins, durations, distances, strict=True)
        for destination, time, distance in zip(destinations, times, lengths, strict=True)
    ]
    numbers = list(range(_FIRST_ROW, _FIRST_ROW + len(rows)))
    return RawTable(HEADER, 1, rows, numbers, 0, _FIRST_ROW + len(rows) - 1)


def _parse(data: bytes) -> dict[str, Any]:
    """Return the JSON object, its numbers as they are written."""
    try:
        answer = json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise FileRefusedError("wrong-encoding", "the file is not UTF-8.", "Save it as UTF-8.") from None
    except (ValueError, ArithmeticError, RecursionError):
        raise _refused("the file is not valid JSON.") from None
    if not isinstance(answer, dict):
        raise _refused("the file holds no answer of a routing server.")
    return answer


def _osrm(answer: dict[str, Any]) -> tuple[Matrix, Matrix]:
    """Return seconds and kilometres of an answer of OSRM's table service."""
    if answer.get("code", "Ok") != "Ok":
        raise _refused("the routing server answered with an error instead of a matrix.", "Ask it again.")
    durations = _matrix(answer.get("durations"))
    distances = _matrix(answer["distances"]) if "distances" in answer else _empty(durations)
    for cell in answer.get("fallback_speed_cells") or ():
        try:
            row, column = (int(part) for part in cell)
            durations[row][column] = None
        except (TypeError, ValueError, ArithmeticError, LookupError):
            raise _refused("`fallback_speed_cells` names a pair that is not in the matrix.") from None
    return durations, [[None if cell is None else cell / 1_000 for cell in row] for row in distances]


def _valhalla(answer: dict[str, Any]) -> tuple[Matrix, Matrix]:
    """Return seconds and kilometres of an answer of Valhalla's matrix service, verbose or not."""
    found = answer.get("sources_to_targets")
    if isinstance(found, dict):
        durations = _matrix(found.get("durations"))
        distances = _matrix(found["distances"]) if "distances" in found else _empty(durations)
    elif isinstance(found, list) and all(isinstance(row, list) for row in found):
        cells = [[cell if isinstance(cell, dict) else {} for cell in row] for row in found]
        for at, row in enumerate(cells):
            for to, cell in enumerate(row):
                if (cell.get("from_index", at), cell.get("to_index", to)) != (at, to):
                    raise _refused("the cells of `sources_to_targets` do not stand in the order of their indices.")
        durations = _matrix([[cell.get("time") for cell in row] for row in cells])
        distances = _matrix([[cell.get("distance") for cell in row] for row in cells])
    else:
        message = "the file holds neither `durations` (OSRM) nor `sources_to_targets` (Valhalla)."
        raise _refused(message, "Export the server's matrix with times, as JSON.")
    if answer.get("units", "kilometers") in {"miles", "mi"}:
        return durations, [[None if cell is None else _km(cell) for cell in row] for row in distances]
    return durations, distances


def _km(miles: Decimal) -> Decimal:
    """Return miles in kilometres, exactly."""
    return miles * KM_PER_MILE.numerator / KM_PER_MILE.denominator


def _matrix(found: Any) -> Matrix:
    """Check that something is a list of lists of numbers and nulls."""
    if not isinstance(found, list) or not all(isinstance(row, list) for row in found):
        raise _refused("the answer holds no matrix of times.", "Ask the server for durations.")
    if sum(map(len, found)) > MOST_PAIRS:
        raise FileRefusedError("hostile-file", f"the matrix has more than {MOST_PAIRS:,} pairs.")
    numbers = (cell for row in found for cell in row if cell is not None)
    if not all(isinstance(cell, Decimal) and exact_number(cell) is not None for cell in numbers):
        raise _refused("a cell of the matrix is neither a number nor null.")
    return [list(row) for row in found]


def _empty(like: Matrix) -> Matrix:
    """Return a matrix of the same shape in which nothing is known."""
    return [[None] * len(row) for row in like]


def _names(answer: dict[str, Any], key: str) -> list[str]:
    """Return the codes of the places of one side."""
    names = answer.get(key, answer.get("names"))
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name.strip() for name in names):
        message = f"the codes of the places are missing: a routing server does not know them ('names' or '{key}')."
        remedy = 'Add "names": ["CODE", ...] to the file, in the order in which the places were asked for.'
        raise _refused(message, remedy)
    return names


def _check_shape(matrix: Matrix, origins: Sequence[str], destinations: Sequence[str], what: str) -> None:
    """Refuse a matrix that has not one cell for each pair of names."""
    widths = {len(row) for row in matrix}
    if len(matrix) != len(origins) or widths != {len(destinations)}:
        message = (
            f"the {what} are {len(matrix)} by {'/'.join(map(str, sorted(widths)))}, "
            f"and there are names for {len(origins)} by {len(destinations)}."
        )
        raise _refused(message, "Give one name for each place, in the server's order.")


def _text(value: Cell, divisor: int) -> str:
    """Write a number divided by a whole one; empty for null."""
    return "" if value is None else decimal_text(Fraction(value) / divisor, 6)


def _no_number(_: str) -> Decimal:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise ValueError


def _refused(
    message: str, remedy: str = "Export the matrix again as JSON, and add the names of its places."
) -> FileRefusedError:
    """Return the refusal of a file that cannot be read."""
    return FileRefusedError("unreadable-file", message, remedy)
