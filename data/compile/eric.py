"""ERIC 2023/24, the estates return: items and spend lines of any list of trusts, summed from its site file."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from services import SERVICES, Service
from writing import Row, money, quantity

FINANCIAL_YEAR = "2023/24"
ITEM_COLUMNS = ("item", "name", "category", "unit", "comparison", "comparison_reason")
LINE_COLUMNS = (
    "line_id",
    "trust",
    "financial_year",
    "item",
    "category",
    "quantity",
    "unit",
    "amount_gbp",
    "source_ref",
    "note",
)


def read_site_return(real_data: Path) -> list[dict[str, str]]:
    """Return every row of the ERIC 2023/24 site file as published, one per site."""
    text = gzip.decompress((real_data / "eric" / "ERIC_2023_24_site.csv.gz").read_bytes()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def figure(text: str) -> Decimal | None:
    """Return a figure of the return, or nothing where the trust answered ``N/A`` or left it empty.

    Raises
    ------
    ValueError
        If it is neither a number nor an empty answer.
    """
    plain = text.strip().replace(",", "")
    if plain in {"", "N/A"}:
        return None
    if not plain.lstrip("-").replace(".", "", 1).isdigit():
        msg = f"not a figure: {plain!r}"
        raise ValueError(msg)
    return Decimal(plain)


def item_rows() -> list[Row]:
    """Make the items table: the same services in every ERIC case."""
    return [
        {
            "item": service.item,
            "name": service.name,
            "category": service.category,
            "unit": service.unit,
            "comparison": service.comparison,
            "comparison_reason": service.reason,
        }
        for service in SERVICES
    ]


def service_totals(sites: Sequence[dict[str, str]], trust: str, service: Service) -> tuple[Decimal, Decimal, int, int]:
    """Sum one service of one trust over its sites.

    Returns
    -------
    tuple
        Cost [GBP], volume [the service's unit], sites that hold a figure for either, sites in all.
    """
    own = [site for site in sites if site["Trust Code"] == trust]
    cost = volume = Decimal(0)
    holding = 0
    for site in own:
        costs = [figure(site[column]) for column in service.cost_columns]
        site_volume = figure(site[service.volume_column])
        cost += sum((value for value in costs if value is not None), Decimal(0))
        volume += site_volume or Decimal(0)
        holding += any(value is not None for value in (*costs, site_volume))
    return cost, volume, holding, len(own)


def spend_line_rows(sites: Sequence[dict[str, str]], trusts: Sequence[str]) -> list[Row]:
    """Make the spend lines: one for each service and trust, a return of zero included."""
    rows: list[Row] = []
    for service in SERVICES:
        for trust in trusts:
            cost, volume, holding, in_all = service_totals(sites, trust, service)
            columns = " + ".join(service.cost_columns)
            rows.append(
                {
                    "line_id": f"ERIC2324-{trust}-{service.item}",
                    "trust": trust,
                    "financial_year": FINANCIAL_YEAR,
                    "item": service.item,
                    "category": service.category,
                    "quantity": quantity(volume),
                    "unit": service.unit,
                    "amount_gbp": money(cost),
                    "source_ref": f"ERIC 2023/24 site return: cost {columns}; volume {service.volume_column}; "
                    f"summed over {holding} of {in_all} sites that hold a figure",
                    "note": _note(cost, volume),
                }
            )
    return rows


def _note(cost: Decimal, volume: Decimal) -> str:
    """Say what a zero in the return means for the reader."""
    if not cost and not volume:
        return "The trust returned no cost and no volume."
    if not cost:
        return "The trust returned a volume but no cost."
    if not volume:
        return "The trust returned a cost but no volume."
    return ""
