"""Names of rows and columns: made from a family and its parts, safe for every solver, and back."""

from __future__ import annotations

import re

_NOT_SAFE = re.compile(r"[^A-Za-z0-9]+")


def solver_name(family: str, *parts: str | int) -> str:
    """Return the name of a row or column: the family first, two underscores between the parts.

    Solvers and the formats between them rewrite what is not a letter, a digit or an underscore, so nothing else is left
    in a name. Two different things may get the same name so; :class:`NameBook` keeps them apart.

    Parameters
    ----------
    family
        What it is: the constraint's sentence, such as ``demand_is_met``, or the variable's word, such as ``open``.
    parts
        What it is about, such as the codes of a trust and an item.
    """
    return "__".join([family, *(_NOT_SAFE.sub("_", str(part)).strip("_") or "x" for part in parts)])


class NameBook:
    """The names of one model, each given once, and the way back from a name to what it stands for."""

    def __init__(self) -> None:
        self._meanings: dict[str, tuple[str, tuple[str | int, ...]]] = {}
        self._names: dict[tuple[str, tuple[str | int, ...]], str] = {}

    def name(self, family: str, *parts: str | int) -> str:
        """Return the name of a row or column; the same family and parts get the same name again.

        Where another thing has the name already (``A-B`` and ``A.B`` both become ``A_B``), a number is put behind it.

        Parameters
        ----------
        family, parts
            As in :func:`solver_name`.
        """
        meaning = (family, parts)
        known = self._names.get(meaning)
        if known is not None:
            return known
        wanted = solver_name(family, *parts)
        name, number = wanted, 1
        while name in self._meanings:
            number += 1
            name = f"{wanted}__no{number}"
        self._meanings[name] = meaning
        self._names[meaning] = name
        return name

    def meaning(self, name: str) -> tuple[str, tuple[str | int, ...]]:
        """Return the family and the parts that a name was made from.

        Parameters
        ----------
        name
            As a solver gives it back.

        Raises
        ------
        KeyError
            If the name was not given by this book.
        """
        return self._meanings[name]

    def __contains__(self, name: object) -> bool:
        return name in self._meanings

    def __len__(self) -> int:
        return len(self._meanings)
