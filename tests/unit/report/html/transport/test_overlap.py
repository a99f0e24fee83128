"""Overlap, groups and contracts as the page shows them."""

from __future__ import annotations

import datetime as dt
import re

from optimiser.report.html.transport.overlap import contracts, groups, overlap
from tests.unit.report.transport_sample import overlap_row, transport_part


def test_pairs_stand_beside_those_of_two_trusts() -> None:
    """One line a kind: pairs, could share, of two trusts, at once, kilometres and what is proven at most."""
    body = str(overlap(transport_part()))
    assert "Patients with patients" in body
    cells = re.findall(r'<td class="number[^"]*">([^<]*)</td>', body)
    assert cells[:8] == ["300", "40", "25", "12", "12", "210.4", "215.0", "4.2"]
    assert "neither ride grows by more than 20 minutes" in body
    assert "Their times do not meet" in body


def test_rounds_are_told_across_trusts_only() -> None:
    """Where there is no line for all pairs, the line of two trusts stands in and says so."""
    body = str(overlap(transport_part(overlap=[overlap_row("goods_goods", True)])))
    assert "of two trusts only" in body


def test_several_kinds_of_day_are_told_apart() -> None:
    """Each kind of day has its own group of lines."""
    rows = [overlap_row("patient_patient", None), {**overlap_row("patient_patient", None), "day_type": "sunday"}]
    body = str(overlap(transport_part(overlap=rows)))
    assert [re.sub("<.*?>", "", text) for text in re.findall(r'<tr class="group">.*?</tr>', body)] == [
        "Sunday",
        "Weekday",
    ]


def test_groups_add_up_over_their_sizes() -> None:
    """Groups of all sizes, the largest, and the one with most kilometres fewer."""
    shared = {"day_type": "weekday", "kind": "patient_patient", "trusts": 2, "complete": True}
    rows = [{**shared, "size": 2, "cliques": 9, "km": 30.0}, {**shared, "size": 4, "cliques": 1, "km": 20.0}]
    body = str(groups(transport_part(overlap_cliques=rows)))
    assert re.findall(r'<td class="number">([^<]*)</td>', body) == ["10", "4", "2", "2", "2", "30.0"]


def test_contracts_have_titles_trusts_and_dates() -> None:
    """Two contracts by the titles of the register, with the trusts that buy on each and when both run."""
    row = {
        "contract_a": "C1",
        "contract_b": "C2",
        "category": "courier",
        "trusts_a": "AAA",
        "trusts_b": "BBB",
        "overlap_from": dt.date(2026, 4, 1),
        "overlap_to": None,
        "places": 3,
        "basis": "published",
    }
    body = str(contracts(transport_part(overlap_contracts=[row])))
    assert "Courier days" in body
    assert "Beech" in body
    assert "1 Apr 2026" in body
    assert body.count("not known") == 2


def test_nothing_to_show() -> None:
    """Without pairs, groups or contracts there is no part."""
    part = transport_part(overlap=[], overlap_cliques=[])
    assert overlap(part) is groups(part) is contracts(part) is None
