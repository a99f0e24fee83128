"""The rules of titles hold together."""

from __future__ import annotations

import re

from optimiser.ingest.header.name_evidence import read_outcomes
from optimiser.ingest.header.standard_fields import CONTRACT_FIELDS, LINE_FIELDS
from optimiser.ingest.header.title_rules import PARTS, RULES
from optimiser.ingest.header.title_words import VOCABULARY


def test_every_outcome_is_of_a_field_and_of_one_of_its_meanings() -> None:
    """No rule speaks of a field that does not exist, or of a meaning that has no place in the order of preference."""
    meanings: dict[str, set[str]] = {}
    for field in (*LINE_FIELDS, *CONTRACT_FIELDS):
        meanings.setdefault(field.name, set()).update((*field.preferred, ""))
    said = [one for _, outcomes in (*RULES, *PARTS) if not outcomes.startswith("!") for one in read_outcomes(outcomes)]
    assert len(said) > 100
    assert [one for one in said if one.meaning not in meanings.get(one.field, set())] == []


def test_every_word_of_a_rule_is_one_of_the_vocabulary() -> None:
    """A word that is not known would be mended to another before a rule could see it."""
    words = {word for pattern, _ in RULES for word in re.findall(r"(?<![\\\[])\b[a-z]{5,}\b", pattern.pattern)}
    assert sorted(words - VOCABULARY) == []


def test_no_rule_is_there_twice() -> None:
    """A pattern stands once, because only its first place would count."""
    patterns = [pattern.pattern for pattern, _ in RULES]
    assert len(set(patterns)) == len(patterns)
