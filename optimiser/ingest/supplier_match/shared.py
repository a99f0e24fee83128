"""Suppliers that two or more trusts pay, with their spellings and each trust's pounds."""

from __future__ import annotations

import pandas as pd

from optimiser.ingest.supplier_match.match import SupplierMatches

SHARED_COLUMNS = ("supplier", "name", "kind", "intra_group", "trusts", "pence", "spellings")


def shared_suppliers(matches: SupplierMatches, payments: pd.DataFrame, most: int = 30) -> pd.DataFrame:
    """Return the suppliers that two or more trusts paid, the most pounds first, with a column of pence for each trust.

    A trust whose payments to a supplier net to nought or less has not paid it.

    Parameters
    ----------
    matches
        What the matching found.
    payments
        One row a trust and spelling, or more: trust, spelling, pence [pence].
    most
        How many suppliers at most.
    """
    rows = payments.assign(supplier=payments["spelling"].astype(str).map(matches.supplier_of)).dropna(
        subset=["supplier"]
    )
    by_trust = rows.pivot_table(index="supplier", columns="trust", values="pence", aggfunc="sum", fill_value=0)
    shared = by_trust[(by_trust > 0).sum(axis=1) >= 2]
    spelled = rows.groupby("supplier")["spelling"].agg(lambda texts: " | ".join(sorted(set(texts))))
    known = matches.suppliers.set_index("supplier")
    table = pd.DataFrame(
        {
            "supplier": shared.index,
            "name": known.loc[shared.index, "name"].to_numpy(),
            "kind": known.loc[shared.index, "kind"].to_numpy(),
            "intra_group": known.loc[shared.index, "intra_group"].to_numpy(),
            "trusts": (shared > 0).sum(axis=1).to_numpy(),
            "pence": shared.sum(axis=1).to_numpy(),
            "spellings": spelled.loc[shared.index].to_numpy(),
        },
        columns=list(SHARED_COLUMNS),
    )
    table = pd.concat([table, shared.add_suffix("_pence").reset_index(drop=True)], axis=1)
    return table.sort_values(["pence", "supplier"], ascending=[False, True]).head(most).reset_index(drop=True)
