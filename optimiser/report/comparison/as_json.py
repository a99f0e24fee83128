"""A comparison as one JSON object; money is integer pence, what was not computed is absent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from optimiser.report.privacy import SUPPRESSED
from optimiser.results.comparison.bridge import Bar, Bridge
from optimiser.results.comparison.changes import Change
from optimiser.results.comparison.compare import Comparison
from optimiser.results.comparison.compared import CONTEXT, HEADLINE, ILLUSTRATION
from optimiser.results.comparison.inputs import TableChange

SCHEMA_VERSION = "1.0"
SCOPES = (HEADLINE, ILLUSTRATION, CONTEXT)


def comparisons_object(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """Return comparisons of several runs, each with the same first.

    Parameters
    ----------
    comparisons
        At least one.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "first": comparisons[0].first,
        "comparisons": [_comparison(one) for one in comparisons],
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    """Return one comparison; headline, illustration and what stands in no headline are apart."""
    return {
        "second": one.second,
        "inputs_changed": one.inputs_changed,
        "results_changed": one.results_changed,
        "sentence": one.sentence,
        "inputs": {
            "files": [change.__dict__ for change in one.files],
            "tables": [_table(change) for change in one.tables],
            "settings": [_without_none(change.__dict__) for change in one.settings],
        },
        "results": {
            scope: {
                name: [_change(change) for change in changes if change.scope == scope]
                for name, changes in (
                    ("totals", one.totals),
                    ("trusts", one.trusts),
                    ("categories", one.categories),
                    ("months", one.months),
                )
            }
            for scope in (HEADLINE, ILLUSTRATION)
        },
        "bridges": {scope: [_bridge(bridge) for bridge in one.bridges if bridge.scope == scope] for scope in SCOPES},
        "since_first": [move.__dict__ for move in one.moves],
    }


def _table(change: TableChange) -> dict[str, Any]:
    """Return a changed table; of one that tells of real people only that it changed."""
    found: dict[str, Any] = {"table": change.table, "basis": change.basis}
    if change.withheld:
        return {**found, **dict.fromkeys(("rows_before", "rows_after", "added", "removed", "changed"), SUPPRESSED)}
    found |= {"rows_before": change.rows_before, "rows_after": change.rows_after}
    keys = {name: getattr(change, name) for name in ("added", "removed", "changed")}
    found |= {name: len(listed) for name, listed in keys.items()}
    found |= {f"{name}_keys": list(listed) for name, listed in keys.items()}
    if change.pounds:
        found |= {f"{name}_pence": getattr(change, f"{name}_pence") for name in keys}
        found["difference_pence"] = change.difference_pence
    return found


def _change(change: Change) -> dict[str, Any]:
    found = {**change.__dict__, "difference_pence": change.difference_pence}
    return _without_none({name: value for name, value in found.items() if name != "scope"})


def _bridge(bridge: Bridge) -> dict[str, Any]:
    found = {
        **{name: getattr(bridge, name) for name in ("measure", "label", "figure")},
        **{name: getattr(bridge, f"{name}") for name in ("before_pence", "after_pence", "difference_pence")},
        "periods": list(bridge.periods),
        "bases": list(bridge.bases),
    }
    bars = [] if bridge.difference_pence is None else [_bar(bar) for bar in bridge.bars]
    return {**_without_none(found), "bars": bars}


def _bar(bar: Bar) -> dict[str, Any]:
    return {
        **{name: value for name, value in bar.__dict__.items() if name != "cause"},
        "difference_pence": bar.difference_pence,
        "cause": {
            "kind": bar.cause.kind,
            "tables": list(bar.cause.tables),
            "settings": list(bar.cause.settings),
        },
    }


def _without_none(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if value is not None}
