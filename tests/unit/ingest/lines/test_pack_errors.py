"""Prices of one each that differ as if by a pack, with their pounds."""

from __future__ import annotations

from pathlib import Path

from optimiser.ingest.lines.pack_errors import pack_error_issues, pack_errors
from optimiser.ingest.lines.said import Things
from optimiser.ingest.lines.sums import Sums
from tests.unit.ingest.lines.small_reading import read_small

TITLES = "Order Date,Supplier,NPC,Item Description,Qty,UOI,Pack Size,Line Total"
BOXES = "30/04/2025,Acme Ltd,FTE123,Gloves nitrile medium,10,BOX,100,35.00"
EACHES = "28/04/2025,Acme Ltd,FTE123,Gloves nitrile medium,1000,EACH,,3500.00"


def test_within_one_trust(tmp_path: Path) -> None:
    """Lines at a hundred times the usual price of one each are told, with what they are above it."""
    outcome = read_small(
        tmp_path, {"po.csv": "\n".join([TITLES, BOXES, BOXES.replace("01/", "02/", 1), EACHES])}
    ).outcome
    (row,) = pack_errors(outcome.sums, outcome.things)
    assert (row["dear_unit"], row["cheap_unit"], row["pack"], row["ratio"]) == (
        "EACH",
        "BOX, pack size 100",
        100,
        100.0,
    )
    assert (row["dear_paid_pence"], row["at_stake_pence"], row["dear_lines"]) == (350_000, 346_500, 1)
    assert row["dear_price_each_gbp_millionths"] == 3_500_000
    (issue,) = pack_error_issues([row])
    assert issue.kind == "suspected-pack-error"
    assert "£3,465.00 of £3,500.00" in issue.message


def thing(unit: str, pack: str) -> str:
    """Return what a line says of a glove in that unit."""
    return f"gloves\x1f\x1f\x1f\x1f\x1f{unit}\x1f{pack}"


def test_between_trusts() -> None:
    """What two trusts bought is held against each other; a price that is merely dear is not told."""
    box, each = thing("BOX", "100"), thing("EACH", "")
    things = Things(
        item_of={box: "g", each: "g"}, eaches_of={box: 100, each: 1}, items=({"item": "g", "name": "Gloves"},)
    )
    sums = Sums(bought={("RAA", box, 0): [5, 3_500, 10_000_000], ("RBB", each, 1): [1, 350_000, 1_000_000_000]})
    (row,) = pack_errors(sums, things)
    assert (row["dear_trust"], row["cheap_trust"], row["name"]) == ("RBB", "RAA", "Gloves")
    sums.bought["RBB", each, 1][1] = 10_000
    assert pack_errors(sums, things) == []


def test_many_suspicions_are_drawn_together() -> None:
    """Of many suspicions those of most pounds are told one by one and the others counted."""
    row = {"dear_trust": "RAA", "cheap_trust": "RBB", "ratio": 10.0, "name": "Gloves", "pack": 10}
    issues = pack_error_issues([{**row, "at_stake_pence": 100, "dear_paid_pence": 200}] * 25)
    assert len(issues) == 21
    assert issues[-1].message == "5 more, £5.00 together."
