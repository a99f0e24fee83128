"""The map of overlap: where two trusts drive the same way at the same hour, with the table behind it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.findings import Row
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.html.transport.svg_ways import Dot, Way, way_map
from optimiser.report.html.transport.words import HIDDEN, KIND_WORDS, hour_of_day, told

_OF_A_KIND = 8
"""Corridors shown of each kind of pair."""


def corridors(part: TransportPart) -> Markup | None:
    """Draw and list the corridors with most kilometres driven twice; ``None`` where there are none.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = [row for row in part.findings.rows("overlap_corridors") if row["day_type"] == part.day]
    if not rows:
        return None
    shown = _numbered(part, rows)
    drawn = [row for row in shown if row["number"]]
    return part.report.render(
        "transport_corridors",
        findings=part.findings,
        rows=shown,
        picture=_picture(part, drawn) if drawn else None,
        undrawn=len(shown) - len(drawn),
        number=len(rows),
        each=_OF_A_KIND,
        told=told,
        hour=hour_of_day,
        note=part.note("Pairs; kilometres and minutes of driving", part.overlap, part.day),
    )


def _numbered(part: TransportPart, rows: list[Row]) -> list[dict[str, Any]]:
    """Return the first corridors of each kind, most kilometres first; what can be drawn has a number."""
    found: list[dict[str, Any]] = []
    number = 0
    for kind, words in KIND_WORDS.items():
        own = sorted((row for row in rows if row["kind"] == kind), key=_order)[:_OF_A_KIND]
        for place, row in enumerate(own):
            drawable = row["km"] not in (None, HIDDEN) and {row["origin"], row["destination"]} <= set(part.coordinates)
            number += drawable
            trusts = (
                [part.trust(row["trust_a"])]
                if row["trust_a"] == row["trust_b"]
                else [part.trust(row["trust_a"]), part.trust(row["trust_b"])]
            )
            found.append(
                {
                    **row,
                    "words": words,
                    "first": place == 0,
                    "number": number if drawable else 0,
                    "trusts": trusts,
                    "way": (part.place(row["origin"]), part.place(row["destination"])),
                }
            )
    return found


def _order(row: Row) -> tuple[Any, ...]:
    km = row["km"]
    known = km is not None and km != HIDDEN
    keys = ("trust_a", "trust_b", "origin", "destination")
    return (not known, -km if known else 0, *(row[key] for key in keys), row["hour"] or 0)


def _picture(part: TransportPart, rows: list[dict[str, Any]]) -> Markup:
    """Draw the corridors that have a number."""
    kinds = list(KIND_WORDS)
    ways = [
        Way(
            part.coordinates[row["origin"]],
            part.coordinates[row["destination"]],
            float(row["km"]),
            kinds.index(row["kind"]),
            str(row["number"]),
        )
        for row in rows
    ]
    ends = sorted({row[end] for row in rows for end in ("origin", "destination")})
    mark = " (illustrative, synthetic data)" if part.findings.illustration else ""
    return way_map(
        f"{part.findings.prefix}transport-overlap-map",
        f"Where two trusts drive the same way at the same hour{mark}",
        ways,
        [Dot(part.coordinates[code], code) for code in ends],
        list(KIND_WORDS.values()),
    )
