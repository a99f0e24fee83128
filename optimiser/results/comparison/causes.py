"""Why a figure changed: the rows below it that changed, the settings that bear on it, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optimiser.results.comparison.compared import ComparedRun
from optimiser.results.comparison.inputs import SettingChange, TableChange

Places = frozenset[tuple[str, int]]
_ALWAYS = ("input.", "run.case")
_DATE = "run.as_of"
_BEARS_ON = {
    "opportunity": tuple(f"buying.{name}" for name in ("min_trusts", "min_lines", "min_quantity")),
    "saving": (
        *(f"buying.{name}" for name in ("max_suppliers_per_lot", "min_sme_share", "no_trust_worse_off")),
        *(f"buying.{name}" for name in ("trusts_out", "rules.", "one_off_years")),
        *(f"solve.{name}" for name in ("gap", "time_limit_s", "seed")),
    ),
    "gap_to_target": ("recovery.", "run.targets_version"),
    "transport": ("transport.", "solve.gap", "solve.time_limit_s", "solve.seed"),
}
_NO_SETTINGS = ("run.", "privacy.")


@dataclass(frozen=True)
class Cause:
    """Why a figure changed, as far as the trace says.

    Parameters
    ----------
    kind
        ``tables``, ``settings``, ``both``, ``version`` of the program, or ``not_known``.
    tables
        Tables with a changed row below the figure.
    settings
        Changed settings that bear on it.
    """

    kind: str
    tables: tuple[str, ...]
    settings: tuple[str, ...]


class Causes:
    """What may have changed the figures of two runs.

    Parameters
    ----------
    first, second
        The runs.
    tables, settings
        What went in differently.
    """

    def __init__(
        self,
        first: ComparedRun,
        second: ComparedRun,
        tables: Sequence[TableChange],
        settings: Sequence[SettingChange],
    ) -> None:
        self._rows = (Below(first), Below(second))
        self._changed = (
            {change.table: change.places_before for change in tables},
            {change.table: change.places_after for change in tables},
        )
        self._settings = [change.key for change in settings]

    def of(self, figure: str, measure: str) -> Cause:
        """Say why a figure changed.

        Parameters
        ----------
        figure
            Its identifier.
        measure
            The measure it is part of.
        """
        pairs = list(zip(self._rows, self._changed, strict=True))
        tables = {table for below, changed in pairs for table in _hit(below.places(figure), changed)}
        if not tables:
            # No row it was made from changed; another row of the same tables may still have moved a benchmark.
            tables = {table for below, changed in pairs for table, _ in below.places(figure) if table in changed}
        settings = tuple(key for key in self._settings if key.startswith((*_ALWAYS, *_BEARS_ON.get(measure, ()))))
        if not tables and not settings:
            # Nothing that is known to bear on it: then the date, else whatever was set differently.
            others = tuple(key for key in self._settings if not key.startswith(_NO_SETTINGS))
            settings = (_DATE,) if _DATE in self._settings else others
        kind = "not_known"
        if tables or settings:
            kind = "both" if tables and settings else "tables" if tables else "settings"
        elif "run.tool_version" in self._settings:
            kind = "version"
        return Cause(kind, tuple(sorted(tables)), settings)


class Below:
    """The rows of input files below each figure of a run.

    Parameters
    ----------
    run
        The run.
    """

    def __init__(self, run: ComparedRun) -> None:
        self._parts = run.parts
        self._found: dict[str, Places] = {}

    def places(self, figure: str) -> Places:
        """Return table and row of everything a figure was made from, by way of other figures too."""
        if figure not in self._found:
            self._found[figure] = frozenset()
            parts = self._parts.get(figure, ())
            own = {(part.table, int(part.row)) for part in parts if part.table and part.row is not None}
            self._found[figure] = frozenset(own).union(*(self.places(part.figure) for part in parts if part.figure))
        return self._found[figure]


def _hit(places: Places, changed: Mapping[str, frozenset[int]]) -> set[str]:
    """Return the tables of which a changed row is among the places."""
    return {table for table, row in places if row in changed.get(table, ())}
