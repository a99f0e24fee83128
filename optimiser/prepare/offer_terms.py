"""What a row of offers or of tiers says: its price in pence, and whether it holds on the case's date."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from optimiser.case import Case


def in_pence(millionths: object) -> Fraction:
    """Turn a price in millionths of a pound into pence.

    Parameters
    ----------
    millionths
        A price as it was read [millionths of a pound].
    """
    return Fraction(int(str(millionths)), 10_000)


def tier_price(row: pd.Series, listed: Fraction) -> Fraction:
    """Return the price a row of tiers names: its own, or the list price less its discount [pence per unit].

    Parameters
    ----------
    row
        A row of tiers.
    listed
        The list price of its offer [pence per unit].
    """
    if row["price_gbp_millionths"] is not pd.NA:
        return in_pence(row["price_gbp_millionths"])
    discount = Fraction(0) if pd.isna(row["discount"]) else Fraction(str(row["discount"]))
    return listed * (1 - discount)


def is_open(offer: pd.Series, case: Case) -> bool:
    """Whether an offer holds on the case's date.

    Parameters
    ----------
    offer
        A row of the offers.
    case
        For its date.
    """
    begun = offer["valid_from"] is None or offer["valid_from"] <= case.as_of
    over = offer["valid_to"] is not None and offer["valid_to"] < case.as_of
    return begun and not over
