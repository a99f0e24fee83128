"""Reads one spelling of a supplier: its name proper, legal form, trading and former names, and identifiers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property

from optimiser.ingest.supplier_match.identifiers import (
    NOTHING_KNOWN,
    Identifiers,
    company_number,
    split_identifiers,
    vat_number,
)
from optimiser.ingest.supplier_match.kinds import kind_of, place_of_council
from optimiser.ingest.supplier_match.reference import legal_forms, words

# What a narrow column of a ledger leaves of a longer name.
_NARROWEST_CUT = 28
# No name is longer; a cell that is holds something else, and is only told apart by its beginning.
_LONGEST = 500
_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019]")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}[A-Z]?\b|\b[A-Z]\.[A-Z]\b")
_DIGITS = re.compile(r"\d+")
_SEPARATORS = re.compile(r"[^A-Z0-9]+")
_TRADING = re.compile(
    r"[\s,(-]*\b(?:T\s*[/\\]\s*[AS]\b(?!\w)|TRADING\s+(?:AS|NAME)\b|D\s*/\s*B\s*/\s*A\b|DBA\b)\s*:?"
    r"|(?<=\bLTD)\.?\s+TA\b|(?<=\bLIMITED)\.?\s+TA\b|(?<=\bPLC)\.?\s+TA\b|(?<=\bLLP)\.?\s+TA\b"
)
_FORMER = re.compile(
    r"[\s,(-]*\b(?:FORMERLY(?:\s+KNOWN\s+AS)?|FORMER|PREVIOUSLY(?:\s+KNOWN\s+AS)?|F\s*/\s*K\s*/\s*A|FKA)\b\s*:?"
)
_CARE_OF = re.compile(r"\s+C\s*/\s*O\b.*$")
_TAG = re.compile(r"\s*\[[^\]]*\]\s*$")
_LAST_BRACKET = re.compile(r"\s*\(\s*([^()]*?)\s*\)\s*\.*\s*$")
_ACCOUNT = re.compile(
    r"\b(?:ACC|ACCT|ACCOUNT|ACCOUNTS|A/C|PREFI\w*|REF|CODE|LEGAL ENTITY|MATERIALS|ONLY|DIV|DIVISION)\b"
)
_REMARK = re.compile(r"\s*-\s+(?=[^-]*$)(.*)$")
_STRONG_FORMS = frozenset({"LTD", "LIMITED", "PLC", "LLP", "CIC"})


@dataclass(frozen=True)
class Spelling:
    """One spelling, read.

    Parameters
    ----------
    text
        As the trust wrote it.
    words
        The words of the name proper, abbreviations written out, no legal form and no word such as "and".
    form
        Family of the legal form; empty where none is told.
    trading
        Other names it goes by: trading names, and what stood in brackets behind the legal form.
    former
        Names it had.
    kind
        What kind of body the words show, such as ``council``; empty for a company.
    identifiers
        Company number, VAT number, ODS code.
    """

    text: str
    words: tuple[str, ...]
    form: str = ""
    trading: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    kind: str = ""
    identifiers: Identifiers = NOTHING_KNOWN

    @cached_property
    def key(self) -> str:
        """The words without blanks: equal for "Wifi Spark" and "Wifispark"."""
        return "".join(self.words)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in the name, those inside words included, without leading zeros."""
        return tuple(sorted(number.lstrip("0") or "0" for word in self.words for number in _DIGITS.findall(word)))

    @cached_property
    def points(self) -> frozenset[str]:
        """The points of the compass in the name."""
        return frozenset(self.words) & words().directions

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries and markets in the name."""
        table = words().countries
        return frozenset(table[word] for word in self.words if word in table)

    @property
    def may_be_cut(self) -> bool:
        """Whether the spelling is so long that a narrow column may have cut it."""
        return len(self.text.strip()) >= _NARROWEST_CUT


def read_spelling(text: str, company: str = "", vat: str = "") -> Spelling:
    """Read one spelling.

    Parameters
    ----------
    text
        A supplier cell.
    company, vat
        What columns of company and VAT numbers beside it hold; they count more than what stands in the cell.
    """
    name, found = split_identifiers(_TAG.sub("", capitals(text[:_LONGEST])))
    identifiers = Identifiers(
        company_number(company) or found.company_number, vat_number(vat) or found.vat_number, found.ods_code
    )
    name, former = _parted(name, _FORMER)
    name, trading = _parted(name, _TRADING)
    name, aliases = _without_remarks(_CARE_OF.sub("", name))
    tokens, form = _without_form(_tokens(name))
    core, kind = _core(tokens, form)
    others = tuple(dict.fromkeys(filter(None, (_key_of(other) for other in (*trading, *aliases)))))
    read = Spelling(text, core, form, (), tuple(filter(None, map(_key_of, former))), kind, identifiers)
    if not core and trading:
        return replace(read, words=tuple(_without_form(_tokens(trading[0]))[0]))
    return replace(read, trading=tuple(other for other in others if other != read.key))


def capitals(text: str) -> str:
    """Return a text in plain capitals: no accents, no apostrophes, one blank at a time, U.K. as UK.

    Parameters
    ----------
    text
        A supplier cell.
    """
    folded = text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"))
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    folded = _APOSTROPHES.sub("", " ".join(folded.upper().split()))
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), folded)


def _parted(name: str, mark: re.Pattern[str]) -> tuple[str, tuple[str, ...]]:
    """Split a name at a mark such as "t/a": what stands before it, and what behind."""
    found = mark.search(name)
    if not found:
        return name, ()
    before, behind = name[: found.start()].strip(), name[found.end() :].strip(" )(:,-")
    if not before:
        return behind, ()
    return before, (behind,) if behind else ()


def _without_remarks(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the name without remarks behind it, and the other names among the remarks."""
    aliases: list[str] = []
    while found := _LAST_BRACKET.search(name):
        inside, before = found[1], name[: found.start()].strip()
        behind_form = before.rstrip(". ").rsplit(" ", 1)[-1] in _STRONG_FORMS
        if not before:
            return inside, tuple(aliases)
        if inside == "THE" or any(letter.isdigit() for letter in inside) or _ACCOUNT.search(inside):
            name = before
        elif behind_form or _initials_of(before) == inside.replace(" ", ""):
            name = before
            aliases.append(inside)
        else:
            break
    if (remark := _REMARK.search(name)) and _ACCOUNT.search(remark[1]):
        name = name[: remark.start()]
    return name, tuple(aliases)


def _initials_of(name: str) -> str:
    """Return the first letters of the words of a name."""
    return "".join(word[0] for word in _tokens(name))


def _tokens(name: str) -> list[str]:
    """Return the words of a name; ``&`` counts as a blank."""
    table = words()
    spaced = " ".join(_SEPARATORS.sub(" ", name).split())
    for _ in range(2):
        spaced = table.phrase_pattern.sub(lambda found: table.phrases[found[0]], spaced)
        spaced = " ".join(word for token in spaced.split() for word in table.abbreviations.get(token, (token,)))
    tokens = spaced.split()
    if len(tokens) > 1 and tokens[-1] in table.last:
        tokens[-1:] = table.last[tokens[-1]]
    return [token for token in tokens if token not in table.silent] or tokens


def _without_form(tokens: list[str]) -> tuple[list[str], str]:
    """Return the words without legal forms and the branch that may stand behind them, and the family of the form."""
    forms = legal_forms()
    family = ""
    core = list(tokens)
    if len(core) > 2 and core[-1] not in forms:
        at = max((place for place, token in enumerate(core) if token in _STRONG_FORMS and place), default=0)
        if at:
            core = core[: at + 1]
    while len(core) > 1 and core[-1] in forms:
        family = forms[core.pop()] or family
    return core, family


def _core(tokens: list[str], form: str) -> tuple[tuple[str, ...], str]:
    """Return the words that name, and the kind; a council is named by its place in whichever way it is written."""
    if not form and (place := place_of_council(tokens)):
        return place, "council"
    return tuple(tokens), kind_of(tokens, form)


def _key_of(name: str) -> str:
    """Return the key of another name."""
    return "".join(_without_form(_tokens(_without_remarks(name)[0]))[0])
