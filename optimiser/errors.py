"""The errors a person may meet, each with the exit code a script may rely on."""

from __future__ import annotations

from typing import ClassVar


class OptimiserError(Exception):
    """Base of every error that is the user's to mend.

    Parameters
    ----------
    message
        What went wrong, where, in one or two sentences.
    remedy
        What to do next; empty where nothing more can be said.
    """

    exit_code: ClassVar[int] = 1
    kind: ClassVar[str] = "error"

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(OptimiserError):
    """The command was called in a way it does not offer."""

    exit_code = 2
    kind = "usage"


class ScenarioError(OptimiserError):
    """A scenario that does not exist, or a setting that is not one."""

    exit_code = 3
    kind = "scenario"


class InfeasibleError(OptimiserError):
    """The rules contradict each other: it is proven that nothing keeps to all of them.

    Parameters
    ----------
    message, remedy
        As for every error.
    rules
        Names of the rules that cannot hold together, as few as possible.
    """

    exit_code = 4
    kind = "infeasible"

    def __init__(self, message: str, remedy: str = "", rules: tuple[str, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.rules = rules


class LimitError(OptimiserError):
    """A limit was reached before any solution, or before the gap that ``--strict`` asks for."""

    exit_code = 5
    kind = "limit"


class VerificationError(OptimiserError):
    """A figure did not survive the independent check; nothing is published."""

    exit_code = 6
    kind = "verification"


class TargetMissed(OptimiserError):
    """The plan stays below its target and ``--fail-under-target`` was asked for."""

    exit_code = 7
    kind = "target-missed"


class OutputError(OptimiserError):
    """The output cannot be written."""

    exit_code = 8
    kind = "output"
