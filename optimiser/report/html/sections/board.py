"""The board page: the sentence, the numbers, what must be decided by when, and how far the data carries."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from optimiser.report.award_sentence import award_sentence
from optimiser.report.html.award.amounts import AwardAmounts
from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row
from optimiser.report.html.format import percent
from optimiser.report.html.sections.contracts import contract_anchor
from optimiser.report.html.sections.opportunities import unit_of
from optimiser.report.html.words import (
    CLASS_MEANING,
    CLASS_WORDS,
    HEADLINE_MEANING,
    HEADLINE_WORDS,
    STATUS_WORDS,
    URGENCY_WORDS,
    plural,
)

_DECISIONS = 5
_SENTENCE_END = re.compile(r"(?<=[.]) (?=[A-Z])")
_URGENT = ("overdue", "next_90_days")


def build(report: Report, findings: Findings) -> Section:
    """Build the first page; it shows nothing that touches synthetic data.

    Parameters
    ----------
    report
        The page.
    findings
        Findings of the main part.
    """
    chance = report.result.get("headline", {}).get("probability_of_target")
    opportunities = findings.rows("opportunities")
    urgent, later = _decisions(findings.rows("decide_by"))
    said, recommended = _apart(report, findings)
    body = report.render(
        "board",
        result=report.result,
        sentences=_sentences(said),
        recommended=recommended,
        contract_anchor=contract_anchor,
        status=STATUS_WORDS.get(str(report.result.get("status", "")), str(report.result.get("status", ""))),
        figures=headline_cards(report, findings),
        absent=absent_figures(report, findings),
        probability=None if chance is None else percent(float(chance)),
        classes=_by_class(report, opportunities),
        class_note=about(opportunities, unit_of(opportunities)),
        decisions=urgent[:_DECISIONS],
        more=max(len(urgent) - _DECISIONS, 0),
        next_decision=later[0] if later and not urgent else None,
        has_contracts=bool(findings.rows("decide_by")),
        urgency_words=URGENCY_WORDS,
        caveats=_caveats(report, findings),
        illustrated=bool(report.result.get("illustration")),
    )
    return Section("board", "Board page", body)


def headline_cards(report: Report, findings: Findings) -> list[dict[str, Any]]:
    """Return the big numbers that were computed, each with unit, period, basis and figure.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page: its illustration shows the illustration's numbers.
    """
    numbers = report.result.get("illustration" if findings.illustration else "headline", {})
    cards = []
    for key, name in HEADLINE_WORDS.items():
        pence = numbers.get(f"{key}_pence")
        if pence is None:
            continue
        figure = report.headline_figure(key, findings)
        row = next(iter(report.figures.rows([figure])), {})
        cards.append(
            {
                "name": name,
                "meaning": HEADLINE_MEANING[key],
                "pence": pence,
                "figure": figure,
                "unit": row.get("unit") or "GBP",
                "period": row.get("period") or "",
                "basis": row.get("basis") or ("synthetic" if findings.illustration else ""),
            }
        )
    return cards


def absent_figures(report: Report, findings: Findings) -> list[str]:
    """Return the names of the headline figures that were not computed."""
    numbers = report.result.get("illustration" if findings.illustration else "headline", {})
    return [name.lower() for key, name in HEADLINE_WORDS.items() if numbers.get(f"{key}_pence") is None]


def _by_class(report: Report, rows: list[Row]) -> list[dict[str, Any]]:
    """Return number and pounds of the opportunities of each class, those counted apart from those not."""
    found = []
    for code, name in CLASS_WORDS.items():
        for counts in (True, False):
            group = [row for row in rows if row["class"] == code and bool(row["counts"]) == counts]
            if group:
                pence, figure = report.total(
                    group, "value_pence", f"{name}: {'in' if counts else 'not in'} the headline"
                )
                found.append(
                    {
                        "name": name,
                        "meaning": CLASS_MEANING[code],
                        "counts": counts,
                        "number": len(group),
                        "pence": pence,
                        "figure": figure,
                    }
                )
    return sorted(found, key=lambda group: not group["counts"])


def _apart(report: Report, findings: Findings) -> tuple[str, str]:
    """Return the headline without what it says of a recommended award, and that, to stand in a line of its own."""
    text = str(report.result.get("headline_sentence", ""))
    if findings.frame("savings").empty:
        return text, ""
    award = award_sentence(AwardAmounts(report, findings).totals)
    return (text.replace(award, "").replace("  ", " ").strip(), award) if award in text else (text, "")


def _sentences(text: str) -> list[str]:
    """Split the headline into its sentences, so that the first can stand large above the others."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence]


def _decisions(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return the decisions that are overdue or due in 90 days, and those after, in the order of the calendar."""
    dated = [row for row in rows if row["decide_by"]]
    urgent = [row for row in dated if row["urgency"] in _URGENT]
    return urgent, [row for row in dated if row["urgency"] in {"next_12_months", "later"}]


def _caveats(report: Report, findings: Findings) -> list[Markup]:
    """Say in two lines what the figures rest on and what they leave out."""
    bases: dict[str, list[str]] = {}
    for table, basis in sorted(report.result.get("basis", {}).items()):
        bases.setdefault(basis, []).append(table)
    said = "; ".join(f"{plural(len(tables), 'table')} {basis}" for basis, tables in sorted(bases.items()))
    counts = report.result.get("reconciliation", {})
    rows = ""
    if "rows_read" in counts:
        rows = (
            f" Rows: {counts['rows_read']:,} read = {counts.get('rows_accepted', 0):,} accepted + "
            f"{counts.get('rows_rejected', 0):,} rejected + {counts.get('rows_merged', 0):,} merged."
        )
    open_questions = len(findings.rows("not_answered"))
    first = Markup('What the figures rest on: {}.{} <a href="#provenance">Sources</a>.').format(
        said or "not stated", rows
    )
    second = Markup("{}").format(
        "Service cost is not a contract price, and public notices are not the whole contract register: "
        if not _supplied(report)
        else "The figures are as good as the trusts' own records: "
    )
    second += Markup('<a href="#not-answered">{} the data cannot answer</a>.').format(
        plural(open_questions, "question")
    )
    return [first, second] if open_questions else [first]


def _supplied(report: Report) -> bool:
    """Whether the trusts' own records are among the tables."""
    return "supplied" in report.result.get("basis", {}).values()
