"""The cover says what the workbook is, how to read it, what is in it and what is not."""

from __future__ import annotations

from optimiser.report.view import RunView
from optimiser.report.workbook.blocks import Formula, Place
from optimiser.report.workbook.book import part_blocks
from optimiser.report.workbook.checks import checks_block
from optimiser.report.workbook.cover import as_of_text, cover_lines, illustration_lines
from optimiser.report.workbook.parts import split
from optimiser.report.workbook.sheets import Line
from tests.unit.report.workbook.sample_view import sample_view


def _cover(view: RunView) -> list[Line]:
    part, _ = split(view)
    blocks = part_blocks(part)
    checks = checks_block(part, blocks, Place("Checks"))
    return cover_lines(
        part, blocks, [checks] if checks else [], [("Unit prices", 18, "Price = spend / quantity. More.")]
    )


def _text(lines: list[Line]) -> str:
    return "\n".join(" | ".join(str(cell) for cell in line.cells) for line in lines)


def test_the_cover_states_the_conventions() -> None:
    """Title, run, date, sign convention, and that an opportunity is no saving stand on the cover."""
    text = _text(_cover(sample_view()))
    for words in (
        "North East & North Cumbria",
        "0123456789ab",
        "22 Nov 2026",
        "fav/(adv)",
        "Opportunities are not savings",
    ):
        assert words in text
    assert "12.345" not in text


def test_the_master_check_is_a_live_formula() -> None:
    """One cell says whether all checks agree."""
    (line,) = [line for line in _cover(sample_view()) if line.style == "verdict"]
    assert isinstance(line.cells[1], Formula)
    assert line.cells[1].text.startswith("AND('Checks'!$")
    assert line.cells[1].value is True


def test_a_check_that_fails_shows_on_the_cover() -> None:
    """A headline that is a penny off turns the master check to FALSE."""
    view = sample_view()
    result = {**view.result, "headline": {"opportunity_pence": 1}}
    (line,) = [line for line in _cover(RunView(result, view.tables, view.inputs)) if line.style == "verdict"]
    assert line.cells[1].value is False


def test_no_synthetic_number_stands_on_the_cover() -> None:
    """The illustrative target of £1,000,000 is not on the cover."""
    numbers = [cell.value for line in _cover(sample_view()) for cell in line.cells if isinstance(cell, Formula)]
    assert 100_000_000 not in numbers


def test_contents_are_links_and_absent_sheets_are_named() -> None:
    """Each sheet is a link with its rows; what is missing is said with the reason."""
    lines = _cover(sample_view())
    (entry,) = [line for line in lines if line.link]
    assert entry.cells == ("Unit prices", 18, "Price = spend / quantity.")
    text = _text(lines)
    assert "Shared suppliers" in text
    assert "because they are synthetic: Input targets" in text
    assert "because they rest on synthetic rows: Targets" in text


def test_the_headline_states_year_base_and_source() -> None:
    """Beside the opportunity stand the year and prices it is of, and who published it."""
    (line,) = [line for line in _cover(sample_view()) if str(line.cells[:1]).startswith("('Opportunity:")]
    assert line.cells[2] == "2023/24 prices; ERIC 2023/24; live, from the sheets"


def test_a_run_without_numbers_says_so() -> None:
    """Nothing is invented where nothing was computed or checked."""
    text = _text(_cover(RunView({}, {}, {})))
    assert "No headline figure was computed" in text
    assert "There is nothing to check." in text
    assert as_of_text({}) == ""


def test_the_illustration_says_what_it_is() -> None:
    """The first line of every sheet of the illustration says synthetic."""
    _, part = split(sample_view())
    assert illustration_lines(part)[0].cells == ("Worked illustration – synthetic",)
