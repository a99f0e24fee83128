"""A game of three players, its rows as text: ``python -m tests.formulation.sharing_sample``."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from models.sharing.build import build_equal_profit, build_least_core
from models.sharing.constraints import EQUAL_PROFIT_FAMILIES, LEAST_CORE_FAMILIES, SharingModel
from models.sharing.game import Game
from models.sharing.instance import EqualProfitInstance, LeastCoreInstance

GOLDEN = Path(__file__).parent / "golden"


def sample() -> Game:
    """Return costs of three trusts, two of whose codes a solver would take for one."""
    return Game(("RXX", "R-Y", "R.Y"), (0, 200, 400, 500, 800, 900, 1000, 1100), "cost")


def texts() -> dict[str, str]:
    """Return the canonical text of every family and of the two objectives, by its name."""
    game = sample()
    settled = {0b110: Fraction(1900, 2)}
    least = build_least_core(LeastCoreInstance(game, settled, individual=True))
    profit = build_equal_profit(EqualProfitInstance(game, Fraction(25)))
    found = {family.__name__: "" for family in (*LEAST_CORE_FAMILIES, *EQUAL_PROFIT_FAMILIES)}
    # What both share is told once, from the first.
    found |= _rows(profit) | _rows(least)
    found |= {name: _objective(model) for name, model in (("least_core", least), ("equal_profit", profit))}
    return found


def _rows(model: SharingModel) -> dict[str, str]:
    signs = {-1: "<=", 0: "=", 1: ">="}
    lines: dict[str, list[str]] = {}
    for row in model.problem.constraints():
        terms = " ".join(sorted(f"{value:+.10g} {variable.name}" for variable, value in row.items()))
        line = f"{row.name}: {terms} {signs[row.sense]} {-row.constant + 0.0:.10g}\n"
        lines.setdefault(model.names.meaning(row.name)[0], []).append(line)
    return {family: "".join(sorted(found)) for family, found in lines.items()}


def _objective(model: SharingModel) -> str:
    return "".join(f"{variable.name} {value:.10g}\n" for variable, value in model.problem.objective.items())


if __name__ == "__main__":
    for name, text in texts().items():
        (GOLDEN / f"sharing_{name}.txt").write_text(text, encoding="utf-8")
