"""Compile the small tables of the shipped cases from the raw reference data.

Run from the top of the repository: ``python data/compile --real-data DIR --out data/cases``. The same raw files
give the same bytes every time. Only CSV tables are written; each folder's ``case.toml`` is kept by hand.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import contracts
import driving
import eric
import illustration
import illustration_offers
import illustration_transport
import london
import mobility
import organisations
import places
from organisations import Member
from writing import Row, write_table


def compile_estates_case(real_data: Path, folder: Path, members: Sequence[Member]) -> None:
    """Write trusts, sites, items and spend lines of one collaborative; the same for every list of trusts."""
    sites = eric.read_site_return(real_data)
    trusts = [member.code for member in members]
    types = {site["Trust Code"]: site["Trust Type"] for site in sites}
    names = organisations.read_official_names(real_data)
    located, postcodes = places.read_located_sites(real_data), places.read_postcodes(real_data)
    write_table(folder, "trusts", organisations.COLUMNS, organisations.trust_rows(members, names, types))
    write_table(folder, "sites", places.COLUMNS, places.site_rows(sites, trusts, located, postcodes))
    write_table(folder, "items", eric.ITEM_COLUMNS, eric.item_rows())
    write_table(folder, "spend_lines", eric.LINE_COLUMNS, eric.spend_line_rows(sites, trusts))


def compile_nenc(real_data: Path, folder: Path) -> None:
    """Write what only the North East and North Cumbria case has: contracts, miles, rates, factors, illustration."""
    compile_estates_case(real_data, folder, organisations.NENC)
    register = contracts.read_register(real_data)
    write_table(folder, "contracts", contracts.CONTRACT_COLUMNS, contracts.contract_rows(register))
    write_table(folder, "suppliers", contracts.SUPPLIER_COLUMNS, contracts.supplier_rows(register))
    write_table(folder, "mileage", mobility.MILEAGE_COLUMNS, mobility.mileage_rows(real_data, organisations.NENC))
    write_table(folder, "mileage_rates", mobility.RATE_COLUMNS, mobility.rate_rows(real_data))
    write_table(folder, "factors", mobility.FACTOR_COLUMNS, mobility.factor_rows(real_data))
    write_table(folder, "areas", driving.AREA_COLUMNS, driving.area_rows(real_data))
    write_table(folder, "roads", driving.ROAD_COLUMNS, driving.road_rows(real_data))
    write_table(folder, "travel_times", driving.TIME_COLUMNS, driving.time_rows(real_data))
    weights = illustration.target_weights(eric.read_site_return(real_data), organisations.NENC)
    targets = illustration.target_rows(organisations.NENC, weights)
    write_table(folder, "targets", illustration.TARGET_COLUMNS, targets)
    write_table(folder, "schemes", illustration.SCHEME_COLUMNS, illustration.scheme_rows())
    planted = illustration_transport.write_nenc(folder)
    illustration_offers.write_nenc(folder, _lines(real_data, organisations.NENC), planted)


def compile_lancashire(real_data: Path, folder: Path) -> None:
    """Write the case of Lancashire and South Cumbria, with invented offers to show what rules cost."""
    compile_estates_case(real_data, folder, organisations.LANCASHIRE)
    illustration_offers.write_lancashire(folder, _lines(real_data, organisations.LANCASHIRE))


def _lines(real_data: Path, members: Sequence[Member]) -> list[Row]:
    """Return the spend lines of a collaborative."""
    return list(eric.spend_line_rows(eric.read_site_return(real_data), [member.code for member in members]))


def compile_london(real_data: Path, folder: Path) -> None:
    """Write the suppliers shared by eight London trusts, and say what was left out."""
    members = organisations.LONDON
    names = organisations.read_official_names(real_data)
    types = {site["Trust Code"]: site["Trust Type"] for site in eric.read_site_return(real_data)}
    spending = london.read_spending(real_data, members)
    suppliers = london.published_suppliers(spending)
    own_names = {member.code: names[member.code] for member in members}
    lines = london.spend_line_rows(suppliers, members, real_data)
    write_table(folder, "trusts", organisations.COLUMNS, organisations.trust_rows(members, names, types))
    write_table(folder, "suppliers", london.SUPPLIER_COLUMNS, london.supplier_rows(suppliers, own_names))
    write_table(folder, "spend_lines", london.LINE_COLUMNS, lines)
    for reason, some, count, pounds in london.left_out(spending):
        print(f"london: {reason}: {some} suppliers, {count} lines, {pounds} pounds")  # noqa: T201
    total = sum(line.amount for line in spending.totals)
    print(f"london: lines of totals, in no sum: {len(spending.totals)}, {total} pounds")  # noqa: T201


def main() -> None:
    """Read the arguments and compile every case."""
    top = Path(__file__).resolve().parents[2]
    default = os.environ.get("OPTIMISER_REAL_DATA") or str(top.parent / "shared" / "data")
    parser = argparse.ArgumentParser(description="Compile the shipped cases from the raw reference data.")
    parser.add_argument("--real-data", type=Path, default=Path(default), help="folder of the raw reference data")
    parser.add_argument("--out", type=Path, default=top / "data" / "cases", help="folder of the cases")
    arguments = parser.parse_args()
    compile_nenc(arguments.real_data, arguments.out / "nenc")
    compile_lancashire(arguments.real_data, arguments.out / "lancashire")
    compile_estates_case(arguments.real_data, arguments.out / "group", organisations.GROUP)
    compile_london(arguments.real_data, arguments.out / "london")


if __name__ == "__main__":
    main()
