"""Prices the decisions of the recommended award: tiers reached, then what is charged, paid back and delivered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from optimiser.audit.award.bought import Needs, read_needs
from optimiser.audit.award.offered import Bundle, fixed_costs, grams_of, list_price, read_offered
from optimiser.audit.award.priced import Award, Line
from optimiser.audit.award.settings import read_rules, trusts_outside
from optimiser.audit.award.tiers import MILLION, Schedule, read_schedules
from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up, split_pence


def read_award(run: RunRecord) -> Award | None:
    """Price the award of a run from its decisions; ``None`` where the record gives no ground for one.

    Parameters
    ----------
    run
        The run; only trust, offer, bundle, item and quantity of its ``award_lines`` are used.
    """
    there = set(run.inputs)
    if "buying" not in run.levers or "offers" not in there or not there & {"spend_lines", "demand"}:
        return None
    needs, rules = read_needs(run), read_rules(run)
    offered = read_offered(run, needs, trusts_outside(rules))
    if not needs.cells or not offered.takes_part:
        return None
    bare = Award(run, needs, offered, tuple(read_schedules(run, offered)), rules, fixed_costs(run))
    return _with_deliveries(_with_rebates(_with_lines(bare)))


PRESENT = "present:"
"""Begins what present terms are called."""


@dataclass(frozen=True)
class PresentTerms:
    """What a trust buys of an item today of one supplier.

    Parameters
    ----------
    trust, item, supplier
        Who buys what of whom.
    millionths, pence
        How much, and what is paid for it [millionths, pence].
    """

    trust: str
    item: str
    supplier: str
    millionths: int
    pence: int


def present_terms(needs: Needs) -> dict[str, PresentTerms]:
    """Return what is bought today, by the name under which an award goes on with it.

    Parameters
    ----------
    needs
        What is needed.
    """
    found = {}
    for (trust, item), rows in needs.cells.items():
        for supplier in {row.supplier for row in rows}:
            own = [row for row in rows if row.supplier == supplier]
            amounts = (sum(row.millionths for row in own), sum(row.pence for row in own))
            found[f"{PRESENT}{trust}:{item}:{supplier}"] = PresentTerms(trust, item, supplier, *amounts)
    return found


def _with_lines(award: Award) -> Award:
    """Take the decisions of the run folder and price them in the tiers they reach."""
    decided = [row for row in award.run.findings.get("award_lines", []) if row["quantity_millionths"]]
    bought: dict[str, int] = defaultdict(int)
    for row in decided:
        if not row["bundle"]:
            bought[row["offer"]] += row["quantity_millionths"]
    totals, paid_back = {}, {}
    for schedule in award.schedules:
        own = {name: much for name, much in bought.items() if _is_covered(award, schedule, name)}
        rows = award.offered.singles
        total = sum((schedule.weight(rows[name]) * much for name, much in own.items()), Fraction(0))
        totals[schedule.name] = total
        paid_back[schedule.name] = schedule.paid_back(own, rows, total)
    known = replace(award, totals=totals, paid_back={name: back for name, back in paid_back.items() if back})
    pricer = _Pricer(known)
    lines = [line for row in decided if (line := pricer.line(row)) is not None]
    ordered = sorted(lines, key=lambda line: (line.trust, line.item, line.bundle or line.offer))
    return replace(known, lines=tuple(_with_bundle_pence(known, ordered)))


def _is_covered(award: Award, schedule: Schedule, offer: str) -> bool:
    row = award.offered.singles.get(offer)
    return row is not None and schedule.covers(row, award.offered.lots[row["item"]])


@dataclass(frozen=True)
class _Pricer:
    """Prices single decisions.

    Parameters
    ----------
    award
        With the totals of all schedules.
    """

    award: Award

    @cached_property
    def _today(self) -> dict[str, PresentTerms]:
        return present_terms(self.award.needs)

    @cached_property
    def _grams(self) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
        return grams_of(self.award.run)

    @cached_property
    def _prices(self) -> dict[str, tuple[Fraction, Fraction]]:
        return {name: _prices(self.award, row) for name, row in self.award.offered.singles.items()}

    def line(self, row: Row) -> Line | None:
        """Price a decision; ``None`` for one on terms that there are not."""
        bundle, offered = self.award.offered.bundles.get(row["bundle"]), self.award.offered
        if bundle is not None:
            return self._bundled(row, bundle)
        if row["bundle"]:
            return None
        single, today = offered.singles.get(row["offer"]), self._today.get(row["offer"])
        if single is not None:
            return self._single(row, single)
        return None if today is None else self._present(row, today)

    def _bundled(self, row: Row, bundle: Bundle) -> Line | None:
        """Price a part of a bundle; what it is charged comes with the others of the bundle."""
        own = bundle.rows.get(row["item"])
        if own is None or own["offer"] != row["offer"]:
            return None
        part = Fraction(row["quantity_millionths"], bundle.millionths)
        emits = bundle.total({item: self._grams[1][one["offer"]] for item, one in bundle.rows.items()})
        return self._made(row, own["supplier"], list_price(own), bundle.pence * part, emits * part)

    def _single(self, row: Row, own: Row) -> Line | None:
        """Price what is bought on an offer by itself."""
        if own["item"] != row["item"]:
            return None
        much = Fraction(row["quantity_millionths"], MILLION)
        each, counted = self._prices[own["offer"]]
        return self._made(row, own["supplier"], each, counted * much, self._grams[1][own["offer"]] * much)

    def _present(self, row: Row, today: PresentTerms) -> Line | None:
        """Price what is bought as today."""
        if (today.trust, today.item) != (row["trust"], row["item"]):
            return None
        much = Fraction(row["quantity_millionths"], MILLION)
        each = Fraction(today.pence * MILLION, today.millionths)
        emits = self._grams[0].get(today.item, Fraction(0)) * much
        return self._made(row, today.supplier, each, each * much, emits, is_new=False)

    def _made(
        self, row: Row, supplier: str, price: Fraction, spend: Fraction, grams: Fraction, *, is_new: bool = True
    ) -> Line:
        much = row["quantity_millionths"]
        return Line(
            trust=row["trust"],
            lot=self.award.offered.lots.get(row["item"], ""),
            item=row["item"],
            supplier=supplier,
            offer=row["offer"],
            bundle=row["bundle"],
            millionths=much,
            price=price,
            spend=spend,
            grams=grams,
            is_new=is_new,
            charged=round_half_up(price * much / MILLION),
        )


def _prices(award: Award, offer: Row) -> tuple[Fraction, Fraction]:
    """Return what a unit is charged and what it counts as spend [pence per unit]."""
    each = counted = list_price(offer)
    for schedule in award.schedules:
        if schedule.covers(offer, award.offered.lots[offer["item"]]):
            total = award.totals[schedule.name]
            if schedule.kind == "all_units":
                each = counted = schedule.price(offer, total)
            elif schedule.kind == "rebate_share":
                counted = each * (1 - schedule.share(total))
    return each, counted


def _with_bundle_pence(award: Award, lines: Iterable[Line]) -> list[Line]:
    """Split the price of every bundle over its lines by what each is worth at its own offer's price."""
    found = list(lines)
    for code, bundle in award.offered.bundles.items():
        own = [place for place, line in enumerate(found) if line.bundle == code]
        parts = _split(bundle.pence, [found[place].charged for place in own], [found[place] for place in own])
        for place, part in zip(own, parts, strict=True):
            found[place] = replace(found[place], charged=part)
    return found


def _with_rebates(award: Award) -> Award:
    """Split what each schedule pays back, rounded once, over the lines that count towards it by what is charged."""
    rebates: dict[int, int] = defaultdict(int)
    for schedule in award.schedules:
        pence = round_half_up(award.paid_back.get(schedule.name, Fraction(0)))
        covered = [
            place
            for place, line in enumerate(award.lines)
            if not line.bundle and _is_covered(award, schedule, line.offer)
        ]
        for place, part in zip(covered, _by_charge(award, covered, pence), strict=True):
            rebates[place] += part
    lines = [replace(line, rebate=rebates[place]) for place, line in enumerate(award.lines)]
    return replace(award, lines=tuple(lines))


def _with_deliveries(award: Award) -> Award:
    """Split the deliveries of each supplier to each trust over what the trust buys of it on new terms."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(award.lines):
        if line.is_new:
            groups[line.supplier, line.trust].append(place)
    parts: dict[int, int] = {}
    for (supplier, _), places in groups.items():
        pence = award.costs.get((supplier, "delivery"), 0)
        parts.update(zip(places, _by_charge(award, places, pence), strict=True))
    lines = [replace(line, delivery=parts.get(place, 0)) for place, line in enumerate(award.lines)]
    return replace(award, lines=tuple(lines))


def _by_charge(award: Award, places: list[int], pence: int) -> list[int]:
    """Split pence over lines by what is charged."""
    lines = [award.lines[place] for place in places]
    return _split(pence, [line.charged for line in lines], lines)


def _split(pence: int, weights: list[int], lines: list[Line]) -> list[int]:
    """Split pence by weights, or by quantity where all are nought; the lines are in the order of trust and item."""
    if not lines:
        return []
    return split_pence(pence, weights if sum(weights) > 0 else [line.millionths for line in lines])
