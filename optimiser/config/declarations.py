"""What case.toml says of one table, or of files that a trust sent: where they lie and what they rest on."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict


class TableDeclaration(BaseModel):
    """Where one table lies and what it rests on."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, strict=True)

    file: str
    """File name inside the case folder: CSV, XLSX or Parquet; travel_times also JSON, roads also GraphML."""
    sheet: str = ""
    """Sheet of a workbook; empty for the first."""
    basis: Literal["published", "supplied", "synthetic"]
    """Public statistics, the users' own records, or made by a generator."""
    source: str
    """Publisher and title, as printed in reports."""
    licence: str = ""
    """Licence of the source."""
    period: str = ""
    """Period the figures are for, as printed next to them."""
    price_base: str = ""
    """Price base of the money in it."""
    retrieved: dt.date | None = None
    """Day it was taken from its source."""


class SourceDeclaration(BaseModel):
    """A trust's own files, as it sent them, which become spend lines and suppliers of the case."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, strict=True)

    files: str
    """Files inside the case folder, such as payments/RXF/*.csv."""
    trust: str
    """Trust that sent them."""
    map: str = ""
    """A header_map.toml inside the case folder, where a person corrected one."""
    basis: Literal["published", "supplied", "synthetic"]
    """Public statistics, the users' own records, or made by a generator."""
    source: str
    """Publisher and title, as printed in reports."""
    licence: str = ""
    """Licence of the source."""
    period: str = ""
    """Period the payments are of, as printed next to them."""
    price_base: str = ""
    """Price base of the money in it."""
