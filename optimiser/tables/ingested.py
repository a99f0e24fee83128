"""Data dictionary of what `ingest` writes beside the tables of a case: lines as recorded, duplicates, files read."""

from __future__ import annotations

from optimiser.tables.buying import SPEND_LINES
from optimiser.tables.columns import Column, Table

AS_RECORDED: dict[str, Column] = {
    "trust": Column("x_entity", "text", "Entity as the file states it."),
    "department_family": Column("x_department_family", "text", "Department family as recorded."),
    "supplier": Column("x_supplier", "text", "Supplier as recorded; a pseudonym for a private individual."),
    "supplier_number": Column("x_supplier_number", "text", "The trust's own number of the supplier."),
    "company_number": Column("x_company_number", "text", "Company number of the supplier as recorded."),
    "vat_number": Column("x_vat_number", "text", "VAT number of the supplier as recorded."),
    "vat_amount": Column("x_vat_amount", "text", "VAT as recorded; it is not part of the amount."),
    "category": Column("x_expense_type", "text", "Expense type as recorded."),
    "area": Column("x_expense_area", "text", "Expense area or cost centre as recorded."),
    "reference": Column("x_reference", "text", "Transaction, invoice or order number."),
    "line_number": Column("x_line_number", "text", "Line of the invoice or order."),
    "unit": Column("x_unit", "text", "Unit of issue as recorded."),
    "pack_size": Column("x_pack_size", "text", "Pack size as recorded."),
    "unit_price": Column("x_unit_price", "text", "Price of one unit of issue as recorded."),
    "item_code": Column("x_item_code", "text", "Catalogue code of the item as recorded."),
    "gtin": Column("x_gtin", "text", "Global trade item number as recorded."),
    "mpc": Column("x_mpc", "text", "The maker's part number as recorded."),
    "item": Column("x_item", "text", "Item as recorded."),
    "contract": Column("x_contract", "text", "Contract as recorded."),
}
"""Columns of lines.csv that keep what the file says, by the standard field that a column of it was read as."""
QUANTITY = Column("x_quantity", "quantity", "Quantity as recorded, in `x_unit`.", "`x_unit`")
RETURNED = Column("x_quantity_returned", "quantity", "Quantity given back, on a line that is a credit.", "`unit`")
PAID_PER_UNIT = Column("x_paid_per_unit_gbp", "quantity", "Pounds paid for one unit as recorded.", "GBP per `x_unit`")
PAID_PER_EACH = Column(
    "x_paid_per_each_gbp", "quantity", "Pounds paid for one each, the pack taken apart.", "GBP per each"
)
OTHER = Column("x_other", "text", "What stands in columns of no standard meaning, as JSON by their titles.")

LINES = Table(
    "lines",
    "One line of spending, as a case reads it, with what the trust's own file says beside it.",
    SPEND_LINES.key,
    (*SPEND_LINES.columns, *AS_RECORDED.values(), QUANTITY, RETURNED, PAID_PER_UNIT, PAID_PER_EACH, OTHER),
    SPEND_LINES.pounds,
    SPEND_LINES.volume,
)
_WHERE = (
    Column("file", "text", "File it was read from.", required=True),
    Column("sheet", "text", "Sheet of the file, where it has any."),
    Column("row", "integer", "Row that Excel shows.", required=True),
)
REJECTED = Table(
    "rejected",
    "One row that was refused, whole: behind these columns stand its own, under their titles.",
    ("file", "sheet", "row"),
    (
        *_WHERE,
        Column("kind", "code", "Kind of the first reason; `optimiser explain KIND` tells more.", required=True),
        Column("reason", "text", "Why it was refused.", required=True),
        Column("remedy", "text", "What to do."),
        Column("pounds_gbp", "money", "Its pounds where they could be read.", "GBP", "commercial"),
        Column("date_order", "text", "How the dates of its sheet were read: dmy, mdy, mixed, undecided, or its month."),
    ),
    pounds="pounds_gbp",
)
DUPLICATES = Table(
    "duplicates",
    "One line that repeats an earlier one, or may.",
    ("file", "sheet", "row"),
    (
        Column("group", "integer", "Lines of one group repeat each other.", "group", required=True),
        Column(
            "kind",
            "choice",
            "`merged` the whole row stands in overlapping files and was left out; `exact` same supplier, date, amount "
            "and reference; `probable` one of date and reference differs or is missing, or the rows are alike in one "
            "file, where two equal payments may be meant.",
            required=True,
            choices=("merged", "exact", "probable"),
        ),
        Column("of_line", "code", "The first line of the group.", required=True),
        Column("line_id", "code", "This line; one that was merged is not in lines.csv.", required=True),
        *_WHERE,
        Column("trust", "code", "Trust.", required=True),
        Column("supplier", "code", "Supplier."),
        Column("date", "date", "Date."),
        Column("amount_gbp", "money", "Pounds that would be counted twice.", "GBP", "commercial", True),
        Column("reference", "text", "Transaction, invoice or order number."),
    ),
    pounds="amount_gbp",
)
_PARTS = ("read", "accepted", "rejected", "merged")
SOURCE_FILES = Table(
    "source_files",
    "One file of a trust: how it was read, and what became of it.",
    ("trust", "file"),
    (
        Column("trust", "code", "Trust.", required=True),
        Column("file", "text", "File.", required=True),
        Column("sha256", "code", "Hash of the file."),
        Column("kind", "code", "What the file is by its content."),
        Column("encoding", "text", "How its text is written."),
        Column("delimiter", "text", "What stands between its cells."),
        Column("sheets", "integer", "Sheets that were read.", "sheets"),
        Column("layouts", "codes", "Layouts of header_map.toml by which it was read."),
        Column("date_order", "text", "How its dates were read: dmy, mdy, mixed or undecided."),
        Column("date_evidence", "text", "What tells how its dates are written."),
        Column("status", "choice", "What became of it.", choices=("read", "partly refused", "refused")),
        *(Column(f"rows_{part}", "integer", f"Rows {part}.", "rows") for part in _PARTS),
        *(Column(f"{part}_gbp", "money", f"Pounds {part}.", "GBP", "commercial") for part in _PARTS),
        *(
            Column(f"volume_{part}", "quantity", f"Volume {part}, all units added: a check total.", "mixed")
            for part in _PARTS
        ),
        Column("rows_blank", "integer", "Blank rows, counted apart.", "rows"),
        Column("rows_title", "integer", "Rows above the header, counted apart.", "rows"),
        Column("rows_header", "integer", "Header rows, the first one and repeated ones, counted apart.", "rows"),
        Column("rows_total", "integer", "Total rows, counted apart.", "rows"),
        Column("rows_note", "integer", "Rows of remarks under the table, counted apart.", "rows"),
        Column("total_rows_gbp", "money", "Pounds that total rows state; they are counted nowhere.", "GBP"),
    ),
)
PACK_ERRORS = Table(
    "pack_errors",
    "One item whose price of one each differs as if by a pack: between trusts, or between the lines of one.",
    ("item", "dear_trust", "dear_unit", "cheap_trust", "cheap_unit", "dear_price_each_gbp"),
    (
        Column("item", "code", "Item.", required=True),
        Column("name", "text", "Its name."),
        Column("dear_trust", "code", "Trust that paid more.", required=True),
        Column("dear_unit", "text", "Unit of issue and pack size on its lines, as recorded."),
        Column("cheap_trust", "code", "Trust that paid less; the same one where its own lines differ.", required=True),
        Column("cheap_unit", "text", "Unit of issue and pack size on its lines, as recorded."),
        Column("dear_price_each_gbp", "quantity", "Price of one each of the dear lines.", "GBP per each", "commercial"),
        Column(
            "cheap_price_each_gbp", "quantity", "Price of one each of the cheap lines.", "GBP per each", "commercial"
        ),
        Column("ratio", "decimal", "The dear price over the cheap one.", "1"),
        Column("pack", "integer", "Pack size that the ratio is near.", "each"),
        Column("dear_lines", "integer", "Dear lines.", "lines"),
        Column("dear_paid_gbp", "money", "Pounds of the dear lines.", "GBP", "commercial"),
        Column("at_stake_gbp", "money", "Pounds that the dear lines are above the cheap price.", "GBP", "commercial"),
    ),
    pounds="at_stake_gbp",
)
LINE_ORIGINS = Table(
    "line_origins",
    "One spend line that was made from a trust's own file, and where it stood there.",
    ("row",),
    (
        Column("row", "integer", "Row of spend_lines in the record.", required=True),
        *_WHERE[:2],
        Column("source_row", "integer", "Row of the file that Excel shows.", "row", required=True),
    ),
)
INGEST_TABLES = (LINES, REJECTED, DUPLICATES, SOURCE_FILES, PACK_ERRORS, LINE_ORIGINS)
