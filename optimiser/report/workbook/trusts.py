"""Sums by trust over the other sheets, beside each trust's own headline numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.report.workbook.blocks import Block, Field, Formula, grid_of
from optimiser.report.workbook.columns import cleaned, column_values
from optimiser.report.workbook.headline import headline_form
from optimiser.report.workbook.inputs import conditional_sums, where_equal
from optimiser.report.workbook.parts import HEADLINE_WORDS, Part

_SUMS = (
    ("spend", "Spend compared", "unit_prices", "spend_pence", "compared", True, "TRUE"),
    ("excess_price", "Spend above the median", "unit_prices", "excess_median_pence", "comparison", "price", '"price"'),
    (
        "excess_investigate",
        "Spend above the median: variation to investigate",
        "unit_prices",
        "excess_median_pence",
        "comparison",
        "investigate",
        '"investigate"',
    ),
    ("opportunity", "Opportunity in the headline", "opportunity_parts", "value_pence", "counts", True, "TRUE"),
    ("saving", "Saving that counts", "savings", "saving_pence", "counts", True, "TRUE"),
)
"""Column, words, block to add up, its value, its second key, the value of that key, and the same in a formula."""
_NOTE = (
    "Sums of the other sheets by trust. A variation to investigate may be in-house or mixed cost: no opportunity. "
    "An opportunity is not a saving; identified means a scheme with an owner."
)


def trust_block(part: Part, blocks: Mapping[str, Block]) -> dict[str, Block]:
    """Return the block of sums by trust, where there is anything to show.

    Parameters
    ----------
    part
        One part of the workbook.
    blocks
        Its blocks of prices, opportunities and figures.
    """
    if "by_trust" not in part.tables:
        return {}
    frame, base = part.tables["by_trust"], part.base_of("by_trust")
    trusts, place = column_values(frame, "trust"), part.places["by_trust"]
    names = tuple(column_values(frame, "name"))
    fields = [Field("trust", "Trust", "text", tuple(trusts)), Field("name", "Name", "text", names)]
    grid = grid_of(place, fields, len(frame))
    for name, words, source, value, key, wanted, criterion in _SUMS:
        rows = [(trust, wanted) for trust in trusts]
        cells = [(grid.local("trust", row), criterion) for row in range(len(frame))]
        sums = conditional_sums(blocks.get(source), value, ("trust", key), rows, cells)
        if sums is not None:
            fields.append(Field(name, f"{words} (£, {base})", "money", tuple(sums), total=True))
    live = {field.name for field in fields}
    for key, words in HEADLINE_WORDS.items():
        if key in frame:
            values = where_equal(_traced(part, blocks.get("figures"), key, trusts), cleaned(frame[key]))
            fields.append(_published(key, words, values, live=key.removesuffix("_pence") in live))
    if len(fields) == 2:
        return {}
    grid = grid_of(place, fields, len(frame))
    return {"by_trust": Block("by_trust", "By trust", _NOTE, grid, tuple(fields), part.left_out.get("by_trust", 0))}


def _traced(part: Part, trace: Block | None, key: str, trusts: Sequence[Any]) -> list[Formula]:
    """Return, for each trust, a link to the figure of that headline number in the trace."""
    if trace is None or not trace.has("figure", "value_pence"):
        return [Formula("", None)] * len(trusts)
    pairs = zip(trace.exact("figure"), trace.exact("value_pence"), strict=True)
    found = {str(name): Formula(trace.grid.cell("value_pence", row), pence) for row, (name, pence) in enumerate(pairs)}
    stem = f"{part.scope}:{key.removesuffix('_pence')}"
    return [found.get(f"{stem}:{trust}", Formula("", None)) for trust in trusts]


def _published(key: str, words: str, values: Sequence[Any], *, live: bool) -> Field:
    form = headline_form(key)
    published = "As published: " if live else ""
    unit = " (£)" if form == "money" else ""
    return Field(key, f"{published}{words}{unit}", form, tuple(values), total=form == "money")
