"""Columns and words that several tables of findings share."""

from __future__ import annotations

from optimiser.tables.columns import Column

BASES = ("published", "supplied", "synthetic", "assumed")
SCOPES = ("headline", "illustration", "context")
CLASSES = ("price_match", "contract_change", "pooled_tier", "new_tender", "investigate")
BENCHMARKS = ("minimum", "lower_quartile", "median", "weighted_mean")

FIGURE = Column(
    "figure", "code", "Identifier of the figure; `optimiser trace RUN FIGURE` shows its rows.", required=True
)
TRUST = Column("trust", "code", "Trust; empty for the collaborative.")
ITEM = Column("item", "code", "Item.")
CATEGORY = Column("category", "code", "Category of spend.")
BASIS = Column("basis", "choice", "Basis of the figure: the weakest of what it rests on.", choices=BASES)
VALUE = Column("value_gbp", "money", "Value.", "GBP", "commercial")
