"""Every constraint family and cost term of the award model makes the rows it is meant to make."""

from __future__ import annotations

import pytest

from models.procurement.award.build import build
from models.procurement.award.objective import TERMS
from tests.formulation.award_sample import EVERY_FAMILY, GOLDEN, sample, texts

NAMES = sorted(function.__name__ for function in (*EVERY_FAMILY, *TERMS))


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_the_golden_ones(name: str) -> None:
    """The rows of one family, or one cost term, are those written down."""
    assert texts()[name] == (GOLDEN / f"award_{name}.txt").read_text(encoding="utf-8")


def test_every_family_has_a_golden_text() -> None:
    """There is a golden text for every family and term, none of them empty, and none is left over."""
    found = {path.stem.removeprefix("award_"): path for path in GOLDEN.glob("award_*.txt")}
    assert sorted(found) == NAMES
    assert all(path.read_text(encoding="utf-8").strip() for path in found.values())


def test_every_row_belongs_to_a_family() -> None:
    """No row of the model stands under another name than that of a family."""
    model = build(sample())
    families = {family.__name__ for family in EVERY_FAMILY}
    assert {model.names.meaning(row.name)[0] for row in model.problem.constraints()} == families
