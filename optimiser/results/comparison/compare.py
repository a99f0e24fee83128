"""The whole comparison of two runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from optimiser.money import format_gbp
from optimiser.results.comparison.bridge import Bridge, bridges
from optimiser.results.comparison.causes import Causes
from optimiser.results.comparison.changes import Change, category_changes, month_changes, total_changes, trust_changes
from optimiser.results.comparison.compared import HEADLINE, ComparedRun
from optimiser.results.comparison.inputs import (
    FileChange,
    SettingChange,
    TableChange,
    file_changes,
    setting_changes,
    table_changes,
)
from optimiser.results.comparison.since import Move, moves

MEASURE_WORDS = {
    "opportunity": "Opportunity",
    "saving": "Saving of the recommended award",
    "identified": "Identified",
    "risk_adjusted": "Risk-adjusted",
    "target": "Target",
    "gap_to_target": "Gap to target",
    "transport": "Transport, all together",
    "award_starts": "Recommended award: full-year saving by month of joining",
    "schemes_start": "Schemes: full-year effect by month of start",
    "delivered": "Schemes: delivered in the month",
    "contracts_to_decide": "Contracts to decide in the month: yearly value, where known",
}
_ABOUT = ("run_id", "case", "case_title", "scenario", "scenario_description", "as_of", "tool_version", "status")


@dataclass(frozen=True)
class Comparison:
    """What changed from one run to another.

    Parameters
    ----------
    first, second
        What names the runs.
    files, tables, settings
        What went in differently.
    totals, trusts, categories, months
        What came out, before and after, the same included.
    bridges
        Each measure from the first run to the second.
    moves
        What is new, gone, moved, slipped or overdue.
    trust_names
        Short names of the trusts by code.
    """

    first: dict[str, Any]
    second: dict[str, Any]
    files: tuple[FileChange, ...]
    tables: tuple[TableChange, ...]
    settings: tuple[SettingChange, ...]
    totals: tuple[Change, ...]
    trusts: tuple[Change, ...]
    categories: tuple[Change, ...]
    months: tuple[Change, ...]
    bridges: tuple[Bridge, ...]
    moves: tuple[Move, ...]
    trust_names: dict[str, str]

    @property
    def inputs_changed(self) -> bool:
        """Whether anything went in differently."""
        return bool(self.files or self.tables or self.settings)

    @property
    def results_changed(self) -> bool:
        """Whether anything came out differently."""
        amounts = (*self.totals, *self.trusts, *self.categories, *self.months)
        moved = any(move.kind != "overdue" for move in self.moves)
        return moved or any(change.differs for change in amounts) or any(bridge.bars for bridge in self.bridges)

    @property
    def sentence(self) -> str:
        """The comparison in a sentence; nothing synthetic is in it."""
        if not self.inputs_changed and not self.results_changed:
            return "Nothing changed: the same inputs, the same settings, the same results."
        if not self.results_changed:
            return "What went in changed; no result did."
        said = [
            f"{MEASURE_WORDS[bridge.measure].lower()} {format_gbp(bridge.before_pence)} to "
            f"{format_gbp(bridge.after_pence)} ({'+' if bridge.difference_pence > 0 else ''}"
            f"{format_gbp(bridge.difference_pence)})"
            for bridge in self.bridges
            if bridge.scope == HEADLINE
            and bridge.before_pence is not None
            and bridge.after_pence is not None
            and bridge.difference_pence
        ]
        if not said:
            return "Results changed; no headline figure did."
        return f"From the first run to the second: {'; '.join(said)}."


def compare_runs(first: ComparedRun, second: ComparedRun) -> Comparison:
    """Compare two runs.

    Parameters
    ----------
    first, second
        The runs, the earlier one first.
    """
    tables, settings = table_changes(first, second), setting_changes(first, second)
    causes = Causes(first, second, tables, settings)
    return Comparison(
        _about(first),
        _about(second),
        tuple(file_changes(first, second)),
        tuple(tables),
        tuple(settings),
        tuple(total_changes(first, second)),
        tuple(trust_changes(first, second)),
        tuple(category_changes(first, second)),
        tuple(month_changes(first, second)),
        tuple(bridges(first, second, causes)),
        tuple(moves(first, second)),
        first.trust_names | second.trust_names,
    )


def _about(run: ComparedRun) -> dict[str, Any]:
    return {key: run.result[key] for key in _ABOUT if key in run.result}
