"""Findings about transport that overlaps: which movements of different trusts could share a vehicle, and where."""

from __future__ import annotations

from optimiser.tables.columns import Column, Table
from optimiser.tables.shared_columns import BASIS

PAIR_KINDS = ("patient_patient", "goods_goods", "patient_goods")
DAY = Column("day_type", "code", "Kind of day.")
PAIR_KIND = Column("kind", "choice", "What is paired with what.", choices=PAIR_KINDS)

OVERLAP = Table(
    "overlap",
    "How many pairs of movements could share a vehicle, by kind, and whether they are of one trust.",
    ("day_type", "kind", "across"),
    (
        DAY,
        PAIR_KIND,
        Column("across", "boolean", "Whether the two are of different trusts; empty for both together."),
        Column("pairs", "integer", "Pairs there are.", "pairs", "restricted"),
        Column(
            "shareable", "integer", "Pairs that one vehicle could serve with the detour allowed.", "pairs", "restricted"
        ),
        Column("movements", "integer", "Movements with at least one such pair.", "movements", "restricted"),
        Column(
            "matched",
            "integer",
            "Pairs that share at once, each movement in one, so chosen that they save most kilometres.",
            "pairs",
            "restricted",
        ),
        Column("matched_km", "decimal", "Kilometres those pairs drive less than each directly by itself.", "km"),
        Column("matched_bound_km", "decimal", "Proven: no choice of pairs saves more kilometres.", "km"),
        Column("matched_hours", "decimal", "Hours of driving those pairs need less.", "h"),
        BASIS,
    ),
)
OVERLAP_REASONS = Table(
    "overlap_reasons",
    "Why the other pairs cannot share.",
    ("day_type", "kind", "reason"),
    (
        DAY,
        PAIR_KIND,
        Column(
            "reason",
            "choice",
            "First thing that stands against it.",
            choices=("compatibility", "places", "window", "time_on_board", "detour", "no_saving"),
        ),
        Column("pairs", "integer", "Pairs.", "pairs", "restricted"),
    ),
)
OVERLAP_CORRIDORS = Table(
    "overlap_corridors",
    "Where two trusts drive the same way at the same hour: kilometres that one vehicle could save.",
    ("day_type", "kind", "trust_a", "trust_b", "origin", "destination", "hour"),
    (
        DAY,
        PAIR_KIND,
        Column("trust_a", "code", "A trust."),
        Column("trust_b", "code", "Another trust."),
        Column("origin", "code", "Where the shared way begins: a site, an area or a junction."),
        Column("destination", "code", "Where it ends."),
        Column("hour", "integer", "Hour of the day it is driven in; empty where several are added up.", "h"),
        Column("pairs", "integer", "Pairs that could share.", "pairs", "restricted"),
        Column("matched", "integer", "Of these, pairs at once, each movement in one.", "pairs", "restricted"),
        Column("km", "decimal", "Kilometres driven twice: what those pairs at once would save.", "km"),
        Column("minutes", "decimal", "Minutes driven twice.", "min"),
    ),
)
OVERLAP_CLIQUES = Table(
    "overlap_cliques",
    "Groups in which each could share with every other, by size.",
    ("day_type", "kind", "size"),
    (
        DAY,
        PAIR_KIND,
        Column("size", "integer", "Movements in the group.", "movements"),
        Column("cliques", "integer", "Groups of that size.", "groups", "restricted"),
        Column("trusts", "integer", "Trusts in the best of them.", "trusts"),
        Column("km", "decimal", "Kilometres the best of them saves when its movements go in pairs.", "km"),
        Column("complete", "boolean", "Whether all groups were counted; no where there are too many to look at."),
    ),
)
OVERLAP_CONTRACTS = Table(
    "overlap_contracts",
    "Transport contracts of the register that run side by side.",
    ("contract_a", "contract_b"),
    (
        Column("contract_a", "code", "A contract."),
        Column("contract_b", "code", "Another."),
        Column("category", "code", "Category of both."),
        Column("trusts_a", "codes", "Trusts that buy on the first."),
        Column("trusts_b", "codes", "Trusts that buy on the second."),
        Column("overlap_from", "date", "First day both run."),
        Column("overlap_to", "date", "Last day both run; empty where an end is not known."),
        Column("places", "integer", "Sites of either that have one of the other within 5 km.", "sites"),
        Column("value_gbp", "money", "Value of both together, where known.", "GBP", "commercial"),
        BASIS,
    ),
)
FINDINGS_OVERLAP = (OVERLAP, OVERLAP_REASONS, OVERLAP_CORRIDORS, OVERLAP_CLIQUES, OVERLAP_CONTRACTS)
"""Every table of findings about overlap."""
