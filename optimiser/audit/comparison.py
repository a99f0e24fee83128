"""What the check counts and collects: one difference a disagreement, with the place and both values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from optimiser.money import format_gbp

HALF_MILLIONTH = Fraction(1, 2_000_000)


@dataclass(frozen=True)
class Difference:
    """One disagreement between what a run folder says and what its own record gives.

    Parameters
    ----------
    place
        File inside the run folder.
    figure
        Identifier of the figure, or the key of the row or of the JSON object.
    published, recomputed
        Both values as text; empty where one is absent.
    message
        What disagrees, in one sentence.
    """

    place: str
    figure: str
    published: str
    recomputed: str
    message: str


@dataclass
class Comparison:
    """The checks made so far and the differences they gave."""

    checks: int = 0
    differences: list[Difference] = field(default_factory=list)

    def add(self, place: str, figure: str, message: str, published: object = "", recomputed: object = "") -> None:
        """Record a difference that is known already."""
        self.checks += 1
        self.differences.append(Difference(place, figure, show(published), show(recomputed), message))

    def require(self, holds: bool, place: str, figure: str, message: str) -> bool:
        """Count one check of something that must hold, and record a difference where it does not."""
        self.checks += 1
        if not holds:
            self.differences.append(Difference(place, figure, "", "", message))
        return holds

    def same(self, place: str, figure: str, published: object, recomputed: object, what: str) -> bool:
        """Compare a published value with the recomputed one; a fraction agrees to the sixth decimal.

        Parameters
        ----------
        place, figure
            Where the value stands.
        published, recomputed
            The two values.
        what
            Name of the value; one that ends in ``pence`` is shown in pounds.
        """
        self.checks += 1
        if agrees(published, recomputed):
            return True
        money = what.endswith("pence")
        message = (
            f"{what} is {show(published, money)} in the run folder and {show(recomputed, money)} by its own record."
        )
        self.differences.append(Difference(place, figure, show(published, money), show(recomputed, money), message))
        return False

    def same_keys(self, place: str, published: Iterable[str], recomputed: Iterable[str], what: str) -> None:
        """Compare two sets of keys; each key on one side only is a difference of its own."""
        there, due = set(published), set(recomputed)
        self.checks += len(there | due)
        for key in sorted(due - there):
            self.differences.append(Difference(place, key, "", key, f"{what} {key} is missing."))
        for key in sorted(there - due):
            message = f"{what} {key} is not one that the record of the input gives."
            self.differences.append(Difference(place, key, key, "", message))

    def same_columns(
        self, place: str, figure: str, published: Mapping[str, Any], recomputed: Mapping[str, Any]
    ) -> None:
        """Compare every recomputed column of a row with the published row."""
        for name, value in recomputed.items():
            self.same(place, figure, published.get(name), value, name)


def agrees(published: object, recomputed: object) -> bool:
    """Tell whether a published value is the recomputed one as it is written in a file."""
    if published == recomputed:
        return True
    if isinstance(recomputed, Fraction) and isinstance(published, Fraction | int):
        # Files carry six decimals of a binary number: half of the last place, and the last bit of that number.
        return abs(Fraction(published) - recomputed) <= HALF_MILLIONTH + abs(recomputed) / 2**52
    empty = ("", None)
    return published in empty and recomputed in empty


def show(value: object, money: bool = False) -> str:
    """Write a value for the person who reads the difference."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if money and isinstance(value, int):
        return format_gbp(value)
    if isinstance(value, Fraction):
        return f"{float(value):.6f}"
    return str(value)
