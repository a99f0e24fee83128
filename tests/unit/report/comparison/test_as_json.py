"""A comparison for scripts."""

from __future__ import annotations

import json

from optimiser.report.comparison.as_json import comparisons_object
from tests.unit.report.comparison.sample import sample


def test_the_object() -> None:
    """Scopes are apart, bars add up in pence, real people are not counted, and it is JSON."""
    content = json.loads(json.dumps(comparisons_object(sample())))
    changed, same = content["comparisons"]
    (bridge,) = changed["bridges"]["headline"]
    assert sum(bar["difference_pence"] for bar in bridge["bars"]) == bridge["difference_pence"] == 9519
    assert [one["measure"] for one in changed["bridges"]["illustration"]] == ["saving"]
    assert bridge["bars"][0]["cause"]["settings"] == ["buying.min_trusts"]
    tables = {table["table"]: table for table in changed["inputs"]["tables"]}
    assert tables["spend_lines"]["changed_keys"] == ["L1"]
    assert tables["spend_lines"]["difference_pence"] == 150
    assert tables["journeys"] == {
        "table": "journeys",
        "basis": "supplied",
        **dict.fromkeys(("rows_before", "rows_after", "added", "removed", "changed"), "*"),
    }
    assert changed["inputs"]["settings"] == [{"key": "buying.min_trusts", "after": 2}]
    assert (same["inputs_changed"], same["results_changed"]) == (False, False)
