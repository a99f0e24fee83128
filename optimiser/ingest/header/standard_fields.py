"""The standard fields of a line and of a contract: what each means, and which of its meanings is preferred."""

from __future__ import annotations

from dataclasses import dataclass

from optimiser.ingest.header.header_map import TableKind


@dataclass(frozen=True)
class StandardField:
    """One field that a column may hold.

    Parameters
    ----------
    name
        Its name in a header map.
    meaning
        What it holds, as the header map tells a person.
    values
        Kind of its values: ``date``, ``money``, ``number``, ``name``, ``text``, ``code``, ``label``, ``unit``,
        ``gtin``, ``vat_number``, ``company_number``, ``line`` or ``postcode``.
    preferred
        Meanings of its titles, the preferred one first: where two columns could be the field, the earlier meaning
        wins, and that is told.
    dropped
        Whether nothing of it may be written.
    """

    name: str
    meaning: str
    values: str
    preferred: tuple[str, ...] = ()
    dropped: bool = False


_SHARED = (
    StandardField("trust", "the body that pays or buys", "name", ("name", "code")),
    StandardField("supplier", "who is paid or ordered from", "name", ("name", "trading name", "company")),
    StandardField("supplier_number", "the supplier's number in the ledger", "code"),
    StandardField("company_number", "the supplier's number at Companies House", "company_number"),
    StandardField("description", "what it was for, in words", "text", ("line", "text", "invoice", "purpose")),
    StandardField(
        "category",
        "the type of expense",
        "text",
        ("expense type", "category", "procurement", "account name", "merchant", "account code"),
    ),
    StandardField(
        "area",
        "expense area, service or cost centre",
        "text",
        (
            "expense area",
            "service",
            "cost centre",
            "department",
            "directorate",
            "division",
            "place",
            "cost centre code",
        ),
    ),
    StandardField("contract", "number or reference of a contract or framework", "label", ("number", "text")),
)
LINE_FIELDS = (
    *_SHARED,
    StandardField(
        "date",
        "when it was paid or ordered, or its month",
        "date",
        (
            "payment",
            "clearing",
            "transaction",
            "date",
            "posting",
            "order",
            "ledger",
            "invoice",
            "delivery",
            "due",
            "period",
        ),
    ),
    StandardField(
        "amount",
        "pounds of the line, net of VAT where the file tells net",
        "money",
        ("net", "line", "amount", "total", "gross", "invoice total"),
    ),
    StandardField("debit", "pounds paid, where `credit` holds those that came back; instead of amount", "money"),
    StandardField("credit", "pounds that came back, beside `debit`", "money"),
    StandardField("month", "month of the payment, where `year` holds its year; instead of date", "text"),
    StandardField("year", "year of the payment, beside `month`", "text"),
    StandardField("vat_amount", "pounds of VAT", "money", ("irrecoverable", "vat", "recoverable")),
    StandardField("vat_number", "the supplier's VAT registration number", "vat_number"),
    StandardField(
        "reference",
        "number of the transaction, invoice or order",
        "code",
        ("transaction", "document", "invoice", "reference", "payment", "order", "requisition", "record"),
    ),
    StandardField("line_number", "number of the line within its invoice or order", "line"),
    StandardField("postcode", "a postcode; never kept", "postcode", dropped=True),
    StandardField("quantity", "units ordered or invoiced", "number", ("ordered", "invoiced", "received", "units")),
    StandardField("unit", "unit of issue, such as EACH or BOX", "unit", ("unit of issue", "unit")),
    StandardField("pack_size", "pieces in one unit of issue", "number", ("pack size", "pack")),
    StandardField(
        "unit_price", "pounds for one unit of issue", "money", ("unit price", "net", "order", "price", "list", "gross")
    ),
    StandardField(
        "item_code", "NHS Supply Chain code, or the catalogue's", "code", ("nhs supply chain", "item", "supplier's")
    ),
    StandardField("gtin", "Global Trade Item Number", "gtin"),
    StandardField("mpc", "the maker's part number", "code"),
    StandardField("item", "name of the product", "text", ("description", "name")),
    StandardField("department_family", "department of state above the body", "text"),
)
CONTRACT_FIELDS = (
    *_SHARED,
    StandardField("title", "what the contract is called", "text"),
    StandardField("start", "first day of the contract", "date", ("start", "award")),
    StandardField("end", "last day of the contract", "date", ("end", "review")),
    StandardField("value", "pounds over the whole contract", "money", ("total", "value", "estimated")),
    StandardField("annual_value", "pounds a year", "money"),
    StandardField("extension", "how far it may be extended", "text"),
    StandardField("reference", "number of the procurement or notice", "code"),
)
FIELDS_OF: dict[TableKind, dict[str, StandardField]] = {
    "lines": {field.name: field for field in LINE_FIELDS},
    "contracts": {field.name: field for field in CONTRACT_FIELDS},
    "none": {},
}
REQUIRED_OF: dict[TableKind, tuple[tuple[str, ...], ...]] = {
    "lines": (("date", "month"), ("amount", "debit"), ("supplier", "description", "item")),
    "contracts": (("supplier",), ("title", "contract", "description"), ("start", "end")),
    "none": (),
}
"""Of each group one field must be found; the first is named where none is."""
