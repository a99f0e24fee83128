"""``optimiser runs``: the register of runs: list, show, name, export, prune, and enter folders that are not in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from optimiser.commands.screen import say, say_json, say_table, tell
from optimiser.engine.register.listing import EXPORTS, export_runs, run_object, state_of
from optimiser.engine.register.place import who
from optimiser.engine.register.prune import prune_run, to_prune
from optimiser.engine.register.store import RegisteredRun
from optimiser.engine.register.use import SHORTEST, matching, open_register, rebuild, registered_runs
from optimiser.errors import OutputError, UsageError
from optimiser.money import format_gbp

_SHOWN = 50
_FACTS = (
    ("record", "Record"),
    ("created_at", "Run at"),
    ("recorded_at", "Registered at"),
    ("who", "By"),
    ("case_name", "Case"),
    ("case_hash", "Hash of the case"),
    ("scenario", "Scenario"),
    ("settings_hash", "Hash of the settings"),
    ("as_of", "As of"),
    ("levers", "Levers"),
    ("seed", "Seed"),
    ("status", "Status"),
    ("tool_version", "Version"),
    ("manifest_sha256", "Hash of the manifest"),
)
_SCOPES = (("headline", "Headline"), ("illustration", "Worked illustration (synthetic)"))


def list_runs(*, as_json: bool) -> int:
    """List the register, the latest last.

    Parameters
    ----------
    as_json
        Whether to answer with one JSON object.
    """
    runs = registered_runs()
    if as_json:
        say_json({"runs": [run_object(run) for run in runs]})
        return 0
    if not runs:
        say("No run is registered here. `optimiser runs rebuild` enters run folders that were made before.")
        return 0
    rows = [_row(run) for run in runs[-_SHOWN:]]
    say_table(
        ["at", "run", "name", "case", "scenario", "status", "opportunity", "saving", "folder"], rows, right=(6, 7)
    )
    if len(runs) > _SHOWN:
        say(f"The latest {_SHOWN} of {len(runs)}; `optimiser runs export --out runs.csv` has all.")
    say("Opportunity and saving as in the headline: nothing synthetic is in them.")
    return 0


def show_run(word: str, *, as_json: bool) -> int:
    """Show all that the register has of one run.

    Parameters
    ----------
    word
        Name, run id or folder.
    as_json
        Whether to answer with one JSON object.
    """
    run = _one(word)
    files = open_register().artefacts(run.record)
    if as_json:
        say_json({**run_object(run), "artefacts": files})
        return 0
    names = f" ({', '.join(run.names)})" if run.names else ""
    say(f"Run {run.run_id}{names}")
    rows = [[title, str(run.about[key])] for key, title in _FACTS if run.about[key] not in (None, "")]
    pruned = f", folder removed {run.pruned_at}" if run.pruned_at else ""
    say_table(
        ["fact", "value"], [*rows, ["Folder", f"{run.folder} ({state_of(run)}{pruned})"], ["Files", str(len(files))]]
    )
    for scope, title in _SCOPES:
        results = run.results.get(scope, {})
        if results:
            say()
            say(title)
            cells = [
                [name.removesuffix("_pence").replace("_", " "), format_gbp(value)] for name, value in results.items()
            ]
            say_table(["figure", "GBP"], cells, right=(1,))
    return 0


def name_run(word: str, name: str, *, as_json: bool) -> int:
    """Give a run a name; a run that bears one is never pruned.

    Parameters
    ----------
    word
        Name, run id or folder.
    name
        The new name.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If it is no name.
    """
    if not name.strip() or len(name) > 200 or not name.isprintable() or "/" in name or "\\" in name:
        raise UsageError(f"'{name}' cannot be a name.", "Use words, without a slash.")
    run = _one(word)
    before = [other for other in registered_runs() if name in other.names and other.record != run.record]
    open_register().give_name(run.record, name, who())
    if as_json:
        say_json({"record": run.record, "run_id": run.run_id, "name": name})
        return 0
    say(f"Run {run.run_id} is called '{name}'{f'; run {before[0].run_id} no longer is' if before else ''}.")
    return 0


def export(out: Path, *, force: bool, as_json: bool) -> int:
    """Write the register to a file.

    Parameters
    ----------
    out
        A file that ends in .csv or .json.
    force
        Whether a file there may be replaced.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If the ending is another.
    OutputError
        If there is a file already.
    """
    if out.suffix.lower() not in EXPORTS:
        raise UsageError(f"'{out}' ends in neither .csv nor .json.", "Name a file such as runs.csv.")
    if out.exists() and not force:
        raise OutputError(f"'{out}' is there already.", "Choose another --out, or add --force to replace it.")
    runs = registered_runs()
    export_runs(runs, out)
    if as_json:
        say_json({"file": str(out), "runs": len(runs)})
    else:
        say(f"{len(runs)} run{'' if len(runs) == 1 else 's'} in {out}")
    return 0


def prune(keep: int | None, older_than: int | None, *, dry_run: bool, as_json: bool) -> int:
    """Remove run folders; records stay, and runs that bear a name are left alone.

    Parameters
    ----------
    keep
        How many of the latest stay [runs].
    older_than
        Age beyond which a folder goes [days].
    dry_run
        Whether to say only what would go.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If neither rule is given.
    """
    if keep is None and older_than is None:
        raise UsageError("Nothing says which folders may go.", "Give --keep N or --older-than DAYS.")
    going = to_prune(registered_runs(), keep, older_than, dt.datetime.now(dt.UTC))
    if going and not dry_run:
        register = open_register()
        for run in going:
            prune_run(register, run, who())
    if as_json:
        listed = [{"record": run.record, "run_id": run.run_id, "folder": run.folder.as_posix()} for run in going]
        say_json({"dry_run": dry_run, "removed": listed})
        return 0
    for run in going:
        say(f"{'Would remove' if dry_run else 'Removed'} {run.folder} (run {run.run_id})")
    if not going:
        say("No folder to remove.")
    return 0


def rebuild_register(folders: Sequence[Path], *, as_json: bool) -> int:
    """Enter run folders that are not in the register yet.

    Parameters
    ----------
    folders
        Where to look; ``runs`` in this folder where none is given.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If one is no folder.
    """
    places = list(folders) or [Path("runs")]
    for place in places:
        if not place.is_dir():
            raise UsageError(f"There is no folder '{place}'.", "Name a folder that run folders are in.")
    found = rebuild(places)
    if as_json:
        kinds = ("entered", "known", "unreadable")
        say_json({kind: [path.as_posix() for path in getattr(found, kind)] for kind in kinds})
        return 0
    for path in found.unreadable:
        tell(f"Passed over: '{path}' cannot be read as a run.")
    say(f"{len(found.entered)} entered, {len(found.known)} were there already.")
    return 0


def _one(word: str) -> RegisteredRun:
    """Return the run a word means; of several with one id the latest."""
    runs = registered_runs()
    folder = Path(word).resolve()
    found = matching(runs, word) or [run for run in runs if run.folder.resolve() == folder]
    if not found:
        raise UsageError(
            f"The register has no run '{word}'.", f"Name a run by its name, its folder, or {SHORTEST} signs of its id."
        )
    return found[-1]


def _row(run: RegisteredRun) -> list[str]:
    headline = run.results.get("headline", {})
    money = [headline.get(f"{key}_pence") for key in ("opportunity", "saving")]
    return [
        str(run.about["created_at"])[:16].replace("T", " "),
        run.run_id,
        ", ".join(run.names),
        str(run.about["case_name"]),
        str(run.about["scenario"]),
        str(run.about["status"]),
        *("-" if pence is None else format_gbp(pence) for pence in money),
        state_of(run),
    ]
