"""The rules of a recommended award as settings: each with a kind, an owner, a reason and a switch."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from optimiser.config.settings import Settings

RuleKind = Literal[
    "winner_limit",
    "single_source",
    "dual_sourcing",
    "share",
    "amount",
    "incumbent_floor",
    "trusts_out",
    "exclusion",
    "forced_award",
    "switch_limit",
    "no_trust_worse_off",
    "budget",
    "carbon_cap",
    "carbon_price",
    "preference",
]
RULE_KINDS: tuple[str, ...] = get_args(RuleKind)
Words = Annotated[str, Field(min_length=1)]
Names = Annotated[list[str], Field(min_length=1)]

_COMMON = frozenset({"kind", "owner", "reason", "on", "lots", "items", "trusts", "suppliers", "attributes"})
_KEYS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "winner_limit": (frozenset(), frozenset({"least", "most", "each", "least_share"})),
    "single_source": (frozenset(), frozenset({"each"})),
    "dual_sourcing": (frozenset(), frozenset({"least_share"})),
    "share": (frozenset(), frozenset({"least", "most", "of", "each_supplier"})),
    "amount": (frozenset(), frozenset({"least", "most", "least_gbp", "most_gbp"})),
    "incumbent_floor": (frozenset({"least"}), frozenset()),
    "trusts_out": (frozenset(), frozenset()),
    "exclusion": (frozenset(), frozenset()),
    "forced_award": (frozenset(), frozenset({"least"})),
    "switch_limit": (frozenset({"most"}), frozenset()),
    "no_trust_worse_off": (frozenset(), frozenset({"allowance_gbp"})),
    "budget": (frozenset({"most_gbp"}), frozenset()),
    "carbon_cap": (frozenset({"most_kg"}), frozenset()),
    "carbon_price": (frozenset({"gbp_per_tonne"}), frozenset()),
    "preference": (frozenset({"malus"}), frozenset()),
}
"""The keys a kind must have, and those it may have, beside the common ones."""
_WITHOUT_SUPPLIERS = frozenset({"trusts_out", "switch_limit", "no_trust_worse_off", "incumbent_floor", "budget"})
_NEED_SUPPLIERS = frozenset({"exclusion", "forced_award"})
_FRACTIONS = frozenset({"share", "incumbent_floor", "forced_award"})
_COUNTS = frozenset({"winner_limit", "switch_limit"})


class RuleSettings(Settings):
    """One rule of the recommended award, by any filter; what is not filtered is all."""

    kind: RuleKind
    """What it limits."""
    owner: Words
    """Role that asked for it; printed."""
    reason: Words
    """Why; printed."""
    on: bool = True
    """Whether it holds in this scenario."""
    lots: Names | None = None
    """Lots it is about; unset: all."""
    items: Names | None = None
    """Items it is about; unset: all."""
    trusts: Names | None = None
    """Trusts it is about; unset: all."""
    suppliers: Names | None = None
    """Suppliers it is about; unset: all."""
    attributes: Names | None = None
    """Suppliers with one of these words, such as sme, local or social_value; unset: all."""
    least: Annotated[float, Field(ge=0)] | None = None
    """Lower limit [suppliers, fraction of the whole, or units, as the kind says]."""
    most: Annotated[float, Field(ge=0)] | None = None
    """Upper limit [suppliers, trusts, fraction of the whole, or units, as the kind says]."""
    least_gbp: Annotated[float, Field(ge=0)] | None = None
    """Lower limit of spend [GBP a year]."""
    most_gbp: Annotated[float, Field(ge=0)] | None = None
    """Upper limit of spend or of all that is paid [GBP a year]."""
    most_kg: Annotated[float, Field(ge=0)] | None = None
    """Upper limit of emissions [kgCO2e a year]."""
    gbp_per_tonne: Annotated[float, Field(ge=0)] | None = None
    """Weight of emissions in the choice [GBP per tonne of CO2e]."""
    malus: Annotated[float, Field(gt=-1)] | None = None
    """Part of the spend added in the choice; a bonus is negative [fraction]."""
    allowance_gbp: Annotated[float, Field(ge=0)] | None = None
    """What each trust may pay more than today [GBP a year]."""
    of: Literal["spend", "volume"] = "spend"
    """Whether a share is one of spend or of volume."""
    each: Literal["all", "lot", "item", "trust", "trust_and_lot"] = "lot"
    """In what winners are counted."""
    each_supplier: bool = False
    """Whether a share holds for every supplier alone rather than for all together."""
    least_share: Annotated[float, Field(gt=0, le=1)] | None = None
    """Part of the volume a supplier must have to count as a winner [fraction]."""

    @model_validator(mode="after")
    def _keys_fit_the_kind(self) -> RuleSettings:
        """Refuse a key that the kind does not know, one that is missing, and a number that cannot be."""
        needed, allowed = _KEYS[self.kind]
        given = set(self.model_fields_set)
        strange = sorted(given - _COMMON - needed - allowed)
        missing = sorted(name for name in needed if getattr(self, name) is None)
        if strange or missing:
            known = ", ".join(sorted(needed | allowed)) or "none besides the filters"
            words = f"has no key {', '.join(strange)}" if strange else f"needs {', '.join(missing)}"
            raise ValueError(f"a rule of the kind {self.kind} {words}; its own keys: {known}")
        self._limits_are_possible()
        return self

    def _limits_are_possible(self) -> None:
        """Refuse limits that contradict each other, and filters that the kind does not use."""
        kind, limits = self.kind, [value for value in (self.least, self.most) if value is not None]
        if kind in {"winner_limit", "share"} and not limits:
            raise ValueError(f"a rule of the kind {kind} needs least or most")
        if kind == "amount" and not limits and self.least_gbp is None and self.most_gbp is None:
            raise ValueError("a rule of the kind amount needs least_gbp or most_gbp, or least or most in units")
        if kind == "amount" and limits and not (self.least_gbp is None and self.most_gbp is None):
            raise ValueError("an amount is in pounds or in units, not in both")
        if kind in _FRACTIONS and any(value > 1 for value in limits):
            raise ValueError("a share is a fraction between 0 and 1, such as 0.2 for 20 per cent")
        if kind in _COUNTS and any(value != int(value) for value in limits):
            raise ValueError("a number of suppliers or trusts is whole")
        for low, high in ((self.least, self.most), (self.least_gbp, self.most_gbp)):
            if low is not None and high is not None and low > high:
                raise ValueError("the lower limit lies above the upper one")
        chosen = self.suppliers is not None or self.attributes is not None
        if kind in _WITHOUT_SUPPLIERS and chosen:
            raise ValueError(f"a rule of the kind {kind} is not about suppliers: leave suppliers and attributes out")
        if kind in _NEED_SUPPLIERS and not chosen:
            raise ValueError(f"a rule of the kind {kind} needs suppliers or attributes")
        self._filters_fit_the_kind()

    def _filters_fit_the_kind(self) -> None:
        """Refuse filters that the kind would not use: what is written must hold."""
        kind = self.kind
        if kind == "switch_limit" and self.items is not None:
            raise ValueError("a trust switches in a lot: a rule of the kind switch_limit has no items")
        if kind == "no_trust_worse_off" and not (self.items is None and self.lots is None):
            raise ValueError("a trust is worse off in all it buys: a rule of this kind has no lots and no items")
        filtered = any(part is not None for part in (self.lots, self.items, self.trusts))
        if kind == "budget" and filtered:
            raise ValueError("a budget is for everything: use the kind amount for a part of it")
