"""Where the register of runs is, and who is written into it."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

REGISTER = "OPTIMISER_REGISTER"
"""Variable of the environment: a file, the URL of a server's database, or ``off``."""
WHO = "OPTIMISER_REGISTER_WHO"
"""Variable of the environment: what is written for the user's name, such as a role; ``off`` for nothing."""
OFF = "off"
_DEFAULT = Path("runs") / "register.sqlite"


@dataclass(frozen=True)
class RegisterPlace:
    """Where a register is.

    Parameters
    ----------
    url
        Of a server, as SQLAlchemy reads it; empty where it is a file.
    file
        The file of an SQLite register; ``None`` where a server keeps it.
    """

    url: str
    file: Path | None

    @property
    def exists(self) -> bool:
        """Whether there is anything to read; of a server it is taken for granted."""
        return self.file is None or self.file.is_file()


def register_place() -> RegisterPlace | None:
    """Return where the register is; ``None`` where it is switched off.

    It stands in ``runs`` in this folder, where runs are written and looked for, unless the environment says otherwise.
    """
    given = os.environ.get(REGISTER, "").strip()
    if given.lower() == OFF:
        return None
    if "://" in given:
        return RegisterPlace(given, None)
    file = Path(given) if given else _DEFAULT
    return RegisterPlace("", file.resolve())


def who() -> str:
    """Return who is at work: what the environment says, else the name the system knows; empty where left out."""
    given = os.environ.get(WHO, "").strip()
    if given.lower() == OFF:
        return ""
    try:
        return given or getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
