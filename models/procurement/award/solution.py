"""The decisions of an award: who buys how much on which offer, which bundles are taken, when each trust joins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class AwardSolution:
    """An award, exact.

    Parameters
    ----------
    purchases
        Trust, offer and quantity above zero [millionths], sorted.
    bundles
        The bundles taken, sorted.
    joinings
        Trust, lot and the option chosen for them, sorted.
    """

    purchases: tuple[tuple[str, str, int], ...] = ()
    bundles: tuple[str, ...] = ()
    joinings: tuple[tuple[str, str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is no set of decisions.

        Raises
        ------
        ValueError
            If a trust and offer, a bundle, or a trust and lot that join is named twice, or a quantity is not above
            zero.
        """
        decided = (
            [(trust, offer) for trust, offer, _ in self.purchases],
            self.bundles,
            [(trust, lot) for trust, lot, _ in self.joinings],
        )
        if any(len(set(keys)) < len(keys) for keys in decided):
            msg = "a purchase, a bundle or a joining is named twice"
            raise ValueError(msg)
        if any(quantity <= 0 for *_, quantity in self.purchases):
            msg = "a purchase has a quantity above zero"
            raise ValueError(msg)


def award_of(
    purchases: dict[tuple[str, str], int], bundles: list[str], joinings: Mapping[tuple[str, str], str] | None = None
) -> AwardSolution:
    """Return the award of quantities by trust and offer, leaving out what is zero.

    Parameters
    ----------
    purchases
        Quantity by trust and offer [millionths].
    bundles
        The bundles taken.
    joinings
        The option chosen by trust and lot.
    """
    bought = sorted((trust, offer, quantity) for (trust, offer), quantity in purchases.items() if quantity)
    chosen = sorted((trust, lot, option) for (trust, lot), option in (joinings or {}).items())
    return AwardSolution(tuple(bought), tuple(sorted(bundles)), tuple(chosen))
