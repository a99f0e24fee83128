"""What one row says of another: codes that must exist, units that must agree, targets that form a tree, offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from optimiser.ingest.attribute_checks import check_attributes
from optimiser.ingest.demand_checks import check_demand
from optimiser.ingest.named_in_place import check_named_units, check_planted, named_in_place
from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.offer_checks import check_offers, read_offers
from optimiser.ingest.offer_schedule_checks import check_schedules
from optimiser.ingest.offer_tier_checks import check_tiers
from optimiser.ingest.parse import split_codes
from optimiser.ingest.place_checks import check_places
from optimiser.ingest.reading import TableReading
from optimiser.ingest.suggest import Suggestions
from optimiser.ingest.transport_checks import check_transport
from optimiser.tables import Column


def check_between(readings: Mapping[str, TableReading]) -> None:
    """Record what does not fit together between the tables of a case.

    A code counts as known where it stands anywhere in the other file, also in a rejected row, so that one mistake is
    reported once.

    Parameters
    ----------
    readings
        The tables that could be read, by name, each checked by itself.
    """
    for reading in readings.values():
        for column in reading.table.columns:
            if (reading.table.name, column.name) != ("targets", "parent"):
                _check_references(reading, column, readings)
    if "spend_lines" in readings and "items" in readings:
        _check_units(readings["spend_lines"], readings["items"])
    if "demand" in readings:
        check_named_units(readings["demand"], readings.get("items"))
    if "planted" in readings:
        check_planted(readings["planted"])
    if "targets" in readings:
        _check_tree(readings["targets"])
    check_attributes(readings)
    if "demand" in readings:
        check_demand(readings)
    if "offers" in readings:
        _check_what_is_offered(readings)
    check_places(readings)
    check_transport(readings)


def _check_what_is_offered(readings: Mapping[str, TableReading]) -> None:
    """Record what keeps an award from being built on the offers and their tiers."""
    offers = read_offers(readings)
    check_offers(readings["offers"], offers)
    if "offer_tiers" in readings:
        tiers = check_tiers(readings["offer_tiers"], offers)
        check_schedules(readings["offer_tiers"], tiers, offers)


def warn_of_lost_references(readings: Mapping[str, TableReading]) -> None:
    """Warn of accepted rows that refer to a row which was left out.

    Parameters
    ----------
    readings
        The tables of a case that is used without its rejected rows.
    """
    for reading in readings.values():
        for column in reading.table.columns:
            target = _target(column, readings)
            if target is None or not target.refused:
                continue
            name = column.refers_to.partition(".")[2]
            there = {target.texts(name)[index] for index in target.accepted()}
            lost = target.codes(name) - there - named_in_place(reading.table.name, column, readings)
            accepted = set(reading.accepted())
            for index, code in _codes_of(reading, column):
                if code in lost and index in accepted:
                    message = f"{quoted(code)} refers to a row of {target.declaration.file} that was rejected."
                    reading.warn_of_row(index, Fault("rejected-reference", message), column.name, code)


def _target(column: Column, readings: Mapping[str, TableReading]) -> TableReading | None:
    """Return the table a column refers to, where it could be read and has the column."""
    table, _, name = column.refers_to.partition(".")
    target = readings.get(table)
    return target if target is not None and name in target.places else None


def _codes_of(reading: TableReading, column: Column) -> Iterator[tuple[int, str]]:
    """Yield row and code for every filled cell of a column."""
    texts = reading.texts(column.name)
    for index in reading.live:
        if texts[index]:
            for code in split_codes(texts[index]) if column.kind == "codes" else (texts[index],):
                yield index, code


def _check_references(reading: TableReading, column: Column, readings: Mapping[str, TableReading]) -> None:
    """Reject the rows that refer to a code which is nowhere in the other file."""
    target = _target(column, readings)
    if target is None:
        return
    name = column.refers_to.partition(".")[2]
    known = target.codes(name) | named_in_place(reading.table.name, column, readings)
    suggestions = Suggestions(known)
    kind = "unknown-trust" if column.refers_to == "trusts.trust" else "unknown-reference"
    successors = _successors(target) if kind == "unknown-trust" else {}
    thing = "trust" if kind == "unknown-trust" else "row"
    for index, code in _codes_of(reading, column):
        if code not in known:
            message = f"{quoted(code)} is not in the column '{name}' of {target.declaration.file}."
            close = suggestions.closest(code)
            if code in successors:
                remedy = f"It became part of '{successors[code]}': write that code."
            else:
                rest = f"add the {thing} to {target.declaration.file}."
                remedy = f"Did you mean '{close}'? Otherwise {rest}" if close else f"Correct the code, or {rest}"
            reading.refuse_row(index, Fault(kind, message, remedy), column.name, code)


def _successors(trusts: TableReading) -> dict[str, str]:
    """Return the trust that each predecessor became part of."""
    codes, earlier = trusts.texts("trust"), trusts.texts("predecessors")
    return {code: codes[index] for index in trusts.live for code in split_codes(earlier[index])}


def _check_units(lines: TableReading, items: TableReading) -> None:
    """Reject the spend lines that count in another unit than their item."""
    unit_of = {items.texts("item")[index]: items.texts("unit")[index] for index in reversed(items.live)}
    codes, units = lines.texts("item"), lines.texts("unit")
    for index in lines.live:
        expected = unit_of.get(codes[index], "")
        if units[index] and expected and units[index] != expected:
            message = (
                f"the line counts in {quoted(units[index])}, its item {quoted(codes[index])} in {quoted(expected)}."
            )
            remedy = f"Convert the quantity to {quoted(expected)}, or give the item another code."
            lines.refuse_row(index, Fault("unit-mismatch", message, remedy), "unit", units[index])


def _check_tree(targets: TableReading) -> None:
    """Reject the targets whose parent is missing, belongs to another version, or stands below them."""
    if "target" not in targets.places:
        return
    names, parents, versions = targets.texts("target"), targets.texts("parent"), targets.texts("version")
    row_of = {names[index]: index for index in reversed(targets.live) if names[index]}
    suggestions = Suggestions(targets.codes("target"))
    looped = _looped(row_of, parents)
    for index in targets.live:
        parent = parents[index]
        if not parent:
            continue
        fault = None
        if parent not in targets.codes("target"):
            close = suggestions.closest(parent)
            remedy = f"Did you mean '{close}'?" if close else ""
            fault = Fault("target-tree", f"the parent {quoted(parent)} is not a target of the file.", remedy)
        elif parent in row_of and versions[row_of[parent]] != versions[index]:
            version = quoted(versions[row_of[parent]])
            fault = Fault(
                "target-tree", f"the parent {quoted(parent)} belongs to version {version}, the target does not."
            )
        elif row_of.get(names[index]) == index and names[index] in looped:
            chain = " > ".join(looped[names[index]])
            fault = Fault("target-tree", f"the parents lead back to the target itself: {chain}.")
        if fault is not None:
            targets.refuse_row(index, fault, "parent", parent)


def _looped(row_of: Mapping[str, int], parents: list[str]) -> dict[str, list[str]]:
    """Return, for each target that is its own ancestor, the way back to it."""
    loops: dict[str, list[str]] = {}
    done: set[str] = set()
    for start in row_of:
        path: dict[str, None] = {}
        node = start
        while node in row_of and node not in path and node not in done:
            path[node] = None
            node = parents[row_of[node]]
        if node in path:
            ring = list(path)[list(path).index(node) :]
            for place, name in enumerate(ring):
                loops[name] = [*ring[place:], *ring[:place], name]
        done.update(path)
    return loops
