"""The report opened in a real browser: nothing refused, nothing run, nothing fetched, and a board page of one sheet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from optimiser.report.html import render_html
from tests.unit.report.html.sample_view import PLANTED, sample_view
from tests.unit.report.transport_sample import transport_view

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
PATIENCE_S = 120
PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b(?!s)")
# A4 in points, as the browser rounds it.
A4 = re.compile(rb"/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]")


@pytest.fixture(scope="module")
def browser() -> str:
    """Return the browser; skip where there is none."""
    named = os.environ.get("OPTIMISER_BROWSER", "")
    found = named if named and Path(named).is_file() else next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("no browser here: install chromium, or name one in OPTIMISER_BROWSER")
    return found


@pytest.fixture(scope="module")
def page() -> str:
    """Return the report of the sample run."""
    return render_html(sample_view())


def _open(browser: str, folder: Path, page: str, *wanted: str) -> tuple[str, list[str]]:
    """Open a page from a file; return what came out and what the console said."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    command = [
        browser,
        *QUIET,
        "--enable-logging=stderr",
        f"--user-data-dir={folder / 'profile'}",
        *wanted,
        file.as_uri(),
    ]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", timeout=PATIENCE_S, check=True
    )
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def _print(browser: str, folder: Path, page: str) -> bytes:
    """Print a page; return the PDF."""
    target = folder / "report.pdf"
    _open(browser, folder, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return target.read_bytes()


def test_the_browser_refuses_nothing_of_the_page(browser: str, page: str, tmp_path: Path) -> None:
    """The policy of the page lets its one style block through, and the console stays silent."""
    document, console = _open(browser, tmp_path, page, "--dump-dom")
    assert console == []
    assert '<section id="board"' in document


def test_the_policy_is_in_force(browser: str, page: str, tmp_path: Path) -> None:
    """A style block that was changed by one letter, and a script, are refused: the console says so."""
    changed = page.replace("</style>", " </style>", 1).replace(
        "</main>", "<script>document.title = 'run'</script></main>"
    )
    document, console = _open(browser, tmp_path, changed, "--dump-dom")
    assert len(console) >= 2
    assert "<title>run</title>" not in document


def test_planted_text_stays_text(browser: str, page: str, tmp_path: Path) -> None:
    """A script planted in names and titles of the data is shown as text and never becomes an element."""
    document, _ = _open(browser, tmp_path, page, "--dump-dom")
    assert "<script" not in document
    assert PLANTED.replace("<", "&lt;").replace(">", "&gt;") in document


def test_the_board_page_is_one_sheet(browser: str, page: str, tmp_path: Path) -> None:
    """What comes before the contents fits on one sheet of A4, so that it can be handed out alone."""
    board, _, _ = page.partition('<nav class="contents"')
    pdf = _print(browser, tmp_path, board + "</main></body></html>")
    assert len(PAGE_OBJECT.findall(pdf)) == 1
    assert A4.search(pdf)


@pytest.mark.parametrize("basis", ["supplied", "synthetic"])
def test_transport_is_drawn_and_prints(browser: str, basis: str, tmp_path: Path) -> None:
    """Map, day and frontier are in the page that the browser made, without a word on the console, and they print."""
    page = render_html(transport_view(basis))
    document, console = _open(browser, tmp_path, page, "--dump-dom")
    assert console == []
    assert all(f'transport-{name}"' in document for name in ("overlap-map", "day-chart", "frontier-chart"))
    assert len(PAGE_OBJECT.findall(_print(browser, tmp_path, page))) >= 3


def test_the_whole_report_prints(browser: str, page: str, tmp_path: Path) -> None:
    """The whole report prints, wide tables on sheets of their own, and without the trace entries."""
    pdf = _print(browser, tmp_path, page)
    assert 5 <= len(PAGE_OBJECT.findall(pdf)) <= 20
