"""Private individuals among supplier names: recognised by title, order and given name, and replaced by a pseudonym."""

from __future__ import annotations

import csv
import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from optimiser.config.shipped import shipped_reference
from optimiser.errors import OutputError

NAMES_FILE, WORDS_FILE = "given_names.csv", "name_words.csv"
PSEUDONYM = "Private individual"
_LONGEST_NAME = 120
_MOST_WORDS = 6
# What ledgers put before a name ("UK0165983701 : ", "12345 - ") and behind it ("(12345)", "[Ph]").
_BEFORE = re.compile(r"^\s*(?:[A-Z]{0,3}\d{3,}\s*[:;\-]\s*|re\s*:\s*)", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:[\[(][^][()]*[\])]|[:\-#]?\s*[A-Z]{0,3}\d{3,})\s*$", re.IGNORECASE)
_TRADING = re.compile(r"\s*[,(]?\s*\b(?:t\s*[/.\\]\s*a\b\.?|trading\s+as\b|trad\.?\s+as\b)\s*[:\-]?\s*", re.IGNORECASE)
_MAY_TRADE = re.compile(r"[/\\]|\btrad", re.IGNORECASE)
# Anything but letters, blanks and hyphens: initials with dots, commas, codes.
_ODD = re.compile(r"[^\w\s\-]|[\d_]|^\s*(?:the|late|estate|exec|exors|personal)\b", re.IGNORECASE)
_ADDED = re.compile(r"[\d\[(:]")
_ESTATE = re.compile(r"^(?:the\s+)?(?:(?:estate|executors?|exors?|personal representatives?) of)\b", re.IGNORECASE)
_LATE = re.compile(r"^(?:the\s+)?(?:late|deceased)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’`\-][^\W\d_]+)*")
_JOINED = re.compile(r"\s+(?:&|and|\+)\s+", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"[\d@/\\:;=*%£$|]")
_COUNTRIES = frozenset({"UK", "USA", "US", "EU", "GB", "NI", "IT", "PC", "TV", "HR", "AG", "SA", "NV"})


@dataclass(frozen=True)
class _Vocabulary:
    """Words that tell people from organisations, in capitals."""

    given: frozenset[str]
    family: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    words: frozenset[str]
    brands: frozenset[str]

    @cached_property
    def people(self) -> frozenset[str]:
        """Words that a person's name begins or ends with."""
        return self.given | self.family | self.titles


def pseudonyms(names: Iterable[str], salt: str) -> dict[str, str]:
    """Return what is to be written instead of each name that looks like a private individual's; others are absent.

    A title, or the form "Surname, First", without a word that shows an organisation hides a name; without these a given
    name or initials with a common surname do. Of a sole trader only the trade name is kept. The pseudonym is a keyed
    hash of the name's words in any order, so that "Doe, Jane" and "Mrs Jane Doe" are one, and nobody without the key
    can try names out.

    Parameters
    ----------
    names
        Supplier names as recorded; repeated ones cost nothing.
    salt
        Key of the hash: the same salt gives the same pseudonyms, another salt others.

    Raises
    ------
    ValueError
        If the salt is empty.
    """
    if not salt:
        msg = "an empty salt would let anyone try names out"
        raise ValueError(msg)
    key = hashlib.blake2b(salt.encode(), digest_size=32).digest()
    found: dict[str, str] = {}
    known = _vocabulary()
    for name in dict.fromkeys(names):
        if _is_plainly_none(name, known):
            continue
        instead = _instead_of(name, key)
        if instead:
            found[name] = instead
    return found


def pseudonym_salt(path: Path) -> str:
    """Return the salt kept in a file of the restricted part of a folder; a new one is drawn where there is none.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    OutputError
        If it can be neither read nor written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # "x" lets one of two programs at once draw the salt, and the other read it.
            with path.open("x", encoding="ascii") as file:
                file.write(secrets.token_hex(32) + "\n")
        except FileExistsError:
            pass
        salt = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        remedy = "Look whether the folder may be written."
        raise OutputError(f"Cannot keep the key of pseudonyms at '{path}': {error.strerror}.", remedy) from None
    if len(salt) < 32:
        remedy = "Delete it; pseudonyms will then differ from those written before."
        raise OutputError(f"The key of pseudonyms at '{path}' is damaged.", remedy)
    return salt


def is_individual(name: str) -> bool:
    """Say whether a name looks like a private individual's.

    Parameters
    ----------
    name
        One name as recorded, without what it trades as.
    """
    text = _bare(name)
    if not text or len(text) > _LONGEST_NAME:
        return False
    known = _vocabulary()
    words = [word.upper().replace("’", "'").replace("`", "'") for word in _WORD.findall(text)]
    if not words or known.organisations.intersection(words) or " ".join(words) in known.brands:
        return False
    if _ESTATE.match(text):
        return True
    if _NOT_A_NAME.search(text):
        return False
    if _has_title(words, known):
        return len(words) <= 2 * _MOST_WORDS
    if len(words) > _MOST_WORDS:
        return False
    return _is_family_first(text, known) if "," in text else _is_plain(text, words, known)


def _is_plainly_none(name: str, known: _Vocabulary) -> bool:
    """Whether a glance shows that a name is no person's: most names are settled here, a million of them in seconds."""
    words = name.upper().split()
    if not words:
        return True
    if not known.organisations.isdisjoint(words):
        return not _MAY_TRADE.search(name)
    return not _ODD.search(name) and len(words[0]) > 1 and known.people.isdisjoint((words[0], words[-1]))


def _instead_of(name: str, key: bytes) -> str:
    """Return what is written instead of a name; empty where the name may stand."""
    parts = _TRADING.split(name, maxsplit=1) if _MAY_TRADE.search(name) else [name]
    if len(parts) == 2 and parts[0].strip() and is_individual(parts[0]):
        trade = parts[1].strip(" ()[].,-")
        # A trade name that is a person's own hides nothing.
        if len(trade) > 2 and not is_individual(trade) and _keep_apart(trade, parts[0]):
            return trade
        return _pseudonym(parts[0], key)
    return _pseudonym(name, key) if is_individual(parts[0]) else ""


def _keep_apart(trade: str, person: str) -> bool:
    """Whether a trade name does not spell out the person's whole name."""
    of_person = {word.upper() for word in _WORD.findall(_bare(person))} - _vocabulary().titles
    return not of_person <= {word.upper() for word in _WORD.findall(trade)}


def _pseudonym(name: str, key: bytes) -> str:
    """Return the pseudonym of a person: the same for any order and title."""
    words = {word.upper().replace("’", "'") for word in _WORD.findall(_bare(name))} - _vocabulary().titles
    text = " ".join(sorted(words))
    return f"{PSEUDONYM} {hashlib.blake2b(text.encode(), key=key, digest_size=5).hexdigest()}"


def _bare(name: str) -> str:
    """Return a name without what a ledger adds to it."""
    text = " ".join(name.split())
    if _ADDED.search(text):
        text = _BEHIND.sub("", _BEHIND.sub("", _BEFORE.sub("", text)))
    return _LATE.sub("", text).strip(" .,-")


def _has_title(words: list[str], known: _Vocabulary) -> bool:
    """Whether a name begins or ends with a title and has a name beside it."""
    titles = [word for word in words if word in known.titles]
    if not titles or len(titles) == len(words):
        return False
    ends = (words[0] in known.titles, words[-1] in known.titles)
    # "Smith, Mr John" has its title in the middle.
    return any(ends) or any(word in {"MR", "MRS", "MISS", "DR"} for word in words)


def _is_family_first(text: str, known: _Vocabulary) -> bool:
    """Whether a name has the form "Surname, First" or "Surname, F."."""
    family, _, given = text.partition(",")
    first, second = _WORD.findall(family), [word.upper() for word in _WORD.findall(given)]
    if "," in given or not 1 <= len(first) <= 3 or not 1 <= len(second) <= 3 or _JOINED.search(text):
        return False
    return not _COUNTRIES.intersection(second) and not known.words.intersection(second)


def _is_plain(text: str, words: list[str], known: _Vocabulary) -> bool:
    """Whether a name without title and comma is a person's: given name and surname, or initials and common surname."""
    if _JOINED.search(text):
        people = [[word.upper() for word in _WORD.findall(part)] for part in _JOINED.split(text)]
        return len(people[-1]) > 1 and all(part and part[0] in known.given for part in people)
    if not 2 <= len(words) <= 4 or known.words.intersection(words):
        return False
    initials = [word for word in words[:-1] if len(word) == 1]
    if len(initials) == len(words) - 1:
        return _plain_family(words[-1], known)
    if words[0] in known.given:
        return all(len(word) == 1 or word.isalpha() or "'" in word or "-" in word for word in words[1:])
    if words[0] in known.family and all(len(word) == 1 for word in words[1:]):
        return True
    return words[0] in known.family and words[-1] in known.given


def _plain_family(word: str, known: _Vocabulary) -> bool:
    """Whether a word is a common surname, also one of several parts."""
    return word.replace("'", "") in known.family or ("-" in word and bool(known.family & set(word.split("-"))))


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    """Return the words that ship with the program."""
    with shipped_reference(NAMES_FILE).open(encoding="utf-8", newline="") as stream:
        names = [(row["name"], row["part"]) for row in csv.DictReader(stream)]
    with shipped_reference(WORDS_FILE).open(encoding="utf-8", newline="") as stream:
        words = [(row["words"], row["role"]) for row in csv.DictReader(stream)]

    def of(pairs: list[tuple[str, str]], role: str) -> frozenset[str]:
        return frozenset(word for word, held in pairs if held == role)

    return _Vocabulary(
        given=of(names, "given"),
        family=of(names, "family"),
        titles=of(words, "title"),
        organisations=of(words, "organisation"),
        words=of(words, "word"),
        brands=of(words, "brand"),
    )
