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


def _minutes(value: object) -> object:
    """Read ``5,15`` as a list, for settings given on the command line."""
    words = _codes(value)
    if isinstance(words, list) and all(isinstance(word, str) and word.isdigit() for word in words):
        return [int(word) for word in words]
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


class StopMinutes(Settings):
    """Minutes that loading, and unloading, takes."""

    walker: Annotated[int, Field(ge=0)] = 2
    """A patient who walks [min]."""
    wheelchair: Annotated[int, Field(ge=0)] = 4
    """A patient in a wheelchair [min]."""
    stretcher: Annotated[int, Field(ge=0)] = 6
    """A patient on a stretcher [min]."""
    bariatric: Annotated[int, Field(ge=0)] = 10
    """A bariatric patient [min]."""
    goods: Annotated[int, Field(ge=0)] = 3
    """A consignment [min]."""


class TransportSettings(Settings):
    """How journeys and consignments are planned, and how overlap is found."""

    max_minutes_on_board: Annotated[int, Field(ge=1)] | None = None
    """Longest time on board of a patient [min]; gives way to the direct ride. Unset: each journey's own limit."""
    max_minutes_added: Annotated[int, Field(ge=0)] = 30
    """Most minutes on board that sharing may add to a patient's direct ride [min]. An assumption."""
    overlap_minutes_added: Annotated[int, Field(ge=0)] = 20
    """Overlap: most minutes by which sharing may lengthen the ride of either [min]."""
    arrive_early_minutes: Annotated[int, Field(ge=1)] = 60
    """Earliest arrival before the latest one, where a journey states no earliest [min]. Common in contracts."""
    collect_within_minutes: Annotated[int, Field(ge=1)] = 60
    """Latest pickup after the earliest, where a journey states no latest [min]. Common in contracts."""
    stop_minutes: StopMinutes = StopMinutes()
    """Minutes that loading, and unloading, takes. Assumptions."""
    cleaning_minutes: Annotated[int, Field(ge=0)] = 15
    """Cleaning after a patient who travelled alone [min]. An assumption."""
    changeover_minutes: Annotated[int, Field(ge=0)] = 20
    """Changeover between two classes of goods [min]. An assumption."""
    served_within_minutes: Annotated[int, Field(ge=1)] = 60
    """Time on board that the share of journeys is reported for [min]. Common in contracts."""
    frontier_minutes: Annotated[list[Annotated[int, Field(ge=0)]], BeforeValidator(_minutes)] = Field(
        default_factory=lambda: [5, 15]
    )
    """Further values of max_minutes_added that the day is planned for, to show saving against minutes [min]."""


class PrivacySettings(Settings):
    """How counts of real people are shown in what is shared."""

    smallest_count: Annotated[int, Field(ge=1)] = 8
    """Smallest count that is shown; those from 1 below it are shown as `*` [people]."""
    round_to: Annotated[int, Field(ge=1)] = 5
    """Other counts are shown to the nearest of these [people]."""


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
    of suppliers, near-ties, frontiers, saving against minutes on a large day of transport); none."""


class Scenario(Settings):
    """The settings of one run, complete: a base laid under the overrides of the scenario's own section."""

    description: str = ""
    """What the scenario is, in one sentence for a reader of the report."""
    input: InputSettings = InputSettings()
    buying: BuyingSettings = BuyingSettings()
    transport: TransportSettings = TransportSettings()
    privacy: PrivacySettings = PrivacySettings()
    recovery: RecoverySettings = RecoverySettings()
    solve: SolveSettings = SolveSettings()
