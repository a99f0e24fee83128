"""The register as plain rows: for a screen, for scripts, and for a file to hand on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.record import SCOPES
from optimiser.engine.register.schema import RUNS
from optimiser.engine.register.store import RegisteredRun
from optimiser.report.csv_tables import to_text, write_rows
from optimiser.tables import Column

EXPORTS = (".csv", ".json")
_MEASURES = ("opportunity", "saving", "identified", "risk_adjusted", "target", "gap_to_target")
_TEXT = Column("text", "text", "Text of a cell.")


def state_of(run: RegisteredRun) -> str:
    """Say what became of a run's folder: ``there``, ``pruned``, or ``gone`` where it was moved or replaced."""
    if run.is_there:
        return "there"
    return "pruned" if run.pruned_at else "gone"


def run_object(run: RegisteredRun) -> dict[str, Any]:
    """Return a run as scripts read it; headline and illustration stay apart.

    Parameters
    ----------
    run
        A run of the register.
    """
    about = {name: value for name, value in run.about.items() if value is not None}
    about["levers"] = [lever for lever in str(about["levers"]).split(";") if lever]
    return {
        **about,
        "folder": run.folder.as_posix(),
        "names": list(run.names),
        "state": state_of(run),
        **({"pruned_at": run.pruned_at} if run.pruned_at else {}),
        **{scope: dict(run.results.get(scope, {})) for scope in SCOPES},
    }


def export_runs(runs: Sequence[RegisteredRun], path: Path) -> None:
    """Write the register as a file: JSON whole, CSV one row a run.

    Parameters
    ----------
    runs
        The runs, in order.
    path
        File to write; its ending says how.

    Raises
    ------
    RegisterError
        If it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.suffix.lower() == ".json":
            text = json.dumps({"runs": [run_object(run) for run in runs]}, indent=2, ensure_ascii=False)
            part.write_text(text + "\n", encoding="utf-8", newline="\n")
        else:
            write_rows(part, _csv_rows(runs))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise RegisterError(f"Cannot write '{path}': {error.strerror}.", "Choose another --out.") from None


def _csv_rows(runs: Sequence[RegisteredRun]) -> list[list[str]]:
    """Return header and rows; the money of the two scopes stands in columns of their own [pence]."""
    about = [column.name for column in RUNS.columns if column.name not in ("versions", "folder")]
    money = [(scope, measure) for scope in SCOPES for measure in _MEASURES]
    rows = [[*about, "folder", "names", "state", *(f"{scope}_{measure}_pence" for scope, measure in money)]]
    for run in runs:
        texts = [run.about[name] for name in about]
        values = [run.results.get(scope, {}).get(f"{measure}_pence") for scope, measure in money]
        cells = [*texts, run.folder.as_posix(), ";".join(run.names), state_of(run)]
        rows.append(
            [*(to_text(cell, _TEXT) for cell in cells), *("" if value is None else str(value) for value in values)]
        )
    return rows
