"""What an issue kind means."""

from __future__ import annotations

import json

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
