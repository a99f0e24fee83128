"""Questions a case cannot answer."""

from __future__ import annotations

from pathlib import Path

from tests.unit.small_case import ITEMS, LINES, found, rows, scenario, small_case

TABLES = {"items": ITEMS, "spend_lines": LINES}


def test_only_trusts(tmp_path: Path) -> None:
    """A case of trusts alone answers nothing, and says for each question which tables are missing."""
    reasons = dict(rows(found(small_case(tmp_path, {})), "not_answered", "question", "reason"))
    assert len(reasons) == 15
    assert reasons["Who pays what for the same item?"] == "The case has no tables spend_lines, items."
    assert reasons["How far does it carry towards the targets?"] == "The case has no table targets."


def test_what_is_there_is_not_asked_for(tmp_path: Path) -> None:
    """A question is left out where its tables are there."""
    questions = {row[0] for row in rows(found(small_case(tmp_path, TABLES)), "not_answered", "question")}
    assert "Who pays what for the same item?" not in questions
    assert "Which prices lie above the others?" not in questions


def test_a_synthetic_table_answers_nothing(tmp_path: Path) -> None:
    """What an invented table says is no answer, and is said to be none."""
    findings = found(small_case(tmp_path, TABLES, basis={"spend_lines": "synthetic"}))
    (row,) = [row for row in rows(findings, "not_answered", "question", "reason", "needed") if "spend lines" in row[0]]
    assert row == (
        "What do the records say about spend lines?",
        "The table spend_lines is synthetic: made up to show the method.",
        "The collaborative's own spend lines.",
    )


def test_too_little_evidence(tmp_path: Path) -> None:
    """Where no item passes the support rule that is said."""
    findings = found(small_case(tmp_path, TABLES), scenario(buying={"min_trusts": 4}))
    assert "Which prices lie above the others?" in {row[0] for row in rows(findings, "not_answered", "question")}


def test_pounds_without_quantities(tmp_path: Path) -> None:
    """Lines without any quantity allow no price."""
    lines = "line_id,trust,financial_year,supplier,amount_gbp\nL1,AAA,2025/26,one,5.00\n"
    findings = found(small_case(tmp_path, {"spend_lines": lines}))
    questions = {row[0] for row in rows(findings, "not_answered", "question")}
    assert "What price does each trust pay its shared suppliers?" in questions


def test_adjustments_that_meet_no_line(tmp_path: Path) -> None:
    """Adjustments that could not be applied are named by their rows."""
    rebates = (
        "adjustment_id,trust,line_id,item,supplier,kind,amount_gbp\nA1,BBB,L1,,,rebate,1.00\nA2,BBB,,,,rebate,1.00\n"
    )
    findings = found(small_case(tmp_path, {**TABLES, "adjustments": rebates}))
    reasons = [row[0] for row in rows(findings, "not_answered", "reason")]
    assert [reason for reason in reasons if reason.startswith("Rows 2, 3 of adjustments meet no spend line")]


JOURNEYS = "journey,trust,day_type,origin,destination,mobility\n" + "".join(
    f"J{day},AAA,{day},A,B,walker\n" for day in ("mon", "tue", "wed", "thu", "fri")
)
AREAS = "area,name,latitude,longitude\nA,A,54.9,-1.5\nB,B,54.8,-1.5\n"
YEAR = "What would working together in patient transport bring in a year?"


def questions_of(folder: Path, *days: str, **more: str) -> dict[str, str]:
    """Return questions and reasons of a case with journeys on five days, of which some have a weight."""
    weights = {"day_types": "day_type,days\n" + "".join(f"{day},50\n" for day in days)} if days else {}
    case = small_case(folder, {"journeys": JOURNEYS, "areas": AREAS, **weights, **more})
    return dict(rows(found(case, levers=("buying",)), "not_answered", "question", "reason"))


def test_a_year_needs_five_kinds_of_day(tmp_path: Path) -> None:
    """Without weights, with four kinds, and with a kind of day that has no journeys, nothing is said of a year."""
    assert questions_of(tmp_path / "none")[YEAR] == "The case has no table day_types."
    four = questions_of(tmp_path / "four", "mon", "tue", "wed", "thu")
    assert four[YEAR].startswith("Of 4 kinds of day with a weight 4 have journeys")
    six = questions_of(tmp_path / "six", "mon", "tue", "wed", "thu", "fri", "sun")
    assert six[YEAR].startswith("Of 6 kinds of day with a weight 5 have journeys")
    assert YEAR not in questions_of(tmp_path / "five", "mon", "tue", "wed", "thu", "fri")


def test_goods_are_compared_and_not_planned(tmp_path: Path) -> None:
    """Where goods are moved it is said that no plan of them is made; where none are, nothing is."""
    question = "What would the movements of goods cost, planned anew?"
    goods = "consignment,trust,day_type,goods,origin,destination\nC,AAA,mon,linen,A,B\n"
    assert question in questions_of(tmp_path / "goods", consignments=goods)
    assert question not in questions_of(tmp_path / "none")
