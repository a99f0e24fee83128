"""Inline SVG from Python: escaped elements, a chart's frame with title and description, text that fits."""

from __future__ import annotations

from markupsafe import Markup, escape

# Mean width of a character of the page's fonts, as a share of the font size; generous, so that text never overlaps.
_CHARACTER_WIDTH = 0.56
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def element(tag: str, *children: object, **attributes: object) -> Markup:
    """Return an SVG element; children and attributes are escaped unless they are marked up already.

    Parameters
    ----------
    tag
        Name of the element.
    children
        Text or elements inside it.
    attributes
        Attributes: a trailing underscore is dropped, an inner one becomes a hyphen, ``None`` is left out.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), _text(value))
        for name, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, written, Markup("").join(escape(child) for child in children))


def chart(ident: str, title: str, description: str, size: tuple[float, float], *shapes: Markup) -> Markup:
    """Return a whole picture that a screen reader announces by title and description.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title, description
        What it is, and what it shows.
    size
        Width and height of its drawing space [px].
    shapes
        What is in it.
    """
    width, height = size
    return element(
        "svg",
        element("title", title, id=f"{ident}-title"),
        element("desc", description, id=f"{ident}-desc"),
        *shapes,
        id=ident,
        class_="chart",
        role="img",
        aria_labelledby=f"{ident}-title {ident}-desc",
        viewBox=f"0 0 {_text(width)} {_text(height)}",
        preserveAspectRatio="xMinYMin meet",
    )


def line(start: tuple[float, float], end: tuple[float, float], class_: str) -> Markup:
    """Return a straight line between two points [px]."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=class_)


def rectangle(corner: tuple[float, float], size: tuple[float, float], class_: str) -> Markup:
    """Return a rectangle by its upper left corner, width and height [px]."""
    return element("rect", x=corner[0], y=corner[1], width=max(size[0], 0.0), height=size[1], class_=class_)


def label(place: tuple[float, float], text: str, class_: str = "", anchor: str | None = None) -> Markup:
    """Return a text at its baseline [px]."""
    return element("text", text, x=place[0], y=place[1], class_=class_ or None, text_anchor=anchor)


def shortened(text: str, width: float, size: float) -> str:
    """Cut a text so that it fits.

    Parameters
    ----------
    text
        The text.
    width
        Room for it [px].
    size
        Size of its font [px].
    """
    room = max(int(width / (size * _CHARACTER_WIDTH)), 2)
    return text if len(text) <= room else text[: room - 1].rstrip() + ELLIPSIS


def _text(value: object) -> str:
    """Write an attribute; a length to a tenth of a pixel, so that the same drawing has the same bytes everywhere."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
