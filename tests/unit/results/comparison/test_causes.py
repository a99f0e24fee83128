"""Why a figure changed."""

from __future__ import annotations

import pytest

from optimiser.results.comparison.causes import Below, Cause, Causes
from optimiser.results.comparison.compared import ComparedRun
from optimiser.results.comparison.inputs import setting_changes, table_changes
from tests.unit.results.comparison.sample import line, opportunity_run

LINES = (line("L1", 100, "AAA"), line("L2", 200, "BBB"))
DEARER = (line("L1", 150, "AAA"), line("L2", 200, "BBB"))
AMOUNTS = (("gloves", "AAA", 10), ("gloves", "BBB", 20))
STRICT, LOOSE = {"buying": {"min_trusts": 3}}, {"buying": {"min_trusts": 2}}


def cause(first: ComparedRun, second: ComparedRun, figure: str = "excess:gloves:AAA") -> Cause:
    """Return why a figure changed."""
    causes = Causes(first, second, table_changes(first, second), setting_changes(first, second))
    return causes.of(figure, "opportunity")


def test_rows_below_a_figure() -> None:
    """The rows below a sum are those below its parts; a figure that is not there has none."""
    below = Below(opportunity_run(*AMOUNTS, lines=LINES))
    assert below.places("excess:gloves:AAA") == {("spend_lines", 2)}
    assert below.places("headline:opportunity") == {("spend_lines", 2), ("spend_lines", 3)}
    assert below.places("nothing") == frozenset()


def test_a_changed_row() -> None:
    """A row below the figure changed and no setting did: the table is the cause."""
    found = cause(opportunity_run(*AMOUNTS, lines=LINES), opportunity_run(*AMOUNTS, lines=DEARER))
    assert found == Cause("tables", ("spend_lines",), ())


def test_a_changed_setting() -> None:
    """A setting that bears on the measure changed and no row did; one that does not bear on it is not named."""
    second = opportunity_run(*AMOUNTS, lines=LINES, settings={**LOOSE, "transport": {"max_minutes_added": 10}})
    assert cause(opportunity_run(*AMOUNTS, lines=LINES, settings=STRICT), second) == Cause(
        "settings", (), ("buying.min_trusts",)
    )


def test_both() -> None:
    """Row and setting changed: it cannot be told which, and both are named."""
    first = opportunity_run(*AMOUNTS, lines=LINES, settings=STRICT)
    second = opportunity_run(*AMOUNTS, lines=DEARER, settings=LOOSE)
    assert cause(first, second) == Cause("both", ("spend_lines",), ("buying.min_trusts",))


def test_another_row_of_the_table() -> None:
    """Where no row below changed but another of the same table did, as moves a median, the table is named."""
    first, second = opportunity_run(*AMOUNTS, lines=LINES), opportunity_run(*AMOUNTS, lines=DEARER)
    assert cause(first, second, "excess:gloves:BBB") == Cause("tables", ("spend_lines",), ())


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ({"as_of": "2026-12-01"}, Cause("settings", (), ("run.as_of",))),
        ({"settings": {"solve": {"questions": "all"}}}, Cause("settings", (), ("solve.questions",))),
        ({"tool_version": "2"}, Cause("version", (), ())),
        ({}, Cause("not_known", (), ())),
    ],
)
def test_what_is_left(changed: dict[str, object], due: Cause) -> None:
    """With nothing else, the date is named, then whatever was set differently, then another version, then nothing."""
    assert cause(opportunity_run(*AMOUNTS, lines=LINES), opportunity_run(*AMOUNTS, lines=LINES, **changed)) == due
