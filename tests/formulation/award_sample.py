"""A two-trust award with one of everything, its rows as text: ``python -m tests.formulation.award_sample``."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from models.procurement.award.build import AwardModel, build
from models.procurement.award.constraints import FAMILIES
from models.procurement.award.constraints_joining import JOINING_FAMILIES
from models.procurement.award.constraints_rules import RULE_FAMILIES
from models.procurement.award.instance import AwardInstance
from models.procurement.award.joining import Joining, JoiningOption
from models.procurement.award.objective import TERMS
from models.procurement.award.offers import (
    Bundle,
    Delivery,
    Incumbency,
    Item,
    Need,
    Offer,
    Schedule,
    Supplier,
    Tier,
)
from models.procurement.award.rows import Rows, Term
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    CarbonPrice,
    Exclusion,
    IncumbentFloor,
    NoTrustWorseOff,
    Preference,
    ShareLimit,
    SwitchLimit,
    TrustsOut,
    WinnerLimit,
    only,
)
from models.procurement.exact import MILLIONTHS

GOLDEN = Path(__file__).parent / "golden"
EVERY_FAMILY = (*FAMILIES, *JOINING_FAMILIES, *RULE_FAMILIES)


def sample() -> AwardInstance:
    """Return an award of two trusts, two items and three suppliers, with every feature and every rule."""
    unit = MILLIONTHS
    return AwardInstance(
        items=(Item("gloves", "hands", unit, "2026"), Item("masks", "faces", unit, "2027")),
        suppliers=(
            Supplier("norse", frozenset({"sme"}), 500, 9 * unit),
            Supplier("humber", capacities=(("2027", 2 * unit),)),
            Supplier("tees", activation=200),
        ),
        needs=(Need("A", "gloves", 4 * unit), Need("B", "gloves", 2 * unit), Need("B", "masks", 3 * unit, False)),
        offers=(
            Offer("ng", "norse", "gloves", Fraction(100), carbon=Fraction(900)),
            Offer("nm", "norse", "masks", Fraction(50), available=2 * unit),
            Offer("hg", "humber", "gloves", Fraction(110), available=5 * unit, minimum=2 * unit),
            Offer("tg", "tees", "gloves", Fraction(90)),
            Offer("now", "tees", "gloves", Fraction(120), trusts=frozenset({"B"}), present=True),
        ),
        schedules=(
            Schedule("n", "norse", "all_units", "units", (Tier(0), Tier(3 * unit, Fraction(1, 10)))),
            Schedule("h", "humber", "incremental", "pence", (Tier(0), Tier(220, Fraction(1, 5)))),
            Schedule("t", "tees", "rebate_lump", "units", (Tier(3 * unit, lump=40),), period="2026"),
        ),
        bundles=(Bundle("pair", "humber", 300, (("A", "gloves", unit), ("B", "masks", 2 * unit)), Fraction(600)),),
        deliveries=(
            Delivery("norse", "A", 70),
            Delivery("humber", "A", 30),
            Delivery("tees", "B", 25),
            Delivery("norse", "B", 15, "2027"),
        ),
        incumbencies=(
            Incumbency("A", "hands", frozenset({"humber"}), 80),
            Incumbency("B", "hands", frozenset({"tees"})),
        ),
        baselines=(("A", 600), ("B", 700)),
        rules=(
            WinnerLimit("few", most=2),
            WinnerLimit("two", least=2, each="lot", least_share=Fraction(1, 5)),
            ShareLimit("sme", where=only(attributes=["sme"]), least=Fraction(1, 4), most=Fraction(3, 4)),
            AmountLimit("cap", where=only(suppliers=["tees"]), most=3 * unit, of="volume"),
            IncumbentFloor("keep", least=Fraction(1, 2)),
            TrustsOut("out", where=only(trusts=["B"], lots=["hands"])),
            Exclusion("not", where=only(suppliers=["humber"], items=["masks"])),
            SwitchLimit("calm", most=1),
            NoTrustWorseOff("fair", allowance=50),
            Budget("money", most=900),
            CarbonCap("green", most=5000),
            CarbonPrice("price", pence_per_tonne=Fraction(20_000)),
            Preference("local", where=only(suppliers=["humber"]), malus=Fraction(-1, 20)),
        ),
        joinings=(
            Joining(
                "A",
                "hands",
                (
                    JoiningOption("2026-04", 90, (("gloves", 4 * unit),)),
                    JoiningOption("2026-10", 0, (("gloves", 2 * unit),)),
                    JoiningOption("never"),
                ),
            ),
            Joining("B", "faces", (JoiningOption("2027-04", 0, (("masks", 3 * unit),)), JoiningOption("never", 5))),
            Joining(
                "B", "hands", (JoiningOption("2026-04", 0, (("gloves", 2 * unit),)), JoiningOption("never")), moves=True
            ),
        ),
    )


def _terms(terms: list[tuple[str, float]]) -> str:
    return " ".join(f"{coefficient:+.10g} {name}" for name, coefficient in sorted(terms)) or "0"


def rows_of(model: AwardModel, family: str) -> str:
    """Return the rows of one constraint family, one a line, sorted."""
    signs = {-1: "<=", 0: "=", 1: ">="}
    lines = [
        f"{row.name}: {_terms([(variable.name, value) for variable, value in row.items() if value])} "
        f"{signs[row.sense]} {-row.constant + 0.0:.10g}"
        for row in model.problem.constraints()
        if model.names.meaning(row.name)[0] == family
    ]
    return "\n".join(sorted(lines)) + "\n"


def term_of(model: AwardModel, term: Callable[[Rows], list[Term]]) -> str:
    """Return one term of the objective, one variable a line, sorted."""
    found = term(Rows(model.problem, model.names, model.variables))
    return "".join(f"{variable.name} {value:.10g}\n" for variable, value in sorted(found, key=lambda one: one[0].name))


def texts() -> dict[str, str]:
    """Return the canonical text of every family and term, by its name."""
    model = build(sample())
    rows = {family.__name__: rows_of(model, family.__name__) for family in EVERY_FAMILY}
    return rows | {term.__name__: term_of(model, term) for term in TERMS}


if __name__ == "__main__":
    for name, text in texts().items():
        (GOLDEN / f"award_{name}.txt").write_text(text, encoding="utf-8")
