"""What the sections of one page share: the run, its figures, the templates and the numbers as marked-up text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd
from markupsafe import Markup

from optimiser.report.html import format as fmt
from optimiser.report.html.figures import FigureIndex
from optimiser.report.html.findings import Findings, Row, input_rows, records
from optimiser.report.html.words import codes, plural, spoken
from optimiser.report.view import RunView
from optimiser.tables import OUTPUT_TABLES

TEMPLATES = Path(__file__).parent / "templates"
NOT_COMPUTED = "not computed"


@dataclass(frozen=True)
class Section:
    """One section of the page.

    Parameters
    ----------
    anchor
        Its anchor.
    title
        Its heading.
    body
        Its content, marked up.
    wide
        Whether it is printed on landscape pages.
    """

    anchor: str
    title: str
    body: Markup
    wide: bool = False


class Report:
    """One page in the making.

    Parameters
    ----------
    view
        The run it shows.
    """

    def __init__(self, view: RunView) -> None:
        self.view = view
        self.result = view.result
        empty = pd.DataFrame()
        self.figures = FigureIndex(view.tables.get("figures", empty), view.tables.get("figure_sources", empty))
        self.members = sorted(row["trust"] for row in input_rows(view, "trusts"))
        self.trusts = _trust_names(view)
        self._environment = self._make_environment()

    def _make_environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(
            money=self.money,
            short=self.short,
            price=self.price,
            volume=self.volume,
            linked=self.figures.link,
            trust=self.trust,
            trust_list=self.trust_list,
            basis_mark=basis_mark,
            mixed=_mixed,
            day=_day,
            spoken=spoken,
            codes=codes,
            plural=plural,
            number=fmt.number,
        )
        return environment

    def render(self, template: str, **names: Any) -> Markup:
        """Fill in a template.

        Parameters
        ----------
        template
            Name of its file without the ending.
        names
            What it may use.
        """
        filled = self._environment.get_template(f"{template}.html.j2").render(**names)
        return Markup(filled)  # noqa: S704 - made by a template that escapes whatever it is given

    def has_input(self, *names: str) -> bool:
        """Whether the case has any of these input tables."""
        return any(name in self.view.inputs for name in names)

    def money(self, pence: int | None, figure: str | None = None, absent: str = NOT_COMPUTED) -> Markup:
        """Write pence in full, the pence set smaller, linked down to the figure.

        Parameters
        ----------
        pence
            An amount [pence]; ``None`` is said in words.
        figure
            Identifier of the figure; no link where it does not exist.
        absent
            What to say where there is no amount.
        """
        if pence is None:
            return Markup('<span class="absent">{}</span>').format(absent)
        text = Markup('{}<span class="pence">{}</span>').format(*fmt.split_gbp(int(pence)))
        return self.figures.link(figure, text)

    def short(self, pence: int | None, figure: str | None = None) -> Markup:
        """Write pence for a headline, linked down to the figure."""
        if pence is None:
            return Markup('<span class="absent">{}</span>').format(NOT_COMPUTED)
        return self.figures.link(figure, fmt.short_gbp(int(pence)))

    def price(self, gbp: float | None, decimals: int, figure: str | None = None) -> Markup:
        """Write a price of one unit, linked down to the figure."""
        if gbp is None:
            return Markup('<span class="absent">none</span>')
        return self.figures.link(figure, fmt.price(gbp, decimals))

    def volume(self, millionths: int | None, figure: str | None = None) -> Markup:
        """Write a quantity, linked down to the figure."""
        if millionths is None:
            return Markup('<span class="absent">not seen</span>')
        return self.figures.link(figure, fmt.quantity(int(millionths)))

    def trust(self, code: str) -> str:
        """Return the short name of a trust; the code itself where it is no member."""
        return self.trusts.get(code, code)

    def trust_list(self, text: str) -> str:
        """Return the short names of several trusts in one line."""
        return ", ".join(self.trust(code) for code in codes(text))

    def headline_figure(self, key: str, findings: Findings, trust: str = "") -> str:
        """Return the identifier a figure of the result has, where the run publishes it.

        Parameters
        ----------
        key
            Key of the result without ``_pence``.
        findings
            The part of the page it stands in.
        trust
            Code of a trust; empty for the collaborative.
        """
        name = f"{'illustration' if findings.illustration else 'headline'}:{key}" + (f":{trust}" if trust else "")
        return name if name in self.figures else ""

    def total(self, rows: Iterable[Row], column: str, label: str) -> tuple[int | None, str]:
        """Add a money column and return the sum [pence] with the figure it can be traced by.

        Parameters
        ----------
        rows
            Rows with ``figure``.
        column
            Inner name of the column; an empty cell adds nothing, and the sum of empty cells is ``None``.
        label
            What the sum is, for the trace appendix.
        """
        listed = [row for row in rows if row[column] is not None]
        if not listed:
            return None, ""
        pence = sum(int(row[column]) for row in listed)
        return pence, self.figures.sum_of([row["figure"] for row in listed], pence, label)

    def missing(self, anchor: str, title: str, topics: Iterable[str]) -> Section:
        """Return a section that says in a line what is missing.

        Parameters
        ----------
        anchor, title
            As for any section.
        topics
            Words by which the questions that could not be answered are recognised.
        """
        wanted = [topic.lower() for topic in topics]
        listed = records(self.view.tables.get("not_answered", pd.DataFrame()), OUTPUT_TABLES["not_answered"])
        fitting = [row for row in listed if any(topic in " ".join(row.values()).lower() for topic in wanted)]
        return Section(anchor, title, self.render("missing", rows=fitting))


def basis_mark(basis: str) -> Markup:
    """Return the basis of a figure as a small mark; nothing where it is not known."""
    return Markup('<span class="basis basis-{}">{}</span>').format(basis, basis) if basis else Markup("")


def about(rows: Iterable[Row], unit: str, period: str = "") -> str:
    """Say unit, period and basis of a table in one line for its caption.

    Parameters
    ----------
    rows
        Rows with ``basis`` and perhaps ``period``.
    unit
        Unit of its numbers.
    period
        Period, where the rows do not carry one.
    """
    listed = list(rows)
    periods = sorted({row["period"] for row in listed if row.get("period")}) or ([period] if period else [])
    bases = sorted({row["basis"] for row in listed if row.get("basis")})
    said = [unit, f"Period: {'; '.join(periods)}" if periods else "", f"Basis: {', '.join(bases)}" if bases else ""]
    return ". ".join(part for part in said if part) + "."


def _mixed(rows: Iterable[Row]) -> bool:
    """Whether rows rest on different bases, so that each must say its own."""
    return len({row["basis"] for row in rows}) > 1


def _day(value: Any, absent: str = "not seen") -> Markup:
    """Write a date; one that is missing is said in words."""
    if value is None or value == "":
        return Markup('<span class="absent">{}</span>').format(absent)
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), fmt.day(value))


def _trust_names(view: RunView) -> dict[str, str]:
    """Return the short name of every trust by its code."""
    names = {str(trust["code"]): str(trust.get("name") or trust["code"]) for trust in view.result.get("trusts", [])}
    for row in input_rows(view, "trusts"):
        names[row["trust"]] = row["short_name"] or row["name"] or row["trust"]
    return names
