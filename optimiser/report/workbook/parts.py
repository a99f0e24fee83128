"""The two parts of a workbook: what may stand in a headline, and the worked illustration that synthetic rows go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from optimiser.recovery.headline import UNALLOCATED
from optimiser.report.transport_basis import inherited_marks
from optimiser.report.view import RunView
from optimiser.report.workbook.blocks import SHEET_ROWS, Place
from optimiser.report.workbook.columns import column_values
from optimiser.report.workbook.sheet_places import FINDINGS, TRANSPORT, on_sheets, stacked
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, Table, numbered

ILLUSTRATION_ROWS = 100_000
"""Rows of data after which a block of the illustration is cut, because all its blocks share one sheet [rows]."""

HEADLINE_WORDS = {
    "opportunity_pence": "Opportunity: bought spend above the median, not in plan",
    "saving_pence": "Saving: cash-releasing, recurrent, full-year, quoted or contracted",
    "identified_pence": "Identified: schemes with an owner",
    "risk_adjusted_pence": "Risk-adjusted: identified × the weights of the scenario",
    "target_pence": "Target",
    "gap_to_target_pence": "Gap to target: target less risk-adjusted",
    "unidentified_pence": "Unidentified: target less identified",
    "probability_of_target": "Probability of meeting the target",
}
SOURCE_TABLES = {
    "unit_prices": "spend_lines",
    "benchmark_prices": "spend_lines",
    "opportunities": "spend_lines",
    "opportunity_parts": "spend_lines",
    "by_trust": "spend_lines",
    "exclusions": "spend_lines",
    "shared_suppliers": "spend_lines",
    "pooling_groups": "spend_lines",
    "decide_by": "contracts",
    "alignment_groups": "contracts",
    "supplier_contracts": "contracts",
    "internal_trade": "contracts",
    "register_reconciliation": "contracts",
    "grey_fleet": "mileage",
    "award_lines": "offers",
    "savings": "offers",
    **{
        f"award_{name}": "offers"
        for name in (
            *("years", "phasing", "rules", "proof", "suppliers", "tiers", "choices", "risk", "left_out", "planted"),
        )
    },
    "target_nodes": "targets",
    "scheme_values": "schemes",
    **dict.fromkeys(TRANSPORT, "vehicles"),
    "overlap_contracts": "contracts",
}
"""The input table whose period and price base a table of findings has."""
_COLUMN_BASES = {
    ("register_reconciliation", "returns_pence"): "spend_lines",
    ("register_reconciliation", "difference_pence"): "",
    ("register_reconciliation", "difference_tender_pence"): "",
    ("target_nodes", "opportunity_pence"): "spend_lines",
    ("savings", "baseline_pence"): "spend_lines",
    ("savings", "saving_pence"): "",
    ("award_left_out", "amount_pence"): "spend_lines",
    **{
        ("award_suppliers", f"{name}_pence"): base
        for name, base in (("today", "spend_lines"), ("recommended", "offers"))
    },
    **{("award_years", f"{name}_pence"): "" for name in ("today", "plan", "saving", "phased", "not_yet")},
    **{("award_phasing", f"{name}_pence"): "" for name in ("exit", "full_year", "part_year")},
    **{("target_nodes", f"{name}_pence"): "schemes" for name in ("identified", "in_year", "risk_adjusted", "actual")},
    **{("target_nodes", f"{name}_pence"): "" for name in ("gap_to_target", "unidentified")},
    **{("grey_fleet", f"{name}_pence"): "" for name in ("cost", "above_lowest", "above_pool_car")},
}
"""The same where a column has another one; empty where it has none of its own, because it mixes two."""
_HEADER_BASE = 32
_BASE_ABOVE = "base above"
WITHHELD = {
    "journeys": "movements of patients stay in the run's restricted record",
    "recorded_stops": "movements of patients stay in the run's restricted record",
    "travel_times": "a matrix, not a list to read; it is in the run's record",
    "roads": "a graph, not a list to read; it is in the run's record",
}


@dataclass(frozen=True)
class Part:
    """One part of the workbook.

    Parameters
    ----------
    synthetic
        Whether it is the illustration.
    result
        The content of ``result.json``.
    headline
        The headline numbers of this part [pence].
    tables
        Findings by name, ``by_trust`` among them; only those with rows.
    inputs
        Input tables by name; only those with rows that may be shown.
    places
        Where each block stands: a finding under its name, an input under ``input_`` and its name.
    left_out
        Rows that did not fit, by the same names [rows].
    """

    synthetic: bool
    result: Mapping[str, Any]
    headline: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]
    inputs: Mapping[str, pd.DataFrame]
    places: Mapping[str, Place] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def scope(self) -> str:
        """The scope of its headline figures, with which their identifiers begin."""
        return "illustration" if self.synthetic else "headline"

    @property
    def numbers(self) -> dict[str, Any]:
        """The headline numbers that were computed, in the order they are shown."""
        keys = [*HEADLINE_WORDS, *(key for key in self.headline if key not in HEADLINE_WORDS)]
        found = {key: self.headline.get(key) for key in keys}
        return {key: value for key, value in found.items() if type(value) in (int, float)}

    def base_of(self, table: str, column: str = "") -> str:
        """Return period and price base of a table, or of one of its columns, for a header; empty where not known.

        What is too long for a header stands in the note above the table, and the header says so.
        """
        text = self._stated_base(_COLUMN_BASES.get((table, column), SOURCE_TABLES.get(table, table)))
        return text if len(text) <= _HEADER_BASE else _BASE_ABOVE

    def base_note(self, table: str) -> str:
        """Return the sentence that says what headers leave out; empty where they leave out nothing."""
        others = [source for (owner, _), source in _COLUMN_BASES.items() if owner == table]
        names = dict.fromkeys([SOURCE_TABLES.get(table, table), *others])
        texts = {name.replace("_", " "): self._stated_base(name).rstrip(".") for name in names}
        long = [f"from {name}: {text}" for name, text in texts.items() if len(text) > _HEADER_BASE]
        return f"Period and price base of amounts {'; '.join(long)}." if long else ""

    def _stated_base(self, name: str) -> str:
        source = self.result.get("sources", {}).get(name, {})
        period, base = (str(source.get(key) or "") for key in ("period", "price_base"))
        return base if period in base else ", ".join(text for text in (period, base) if text)

    def definition(self, name: str) -> Table:
        """Return the dictionary's entry of a finding, or of an input as ``input_`` and its name."""
        if name in OUTPUT_TABLES:
            return OUTPUT_TABLES[name]
        return numbered(INPUT_TABLES[name.removeprefix("input_")])


def split(view: RunView) -> tuple[Part, Part]:
    """Divide a run into the part for headlines and the illustration.

    A row of findings goes to the illustration where its basis is synthetic, its scope says so, or its figure's scope
    does; an input table where its basis is.

    Parameters
    ----------
    view
        The run.
    """
    illustrated = _illustrated_figures(view.tables.get("figures"))
    inherited = inherited_marks(view.tables, view.result)
    real: dict[str, pd.DataFrame] = {}
    synthetic: dict[str, pd.DataFrame] = {}
    for name, frame in _tables(view).items():
        apart = inherited.get(name) or _is_illustration(name, frame, illustrated, view)
        for tables, keep in ((real, [not flag for flag in apart]), (synthetic, apart)):
            if any(keep):
                tables[name] = frame[keep].reset_index(drop=True)
    bases = view.result.get("basis", {})
    inputs = {name: frame for name, frame in view.inputs.items() if len(frame) and name not in WITHHELD}
    parts = []
    for flag, tables in ((False, real), (True, synthetic)):
        key = "illustration" if flag else "headline"
        chosen = {name: frame for name, frame in inputs.items() if (bases.get(name) == "synthetic") is flag}
        by_trust = _by_trust(view.result.get("trusts", []), key, required=not flag)
        if len(by_trust):
            tables["by_trust"] = by_trust
        parts.append(_placed(Part(flag, view.result, view.result.get(key) or {}, tables, chosen)))
    return parts[0], parts[1]


def _tables(view: RunView) -> dict[str, pd.DataFrame]:
    tables = {name: frame for name, frame in view.tables.items() if len(frame)}
    missing = view.result.get("not_answered")
    if "not_answered" not in tables and isinstance(missing, list) and missing:
        tables["not_answered"] = pd.DataFrame(missing)
    return {name: tables[name] for name in [*FINDINGS, *sorted(set(tables) - set(FINDINGS))] if name in tables}


def _illustrated_figures(figures: pd.DataFrame | None) -> set[str]:
    if figures is None or "scope" not in figures:
        return set()
    pairs = zip(figures["figure"], figures["scope"], strict=True)
    return {str(figure) for figure, scope in pairs if scope == "illustration"}


def _is_illustration(name: str, frame: pd.DataFrame, illustrated: set[str], view: RunView) -> list[bool]:
    basis, scope, figure = (column_values(frame, column) for column in ("basis", "scope", "figure"))
    if name == "alignment_groups":
        basis = [view.result.get("basis", {}).get("contracts")] * len(frame)
    triples = zip(basis, scope, figure, strict=True)
    return [one == "synthetic" or two == "illustration" or three in illustrated for one, two, three in triples]


def _by_trust(trusts: Sequence[Mapping[str, Any]], key: str, *, required: bool) -> pd.DataFrame:
    """Return the members with this part's own numbers; nobody where the illustration has none for anybody."""
    rows = [{"trust": trust.get("code"), "name": trust.get("name"), **(trust.get(key) or {})} for trust in trusts]
    if not required and not any(len(row) > 2 for row in rows):
        rows = []
    rows = [row for row in rows if len(row) > 2 or row["trust"] != UNALLOCATED]
    return pd.DataFrame(rows, dtype=object)


def _placed(part: Part) -> Part:
    """Give every block its place: a sheet of its own, or one under the other on the sheets of the illustration."""
    names = [f"input_{name}" for name in part.inputs]
    findings = [name for name in [*FINDINGS, *sorted(set(part.tables) - set(FINDINGS))] if name in part.tables]
    rows = {name: len(part.inputs[name.removeprefix("input_")]) for name in names}
    rows |= {name: len(part.tables[name]) for name in findings}
    limit = ILLUSTRATION_ROWS if part.synthetic else SHEET_ROWS
    left_out = {name: count - limit for name, count in rows.items() if count > limit}
    rows = {name: min(count, limit) for name, count in rows.items()}
    places = stacked({"headline": len(part.numbers), **rows}) if part.synthetic else on_sheets(rows)
    tables = {name: frame.head(limit) for name, frame in part.tables.items()}
    inputs = {name: frame.head(limit) for name, frame in part.inputs.items()}
    return Part(part.synthetic, part.result, part.headline, tables, inputs, places, left_out)
