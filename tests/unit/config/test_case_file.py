"""case.toml and the scenarios laid over a case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.config.case_file import CaseFile, find_case_file, read_case_file, resolve_scenario
from optimiser.errors import ScenarioError
from optimiser.issues import InputError, Issue

HEAD = """\
format = 1
name = "small"
title = "A small case"
as_of = 2026-11-22
financial_years = ["2026/27"]
"""
TRUSTS = """\
[tables.trusts]
file = "trusts.csv"
basis = "supplied"
source = "Made for a test"
"""
GOOD = HEAD + TRUSTS


def read(folder: Path, text: str | bytes) -> CaseFile:
    """Read a case.toml with this content."""
    path = folder / "case.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_case_file(path)


def refused(folder: Path, text: str | bytes) -> Issue:
    """Return the only issue of a case.toml that is refused."""
    with pytest.raises(InputError) as caught:
        read(folder, text)
    (issue,) = caught.value.issues
    return issue


def test_a_good_file(tmp_path: Path) -> None:
    """A complete case.toml is read with its day, years and tables; a byte order mark does no harm."""
    found = read(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())
    assert (found.name, found.as_of, found.financial_years) == ("small", dt.date(2026, 11, 22), ["2026/27"])
    assert found.tables["trusts"].file == "trusts.csv"
    assert found.targets_version == ""


def test_finding_it(tmp_path: Path) -> None:
    """A command may name the folder or the file."""
    read(tmp_path, GOOD)
    assert find_case_file(tmp_path) == find_case_file(tmp_path / "case.toml") == tmp_path / "case.toml"


@pytest.mark.parametrize("name", ["", "case.txt", "nowhere"])
def test_not_finding_it(tmp_path: Path, name: str) -> None:
    """A folder without one, a file of another kind and a folder that is not there are all a missing case."""
    (tmp_path / "case.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        find_case_file(tmp_path / name)
    assert [issue.kind for issue in caught.value.issues] == ["missing-case"]


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (GOOD + "= 3", "bad-toml", "not valid TOML"),
        (b"title = '\xff'", "wrong-encoding", "not UTF-8"),
        ("a = " + "[" * 100_000, "bad-toml", "nested too deeply"),
    ],
)
def test_what_is_no_toml(tmp_path: Path, content: str | bytes, kind: str, said: str) -> None:
    """Broken TOML, another encoding and endless brackets are told apart."""
    issue = refused(tmp_path, content)
    assert (issue.kind, issue.table, issue.file) == (kind, "case.toml", "case.toml")
    assert said in issue.message


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A path that cannot be opened is an issue, not a traceback."""
    with pytest.raises(InputError) as caught:
        read_case_file(tmp_path)
    assert [issue.kind for issue in caught.value.issues] == ["unreadable-file"]


@pytest.mark.parametrize(
    ("text", "key", "meant"),
    [
        ("titel = 'x'\n" + GOOD, "titel", "title"),
        (GOOD + "perod = '2025/26'\n", "tables.trusts.perod", "period"),
        (GOOD + "[scenarios.base]\nbying = {}\n", "scenarios.base.bying", "buying"),
        (GOOD + "[scenarios.base.buying]\nmin_trust = 2\n", "scenarios.base.buying.min_trust", "min_trusts"),
        (
            GOOD
            + "[scenarios.low.recovery.risk_weights]\nplans_in_progress = 0.5\nfully_developed = 0.8\n"
            + "in_delivery = 0.9\ndelivred = 1.0\n",
            "scenarios.low.recovery.risk_weights.delivred",
            "delivered",
        ),
    ],
)
def test_an_unknown_key_is_named_with_the_one_meant(tmp_path: Path, text: str, key: str, meant: str) -> None:
    """At every level an unknown key is named in full, with the key that was probably meant."""
    issue = refused(tmp_path, text)
    assert (issue.kind, issue.column) == ("unknown-key", key)
    assert issue.remedy == f"Did you mean '{meant}'?"


def test_an_unknown_key_like_no_other(tmp_path: Path) -> None:
    """Where no key is close, the known ones are listed."""
    issue = refused(tmp_path, GOOD + "[scenarios.base.solve]\nxyzzy = 1\n")
    assert issue.remedy == "Known: gap, questions, second_solver, second_solver_limit_s, seed, time_limit_s."


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (GOOD.replace('"small"', '"Small Case"'), "name"),
        (GOOD.replace("2026-11-22", '"2026-11-22"'), "as_of"),
        (GOOD.replace("format = 1", "format = 2"), "format"),
        (GOOD.replace("2026/27", "26/27"), "financial_years.0"),
        (GOOD.replace('["2026/27"]', "[]"), "financial_years"),
        (GOOD.replace('"supplied"', '"guessed"'), "tables.trusts.basis"),
        (GOOD + "[scenarios.base.buying]\nmin_trusts = '3'\n", "scenarios.base.buying.min_trusts"),
        (GOOD + "[scenarios]\nbase = 3\n", "scenarios.base"),
        (HEAD + "tables = 3\n", "tables"),
    ],
)
def test_a_value_of_the_wrong_kind(tmp_path: Path, text: str, key: str) -> None:
    """A value that is not allowed is named with its key."""
    issue = refused(tmp_path, text)
    assert (issue.kind, issue.column) == ("bad-setting", key)
    assert issue.message.startswith(f"'{key}': ")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (GOOD.replace('title = "A small case"\n', ""), "title"),
        (GOOD.replace('file = "trusts.csv"\n', ""), "tables.trusts.file"),
    ],
)
def test_a_missing_key(tmp_path: Path, text: str, key: str) -> None:
    """A key that is missing is named, with the remedy to add it."""
    issue = refused(tmp_path, text)
    assert (issue.kind, issue.message, issue.remedy) == ("bad-setting", f"'{key}' is missing.", f"Add {key}.")


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ('["2026/27", "2026/27"]', "2026/27"),
        ('["2027/28", "2026/27"]', "2026/27"),
        ('["2026/29"]', "2026/29"),
    ],
)
def test_years_that_do_not_follow_each_other(tmp_path: Path, years: str, said: str) -> None:
    """A year given twice, out of order, or of more than twelve months is refused."""
    issue = refused(tmp_path, GOOD.replace('["2026/27"]', years))
    assert (issue.kind, issue.column) == ("bad-setting", "financial_years")
    assert said in issue.message


def test_an_unknown_table(tmp_path: Path) -> None:
    """A table that the dictionary does not have is named with the one meant."""
    issue = refused(tmp_path, GOOD + TRUSTS.replace("tables.trusts", "tables.contract"))
    assert (issue.kind, issue.column, issue.remedy) == ("unknown-table", "tables.contract", "Did you mean 'contracts'?")


@pytest.mark.parametrize("file", ["/etc/trusts.csv", "../trusts.csv", "more/../../trusts.csv", "", "."])
def test_a_file_outside_the_case(tmp_path: Path, file: str) -> None:
    """A table lies inside the case folder."""
    issue = refused(tmp_path, GOOD.replace('"trusts.csv"', f'"{file}"'))
    assert (issue.kind, issue.column) == ("bad-setting", "tables.trusts.file")


def test_a_case_needs_its_trusts(tmp_path: Path) -> None:
    """Without a trusts table nothing can refer to one."""
    issue = refused(tmp_path, HEAD + TRUSTS.replace("tables.trusts", "tables.items"))
    assert (issue.kind, issue.remedy) == ("missing-file", "Add a [tables.trusts] section.")


def test_all_problems_at_once(tmp_path: Path) -> None:
    """Several problems are reported together."""
    text = GOOD + TRUSTS.replace("tables.trusts", "tables.nothing") + "[scenarios.low.buying]\nx = 1\ny = 2\n"
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert [issue.kind for issue in caught.value.issues] == ["unknown-table", "unknown-key", "unknown-key"]


SCENARIOS = (
    GOOD
    + """\
[scenarios.base]
description = "As it is."
[scenarios.base.buying]
min_trusts = 4
min_lines = 5
[scenarios.low]
description = "Lower."
[scenarios.low.buying]
min_trusts = 2
"""
)


def test_a_scenario_is_laid_over_the_base(tmp_path: Path) -> None:
    """Defaults lie below the base, the base below the scenario, and settings of the command on top."""
    case_file = read(tmp_path, SCENARIOS)
    base, low = resolve_scenario(case_file, "base"), resolve_scenario(case_file, "low")
    assert (base.description, base.buying.min_trusts, base.buying.min_lines) == ("As it is.", 4, 5)
    assert (low.description, low.buying.min_trusts, low.buying.min_lines) == ("Lower.", 2, 5)
    assert low.buying.lead_time_months == 9
    given = resolve_scenario(case_file, "low", ("buying.min_trusts=6", "description=Given"))
    assert (given.buying.min_trusts, given.buying.min_lines, given.description) == (6, 5, "Given")


def test_the_base_is_always_there(tmp_path: Path) -> None:
    """A case without scenarios still has its base: the defaults."""
    assert resolve_scenario(read(tmp_path, GOOD), "base").buying.min_trusts == 3


def test_a_setting_is_read_as_toml_then_as_text(tmp_path: Path) -> None:
    """A number, a table and a word are all taken for what they are."""
    settings = ("solve.seed = 7", "recovery.risk_weights={plans_in_progress=0.1,fully_developed=1,in_delivery=1}")
    found = resolve_scenario(read(tmp_path, GOOD), "base", (*settings, "description=in one word"))
    assert (found.solve.seed, found.description) == (7, "in one word")
    assert found.recovery.risk_weights is not None
    assert found.recovery.risk_weights.plans_in_progress == 0.1


@pytest.mark.parametrize(
    ("setting", "said", "remedy"),
    [
        ("buying.min_trusts", "KEY=VALUE", "--set"),
        ("=3", "KEY=VALUE", "--set"),
        ("buying.min_trust=3", "unknown key 'buying.min_trust'", "Did you mean 'min_trusts'?"),
        ("bying.min_trusts=3", "unknown key 'bying'", "Did you mean 'buying'?"),
        ("buying.min_trusts=many", "'buying.min_trusts'", ""),
        ("buying.min_trusts=1", "'buying.min_trusts'", ""),
        ("buying=3", "'buying'", ""),
    ],
)
def test_a_bad_setting(tmp_path: Path, setting: str, said: str, remedy: str) -> None:
    """A setting that is none, unknown or not allowed is refused in the program's own words."""
    with pytest.raises(ScenarioError) as caught:
        resolve_scenario(read(tmp_path, GOOD), "base", (setting,))
    assert said in caught.value.message
    assert remedy in caught.value.remedy


def test_an_unknown_scenario(tmp_path: Path) -> None:
    """A scenario that is not there is answered with those that are, and the one meant."""
    with pytest.raises(ScenarioError) as caught:
        resolve_scenario(read(tmp_path, SCENARIOS), "lwo")
    assert "it has: base, low" in caught.value.message
    assert caught.value.remedy == "Did you mean 'low'?"
