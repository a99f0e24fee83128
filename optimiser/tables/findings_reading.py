"""Figures and their sources, what was read, and what cannot be answered."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table
from optimiser.tables.shared_columns import BASES, BASIS, CATEGORY, FIGURE, ITEM, SCOPES, TRUST

FIGURES = Table(
    "figures",
    "One published figure: what it is, its unit, period, basis and how it was made.",
    ("figure",),
    (
        FIGURE,
        Column("kind", "code", "What it measures; the independent check re-performs it by this.", required=True),
        Column("label", "text", "What it is, in words.", required=True),
        Column("scope", "choice", "Where it may stand.", required=True, choices=SCOPES),
        TRUST,
        ITEM,
        Column("supplier", "code", "Supplier."),
        Column("contract", "code", "Contract."),
        CATEGORY,
        Column("detail", "code", "Benchmark, class, rate, target, scheme, year or reason, as the kind needs."),
        Column("value_gbp", "money", "Value where it is money.", "GBP", "commercial"),
        Column("value_number", "decimal", "Value where it is not money.", "`unit`"),
        Column("unit", "text", "Unit of the value.", required=True),
        Column("period", "text", "Period the value is for.", required=True),
        BASIS,
        Column("evidence", "text", "Evidence grade."),
        Column("method", "text", "How it was made, in one sentence.", required=True),
        Column("source", "text", "Where its rows come from.", required=True),
    ),
)
FIGURE_SOURCES = Table(
    "figure_sources",
    "One thing a figure was made from: a row of an input file, or another figure.",
    ("figure", "part"),
    (
        FIGURE,
        Column("part", "integer", "Place in the list, from 1.", required=True),
        Column("table", "code", "Input table; empty for a figure."),
        Column("file", "text", "Input file."),
        Column("sheet", "text", "Sheet of the file, where it has any."),
        Column("row", "integer", "Row that Excel shows."),
        Column("key", "code", "Key of the row."),
        Column("part_figure", "code", "Figure it was made from."),
        Column(
            "sign",
            "integer",
            "+1 where it is added, -1 where it is taken off, 0 where it is used otherwise.",
            required=True,
        ),
    ),
)
NOT_ANSWERED = Table(
    "not_answered",
    "One question the case cannot answer, and what would be needed.",
    ("question",),
    (
        Column("question", "text", "The question.", required=True),
        Column("reason", "text", "Why it cannot be answered."),
        Column("needed", "text", "What would be needed."),
    ),
)
RECONCILIATION = Table(
    "reconciliation",
    "One input file: read = accepted + rejected + merged, in rows, pounds and volume.",
    ("table", "file"),
    (
        Column("table", "code", "Table.", required=True),
        Column("file", "text", "File.", required=True),
        Column("basis", "choice", "Basis.", choices=BASES),
        Column("source", "text", "Source."),
        Column("period", "text", "Period."),
        *(
            Column(f"rows_{part}", "integer", f"Rows {part}.", "rows")
            for part in ("read", "accepted", "rejected", "merged")
        ),
        *(
            Column(f"{part}_gbp", "money", f"Pounds {part}.", "GBP")
            for part in ("read", "accepted", "rejected", "merged")
        ),
        *(
            Column(
                f"volume_{part}", "quantity", f"Volume {part}, all units added: a check total, not a measure.", "mixed"
            )
            for part in ("read", "accepted", "rejected", "merged")
        ),
        Column("rows_blank", "integer", "Blank rows, counted apart.", "rows"),
        Column("sha256", "code", "Hash of the file."),
    ),
)
ISSUES = Table(
    "issues",
    "One problem found in what was read.",
    ("number",),
    (
        Column("number", "integer", "Place in the list, from 1.", required=True),
        *(
            Column(name, "text", meaning)
            for name, meaning in (
                ("severity", "error, warning or note."),
                ("kind", "Kind; `optimiser explain KIND` tells more."),
                ("table", "Table."),
                ("file", "File."),
                ("row", "Row that Excel shows."),
                ("column", "Column."),
                ("value", "Offending text."),
                ("message", "What is wrong."),
                ("remedy", "What to do."),
            )
        ),
    ),
)
FINDINGS_READING = (FIGURES, FIGURE_SOURCES, NOT_ANSWERED, RECONCILIATION, ISSUES)
