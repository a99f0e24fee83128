"""Target, identified, risk-adjusted and gap to target, by trust and in all, recomputed from targets and schemes."""

from __future__ import annotations

from collections import defaultdict

from optimiser.audit.book import Book, basis_of, plus, scope_of
from optimiser.audit.plan_figures import chosen_targets, counts
from optimiser.audit.reading import Row, RunRecord

UNALLOCATED = "UNALLOCATED"
KEYS = ("opportunity", "saving", "identified", "risk_adjusted", "target", "gap_to_target")


def expect_headline(book: Book, run: RunRecord) -> None:
    """Recompute the headline numbers that rest on targets and schemes.

    Parameters
    ----------
    book
        Takes them; holds the figures of targets and schemes already.
    run
        With or without targets and schemes.
    """
    targets, schemes = "targets" in run.inputs, "schemes" in run.inputs
    weighed = run.setting("recovery", "risk_weights") is not None
    if targets:
        _add_group(book, run, "target", _target_parts(book, run), "targets")
    if schemes:
        _add_group(book, run, "identified", _scheme_parts(run, "scheme_full_year"), "schemes")
    if schemes and weighed:
        _add_group(book, run, "risk_adjusted", _scheme_parts(run, "scheme_risk"), "schemes")
    if targets and schemes and weighed:
        _add_group(book, run, "gap_to_target", _gap_parts(book, run), "targets", "schemes")


def target_year(run: RunRecord) -> str:
    """Return the year the headline speaks of: the first planned one that has targets, else the earliest that has."""
    years = {row["financial_year"] for row in chosen_targets(run)}
    return next((year for year in run.years if year in years), min(years, default=""))


def _target_parts(book: Book, run: RunRecord) -> dict[str, dict[str, int]]:
    """Return the nodes of each trust that have none of its own above them, and what no trust holds."""
    year = target_year(run)
    nodes = {row["target"]: row for row in chosen_targets(run) if row["financial_year"] == year}
    parts: dict[str, dict[str, int]] = defaultdict(dict)
    rest: dict[str, int] = {}
    for name, node in nodes.items():
        above = _above(node, nodes)
        if not above:
            rest[f"target:{name}"] = 1
        if node["trust"] and node["trust"] not in {row["trust"] for row in above}:
            parts[node["trust"]][f"target:{name}"] = 1
    for own in parts.values():
        for figure in own:
            rest[figure] = rest.get(figure, 0) - 1
    rest = {figure: sign for figure, sign in rest.items() if sign}
    if sum(sign * book.pence(figure) for figure, sign in rest.items()):
        parts[UNALLOCATED] = rest
    return parts


def _above(node: Row, nodes: dict[str, Row]) -> list[Row]:
    """Return the nodes above one; a loop, which no tree has, is left where it closes."""
    found: list[Row] = []
    while node["parent"] in nodes and nodes[node["parent"]] not in found:
        node = nodes[node["parent"]]
        found.append(node)
    return found


def _scheme_parts(run: RunRecord, kind: str) -> dict[str, dict[str, int]]:
    """Return the schemes that count by trust."""
    parts: dict[str, dict[str, int]] = defaultdict(dict)
    for scheme in run.rows("schemes"):
        if counts(scheme):
            parts[scheme["trust"] or UNALLOCATED][f"{kind}:{scheme['scheme']}"] = 1
    return parts


def _gap_parts(book: Book, run: RunRecord) -> dict[str, dict[str, int]]:
    """Return for each trust its target less its risk-adjusted value, as far as there is either."""
    target, value = scope_of(run.about("targets", "basis")), scope_of(run.about("schemes", "basis"))
    members = [row["trust"] for row in run.rows("trusts")]
    parts = {}
    for trust in (*members, UNALLOCATED):
        due = {f"{target}:target:{trust}": 1, f"{value}:risk_adjusted:{trust}": -1}
        own = {figure: sign for figure, sign in due.items() if figure in book.figures}
        if own:
            parts[trust] = own
    return parts


def _add_group(book: Book, run: RunRecord, key: str, parts: dict[str, dict[str, int]], *tables: str) -> None:
    """Take one headline number for each trust, and their sum."""
    basis = basis_of(run, *tables)
    scope = scope_of(basis)
    about = {"detail": key, "basis": basis, "scope": scope}
    entered = []
    for trust, own in parts.items():
        columns = {**about, "trust": "" if trust == UNALLOCATED else trust}
        entered.append(book.add_sum(f"{scope}:{key}:{trust}", own, columns, "signed_sum"))
    if entered:
        book.add_sum(f"{scope}:{key}", plus(entered), about)
