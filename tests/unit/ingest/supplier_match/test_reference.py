"""The look-ups."""

from __future__ import annotations

from optimiser.ingest.supplier_match.reference import bodies, legal_forms, present_names, successors, words


def test_legal_forms_have_families() -> None:
    """A company and a public company are one family, a partnership another."""
    forms = legal_forms()
    assert forms["LTD"] == forms["PLC"] != forms["LLP"]


def test_words_weigh_by_how_much_they_tell() -> None:
    """UK tells least, a common word little, a single letter more, a name most."""
    table = words()
    assert table.weight("UK") < table.weight("SERVICES") < table.weight("X") < table.weight("SOFTCAT")


def test_no_body_has_two_codes_under_one_name() -> None:
    """A name that two bodies shared would join them."""
    names = [body.name.upper() for body in bodies()]
    assert len(set(names)) == len(names)


def test_every_successor_is_a_body() -> None:
    """What a trust merged into is in the look-up."""
    known = {body.organisation for body in bodies()}
    assert set(successors().values()) <= known
    assert successors()["RLN"] == "R0B"


def test_a_body_is_shown_by_its_present_name() -> None:
    """Of the names of a body the first listed is shown, or that of the public list."""
    assert present_names()["hmrc"] == "HM Revenue and Customs"
    assert present_names()["RJ7"] == "ST GEORGE'S UNIVERSITY HOSPITALS NHS FOUNDATION TRUST"
