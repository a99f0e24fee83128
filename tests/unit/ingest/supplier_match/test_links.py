"""Why names are linked."""

from __future__ import annotations

from optimiser.ingest.supplier_match.links import Link, link_names
from optimiser.ingest.supplier_match.names import gather_names
from optimiser.ingest.supplier_match.spelling import read_spelling


def _links(*texts: str, rejected: dict[str, frozenset[str]] | None = None) -> dict[tuple[str, str], Link]:
    names = gather_names([read_spelling(text) for text in texts], [], rejected or {})
    return {(names[link.left].label, names[link.right].label): link for link in link_names(names, [], rejected or {})}


def test_one_company_number_joins_unlike_names() -> None:
    """A company that changed its name is one supplier, and the reason says that the names differ."""
    link = _links("UK0265832401 : Neopost Limited", "UK0265832401 : Quadient UK Ltd")
    (found,) = link.values()
    assert (found.band, found.reason) == ("auto", "company number 02658324, though the names differ")


def test_one_company_number_joins_like_names() -> None:
    """Nothing differs that would have to be said."""
    (found,) = _links("Acorn Joinery Ltd 02174990", "Acorn Joinrey Ltd 02174990").values()
    assert found.reason == "company number 02174990"


def test_a_number_that_many_unlike_names_share_is_asked_about() -> None:
    """A default in a ledger is no company number."""
    names = ("Acorn", "Birch", "Cedar", "Dogwood", "Elder", "Fir")
    bands = {link.band for link in _links(*(f"{name} Ltd 01234599" for name in names)).values()}
    assert bands == {"review"}


def test_one_vat_number_joins_like_names_only() -> None:
    """A group of companies may share a VAT number: unlike names are asked about, different numbers never."""
    found = _links("Acorn Joinery Ltd VAT 123456782", "Acorn Joinrey Ltd VAT 123456782", "Oak Ltd VAT 123456782")
    bands = {frozenset(pair): link.band for pair, link in found.items() if "VAT" in link.reason}
    assert bands[frozenset({"Acorn Joinery Ltd VAT 123456782", "Acorn Joinrey Ltd VAT 123456782"})] == "auto"
    assert sorted(bands.values()) == ["auto", "review"]
    assert _links("Acorn Ltd 02174990 VAT 123456782", "Oak Ltd 01659837 VAT 123456782") == {}


def test_a_trading_name_of_one_joins_and_of_two_asks() -> None:
    """Emis Health is the trading name of two companies: which is meant is for a person."""
    (sole,) = _links("Beaver Ltd t/a Ocura Furniture", "OCURA FURNITURE").values()
    assert (sole.band, sole.reason) == ("auto", "trading name")
    found = _links("Ascribe Ltd t/a Emis Health", "Indigo4 Systems Ltd t/a Emis Health", "EMIS HEALTH")
    assert [link.band for link in found.values()] == ["review", "review"]


def test_a_former_name_joins() -> None:
    """The cell itself says that the name changed."""
    (link,) = _links("Elis UK Ltd (formerly Berendsen UK Ltd)", "Berendsen Uk Ltd").values()
    assert (link.band, link.reason) == ("auto", "former name")


def test_what_a_person_rejected_is_neither_merged_nor_asked() -> None:
    """A decided question is not asked again."""
    rejected = {"Capsticks": frozenset({"Capsticks Solicitors"}), "Capsticks Solicitors": frozenset({"Capsticks"})}
    assert len(_links("Capsticks", "Capsticks Solicitors")) == 1
    assert _links("Capsticks", "Capsticks Solicitors", rejected=rejected) == {}
