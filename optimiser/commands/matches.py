"""``optimiser matches``: the matches that wait for a person, and what the person decides."""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from optimiser.commands.screen import say, say_json, say_wrapped, tell
from optimiser.errors import UsageError
from optimiser.ingest.decisions import Decision, Verdict, append_decision, utc_now
from optimiser.ingest.waiting_matches import WaitingMatch, WaitingMatches, find_match, known_names, waiting_matches
from optimiser.money import format_gbp

_SHOWN = 20


@dataclass(frozen=True)
class MatchesOptions:
    """What the command was called with.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    accept, reject
        Identifiers of matches that are, and are not, the same.
    who
        Who decides; a role is enough.
    show_all
        Whether to list all that wait, not only the first.
    as_json
        Whether to answer with one JSON object.
    """

    case: Path
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    who: str = ""
    show_all: bool = False
    as_json: bool = False


def matches(options: MatchesOptions) -> int:
    """List the matches that wait for a person, or add what a person decided to the case's decisions.

    Parameters
    ----------
    options
        What the command was called with.

    Raises
    ------
    UsageError
        If an identifier is unknown, or both accepted and rejected; nothing is recorded then.
    """
    both = sorted({*options.accept} & {*options.reject})
    if both:
        raise UsageError(f"Match '{both[0]}' is both accepted and rejected.", "Decide one or the other.")
    found = waiting_matches(options.case)
    decisions = [_decision(found, name, "accept", options.who) for name in dict.fromkeys(options.accept)]
    decisions += [_decision(found, name, "reject", options.who) for name in dict.fromkeys(options.reject)]
    for decision in decisions:
        append_decision(found.decisions_path, decision)
    decided = {decision.match for decision in decisions}
    waiting = [each for each in found.waiting if each.match not in decided]
    if options.as_json:
        say_json(_as_object(found, waiting, decisions))
    else:
        _say(options, found, waiting, decisions)
    return 0


def _decision(found: WaitingMatches, name: str, verdict: Verdict, who: str) -> Decision:
    """Return the decision on one match."""
    pair = find_match(found, name)
    if pair is None:
        close = difflib.get_close_matches(name, known_names(found), n=1)
        hint = f"Did you mean '{close[0]}'?" if close else "`optimiser matches CASE` lists what waits."
        raise UsageError(f"No match '{name}' waits or was decided.", hint)
    subject, left, right = pair
    return Decision(name, subject, left, right, verdict, who, utc_now())


def _as_object(found: WaitingMatches, waiting: list[WaitingMatch], decisions: list[Decision]) -> dict[str, Any]:
    """Return the answer as scripts read it."""
    return {
        "case": found.case,
        "decisions_file": found.decisions_path.name,
        "waiting": [asdict(each) for each in waiting],
        "decided": [asdict(each) for each in (*found.decided, *decisions)],
        "recorded": [each.match for each in decisions],
    }


def _say(
    options: MatchesOptions, found: WaitingMatches, waiting: list[WaitingMatch], decisions: list[Decision]
) -> None:
    """Print the answer."""
    for decision in decisions:
        word = "are the same" if decision.verdict == "accept" else "are not the same"
        say(f"Recorded in {found.decisions_path.name}: {decision.match}, the two {word}.")
        say(f"  {decision.left}")
        say(f"  {decision.right}")
    if decisions:
        count = "No other match waits." if not waiting else f"{_count(waiting)} still."
        say(f"{count} The next reading of the case takes the decision into account.")
        return
    if not waiting:
        say("No match waits for a person.")
    else:
        _say_waiting(options, waiting)
    for issue in found.issues:
        if issue.severity == "note" and not waiting:
            tell(f"Note: {issue}")
    errors = sum(issue.severity == "error" for issue in found.issues)
    if errors:
        tell(f"While reading, {errors:,} {'problem was' if errors == 1 else 'problems were'} found: `optimiser check`.")


def _say_waiting(options: MatchesOptions, waiting: list[WaitingMatch]) -> None:
    """List what waits."""
    shown = waiting if options.show_all else waiting[:_SHOWN]
    say(f"{_count(waiting)} for a person, those that move the most pounds first.")
    for each in shown:
        pounds = f", {format_gbp(each.pence)}" if each.pence is not None else ""
        say()
        say(f"{each.match}  {each.subject}, alike {each.score:.0%}{pounds}")
        say(f"  {each.left}")
        say(f"  {each.right}")
        say_wrapped(f"{each.reason[:1].upper()}{each.reason[1:]}.", indent="  ")
    say()
    if len(shown) < len(waiting):
        say(f"{len(waiting) - len(shown):,} more: --all, or --json.")
    say("Decide with --accept ID where the two are the same, with --reject ID where they are not.")


def _count(waiting: list[WaitingMatch]) -> str:
    """Say how many wait."""
    return "1 match waits" if len(waiting) == 1 else f"{len(waiting):,} matches wait"
