"""The tables of findings on contracts."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table
from optimiser.tables.shared_columns import BASIS, CATEGORY, FIGURE, TRUST

DECIDE_BY = Table(
    "decide_by",
    "One contract of the decide-by calendar.",
    ("contract",),
    (
        Column("contract", "code", "Contract.", required=True),
        TRUST,
        Column("buyer", "text", "Buyer."),
        CATEGORY,
        Column("lever", "choice", "Lever.", choices=("buying", "transport", "other")),
        Column("title", "text", "Title."),
        Column("supplier", "text", "Supplier."),
        Column("start", "date", "First day."),
        Column("end", "date", "Last day without extension."),
        Column("latest_end", "date", "Last day with every extension."),
        Column("notice_months", "integer", "Notice.", "months"),
        Column("lead_months", "integer", "Time a procurement takes.", "months"),
        Column("decide_by", "date", "End less notice less lead time."),
        Column(
            "urgency",
            "choice",
            "Where that stands on the case's date.",
            choices=("overdue", "next_90_days", "next_12_months", "later", "ended", "under_way", "not_known"),
        ),
        Column("explanation", "text", "The same in words."),
        Column("owner", "text", "Role that owns the decision."),
        Column("route", "text", "Procurement route."),
        Column("joint", "boolean", "Whether members already buy or tender it together."),
        Column("grade", "choice", "Grade of the evidence.", choices=("A", "B", "C")),
        Column("value_gbp", "money", "Total value as published; empty is not seen.", "GBP"),
        Column("annual_gbp", "money", "Value for twelve months; only from rows graded A or B.", "GBP"),
        BASIS,
        FIGURE,
    ),
)
ALIGNMENT_GROUPS = Table(
    "alignment_groups",
    "Contracts of several trusts in one category that could start anew on one date.",
    ("group",),
    (
        Column("group", "code", "Identifier.", required=True),
        CATEGORY,
        Column("lever", "choice", "Lever.", choices=("buying", "transport", "other")),
        Column("contracts", "codes", "Contracts."),
        Column("trusts", "codes", "Trusts."),
        Column("common_from", "date", "First date on which all could change together."),
        Column("common_to", "date", "Last date on which all could change together."),
        Column("needs_extension", "codes", "Contracts that must be extended to reach it."),
        Column("already_joint", "boolean", "Whether they are one joint purchase already."),
        Column("grade", "choice", "Weakest grade among them.", choices=("A", "B", "C")),
        Column("explanation", "text", "The same in words."),
    ),
)
SUPPLIER_CONTRACTS = Table(
    "supplier_contracts",
    "One supplier that holds contracts of two or more members.",
    ("supplier",),
    (
        Column("supplier", "code", "Supplier.", required=True),
        Column("name", "text", "Name."),
        Column("trusts", "codes", "Members it serves."),
        Column("contracts", "codes", "Its contracts, ended ones included."),
        Column("live", "integer", "How many have not ended.", "contracts"),
        Column("ended", "integer", "How many have ended.", "contracts"),
        Column("first_decision", "date", "Earliest decide-by date among those that have not ended."),
        Column("first_contract", "code", "The contract it belongs to."),
        Column("categories", "codes", "Categories of spend."),
        Column("grade", "choice", "Weakest grade among them.", choices=("A", "B", "C")),
        BASIS,
    ),
)
INTERNAL_TRADE = Table(
    "internal_trade",
    "One member that supplies another: counts nothing at system level.",
    ("supplier_trust", "buyer_trust", "reference"),
    (
        Column("supplier_trust", "code", "Member that supplies."),
        Column("buyer_trust", "code", "Member that buys."),
        Column("reference", "code", "Contract or supplier."),
        Column("title", "text", "What is supplied."),
        Column("value_gbp", "money", "Value as published.", "GBP"),
        Column("system_gbp", "money", "Effect of a price cut on the collaborative: zero.", "GBP"),
        Column("grade", "choice", "Grade of the evidence.", choices=("A", "B", "C")),
        BASIS,
        FIGURE,
    ),
)
REGISTER_RECONCILIATION = Table(
    "register_reconciliation",
    "A contract's yearly value beside what the trust's returns show for the same category.",
    ("contract",),
    (
        Column("contract", "code", "Contract.", required=True),
        TRUST,
        CATEGORY,
        Column("months", "integer", "Months the contract runs.", "months"),
        Column("annual_award_gbp", "money", "Yearly value by the award.", "GBP"),
        Column("annual_tender_gbp", "money", "Yearly value by the tender.", "GBP"),
        Column("returns_gbp", "money", "Yearly cost in the spend lines.", "GBP"),
        Column("difference_gbp", "money", "Award less returns.", "GBP"),
        Column("difference_tender_gbp", "money", "Tender less returns.", "GBP"),
        Column("verdict", "text", "What the difference says."),
        Column("grade", "choice", "Grade of the evidence.", choices=("A", "B", "C")),
        BASIS,
        FIGURE,
    ),
)
FINDINGS_CONTRACTS = (DECIDE_BY, ALIGNMENT_GROUPS, SUPPLIER_CONTRACTS, INTERNAL_TRADE, REGISTER_RECONCILIATION)
