"""The words of transport: what its codes are called in front of a board, and how its numbers are written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from optimiser.money import round_half_up
from optimiser.report.html.format import MINUS

KIND_WORDS = {
    "patient_patient": "Patients with patients",
    "goods_goods": "Goods with goods",
    "patient_goods": "Patients with goods",
}
REASON_WORDS = {
    "compatibility": "May not be on board together",
    "places": "No vehicle holds both",
    "window": "Their times do not meet",
    "time_on_board": "Too long on board",
    "detour": "Too long a detour",
    "no_saving": "No kilometres fewer",
}
PLAN_WORDS = {"as_run": "As run today", "alone": "Each trust alone", "together": "All together"}
PLAN_MEANING = {
    "as_run": "What the trusts do today, from their own records.",
    "alone": "The best found for each trust by itself, with its own vehicles.",
    "together": "The best found across the trusts, with the same vehicles and rules.",
}
METHOD_WORDS = {"matrix": "The case's own table", "road_graph": "Road graph", "straight_line": "Straight line"}
STATUS_WORDS = {
    "optimal": "proven best within these rules and data",
    "within_gap": "within the proof gap asked for",
    "limit": "stopped at a limit of work",
}
HIDDEN = "*"
"""Stands for a count of patients that is not shown, and for what rests on it."""
NOTHING = "\N{EN DASH}"
"""Stands where there is no number."""


def told(value: Any, places: int = 0) -> str:
    """Write a number with so many decimals; one that is hidden keeps its mark.

    Parameters
    ----------
    value
        A number, ``*``, or ``None``.
    places
        Digits after the point.
    """
    if value is None or value == "":
        return NOTHING
    if isinstance(value, str):
        return value
    scaled = round_half_up(Fraction(str(value)) * 10**places)
    sign, (whole, rest) = (MINUS if scaled < 0 else ""), divmod(abs(scaled), 10**places)
    return f"{sign}{whole:,}.{rest:0{places}d}" if places else f"{sign}{whole:,}"


def share(value: Any) -> str:
    """Write a fraction as per cent with one decimal, one that is hidden or absent as :func:`told` does.

    Parameters
    ----------
    value
        A fraction [1], ``*``, or ``None``.
    """
    if value is None or isinstance(value, str):
        return told(value)
    return f"{told(Fraction(str(value)) * 100, 1)}%"


def gap_share(value: Any) -> str:
    """Write a proof gap as per cent, so that one above nought never reads as nought.

    Parameters
    ----------
    value
        A fraction [1]; ``None`` without a bound.
    """
    if value is None:
        return "no bound"
    exact = Fraction(str(value)) * 100
    return "under 0.01%" if 0 < exact < Fraction(1, 100) else f"{told(exact, 2)}%"


def clock(minutes: Any) -> str:
    """Write a time of day: ``09:05``.

    Parameters
    ----------
    minutes
        After midnight [min]; ``None`` where it is not known.
    """
    if minutes is None or minutes == "":
        return NOTHING
    hour, minute = divmod(int(minutes), 60)
    return f"{hour % 24:02d}:{minute:02d}"


def hour_of_day(hour: Any) -> str:
    """Write an hour as from and to: ``09–10``; nothing where several are added up."""
    if hour is None or hour == "":
        return NOTHING
    return f"{int(hour):02d}\N{EN DASH}{(int(hour) + 1) % 24:02d}"
