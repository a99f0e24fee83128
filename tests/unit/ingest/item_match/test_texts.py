"""The distinct texts of a frame."""

from __future__ import annotations

import pandas as pd

from optimiser.ingest.item_match.texts import read_texts


def test_rows_of_one_text_are_one() -> None:
    """Rows that differ in blanks or in the pack alone are one text; another key makes another."""
    frame = pd.DataFrame(
        {
            "description": ["Gloves  M", "Gloves M", "Gloves M", None],
            "gtin": ["", "", "4006381333931", ""],
            "pack_size": ["100", "200", "", ""],
            "lines": [2, 3, 4, 1],
        }
    )
    texts = read_texts(frame)
    assert texts.labels == ("", "Gloves M", "Gloves M [GTIN 04006381333931]")
    assert texts.of_row == (1, 1, 2, 0)
    assert texts.weight == (1, 5, 4)


def test_a_measured_pack_belongs_to_the_text() -> None:
    """150 ml in the column of packs is a size, and is not told twice."""
    frame = pd.DataFrame({"description": ["Lotion", "Lotion 150ml"], "pack_size": ["150ml", "150ml"]})
    assert read_texts(frame).labels == ("Lotion 150ml",)


def test_slips_are_mended() -> None:
    """A rare word is read as the usual one, and that is told."""
    frame = pd.DataFrame({"description": ["Transparant film", "Transparent film"]})
    texts = read_texts(frame)
    assert texts.mended == {"transparant": "transparent"}
    assert texts.read[0].signature == texts.read[1].signature


def test_no_columns_at_all() -> None:
    """A frame without a known column has only the empty text."""
    assert read_texts(pd.DataFrame({"other": ["a", "b"]})).labels == ("",)
