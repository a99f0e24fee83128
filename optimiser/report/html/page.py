"""The whole page: sections in order, one style block with its hash, and a policy that lets nothing else in."""

from __future__ import annotations

from optimiser.report.html.context import Report, Section
from optimiser.report.html.findings import split_findings
from optimiser.report.html.format import day_from_text
from optimiser.report.html.packs.page import has_packs
from optimiser.report.html.policy import STYLE, policy
from optimiser.report.html.sections import (
    award,
    board,
    by_trust,
    contracts,
    data_quality,
    grey_fleet,
    illustration,
    opportunities,
    prices,
    provenance,
    sites,
    suppliers,
    targets,
    trace,
    transport,
)
from optimiser.report.view import RunView

_SCOPED = (
    award.build,
    opportunities.build,
    prices.build,
    by_trust.build,
    contracts.build,
    suppliers.build,
    transport.build,
    grey_fleet.build,
    sites.build,
    targets.build,
)


def render_html(view: RunView) -> str:
    """Return the report of a run as one HTML page that needs no network and no script.

    Whatever touches synthetic data stands in a section of its own; the board page shows none of it. Amounts in tables
    are exact to the penny, so that every total is the sum of what stands above it.

    Parameters
    ----------
    view
        The run.
    """
    report = Report(view)
    main, apart = split_findings(view)
    first = board.build(report, main)
    sections: list[Section | None] = [build(report, main) for build in _SCOPED]
    sections.append(illustration.build(report, apart, _SCOPED))
    sections.append(data_quality.build(report, main))
    sections.append(provenance.build(report, main))
    sections.append(trace.build(report))
    page = report.render(
        "page",
        title=view.result.get("case_title") or view.result.get("case", ""),
        as_of=day_from_text(str(view.result.get("as_of", ""))),
        result=view.result,
        board=first,
        sections=[section for section in sections if section],
        packs=has_packs(main, apart),
        style=STYLE,
        policy=policy(),
    )
    return str(page)
