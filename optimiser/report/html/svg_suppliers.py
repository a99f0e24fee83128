"""The shared-supplier map: which trust pays which supplier, as a matrix of marks."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.svg import chart, element, label, line, shortened

_LABELS, _CELL, _ROW, _TOP, _RIGHT, _FONT = 320.0, 58.0, 24.0, 46.0, 120.0, 13.0
_RADIUS = 6.5


@dataclass(frozen=True)
class SupplierRow:
    """One supplier of the map.

    Parameters
    ----------
    name
        Its name.
    trusts
        Codes of the trusts that pay it.
    note
        What stands behind the row, such as the pounds.
    kind
        ``supplier``, ``member`` or ``public``; the class its marks are drawn with.
    """

    name: str
    trusts: frozenset[str]
    note: str
    kind: str


def supplier_map(ident: str, title: str, rows: list[SupplierRow], trusts: list[str]) -> Markup:
    """Draw suppliers against trusts.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    rows
        The suppliers from top to bottom.
    trusts
        Codes of the trusts from left to right.
    """
    width = _LABELS + _CELL * len(trusts)
    shapes: list[Markup] = []
    for place, code in enumerate(trusts):
        x = _LABELS + _CELL * (place + 0.5)
        shapes.append(label((x, _TOP - 14), code, "chart-group", "middle"))
        shapes.append(line((x, _TOP - 6), (x, _TOP + _ROW * len(rows)), "grid"))
    for number, row in enumerate(rows):
        y = _TOP + _ROW * (number + 0.5)
        shapes.append(label((_LABELS - 14, y + 4), shortened(row.name, _LABELS - 20, _FONT), "chart-label", "end"))
        here = [_LABELS + _CELL * (place + 0.5) for place, code in enumerate(trusts) if code in row.trusts]
        if here:
            shapes.append(line((here[0], y), (here[-1], y), "tie"))
        shapes += [_mark(x, y, row.kind) for x in here]
        shapes.append(label((width + 4, y + 4), row.note, "chart-value"))
    bottom = _TOP + _ROW * len(rows) + 14
    x = 10.0
    for kind, text in (
        ("supplier", "supplier"),
        ("public", "public body"),
        ("member", "owned by a member: counts nothing"),
    ):
        shapes += [_mark(x + 8, bottom + 10, kind), label((x + 22, bottom + 14), text, "chart-label")]
        x += 60 + 7.2 * len(text)
    description = (
        f"{len(rows)} suppliers against {len(trusts)} trusts; a mark where the trust pays the supplier. "
        "The table below says the same."
    )
    return chart(ident, title, description, (width + _RIGHT, bottom + 28), *shapes)


def _mark(x: float, y: float, kind: str) -> Markup:
    """Draw one mark; its shape tells the kind as well as its colour."""
    if kind == "member":
        return element("rect", x=x - 6, y=y - 6, width=12, height=12, class_="mark-member")
    if kind == "public":
        points = f"{x:.1f},{y - 8:.1f} {x + 7:.1f},{y + 5:.1f} {x - 7:.1f},{y + 5:.1f}"
        return element("polygon", points=points, class_="mark-public")
    return element("circle", cx=x, cy=y, r=_RADIUS, class_="mark-supplier")
