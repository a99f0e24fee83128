"""A year's gain from kinds of day, worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.results.ledger import Figure, Ledger, Source
from optimiser.results.transport.year import enter_year
from tests.unit.small_case import small_case

KINDS = ("mon", "tue", "wed", "thu", "fri")


def year(folder: Path, gains: dict[str, int], kinds: tuple[str, ...] = KINDS) -> list[dict[str, Any]]:
    """Return the rows of a year of ten days of each kind, from gains of trust AAA by kind of day [pence]."""
    text = "day_type,days\n" + "".join(f"{kind},10\n" for kind in kinds)
    case = small_case(folder, {"day_types": text})
    ledger = Ledger()
    rows = []
    for kind, gain in gains.items():
        figure = Figure(f"gain:{kind}", "transport_gain", "", "context", "", "supplied", "", "", value_pence=gain)
        ledger.add(figure, [Source("day_types", "day_types.csv", "", 2, kind)])
        row = {"day_type": kind, "trust": "AAA", "basis": "supplied", "figure": f"gain:{kind}"}
        rows.append({**row, "collaboration_gain_pence": gain})
    return enter_year(case, rows, ledger)


def test_five_kinds_make_a_year(tmp_path: Path) -> None:
    """Ten days each of 1, 2, 3, 4 and 5 pounds are 150; the spread of a day is 1.58, its error 0.71, 50 days 69.30."""
    (row,) = year(tmp_path, dict(zip(KINDS, (100, 200, 300, 400, 500), strict=True)))
    assert (row["gain_pence"], row["days"], row["day_types"]) == (15_000, 50, 5)
    assert (row["low_pence"], row["high_pence"]) == (15_000 - 6_930, 15_000 + 6_930)


def test_equal_days_have_no_interval(tmp_path: Path) -> None:
    """Where every day gains the same, the year is that of all."""
    (row,) = year(tmp_path, dict.fromkeys(KINDS, 100))
    assert row["low_pence"] == row["gain_pence"] == row["high_pence"] == 5_000


def test_four_kinds_make_no_year(tmp_path: Path) -> None:
    """Neither four kinds, nor five of which one was not planned."""
    assert year(tmp_path / "four", dict.fromkeys(KINDS[:4], 100), KINDS[:4]) == []
    assert year(tmp_path / "less", dict.fromkeys(KINDS[:4], 100)) == []


def test_a_kind_without_a_weight_is_left_out(tmp_path: Path) -> None:
    """A sixth kind that stands for no day adds nothing."""
    (row,) = year(tmp_path, dict.fromkeys((*KINDS, "carnival"), 100))
    assert row["gain_pence"] == 5_000


def test_without_weights_there_is_no_year(tmp_path: Path) -> None:
    """A case that does not weigh its days says nothing of a year."""
    assert enter_year(small_case(tmp_path, {}), [], Ledger()) == []
