"""The decisions of an award: who buys how much on which offer, and which bundles are taken; nothing that follows."""

from __future__ import annotations

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
    """

    purchases: tuple[tuple[str, str, int], ...] = ()
    bundles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is no set of decisions.

        Raises
        ------
        ValueError
            If a trust and offer, or a bundle, is named twice, or a quantity is not above zero.
        """
        cells = [(trust, offer) for trust, offer, _ in self.purchases]
        if len(set(cells)) < len(cells) or len(set(self.bundles)) < len(self.bundles):
            msg = "a purchase or a bundle is named twice"
            raise ValueError(msg)
        if any(quantity <= 0 for *_, quantity in self.purchases):
            msg = "a purchase has a quantity above zero"
            raise ValueError(msg)


def award_of(purchases: dict[tuple[str, str], int], bundles: list[str]) -> AwardSolution:
    """Return the award of quantities by trust and offer, leaving out what is zero.

    Parameters
    ----------
    purchases
        Quantity by trust and offer [millionths].
    bundles
        The bundles taken.
    """
    bought = sorted((trust, offer, quantity) for (trust, offer), quantity in purchases.items() if quantity)
    return AwardSolution(tuple(bought), tuple(sorted(bundles)))
