"""Rows of journeys and consignments as movements."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.config.scenario import Scenario
from optimiser.prepare.transport.requests import movements_of
from tests.unit.prepare.transport.small_day import case_of, consignments
from tests.unit.small_case import scenario


@pytest.mark.parametrize(
    ("mobility", "escorts", "load", "skills", "minutes"),
    [
        ("walker", 0, (0, 0, 1, 1), frozenset(), 2),
        ("walker", 2, (0, 0, 1, 3), frozenset(), 2),
        ("wheelchair", 1, (1, 0, 0, 1), frozenset(), 4),
        ("stretcher", 0, (0, 1, 1, 1), frozenset(), 6),
        ("bariatric", 1, (0, 1, 1, 2), frozenset({"bariatric"}), 10),
    ],
)
def test_what_a_patient_needs(
    tmp_path: Path, mobility: str, escorts: int, load: tuple[int, ...], skills: frozenset[str], minutes: int
) -> None:
    """Mobility says the place, the minutes at the stops and the skill; an escort takes any place but a wheelchair's."""
    case = case_of(tmp_path, f"J1,AAA,weekday,P,Q,,,,10:00,{mobility},{escorts},,,,,")
    (made,) = movements_of(case, Scenario(), ("journeys",))
    assert (made.load, made.skills, made.service) == ((*load, 0, 0, 0), skills, 60 * minutes)


def test_several_alike(tmp_path: Path) -> None:
    """A row that stands for several becomes as many, by code, the second with #2 behind its name."""
    rows = ("J2,AAA,weekday,P,Q,,,,10:00,walker,,,,,,3", "J1,AAA,weekday,P,Q,,,,10:00,walker,,yes,45,,escort;lift,")
    made = movements_of(case_of(tmp_path, *rows), Scenario(), ("journeys",))
    assert [one.name for one in made] == ["J1", "J2", "J2#2", "J2#3"]
    assert [(one.code, one.copy, one.row) for one in made[2:]] == [("J2", 2, 2), ("J2", 3, 2)]
    assert (made[0].alone, made[0].own_limit, made[0].skills) == (True, 2700, frozenset({"escort", "lift"}))


def test_goods(tmp_path: Path) -> None:
    """Goods are counted in millilitres, grams and cages, rounded up; what is chilled asks for that as a skill."""
    table = consignments(
        "C1,AAA,weekday,specimens,P,Q,09:00,11:00,1.0005,0.25,2,chilled", "C2,AAA,weekday,linen,P,Q,,,,,,ambient"
    )
    made = movements_of(
        case_of(tmp_path, consignments=table), scenario(transport={"stop_minutes": {"goods": 5}}), ("consignments",)
    )
    assert [one.load for one in made] == [(0, 0, 0, 0, 1001, 250, 2), (0,) * 7]
    assert [one.skills for one in made] == [frozenset({"chilled"}), frozenset()]
    assert [(one.group, one.service, one.mobility) for one in made] == [("specimens", 300, ""), ("linen", 300, "")]


def test_one_code_in_both_tables(tmp_path: Path) -> None:
    """A journey and a consignment of one code have names of their own on a day of both."""
    case = case_of(
        tmp_path, "X1,AAA,weekday,P,Q,,,,10:00,walker,,,,,,", consignments=consignments("X1,AAA,weekday,mail,P,Q,,,,,,")
    )
    assert [one.name for one in movements_of(case, Scenario(), ("journeys", "consignments"))] == [
        "X1",
        "consignment X1",
    ]
