"""Spellings that say the same name become one name, which holds what all of them tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from optimiser.ingest.supplier_match.identifiers import Identifiers
from optimiser.ingest.supplier_match.score import Likeness, likeness
from optimiser.ingest.supplier_match.spelling import Spelling


@dataclass
class Name:
    """One name with every spelling of it.

    Parameters
    ----------
    read
        The first spelling, with what the others add to it.
    spellings
        All spellings that are evidently this name, the first one first.
    reference
        Whether a spelling comes from the look-up of public bodies.
    doubtful
        Other names with the same words of which it is not plain which is meant.
    """

    read: Spelling
    spellings: list[Spelling] = field(default_factory=list)
    reference: bool = False
    doubtful: list[Name] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The spelling by which it is shown: one that a trust wrote, where there is one."""
        return self.spellings[0].text if self.spellings else self.read.text

    def add(self, spelling: Spelling, *, reference: bool) -> None:
        """Take a spelling in, with what it tells."""
        ours, theirs = self.read.identifiers, spelling.identifiers
        self.read = replace(
            self.read,
            form=self.read.form or spelling.form,
            kind=spelling.kind if self.read.kind in {"", "nhs"} else self.read.kind,
            trading=tuple(sorted({*self.read.trading, *spelling.trading})),
            former=tuple(sorted({*self.read.former, *spelling.former})),
            identifiers=Identifiers(
                ours.company_number or theirs.company_number,
                ours.vat_number or theirs.vat_number,
                ours.ods_code or theirs.ods_code,
            ),
        )
        if reference:
            self.reference = True
        else:
            self.spellings.append(spelling)


def gather_names(
    spellings: Iterable[Spelling], reference: Iterable[Spelling], rejected: Mapping[str, frozenset[str]]
) -> list[Name]:
    """Return one name for each set of spellings with the same words that nothing tells apart.

    A spelling that fits several names of the same words (one company number each, say) stays by itself.

    Parameters
    ----------
    spellings
        What the trusts wrote.
    reference
        Names of public bodies, each with its code.
    rejected
        By spelling, the spellings that a person said are another supplier.
    """
    by_key: dict[str, list[tuple[bool, Spelling]]] = defaultdict(list)
    for spelling in reference:
        by_key[spelling.key].append((True, spelling))
    for spelling in spellings:
        by_key[spelling.key].append((False, spelling))
    gathered: list[Name] = []
    for key in sorted(by_key):
        alike: list[Name] = []
        for known, spelling in sorted(by_key[key], key=_telling_first):
            fitting = [name for name in alike if key and _fits(name, spelling, rejected)]
            if len(fitting) == 1:
                fitting[0].add(spelling, reference=known)
                continue
            fresh = Name(spelling, [] if known else [spelling], known)
            # With several to choose from, the spelling tells too little.
            fresh.doubtful.extend(fitting)
            alike.append(fresh)
        gathered.extend(alike)
    return gathered


def _telling_first(item: tuple[bool, Spelling]) -> tuple[int, bool, str]:
    """Sort spellings that tell most before those that tell little."""
    known, spelling = item
    told = spelling.identifiers
    facts = 4 * bool(told.company_number) + 2 * bool(told.ods_code) + bool(told.vat_number) + bool(spelling.form)
    return -facts, not known, spelling.text


def _fits(name: Name, spelling: Spelling, rejected: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a spelling is evidently a name with the same words."""
    if likeness(name.read, spelling).band != "auto":
        return False
    against = rejected.get(spelling.text)
    return not against or not any(other.text in against for other in name.spellings)


def compare(left: Name, right: Name) -> Likeness:
    """Compare two names with all that their spellings tell."""
    return likeness(left.read, right.read)
