"""The rules of the recommended award as the record of the settings has them, with exact numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from optimiser.audit.reading import RunRecord
from optimiser.money import round_half_up

OWNER = "Scenario"
WEIGHING = frozenset({"carbon_price", "preference"})
"""Kinds that forbid nothing: they weigh in the choice."""


@dataclass(frozen=True)
class Rule:
    """One rule that holds.

    Parameters
    ----------
    name, kind
        As in the scenario; a short key is a rule of its own name.
    given
        Its other settings.
    """

    name: str
    kind: str
    given: dict[str, Any]

    def number(self, key: str) -> Fraction | None:
        """Return a number, exactly; ``None`` where it is not given."""
        value = self.given.get(key)
        return None if value is None else Fraction(value)

    def whole(self, key: str, scale: int) -> int | None:
        """Return a number times a scale, rounded to a whole one; ``None`` where it is not given."""
        value = self.number(key)
        return None if value is None else round_half_up(value * scale)

    def means(self, part: str, name: str) -> bool:
        """Tell whether a lot, item, trust or supplier is among those it is about; all are where none are named."""
        named = self.given.get(part)
        return named is None or name in named

    def means_supplier(self, supplier: str, attributes: Iterable[str]) -> bool:
        """Tell whether it is about a supplier with these attributes."""
        wanted = self.given.get("attributes")
        return self.means("suppliers", supplier) and (
            wanted is None or bool({word.lower() for word in wanted} & set(attributes))
        )


def read_rules(run: RunRecord) -> tuple[Rule, ...]:
    """Return the rules that hold in the scenario of a run: those of short keys, then the named ones.

    Parameters
    ----------
    run
        The run.
    """
    most, least = run.setting("buying", "max_suppliers_per_lot"), run.setting("buying", "min_sme_share")
    short: dict[str, tuple[str, dict[str, Any]] | None] = {
        "max_suppliers_per_lot": ("winner_limit", {"most": most, "each": "lot"}) if most is not None else None,
        "min_sme_share": ("share", {"least": least, "attributes": ["sme"]}) if least is not None else None,
        "no_trust_worse_off": ("no_trust_worse_off", {}) if run.setting("buying", "no_trust_worse_off") else None,
    }
    out = run.setting("buying", "trusts_out")
    short["trusts_out"] = ("trusts_out", {"trusts": out}) if out else None
    rules = [
        Rule(name, rule[0], {**rule[1], "owner": OWNER, "reason": f"Set by buying.{name}"})
        for name, rule in short.items()
        if rule
    ]
    named = run.setting("buying", "rules")
    return (*rules, *(Rule(name, named[name]["kind"], named[name]) for name in sorted(named) if named[name]["on"]))


def trusts_outside(rules: Iterable[Rule]) -> set[str]:
    """Return the trusts that stay out of everything.

    Parameters
    ----------
    rules
        The rules that hold.
    """
    whole = (
        rule
        for rule in rules
        if rule.kind == "trusts_out" and rule.given.get("lots") is None and rule.given.get("items") is None
    )
    return {trust for rule in whole for trust in rule.given.get("trusts") or ()}
