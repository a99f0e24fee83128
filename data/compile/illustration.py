"""Targets and schemes invented for the illustration: evidently made up, in every row."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from eric import service_totals
from organisations import Member
from services import SERVICES
from writing import Row, money

VERSION = "illustrative-1"
VERSION_DATE = "2026-11-22"
TARGET_YEAR = "2027/28"
INVENTED = "invented for the illustration"
SHARES = {"buying": 4_000, "transport": 2_000}  # thousands of pounds
WEIGHT_CATEGORIES = frozenset({"laundry", "healthcare_waste", "non_healthcare_waste", "food", "cleaning"})
TARGET_COLUMNS = (
    "target",
    "parent",
    "trust",
    "name",
    "lever",
    "kind",
    "financial_year",
    "version",
    "version_date",
    "value_gbp",
    "source_ref",
    "note",
)
SCHEME_COLUMNS = (
    "scheme",
    "title",
    "owner",
    "trust",
    "lever",
    "category",
    "budget",
    "recurrent",
    "cash",
    "account",
    "status",
    "risk",
    "start_month",
    "phasing",
    "full_year_effect_gbp",
    "one_off_cost_gbp",
    "ongoing_cost_gbp",
    "qia_status",
    "already_in_plan",
    "source_of_claim",
    "note",
)
COMMON_FACTS = {
    "owner": "Illustrative owner",
    "budget": "non_pay",
    "account": "revenue",
    "phasing": "straight",
    "source_of_claim": INVENTED,
    "note": "Synthetic.",
}
FACTS = (
    "scheme", "title", "trust", "lever", "category", "recurrent", "cash", "status", "risk",
    "start_month", "full_year_effect_gbp", "one_off_cost_gbp", "ongoing_cost_gbp", "qia_status", "already_in_plan",
)  # fmt: skip
SCHEMES = (
    ("ILL-S1", "Illustrative scheme 1 (laundry)", "RNN", "buying", "laundry", "yes", "cash_releasing",
     "fully_developed", "medium", "2027-04", "300000.00", "25000.00", "0.00", "not_required", "no"),
    ("ILL-S2", "Illustrative scheme 2 (healthcare waste)", "", "buying", "healthcare_waste", "yes", "cash_releasing",
     "in_delivery", "low", "2026-12", "250000.00", "0.00", "0.00", "not_required", "yes"),
    ("ILL-S3", "Illustrative scheme 3 (courier)", "RTD", "transport", "courier", "yes", "cash_releasing",
     "plans_in_progress", "medium", "2027-07", "400000.00", "60000.00", "15000.00", "not_required", "no"),
    ("ILL-S4", "Illustrative scheme 4 (patient transport)", "RTF", "transport", "patient_transport_intersite", "yes",
     "cash_releasing", "plans_in_progress", "high", "2027-10", "350000.00", "40000.00", "0.00", "required", "no"),
    ("ILL-S5", "Illustrative scheme 5 (growth of mileage avoided)", "RX3", "transport", "business_mileage", "yes",
     "cost_avoidance", "in_delivery", "medium", "2027-01", "180000.00", "0.00", "20000.00", "not_required", "no"),
    ("ILL-S6", "Illustrative scheme 6 (waste credit)", "RXP", "buying", "non_healthcare_waste", "no", "cash_releasing",
     "delivered", "low", "2026-06", "90000.00", "0.00", "0.00", "not_required", "no"),
)  # fmt: skip


def split_in_proportion(total: int, weights: Sequence[int]) -> list[int]:
    """Split a whole number by weights so that the parts add up to it; the largest remainders take what is left over."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda k: (-(total * weights[k] % whole), k))
    for k in by_remainder[: total - sum(parts)]:
        parts[k] += 1
    return parts


def target_weights(sites: Sequence[dict[str, str]], members: Sequence[Member]) -> list[int]:
    """Return each trust's yearly cost of laundry, waste, food and cleaning in ERIC [thousands of pounds, rounded]."""
    return [
        round(
            sum(
                service_totals(sites, member.code, service)[0]
                for service in SERVICES
                if service.category in WEIGHT_CATEGORIES
            )
            / 1000
        )
        for member in members
    ]


def target_rows(members: Sequence[Member], weights: Sequence[int]) -> list[Row]:
    """Make the tree of targets: the whole, its two levers, and under each lever one node a trust that add up to it."""
    rows = [_target("ILL-all", "", "", "Illustrative target, all levers, collaborative", "all", sum(SHARES.values()))]
    for lever, thousands in SHARES.items():
        top = f"ILL-{lever}"
        rows.append(_target(top, "ILL-all", "", f"Illustrative target, {lever}, collaborative", lever, thousands))
        for member, part in zip(members, split_in_proportion(thousands, weights), strict=True):
            name = f"Illustrative target, {lever}, {member.short_name}"
            rows.append(_target(f"{top}-{member.code}", top, member.code, name, lever, part))
    return rows


def _target(target: str, parent: str, trust: str, name: str, lever: str, thousands: int) -> Row:
    """Make one node of the tree."""
    return {
        "target": target,
        "parent": parent,
        "trust": trust,
        "name": name,
        "lever": lever,
        "kind": "recovery",
        "financial_year": TARGET_YEAR,
        "version": VERSION,
        "version_date": VERSION_DATE,
        "value_gbp": money(Decimal(thousands) * 1000),
        "source_ref": INVENTED,
        "note": "Synthetic.",
    }


def scheme_rows() -> list[Row]:
    """Make the schemes table."""
    return [dict(zip(FACTS, scheme, strict=True)) | COMMON_FACTS for scheme in SCHEMES]
