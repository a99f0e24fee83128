"""The straight-line model and its calibration."""

from __future__ import annotations

import numpy as np
import pytest

from models.network.straight_line import (
    MOST_FIXED_MS,
    NEAR_METRES,
    PUBLISHED,
    KnownPair,
    StraightLine,
    calibrate,
    without_each,
)


def minutes(metres: int, line: StraightLine = PUBLISHED, ends: int = 2) -> float:
    """Return the driving time of one distance [min]."""
    return int(line.milliseconds(np.array([metres]), ends)[0]) / 60_000


def pairs_on(line: StraightLine, count: int, step: int = 1_000) -> list[KnownPair]:
    """Return pairs from 10 km up whose times lie on a line exactly."""
    metres = [10_000 + step * place for place in range(count)]
    times = line.milliseconds(np.array(metres)).tolist()
    return [KnownPair(f"A{at}", f"B{at}", *pair) for at, pair in enumerate(zip(metres, times, strict=True))]


def test_published_fit_by_hand() -> None:
    """From 9 km up it is 10.8 + 0.852 x; at 3 km (u = 1/3) the fixed part has grown to 5/9: 6 + 2.556 min."""
    assert minutes(9_000) == pytest.approx(10.8 + 0.852 * 9)
    assert minutes(100_000) == pytest.approx(10.8 + 85.2)
    assert minutes(3_000) == pytest.approx(6 + 2.556)


def test_it_starts_at_nought_and_joins_without_a_step() -> None:
    """No distance takes no time, and around 9 km a metre more or less changes the time by no more than 53 ms."""
    assert minutes(0) == 0
    around = PUBLISHED.milliseconds(np.arange(NEAR_METRES - 50, NEAR_METRES + 50))
    assert np.abs(np.diff(around) - 51).max() <= 2


def test_one_end_has_half_of_the_fixed_part() -> None:
    """The way from a place to the street beside it has one of the two ends that the fixed part stands for."""
    assert minutes(20_000, ends=1) == pytest.approx(5.4 + 17.04)


def test_the_way_to_a_main_road_has_left_the_place() -> None:
    """Its one end is whole at any distance, so a way over a shared junction is no faster than the straight line."""
    assert PUBLISHED.to_main_road(np.array([0, 10_000])).tolist() == [324_000, 324_000 + 511_200]
    legs = PUBLISHED.to_main_road(np.array([66, 5_000])).sum()
    assert legs >= minutes(5_066) * 60_000


def test_road_distance_is_thirteen_tenths() -> None:
    """Road metres are 1.30 times straight ones, halves up."""
    assert PUBLISHED.road_metres(np.array([0, 5, 10, 1_000])).tolist() == [0, 7, 13, 1_300]


def test_the_longest_distance_stays_exact() -> None:
    """Half the earth with the largest fixed part fits 64 bits."""
    line = StraightLine(MOST_FIXED_MS, 1_000_000)
    expected = [MOST_FIXED_MS + 20_000_000_000, MOST_FIXED_MS + 9_000_000]
    assert line.milliseconds(np.array([20_000_000, 9_000])).tolist() == expected


@pytest.mark.parametrize(("fixed", "slope"), [(-1, 1), (0, 0), (MOST_FIXED_MS + 1, 1)])
def test_what_is_no_line(fixed: int, slope: int) -> None:
    """A fixed part below nought or above five hours, and a kilometre that takes no time, are refused."""
    with pytest.raises(ValueError, match="fixed part"):
        StraightLine(fixed, slope)


def test_calibration_finds_the_line() -> None:
    """Twenty pairs on a line give that line back; nearer pairs have no say."""
    line = StraightLine(300_000, 60_000)
    near = [KnownPair("X", "Y", NEAR_METRES - 1, 10**9)]
    assert calibrate([*pairs_on(line, 20), *near]) == line


def test_calibration_by_hand() -> None:
    """Ten pairs at 10 km that take 20 min and ten at 20 km that take 25: 15 min and half a minute a kilometre."""
    pairs = [KnownPair(f"A{at}", "B", 10_000 + at % 2 * 10_000, 1_200_000 + at % 2 * 300_000) for at in range(20)]
    assert calibrate(pairs) == StraightLine(900_000, 30_000)


@pytest.mark.parametrize(
    "pairs",
    [
        pairs_on(PUBLISHED, 19),
        pairs_on(PUBLISHED, 20, step=0),
        [KnownPair(pair.origin, "B", pair.metres, 10**7 - pair.metres) for pair in pairs_on(PUBLISHED, 20)],
        [KnownPair(pair.origin, "B", pair.metres, 60 * pair.metres - 10**5) for pair in pairs_on(PUBLISHED, 20)],
    ],
    ids=["too few", "one distance", "faster when farther", "negative fixed part"],
)
def test_what_gives_no_line(pairs: list[KnownPair]) -> None:
    """Without enough pairs, or where the best line cannot be driven, there is no calibration."""
    assert calibrate(pairs) is None


def test_each_pair_is_held_against_the_others() -> None:
    """One pair that is far off does not spoil its own line, only those of the others; its way back goes with it."""
    line = StraightLine(300_000, 60_000)
    odd = [KnownPair("P", "Q", 50_000, 10**8), KnownPair("Q", "P", 50_000, 10**8)]
    lines = without_each([*pairs_on(line, 25), *odd])
    assert lines[odd[0].either_way] == lines[odd[1].either_way] == line
    assert lines[pairs_on(line, 1)[0].either_way] != line


def test_a_near_pair_has_the_line_of_all() -> None:
    """A pair below 9 km was not used for the line, so the line of all is the one that has not seen it."""
    line = StraightLine(300_000, 60_000)
    near = KnownPair("P", "Q", 5_000, 1)
    assert without_each([*pairs_on(line, 20), near])[near.either_way] == line
