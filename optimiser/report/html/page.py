"""The whole page: sections in order, one style block with its hash, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from optimiser.report.html.context import Report, Section
from optimiser.report.html.findings import split_findings
from optimiser.report.html.format import day_from_text
from optimiser.report.html.sections import (
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
)
from optimiser.report.view import RunView

_STYLE = Path(__file__).parent / "style.css"
_SCOPED = (
    opportunities.build,
    prices.build,
    by_trust.build,
    contracts.build,
    suppliers.build,
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
    style = _STYLE.read_text(encoding="utf-8")
    page = report.render(
        "page",
        title=view.result.get("case_title") or view.result.get("case", ""),
        as_of=day_from_text(str(view.result.get("as_of", ""))),
        result=view.result,
        board=first,
        sections=[section for section in sections if section],
        style=Markup(style),  # noqa: S704 - the file that lies beside this module
        policy=_policy(style),
    )
    return str(page)


def _policy(style: str) -> str:
    """Return the content security policy: nothing may load, and only this one style block applies."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
