"""Plans of a day: what they cost and need as run, alone and together, and what planning and sharing each bring."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.context import about
from optimiser.report.html.findings import Row
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.html.transport.words import PLAN_MEANING, PLAN_WORDS, told
from optimiser.report.html.words import plural

_SPLIT = "Each route's cost in proportion to the direct distance of the requests on it."
_CARDS = {"as_run": "As run", "alone": "Each trust alone", "together": "All together"}
_RECORDED_SHOWN = 30


def plans(part: TransportPart) -> Markup | None:
    """Show what each plan costs and needs; ``None`` where nothing was planned.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    if not part.plans:
        return None
    days: list[dict[str, Any]] = [
        {
            "day": day,
            "rows": [
                {**row, "words": words, "meaning": PLAN_MEANING[plan]}
                for plan, words in PLAN_WORDS.items()
                if (row := part.total(plan, day))
            ],
        }
        for day in part.days
    ]
    return part.report.render(
        "transport_plans",
        findings=part.findings,
        cards_shown=cards(part),
        days=days,
        several=part.several,
        has_unserved=any(row["unserved"] not in (None, 0) for group in days for row in group["rows"]),
        invented=part.findings.illustration and "as_run" in part.plan_names,
        no_record="as_run" not in part.plan_names,
        told=told,
        note=part.note("Pounds of one day", part.plans, "" if part.several else part.day),
    )


def cards(part: TransportPart) -> list[dict[str, Any]]:
    """Return the big numbers of the day shown in full, each with unit, period, basis and figure.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    period = f"per representative day ({part.day})"
    found = []
    for plan in part.plan_names:
        row = part.total(plan)
        assert row is not None
        found.append((_CARDS[plan], row["cost_pence"], row["figure"], PLAN_MEANING[plan]))
    gain = part.gain()
    if gain is not None:
        if gain["planning_gain_pence"] is not None:
            words = "As run less each trust alone: planning better, without sharing anything."
            name = "Opportunity from planning"
            found.append((name, gain["planning_gain_pence"], part.planning_figure(gain), words))
        words = (
            f"Alone less together. Of it cash {_plain(gain['cash_pence'])}, capacity {_plain(gain['capacity_pence'])}."
        )
        name = "Opportunity from working together"
        found.append((name, gain["collaboration_gain_pence"], gain["figure"], words))
    shared = {"unit": "GBP", "period": period, "basis": part.basis}
    made = [{"name": name, "pence": pence, "figure": figure, "meaning": text} for name, pence, figure, text in found]
    return [{**card, **shared} for card in made]


def _plain(pence: int | None) -> str:
    """Write pence as whole pounds and pence in a line of text."""
    return "not worked out" if pence is None else f"£{told(pence / 100, 2)}"


def gains(part: TransportPart) -> Markup | None:
    """Show who gains what, from planning and from working together apart; ``None`` where nothing was planned.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    if not part.gains:
        return None
    groups: list[dict[str, Any]] = []
    for day in part.days:
        own = [row for row in part.gains if row["day_type"] == day]
        rows = [_trust_row(part, row, day) for row in own if row["trust"]]
        rows.sort(key=lambda row: (-row["collaboration_gain_pence"], row["trust"]))
        total = next((_trust_row(part, row, day) for row in own if not row["trust"]), None)
        if total is not None:
            groups.append({"day": day, "rows": rows, "total": total})
    whole = next(group for group in groups if group["day"] == part.day)
    return part.report.render(
        "transport_gains",
        findings=part.findings,
        groups=groups,
        several=part.several,
        whole=whole["total"],
        dearer=plural(sum(row["collaboration_gain_pence"] < 0 for row in whole["rows"]), "trust"),
        any_dearer=any(row["collaboration_gain_pence"] < 0 for row in whole["rows"]),
        trusts=len(whole["rows"]),
        has_run=any(row["as_run"] for group in groups for row in [*group["rows"], group["total"]]),
        has_planning=any(row["planning_gain_pence"] is not None for row in part.gains),
        split=_split(part),
        told=told,
        note=part.note("Pounds of one day", part.gains, "" if part.several else part.day),
    )


def _trust_row(part: TransportPart, row: Row, day: str) -> dict[str, Any]:
    """Prepare the gains of one trust, or of all, with what each plan costs it."""
    costs = {
        plan: next(
            (
                (found["cost_pence"], found["figure"])
                for found in part.plans
                if (found["day_type"], found["plan"], found["trust"]) == (day, plan, row["trust"])
            ),
            None,
        )
        for plan in PLAN_WORDS
    }
    return {**row, **costs, "planning_figure": part.planning_figure(row)}


def _split(part: TransportPart) -> str:
    """Return the rule by which the cost of a route is split, as the figures have it."""
    named = [row["figure"] for row in part.plans if row["trust"] and row["figure"]]
    return next((str(row["method"]) for row in part.report.figures.rows(named[:1]) if row["method"]), _SPLIT)


def unserved(part: TransportPart) -> Markup | None:
    """Show journeys that a trust's own vehicles cannot serve; ``None`` where they serve all.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = part.findings.rows("transport_unserved")
    if not rows:
        return None
    return part.report.render(
        "transport_unserved",
        findings=part.findings,
        rows=rows,
        several=part.several,
        told=told,
        note=part.note("Journeys; pounds of one day", None, "" if part.several else part.day),
    )


def recorded(part: TransportPart) -> Markup | None:
    """Show what does not fit together in the trusts' own records; ``None`` where all fits.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = part.findings.rows("transport_recorded")
    if not rows:
        return None
    return part.report.render(
        "transport_recorded",
        findings=part.findings,
        rows=rows[:_RECORDED_SHOWN],
        number=len(rows),
        several=len({row["day_type"] for row in rows}) > 1,
        told=told,
        note="Each is a question to the trust whose record it is, not a finding against it.",
    )


def year(part: TransportPart) -> Markup | None:
    """Show the gain over a year; ``None`` where too few kinds of day stand behind it.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = part.findings.rows("transport_year")
    if not rows:
        return None
    return part.report.render(
        "transport_year",
        findings=part.findings,
        rows=[row for row in rows if row["trust"]],
        total=next((row for row in rows if not row["trust"]), None),
        told=told,
        note=about(rows, "Pounds a year", "days of each kind times the gain of its day"),
    )
