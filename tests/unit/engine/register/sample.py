"""Run folders small enough to be written in a test, and registers of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from optimiser.engine.register.place import RegisterPlace
from optimiser.engine.register.record import RunRecord, record_of
from optimiser.engine.register.store import Register


def write_run(
    folder: Path, run_id: str = "abcdef0123456789", created: str = "2026-11-22T10:00:00+00:00", saving: int = 106000
) -> Path:
    """Write a folder that has what the register reads of a run."""
    (folder / "record").mkdir(parents=True)
    manifest = {
        "run_id": run_id,
        "case": "tiny",
        "scenario": "base",
        "tool_version": "0.1.0",
        "created": created,
        "versions": {"python": "3.11"},
        "inputs": {"trusts.csv": "1" * 64},
        "settings": {"solve": {"seed": 7}},
        "outputs": {"result.json": "2" * 64},
    }
    result = {
        "as_of": "2026-11-22",
        "status": "optimal",
        "seconds": 1.5,
        "headline": {"saving_pence": saving, "opportunity_pence": 270000},
        "illustration": {"saving_pence": 5},
    }
    _write(folder / "manifest.json", manifest)
    _write(folder / "result.json", result)
    _write(folder / "record" / "settings.json", {"levers": ["buying", "transport"]})
    return folder


def made_record(number: int, folder: Path) -> RunRecord:
    """Return the record of a run that no folder holds."""
    return RunRecord(
        run_id=f"{number:016x}",
        manifest_sha256=f"{number:064x}",
        created_at="2026-11-22T10:00:00+00:00",
        folder=folder / str(number),
        case_name="tiny",
        case_hash="3" * 64,
        scenario="base",
        as_of="2026-11-22",
        levers="buying",
        settings_hash="4" * 64,
        seed=1,
        status="optimal",
        tool_version="0.1.0",
        versions={},
        seconds=1.0,
        results={("headline", "saving_pence"): number},
        artefacts={"manifest.json": "5" * 64},
    )


def register_at(file: Path, patience_s: float = 30.0) -> Register:
    """Return a register in a file."""
    return Register(RegisterPlace("", file), patience_s)


def register_of(file: Path, *folders: Path) -> Register:
    """Return a register with these run folders."""
    register = register_at(file)
    for folder in folders:
        register.add(record_of(folder), "analyst")
    return register


def _write(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")
