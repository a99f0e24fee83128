"""The same input gives the same bytes, whatever the folder, the hash seed, the clock's zone and the language."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.command_line import contents, fresh, optimiser
from tests.acceptance.conftest import Run

TIMES_OF_THE_MANIFEST = {"created", "seconds", "timings"}


def again(run: Run, place: Path) -> Path:
    """Run a case a second time: another folder, another hash seed, another time zone."""
    shutil.copytree(run.case, place / "elsewhere")
    variables = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    fresh("run", "elsewhere", "--out", "other/name", cwd=place, **variables).ended(0)
    return place / "other" / "name"


@pytest.mark.parametrize("name", ["tiny", pytest.param("nenc", marks=pytest.mark.long)])
def test_the_same_input_gives_the_same_bytes(name: str, runs: dict[str, Run], tmp_path: Path) -> None:
    """Two runs differ in recorded times only: `seconds` of the result, the times of the manifest, and so their hash."""
    first, second = contents(runs[name].folder), contents(again(runs[name], tmp_path))
    assert sorted(first) == sorted(second)
    assert sorted(path for path in first if first[path] != second[path]) == ["manifest.json", "result.json"]
    assert without(first["result.json"], {"seconds"}) == without(second["result.json"], {"seconds"})
    manifests = [without(files["manifest.json"], TIMES_OF_THE_MANIFEST) for files in (first, second)]
    hashes = [manifest["outputs"].pop("result.json") for manifest in manifests]
    assert manifests[0] == manifests[1]
    assert hashes[0] != hashes[1]


def without(data: bytes, keys: set[str]) -> dict[str, Any]:
    """Read a JSON object and leave some keys out, each of which must be there."""
    content = json.loads(data)
    assert isinstance(content, dict)
    for key in keys:
        del content[key]
    return content


def test_the_run_id_follows_input_and_settings(tiny: Run, tmp_path: Path) -> None:
    """The run id stays with input and settings, and changes with either."""
    case = shutil.copytree(tiny.case, tmp_path / "mine")
    seed = optimiser("run", case, "--seed", "7", "--out", "a", "--json", cwd=tmp_path).ended(0).json
    (case / "trusts.csv").write_text(
        (case / "trusts.csv").read_text(encoding="utf-8").replace("Cedar Mental", "Cedar Community"), encoding="utf-8"
    )
    renamed = optimiser("run", case, "--out", "b", "--json", cwd=tmp_path).ended(0).json
    assert len({tiny.result["run_id"], seed["run_id"], renamed["run_id"]}) == 3
    assert seed["headline"] == renamed["headline"] == tiny.result["headline"]
