"""A file is found from its name: none is called after nothing."""

from __future__ import annotations

from pathlib import PurePosixPath

from tests.architecture.sources import ROOT, project_files

NAMES_NOTHING = {"util", "utils", "helper", "helpers", "manager", "managers", "info", "misc"}


def _names_nothing(path: str) -> bool:
    """Whether a word of the path, of a folder or of the file, says nothing of what lies there."""
    words = {word for part in PurePosixPath(path).with_suffix("").parts for word in part.lower().split("_")}
    return bool(words & NAMES_NOTHING)


def test_every_module_is_named_after_what_it_holds() -> None:
    """No module, folder or test is called utils, helpers, manager, info or misc."""
    paths = [path.relative_to(ROOT).as_posix() for path in project_files() if path.suffix == ".py"]
    assert "optimiser/errors.py" in paths
    assert [path for path in paths if _names_nothing(path)] == []


def test_the_rule_sees_the_word_in_every_place() -> None:
    """The rule sees such a word as a file, as a folder and as part of a name, and lets `information` pass."""
    assert _names_nothing("optimiser/utils.py")
    assert _names_nothing("optimiser/helpers/dates.py")
    assert _names_nothing("optimiser/date_utils.py")
    assert not _names_nothing("optimiser/information.py")
