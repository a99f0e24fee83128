"""Data dictionary of what is read from open contracting data beside the table `contracts`."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table

_CONTRACT = Column("contract", "code", "Contract, award or tender, as in `contracts`.", required=True)
_VALUE = Column("value_gbp", "money", "Value as published; empty is not stated, not zero.", "GBP", minimum=0)

CONTRACT_DETAILS = Table(
    "contract_details",
    "What a notice says of a contract and the table `contracts` has no column for.",
    ("contract",),
    (
        _CONTRACT,
        Column("buyer_ods", "code", "ODS code of the buyer; empty where it has none or none is known here."),
        Column("buyer_ods_by", "choice", "What the code rests on.", choices=("identifier", "name")),
        Column("buyer_nhs", "boolean", "Whether the buyer is of the NHS, with or without a code."),
        Column("buyer_identifier", "code", "Identifier of the buyer in the notice."),
        Column("buyer_ppon", "code", "Public procurement organisation number of the buyer (GB-PPON)."),
        Column("other_buyers", "codes", "Further buyers as published."),
        Column("cpv", "code", "Code of the common procurement vocabulary."),
        Column("cpv_title", "text", "Its title as published."),
        Column("currency", "code", "Currency of the value; only pounds are kept as pounds."),
        Column("published", "text", "When the last release was published."),
        Column("awarded_on", "text", "Day of the award as published."),
        Column("releases", "integer", "Releases merged into it.", "releases"),
        Column("lots", "integer", "Lots it is about.", "lots"),
        Column("suppliers", "integer", "Suppliers it names.", "suppliers"),
    ),
)
CONTRACT_SUPPLIERS = Table(
    "contract_suppliers",
    "One supplier of one contract, as published; no private individual's name.",
    ("contract", "supplier"),
    (
        _CONTRACT,
        Column("supplier", "code", "Supplier: company number, procurement number, the notice's own id, or name."),
        Column("name", "text", "Name as published; a pseudonym for a private individual."),
        Column("company_number", "code", "Companies House number (GB-COH)."),
        Column("ppon", "code", "Public procurement organisation number (GB-PPON)."),
        Column("identifier", "code", "Identifier in the notice."),
        Column("ods_code", "code", "ODS code of a supplier that is of the NHS."),
        Column("sme", "boolean", "Whether it is said to be a small or medium-sized enterprise."),
    ),
)
CONTRACT_LOTS = Table(
    "contract_lots",
    "One lot of one contract or tender.",
    ("contract", "lot"),
    (
        _CONTRACT,
        Column("lot", "code", "Number of the lot."),
        Column("title", "text", "Title as published."),
        _VALUE,
        Column("start", "date", "First day."),
        Column("end", "date", "Last day without extension."),
        Column("days", "integer", "Length that is stated without dates.", "days", minimum=0),
        Column("extension_months", "integer", "Longest extension that is stated.", "months", minimum=0),
        Column("extension", "text", "What the notice says on extending."),
    ),
    pounds="value_gbp",
)
CONTRACT_GAPS = Table(
    "contract_gaps",
    "One column of `contracts` that a notice leaves open.",
    ("contract", "column"),
    (
        _CONTRACT,
        Column("column", "code", "Column that is empty.", required=True),
        Column("reason", "text", "Why.", required=True),
    ),
)
REGISTER_TABLES = (CONTRACT_DETAILS, CONTRACT_SUPPLIERS, CONTRACT_LOTS, CONTRACT_GAPS)
