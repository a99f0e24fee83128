"""Issues: where, what and remedy."""

from __future__ import annotations

import re

import pytest

from optimiser.issues import CATALOGUE, InputError, Issue, IssueLog


def test_where_names_file_row_and_column() -> None:
    """The place is named as far as it is known: file, row, column; the table where there is no file."""
    issue = Issue("error", "missing-value", "trusts", "trusts.csv", 3, "name", "", "is empty.", "Fill it in.")
    assert issue.where == "trusts.csv, row 3, column name"
    assert str(issue) == "trusts.csv, row 3, column name: is empty. Fill it in."
    assert Issue("note", "formula-text", "trusts", "", None, "", "", "text.", "").where == "trusts"


def test_a_kind_needs_an_entry() -> None:
    """An issue of a kind that the catalogue does not explain cannot be made."""
    with pytest.raises(ValueError, match="no-such-kind"):
        Issue("error", "no-such-kind", "trusts", "", None, "", "", "text", "")


def test_the_log_fills_in_remedy_and_shortens_values() -> None:
    """Without a remedy of its own an issue takes the catalogue's, and a long value is cut to 80 characters."""
    log = IssueLog()
    log.add("missing-value", "is empty.", table="trusts", value="x" * 100)
    log.add("missing-value", "is empty.", remedy="Ask Ash.", value="x" * 80, severity="warning")
    first, second = log
    assert first.remedy == CATALOGUE["missing-value"].remedy
    assert first.value == "x" * 77 + "..."
    assert (second.remedy, second.value, second.severity) == ("Ask Ash.", "x" * 80, "warning")
    assert (len(log), log.errors) == (2, [first])


def test_only_errors_stop() -> None:
    """Warnings and notes alone raise nothing; one error raises all issues together."""
    log = IssueLog()
    log.add("repeated-row", "merged.", severity="note")
    log.raise_if_errors()
    log.add("missing-value", "is empty.", file="trusts.csv")
    with pytest.raises(InputError) as caught:
        log.raise_if_errors()
    assert len(caught.value.issues) == 2
    assert caught.value.message.startswith("The input has 1 problem. First: trusts.csv: is empty.")


def test_the_count_of_problems() -> None:
    """The message counts errors only, and says so even where there are none."""
    log = IssueLog()
    log.add("missing-value", "one.")
    log.add("missing-value", "two.")
    log.add("repeated-row", "merged.", severity="note")
    assert "has 2 problems" in InputError(log).message
    assert "has 0 problems. First: no error" in InputError([]).message


def test_every_kind_is_explained() -> None:
    """Each slug is in lower case with hyphens, and has a meaning and a remedy that end in a full stop."""
    assert [kind for kind in CATALOGUE if not re.fullmatch(r"[a-z]+(-[a-z]+)*", kind)] == []
    texts = [text for entry in CATALOGUE.values() for text in (entry.meaning, entry.remedy)]
    assert [text for text in texts if not text.endswith(".")] == []
