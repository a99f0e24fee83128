"""What every test may ask for: the markers, the folders, and a Hypothesis that repeats itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPO_ROOT = Path(__file__).resolve().parents[1]
# No test writes into the register of whoever runs the tests; those about the register name one of their own.
os.environ["OPTIMISER_REGISTER"] = "off"

# The same examples in every run, and no verdict by the clock; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers; `make test` leaves them all out."""
    config.addinivalue_line("markers", "browser: opens a report in a real browser (chromium)")
    config.addinivalue_line("markers", "office: recalculates a workbook in LibreOffice")
    config.addinivalue_line("markers", "long: takes longer than the quick suite has time for")


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """Return the root of the project."""
    return REPO_ROOT


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Return the folder of raw published files; skip where it is absent."""
    return _folder_or_skip("OPTIMISER_REAL_DATA", "../shared/data")


@pytest.fixture(scope="session")
def instances() -> Path:
    """Return the folder of published benchmark instances; skip where it is absent."""
    return _folder_or_skip("OPTIMISER_INSTANCES", "../shared/instances")


def _folder_or_skip(variable: str, default: str) -> Path:
    """Return the folder an environment variable names, from the root of the project."""
    folder = REPO_ROOT / os.environ.get(variable, default)
    if not folder.is_dir():
        pytest.skip(f"no published files here: set {variable} to their folder (default {default})")
    return folder.resolve()
