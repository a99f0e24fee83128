"""A scenario: every setting of a run, with its unit, its default and its reason."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

SchemeStatus = str
Months = Annotated[int, Field(ge=0, le=120)]


class Settings(BaseModel):
    """Base of every part of a scenario: frozen, and an unknown key is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, strict=True, allow_inf_nan=False
    )


class InputSettings(Settings):
    """How strictly the input is read."""

    rejected_tolerance_gbp: Annotated[float, Field(ge=0)] | None = None
    """Pounds of rejected rows up to which a run goes on without them [GBP]. Unset: no rejected row is tolerated."""


class BuyingSettings(Settings):
    """How prices are compared and contracts aligned."""

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


class Scenario(Settings):
    """The settings of one run, complete: a base laid under the overrides of the scenario's own section."""

    description: str = ""
    """What the scenario is, in one sentence for a reader of the report."""
    input: InputSettings = InputSettings()
    buying: BuyingSettings = BuyingSettings()
    recovery: RecoverySettings = RecoverySettings()
    solve: SolveSettings = SolveSettings()
