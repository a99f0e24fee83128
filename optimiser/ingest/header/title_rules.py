"""What titles mean: patterns over the words of the vocabulary, with the fields they speak of; the first one counts."""

from __future__ import annotations

import re

from optimiser.ingest.header.rules_of_goods import RULES_OF_GOODS
from optimiser.ingest.header.rules_of_money import RULES_OF_MONEY
from optimiser.ingest.header.rules_of_parties import RULES_OF_PARTIES

_NO_FIELD = ""
_ALL = RULES_OF_PARTIES + RULES_OF_GOODS + RULES_OF_MONEY
RULES = tuple((re.compile(pattern), outcomes) for pattern, outcomes in _ALL)
"""Each outcome is field:certainty:meaning, or after an exclamation mark what of a person or bank the column would tell.

Certainty is of the title alone; values raise or lower it later. No outcome: the title is known and of no use.
"""

_PARTS: tuple[tuple[str, str], ...] = (
    (r"\bsupplier name\b", "supplier:0.7:name"),
    (r"\b(payment|clearing) date\b|\bdate payment\b", "date:0.75:payment"),
    (r"\bdate\b", "date:0.55:date"),
    (r"\b(vat)\b", "vat_amount:0.5:vat"),
    (r"\b(type|status|method|flag|indicator|source|currency|percent)$", _NO_FIELD),
    (r"\bnet\b.*\bamount\b|\bamount\b.*\bnet\b", "amount:0.7:net"),
    (r"\bunit price\b", "unit_price:0.7:unit price"),
    (r"\bquantity\b", "quantity:0.6:ordered"),
    (r"\bamount$|^amount\b", "amount:0.55:amount"),
    (r"\baccount (name|description)$", "category:0.65:account name"),
    (r"\b(expense type|category)\b", "category:0.6:category"),
    (r"\b(expense area|costcentre|service|department|directorate)\b", "area:0.5:department"),
    (r"\b(transaction|document|invoice) (number|reference)\b", "reference:0.65:invoice"),
    (r"\border number\b", "reference:0.6:order"),
    (r"\bitem (code|number)\b", "item_code:0.65:item"),
    (r"\bdescription\b", "description:0.6:text"),
    (r"\bsupplier\b", "supplier:0.45:name"),
    (r"\bentity\b", "trust:0.4:name"),
)
PARTS = tuple((re.compile(pattern), outcomes) for pattern, outcomes in _PARTS)
"""What a longer title speaks of, by a part of it; asked where no rule fits the whole."""
