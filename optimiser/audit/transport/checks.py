"""All that is checked of transport beside its figures: that it was planned, of what, and what else is told of it."""

from __future__ import annotations

from optimiser.audit.book import Book
from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.asked import PLACE, check_requests, check_roads
from optimiser.audit.transport.reading import layouts_of, may_carry_patients, movements_of
from optimiser.audit.transport.recorded import check_record
from optimiser.audit.transport.told import check_frontier, check_saved, check_unserved


def check_transport(run: RunRecord, book: Book, found: Comparison) -> None:
    """Check what was asked of the plans, what they rest on, and what is told of them.

    Parameters
    ----------
    run
        The run.
    book
        Holds plans and service as recomputed.
    found
        Takes the differences.
    """
    moved = movements_of(run)
    due = "transport" in run.levers and any(_carries_people(row) for row in run.rows("vehicles"))
    planned = {day for day, _ in moved.requests} if moved is not None else set()
    for day in sorted({row["day_type"] for row in run.rows("journeys")}) if due else ():
        found.require(day in planned, PLACE, day, "There are journeys and vehicles for them, and no plan.")
    check_record(run, moved, found)
    check_saved(run, book, found)
    check_frontier(run, book, found)
    if moved is not None:
        check_requests(run, moved, found)
        check_roads(run, moved, found)
        check_unserved(run, moved, found)


def _carries_people(vehicle: Row) -> bool:
    """Whether a patient could find a place in a vehicle; seats for staff are none."""
    return may_carry_patients(vehicle) and any(sum(layout[1:]) for layout in layouts_of(vehicle))
