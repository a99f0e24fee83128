"""Reports of a finished run, made again from its folder into another one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from optimiser.engine.publish import MANIFEST, published
from optimiser.report.formats import FORMATS, write_reports

ALL_FORMATS = (*FORMATS, "json", "csv")


def report_again(run: Path, formats: tuple[str, ...], out: Path, force: bool) -> list[Path]:
    """Write some formats of a run's report into a folder, whole or not at all.

    Parameters
    ----------
    run
        The run folder.
    formats
        Some of ``ALL_FORMATS``.
    out
        Where to write.
    force
        Whether an earlier report there may be replaced.
    """
    with published(out, force) as stage:
        write_reports(run, [name for name in FORMATS if name in formats], stage)
        if "json" in formats:
            shutil.copyfile(run / "result.json", stage / "result.json")
        if "csv" in formats:
            shutil.copytree(run / "csv", stage / "csv")
        run_id = json.loads((run / MANIFEST).read_text(encoding="utf-8"))["run_id"]
        text = json.dumps({"report_of": run_id, "formats": list(formats)}, indent=2) + "\n"
        (stage / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return sorted(path for path in out.rglob("*") if path.is_file() and path.name != MANIFEST)
