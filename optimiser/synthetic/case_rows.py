"""Rows of the tables that a case needs besides its movements, offers and demand, named as the program names columns."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from optimiser.synthetic.rows import INVENTED


@dataclass(frozen=True)
class TrustRow:
    """One invented trust; see the table ``trusts``."""

    trust: str
    name: str
    short_name: str
    kind: str
    source_ref: str = INVENTED


@dataclass(frozen=True)
class SiteRow:
    """One invented site; see the table ``sites``."""

    site: str
    trust: str
    name: str
    kind: str
    latitude: str
    longitude: str
    floor_area_m2: int


@dataclass(frozen=True)
class AreaRow:
    """One invented area; see the table ``areas``."""

    area: str
    name: str
    latitude: str
    longitude: str
    weight: int


@dataclass(frozen=True)
class FactorRow:
    """One invented emission factor; see the table ``factors``."""

    factor: str
    name: str
    kgco2e_per_km_millionths: int
    year: int
    source_ref: str = INVENTED


@dataclass(frozen=True)
class ItemRow:
    """One invented item; see the table ``items``."""

    item: str
    name: str
    category: str
    unit: str
    comparison: str = "price"


@dataclass(frozen=True)
class ContractRow:
    """One invented contract; see the table ``contracts``. ``None`` where a cell is empty."""

    contract: str
    trust: str
    participants: tuple[str, ...]
    category: str
    lever: str
    title: str
    supplier: str
    value_pence: int | None
    start: dt.date
    end: dt.date
    extension_months: int
    notice_months: int
    status: str = "awarded"
    route: str = "framework call-off"
    owner: str = "Illustrative owner"
    joint: bool = False
    grade: str = "C"
    source_ref: str = INVENTED


@dataclass(frozen=True)
class TargetRow:
    """One invented target; see the table ``targets``."""

    target: str
    parent: str
    trust: str
    name: str
    lever: str
    financial_year: str
    version: str
    version_date: dt.date
    value_pence: int
    kind: str = "recovery"
    source_ref: str = INVENTED


@dataclass(frozen=True)
class SchemeRow:
    """One invented scheme; see the table ``schemes``."""

    scheme: str
    title: str
    trust: str
    lever: str
    category: str
    status: str
    risk: str
    start_month: str
    full_year_effect_pence: int
    one_off_cost_pence: int
    qia_status: str
    already_in_plan: bool
    cash: str = "cash_releasing"
    owner: str = "Illustrative owner"
    budget: str = "non_pay"
    recurrent: bool = True
    account: str = "revenue"
    phasing: str = "straight"
    ongoing_cost_pence: int = 0
    source_of_claim: str = INVENTED
