"""Every line has one reason or is compared."""

from __future__ import annotations

from models.procurement.exclusions import KEPT, REASONS, line_reasons, reason_totals, supported_items
from models.procurement.spend import PriceInstance, Support
from tests.unit.models.procurement.drawn import lines


def reasons_in_words(instance: PriceInstance) -> list[str]:
    """Return the reason of each line."""
    return [REASONS[code] for code in line_reasons(instance)]


def test_each_reason_is_found_in_the_stated_order() -> None:
    """A line that several reasons fit has the first of them: credit, internal, no item, no quantity, zero."""
    instance = lines(
        """
        A gloves s1   10  500
        A -      own  -   -500
        B -      own  -   500
        A -      s1   -   500
        A gloves s1   -   500
        A gloves s1   10  0
        A gloves s1   -   0
        A -      s1   10  0
        """,
        owners={"own": "B"},
    )
    assert reasons_in_words(instance) == ["", "credit", "internal", "no_item", "no_quantity", "zero", "zero", "no_item"]


def test_the_supplier_of_the_payer_itself_is_internal_too() -> None:
    """What trust B pays its own company is internal, as is what trust A pays it."""
    assert reasons_in_words(lines("A gloves own 1 10\nB gloves own 1 10", owners={"own": "B"})) == [
        "internal",
        "internal",
    ]


def test_an_item_needs_trusts_lines_and_volume() -> None:
    """Of four items the first passes; the others lack a trust, a line and 1 unit; excluded lines lend no support."""
    table = """
        A passes s 4 40
        B passes s 4 40
        A passes s 2 40
        A trusts s 4 40
        A trusts s 4 40
        A trusts s 4 40
        A lines  s 5 40
        B lines  s 5 40
        A volume s 3 40
        B volume s 3 40
        B volume s 3 40
        B lines  s 5 -40
    """
    instance = lines(table, support=Support(min_trusts=2, min_lines=3, min_millionths=10_000_000))
    assert reasons_in_words(instance) == ["", "", "", *["support"] * 8, "credit"]
    reasons = line_reasons(instance)
    assert dict(zip(instance.items, supported_items(instance, reasons).tolist(), strict=True)) == {
        "passes": True,
        "trusts": False,
        "lines": False,
        "volume": False,
    }


def test_reasons_add_up_to_all_lines() -> None:
    """Lines and pence by reason: 700 compared, -50 credit, 300 without a quantity, nothing for the rest."""
    instance = lines(
        """
        A gloves s 1 200
        B gloves s 1 500
        A gloves s 1 -50
        B gloves s - 300
        """
    )
    reasons = line_reasons(instance)
    totals = {row.reason: (row.lines, row.pence) for row in reason_totals(instance, reasons)}
    assert tuple(totals) == REASONS
    assert {reason: total for reason, total in totals.items() if total[0]} == {
        "": (2, 700),
        "credit": (1, -50),
        "no_quantity": (1, 300),
    }
    assert sum(pence for _, pence in totals.values()) == int(instance.pence.sum())
    assert (reasons == KEPT).sum() == 2
