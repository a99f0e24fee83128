"""How long a contract may be extended is taken from words only where they leave no doubt."""

from __future__ import annotations

import pytest

from optimiser.ingest.ocds.extension import extension_months


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("24 months", 24),
        ("2 x 12 months", 24),
        ("2 x 12 Month Extensions", 24),
        ("12 months + 12 months", 24),
        ("Up to a further 12 months", 12),
        ("Option to extend for up to 2 years in 2 x 12 months intervals", 24),
        ("Option to extend for a further two years in annual increments", 24),
        ("Contract is for two years with an option to extend for a further three years.", 36),
        ("36 month initial contract period with a 24 month extension option", 24),
        ("may be extended for up to two (2) periods of twelve (12) months. Any such extension", 24),
        ("2 further periods, each of 12 months, subject to the option to extend", None),
        ("with an option to extend for four [4] individual one [1] year periods", 48),
        ("the option of two 6 months extensions at the sole discretion", 12),
        ("Two one year extensions", 24),
        ("Two 48 month extensions at the sole discretion of the Council.", 96),
        ("option to extend +1year + 1year", 24),
        ("for a further five years (3+1+1) as an extension", None),
        ("option to extend for a further five years (3+1+1)", 60),
        ("up to 24 months extension (7 year maximum term)", 24),
        ("Option to extend for a further year", 12),
    ],
)
def test_plain_words_are_read(words: str, months: int | None) -> None:
    """Notices say the same thing in many ways; where a way is not known nothing is taken."""
    assert extension_months(words) == months


@pytest.mark.parametrize(
    "words",
    [
        "",
        "24",
        "See tender documents",
        "renewed every 4 years",
        "Potential renewal in 4 years",
        "Subject to annual renewals in 2024 and 2025.",
        "extend this contract from 36 to 48 months",
        "Potential two year extension at the end of the initial three year term",
        "Contract on 3+1+1 basis",
        "24 months, plus an optional 24 + 12 months extension options",
        "option to extend for 2 + 1 years",
        "option to extend annually until 31st May 2030",
        "option to extend for 99 years",
        "further 0 months",
    ],
)
def test_words_that_leave_a_doubt_give_nothing(words: str) -> None:
    """A wrong length would move a deadline: what could mean two things means nothing."""
    assert extension_months(words) is None
