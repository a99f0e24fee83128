"""What an issue kind means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.commands.explain import explain
from optimiser.errors import UsageError
from optimiser.issues import CATALOGUE


def test_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Meaning and remedy of the catalogue are told."""
    assert explain("negative-quantity", as_json=False) == 0
    entry = CATALOGUE["negative-quantity"]
    assert capsys.readouterr().out == f"negative-quantity: {entry.meaning}\nRemedy: {entry.remedy}\n"


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the same as one object."""
    assert explain("bad-toml", as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["meaning"] == CATALOGUE["bad-toml"].meaning


@pytest.mark.parametrize(
    ("kind", "hint"), [("negative-quantities", "Did you mean 'negative-quantity'?"), ("q", "Known kinds: ")]
)
def test_an_unknown_kind(kind: str, hint: str) -> None:
    """A kind that does not exist is answered with the one meant, or with all."""
    with pytest.raises(UsageError) as caught:
        explain(kind, as_json=False)
    assert caught.value.remedy.startswith(hint)


RUN = {
    "run_id": "r",
    "buying": {},
    "transport": {
        "day_type": "weekday",
        "alone_pence": 24_480,
        "together_pence": 16_320,
        "collaboration_gain_pence": 8_160,
        "basis": "supplied",
        "period": "per representative day (weekday)",
        "vehicles": {"alone": 3, "together": 2},
        "frontier": [{"day_type": "weekday", "minutes_added": 5, "cost_pence": 17_000}],
        "unserved": [
            {"day_type": "weekday", "trust": "ALD", "reason": "All out", "journeys": "*", "served_together": "*"}
        ],
    },
}


@pytest.fixture
def run(tmp_path: Path) -> str:
    """Return a run folder of transport alone."""
    (tmp_path / "record").mkdir()
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "result.json").write_text(json.dumps(RUN), encoding="utf-8")
    return str(tmp_path)


def test_a_run_of_transport(run: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What working together brings, what more minutes cost, and what nobody serves alone, as it may be shared."""
    assert explain(run, as_json=False) == 0
    out = capsys.readouterr().out
    assert "The run has no recommended award" in out
    assert "£163.20" in out
    assert ["weekday", "5", "£170.00", "-"] in [line.split() for line in out.splitlines()]
    assert "weekday  ALD    All out" in out


def test_a_run_of_transport_as_json(run: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as one object, without what an award would have."""
    assert explain(run, as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"run_id", "transport"}
    assert found["transport"]["collaboration_gain_pence"] == 8_160
