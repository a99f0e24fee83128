"""A whole case that nobody's records are in: trusts, places, purchases, movements, targets, and what was planted."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from optimiser.synthetic.buying_case import BuyingCase, make_buying
from optimiser.synthetic.case_rows import AreaRow, FactorRow, SiteRow, TrustRow
from optimiser.synthetic.case_text import Origin, case_text, financial_years
from optimiser.synthetic.contract_register import CARRIERS, buying_contracts, transport_contracts
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.invented_region import invented_region
from optimiser.synthetic.places import DEGREE, Place
from optimiser.synthetic.recovery_plan import schemes, targets
from optimiser.synthetic.region import Region
from optimiser.synthetic.rows import PlantedRow, SupplierRow, text_table
from optimiser.synthetic.spending import COLUMNS
from optimiser.synthetic.transport_day import Sizes, TransportWeekday, make_weekday

AS_OF = dt.date(2026, 11, 22)
"""The day every invented case speaks from, whenever it is made, so that the same options give the same bytes."""
_BUYING_CONTRACTS, _TRANSPORT_CONTRACTS = 201, 202
_CONSIGNMENTS_OF_ROUND = 7
_DAYS_OF_YEAR = 253
_FACTORS = (
    ("car-diesel-average", "Illustrative: diesel car", 170_000),
    ("van-diesel-class-iii", "Illustrative: large diesel van", 280_000),
    ("van-diesel-average", "Illustrative: diesel van", 260_000),
)


@dataclass(frozen=True)
class CaseSizes:
    """How large a case is.

    Parameters
    ----------
    trusts
        How many trusts, at least two.
    lines, journeys, consignments
        How many of each; of nothing there is no table.

    Raises
    ------
    ValueError
        If there are fewer than two trusts, less than nothing of anything, or nothing at all.
    """

    trusts: int
    lines: int
    journeys: int
    consignments: int

    def __post_init__(self) -> None:
        amounts = (self.lines, self.journeys, self.consignments)
        if self.trusts < 2 or min(amounts) < 0 or not any(amounts):
            msg = "a case has two trusts or more, and something of lines, journeys and consignments"
            raise ValueError(msg)


@dataclass(frozen=True, eq=False)
class InventedCase:
    """A case as it was made.

    Parameters
    ----------
    sizes, seed
        What was asked for.
    tables
        Rows by table, in the order in which the case declares them; of spend lines, see ``buying``.
    buying
        What is bought; ``None`` where there are no lines.
    """

    sizes: CaseSizes
    seed: int
    tables: dict[str, Sequence[object]]
    buying: BuyingCase | None

    def write(self, folder: Path, version: str) -> dict[str, int]:
        """Write the case into a folder, and return how many rows each table has.

        Parameters
        ----------
        folder
            An empty folder.
        version
            Version of the program.
        """
        counts = {}
        for name, rows in self.tables.items():
            columns, made = text_table(name, rows)
            counts[name] = _write(folder / f"{name}.csv", columns, (row.values() for row in made))
            if name == "items" and self.buying:
                counts["spend_lines"] = _write(folder / "spend_lines.csv", COLUMNS, self.buying.spending.rows())
        sizes = self.sizes
        options = (
            f"--trusts {sizes.trusts} --lines {sizes.lines} --journeys {sizes.journeys} "
            f"--consignments {sizes.consignments} --seed {self.seed}"
        )
        origin = Origin(sizes.trusts, AS_OF, self.seed, version, options)
        (folder / "case.toml").write_text(case_text(origin, counts), encoding="utf-8", newline="\n")
        return counts


def make_case(sizes: CaseSizes, seed: int) -> InventedCase:
    """Make a case; the same numbers give the same one.

    Parameters
    ----------
    sizes
        How large it is.
    seed
        Seed of everything random.
    """
    region = invented_region(sizes.trusts, seed)
    buying = make_buying(region.members, sizes.lines, AS_OF, seed) if sizes.lines else None
    rounds = -(-sizes.consignments // _CONSIGNMENTS_OF_ROUND)
    moved = Sizes(sizes.journeys, rounds, sizes.consignments)
    day = make_weekday(region, moved, seed) if sizes.journeys or sizes.consignments else None
    tables: dict[str, Sequence[object]] = {"trusts": _trusts(region), "sites": _sites(region)}
    tables |= {"areas": _areas(region)} if day else {}
    tables |= _bought(buying) if buying else {}
    tables["suppliers"] = _suppliers(buying, day)
    tables["contracts"] = [
        *(_buying_contracts(buying, seed) if buying else ()),
        *(_transport_contracts(day, seed) if day else ()),
    ]
    spent = _spent(buying, day)
    weights = {member.trust: member.goods for member in region.members}
    tables["targets"] = targets(spent, weights, financial_years(AS_OF)[1], AS_OF)
    tables["schemes"] = schemes(spent, list(weights), AS_OF)
    planted: list[PlantedRow] = list(buying.planted) if buying else []
    if day:
        tables |= {name: rows for name, rows in day.tables().items() if name != "planted"}
        tables["factors"] = [FactorRow(code, name, grams, AS_OF.year) for code, name, grams in _FACTORS]
        planted += day.planted
    tables["planted"] = planted
    return InventedCase(sizes, seed, {name: rows for name, rows in tables.items() if rows}, buying)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Iterable[str]]) -> int:
    """Write one table row by row, so that memory does not grow with it, and return how many rows it has."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for count, row in enumerate(rows, start=1):  # noqa: B007 - the last number is the answer
            writer.writerow(row)
    return count


def _trusts(region: Region) -> list[TrustRow]:
    return [
        TrustRow(member.trust, f"Trust {member.trust[1:]}", f"Trust {member.trust[1:]}", member.kind)
        for member in region.members
    ]


def _sites(region: Region) -> list[SiteRow]:
    return [
        SiteRow(site.code, site.trust, f"Site {site.code}", site.kind, *_where(site), site.weight)
        for site in region.sites
    ]


def _areas(region: Region) -> list[AreaRow]:
    return [AreaRow(area.code, f"Area {area.code[1:]}", *_where(area), area.weight) for area in region.areas]


def _where(place: Place) -> tuple[str, str]:
    """Return latitude and longitude as text, exactly."""
    sign = "-" if place.longitude < 0 else ""
    (north, rest), (east, more) = divmod(place.latitude, DEGREE), divmod(abs(place.longitude), DEGREE)
    return f"{north}.{rest:05d}", f"{sign}{east}.{more:05d}"


def _bought(buying: BuyingCase) -> dict[str, Sequence[object]]:
    groups = buying.groups
    return {
        "items": buying.items,
        "demand": buying.demand,
        "offers": [row for group in groups for row in group.offers],
        "offer_tiers": [row for group in groups for row in group.tiers],
    }


def _suppliers(buying: BuyingCase | None, day: TransportWeekday | None) -> list[SupplierRow]:
    return [*(buying.suppliers if buying else ()), *(who.row() for who in CARRIERS if day)]


def _buying_contracts(buying: BuyingCase, seed: int) -> Sequence[object]:
    needs = (row for group in buying.groups for row in group.demand)
    return buying_contracts(needs, AS_OF, Draw(seed, _BUYING_CONTRACTS))


def _transport_contracts(day: TransportWeekday, seed: int) -> Sequence[object]:
    moved = [
        *((row.trust, "patient_transport") for row in day.journeys),
        *((row.trust, "courier") for row in day.consignments),
    ]
    return transport_contracts(day.region.members, moved, AS_OF, Draw(seed, _TRANSPORT_CONTRACTS))


def _spent(buying: BuyingCase | None, day: TransportWeekday | None) -> dict[str, int]:
    """Return what is spent in a year by lever, of transport if every working day were like the one that is made."""
    spent = {}
    if buying:
        spent["buying"] = int(buying.spending.orders.pence.sum()) + sum(row.amount_pence for row in buying.demand)
    if day:
        spent["transport"] = (day.fleet.journeys_pence + day.fleet.goods_pence) * _DAYS_OF_YEAR
    return spent
