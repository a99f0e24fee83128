"""From a run folder to a run that can be compared."""

from __future__ import annotations

from pathlib import Path

from optimiser.report.view import read_run
from optimiser.results.comparison.compared import ComparedRun


def read_compared(folder: Path) -> ComparedRun:
    """Read a run folder; its case need not be there any more.

    Counts of real people come as they may be shared, so that no two runs tell together what neither tells alone.

    Parameters
    ----------
    folder
        The run folder.
    """
    view = read_run(folder)
    return ComparedRun(view.result, view.tables, view.inputs)
