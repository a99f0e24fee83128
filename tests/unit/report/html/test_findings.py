"""What may stand in the main part of the page, and what stands apart."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from optimiser.report.html.findings import input_rows, records, split_findings
from optimiser.report.view import RunView
from optimiser.tables import OUTPUT_TABLES
from tests.unit.report.html.sample_view import figure, frame, inputs, sample_view


def test_a_missing_value_is_empty_text_or_none() -> None:
    """Missing text is empty, a missing number or date is None, and a column that is absent counts as missing."""
    table = pd.DataFrame(
        {"contract": ["C"], "value_pence": pd.array([None], dtype="Int64"), "end": [pd.Timestamp("2026-11-13")]}
    )
    row = records(table, OUTPUT_TABLES["decide_by"])[0]
    assert (row["value_pence"], row["title"], row["decide_by"], row["end"]) == (None, "", None, dt.date(2026, 11, 13))


def test_a_synthetic_row_stands_apart() -> None:
    """A row whose basis is synthetic goes to the illustration, the others to the main part."""
    rows = [{"supplier": "S", "basis": "published"}, {"supplier": "Supplier 014", "basis": "synthetic"}]
    main, apart = split_findings(RunView({}, {"shared_suppliers": frame("shared_suppliers", rows)}, {}))
    assert [row["supplier"] for row in main.rows("shared_suppliers")] == ["S"]
    assert [row["supplier"] for row in apart.rows("shared_suppliers")] == ["Supplier 014"]
    assert (main.prefix, main.level, apart.prefix, apart.level) == ("", 3, "illustration-", 4)


def test_the_scope_of_the_figure_decides_too() -> None:
    """A row that says published goes apart where its figure is in scope of the illustration."""
    tables = {
        "figures": frame("figures", [figure("F", "sum", 1, scope="illustration")]),
        "target_nodes": frame("target_nodes", [{"target": "T", "basis": "published", "figure": "F"}]),
    }
    main, apart = split_findings(RunView({}, tables, {}))
    assert (len(main.rows("target_nodes")), len(apart.rows("target_nodes"))) == (0, 1)


def test_parts_follow_their_opportunity_and_groups_their_contracts() -> None:
    """A table without a basis goes where the rows it refers to went."""
    tables = {
        "opportunities": frame(
            "opportunities", [{"opportunity": "A", "basis": "published"}, {"opportunity": "B", "basis": "synthetic"}]
        ),
        "opportunity_parts": frame(
            "opportunity_parts", [{"opportunity": "A", "trust": "X"}, {"opportunity": "B", "trust": "X"}]
        ),
        "decide_by": frame("decide_by", [{"contract": "C1", "basis": "synthetic"}]),
        "alignment_groups": frame("alignment_groups", [{"group": "G", "contracts": "C1;C2"}]),
    }
    main, apart = split_findings(RunView({}, tables, {}))
    assert [row["opportunity"] for row in main.rows("opportunity_parts")] == ["A"]
    assert [row["opportunity"] for row in apart.rows("opportunity_parts")] == ["B"]
    assert (len(main.rows("alignment_groups")), len(apart.rows("alignment_groups"))) == (0, 1)


def test_transport_without_a_basis_follows_its_day() -> None:
    """The proof of a synthetic day stands apart with its plans, that of a real day in the main part."""
    days = {"real": "supplied", "made_up": "synthetic"}
    tables = {
        "transport_plans": frame("transport_plans", [{"day_type": day, "basis": basis} for day, basis in days.items()]),
        "transport_proof": frame("transport_proof", [{"day_type": day} for day in days]),
    }
    main, apart = split_findings(RunView({}, tables, {}))
    assert [row["day_type"] for row in main.rows("transport_proof")] == ["real"]
    assert [row["day_type"] for row in apart.rows("transport_proof")] == ["made_up"]


def test_nothing_is_lost_in_the_split() -> None:
    """Every row of the sample run is in exactly one of the two parts."""
    view = sample_view()
    main, apart = split_findings(view)
    for name in set(view.tables) - {"figures", "figure_sources"}:
        assert len(main.frame(name)) + len(apart.frame(name)) == len(view.tables[name])


def test_input_rows_carry_the_number_excel_shows() -> None:
    """The rows of an input table are numbered, and a table that is absent has none."""
    view = RunView({}, {}, {"trusts": inputs("trusts", [{"trust": "RTD"}])})
    assert input_rows(view, "trusts")[0]["row"] == 2
    assert input_rows(view, "sites") == []
