"""What a row of the register is made of."""

from __future__ import annotations

import pytest

from optimiser.ingest.ocds.agreements import agreements_of
from optimiser.ingest.ocds.parties import Party, supplier_code
from optimiser.ingest.ocds.rows import Origin, Rows, add_process

ORIGIN = Origin("ocds-1", "notices.jsonl", 3, ("line 1", "line 3"), "2025-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("party", "code"),
    [
        (Party("org-1", "X Ltd", company_number="01234567", ppon="P-1"), "GB-COH-01234567"),
        (Party("org-1", "X Ltd", ppon="P-1"), "GB-PPON-P-1"),
        (Party("GB-CFS-7", "X Ltd"), "GB-CFS-7"),
        (Party("org-12", "X   Ltd"), "x ltd"),
    ],
)
def test_a_supplier_is_told_by_its_best_number(party: Party, code: str) -> None:
    """A number that means the same everywhere comes before the notice's own, and a name before `org-12`."""
    assert supplier_code(party) == code


def test_a_row_says_where_it_comes_from() -> None:
    """File and places of all its releases stand in the row, and gaps and issues name it."""
    process = {
        "tender": {
            "title": "T" * 900,
            "value": {"amount": "much", "currency": "GBP"},
            "contractPeriod": {"startDate": "2025-04-01", "endDate": "2024-04-01"},
            "items": [{"classification": {"scheme": "CPV", "id": "60120000"}}],
        }
    }
    agreements = agreements_of(process)
    assert not isinstance(agreements, str)
    rows = Rows()
    add_process(rows, process, agreements, ORIGIN, {})
    (row,) = rows.contracts
    assert row["source_ref"] == "notices.jsonl, line 1, line 3"
    assert (row["category"], row["lever"], len(row["title"])) == ("taxi", "transport", 500)
    assert [(issue.kind, issue.row, issue.column) for issue in rows.log] == [
        ("not-a-number", 3, "tender_value_gbp"),
        ("end-before-start", 3, "end"),
    ]
    reasons = {gap["column"]: gap["reason"] for gap in rows.missing}
    assert reasons["tender_value_gbp"] == "The value is not a number."
    assert "before it starts" in reasons["end"]
    assert reasons["buyer"] == "Not stated."
