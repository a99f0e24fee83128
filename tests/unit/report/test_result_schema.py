"""The JSON Schema of result.json."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.engine.run import RunRequest, find_all, read, run_id
from optimiser.report.result_json import RunIdentity, build_result
from optimiser.report.result_schema import result_schema
from optimiser.results.findings import LEVERS
from optimiser.tables import OUTPUT_TABLES


def faults(value: Any, schema: dict[str, Any], place: str = "result") -> list[str]:
    """Return where a value does not fit a schema, as far as this schema's own words go."""
    kinds: dict[str, type | tuple[type, ...]] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
    }
    found = []
    if "anyOf" in schema and all(faults(value, one, place) for one in schema["anyOf"]):
        return [f"{place}: {value!r} is none of {schema['anyOf']}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value!r} is none of {schema['enum']}")
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return [*found, f"{place}: {value!r} is no {schema['type']}"]
    if isinstance(value, dict):
        found += [f"{place}: {name} is missing" for name in schema.get("required", ()) if name not in value]
        known, more = schema.get("properties", {}), schema.get("additionalProperties", {})
        for name, inner in value.items():
            if name in known:
                found += faults(inner, known[name], f"{place}.{name}")
            elif more is False:
                found.append(f"{place}: {name} is not allowed")
            else:
                found += faults(inner, more, f"{place}.{name}")
    if isinstance(value, list):
        for number, inner in enumerate(value):
            found += faults(inner, schema.get("items", {}), f"{place}[{number}]")
    return found


@pytest.mark.parametrize("name", ["tiny", "nenc", "london", "lancashire", "group"])
def test_shipped_results_fit(repo_root: Path, name: str) -> None:
    """The result of every shipped case fits the schema, and every part of it but trusts and seconds is described."""
    folder = repo_root / "data" / "cases" / name
    case, settings = read(RunRequest(folder, "base", folder / "run"))
    identity = RunIdentity(run_id(case, settings, LEVERS), "0", "base", LEVERS)
    result = build_result(case, settings, find_all(case, settings, LEVERS), identity)
    schema = result_schema()
    assert faults(result, schema) == []
    assert set(result) <= set(schema["properties"])
    for part in ("buying", "contracts", "transport"):
        assert set(result.get(part, {})) - {"period", "basis"} <= set(schema["properties"][part]["properties"])


def test_the_schema_finds_faults() -> None:
    """A result that lacks a part, or has pounds where pence belong, does not fit."""
    schema = result_schema()
    assert "result: run_id is missing" in faults({}, schema)
    assert faults({"saving_pence": 1.5}, schema["properties"]["headline"], "headline") == [
        "headline.saving_pence: 1.5 is no integer"
    ]
    assert faults({"saving": 1}, schema["properties"]["headline"], "headline") == ["headline: saving is not allowed"]


def test_a_count_of_people_may_be_hidden_and_nothing_else() -> None:
    """A number of journeys is whole or ``*``; a number of consignments, or an amount, is whole."""
    transport = result_schema()["properties"]["transport"]["properties"]
    assert faults("*", transport["journeys"]) == faults(250, transport["journeys"]) == []
    assert faults("few", transport["journeys"]) != []
    assert faults("*", transport["consignments"]) != []
    assert faults({"journeys": "*", "cost_pence": 1}, transport["plans"]["items"]) == []
    assert faults({"cost_pence": "*"}, transport["plans"]["items"]) != []
    assert faults({"patient_patient": {"pairs": "*", "km": "*"}}, transport["overlap"]) == []
    assert faults({"patients": {}}, transport["overlap"]["properties"]["goods_goods"]) != []
    assert "stops" not in transport


def test_columns_are_described_from_the_dictionary() -> None:
    """Each array of the result has the dictionary's columns with type, unit and choices."""
    columns = result_schema()["properties"]["contracts"]["properties"]["decide_by"]["items"]["properties"]
    assert set(columns) == {column.inner_name for column in OUTPUT_TABLES["decide_by"].columns}
    assert columns["notice_months"] == {"type": "integer", "description": "Notice. [months]"}
    assert columns["joint"]["type"] == "boolean"
    assert "overdue" in columns["urgency"]["enum"]
    group = result_schema()["properties"]["contracts"]["properties"]["alignment_groups"]["items"]["properties"]
    assert group["trusts"]["type"] == "array"
    prices = result_schema()["properties"]["buying"]["properties"]["unit_prices"]["items"]["properties"]
    assert prices["unit_price_gbp"]["type"] == "number"
