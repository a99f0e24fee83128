"""What a contracting process came to: its contracts, the awards without one, or the tender that is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from optimiser.ingest.ocds.stated import Period, Sum, inside, objects, stated_period, stated_sum, text_of

_CAME_TO_NOTHING = frozenset({"cancelled", "unsuccessful", "withdrawn", "terminated"})
_NOT_YET_OUT = frozenset({"planning", "planned"})

NOTHING_STATED = "it states neither an award nor a tender"
Status = Literal["awarded", "tender", "pipeline"]


@dataclass(frozen=True)
class Agreement:
    """One contract-to-be of a process: one row of the register.

    Parameters
    ----------
    identifier
        Its own id within the process; empty for a tender.
    status
        Where it stands.
    title
        Title as published.
    value, tender_value
        What it is worth as awarded, and as tendered; a tender's own value is its value.
    period
        When it runs.
    notes
        What a reader should know of it, each a sentence.
    awarded_on
        Day of the award as published; empty where not stated.
    source
        The award or contract its suppliers stand in; empty for a tender.
    lots
        The lots it is about.
    """

    identifier: str
    status: Status
    title: str
    value: Sum
    tender_value: Sum
    period: Period
    notes: tuple[str, ...] = ()
    awarded_on: str = ""
    source: Mapping[str, Any] = field(default_factory=dict)
    lots: tuple[Mapping[str, Any], ...] = ()


def agreements_of(process: Mapping[str, Any]) -> list[Agreement] | str:
    """Return the rows a merged process makes, or why it makes none.

    Parameters
    ----------
    process
        A merged process.
    """
    tender = inside(process, "tender")
    awards, contracts = objects(process, "awards"), objects(process, "contracts")
    contracted = {text_of(contract, "awardID") for contract in contracts} - {""}
    sources = [(contract, _award_of(contract, awards)) for contract in contracts]
    # An award that a contract refers to is that contract, also where the contract ended early.
    sources += [(award, award) for award in awards if text_of(award, "id") not in contracted]
    alive = [(source, award) for source, award in sources if not {_status(source), _status(award)} & _CAME_TO_NOTHING]
    if alive:
        siblings = [text_of(source, "awardID") for source, _ in alive]
        return [_awarded(process, source, award, siblings, len(alive) == 1) for source, award in alive]
    if sources:
        return "every award or contract of it was cancelled, unsuccessful or terminated"
    if _status(tender) in _CAME_TO_NOTHING:
        return f"the tender was {_status(tender)}"
    if not text_of(tender, "title") and not text_of(process, "title"):
        return NOTHING_STATED
    return [_tendered(process, tender)]


def _awarded(
    process: Mapping[str, Any],
    source: Mapping[str, Any],
    award: Mapping[str, Any],
    siblings: list[str],
    alone: bool,
) -> Agreement:
    """Return the row of a contract, or of an award without one."""
    tender = inside(process, "tender")
    lots = _lots_of(tender, source, award)
    value, notes = stated_sum(source.get("value")), []
    shares_award = source is not award and siblings.count(text_of(source, "awardID")) > 1
    if source is not award and value == Sum() and not shares_award:
        value = stated_sum(award.get("value"))
    period = stated_period(source.get("period") or source.get("contractPeriod"), source)
    if period.start is None and period.end is None and not period.problem and not shares_award:
        period = stated_period(award.get("contractPeriod"), source)
    if period.start is None and period.end is None and not period.problem:
        period, said = _tendered_period(tender, lots)
        notes += [f"{said} Dates as tendered."] if period.start or period.end else [said]
    elif period.extension_months is None:
        extension = _tendered_period(tender, lots)[0].extension_months
        period = Period(period.start, period.end, extension, period.days, period.problem, period.kind)
    return Agreement(
        identifier=text_of(source, "id"),
        status="awarded",
        title=_first(text_of(source, "title"), text_of(award, "title"), text_of(tender, "title")),
        value=value,
        tender_value=stated_sum(tender.get("value")) if alone else Sum(),
        period=period,
        notes=tuple(note for note in notes if note),
        awarded_on=_first(text_of(source, "dateSigned"), text_of(award, "date"))[:10],
        source=source if objects(source, "suppliers") else award,
        lots=tuple(lots),
    )


def _tendered(process: Mapping[str, Any], tender: Mapping[str, Any]) -> Agreement:
    """Return the row of a tender that has no award yet."""
    lots = objects(tender, "lots")
    period, said = _tendered_period(tender, lots)
    tags = process.get("tag")
    early = _status(tender) in _NOT_YET_OUT or (isinstance(tags, list) and tags == ["planning"])
    value = stated_sum(tender.get("value"))
    if value == Sum() and len(lots) == 1:
        value = stated_sum(lots[0].get("value"))
    return Agreement(
        identifier="",
        status="pipeline" if early else "tender",
        title=_first(text_of(tender, "title"), text_of(process, "title")),
        value=Sum(),
        tender_value=value,
        period=period,
        notes=(said,) if said else (),
        lots=tuple(lots),
    )


def _tendered_period(tender: Mapping[str, Any], lots: list[dict[str, Any]]) -> tuple[Period, str]:
    """Return when the tender, or all its lots alike, is to run, and what has to be said of it."""
    of_lots = list(dict.fromkeys(stated_period(lot.get("contractPeriod"), lot) for lot in lots))
    period = stated_period(tender.get("contractPeriod"), tender)
    if len(of_lots) > 1:
        extensions = {of_lot.extension_months for of_lot in of_lots}
        extension = extensions.pop() if len(extensions) == 1 else None
        said = "Its lots run for different times: see the lots." if not (period.start or period.end) else ""
        return Period(period.start, period.end, extension, None, period.problem, period.kind), said
    if of_lots and not (period.start or period.end):
        period = of_lots[0]
    elif of_lots and period.extension_months is None:
        extension = of_lots[0].extension_months
        period = Period(period.start, period.end, extension, period.days, period.problem, period.kind)
    undated = period.days and not (period.start or period.end)
    return period, f"A length of {period.days} days is stated, without dates." if undated else ""


def _lots_of(tender: Mapping[str, Any], source: Mapping[str, Any], award: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the lots an award is about; all where it names none."""
    lots = objects(tender, "lots")
    named = source.get("relatedLots") or award.get("relatedLots")
    wanted = {text_of(name) for name in named} if isinstance(named, list) else set()
    return [lot for lot in lots if text_of(lot, "id") in wanted] if wanted else lots


def _award_of(contract: Mapping[str, Any], awards: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the award a contract belongs to; an empty one where there is none."""
    name = text_of(contract, "awardID")
    return next((award for award in awards if name and text_of(award, "id") == name), {})


def _status(source: Mapping[str, Any]) -> str:
    """Return a status in lower case."""
    return text_of(source, "status").lower()


def _first(*texts: str) -> str:
    """Return the first text that is not empty."""
    return next((text for text in texts if text), "")
