"""The style block and the policy of a page."""

from __future__ import annotations

import base64
import hashlib

from optimiser.report.html.policy import STYLE, policy


def test_the_policy_lets_in_the_one_style_block() -> None:
    """Nothing may load, and the hash is that of the style sheet as it stands in the page."""
    digest = base64.b64encode(hashlib.sha256(str(STYLE).encode()).digest()).decode()
    assert policy() == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
