"""The instance of a price comparison: spend lines as columns, who owns which supplier, and the support rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

LARGEST_TOTAL = 2**63 - 1
"""Largest total a column may have: above it, sums of 64-bit whole numbers would wrap round without a word."""


@dataclass(frozen=True)
class Support:
    """How much evidence an item needs before the prices of its trusts are compared.

    Parameters
    ----------
    min_trusts
        Least number of trusts with a price [trusts], at least 1.
    min_lines
        Least number of lines in all [lines], at least 1.
    min_millionths
        Least volume in all [millionths of the item's unit], at least 0.

    Raises
    ------
    ValueError
        If a limit is below its least value.
    """

    min_trusts: int = 3
    min_lines: int = 3
    min_millionths: int = 0

    def __post_init__(self) -> None:
        if self.min_trusts < 1 or self.min_lines < 1 or self.min_millionths < 0:
            msg = "the support rule needs at least 1 trust, 1 line and a volume of 0"
            raise ValueError(msg)


@dataclass(frozen=True, eq=False)
class PriceInstance:
    """Spend lines of several trusts; one entry a line in the columns ``trust`` to ``pence``.

    Parameters
    ----------
    trusts, items, suppliers
        Names, each once. The name "" stands for an item or a supplier that is not known.
    trust, item, supplier
        Index of the line's trust, item and supplier in those names.
    millionths
        Quantity [millionths of the item's unit], at least 0; 0 where it is not known.
    pence
        What was paid [pence]; a credit is negative.
    member_of_supplier
        For each supplier the index of the trust that owns it, or -1.
    support
        The support rule.

    Raises
    ------
    ValueError
        If the columns differ in length, an index points nowhere, a name stands twice, a quantity is negative, or the
        total of a column is too large for 64 bits.
    """

    trusts: tuple[str, ...]
    items: tuple[str, ...]
    suppliers: tuple[str, ...]
    trust: Integers
    item: Integers
    supplier: Integers
    millionths: Integers
    pence: Integers
    member_of_supplier: Integers
    support: Support

    def __post_init__(self) -> None:
        for name in ("trust", "item", "supplier", "millionths", "pence", "member_of_supplier"):
            column = np.array(getattr(self, name), dtype=np.int64)
            column.flags.writeable = False
            object.__setattr__(self, name, column)
        for names in (self.trusts, self.items, self.suppliers):
            _require(len(set(names)) == len(names), "a name stands twice")
        _require("" not in self.trusts, "every line needs a trust")
        lengths = {len(column) for column in (self.trust, self.item, self.supplier, self.millionths, self.pence)}
        _require(len(lengths) == 1, "the columns differ in length")
        _require(_within(self.trust, 0, len(self.trusts)), "a trust index points nowhere")
        _require(_within(self.item, 0, len(self.items)), "an item index points nowhere")
        _require(_within(self.supplier, 0, len(self.suppliers)), "a supplier index points nowhere")
        _require(len(self.member_of_supplier) == len(self.suppliers), "every supplier needs an owner or -1")
        _require(_within(self.member_of_supplier, -1, len(self.trusts)), "an owner index points nowhere")
        owned = {name for name, owner in zip(self.suppliers, self.member_of_supplier, strict=True) if owner >= 0}
        _require("" not in owned, "a supplier that is not known has no owner")
        _require(bool(np.all(self.millionths >= 0)), "a quantity is negative")
        _require(_total(self.millionths) <= LARGEST_TOTAL, "the quantities add up to more than 64 bits hold")
        _require(_total(self.pence) <= LARGEST_TOTAL, "the pence add up to more than 64 bits hold")

    @property
    def lines(self) -> int:
        """Number of lines."""
        return len(self.pence)

    @property
    def owners(self) -> dict[str, str]:
        """The owning trust by supplier, for suppliers that a member owns."""
        pairs = zip(self.suppliers, self.member_of_supplier.tolist(), strict=True)
        return {supplier: self.trusts[owner] for supplier, owner in pairs if owner >= 0}


def price_instance(
    *,
    trust: Sequence[str],
    item: Sequence[str],
    supplier: Sequence[str],
    millionths: Sequence[int] | Integers,
    pence: Sequence[int] | Integers,
    member_of_supplier: Mapping[str, str] | None = None,
    support: Support | None = None,
) -> PriceInstance:
    """Make an instance from lines that carry names; the names are sorted, so the order of lines does not matter.

    Parameters
    ----------
    trust, item, supplier
        Names, one a line; "" where the item or the supplier is not known.
    millionths
        Quantity of each line [millionths of the item's unit]; 0 where it is not known.
    pence
        What was paid on each line [pence].
    member_of_supplier
        Owning trust by supplier, for suppliers that a member owns, with or without lines.
    support
        The support rule; the default one where it is not given.

    Raises
    ------
    ValueError
        As for ``PriceInstance``.
    """
    owners = member_of_supplier or {}
    trusts, trust_column = _indexed(trust, owners.values())
    items, item_column = _indexed(item, ())
    suppliers, supplier_column = _indexed(supplier, owners)
    place = {name: index for index, name in enumerate(trusts)}
    return PriceInstance(
        trusts=trusts,
        items=items,
        suppliers=suppliers,
        trust=trust_column,
        item=item_column,
        supplier=supplier_column,
        millionths=np.asarray(millionths, dtype=np.int64),
        pence=np.asarray(pence, dtype=np.int64),
        member_of_supplier=np.array(
            [place[owners[name]] if name in owners else -1 for name in suppliers], dtype=np.int64
        ),
        support=support or Support(),
    )


def _indexed(column: Sequence[str], more: Iterable[str]) -> tuple[tuple[str, ...], Integers]:
    """Return the sorted names of a column, with some more, and the column as indices into them."""
    names = tuple(sorted({*column, *more}))
    place = {name: index for index, name in enumerate(names)}
    return names, np.fromiter((place[name] for name in column), dtype=np.int64, count=len(column))


def _within(column: Integers, low: int, end: int) -> bool:
    """Tell whether every entry lies in ``range(low, end)``."""
    return bool(np.all((column >= low) & (column < end)))


def _total(column: Integers) -> int:
    """Add up magnitudes beyond 64 bits: in two halves of 32 bits, each of which cannot overflow."""
    # -(x + 1) is the magnitude less one and exists for the smallest 64-bit number too, where -x does not.
    magnitude = np.where(column < 0, -(column + 1), column)
    high, low = int(np.sum(magnitude >> 32)), int(np.sum(magnitude & 0xFFFFFFFF))
    return (high << 32) + low + int(np.sum(column < 0))


def _require(condition: bool, message: str) -> None:
    """Raise ``ValueError`` where a condition does not hold."""
    if not condition:
        raise ValueError(message)
