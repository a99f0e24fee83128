"""How long a contract may be extended, from the words of a notice: only where they leave no doubt."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBERS, start=1)} | {"single": "1"}
_WORD = re.compile(rf"\b({'|'.join(_DIGITS)})\b")
_SAID_TWICE = re.compile(r"\b(\d+)\s*[(\[]\s*\1\s*[)\]]")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
_SPAN = r"(?P<count>\d+)\s*-?\s*(?P<unit>month|year)s?\b"
_PLAIN_SPAN = r"\d+\s*-?\s*(?:month|year)(?:s|ly)?\b"
_EACH = r"(?:extensions?|periods?|options?)\s*,?\s*(?:to extend\s*)?(?:each\s*)?(?:of|for)?\s*(?:up to\s*)?"
_TERM = re.compile(rf"(?:\b(?P<times>\d+)\b\s*(?:x\s*)?(?:{_EACH})?)?\b{_SPAN}")
# In which steps it is extended says nothing of how long.
_IN_STEPS = re.compile(
    rf"\b(?:in|by|on|at|of|renewable)\b(?: an| a)?(?: up to)?\s*(?:\d+ x )?(?:{_PLAIN_SPAN}|annual|yearly)\s*"
    r"(?:increment|interval|instalment|step|basis|extension|period)\w*"
)
_MARK = re.compile(r"\b(?:extend\w*|extensions?|further|additional|options?|optional)\b")
# A number or span that stands just before such a word belongs to it: "a 24 month extension option".
_BEFORE_MARK = re.compile(rf"(?:\b\d+\s*(?:x\s*)?)?\b(?:{_PLAIN_SPAN}|\d+\s*x?)\s*$")
_BARE = re.compile(
    rf"^(?:{_PLAIN_SPAN}|\d+ x|up to|extensions?|options?|possible|available|each|and|plus|an?|[\s+.,])+$"
)
_DOUBTFUL = re.compile(r"\b(?:every|initial|initially|from|maximum|total|re-?tender\w*|annually|minimum)\b")
_YEAR_OF_A_DATE = re.compile(r"\b\d{0,2}(?:st|nd|rd|th)?\s*(?:[a-z]+\s+)?20\d\d\b")
_MONTHS = {"month": 1, "year": 12}
_MOST_MONTHS = 600


@lru_cache(maxsize=10_000)
def extension_months(text: str) -> int | None:
    """Return the longest extension that the words name [months]; ``None`` where they name none or leave a doubt.

    Parameters
    ----------
    text
        Words such as "Option to extend for up to 2 years in 2 x 12 month intervals".
    """
    words = _IN_STEPS.sub(" ", _plain(text))
    said = words if _BARE.match(words) else _what_is_said_of_extending(words)
    said = _YEAR_OF_A_DATE.sub(" ", said)
    terms = list(_TERM.finditer(said))
    if not terms or _DOUBTFUL.search(said) or re.search(r"\d", _TERM.sub(" ", said)) or not _follow_on(said, terms):
        return None
    total = sum(int(term["times"] or 1) * int(term["count"]) * _MONTHS[term["unit"]] for term in terms)
    return total if 0 < total <= _MOST_MONTHS else None


def _plain(text: str) -> str:
    """Return the words in lower case, numbers as digits, remarks in brackets left out."""
    words = " ".join(text.lower().split())
    words = _SAID_TWICE.sub(r"\1", _WORD.sub(lambda found: _DIGITS[found.group(1)], words))
    words = _IN_BRACKETS.sub(" ", words)
    words = re.sub(r"\b(further|additional|optional|individual|separate|another)\b,?", " ", words)
    words = re.sub(r"\b(a|an)\s+(?=(month|year)\b)", "1 ", words)
    words = re.sub(r"(\d+)\s*x\s*", r"\1 x ", words)
    return " ".join(words.split())


def _what_is_said_of_extending(words: str) -> str:
    """Return the rest of the sentence from the first word about extending; empty where there is none."""
    mark = _MARK.search(words)
    if mark is None:
        return ""
    before = _BEFORE_MARK.search(words[: mark.start()])
    start = before.start() if before else mark.start()
    if re.search(r"[\d+]\s*$", words[:start]):
        return ""
    return re.split(r"(?<!no)\.(?:\s|$)|;", words[start:], maxsplit=1)[0]


def _follow_on(said: str, terms: list[re.Match[str]]) -> bool:
    """Whether several terms are plainly one after the other, as in "12 months + 12 months"."""
    joints = {"+", "and", "plus", "&"}
    return all(said[first.end() : second.start()].strip() in joints for first, second in pairwise(terms))
