"""What the parts of the section on transport share: rows, days, places, and how an amount of a day is led down."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from optimiser.report.html.context import Report, about
from optimiser.report.html.findings import Findings, Row, input_rows
from optimiser.report.html.transport.words import HIDDEN, PLAN_WORDS
from optimiser.tables.findings_transport import FINDINGS_TRANSPORT

Amount = tuple[int | None, str]
"""An amount [pence] and the figure it is traced by."""
_COUNTED = tuple(table.name for table in FINDINGS_TRANSPORT)


class TransportPart:
    """Transport in one part of the page.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """

    def __init__(self, report: Report, findings: Findings) -> None:
        self.report = report
        self.findings = findings
        self.plans = findings.rows("transport_plans")
        self.gains = findings.rows("transport_gains")
        self.overlap = findings.rows("overlap")

    @cached_property
    def days(self) -> list[str]:
        """Kinds of day that were planned, or else that were looked at for overlap."""
        return sorted({row["day_type"] for row in self.plans or self.overlap})

    @cached_property
    def day(self) -> str:
        """The kind of day that is shown in full: that of the result, or else the first."""
        chosen = str(self.report.result.get("transport", {}).get("day_type", ""))
        return chosen if chosen in self.days or not self.days else self.days[0]

    @property
    def several(self) -> bool:
        """Whether there are several kinds of day, so that tables must say which."""
        return len(self.days) > 1

    @cached_property
    def basis(self) -> str:
        """Basis of the movements."""
        rows = self.plans or self.overlap
        return str(rows[0]["basis"]) if rows else ""

    @property
    def settings(self) -> dict[str, Any]:
        """The scenario's settings of transport."""
        return dict(self.report.result.get("settings", {}).get("transport", {}))

    @cached_property
    def hides(self) -> bool:
        """Whether any number is hidden."""
        frames = [self.findings.frame(name) for name in _COUNTED]
        cells = (value for frame in frames for column in frame for value in frame[column].tolist())
        return any(isinstance(value, str) and value == HIDDEN for value in cells)

    @cached_property
    def smallest(self) -> int:
        """Smallest count of patients that is shown."""
        return int(self.report.result.get("settings", {}).get("privacy", {}).get("smallest_count", 8))

    @cached_property
    def coordinates(self) -> dict[str, tuple[float, float]]:
        """Latitude and longitude of places [degrees]: junctions, areas and sites."""
        view, found = self.report.view, {}
        for row in input_rows(view, "roads"):
            for end in ("origin", "destination"):
                found[row[end]] = (row[f"{end}_latitude"], row[f"{end}_longitude"])
        for table, key in (("areas", "area"), ("sites", "site")):
            for row in input_rows(view, table):
                found[row[key]] = (row["latitude"], row["longitude"])
        return {place: (float(lat), float(lon)) for place, (lat, lon) in found.items() if None not in (lat, lon)}

    @cached_property
    def place_names(self) -> dict[str, str]:
        """Names of sites and areas, where they have one."""
        view = self.report.view
        rows = [(row["area"], row["name"]) for row in input_rows(view, "areas")]
        rows += [(row["site"], row["name"]) for row in input_rows(view, "sites")]
        return {code: name for code, name in rows if name}

    def place(self, code: str) -> str:
        """Return the name of a place, the code itself where it has none."""
        return self.place_names.get(code, "several places" if code == "other" else code)

    def trust(self, code: str) -> str:
        """Return the short name of a trust; what is added up over several is said to be so."""
        return "Several trusts" if code == "other" else self.report.trust(code)

    def total(self, plan: str, day: str = "") -> Row | None:
        """Return the row of a plan in all on a kind of day; ``None`` where it was not made."""
        wanted = (day or self.day, plan, "")
        return next((row for row in self.plans if (row["day_type"], row["plan"], row["trust"]) == wanted), None)

    def gain(self, trust: str = "", day: str = "") -> Row | None:
        """Return the gains of a trust, or in all, on a kind of day."""
        wanted = (day or self.day, trust)
        return next((row for row in self.gains if (row["day_type"], row["trust"]) == wanted), None)

    def planning_figure(self, row: Row) -> str:
        """Return the figure of a gain from planning."""
        return self.report.figures.first(f"transport_gain:{row['day_type']}:planning:{row['trust']}".rstrip(":"))

    @cached_property
    def plan_names(self) -> list[str]:
        """Plans of the day shown in full, in order."""
        return [plan for plan in PLAN_WORDS if self.total(plan)]

    def note(self, unit: str, rows: list[Row] | None = None, day: str = "") -> str:
        """Say unit, kind of day and basis in one line for a caption.

        Parameters
        ----------
        unit
            Unit of the numbers.
        rows
            Rows that say their own basis; without them it is the movements'.
        day
            The kind of day, where the table is of one.
        """
        period = f"One representative day ({day})" if day else "One representative day of each kind"
        return about(rows or [{"basis": self.basis}], unit, period)
