"""What an optimiser found for one lever, kept apart so that another point with the same settings may take it over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from optimiser.config.scenario import Scenario
from optimiser.results.findings import Findings
from optimiser.results.ledger import Figure, Source

READS = {"buying": ("input", "buying", "solve"), "transport": ("input", "transport", "solve")}
"""Sections of a scenario that what is found for a lever depends on, beside the case and the program."""
FOUND_BY = ("input", "buying")
"""Sections that what is found without an optimiser depends on."""


def part_key(lever: str, scenario: Scenario, fixed: Mapping[str, object]) -> str:
    """Return the hash of everything that what is found for a lever depends on.

    Parameters
    ----------
    lever
        buying or transport.
    scenario
        Settings of a point.
    fixed
        What all points share: the case's files, the versions, how it is solved.
    """
    settings = scenario.model_dump(mode="json")
    content = {**fixed, "lever": lever, "settings": {section: settings[section] for section in READS[lever]}}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class PartFound:
    """What was added to the findings for one lever.

    Parameters
    ----------
    tables
        Tables by name.
    graphs
        Graphs by name.
    figures, sources
        Figures of the ledger and their sources, by identifier.
    """

    tables: dict[str, pd.DataFrame]
    graphs: dict[str, nx.Graph[str]]
    figures: dict[str, Figure]
    sources: dict[str, tuple[Source, ...]]

    def enter(self, findings: Findings) -> None:
        """Add all of it to the findings of a point.

        Parameters
        ----------
        findings
            Take it, as if it had just been found.
        """
        findings.tables |= self.tables
        findings.graphs |= self.graphs
        for name, figure in self.figures.items():
            findings.ledger.add(figure, self.sources[name])


def added(before: Findings, after: Findings) -> PartFound:
    """Return what findings have that they did not have before.

    Parameters
    ----------
    before
        What was found without an optimiser, table by table and figure by figure the same objects as in ``after``.
    after
        The same, with what was found for one lever.
    """
    return PartFound(
        {name: table for name, table in after.tables.items() if before.tables.get(name) is not table},
        {name: graph for name, graph in after.graphs.items() if before.graphs.get(name) is not graph},
        {name: figure for name, figure in after.ledger.figures.items() if name not in before.ledger.figures},
        {name: rows for name, rows in after.ledger.sources.items() if name not in before.ledger.sources},
    )
