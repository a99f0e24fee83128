"""From lines to cells: what each trust bought of each item, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.procurement.spend import Integers, PriceInstance


@dataclass(frozen=True, eq=False)
class Cells:
    """Sums of lines by item and trust, or by item, supplier and trust; parallel columns, sorted by those indices.

    Parameters
    ----------
    item, supplier, trust
        Indices into the names of the instance; ``supplier`` is -1 where suppliers are added together.
    pence
        What was paid [pence].
    millionths
        Quantity [millionths of the item's unit].
    lines
        How many lines [lines].
    """

    item: Integers
    supplier: Integers
    trust: Integers
    pence: Integers
    millionths: Integers
    lines: Integers

    def rows(self) -> list[tuple[int, int, int, int, int, int]]:
        """Return the cells as plain whole numbers: item, supplier, trust, pence, millionths, lines."""
        columns = (self.item, self.supplier, self.trust, self.pence, self.millionths, self.lines)
        return list(zip(*(column.tolist() for column in columns), strict=True))


def aggregate(instance: PriceInstance, keep: npt.NDArray[np.bool_], *, by_supplier: bool = False) -> Cells:
    r"""Add up the lines that are kept.

    .. math:: m_{ti} = \sum_{\ell \in L_{ti}} m_\ell, \qquad q_{ti} = \sum_{\ell \in L_{ti}} q_\ell

    where :math:`L_{ti}` are the lines of trust :math:`t` and item :math:`i`; with suppliers, :math:`L_{tis}`.

    Parameters
    ----------
    instance
        The spend lines.
    keep
        Whether a line takes part, one entry a line.
    by_supplier
        Whether each supplier has cells of its own.
    """
    trusts, suppliers = max(len(instance.trusts), 1), len(instance.suppliers) if by_supplier else 1
    supplier = instance.supplier[keep] if by_supplier else np.int64(0)
    key = (instance.item[keep] * max(suppliers, 1) + supplier) * trusts + instance.trust[keep]
    keys, place = np.unique(key, return_inverse=True)
    sums = np.zeros((3, len(keys)), dtype=np.int64)
    np.add.at(sums[0], place, instance.pence[keep])
    np.add.at(sums[1], place, instance.millionths[keep])
    np.add.at(sums[2], place, 1)
    item_and_supplier, trust = np.divmod(keys, trusts)
    item, which = np.divmod(item_and_supplier, max(suppliers, 1))
    return Cells(item, which if by_supplier else np.full_like(which, -1), trust, sums[0], sums[1], sums[2])
