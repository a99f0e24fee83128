"""Gives each field at most one column and each column at most one field, the best way for all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from optimiser.ingest.header.columns import Column, Score
from optimiser.ingest.header.standard_fields import StandardField

LEAST_CONFIDENCE = 0.25
"""Score below which a column is not taken for a field."""
MARGIN = 0.12
"""Two columns whose scores for a field differ by less are near each other."""
_FINE = 200
"""Different values from which a text is fine enough."""
_WORDS = frozenset({"text"})
"""Kinds of values of which any of several columns will do: no figure depends on them."""
_PREFERENCE = 0.02
"""What one step of preference between meanings is worth in the matching."""


@dataclass(frozen=True)
class Assigned:
    """The column of one field, and the columns that are near it.

    Parameters
    ----------
    column
        The column.
    score
        How well it fits.
    passed_over
        Columns that fit nearly as well and hold no other field; a rule of meaning decided against them.
    undecided
        Columns that fit nearly as well, and no rule decides.
    """

    column: Column
    score: Score
    passed_over: tuple[Column, ...] = ()
    undecided: tuple[Column, ...] = ()


def assign(columns: Sequence[Column], fields: Mapping[str, StandardField]) -> dict[str, Assigned]:
    """Assign columns to fields as one matching of greatest weight.

    Parameters
    ----------
    columns
        Columns that may hold a field.
    fields
        Fields of the table.

    Notes
    -----
    The weight of a pair is its score and a little for a preferred meaning. A field whose second best column is nearer
    than the margin is decided by the order of its meanings; equal meanings are decided only where the values are equal.
    """
    scores = [column.scores(fields) for column in columns]
    chosen = _matching(scores, fields)
    taken = {place: name for name, place in chosen.items()}
    found = {}
    for name, place in chosen.items():
        near = [
            other
            for other, its in enumerate(scores)
            if name in its
            and its[name].score >= scores[place][name].score - MARGIN
            and (other == place or other not in taken or its[name].score > its[taken[other]].score + MARGIN)
        ]
        found[name] = _decide(name, near, columns, scores, fields[name])
    return found


def _matching(scores: Sequence[Mapping[str, Score]], fields: Mapping[str, StandardField]) -> dict[str, int]:
    """Return the place of the column of each field in the matching of greatest weight."""
    names = list(fields)
    weights = np.zeros((len(scores), len(names)))
    for place, its in enumerate(scores):
        for name, score in its.items():
            if score.score >= LEAST_CONFIDENCE:
                steps = len(fields[name].preferred) - _rank(score, fields[name])
                weights[place, names.index(name)] = score.score + _PREFERENCE * steps
    rows, places = linear_sum_assignment(weights, maximize=True)
    pairs = zip(rows.tolist(), places.tolist(), strict=True)
    return {names[place]: row for row, place in pairs if weights[row, place] > 0}


def _rank(score: Score, field: StandardField) -> int:
    """Return the place of a meaning among those of its field; unknown ones come last."""
    return field.preferred.index(score.meaning) if score.meaning in field.preferred else len(field.preferred)


def _decide(
    name: str,
    near: Sequence[int],
    columns: Sequence[Column],
    scores: Sequence[Mapping[str, Score]],
    field: StandardField,
) -> Assigned:
    """Choose among near columns by the order of meanings, and say which were passed over or remain undecided."""
    ordered = sorted(near, key=lambda place: (_rank(scores[place][name], field), -scores[place][name].score, place))
    best = ordered[0]
    level = _rank(scores[best][name], field)
    rivals = [place for place in ordered[1:] if _rank(scores[place][name], field) == level]
    if field.values in _WORDS:
        # Of two texts of the same meaning the finer one says more, and what is told of neither is lost.
        best = max([best, *rivals], key=lambda place: (min(columns[place].profile.distinct, _FINE), -place))
        rivals = [place for place in ordered if place != best and place in rivals + ordered[:1]]
        undecided = []
    else:
        undecided = [place for place in rivals if columns[place].cells != columns[best].cells]
    passed_over = [place for place in ordered if place != best and place not in undecided]
    return Assigned(
        columns[best],
        scores[best][name],
        tuple(columns[place] for place in passed_over),
        tuple(columns[place] for place in undecided),
    )
