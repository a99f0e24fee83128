"""What the transport tables say by themselves and of each other: windows, layouts, compatibility and returns."""

from __future__ import annotations

from collections.abc import Mapping

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.reading import TableReading
from optimiser.ingest.record_checks import check_record
from optimiser.tables.layouts import read_layouts

WINDOWS = {
    "journeys": (("pickup_from", "pickup_to"), ("delivery_from", "delivery_to")),
    "consignments": (("pickup_from", "pickup_to"), ("delivery_from", "delivery_to")),
    "vehicles": (("shift_from", "shift_to"),),
    "round_stops": (("arrive", "leave"),),
    "recorded_routes": (("depart", "return"),),
}
"""Pairs of times of day, the first of which is not after the second."""


def check_transport(readings: Mapping[str, TableReading]) -> None:
    """Record what keeps a day of transport from being built, roads and vehicles' hours apart.

    Parameters
    ----------
    readings
        The tables that could be read, by name.
    """
    for table, pairs in WINDOWS.items():
        for first, last in pairs if table in readings else ():
            _check_times(readings[table], first, last)
    if "vehicles" in readings:
        _check_layouts(readings["vehicles"])
        _check_breaks(readings["vehicles"])
    if "compatibility" in readings:
        _check_compatibility(readings["compatibility"])
    if "journeys" in readings:
        _check_returns(readings["journeys"])
    if {"recorded_routes", "recorded_stops", "journeys"} <= readings.keys():
        check_record(readings["recorded_stops"], readings["recorded_routes"], readings["journeys"])


def _check_times(reading: TableReading, first: str, last: str) -> None:
    """Reject the rows whose window, shift or stay ends before it begins."""
    begins, ends = reading.wholes(first), reading.wholes(last)
    for index in reading.live:
        begin, end = begins[index], ends[index]
        if begin is not None and end is not None and end < begin:
            shown = reading.cell(index, last)
            message = f"{quoted(shown)} is before {quoted(reading.cell(index, first))} in the column '{first}'."
            remedy = "Exchange or correct the two times; a window or shift over midnight is split at 24:00."
            reading.refuse_row(index, Fault("end-before-start", message, remedy), last, shown)


def _check_layouts(vehicles: TableReading) -> None:
    """Reject the vehicles whose layouts cannot be read."""
    texts = vehicles.texts("layouts")
    for index in vehicles.live:
        if read_layouts(texts[index]) is None:
            message = f"{quoted(texts[index])} is not staff/seats/stretchers/wheelchairs in whole numbers."
            vehicles.refuse_row(index, Fault("layout-unreadable", message), "layouts", texts[index])


def _check_breaks(vehicles: TableReading) -> None:
    """Reject the vehicles of whose break only one half is known."""
    halves = (("break_after_min", "break_min"), ("break_min", "break_after_min"))
    for given, missing in halves:
        amounts, others = vehicles.wholes(given), vehicles.wholes(missing)
        for index in vehicles.live:
            if amounts[index] is not None and others[index] is None and not vehicles.cell(index, missing):
                message = f"'{given}' is filled in and '{missing}' is not: a rule of breaks needs both."
                vehicles.refuse_row(index, Fault("missing-value", message, "Fill in both, or neither."), missing)


def _check_compatibility(compatibility: TableReading) -> None:
    """Reject the rows that say something else of two classes than an earlier one."""
    ones, others, answers = (compatibility.texts(name) for name in ("class_a", "class_b", "together"))
    first_with: dict[tuple[str, ...], int] = {}
    for index in compatibility.accepted():
        if not (ones[index] and others[index] and answers[index]):
            continue
        first = first_with.setdefault(tuple(sorted((ones[index], others[index]))), index)
        if answers[first] != answers[index]:
            message = (
                f"{quoted(ones[index])} with {quoted(others[index])} is '{answers[index]}' here, and "
                f"'{answers[first]}' in row {compatibility.raw.numbers[first]}."
            )
            fault = Fault("compatibility-contradicts", message)
            compatibility.refuse_row(index, fault, "together", answers[index])


def _check_returns(journeys: TableReading) -> None:
    """Reject the returns from themselves or from a journey of another kind of day."""
    codes, outward, days = (journeys.texts(name) for name in ("journey", "return_of", "day_type"))
    row_of = {codes[index]: index for index in reversed(journeys.accepted()) if codes[index]}
    for index in journeys.accepted():
        there = row_of.get(outward[index])
        if there is None:
            continue
        if days[there] != days[index]:
            message = f"its outward journey {quoted(outward[index])} is of the kind of day {quoted(days[there])}."
        elif _leads_back(index, row_of, outward):
            message = f"by way of {quoted(outward[index])} the journey returns from itself."
        else:
            continue
        journeys.refuse_row(index, Fault("return-before-outward", message), "return_of", outward[index])


def _leads_back(index: int, row_of: Mapping[str, int], outward: list[str]) -> bool:
    """Whether a journey is its own outward journey, at whatever remove."""
    seen: set[int] = set()
    here: int | None = row_of.get(outward[index])
    while here is not None and here not in seen:
        if here == index:
            return True
        seen.add(here)
        here = row_of.get(outward[here])
    return False
