"""The shortest timetable of a route, followed by eye, and each reason why there is none."""

from __future__ import annotations

import pytest

from models.transport.instance import NO_ROAD
from models.transport.places_on_board import people_capacity, people_load
from models.transport.plan import Route
from models.transport.timetable import Timetable, changeovers, pause_between, route_distance, timetable
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, route, vehicle

ALL_MAY_SHARE = {("linen", "mail"): "yes", ("linen", "patient"): "changeover", ("mail", "patient"): "yes"}


def test_one_journey_from_depot_to_depot() -> None:
    """Ten ticks out, twenty along, thirty home; a day's 100, a tick's 1 and twice the way make 280."""
    one = day(request("J"))
    assert timetable(one, route(one, "J J")) == Timetable(0, 60, (10, 30), 60, 280)


def test_what_a_request_costs_is_counted_once() -> None:
    """A tariff of 7 for each request adds 14 for two."""
    plain = day(request("J"), request("K"))
    tariff = day(request("J"), request("K"), vehicles=(vehicle(cost_request=7),))
    costs = [found.cost for one in (plain, tariff) if (found := timetable(one, route(one, "J K J K")))]
    assert costs == [280, 294]


def test_a_route_without_stops_stays_at_the_depot() -> None:
    """Nothing is driven, and the vehicle that went out for nothing costs its day."""
    assert timetable(day(request("J")), Route(0, ())) == Timetable(0, 0, (), 0, 100)


def test_the_vehicle_leaves_as_late_as_it_can() -> None:
    """A delivery from 200 on: the vehicle waits in its depot, not on the road, and the patient rides directly."""
    one = day(request("J", delivery_window=(200, 300)))
    found = timetable(one, route(one, "J J"))
    assert found is not None
    assert (found.departure, found.begins, found.arrival, found.duration) == (170, (180, 200), 230, 60)


def test_waiting_that_cannot_be_avoided_is_on_the_road() -> None:
    """A pickup until 50 and a delivery from 200: the vehicle must be out from 40 and is back at 230."""
    one = day(request("J", pickup_window=(0, 50), delivery_window=(200, 300)))
    found = timetable(one, route(one, "J J"))
    assert found is not None
    assert (found.departure, found.begins, found.arrival) == (40, (50, 200), 230)


def test_the_return_is_as_early_as_can_be() -> None:
    """Among all shortest timetables the one that is home first is told."""
    one = day(request("J", pickup_window=(100, 500)))
    found = timetable(one, route(one, "J J"))
    assert found is not None
    assert (found.departure, found.arrival) == (90, 150)


def test_service_and_cleaning_take_their_time() -> None:
    """Five to load, six to unload, seven to clean after one who travels alone."""
    one = day(request("J", pickup_service=5, delivery_service=6, alone=True), cleaning=7)
    found = timetable(one, route(one, "J J"))
    assert found is not None
    assert (found.begins, found.duration) == ((10, 35), 78)


def test_time_on_board_runs_from_loaded_to_unloading() -> None:
    """Loading takes five; a limit of twenty is the direct ride, so it holds, and one of nineteen does not."""
    kept, broken = (day(request("J", pickup_service=5, max_on_board=limit)) for limit in (20, 19))
    assert timetable(kept, route(kept, "J J")) is not None
    assert timetable(broken, route(broken, "J J")) is None


def test_time_on_board_makes_the_vehicle_wait_before_the_pickup() -> None:
    """A delivery from 200 on and at most 20 on board: the pickup that could be by 50 is not possible."""
    given = {"delivery_window": (200, 300), "max_on_board": 20}
    free, early = day(request("J", **given)), day(request("J", pickup_window=(0, 179), **given))
    found = timetable(free, route(free, "J J"))
    assert found is not None
    assert found.begins == (180, 200)
    assert timetable(early, route(early, "J J")) is None


def test_limits_on_board_push_each_other() -> None:
    """J waits for K's window, so J's pickup moves too; both limits are kept to the tick."""
    one = day(request("J", 1, 4, max_on_board=30), request("K", 2, 3, pickup_window=(100, 100), max_on_board=10))
    found = timetable(one, route(one, "J K K J"))
    assert found is not None
    assert found.begins == (90, 100, 110, 120)


@pytest.mark.parametrize(
    ("names", "reason"),
    [("J K J", "K stays on board"), ("J J K K J J", "J is picked up twice"), ("J", "J stays on board")],
)
def test_an_order_that_is_none_has_no_timetable(names: str, reason: str) -> None:
    """Everybody is picked up once and then delivered."""
    one = day(request("J"), request("K"))
    found = route(one, names)
    stops = tuple(0 if place == 4 and "twice" in reason else stop for place, stop in enumerate(found.stops))
    assert timetable(one, Route(0, stops)) is None


def test_a_delivery_before_its_pickup_has_no_timetable() -> None:
    """Stop 1 is the delivery of the only request."""
    assert timetable(day(request("J")), Route(0, (1, 0))) is None


def test_more_on_board_than_places_has_no_timetable() -> None:
    """Two seats hold two of three patients at once, and all three one after another."""
    one = day(request("J"), request("K"), request("L"))
    assert timetable(one, route(one, "J K L J K L")) is None
    assert timetable(one, route(one, "J K J L K L")) is not None


def test_seats_fold_on_the_way() -> None:
    """Two seats or one wheelchair: two patients, then a wheelchair; never both at once."""
    folding = vehicle(layouts=(people_capacity(0, 2, 0, 0), people_capacity(0, 0, 0, 1)))
    one = day(request("J"), request("K"), request("W", load=WHEELCHAIR), vehicles=(folding,))
    assert timetable(one, route(one, "J K K J W W")) is not None
    assert timetable(one, route(one, "J W W J")) is None


def test_an_upgrade_uses_the_stretcher() -> None:
    """A seat and a stretcher take two seated patients, and one lying with one seated, but not two lying."""
    ambulance = vehicle(layouts=(people_capacity(0, 1, 1, 0),))
    lying = people_load(stretchers=1)
    one = day(request("J"), request("K"), request("S", load=lying), request("U", load=lying), vehicles=(ambulance,))
    assert timetable(one, route(one, "J K J K")) is not None
    assert timetable(one, route(one, "J S J S")) is not None
    assert timetable(one, route(one, "S U S U")) is None


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        ({"skills": frozenset({"lift"})}, {}),
        ({"group": "mail"}, {"groups": frozenset({"patient"})}),
        ({"load": WHEELCHAIR}, {}),
    ],
    ids=["skill", "class", "place"],
)
def test_a_vehicle_that_may_not_carry_it_has_no_timetable(
    wanted: dict[str, object], offered: dict[str, object]
) -> None:
    """A skill, a leave or a place that is missing rules the route out."""
    one = day(request("J", **wanted), vehicles=(vehicle(**offered),))
    assert timetable(one, route(one, "J J")) is None


@pytest.mark.parametrize(("names", "may"), [("A J A J", False), ("J A A J", False), ("A A J J", True)])
def test_alone_means_alone(names: str, may: bool) -> None:
    """Nobody joins the one who travels alone, and that one joins nobody."""
    one = day(request("A", alone=True), request("J"))
    assert (timetable(one, route(one, names)) is not None) is may


@pytest.mark.parametrize(
    ("sharing", "together", "after"), [("yes", True, True), ("changeover", False, True), ("no", False, False)]
)
def test_classes_share_as_the_table_says(sharing: str, together: bool, after: bool) -> None:
    """Together, one after the other, or never on one day."""
    one = day(request("J"), request("M", group="mail"), sharing={("mail", "patient"): sharing})
    assert (timetable(one, route(one, "J M J M")) is not None) is together
    assert (timetable(one, route(one, "J J M M")) is not None) is after


def test_a_class_that_does_not_share_with_itself_goes_out_once() -> None:
    """Two requests of such a class are never in one vehicle on one day."""
    one = day(request("J"), request("K"), sharing={("patient", "patient"): "no"})
    assert timetable(one, route(one, "J J")) is not None
    assert timetable(one, route(one, "J J K K")) is None


def test_a_changeover_takes_its_time() -> None:
    """Five ticks between the mail and the patient, none between two of one class."""
    one = day(
        request("J"),
        request("K"),
        request("M", group="mail"),
        sharing={("mail", "patient"): "changeover"},
        changeover=5,
    )
    apart, alike = (timetable(one, route(one, names)) for names in ("J J M M", "J J K K"))
    assert apart is not None
    assert alike is not None
    assert apart.begins == (10, 30, 55, 75)
    assert apart.duration == alike.duration + 5
    assert pause_between(one, 3, 2) == 5
    assert pause_between(one, 3, 1) == pause_between(one, 2, 3) == pause_between(one, 0, 1) == 0


def test_a_changeover_is_owed_to_a_class_that_left_before_the_last_stop() -> None:
    """Patients, then mail beside nobody, then linen: mail may ride with both, and linen still owes the changeover."""
    one = day(
        request("J"),
        request("M", group="mail"),
        request("L", group="linen"),
        sharing=ALL_MAY_SHARE,
        changeover=5,
    )
    assert changeovers(one, route(one, "J J M M L L").stops) == {4}
    assert changeovers(one, route(one, "J M J M L L").stops) == {4}
    assert changeovers(one, route(one, "M M L L").stops) == set()
    found = timetable(one, route(one, "J J M M L L"))
    assert found is not None
    assert found.duration == 60 + 40 + 40 + 5


def test_no_changeover_while_another_class_stays_on_board() -> None:
    """The patient has left, but the mail that rode with the patient is still there when the linen comes."""
    one = day(request("J"), request("M", group="mail"), request("L", group="linen"), sharing=ALL_MAY_SHARE)
    assert timetable(one, route(one, "J M J L L M")) is None
    assert timetable(one, route(one, "J M J M L L")) is not None


def test_a_changeover_is_owed_once() -> None:
    """After it the vehicle starts anew, also for the class it was owed to."""
    one = day(
        request("L", group="linen"),
        request("J"),
        request("K"),
        sharing={("linen", "patient"): "changeover"},
        changeover=5,
    )
    assert changeovers(one, route(one, "L L J J K K").stops) == {2}
    assert changeovers(one, route(one, "J J L L K K").stops) == {2, 4}


@pytest.mark.parametrize("missing", [(0, 1), (1, 3), (3, 0)])
def test_a_road_that_is_missing_has_no_timetable(missing: tuple[int, int]) -> None:
    """Out, between two stops or home."""
    travel = day().travel.copy()
    travel[missing] = NO_ROAD
    one = day(request("J"), travel=travel)
    assert timetable(one, route(one, "J J")) is None


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({"shift": (0, 60)}, True),
        ({"shift": (0, 59)}, False),
        ({"max_duration": 60}, True),
        ({"max_duration": 59}, False),
    ],
)
def test_shift_and_longest_duration_hold(changes: dict[str, object], may: bool) -> None:
    """The route takes sixty ticks."""
    one = day(request("J"), vehicles=(vehicle(**changes),))
    assert (timetable(one, route(one, "J J")) is not None) is may


def test_the_longest_duration_moves_the_departure() -> None:
    """Out at most 70 ticks and a delivery from 200 on: the vehicle leaves in time to be back."""
    one = day(request("J", delivery_window=(200, 300)), vehicles=(vehicle(max_duration=70),))
    found = timetable(one, route(one, "J J"))
    assert found is not None
    assert (found.departure, found.arrival) == (170, 230)


def test_a_window_that_has_passed_has_no_timetable() -> None:
    """Ten ticks from the depot nobody can be there at 9."""
    one = day(request("J", pickup_window=(0, 9)))
    assert timetable(one, route(one, "J J")) is None


def test_the_way_is_from_depot_to_depot() -> None:
    """Out to the end and back is eighty; nowhere is nothing."""
    one = day(request("J", 4, 1))
    assert route_distance(one, one.vehicles[0], route(one, "J J").stops) == 80
    assert route_distance(one, one.vehicles[0], ()) == 0


def resting(names: str, *requests: object, **changes: object) -> Timetable | None:
    """Return the timetable of a route of a vehicle that takes breaks."""
    one = day(*requests, vehicles=(vehicle(**changes),))  # type: ignore[arg-type]
    return timetable(one, route(one, names))


def test_short_work_needs_no_break() -> None:
    """Sixty ticks of work with a break after sixty."""
    found = resting("J J", request("J"), break_after=60, break_length=15)
    assert found is not None
    assert (found.duration, found.breaks_before) == (60, ())


def test_a_break_is_taken_before_the_way_home() -> None:
    """Thirty ticks to the delivery, a break of fifteen, thirty home."""
    found = resting("J J", request("J"), break_after=59, break_length=15)
    assert found is not None
    assert (found.begins, found.duration, found.breaks_before) == ((10, 30), 75, (2,))


def test_a_break_is_not_taken_with_somebody_on_board() -> None:
    """The only moments without anybody are at the delivery, after thirty ticks, so work of 29 is too little."""
    assert resting("J J", request("J"), break_after=29, break_length=15) is None


def test_a_break_falls_into_waiting() -> None:
    """Between two journeys the vehicle waits; the break is taken there and costs no time."""
    requests = (request("J", delivery_window=(30, 30)), request("K", pickup_window=(100, 100)))
    free = resting("J J K K", *requests)
    found = resting("J J K K", *requests, break_after=100, break_length=20)
    assert free is not None
    assert found is not None
    assert (found.duration, found.breaks_before) == (free.duration, (2,))


def test_work_before_and_after_a_break_is_limited() -> None:
    """At far after thirty, at far again after seventy, home after a hundred: one break serves a limit of seventy."""
    requests = (request("J"), request("K"))
    found = resting("J J K K", *requests, break_after=70, break_length=15)
    assert found is not None
    assert (found.duration, found.breaks_before) == (115, (2,))


def test_long_work_takes_several_breaks() -> None:
    """Thirty, forty and thirty ticks of work with a limit of forty: a break after each of the first two."""
    found = resting("J J K K", request("J"), request("K"), break_after=40, break_length=15)
    assert found is not None
    assert (found.begins, found.duration, found.breaks_before) == ((10, 30, 65, 85), 130, (2, 4))


def test_work_that_no_breaks_can_part_has_no_timetable() -> None:
    """Between the two deliveries somebody is on board or on the way for forty ticks."""
    assert resting("J J K K", request("J"), request("K"), break_after=39, break_length=15) is None


def test_a_break_counts_towards_the_longest_duration() -> None:
    """Sixty ticks of work and fifteen of break are 75."""
    given = {"break_after": 59, "break_length": 15}
    assert resting("J J", request("J"), max_duration=75, **given) is not None
    assert resting("J J", request("J"), max_duration=74, **given) is None


def test_two_breaks_in_waiting_where_one_in_the_middle_would_be_late() -> None:
    """The vehicle waits fifteen ticks after the first and before the last journey; L is picked up on time or never."""
    requests = (
        request("J", 1, 2, delivery_window=(20, 20)),
        request("K", 1, 2, pickup_window=(45, 45)),
        request("L", 1, 2, pickup_window=(65, 65)),
        request("M", 1, 2, pickup_window=(100, 100)),
    )
    found = resting("J J K K L L M M", *requests, break_after=70, break_length=15)
    assert found is not None
    assert (found.departure, found.arrival, found.breaks_before) == (0, 130, (2, 6))
