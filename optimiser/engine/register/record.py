"""What the register keeps of a run, read from the run's folder alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimiser.engine.publish import MANIFEST
from optimiser.engine.register.failure import RegisterError

SCOPES = ("headline", "illustration")


@dataclass(frozen=True)
class RunRecord:
    """One run as it is registered.

    Parameters
    ----------
    run_id
        Hash of inputs, settings, seed and version.
    manifest_sha256
        Hash of its manifest: what tells it from the same run at another time.
    created_at
        When it was published, by its manifest.
    folder
        Where it is.
    case_name, case_hash
        The case, and a hash of the hashes of its files.
    scenario, as_of, levers
        What was run.
    settings_hash
        Hash of the resolved settings.
    seed
        Seed of everything random; ``None`` where the settings name none.
    status
        As in ``result.json``.
    tool_version
        Version of the program.
    versions
        Versions of what it runs on, by name.
    seconds
        How long it took [s].
    results
        Headline results by scope and measure [pence].
    artefacts
        Hash of every file by its path in the folder, the manifest among them.
    """

    run_id: str
    manifest_sha256: str
    created_at: str
    folder: Path
    case_name: str
    case_hash: str
    scenario: str
    as_of: str
    levers: str
    settings_hash: str
    seed: int | None
    status: str
    tool_version: str
    versions: Mapping[str, str]
    seconds: float | None
    results: Mapping[tuple[str, str], int]
    artefacts: Mapping[str, str]


def record_of(folder: Path) -> RunRecord:
    """Read what the register keeps of a run.

    Parameters
    ----------
    folder
        The run folder.

    Raises
    ------
    RegisterError
        If it is no run folder, or cannot be read.
    """
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = json.loads(data)
        result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
        settings = json.loads((folder / "record" / "settings.json").read_text(encoding="utf-8"))
        return _record(folder, hashlib.sha256(data).hexdigest(), manifest, result, settings)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise RegisterError(f"'{folder}' cannot be read as a run.", "Run the case again.") from None


def manifest_hash(folder: Path) -> str:
    """Return the hash of a run's manifest; empty where there is none."""
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return ""


def _record(
    folder: Path, digest: str, manifest: dict[str, Any], result: dict[str, Any], settings: dict[str, Any]
) -> RunRecord:
    """Put a record together; ``KeyError`` where something is missing."""
    return RunRecord(
        run_id=str(manifest["run_id"]),
        manifest_sha256=digest,
        created_at=str(manifest["created"]),
        folder=folder.resolve(),
        case_name=str(manifest["case"]),
        case_hash=_hash(manifest["inputs"]),
        scenario=str(manifest["scenario"]),
        as_of=str(result["as_of"]),
        levers=";".join(settings["levers"]),
        settings_hash=_hash(manifest["settings"]),
        seed=manifest["settings"].get("solve", {}).get("seed"),
        status=str(result["status"]),
        tool_version=str(manifest["tool_version"]),
        versions={str(name): str(version) for name, version in manifest["versions"].items()},
        seconds=result.get("seconds"),
        results={
            (scope, measure): value
            for scope in SCOPES
            for measure, value in result.get(scope, {}).items()
            if measure.endswith("_pence") and isinstance(value, int)
        },
        artefacts={**manifest["outputs"], MANIFEST: digest},
    )


def _hash(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
