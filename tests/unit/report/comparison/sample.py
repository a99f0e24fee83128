"""A comparison with something in every part of it."""

from __future__ import annotations

from typing import Any

from optimiser.results.comparison.compare import Comparison, compare_runs
from optimiser.results.comparison.compared import ComparedRun
from tests.unit.results.comparison.sample import figure, line, made_run, total

PLANTED = "<script>alert('x')</script>"
FORMULA = '=HYPERLINK("x")'


def _run(number: int, bars: dict[str, int], lines: list[dict[str, Any]], invented: int, **result: Any) -> ComparedRun:
    """Return a run whose opportunity is the sum of some bars, and whose invented saving is an amount."""
    figures = [
        figure(f"excess:{name}:AAA", pence, label=f"{name} {PLANTED}", trust="AAA") for name, pence in bars.items()
    ]
    whole, parts = total("headline:opportunity", sum(bars.values()), **{f"excess__{name}__AAA": 1 for name in bars})
    saving, saved = total("illustration:saving", invented, award_saving__x=1)
    apart = {"scope": "illustration", "basis": "synthetic"}
    drawn = figure("award_saving:x", invented, label=FORMULA, item="gloves", **apart)
    opportunities = [{"opportunity": name, "title": FORMULA, "value_pence": pence} for name, pence in bars.items()]
    return made_run(
        [*figures, whole, {**saving, **apart}, drawn],
        [*parts, *saved],
        tables={"opportunities": [{**row, "counts": True, "basis": "supplied"} for row in opportunities]},
        inputs={"spend_lines": lines, "journeys": [{"journey": f"J{place}"} for place in range(number)]},
        run_id=str(number) * 16,
        headline={"opportunity_pence": sum(bars.values())},
        illustration={"saving_pence": invented},
        trusts=[
            {
                "code": "AAA",
                "name": "Ash",
                "headline": {"opportunity_pence": sum(bars.values())},
                "illustration": {"saving_pence": invented},
            }
        ],
        **result,
    )


def first_run() -> ComparedRun:
    """Return the first run."""
    return _run(1, {"gloves": 150000, "masks": 90001, "gone": 700}, [line("L1", 500)], 4444, files={"a.csv": "1"})


def sample() -> list[Comparison]:
    """Return two comparisons with one first run: one with many changes, one with itself."""
    many = {f"item{place}": place for place in range(1, 16)}
    second = _run(
        2,
        {"gloves": 160099, "masks": 90001, **many},
        [line("L1", 650)],
        5555,
        files={"a.csv": "2"},
        settings={"buying": {"min_trusts": 2}},
    )
    return [compare_runs(first_run(), second), compare_runs(first_run(), first_run())]
