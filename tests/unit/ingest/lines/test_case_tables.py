"""Tables made from trusts' own files joined to those that the case has itself."""

from __future__ import annotations

from pathlib import Path

from optimiser.config.declarations import SourceDeclaration, TableDeclaration
from optimiser.ingest.lines.case_tables import Raws, join_sources
from optimiser.ingest.raw_table import RawTable
from tests.unit.ingest.lines.small_reading import spend


def test_made_rows_stand_under_the_case_s_own(tmp_path: Path) -> None:
    """Rows are numbered on, a column that one side lacks is empty there, and the weaker basis counts."""
    (tmp_path / "a.csv").write_text(spend("T,30/04/2020,Gas,Acme Ltd,1,7"), encoding="utf-8")
    own = RawTable(("line_id", "trust", "odd"), 1, [["L1", "RAA", "x"]], [2], 0, 2)
    raws: Raws = {"spend_lines": (TableDeclaration(file="l.csv", basis="published", source="Own"), own)}
    sources = [SourceDeclaration(files="a.csv", trust="RAA", basis="supplied", source="Spend")]
    found = join_sources(raws, sources, tmp_path)
    declaration, joined = raws["spend_lines"]
    assert (declaration.basis, declaration.source) == ("supplied", "Own; Spend")
    assert joined.numbers == [2, 3]
    assert joined.rows[1][joined.header.index("odd")] == ""
    assert found.origins["row"].tolist() == [3]
    assert found.origins["source_row"].tolist() == [2]
