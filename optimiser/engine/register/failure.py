"""The error of a register that cannot be read or written."""

from __future__ import annotations

from optimiser.errors import OutputError


class RegisterError(OutputError):
    """The register of runs cannot be read or written."""

    kind = "register"
