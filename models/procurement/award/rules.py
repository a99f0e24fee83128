"""The rules of an award as data, each with a name, an owner and a reason that are printed with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Each = Literal["all", "lot", "item", "trust", "trust_and_lot"]
Amount = Literal["spend", "volume"]


@dataclass(frozen=True)
class Filter:
    """What a rule is about: ``None`` is everything, otherwise one of those named.

    Parameters
    ----------
    lots, items, trusts
        Which needs.
    suppliers
        From whom.
    attributes
        From suppliers that have at least one of them.
    """

    lots: frozenset[str] | None = None
    items: frozenset[str] | None = None
    trusts: frozenset[str] | None = None
    suppliers: frozenset[str] | None = None
    attributes: frozenset[str] | None = None

    def holds_need(self, trust: str, item: str, lot: str) -> bool:
        """Whether a need is meant."""
        return (
            (self.trusts is None or trust in self.trusts)
            and (self.items is None or item in self.items)
            and (self.lots is None or lot in self.lots)
        )

    def holds_supplier(self, supplier: str, attributes: frozenset[str]) -> bool:
        """Whether a supplier is meant."""
        return (self.suppliers is None or supplier in self.suppliers) and (
            self.attributes is None or bool(self.attributes & attributes)
        )


def only(
    *,
    lots: Iterable[str] | None = None,
    items: Iterable[str] | None = None,
    trusts: Iterable[str] | None = None,
    suppliers: Iterable[str] | None = None,
    attributes: Iterable[str] | None = None,
) -> Filter:
    """Return a filter from any lists of names; what is left out is not filtered."""
    parts = (lots, items, trusts, suppliers, attributes)
    return Filter(*(None if part is None else frozenset(part) for part in parts))


@dataclass(frozen=True)
class _Rule:
    """What every rule has.

    Parameters
    ----------
    name
        Its key, told in reports, rows and conflicts.
    owner
        Who asked for it.
    reason
        Why.
    where
        What it is about.
    """

    name: str
    owner: str = ""
    reason: str = ""
    where: Filter = Filter()


@dataclass(frozen=True)
class WinnerLimit(_Rule):
    """How many suppliers may win: in all, or in each lot, item, trust, or trust and lot.

    Parameters
    ----------
    least, most
        How many [suppliers]; ``most`` is ``None`` where there is no upper limit.
    each
        In what the winners are counted; for ``item`` over all periods of a product together.
    least_share
        The part of the volume there that a supplier must have to count towards ``least`` [fraction, above 0].
    """

    least: int = 0
    most: int | None = None
    each: Each = "all"
    least_share: Fraction = Fraction(1, 100)


@dataclass(frozen=True)
class ShareLimit(_Rule):
    """What part of the spend or volume goes to the suppliers meant, of all that is bought for the needs meant.

    Parameters
    ----------
    least, most
        The part [fraction]; the same twice for an exact share.
    of
        Whether spend, at the prices of the tiers reached, or volume.
    each_supplier
        Whether every supplier meant is held to it alone rather than all together.
    """

    least: Fraction = Fraction(0)
    most: Fraction = Fraction(1)
    of: Amount = "spend"
    each_supplier: bool = False


@dataclass(frozen=True)
class AmountLimit(_Rule):
    """How much spend or volume goes to the suppliers meant for the needs meant.

    Parameters
    ----------
    least, most
        How much [pence, or millionths]; ``None`` where there is no limit; the same twice for an exact amount.
    of
        Whether spend, at the prices of the tiers reached, or volume.
    """

    least: int | None = None
    most: int | None = None
    of: Amount = "spend"


@dataclass(frozen=True)
class IncumbentFloor(_Rule):
    """The part of the volume that stays with those who supply today, where somebody does.

    Parameters
    ----------
    least
        The part [fraction].
    """

    least: Fraction = Fraction(0)


@dataclass(frozen=True)
class TrustsOut(_Rule):
    """The trusts meant stay out: they go on buying at their present terms, for the needs meant."""


@dataclass(frozen=True)
class Exclusion(_Rule):
    """Nothing is bought from the suppliers meant for the needs meant."""


@dataclass(frozen=True)
class SwitchLimit(_Rule):
    """How many trusts may switch: buy, in any lot meant, from somebody who does not supply them there today.

    Parameters
    ----------
    most
        How many [trusts].
    """

    most: int = 0


@dataclass(frozen=True)
class NoTrustWorseOff(_Rule):
    """No trust meant pays more than today: its purchases at the prices of the tiers reached, and what it pays once.

    That is delivery, switching, and what joining costs it.

    Sums paid back at a break and incremental discounts belong to the group and are left out of a trust's bill, as is
    activation; a bundle for several trusts is split by quantity.

    Parameters
    ----------
    allowance
        How much more is still let pass, each trust [pence].
    """

    allowance: int = 0


@dataclass(frozen=True)
class Budget(_Rule):
    """All money paid, fixed costs in, rebates off, stays within a sum; its filter is not used.

    Parameters
    ----------
    most
        The sum [pence].
    """

    most: int = 0


@dataclass(frozen=True)
class CarbonCap(_Rule):
    """What is bought emits no more than this.

    Parameters
    ----------
    most
        The limit [grams of CO2e].
    """

    most: int = 0


@dataclass(frozen=True)
class CarbonPrice(_Rule):
    """Emissions weigh in the choice, though nobody pays for them.

    Parameters
    ----------
    pence_per_tonne
        The weight [pence per tonne of CO2e].
    """

    pence_per_tonne: Fraction = Fraction(0)


@dataclass(frozen=True)
class Preference(_Rule):
    """Spend with the suppliers meant counts for more (malus) or less (bonus) in the choice, though nobody pays it.

    Parameters
    ----------
    malus
        The part of the spend added; negative for a bonus [fraction].
    """

    malus: Fraction = Fraction(0)


Rule = (
    WinnerLimit
    | ShareLimit
    | AmountLimit
    | IncumbentFloor
    | TrustsOut
    | Exclusion
    | SwitchLimit
    | NoTrustWorseOff
    | Budget
    | CarbonCap
    | CarbonPrice
    | Preference
)


def single_source(
    name: str, owner: str = "", reason: str = "", where: Filter | None = None, each: Each = "lot"
) -> Rule:
    """Return the rule that there is one supplier for each lot, item or trust meant."""
    return WinnerLimit(name, owner, reason, where or Filter(), most=1, each=each)


def dual_sourcing(
    name: str, owner: str = "", reason: str = "", where: Filter | None = None, least_share: Fraction = Fraction(1, 5)
) -> Rule:
    """Return the rule that each lot meant has at least two suppliers, each with at least a share of its volume."""
    return WinnerLimit(name, owner, reason, where or Filter(), least=2, each="lot", least_share=least_share)


def forced_award(
    name: str, owner: str = "", reason: str = "", where: Filter | None = None, least: Fraction = Fraction(1)
) -> Rule:
    """Return the rule that the suppliers meant get the needs meant, or at least a part of their volume."""
    return ShareLimit(name, owner, reason, where or Filter(), least=least, of="volume")
