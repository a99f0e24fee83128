"""Columns of the bid sheet, sheet by sheet, and how each input cell is read."""

from __future__ import annotations

from optimiser.tables.bid_layout import (
    BUNDLES,
    DISCOUNT_METHODS,
    DISCOUNTS,
    EVERYTHING,
    MEASURES,
    MOST_TIERS,
    PRICES,
    TIER_METHODS,
    VOLUME_PRICES,
    VOLUMES,
    BidBlock,
    BidField,
)
from optimiser.tables.bid_request import BidLine, BidRequest
from optimiser.tables.columns import Column

_PRICE_UNIT = "GBP per unit"


def locked_values(line: BidLine) -> dict[str, str | int]:
    """Return what the locked cells of a row must hold: texts, and volumes in millionths.

    Parameters
    ----------
    line
        What is asked for.
    """
    own: dict[str, str | int] = {
        "lot": line.lot,
        "item": line.item,
        "description": line.name,
        "unit": line.unit,
        "volume": line.total,
        "trusts": len(line.volumes) * 1_000_000,
    }
    return own | {f"volume_{trust}": volume for trust, volume in line.volumes}


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def _number(name: str, meaning: str, unit: str, maximum: float | None = None) -> Column:
    return Column(name, "quantity", meaning, unit, minimum=0, maximum=maximum)


def _date(name: str, meaning: str) -> Column:
    return Column(name, "date", meaning)


_LOT = BidField("Lot", _text("lot", "Lot the item is bought in."), "locked", "What we ask for")
_ITEM = BidField("Item code", Column("item", "code", "The buyer's code of the item."), "locked")
_DESCRIPTION = BidField("Description", _text("description", "The item in words."), "locked")
_UNIT = BidField("Unit", _text("unit", "What one price is for."), "locked")
_VOLUME = BidField("Volume a year", _number("volume", "What all trusts need together.", "`unit`"), "locked")
_TRUSTS = BidField("Trusts", _number("trusts", "How many trusts need it.", "trusts"), "locked")
_ROW = (_LOT, _ITEM, _DESCRIPTION, _UNIT, _VOLUME)
_VALIDITY = (
    BidField(
        "Valid from",
        _date("valid_from", "First day the price holds."),
        band="When and how it can be bought",
        counts=False,
    ),
    BidField("Valid to", _date("valid_to", "Last day the price holds."), counts=False),
    BidField("Framework", Column("framework", "code", "Framework it can be bought under."), counts=False),
    BidField("Framework ends", _date("framework_end", "Last day of the framework."), counts=False),
    BidField("Route", _text("route", "Procurement route."), counts=False),
)


def _tiers() -> tuple[BidField, ...]:
    """Return the columns of the tiers: from, then a price or a discount."""
    fields = []
    for number in range(1, MOST_TIERS + 1):
        fields += [
            BidField(
                "From",
                _number(f"from_{number}", "Volume or pounds a year from which it holds.", "as counted"),
                band=f"Tier {number}",
            ),
            BidField("Price each £", _number(f"price_{number}", "Price of one unit in this tier.", _PRICE_UNIT)),
            BidField("or discount", _number(f"discount_{number}", "Share taken off your price.", "fraction", 1)),
        ]
    return tuple(fields)


PRICE_BLOCK = BidBlock(
    PRICES,
    (
        *_ROW,
        _TRUSTS,
        BidField("Price each £", _number("price", "Price of one unit, net of VAT.", _PRICE_UNIT), band="Your offer"),
        BidField("Value a year £", Column("value_gbp", "money", "Volume times price.", "GBP"), "formula"),
        BidField("Check", _text("check", "Whether the row is an offer."), "formula"),
        BidField("Most you can supply a year", _number("capacity", "Most that can be supplied in a year.", "`unit`")),
        BidField("Minimum order a year", _number("minimum_order", "Least that must be bought in a year.", "`unit`")),
        BidField("Carbon kgCO2e per unit", _number("carbon_kg", "Emissions of one unit.", "kgCO2e per unit")),
        *_VALIDITY,
    ),
)
TIER_BLOCK = BidBlock(
    VOLUME_PRICES,
    (
        *_ROW,
        BidField("Your price each £", _number("listed", "Price of the sheet Prices.", _PRICE_UNIT), "formula"),
        BidField(
            "Lower price for",
            Column("method", "choice", "Which units a tier's price is for.", choices=tuple(TIER_METHODS)),
            band="How tiers work",
            counts=False,
        ),
        BidField(
            "Counted in",
            Column("measure", "choice", "What the thresholds count.", choices=tuple(MEASURES)),
            counts=False,
        ),
        *_tiers(),
    ),
)
BUNDLE_BLOCK = BidBlock(
    BUNDLES,
    (
        BidField("Bundle", Column("bundle", "code", "Your name for the bundle, such as B1."), band="Your bundle"),
        BidField("Item code", Column("item", "code", "An item of the sheet Prices.")),
        BidField("Description", _text("description", "The item in words."), "formula"),
        BidField("Unit", _text("unit", "What one price is for."), "formula"),
        BidField("Volume a year", _number("volume", "What all trusts need together.", "`unit`"), "formula"),
        BidField("Price each £ in the bundle", _number("price", "Price of one unit, net of VAT.", _PRICE_UNIT)),
        BidField("Value a year £", Column("value_gbp", "money", "Volume times price.", "GBP"), "formula"),
        *_VALIDITY,
    ),
)
DETAIL_FIELDS = (
    BidField("Supplier name", _text("name", "Your registered name.")),
    BidField(
        "Supplier code", Column("code", "code", "The code by which the buyer knows you; empty where you have none.")
    ),
    BidField("Company number", Column("company_number", "code", "Your number at Companies House.")),
    BidField("Small or medium-sized?", Column("sme", "boolean", "Fewer than 250 people, and within the SME limits.")),
    BidField("Local?", Column("local", "boolean", "You supply from a site within the area of these trusts.")),
    BidField(
        "Set-up charge, once £",
        Column(
            "activation_gbp", "money", "What you charge once for being taken on, whatever is bought.", "GBP", minimum=0
        ),
    ),
    BidField(
        "Delivery, each trust and year £",
        Column(
            "delivery_gbp",
            "money",
            "What you charge each trust that buys from you, a year, for delivery.",
            "GBP",
            minimum=0,
        ),
    ),
    BidField(
        "Changeover, each trust, once £",
        Column("switching_gbp", "money", "What you charge each trust once for moving to you.", "GBP", minimum=0),
    ),
)


def discount_block(lots: tuple[str, ...]) -> BidBlock:
    """Return the sheet of discounts and rebates on totals.

    Parameters
    ----------
    lots
        Lots whose totals may be named besides everything.
    """
    return BidBlock(
        DISCOUNTS,
        (
            BidField(
                "On the total of",
                Column("covers", "choice", "Everything you sell us, or one lot.", choices=(EVERYTHING, *lots)),
                band="Your discounts and rebates",
            ),
            BidField(
                "How it works",
                Column("method", "choice", "What a step lowers or pays back.", choices=tuple(DISCOUNT_METHODS)),
            ),
            BidField(
                "From £ a year",
                Column("from_gbp", "money", "Total at your prices from which it holds.", "GBP", minimum=0),
            ),
            BidField("Discount or share", _number("share", "Share taken off or paid back.", "fraction", 1)),
            BidField("Lump sum £", Column("lump_gbp", "money", "Sum paid back once a year.", "GBP", minimum=0)),
        ),
    )


def volume_block(request: BidRequest) -> BidBlock:
    """Return the sheet of volumes by trust, one column a trust.

    Parameters
    ----------
    request
        What is asked for.
    """
    trusts = tuple(
        BidField(
            name if name == code else f"{name} ({code})",
            _number(f"volume_{code}", "What the trust needs in a year.", "`unit`"),
            "locked",
            "" if place else "Volume a year by trust",
        )
        for place, (code, name) in enumerate(request.trusts)
    )
    total = BidField("Volume a year", _number("volume", "What all trusts need together.", "`unit`"), "formula")
    return BidBlock(VOLUMES, (_LOT, _ITEM, _DESCRIPTION, _UNIT, total, *trusts))


def discount_rows(lots: tuple[str, ...]) -> int:
    """Return how many rows the sheet of discounts has: four for everything, four for each lot, sixty at most."""
    return min(60, max(12, MOST_TIERS * (len(lots) + 1)))
