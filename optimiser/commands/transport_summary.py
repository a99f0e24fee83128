"""Transport of a run in a few lines of the screen: overlap, and the day alone and together with its proof gap."""

from __future__ import annotations

from typing import Any

from optimiser.commands.screen import say, say_wrapped
from optimiser.report.transport_sentences import transport_sentences


def say_transport(result: dict[str, Any]) -> None:
    """Write what of transport overlaps and what working together would bring, per representative day.

    Parameters
    ----------
    result
        The content of ``result.json``.
    """
    part = result.get("transport", {})
    sentences = transport_sentences(part)
    if not sentences:
        return
    bases = {found["basis"] for found in part.get("overlap", {}).values() if found}
    if "alone_pence" in part:
        bases.add(part["basis"])
    illustrative = "synthetic" in bases
    say(f"Transport{': worked illustration (synthetic, no finding)' if illustrative else ' (not in the headline)'}")
    for sentence in sentences:
        say_wrapped(sentence, "  ")
    say()
