"""What came out: the headline numbers, by trust, by category of spend and by month, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from optimiser.results.comparison.bridge import category_of, leaves
from optimiser.results.comparison.compared import HEADLINE, ILLUSTRATION, ComparedRun, both, scope_of_row

KEYS = ("opportunity", "saving", "identified", "risk_adjusted", "target", "gap_to_target")
_SCOPES = (HEADLINE, ILLUSTRATION)
_BY_CATEGORY = ("opportunity", "saving")
NO_CATEGORY = "no category"


@dataclass(frozen=True)
class Change:
    """One amount in both runs.

    Parameters
    ----------
    scope
        ``headline`` or ``illustration``.
    measure
        What is measured.
    key
        Trust, category or month; empty for the collaborative.
    name
        The same in words.
    before_pence, after_pence
        The amounts [pence]; ``None`` where a run did not compute it.
    """

    scope: str
    measure: str
    key: str
    name: str
    before_pence: int | None
    after_pence: int | None

    @property
    def difference_pence(self) -> int | None:
        """How much more the second run has [pence]; ``None`` where one did not compute it."""
        if self.before_pence is None or self.after_pence is None:
            return None
        return self.after_pence - self.before_pence

    @property
    def differs(self) -> bool:
        """Whether the two runs do not say the same."""
        return self.before_pence != self.after_pence


def total_changes(first: ComparedRun, second: ComparedRun) -> list[Change]:
    """Return the headline numbers of both scopes that either run computed."""
    return list(_numbers(first.result, second.result, "", ""))


def trust_changes(first: ComparedRun, second: ComparedRun) -> list[Change]:
    """Return the same by trust, and for what is not allocated to one."""
    before, after = ({trust["code"]: trust for trust in run.result.get("trusts", ())} for run in (first, second))
    names = first.trust_names | second.trust_names
    return [
        change
        for code in sorted(set(before) | set(after))
        for change in _numbers(before.get(code, {}), after.get(code, {}), code, names.get(code, code))
    ]


def category_changes(first: ComparedRun, second: ComparedRun) -> list[Change]:
    """Return opportunity and saving by category of spend; the categories of a measure add up to it."""
    changes = []
    for scope in _SCOPES:
        for measure in _BY_CATEGORY:
            before, after = (_by_category(run, f"{scope}:{measure}") for run in (first, second))
            changes += _pairs(scope, measure, before, after)
    return changes


def month_changes(first: ComparedRun, second: ComparedRun) -> list[Change]:
    """Return what starts, is delivered, and has to be decided in each month."""
    before, after = _by_month(first), _by_month(second)
    changes = []
    for scope, measure in sorted(set(before) | set(after)):
        changes += _pairs(scope, measure, before.get((scope, measure), {}), after.get((scope, measure), {}))
    return changes


def _numbers(before: object, after: object, key: str, name: str) -> Iterator[Change]:
    """Yield the headline numbers of two objects of the result."""
    for scope in _SCOPES:
        old, new = (one.get(scope, {}) if isinstance(one, dict) else {} for one in (before, after))
        for measure in KEYS:
            pair = old.get(f"{measure}_pence"), new.get(f"{measure}_pence")
            if pair != (None, None):
                yield Change(scope, measure, key, name, *pair)


def _pairs(scope: str, measure: str, before: dict[str, int], after: dict[str, int]) -> list[Change]:
    """Return one change a key; a key that one run lacks has nothing there, which is nought of a sum."""
    keys = sorted(both(before, after))
    return [Change(scope, measure, key, key, before.get(key, 0), after.get(key, 0)) for key in keys]


def _by_category(run: ComparedRun, figure: str) -> dict[str, int]:
    """Add up what a figure is the sum of, by category."""
    found: dict[str, int] = {}
    for name, times in leaves(run, figure).items():
        category = category_of(run, run.figures[name]) or NO_CATEGORY
        found[category] = found.get(category, 0) + times * (run.pence(name) or 0)
    return found


def _by_month(run: ComparedRun) -> dict[tuple[str, str], dict[str, int]]:
    """Add up by month what the run knows of months."""
    found: dict[tuple[str, str], dict[str, int]] = {}

    def add(scope: str, measure: str, month: object, pence: int | None) -> None:
        if month and pence is not None:
            months = found.setdefault((scope, measure), {})
            months[str(month)[:7]] = months.get(str(month)[:7], 0) + int(pence)

    joined = {(row["trust"], row["lot"]): row for row in run.rows("award_phasing")}
    for row in joined.values():
        add(scope_of_row(row), "award_starts", row["join_month"], row["full_year_pence"])
    for name, measure, column, pence in (
        ("schemes", "schemes_start", "start_month", "full_year_effect_pence"),
        ("actuals", "delivered", "month", "value_pence"),
    ):
        scope = ILLUSTRATION if run.basis(name) == "synthetic" else HEADLINE
        for row in run.input_rows(name):
            add(scope, measure, row.get(column), row.get(pence))
    for row in run.rows("decide_by"):
        add(scope_of_row(row), "contracts_to_decide", row["decide_by"], row["annual_pence"] or 0)
    return found
