"""Many scenarios on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.commands import sweep as module
from optimiser.commands.sweep import SweepOptions, sweep
from optimiser.errors import UsageError
from tests.unit.report.sweep.sweep_sample import POINTS, content_of, point

VARY = ("buying.min_trusts=3,4",)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Answer every sweep with the sample, and keep what was asked for."""
    kept: list[Any] = []

    def conduct(request: Any, progress: Any) -> tuple[dict[str, Any], Path]:
        kept.append(request)
        return content_of(), Path("out")

    monkeypatch.setattr(module, "conduct", conduct)
    return kept


def test_what_is_asked_for(asked: list[Any]) -> None:
    """Options become points, levers and pairs of figures; the usual design is a grid."""
    more = (*VARY, "solve.seed=1,2")
    assert sweep(SweepOptions(Path("case"), more, only="buying", frontier="buying.suppliers, saving", jobs=2)) == 0
    (request,) = asked
    assert len(request.points) == 4
    assert (request.design, request.levers, request.jobs) == ("grid", ("buying",), 2)
    assert request.pairs == (("buying.suppliers", "saving"),)
    sweep(SweepOptions(Path("case"), more, one_at_a_time=True))
    assert (len(asked[1].points), asked[1].design, asked[1].pairs) == (5, "one_at_a_time", ())


def test_a_file_of_points(asked: list[Any], tmp_path: Path) -> None:
    """The points of a file are asked for as they stand there."""
    (tmp_path / "p.csv").write_text("solve.seed\n1\n2\n", encoding="utf-8")
    sweep(SweepOptions(Path("case"), file=tmp_path / "p.csv"))
    assert (asked[0].points, asked[0].design) == (({"solve.seed": "1"}, {"solve.seed": "2"}), "file")


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"vary": VARY, "file": Path("p.csv")},
        {"file": Path("p.csv"), "one_at_a_time": True},
        {"vary": (*VARY, *VARY)},
        {"vary": VARY, "frontier": "saving"},
        {"vary": VARY, "frontier": "saving,saving"},
        {"vary": VARY, "frontier": "saving,zebra"},
    ],
)
def test_a_wrong_call(options: dict[str, Any], asked: list[Any]) -> None:
    """Nothing to vary, two sources of points, a key twice, or no two figures: refused before anything is read."""
    with pytest.raises(UsageError):
        sweep(SweepOptions(Path("case"), **options))
    assert asked == []


def test_a_misspelt_figure_gets_a_suggestion(asked: list[Any]) -> None:
    """The remedy names the figure that was probably meant."""
    with pytest.raises(UsageError) as refused:
        sweep(SweepOptions(Path("case"), VARY, frontier="saveing,buying.suppliers"))
    assert refused.value.remedy == "Did you mean 'saving'?"


def test_the_answer_in_words(asked: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    """One row a point, the tornado, why a point has no figures, and where the rest is."""
    assert sweep(SweepOptions(Path("case"), VARY)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Points, supplied and published data"
    assert lines[3].split() == ["1", "not", "set", "false", "optimal", "£100.00", "£900.00"]
    assert lines[7].split() == ["5", "0", "false", "infeasible", "-", "-"]
    tornado = lines[lines.index("Tornado, supplied and published data") + 3]
    assert tornado.split() == ["saving", "buying.max_suppliers_per_lot", "£100.00", "£40.00", "£100.00", "£60.00"]
    assert "Point 5, infeasible: Rule 'a' cannot hold." in lines
    assert str(Path("out") / "sweep.html") in lines[-1]


def test_the_answer_for_scripts(asked: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    """With --json stdout is what sweep.json holds."""
    sweep(SweepOptions(Path("case"), VARY, as_json=True))
    assert json.loads(capsys.readouterr().out) == content_of()


def test_a_long_sweep_without_results(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing has figures the points are listed all the same, the first hundred; the worst code counts."""
    failed = point(102, {}, None) | {"status": "failed", "exit": 8}
    points = [point(number, {}, None) for number in range(1, 102)] + [failed]
    monkeypatch.setattr(module, "conduct", lambda *_: (content_of(points, design="grid"), Path("out")))
    assert sweep(SweepOptions(Path("case"), VARY)) == 8
    assert "... and 2 more." in capsys.readouterr().out


def test_synthetic_figures_are_listed_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What touches synthetic data stands in a list of its own that says so."""
    own = [POINTS[0] | {"illustration": {"saving_pence": 777}}]
    monkeypatch.setattr(module, "conduct", lambda *_: (content_of(own, design="grid"), Path("out")))
    sweep(SweepOptions(Path("case"), VARY))
    real, apart = capsys.readouterr().out.split("Points, Worked illustration: synthetic data")
    assert "£7.77" in apart
    assert "£7.77" not in real
