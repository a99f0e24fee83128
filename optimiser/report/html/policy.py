"""The one style block of a page, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

STYLE = Markup((Path(__file__).parent / "style.css").read_text(encoding="utf-8"))  # noqa: S704 - it lies beside this
"""The style sheet of every page."""


def policy() -> str:
    """Return the content security policy: nothing may load, and only this one style block applies."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
