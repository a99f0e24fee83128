"""Which names are compared."""

from __future__ import annotations

from optimiser.ingest.supplier_match.blocks import MOST_IN_BLOCK, candidate_pairs


def _pairs(*names: str) -> list[tuple[int, int]]:
    return candidate_pairs([tuple(name.split()) for name in names])


def test_names_alike_are_compared_and_others_are_not() -> None:
    """A slip near the beginning, another order and a shorter form are found; a stranger is not."""
    found = _pairs(
        "HARBOUR CARE", "HARBUOR CARE", "SONOSITE FUJIFILM", "FUJIFILM SONOSITE", "AAH", "AAH PHARMACEUTICALS"
    )
    assert found == [(0, 1), (2, 3), (4, 5)]


def test_a_name_without_words_is_compared_with_nothing_but_its_like() -> None:
    """An empty name does not stop the search."""
    assert _pairs("", "ACORN") == []


def test_a_block_that_is_too_large_is_split_and_still_finds_its_pairs() -> None:
    """A word that hundreds share does not hide two names that are alike."""
    crowd = [f"LONDINIUM {chr(65 + n // 26)}{chr(65 + n % 26)}XQ" for n in range(MOST_IN_BLOCK + 50)]
    found = _pairs(*crowd, "LONDINIUM BRIDGEWORKS", "LONDINIUM BRIDGEWORK")
    assert (MOST_IN_BLOCK + 50, MOST_IN_BLOCK + 51) in found


def test_names_that_differ_by_a_number_never_meet() -> None:
    """Thousands of numbered suppliers cost no more than as many names."""
    assert _pairs(*(f"SUPPLIER {number:05d}" for number in range(3000))) == []


def test_a_crowd_of_like_names_does_not_grow_without_bound() -> None:
    """Where nearly all names are alike, only so many pairs a name are compared."""
    crowd = [f"LONDINIUM TRANSPORT {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(300)]
    assert len(_pairs(*crowd)) < 100 * len(crowd)
