"""Removing old run folders; their records stay, and a run that bears a name is never touched."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Sequence

from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.store import Register, RegisteredRun


def to_prune(
    runs: Sequence[RegisteredRun], keep: int | None, older_than_days: int | None, now: dt.datetime
) -> list[RegisteredRun]:
    """Return the runs whose folders may go, the oldest first.

    Parameters
    ----------
    runs
        The runs of the register, the oldest first.
    keep
        How many of the latest stay [runs]; ``None`` for no such rule.
    older_than_days
        Age beyond which a folder may go [days]; ``None`` for no such rule.
    now
        Against which age is measured, with its zone.
    """
    present = [run for run in runs if not run.names and run.is_there]
    if keep is not None:
        present = present[: max(len(present) - keep, 0)]
    if older_than_days is not None:
        limit = now - dt.timedelta(days=older_than_days)
        present = [run for run in present if dt.datetime.fromisoformat(run.about["created_at"]) < limit]
    return present


def prune_run(register: Register, run: RegisteredRun, who: str) -> None:
    """Remove the folder of one run and note it; where it cannot be noted, the folder stays.

    Parameters
    ----------
    register
        The register.
    run
        A run whose folder is there.
    who
        Who asked for it.

    Raises
    ------
    RegisterError
        If the folder cannot be removed, or the register cannot be written.
    """
    aside = run.folder.parent / f".{run.folder.name}.pruned-{os.getpid()}"
    try:
        run.folder.rename(aside)
    except OSError as error:
        message = f"The folder '{run.folder}' cannot be removed: {error.strerror}."
        raise RegisterError(message, "Close what has it open, then try again.") from None
    try:
        register.mark_pruned(run.record, who)
    except BaseException:
        aside.rename(run.folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)
