"""What holds for a year, spread over the years of a plan."""

from __future__ import annotations

from models.procurement.award.years import Year, in_year, months_in, scaled, spread

HALF, WHOLE = Year("2026/27", 6), Year("2027/28")


def test_names_tell_the_year() -> None:
    """The year stands behind the name."""
    assert in_year("gloves", HALF) == "gloves@2026/27"


def test_a_half_and_a_whole_year_add_up() -> None:
    """Five steps a year are 7.5 in eighteen months: eight, of which the half year, with the remainder, gets three."""
    assert months_in((HALF, WHOLE)) == 18
    assert spread(50, 10, (HALF, WHOLE)) == (30, 50)
    assert spread(50, 1, (HALF, WHOLE)) == (25, 50)


def test_equal_remainders_go_to_the_earlier_year() -> None:
    """One step a year is one in two half years: the first has it. In one half year it is one, in three months none."""
    assert spread(10, 10, (HALF, Year("2027/28", 6))) == (10, 0)
    assert spread(10, 10, (HALF,)) == (10,)
    assert spread(10, 10, (Year("2026/27", 3),)) == (0,)


def test_money_is_rounded_once() -> None:
    """Five pence a year are three in six months, and five in twelve."""
    assert (scaled(5, 6), scaled(5, 12)) == (3, 5)
