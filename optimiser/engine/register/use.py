"""What commands do with the register: enter a run, find one, enter folders that are not in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from optimiser.engine.publish import MANIFEST
from optimiser.engine.register.failure import RegisterError
from optimiser.engine.register.place import register_place, who
from optimiser.engine.register.record import record_of
from optimiser.engine.register.store import Register, RegisteredRun

SHORTEST = 6
"""Characters of a run id that are enough to name a run."""


@dataclass(frozen=True)
class Rebuilt:
    """What came of entering folders.

    Parameters
    ----------
    entered
        Folders that were not in the register and are now.
    known
        Folders that were there already.
    unreadable
        Folders that look like a run and cannot be read as one.
    """

    entered: tuple[Path, ...]
    known: tuple[Path, ...]
    unreadable: tuple[Path, ...]


def open_register() -> Register:
    """Return the register.

    Raises
    ------
    RegisterError
        If it is switched off, or its address cannot be used.
    """
    place = register_place()
    if place is None:
        raise RegisterError("The register is switched off.", "Take OPTIMISER_REGISTER=off out of the environment.")
    return Register(place)


def enter_run(folder: Path) -> None:
    """Enter a run that was just published; nothing happens where the register is switched off.

    Parameters
    ----------
    folder
        The run folder.

    Raises
    ------
    RegisterError
        If it cannot be entered; the folder stays as it is.
    """
    place = register_place()
    if place is None:
        return
    if place.file is not None and place.file.is_relative_to(folder.resolve()):
        raise RegisterError(f"The register would stand in the run's own folder '{folder}'.", "Choose another --out.")
    Register(place).add(record_of(folder), who())


def registered_runs() -> list[RegisteredRun]:
    """Return every run of the register, the oldest first; none where there is no register."""
    place = register_place()
    return Register(place).runs() if place is not None and place.exists else []


def matching(runs: Sequence[RegisteredRun], word: str) -> list[RegisteredRun]:
    """Return the runs a word may mean, the oldest first: the one that bears it as a name, else those by their id.

    Parameters
    ----------
    runs
        The runs of the register.
    word
        A name, or the beginning of a run id.
    """
    named = [run for run in runs if word in run.names]
    return named or [run for run in runs if len(word) >= SHORTEST and run.run_id.startswith(word)]


def rebuild(folders: Iterable[Path]) -> Rebuilt:
    """Enter every run folder below some folders that is not in the register yet; who ran it is not known.

    Parameters
    ----------
    folders
        Where to look.

    Raises
    ------
    RegisterError
        If the register cannot be written.
    """
    register = open_register()
    found: dict[str, list[Path]] = {"entered": [], "known": [], "unreadable": []}
    for folder in _run_folders(folders):
        try:
            record = record_of(folder)
        except RegisterError:
            found["unreadable"].append(folder)
        else:
            found["entered" if register.add(record, "") else "known"].append(folder)
    return Rebuilt(*(tuple(found[key]) for key in ("entered", "known", "unreadable")))


def _run_folders(folders: Iterable[Path]) -> list[Path]:
    """Return the folders that have a manifest and a record, in order; what a killed run left is passed over."""
    places = {path.parent for folder in folders for path in folder.rglob(MANIFEST)}
    return sorted(place for place in places if (place / "record").is_dir() and not place.name.startswith("."))
