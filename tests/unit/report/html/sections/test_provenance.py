"""Provenance on the page."""

from __future__ import annotations

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import provenance
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import sample_result, sample_view


def _body(result: dict[str, object]) -> str:
    view = RunView(result, {}, {})
    return str(provenance.build(Report(view), split_findings(view)[0]).body)


def test_every_table_names_its_source() -> None:
    """File, source and basis of a table are listed, an address as text; other files have their hashes."""
    body = _body(sample_result())
    assert "https://example.org/eric" in body
    assert "href" not in body
    assert "case.toml" in body


def test_settings_are_listed_by_their_dotted_names() -> None:
    """Nested settings become dotted names; an unset one is said to be not set."""
    body = _body({"settings": {"recovery": {"risk_weights": None}, "buying": {"min_trusts": 3, "on": True}}})
    assert "recovery.risk_weights</th><td>not set" in body
    assert "buying.min_trusts</th><td>3" in body
    assert "buying.on</th><td>yes" in body


def test_assumptions_take_the_place_of_bare_settings() -> None:
    """Where the result explains its settings, they are listed once, with origin and meaning."""
    row = {"name": "buying.min_trusts", "value": "3", "unit": "trusts", "origin": "default", "meaning": "Support rule."}
    body = _body({"settings": {"buying": {"min_trusts": 3}}, "assumptions": [row]})
    assert "Support rule." in body
    assert body.count("buying.min_trusts") == 1


def test_the_run_can_be_named() -> None:
    """Run, program and format of the result are listed."""
    body = _body(sample_view().result)
    assert all(said in body for said in ("0123456789abcdef", "0.1.0", "1.0"))
