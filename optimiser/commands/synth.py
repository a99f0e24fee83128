"""``optimiser synth``: a synthetic case of any size, to try the program on and to see how it grows."""

from __future__ import annotations

from pathlib import Path

from optimiser.commands.screen import say, say_json, say_table
from optimiser.engine.synth import write_synthetic_case
from optimiser.errors import UsageError
from optimiser.synthetic.invented_case import CaseSizes


def synth(out: Path, sizes: tuple[int, int, int, int], seed: int, *, force: bool, as_json: bool) -> int:
    """Write a synthetic case, and say how many rows each table has.

    Parameters
    ----------
    out
        Folder to write.
    sizes
        How many trusts, spend lines, journeys and consignments.
    seed
        Seed of everything random.
    force
        Whether an earlier synthetic case there may be replaced.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If no case has these sizes.
    OutputError
        If the folder is not free or cannot be written.
    """
    try:
        asked = CaseSizes(*sizes)
    except ValueError as error:
        message = f"No case can be made: {error}."
        raise UsageError(message, "For example: optimiser synth --out my-case --trusts 5 --lines 2000.") from None
    rows = write_synthetic_case(out, asked, seed, force)
    if as_json:
        say_json({"out": str(out), "seed": seed, "rows": rows})
        return 0
    say_table(("table", "rows"), [(name, f"{count:,}") for name, count in rows.items()], right=(1,))
    say()
    say(f"A synthetic case is in '{out}': nobody and nothing in it exists, and a run of it is a worked illustration.")
    say(f"Next: optimiser run {out}")
    return 0
