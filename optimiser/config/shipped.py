"""Where the shipped cases and public look-ups lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from optimiser.errors import OptimiserError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_cases() -> Path:
    """Return the folder of the shipped cases.

    Raises
    ------
    OptimiserError
        If the installation is incomplete.
    """
    for folder in (_PACKAGE / "shipped" / "cases", _PACKAGE.parent / "data" / "cases"):
        if folder.is_dir():
            return folder
    raise OptimiserError("The shipped cases are missing from this installation.", "Install the program again.")


def shipped_case(name: str) -> Path:
    """Return the folder of one shipped case.

    Raises
    ------
    OptimiserError
        If there is none of that name.
    """
    folder = shipped_cases() / name
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in shipped_cases().iterdir() if path.is_dir()))
        raise OptimiserError(f"There is no shipped case '{name}'.", f"Known: {known}.")
    return folder


def shipped_reference(name: str) -> Path:
    """Return one of the public look-ups.

    Parameters
    ----------
    name
        File name, such as organisations.csv.

    Raises
    ------
    OptimiserError
        If the installation is incomplete.
    """
    for folder in (_PACKAGE / "shipped" / "reference", _PACKAGE.parent / "data" / "reference"):
        if (folder / name).is_file():
            return folder / name
    raise OptimiserError(f"The look-up '{name}' is missing from this installation.", "Install the program again.")
