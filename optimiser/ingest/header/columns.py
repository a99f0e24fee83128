"""The columns of a sheet, each with what its title and its values say, and how well it fits each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from optimiser.ingest.check_header import letter
from optimiser.ingest.header.layout import SheetLayout
from optimiser.ingest.header.name_evidence import TitleEvidence, TitleMeaning, title_evidence, without_its_value_word
from optimiser.ingest.header.standard_fields import StandardField
from optimiser.ingest.header.value_evidence import alone, fit
from optimiser.ingest.header.value_profile import ColumnProfile, profile

_CONTRADICTED = 0.15
"""Fit below which values contradict a title."""
_LEAST_TITLE_SHARE = 0.35
"""Share of a title's certainty that remains where the values hardly fit."""
_TOLD_BY_VALUES = frozenset({"date", "amount", "supplier", "gtin"})
"""Fields that values alone may tell; of others of the same kind they say nothing."""
_VALUES_ALONE = 0.6
"""Confidence in values that are wholly of a kind, without a title."""


@dataclass(frozen=True)
class Score:
    """How well one column fits one field.

    Parameters
    ----------
    score
        From 0 to 1.
    meaning
        Which meaning of the field.
    by_title
        Whether a title says so, and not the values alone.
    """

    score: float
    meaning: str
    by_title: bool


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Parameters
    ----------
    index
        Position from 0.
    title
        Its title as the file has it.
    cells
        Its trimmed cells in rows that are data, as far as they were looked at.
    profile
        What they look like.
    """

    index: int
    title: str
    cells: tuple[str, ...]
    profile: ColumnProfile

    @property
    def letter(self) -> str:
        """The letters Excel shows above it."""
        return letter(self.index)

    @property
    def shown(self) -> str:
        """Its title in quotation marks, or its letter where it has none."""
        return f"'{' '.join(self.title.split())}'" if self.title else f"column {self.letter}"

    @cached_property
    def evidence(self) -> TitleEvidence:
        """What its title says."""
        return title_evidence(self.title)

    def scores(self, fields: Mapping[str, StandardField]) -> dict[str, Score]:
        """Return how well it fits each field that it may be.

        Parameters
        ----------
        fields
            The fields of the table.
        """
        found = self._by_title(self.evidence, fields)
        if found or (self.evidence.recognised and not self.contradicted(fields)):
            return found
        found = self._by_title(without_its_value_word(self.evidence), fields) if self.evidence.recognised else {}
        for name in _TOLD_BY_VALUES & fields.keys() - found.keys():
            sure = _VALUES_ALONE * alone(fields[name].values, self.profile)
            if sure > 0:
                found[name] = Score(sure, "", by_title=False)
        return found

    def contradicted(self, fields: Mapping[str, StandardField]) -> str:
        """Return the field that the title speaks of and the values contradict; empty where there is none.

        Parameters
        ----------
        fields
            The fields of the table.
        """
        meant = [one for one in self.evidence.meanings if one.field in fields]
        if meant and all(self._fit(one, fields) < _CONTRADICTED for one in meant):
            return meant[0].field
        return ""

    def _by_title(self, evidence: TitleEvidence, fields: Mapping[str, StandardField]) -> dict[str, Score]:
        """Score the fields that a title speaks of."""
        found = {}
        for one in evidence.meanings:
            if one.field in fields and (fits := self._fit(one, fields)) >= _CONTRADICTED:
                score = one.certainty * (_LEAST_TITLE_SHARE + (1 - _LEAST_TITLE_SHARE) * fits)
                found[one.field] = Score(score, one.meaning, by_title=True)
        return found

    def _fit(self, one: TitleMeaning, fields: Mapping[str, StandardField]) -> float:
        """Return how well the values fit a meaning of the title; codes of a body or an account are no names."""
        if one.meaning in {"code", "account code", "cost centre code"}:
            return max(fit("code", self.profile), 0.5 * fit("text", self.profile))
        return fit(fields[one.field].values, self.profile)


def columns_of(layout: SheetLayout, data: list[tuple[str, ...]]) -> list[Column]:
    """Return the columns of a sheet.

    Parameters
    ----------
    layout
        Where its header stands.
    data
        Rows that are data.
    """
    columns = []
    for index, title in enumerate(layout.titles):
        cells = tuple(row[index] if index < len(row) else "" for row in data)
        columns.append(Column(index, title, cells, profile(cells)))
    return columns
