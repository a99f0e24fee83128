"""Transport: overlap and its map first, then plans, routes before and after, service, and how good it all is."""

from __future__ import annotations

from optimiser.report.html.context import Report, Section
from optimiser.report.html.findings import Findings
from optimiser.report.html.transport import corridors, overlap, plans, proof, routes, service
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.transport_sentences import transport_sentences

_PARTS = (
    overlap.overlap,
    corridors.corridors,
    overlap.groups,
    overlap.contracts,
    plans.plans,
    plans.gains,
    plans.year,
    plans.unserved,
    routes.routes,
    service.service,
    service.frontier,
    proof.proof,
    proof.travel,
    plans.recorded,
    proof.planted,
)
_MOVEMENTS = ("journeys", "consignments", "rounds")


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case moves nothing.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page: what touches synthetic data stands in the illustration only.
    """
    part = TransportPart(report, findings)
    parts = [found for found in (build_part(part) for build_part in _PARTS) if found]
    if not parts:
        return None
    own = part.plans or part.overlap
    bases = report.result.get("basis", {})
    body = report.render(
        "transport",
        findings=findings,
        sentences=transport_sentences(report.result.get("transport", {})) if own else [],
        elsewhere=not own and not findings.illustration and any(bases.get(one) == "synthetic" for one in _MOVEMENTS),
        hides=part.hides,
        smallest=part.smallest,
        parts=parts,
    )
    return Section(f"{findings.prefix}transport", "Transport: overlap, and routes shared", body, wide=True)
