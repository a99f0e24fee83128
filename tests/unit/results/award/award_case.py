"""The recommended award of the small case, entered as a run enters it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.engine.award import SolveOptions
from optimiser.engine.run import find_all
from optimiser.results.findings import Findings
from tests.unit.small_case import ITEMS, LINES, scenario, small_case

SUPPLIERS = """\
    supplier,name,member_trust,sme
    one,Supplier One,,yes
    two,Supplier Two,,no
    three,Supplier Three,,no
    """
# Two boxes of three are cheaper at 1.40 than today: BBB pays 2.00 and CCC 4.00 a box, AAA 1.00.
OFFERS = """\
    offer,supplier,item,price_gbp,activation_gbp,delivery_gbp,switching_gbp,evidence
    O1,one,gloves,1.50,2.00,1.00,3.00,quoted
    O2,two,gloves,3.00,,,,quoted
    """
TIERS = """\
    offer,threshold,threshold_unit,scope,kind,price_gbp
    O1,20,units,offer,all_units,1.40
    """
HEADLINE = "headline:saving"


def awarded(
    folder: Path,
    *,
    basis: dict[str, str] | None = None,
    buying: dict[str, Any] | None = None,
    head: dict[str, str] | None = None,
    questions: str = "none",
    **tables: str,
) -> Findings:
    """Return what is found in the small case with offers, the recommended award included."""
    usual = {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS, "offers": OFFERS, "offer_tiers": TIERS}
    case = small_case(folder, {**usual, **tables}, basis=basis or {}, head=head)
    settings = scenario(buying=buying or {}, solve={"questions": questions})
    return find_all(case, settings, ("buying",), SolveOptions())


def amounts(findings: Findings, prefix: str) -> dict[str, int]:
    """Return figures by what follows a prefix of their names [pence]."""
    ledger = findings.ledger
    return {name.removeprefix(prefix): ledger.pence(name) for name in ledger.figures if name.startswith(prefix)}
