"""A region that does not exist."""

from __future__ import annotations

import pytest

from optimiser.synthetic.invented_region import invented_region
from optimiser.synthetic.places import straight_metres


def test_every_trust_has_what_a_day_needs() -> None:
    """Each trust has a site in use and hospitals to drive to; an acute hospital there always is."""
    for trusts in (1, 2, 3, 4, 11):
        region = invented_region(trusts, 7)
        assert len(region.members) == trusts
        assert region.acute
        assert all(region.own(member.trust) and region.hospitals[member.trust] for member in region.members)
        assert len({place.code for place in (*region.sites, *region.areas)}) == len(region.sites) + len(region.areas)


def test_a_large_region_is_as_dense_as_a_small_one() -> None:
    """However many trusts there are, an area lies near every site, so that somebody lives where they treat."""
    region = invented_region(40, 7)
    assert len(region.areas) > len(invented_region(11, 7).areas)
    assert all(min(straight_metres(site, area) for area in region.areas) < 30_000 for site in region.sites)


def test_mental_health_lives_next_door_and_an_ambulance_service_closes_the_list() -> None:
    """The third trust has its hospital within a few kilometres of an acute one; the last of four drives for all."""
    region = invented_region(4, 7)
    assert [member.kind for member in region.members] == ["acute", "acute", "mental_health", "ambulance"]
    (hospital, *_) = region.own("T03")
    assert min(straight_metres(hospital, site) for site in region.acute) < 4_000


def test_no_trust_is_no_region() -> None:
    """A region of nobody is refused."""
    with pytest.raises(ValueError, match="at least one trust"):
        invented_region(0, 1)
