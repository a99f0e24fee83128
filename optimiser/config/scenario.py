"""A scenario: every setting of a run, with its unit, its default and its reason."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from optimiser.config.rules import RuleSettings
from optimiser.config.settings import Settings

Months = Annotated[int, Field(ge=0, le=120)]
# A rule's name stands in reports, in conflicts and in the names of rows.
RuleName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _-]*$")]


def _codes(value: object) -> object:
    """Read ``ALD,BIR`` as a list, for settings given on the command line."""
    if isinstance(value, str):
        return [code.strip() for code in value.replace(";", ",").split(",") if code.strip()]
    return value


class InputSettings(Settings):
    """How strictly the input is read."""

    rejected_tolerance_gbp: Annotated[float, Field(ge=0)] | None = None
    """Pounds of rejected rows up to which a run goes on without them [GBP]. Unset: no rejected row is tolerated."""


class BuyingSettings(Settings):
    """How prices are compared, contracts aligned, and what a recommended award must keep to."""

    min_trusts: Annotated[int, Field(ge=2)] = 3
    """Support rule: trusts that must have a price before an item is compared [trusts]."""
    min_lines: Annotated[int, Field(ge=1)] = 3
    """Support rule: lines an item must have in all before it is compared [lines]."""
    min_quantity: Annotated[float, Field(ge=0)] = 0.0
    """Support rule: volume an item must have in all before it is compared [the item's unit]."""
    alignment_window_months: Months = 6
    """How far apart two contracts may end and still be called alignable [months]."""
    default_notice_months: Months = 3
    """Notice taken where the contract states none [months]. Common practice, an assumption."""
    lead_time_months: Months = 9
    """Time a new tender takes from decision to start [months]. Common practice, an assumption."""
    lead_time_call_off_months: Months = 4
    """Time a call-off from a framework, or a direct award, takes [months]. Common practice, an assumption."""
    returns_tolerance: Annotated[float, Field(ge=0, le=1)] = 0.15
    """Difference between register and returns up to which they are said to agree [fraction of the returns]."""
    top_suppliers: Annotated[int, Field(ge=1)] = 30
    """Shared suppliers shown in a report; all are in the files [suppliers]."""
    max_suppliers_per_lot: Annotated[int, Field(ge=1)] | None = None
    """Rule: most suppliers that may win in a lot [suppliers]. Unset: no limit."""
    min_sme_share: Annotated[float, Field(ge=0, le=1)] | None = None
    """Rule: least share of the spend that goes to suppliers marked sme [fraction]. Unset: no limit."""
    no_trust_worse_off: bool = False
    """Rule: no trust pays more than today, deliveries and switching in, rebates left out."""
    trusts_out: Annotated[list[str], BeforeValidator(_codes)] = Field(default_factory=list)
    """Rule: trusts that stay out and go on buying on their present terms."""
    rules: dict[RuleName, RuleSettings] = Field(default_factory=dict)
    """Further rules by name; printed with owner and reason."""

    @field_validator("rules")
    @classmethod
    def _names_are_free(cls, rules: dict[str, RuleSettings]) -> dict[str, RuleSettings]:
        """Refuse a named rule that is called like a key of its own."""
        taken = sorted(set(rules) & {"max_suppliers_per_lot", "min_sme_share", "no_trust_worse_off", "trusts_out"})
        if taken:
            raise ValueError(f"a rule cannot be called {taken[0]}: buying.{taken[0]} is a rule by itself")
        return rules

    one_off_years: Annotated[int, Field(ge=1, le=10)] = 1
    """Years over which costs paid once weigh in the choice of an award [years]. 1 is the cautious choice."""
    volume_spread: Annotated[float, Field(ge=0, le=1)] = 0.1
    """How far a trust's volume may differ from what is expected: standard deviation [fraction]. An assumption."""
    price_spread: Annotated[float, Field(ge=0, le=1)] = 0.0
    """How far prices may differ from what is offered: standard deviation [fraction]. 0: quoted prices are firm."""


class RiskWeights(Settings):
    """Share of a scheme's value counted by its status; the user's own, no national weights exist."""

    opportunity: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Weight of an opportunity [fraction]."""
    plans_in_progress: Annotated[float, Field(ge=0, le=1)]
    """Weight of plans in progress [fraction]."""
    fully_developed: Annotated[float, Field(ge=0, le=1)]
    """Weight of a fully developed scheme [fraction]."""
    in_delivery: Annotated[float, Field(ge=0, le=1)]
    """Weight of a scheme in delivery [fraction]."""
    delivered: Annotated[float, Field(ge=0, le=1)] = 1.0
    """Weight of a delivered scheme [fraction]."""


class RecoverySettings(Settings):
    """How schemes are set against targets."""

    risk_weights: RiskWeights | None = None
    """Weights by status. Unset: nothing is risk-adjusted, and the gap to target is not computed."""


class SolveSettings(Settings):
    """Limits of a solve; work limits give the same bytes everywhere, a time limit does not."""

    gap: Annotated[float, Field(ge=0, le=1)] = 0.0001
    """Proof gap at which a solve may stop [fraction of the recommended cost]."""
    time_limit_s: Annotated[float, Field(gt=0)] | None = None
    """Wall-clock limit of one solve [s]. Unset: work limits only."""
    seed: Annotated[int, Field(ge=0)] = 1
    """Seed of everything random."""
    second_solver: bool = False
    """Whether another solver is asked for its verdict on the recommended award."""
    second_solver_limit_s: Annotated[float, Field(gt=0)] = 60.0
    """Time the other solver has [s]."""
    questions: Literal["all", "quick", "none"] = "quick"
    """What is asked about a recommended award: all; quick, which leaves out what takes long on a large one (challenges
    of suppliers, near-ties, frontiers); none."""


class Scenario(Settings):
    """The settings of one run, complete: a base laid under the overrides of the scenario's own section."""

    description: str = ""
    """What the scenario is, in one sentence for a reader of the report."""
    input: InputSettings = InputSettings()
    buying: BuyingSettings = BuyingSettings()
    recovery: RecoverySettings = RecoverySettings()
    solve: SolveSettings = SolveSettings()
