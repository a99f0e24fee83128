"""Releases are deltas: laid over one another they give what is true after the last."""

from __future__ import annotations

from typing import Any

from optimiser.ingest.ocds.merge import instant, merged
from optimiser.ingest.ocds.releases import Release


def merge(*bodies: dict[str, Any]) -> dict[str, Any]:
    """Return the merged process of releases in this order."""
    return merged([Release("line", place, "ocds-1", body) for place, body in enumerate(bodies, start=1)])


def test_later_values_replace_earlier_and_the_rest_stays() -> None:
    """A release that says only what changed leaves everything else as it was."""
    first = {"tender": {"title": "Linen", "value": {"amount": 1, "currency": "GBP"}}}
    assert merge(first, {"tender": {"value": {"amount": 2}}}) == {
        "tender": {"title": "Linen", "value": {"amount": 2, "currency": "GBP"}}
    }


def test_null_takes_a_value_away() -> None:
    """A null removes the key, at any depth, and one that was never there is no fault."""
    assert merge({"a": 1, "b": {"c": 2, "d": 3}}, {"a": None, "b": {"c": None, "x": None}}) == {"b": {"d": 3}}
    assert merge({"a": {"b": None, "c": 1}}) == {"a": {"c": 1}}


def test_objects_with_one_id_are_merged_and_others_added() -> None:
    """Of two awards the one named again is changed, the other stays, and a new one is added."""
    first = {"awards": [{"id": "1", "status": "pending", "title": "A"}, {"id": "2", "title": "B"}]}
    second = {"awards": [{"id": 1, "status": "active"}, {"id": "3", "title": "C"}]}
    assert merge(first, second)["awards"] == [
        {"id": 1, "status": "active", "title": "A"},
        {"id": "2", "title": "B"},
        {"id": "3", "title": "C"},
    ]


def test_lists_inside_merged_objects_are_merged_too() -> None:
    """The suppliers of one award are merged by their own id."""
    first = {"awards": [{"id": "1", "suppliers": [{"id": "S", "name": "Old"}]}]}
    second = {"awards": [{"id": "1", "suppliers": [{"id": "S", "name": "New"}, {"id": "T"}]}]}
    assert merge(first, second)["awards"][0]["suppliers"] == [{"id": "S", "name": "New"}, {"id": "T"}]


def test_other_lists_are_replaced() -> None:
    """Lists of texts, and those that the standard says are replaced as a whole, are."""
    first = {"tag": ["tender"], "additionalClassifications": [{"id": "1"}], "mixed": [1]}
    second = {"tag": ["award"], "additionalClassifications": [{"id": "2"}], "mixed": [{"id": "1"}]}
    assert merge(first, second) == second


def test_objects_without_id_are_added_once() -> None:
    """An object without an id cannot be found again; the same release read twice does not double it."""
    release = {"items": [{"x": 1}, {"x": 2}]}
    assert merge(release, release, {"items": [{"x": 3}]})["items"] == [{"x": 1}, {"x": 2}, {"x": 3}]


def test_a_value_may_change_its_kind() -> None:
    """A text that becomes an object, or a list of texts one of objects, takes the later kind."""
    assert merge({"a": "x", "b": [1]}, {"a": {"y": 1}, "b": [{"id": "1"}]}) == {"a": {"y": 1}, "b": [{"id": "1"}]}


def test_merging_leaves_the_releases_as_they_were() -> None:
    """What was published is not changed by what is laid over it."""
    first: dict[str, Any] = {"awards": [{"id": "1", "value": {"amount": 1}}], "tender": {"id": "t"}}
    merge(first, {"awards": [{"id": "1", "value": {"amount": 2}}], "tender": {"id": "u"}})
    assert first == {"awards": [{"id": "1", "value": {"amount": 1}}], "tender": {"id": "t"}}


def test_the_moment_of_publication() -> None:
    """Moments of different time zones compare; what is no date is none."""

    def of(date: object) -> object:
        return instant(Release("line", 1, "ocds-1", {"date": date}))

    summer, universal = of("2025-06-01T01:30:00+01:00"), of("2025-06-01T00:45:00Z")
    assert summer < universal  # type: ignore[operator]
    assert of("2025-06-01") is not None
    assert of("yesterday") is None
    assert of(7) is None
