"""A synthetic case in a folder of its own: written whole or not at all, with a record of what it was made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from optimiser.engine.publish import MANIFEST, published
from optimiser.engine.version import tool_version
from optimiser.synthetic.invented_case import CaseSizes, make_case


def write_synthetic_case(out: Path, sizes: CaseSizes, seed: int, force: bool = False) -> dict[str, int]:
    """Make a case and write it; return how many rows each table has.

    Parameters
    ----------
    out
        Folder to write.
    sizes
        How large the case is.
    seed
        Seed of everything random.
    force
        Whether an earlier one there may be replaced.

    Raises
    ------
    OutputError
        If the folder is not free or cannot be written.
    """
    with published(out, force) as stage:
        rows = make_case(sizes, seed).write(stage, tool_version())
        content = {
            "synthetic": asdict(sizes),
            "seed": seed,
            "tool_version": tool_version(),
            "rows": rows,
            "outputs": {path.name: _sha256(path) for path in sorted(stage.iterdir())},
        }
        text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        (stage / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return rows


def _sha256(path: Path) -> str:
    """Return the hash of a file, which may be larger than memory."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
