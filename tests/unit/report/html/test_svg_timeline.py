"""The contract timeline."""

from __future__ import annotations

import dataclasses
import datetime as dt

from optimiser.report.html.svg_timeline import Bar, timeline

AS_OF = dt.date(2026, 11, 22)
RUNNING = Bar(
    "Laundry",
    "RNN · Elis",
    dt.date(2026, 1, 1),
    dt.date(2027, 12, 31),
    dt.date(2028, 12, 31),
    dt.date(2027, 1, 31),
    "buying",
    False,
)


def _draw(*bars: Bar) -> str:
    return str(timeline("t", "Contracts", list(bars), AS_OF))


def test_a_contract_shows_its_term_its_extension_and_its_decision() -> None:
    """A running contract has a bar, a lighter extension and a diamond, under the name of its category."""
    drawn = _draw(RUNNING)
    assert drawn.count('class="bar-buying"') == 2  # the contract, and the key
    assert drawn.count('class="bar-buying extension"') == 2
    assert drawn.count('class="decide"') == 2
    assert ">Laundry</text>" in drawn
    assert "As of 22 Nov 2026" in drawn


def test_an_ended_contract_has_no_decision_left() -> None:
    """An ended contract is drawn as ended and without a diamond, however its dates would fall."""
    drawn = _draw(dataclasses.replace(RUNNING, kind="ended", end=dt.date(2026, 11, 13), latest_end=None))
    assert drawn.count('class="bar-ended"') == 2
    assert drawn.count('class="decide"') == 1


def test_a_contract_that_ended_long_ago_is_said_to_be_ended() -> None:
    """What ended before the days shown becomes a note instead of a bar at the edge."""
    drawn = _draw(
        RUNNING,
        dataclasses.replace(
            RUNNING, start=dt.date(2017, 1, 1), end=dt.date(2018, 9, 21), latest_end=None, kind="ended"
        ),
    )
    assert "ended 21 Sep 2018" in drawn


def test_a_joint_contract_is_marked_with_a_letter() -> None:
    """A joint contract carries a J beside its bar."""
    assert _draw(dataclasses.replace(RUNNING, joint=True)).count(">J</text>") == 2
    assert _draw(RUNNING).count(">J</text>") == 1


def test_contracts_without_a_start_are_drawn_from_the_edge() -> None:
    """A contract whose start was not seen still has its end."""
    drawn = _draw(dataclasses.replace(RUNNING, start=None, latest_end=None, decide_by=None))
    assert drawn.count('class="bar-buying"') == 2
