"""What cells look like."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.value_profile import gtin_checks, kinds_of, profile


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("30/04/2020", "date"),
        ("07-SEP-2020", "date"),
        ("2020-04-30 00:00:00", "date"),
        ("20200430", "date"),
        ("44136", "serial"),
        ("Jul-20", "period"),
        ("April 2020", "period"),
        ("£38,148.43", "pound"),
        ("(1,234.50)", "pence"),
        ("1.234,50", "number"),
        ("SIN000039", "code"),
        ("EA", "unit"),
        ("Boots UK Ltd", "legal"),
        ("NE1 4LP", "postcode"),
        ("GB 123 4567 89", "vat_number"),
        ("05012345678900", "gtin"),
        ("https://example.org", "address"),
    ],
)
def test_each_kind_is_recognised(text: str, kind: str) -> None:
    """Dates, months, amounts, codes and names are known in the forms in which people write them."""
    assert kind in kinds_of(text)


@pytest.mark.parametrize(("text", "kind"), [("Marketing", "period"), ("1168648", "serial"), ("1457427", "date")])
def test_what_only_looks_alike_is_not(text: str, kind: str) -> None:
    """A word that begins like a month and a number too large for a day are neither."""
    assert kind not in kinds_of(text)


def test_a_very_long_cell_is_text_only() -> None:
    """No pattern is laid over a cell of thousands of characters."""
    assert kinds_of("1" * 1000) == {"text", "long"}


def test_shares_are_of_filled_cells() -> None:
    """Blank cells and dashes do not count."""
    column = profile(["01/02/2020", "", " - ", "gone", "03/02/2020", "01/02/2020"])
    assert (column.filled, column.distinct, column.share("date")) == (4, 3, 0.75)


def test_the_check_digit_of_a_trade_item_number() -> None:
    """A right one passes, a wrong one and noughts alone do not."""
    assert [gtin_checks(digits) for digits in ("5012345678900", "5012345678901", "00000000")] == [True, False, False]
