"""JSON from strangers is exact, and what is hostile in it is marked where it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from optimiser.ingest.ocds import safe_json
from optimiser.ingest.ocds.safe_json import Unusable, parse, reason_unusable


def test_numbers_are_exact() -> None:
    """A value of many pence does not pass through floating point."""
    assert parse('{"amount": 8533471.14, "n": 3}') == {"amount": Decimal("8533471.14"), "n": Decimal(3)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "Infinity"),
        ('{"a": 1, "a": 2}', "twice"),
        ('{"a": 1e999999999}', "larger or smaller"),
        ('{"a": 1e-99}', "larger or smaller"),
        pytest.param(f'{{"a": {"9" * 5000}}}', "more than 30", id="digits"),
        ('{"a": [{"b": {"c": 1, "c": 1}}]}', "twice"),
        ("[" * 60 + "]" * 60, "deeper than 48"),
    ],
)
def test_what_is_hostile_is_named(text: str, reason: str) -> None:
    """Numbers that are none, keys that stand twice and deep nesting are found wherever they hide."""
    assert reason in reason_unusable(parse(text))


def test_only_the_part_is_unusable() -> None:
    """One bad release does not take the others of its package with it."""
    good, bad = parse('[{"a": 1}, {"a": NaN}]')
    assert reason_unusable(good) == ""
    assert "NaN" in reason_unusable(bad)


def test_long_texts_and_endless_lists_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text, or a number of values, beyond all reason is refused."""
    monkeypatch.setattr(safe_json, "MOST_TEXT", 10)
    monkeypatch.setattr(safe_json, "MOST_VALUES", 20)
    assert "longer than 10" in reason_unusable(parse('{"a": "01234567890"}'))
    assert "more than 20 values" in reason_unusable(parse(f"[{'1,' * 30}1]"))
    assert reason_unusable(parse('{"a": "0123456789"}')) == ""


@pytest.mark.parametrize("text", ["{", '{"a": }', "", "nonsense secret", pytest.param("[" * 200_000, id="deep")])
def test_what_is_no_json_is_said_without_quoting_it(text: str) -> None:
    """The message says where reading stopped and holds nothing of the text."""
    with pytest.raises(ValueError, match=r"not JSON|too deeply") as caught:
        parse(text)
    assert "secret" not in str(caught.value)


def test_blanks_inside_keys_are_taken_out() -> None:
    """A file that was wrapped by hand has keys such as `contactP    oint`; they are read as they were meant."""
    assert parse('{"contactP    oint": 1, " roles": [2]}') == {"contactPoint": Decimal(1), "roles": [Decimal(2)]}
    assert isinstance(parse('{"roles": 1, " roles": 2}'), Unusable)
