"""The project stands on its own: no machine's paths, no package index's name, nothing installed without its hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT, project_files

TEXTS = {
    ".cfg",
    ".css",
    ".html",
    ".ini",
    ".j2",
    ".json",
    ".lock",
    ".md",
    ".py",
    ".sh",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
}
TEXTS_WITHOUT_SUFFIX = {"LICENSE", "Makefile", "run"}
MACHINE_PATH = re.compile(r"(?<![\w.:/~*-])/(?:work|root|home|Users|tmp/build)/|\b[A-Za-z]:\\+Users\\", re.ASCII)
# Where raw published files may be looked for; each of these does without them.
KNOWS_SHARED = ("tests/", ".ci/", "data/")
INDEX_HOST = re.compile(r"pypi|pythonhosted|--(?:extra-)?index-url|--find-links", re.IGNORECASE)
THIS_FILE = Path(__file__).resolve().relative_to(ROOT).as_posix()
LOCKS = ("requirements.lock", "requirements-dev.lock")


def _texts() -> dict[str, str]:
    """Return the text of every file of the project that is written by hand or by the lock."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in project_files()
        if path.suffix in TEXTS or path.name in TEXTS_WITHOUT_SUFFIX or path.name.startswith(".pre-commit")
    }


def _pins(lock: str) -> dict[str, tuple[str, int]]:
    """Return version and number of hashes of every package of a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    pins: dict[str, tuple[str, int]] = {}
    for line in text.splitlines():
        requirement, *hashes = line.split("--hash=sha256:")
        name, _, version = requirement.partition(";")[0].partition("==")
        pins[canonicalize_name(name.strip())] = (version.strip(), len(hashes))
    return pins


def test_no_file_holds_a_path_of_one_machine() -> None:
    """No file names a folder that is there on one machine only."""
    texts = _texts()
    assert {"Makefile", ".ci/run", "pyproject.toml", "requirements.lock"} <= set(texts)
    assert [path for path, text in texts.items() if MACHINE_PATH.search(text) and path != THIS_FILE] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cd /home/someone/project", True),
        ('Path("/root/x")', True),
        (r"C:\Users\someone", True),
        ("https://example.org/work/notice", False),
        ("runs/work/case", False),
    ],
)
def test_the_rule_tells_a_machine_from_an_address(text: str, found: bool) -> None:
    """The rule sees the folder of a person, and not part of a web address or a relative path."""
    assert bool(MACHINE_PATH.search(text)) is found


def test_raw_published_files_are_known_to_tests_and_tools_only() -> None:
    """Only tests, continuous integration and what compiles data/ know where raw published files may lie."""
    outside = "../" + "shared"
    texts = _texts()
    assert [path for path, text in texts.items() if outside in text and not path.startswith(KNOWS_SHARED)] == []


def test_no_package_index_is_named() -> None:
    """Locks, Makefile, configuration and continuous integration leave the choice of package index to pip."""
    places = ("requirements", "pyproject.toml", "Makefile", ".ci/", ".github/", ".pre-commit")
    assert [path for path, text in _texts().items() if path.startswith(places) and INDEX_HOST.search(text)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    """Every package of a lock is pinned to one version and has at least one hash."""
    pins = _pins(lock)
    assert len(pins) > 10
    assert {name: pin for name, pin in pins.items() if not re.match(r"\d", pin[0]) or pin[1] == 0} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_fits_what_pyproject_asks_for(lock: str) -> None:
    """Each dependency stands in the lock, in a version that pyproject.toml allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if "dev" in lock else [])
    pins = _pins(lock)
    for requirement in map(Requirement, wanted):
        version = pins[canonicalize_name(requirement.name)][0]
        assert requirement.specifier.contains(version), f"{requirement} is locked as {version}"


def test_tests_run_on_what_users_run() -> None:
    """Whatever the users' lock pins, the developers' lock pins to the same version."""
    users, developers = (_pins(lock) for lock in LOCKS)
    assert {name: pin for name, pin in users.items() if developers.get(name) != pin} == {}
