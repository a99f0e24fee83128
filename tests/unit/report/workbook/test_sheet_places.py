"""Which sheet each block stands on."""

from __future__ import annotations

from optimiser.report.workbook.blocks import HEADER_OFFSET, Place
from optimiser.report.workbook.sheet_places import FINDINGS, TRANSPORT, on_sheets, sheet_title, stacked
from optimiser.tables import OUTPUT_TABLES
from optimiser.tables.findings_award import FINDINGS_AWARD
from optimiser.tables.findings_transport import RECORD_ONLY
from optimiser.tables.ingested import INGEST_TABLES


def test_blocks_of_one_sheet_stand_one_under_the_other() -> None:
    """A block begins below the last row of the one above it; another sheet begins at its top."""
    places = on_sheets({"award_proof": 5, "award_tiers": 2, "savings": 9})
    below = HEADER_OFFSET + 5 + 3
    assert places == {
        "award_proof": Place("Award questions"),
        "award_tiers": Place("Award questions", below),
        "savings": Place("Savings"),
    }


def test_a_synthetic_award_has_sheets_of_its_own() -> None:
    """Each is named Illustration, so that nobody takes it for a finding; what is empty has no place."""
    places = stacked({"headline": 1, "savings": 3, "award_rules": 2, "award_tiers": 0, "input_offers": 4, "figures": 1})
    sheets = {name: place.sheet for name, place in places.items()}
    assert sheets == {
        "headline": "Illustration",
        "savings": "Illustration savings",
        "award_rules": "Illustration award rules",
        "input_offers": "Illustration inputs",
        "figures": "Illustration trace",
        "checks": "Illustration",
    }
    assert places["checks"].top > places["headline"].top


def test_every_table_of_findings_has_a_sheet_with_a_name_that_fits() -> None:
    """Each table that a run may share stands on a sheet with a name of its own, which fits on a tab in both parts."""
    of_ingest = {table.name for table in INGEST_TABLES}
    assert set(OUTPUT_TABLES) - RECORD_ONLY - of_ingest <= set(FINDINGS)
    assert all(len(sheet) <= 31 for sheet in FINDINGS.values())
    own = [*(table.name for table in FINDINGS_AWARD), *TRANSPORT]
    names = [place.sheet for place in stacked(dict.fromkeys(own, 1)).values()]
    assert all(name.startswith("Illustration") and len(name) <= 31 for name in names)


def test_a_table_without_a_sheet_name_gets_one_from_its_own() -> None:
    """Inputs are called so, and a table of findings that is new here is still shown."""
    assert sheet_title("input_spend_lines") == "Input spend"
    assert sheet_title("some_new_table") == "Some new table"
    assert on_sheets({"unit_prices": 3}) == {"unit_prices": Place("Unit prices")}
