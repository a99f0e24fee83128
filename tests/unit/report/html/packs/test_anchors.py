"""Where lots and suppliers stand among the packs."""

from __future__ import annotations

from optimiser.report.html.packs.anchors import lot_anchor, lot_link, paged_suppliers, supplier_anchor, supplier_link
from tests.unit.report.award_sample import award_part, market_tables


def test_codes_stay_apart_and_plain() -> None:
    """Any sign may stand in a code; anchors have plain letters and two codes never share one."""
    _, findings = award_part()
    codes = ["a b", "a_b", "a-b", "A/b", "é", "../x", '"><script>']
    anchors = {lot_anchor(code, findings) for code in codes}
    assert len(anchors) == len(codes)
    assert all(sign.isalnum() or sign in "-_" for anchor in anchors for sign in anchor)
    assert all(anchor.isascii() for anchor in anchors)


def test_the_two_parts_have_their_own_anchors() -> None:
    """The same lot may stand among real records and in the illustration."""
    main, apart = award_part()[1], award_part("synthetic")[1]
    assert lot_link("ward", main) == "packs.html#lot-ward"
    assert supplier_link("one", apart) == f"packs.html#{supplier_anchor('one', apart)}"
    assert supplier_anchor("one", apart) == "illustration-supplier-one"


def test_who_has_a_page() -> None:
    """Suppliers that trusts share and those of the recommended award; nobody who is not stated."""
    assert paged_suppliers(award_part()[1]) == {"one", "two"}
    shared = [{"supplier": "three"}, {"supplier": "(not stated)"}]
    assert paged_suppliers(award_part(shared_suppliers=shared)[1]) == {"one", "two", "three"}
    assert paged_suppliers(award_part("synthetic", **market_tables("supplied"))[1]) == {"one", "two"}
