"""Published instances become awards, and awards the solution files of their formats."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from optimiser.published.award_formats import AWARD_FORMATS, read_award
from optimiser.published.decimals import decimal_scale
from optimiser.published.file_error import PublishedFileError
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits


def solved(name: str, path: Path) -> tuple[float, dict[str, Any]]:
    """Return objective and solution file of a small instance."""
    published = read_award(name, path)
    answer = solve_award(published.instance, Limits())
    assert answer.certificate is not None
    assert answer.solution is not None
    objective = published.objective(answer.certificate.cost)
    return float(objective), AWARD_FORMATS[name].solution(published, answer.solution)


TQD = {
    "suppliers": 2,
    "products": 1,
    "demand": [10],
    "supplier": [
        {
            "id": 0,
            "activation_pence": 50,
            "tiers": [
                {"min_qty": 0, "max_qty": 5, "discount_bp": 0},
                {"min_qty": 6, "max_qty": 8, "discount_bp": 150},
            ],
        },
        {"id": 1, "activation_pence": 0, "tiers": [{"min_qty": 0, "max_qty": 9, "discount_bp": 0}]},
    ],
    "offers": [
        {"supplier": 0, "product": 0, "list_price_pence": 99, "available": 9},
        {"supplier": 1, "product": 0, "list_price_pence": 120, "available": 9},
    ],
}


def test_total_quantity_discounts(tmp_path: Path) -> None:
    """Eight units at 99 less 1.5 %, rounded to 98, activation of 50, and two at 120: 784 + 50 + 240."""
    path = tmp_path / "small.json"
    path.write_text(json.dumps(TQD))
    assert solved("tqd", path) == (1074.0, {"award": [[0, 0, 8], [1, 0, 2]]})


def test_bundles(tmp_path: Path) -> None:
    """Two bids that share no good beat the one that wants both; values keep their decimals."""
    path = tmp_path / "small.txt"
    path.write_text("2 3 #\n0\t1.75\t0\t#\n1\t2.5\t0\t1\t#\n2\t1.0001\t1\t2\t#\n")
    assert solved("bundles", path) == (2.7501, {"winners": [0, 2]})


def test_bids(tmp_path: Path) -> None:
    """Vendor b's second segment is paid for what lies above ten: 5 + 10 × 3 + 2.5 × 2; vendor a would cost 50."""
    data = {
        "requirement": 12.5,
        "vendors": {
            "a": {"segments": [{"setup": 0, "price": 4, "qmin": 0, "qmax": 99}]},
            "b": {
                "segments": [
                    {"setup": 5, "price": 3, "qmin": 1, "qmax": 10},
                    {"price": 2, "qmin": 10, "qmax": 99},
                ]
            },
        },
    }
    path = tmp_path / "small.json"
    path.write_text(json.dumps(data))
    assert solved("bid", path) == (40.0, {"award": [["b", 12.5]]})


GAPPED = [{"price": 2, "qmin": 0, "qmax": 5}, {"price": 1, "qmin": 6, "qmax": 9}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tqd", "{}"),
        ("tqd", json.dumps(TQD | {"demand": [1, 2]})),
        ("tqd", "not json"),
        ("bundles", ""),
        ("bundles", "2 2 #\n0 1.5 0 #\n"),
        ("bundles", "2 1 #\n0 abc 0 #\n"),
        ("bundles", "2 1 #\n0 1.5 0\n"),
        ("bid", '{"requirement": 1, "vendors": {"a": {"segments": [{"price": 1, "qmin": 0}]}}}'),
        (
            "bid",
            json.dumps({"requirement": 1, "vendors": {"a": {"segments": GAPPED}}}),
        ),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, name: str, text: str) -> None:
    """A file that is not what its format says ends in one sentence with its name, and exit code 3."""
    path = tmp_path / "broken.txt"
    path.write_text(text)
    with pytest.raises(PublishedFileError, match=r"broken\.txt") as found:
        read_award(name, path)
    assert found.value.exit_code == 3


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path without a file is refused in the same way."""
    with pytest.raises(PublishedFileError):
        read_award("tqd", tmp_path / "absent.json")


def test_the_scale_keeps_every_decimal() -> None:
    """Two decimals and none need a scale of a hundred; trailing zeros and large round numbers need none."""
    assert decimal_scale([Decimal("1.25"), Decimal(3)]) == 100
    assert decimal_scale([Decimal("1.50"), Decimal("2E+3")]) == 10
    assert decimal_scale([]) == 1
