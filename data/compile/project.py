"""Makes the project's own packages importable from here: what is invented is made by its generator."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
