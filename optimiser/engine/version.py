"""The version of the program and of what it runs on."""

from __future__ import annotations

import platform
from importlib import metadata

TOOL_VERSION = "0.1.0"
_LIBRARIES = (
    "highspy",
    "jinja2",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "pulp",
    "pyarrow",
    "pydantic",
    "python-calamine",
    "pyvrp",
    "rapidfuzz",
    "scipy",
    "sqlalchemy",
    "typer",
    "xlsxwriter",
)


def tool_version() -> str:
    """Return the version of the program."""
    return TOOL_VERSION


def library_versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that shape a result."""
    found = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found
