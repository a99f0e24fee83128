"""Purchase-order texts to items."""

from __future__ import annotations

import pandas as pd

from optimiser.ingest.decisions import Decision, match_id
from optimiser.ingest.item_match.match import match_items

GLOVES = ("Gloves nitrile M box 100", "GLV NITRL MED BX/100", "Gloves nitrile L box 100")


def decided(left: str, right: str, verdict: str) -> Decision:
    """Return a decision on two texts."""
    return Decision(match_id("item", left, right), "item", left, right, verdict, "buyer", "2026-11-22T10:00:00Z")  # type: ignore[arg-type]


def frame(*descriptions: str) -> pd.DataFrame:
    """Return a frame of descriptions."""
    return pd.DataFrame({"description": descriptions})


def test_items_links_and_names() -> None:
    """Two spellings are one item named after the more usual one, another size is another; the link is told."""
    matches = match_items(frame(*GLOVES).assign(lines=[1, 5, 1]))
    assert list(matches.item_of.duplicated()) == [False, True, False]
    assert sorted(matches.items["name"]) == ["GLV NITRL MED BX/100", "Gloves nitrile L box 100"]
    assert set(matches.items["unit"]) == {"each"}
    assert matches.links[["left", "right", "reason", "band"]].to_numpy().tolist() == [
        [GLOVES[1], GLOVES[0], "the same words and sizes", "auto"]
    ]
    assert matches.links["match"].iloc[0] == match_id("item", GLOVES[0], GLOVES[1])


def test_the_order_of_rows_changes_nothing() -> None:
    """Turned round, the same rows give the same items, under the frame's own index."""
    rows = frame(*GLOVES, "Syringe 10ml", "10 ml syringe", "Needle 21G")
    there, back = match_items(rows), match_items(rows.iloc[::-1])
    pd.testing.assert_frame_equal(there.items, back.items)
    pd.testing.assert_series_equal(there.item_of, back.item_of.sort_index())


def test_keys_stand_in_the_table_and_in_the_identifier() -> None:
    """An item tells its GTINs, codes, makers and part numbers; a GTIN that is none is told with the reason."""
    rows = pd.DataFrame(
        {
            "description": ["Gloves", "GLV"],
            "gtin": ["4006381333931", "4006381333932"],
            "item_code": ["FTE100", "FTE100"],
            "maker": ["Acme Ltd", "ACME"],
            "mpc": ["A-12", "A12"],
        }
    )
    matches = match_items(rows)
    item = matches.items.iloc[0]
    assert len(matches.items) == 1
    assert item["item"].startswith("item_fte100_")
    assert [item[name] for name in ("gtin", "nhssc_code", "maker", "maker_part_number", "texts")] == [
        "04006381333931",
        "FTE100",
        "ACME",
        "A12",
        2,
    ]
    assert matches.refused_gtins.to_numpy().tolist() == [["4006381333932", "its check digit is wrong"]]


def test_a_chain_is_told() -> None:
    """How two texts came to be one item is told step by step; nothing for texts that are two."""
    matches = match_items(frame(*GLOVES))
    assert matches.chain(GLOVES[0], GLOVES[1]) == [GLOVES[0], "the same words and sizes", GLOVES[1]]
    assert matches.chain(GLOVES[0], GLOVES[2]) == []
    assert matches.chain(GLOVES[0], "nothing") == []


def test_decisions_override() -> None:
    """A rejected pair stays apart, an accepted one is joined in spite of its sizes, others are left alone."""
    rejected = match_items(frame(*GLOVES), [decided(GLOVES[0], GLOVES[1], "reject")])
    assert not rejected.item_of.duplicated().any()
    assert rejected.links["band"].tolist() == ["reject"]
    accepted = match_items(frame(*GLOVES), [decided(GLOVES[0], GLOVES[2], "accept")])
    assert len(accepted.items) == 1
    assert "accepted by buyer on 2026-11-22" in set(accepted.links["reason"])
    other = match_items(frame(*GLOVES), [decided(GLOVES[0], "Not here", "reject")])
    assert other.item_of.nunique() == 2


def test_review_lists_the_most_lines_first() -> None:
    """What a person should look at begins with what is bought most."""
    rows = frame("Dressing foam silver", "Dressing foam", "Catheter zorblan red", "Catheter zorblan")
    matches = match_items(rows.assign(lines=[1, 1, 9, 9]))
    assert matches.review["left"].tolist() == ["Catheter zorblan", "Dressing foam"]
    assert set(matches.review["band"]) == {"review"}


def test_a_row_without_a_text_is_no_item() -> None:
    """Empty descriptions without keys get no item; no rows give no items."""
    matches = match_items(frame("", "Gloves"))
    assert matches.item_of.iloc[0] == ""
    assert matches.items["name"].tolist() == ["Gloves"]
    assert match_items(frame()).items.empty
