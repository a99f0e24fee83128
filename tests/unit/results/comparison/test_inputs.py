"""What went in differently."""

from __future__ import annotations

from optimiser.results.comparison.inputs import FileChange, SettingChange, file_changes, setting_changes, table_changes
from tests.unit.results.comparison.sample import line, made_run


def test_rows_are_compared_by_key() -> None:
    """Rows added, removed and changed are told by key with their pounds, whatever the order of the rows."""
    first = made_run(inputs={"spend_lines": [line("L1", 100), line("L2", 200), line("L3", 300)]})
    second = made_run(inputs={"spend_lines": [line("L3", 350), line("L1", 100), line("L4", 40)]})
    (change,) = table_changes(first, second)
    assert (change.table, change.added, change.removed, change.changed) == ("spend_lines", ("L4",), ("L2",), ("L3",))
    assert (change.added_pence, change.removed_pence, change.changed_pence, change.difference_pence) == (
        40,
        200,
        50,
        -110,
    )
    assert (sorted(change.places_before), sorted(change.places_after)) == ([3, 4], [2, 4])
    assert (change.rows_before, change.rows_after, change.withheld) == (3, 3, False)


def test_the_order_of_rows_is_no_change() -> None:
    """The same rows in another order are the same table."""
    rows = [line("L1", 100), line("L2", 200)]
    assert table_changes(made_run(inputs={"spend_lines": rows}), made_run(inputs={"spend_lines": rows[::-1]})) == []


def test_a_table_comes_or_goes() -> None:
    """All rows of a table that only one run has are added, or removed."""
    without, with_lines = made_run(), made_run(inputs={"spend_lines": [line("L1", 100), line("L2", 1)]})
    (change,) = table_changes(without, with_lines)
    assert (change.rows_before, change.rows_after, change.added_pence) == (0, 2, 101)
    (change,) = table_changes(with_lines, without)
    assert (change.removed, change.difference_pence) == (("L1", "L2"), -101)


def test_real_people_are_not_counted() -> None:
    """A table of real patients is told to have changed, no more; one that is synthetic is counted."""
    journeys = {"journeys": [{"journey": "J1", "trust": "AAA"}]}
    for basis, withheld in (("supplied", True), ("synthetic", False)):
        first, second = made_run(), made_run(inputs=journeys, basis={"journeys": basis})
        (change,) = table_changes(first, second)
        assert (change.withheld, change.basis) == (withheld, basis)


def test_a_key_that_is_there_twice() -> None:
    """Rows with one key are told apart by their number, so that none is lost."""
    first = made_run(inputs={"spend_lines": [line("L1", 100)]})
    second = made_run(inputs={"spend_lines": [line("L1", 100), line("L1", 50)]})
    (change,) = table_changes(first, second)
    assert (change.added, change.added_pence) == (("L1 (2)",), 50)


def test_settings_key_by_key() -> None:
    """Settings differ under their dotted names; a rule is one setting; a description is none."""
    first = made_run(settings={"description": "a", "buying": {"min_trusts": 3, "rules": {}}, "solve": {"seed": 1}})
    rule = {"kind": "winner_limit", "most": 2}
    second = made_run(
        settings={"description": "b", "buying": {"min_trusts": 2, "rules": {"two": rule}}, "solve": {"seed": 1}},
        as_of="2026-12-01",
    )
    assert setting_changes(first, second) == [
        SettingChange("run.as_of", "2026-11-22", "2026-12-01"),
        SettingChange("buying.min_trusts", 3, 2),
        SettingChange("buying.rules.two", None, rule),
    ]


def test_files_by_hash() -> None:
    """A file that is new, gone or has another hash differs."""
    first, second = made_run(files={"a": "1", "b": "2", "c": "3"}), made_run(files={"a": "1", "b": "9", "d": "4"})
    assert file_changes(first, second) == [
        FileChange("b", "2", "9"),
        FileChange("c", "3", ""),
        FileChange("d", "", "4"),
    ]
