"""The map of overlap with the table behind it."""

from __future__ import annotations

from optimiser.report.html.transport.corridors import corridors
from tests.unit.report.transport_sample import corridor, transport_part


def test_every_way_on_the_map_has_its_number_in_the_table() -> None:
    """Two ways are drawn and numbered by their kilometres; the table has trusts, ends and hour."""
    body = str(corridors(transport_part()))
    assert body.count('class="way way-0"') == 3
    assert body.index("Ash Hospital") < body.index("NE1 to Beech Hospital")
    assert "Ash and Beech" in body
    assert "14–15" in body


def test_a_place_without_coordinates_is_listed_and_not_drawn() -> None:
    """The way to an unknown place stands in the table only."""
    rows = [corridor("goods_goods", "A1", "B1", 5.0), corridor("goods_goods", "A1", "nowhere", 9.0)]
    body = str(corridors(transport_part(overlap_corridors=rows)))
    assert "not drawn" in body
    assert body.count("to nowhere") == 1


def test_hidden_ways_are_never_drawn() -> None:
    """Where kilometres are hidden no line could show them, and no other place or trust is named."""
    part = transport_part()
    frame = part.findings.frames["overlap_corridors"].iloc[:1]
    hidden = dict.fromkeys(("pairs", "matched", "km", "minutes"), "*")
    part.findings.frames["overlap_corridors"] = frame.astype(object).assign(
        **hidden, trust_a="other", trust_b="other", origin="other", destination="other", hour=None
    )
    body = str(corridors(part))
    assert "<svg" not in body
    assert "No way can be drawn" in body
    assert "Several trusts" in body
    assert "Ash" not in body


def test_without_ways_there_is_no_part() -> None:
    """Nothing overlaps: nothing is shown."""
    assert corridors(transport_part(overlap_corridors=[])) is None
