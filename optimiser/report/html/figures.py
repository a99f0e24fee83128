"""The published figures of a run: finding them, linking to them, and remembering which the page shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup, escape

from optimiser.report.html.findings import Row, records
from optimiser.tables import OUTPUT_TABLES

_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]+")
_PAGE = "page-sum:"


@dataclass(frozen=True)
class PageSum:
    """A number of the page that the run does not publish itself: added up here from figures that it does.

    Parameters
    ----------
    name
        Its identifier on this page.
    label
        What it is.
    pence
        Its value [pence].
    parts
        Identifiers of the figures it was added up from, each with +1, or -1 where it was taken off.
    """

    name: str
    label: str
    pence: int
    parts: tuple[tuple[str, int], ...]


class FigureIndex:
    """The tables ``figures`` and ``figure_sources``, by figure.

    Parameters
    ----------
    figures, sources
        The two tables, under the dictionary's inner names.
    """

    def __init__(self, figures: pd.DataFrame, sources: pd.DataFrame) -> None:
        self._figures = figures
        self._sources = sources
        names = [str(name) for name in figures["figure"]] if "figure" in figures else []
        self._places = {name: place for place, name in enumerate(names)}
        pence = figures["value_pence"].tolist() if "value_pence" in figures else [None] * len(names)
        self._pence = {name: None if pd.isna(value) else int(value) for name, value in zip(names, pence, strict=True)}
        labels = figures["label"].tolist() if "label" in figures else names
        trusts = figures["trust"].tolist() if "trust" in figures else [""] * len(names)
        self._labels = {name: (str(label), trust) for name, label, trust in zip(names, labels, trusts, strict=True)}
        self._anchors = _anchors(names)
        self._summands = _summands(sources)
        self._totals = self._index_totals()
        self.shown: set[str] = set()
        self.page_sums: dict[tuple[tuple[str, int], ...], PageSum] = {}

    def __contains__(self, figure: object) -> bool:
        return figure in self._places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def rows(self, names: Iterable[str]) -> list[Row]:
        """Return figures in the order of the table.

        Parameters
        ----------
        names
            Identifiers; those that do not exist are left out.
        """
        places = sorted(self._places[name] for name in set(names) if name in self._places)
        return records(self._figures.iloc[places], OUTPUT_TABLES["figures"]) if places else []

    def label(self, name: str) -> tuple[str, str]:
        """Return what a figure is in words, and the code of its trust, empty where it has none."""
        words, trust = self._labels[name]
        return words, trust if isinstance(trust, str) else ""

    def anchor(self, name: str) -> str:
        """Return the anchor of a figure's entry in the trace appendix."""
        return self._anchors[name]

    def first(self, *names: str) -> str:
        """Return the first of several identifiers that exists; empty where none does."""
        return next((name for name in names if name in self._places), "")

    def pence(self, name: str) -> int | None:
        """Return the value of a figure [pence]; ``None`` where it is not money or does not exist."""
        return self._pence.get(name)

    def link(self, name: str | None, text: str | Markup) -> Markup:
        """Return a text as a link down to its figure; plain where there is no such figure.

        Parameters
        ----------
        name
            Identifier of the figure.
        text
            The number as it is shown.
        """
        if not name or name not in self._anchors:
            return escape(text)
        self.shown.add(name)
        return Markup('<a class="figure" href="#{}">{}</a>').format(self._anchors[name], text)

    def sum_of(self, names: Sequence[str], pence: int, label: str, less: Sequence[str] = ()) -> str:
        """Return the figure that is the sum of these: a published one, else one entered for this page.

        Parameters
        ----------
        names
            Identifiers of the parts; a single part is its own total.
        pence
            What the page shows as their sum [pence].
        label
            What the sum is, for the trace appendix.
        less
            Identifiers of parts that are taken off.

        Returns
        -------
        str
            Its identifier; empty where the parts are not published or do not add up to what is shown.
        """
        signed = [(name, 1) for name in names] + [(name, -1) for name in less]
        if not signed or any(self._pence.get(name) is None for name, _ in signed):
            return ""
        if sum(sign * (self._pence[name] or 0) for name, sign in signed) != pence:
            return ""
        if len(names) == 1 and not less:
            return names[0]
        published = "" if less else self._totals.get(self._leaves_of(names), "")
        if published and self._pence.get(published) == pence:
            return published
        key = tuple(sorted(signed))
        if key not in self.page_sums:
            name = f"{_PAGE}{len(self.page_sums) + 1}"
            self.page_sums[key] = PageSum(name, label, pence, tuple(signed))
            self._anchors[name] = "trace-" + name.replace(":", "-")
        return self.page_sums[key].name

    def sources(self, names: Iterable[str]) -> dict[str, list[Row]]:
        """Return what figures were made from, in order, by figure.

        Parameters
        ----------
        names
            Identifiers of the figures.
        """
        found: dict[str, list[Row]] = defaultdict(list)
        if "figure" in self._sources:
            wanted = self._sources[self._sources["figure"].isin(set(names))]
            for row in records(wanted, OUTPUT_TABLES["figure_sources"]):
                found[row["figure"]].append(row)
        return found

    def _index_totals(self) -> dict[frozenset[str], str]:
        """Index the sums by what they come down to, so that a total is found however it was added up."""
        totals: dict[frozenset[str], str] = {}
        for name in self._summands:
            totals.setdefault(self._leaves_of([name]), name)
        return totals

    def _leaves_of(self, names: Sequence[str]) -> frozenset[str]:
        """Return what figures come down to when every pure sum is taken apart."""
        leaves: set[str] = set()
        waiting, seen = list(names), set(names)
        while waiting:
            name = waiting.pop()
            parts = self._summands.get(name)
            if parts is None:
                leaves.add(name)
            else:
                waiting += [part for part in parts if part not in seen]
                seen.update(parts)
        return frozenset(leaves)


def _summands(sources: pd.DataFrame) -> dict[str, list[str]]:
    """Return the parts of every figure that is nothing but a sum of other figures."""
    if "part_figure" not in sources or "sign" not in sources:
        return {}
    parts: dict[str, list[str]] = defaultdict(list)
    mixed: set[str] = set()
    columns = (sources[name].tolist() for name in ("figure", "part_figure", "sign"))
    for figure, part, sign in zip(*columns, strict=True):
        if isinstance(part, str) and part and sign == 1:
            parts[figure].append(part)
        else:
            mixed.add(figure)
    return {figure: found for figure, found in parts.items() if figure not in mixed}


def _anchors(names: Iterable[str]) -> dict[str, str]:
    """Give each figure an anchor of plain letters; a number tells apart names that would collide."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        base = anchor = "trace-" + _NOT_IN_ANCHOR.sub("-", name)
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        taken.add(anchor)
        anchors[name] = anchor
    return anchors
