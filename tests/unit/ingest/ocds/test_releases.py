"""Releases, records, packages and JSON lines are told apart, and one bad release costs no other."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.ingest.ocds import releases
from optimiser.ingest.ocds.releases import Refusal, Release, is_ocds, read_releases
from optimiser.ingest.raw_table import FileRefusedError

ONE: dict[str, Any] = {"ocid": "ocds-1", "date": "2025-01-01T00:00:00Z", "tag": ["award"]}
TWO: dict[str, Any] = {"ocid": "ocds-2"}
PACKAGE: dict[str, Any] = {"uri": "https://example.org", "version": "1.1", "releases": [ONE, TWO]}


def read(folder: Path, content: str | bytes) -> list[Release | Refusal]:
    """Return what a file of this content holds."""
    path = folder / "file"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_releases(path))


def ocids(found: list[Release | Refusal]) -> list[str]:
    """Return the process of each release, and why each refused one was."""
    return [each.ocid if isinstance(each, Release) else each.reason for each in found]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(PACKAGE),
        json.dumps(PACKAGE, indent=2),
        json.dumps([ONE, TWO]),
        f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n",
        f"{json.dumps(ONE)}\r\n\r\n{json.dumps(TWO)}",
        "\ufeff" + json.dumps(PACKAGE),
        json.dumps({"uri": "x", "records": [{"ocid": "ocds-1", "releases": [ONE]}, {"compiledRelease": TWO}]}),
        json.dumps({"ocid": "ocds-1", "releases": [ONE, TWO]}),
    ],
)
def test_every_shape_holds_the_same_releases(tmp_path: Path, content: str) -> None:
    """Packages, lists, lines and records, on one line or many, give the same two releases; packed or not."""
    assert ocids(read(tmp_path, content)) == ["ocds-1", "ocds-2"]
    assert ocids(read(tmp_path, gzip.compress(content.encode()))) == ["ocds-1", "ocds-2"]


def test_a_single_release_is_read(tmp_path: Path) -> None:
    """A file may hold one release and nothing else."""
    (release,) = read(tmp_path, json.dumps(ONE))
    assert isinstance(release, Release)
    assert (release.place, release.number) == ("release 1", 1)


def test_packages_on_lines_have_places(tmp_path: Path) -> None:
    """A package on a line gives its releases with the line and their number in it."""
    found = read(tmp_path, f"{json.dumps(TWO)}\n{json.dumps(PACKAGE)}\n")
    assert [each.place for each in found] == ["line 1", "line 2", "line 2, release 2"]


def test_a_compiled_release_stands_for_those_it_holds(tmp_path: Path) -> None:
    """Where a record was compiled by its publisher, the compiled release counts for all of them."""
    record = {"ocid": "ocds-1", "compiledRelease": ONE, "releases": [ONE, {"url": "x"}, {"url": "y"}]}
    (release,) = read(tmp_path, json.dumps({"uri": "x", "records": [record]}))
    assert isinstance(release, Release)
    assert release.holds == 3


def test_links_are_refused(tmp_path: Path) -> None:
    """A record that only links to its releases is refused: nothing is asked over a network."""
    records = [{"ocid": "ocds-1", "releases": [ONE, {"url": "x"}]}, {"ocid": "ocds-2", "releases": [{"url": "x"}]}]
    found = ocids(read(tmp_path, json.dumps({"uri": "x", "records": records})))
    assert found[0] == "ocds-1"
    assert "linked" in found[1]
    assert "no release" in found[2]


def test_a_bad_line_costs_no_other(tmp_path: Path) -> None:
    """Broken, hostile, foreign and half-encoded lines are refused each by itself, with their row."""
    lines = [json.dumps(ONE), '{"ocid": "x"', '{"ocid": "x", "v": NaN}', '{"name": 1}', "[1]", '{"ocid": 7}']
    content = "\n".join([*lines, json.dumps(TWO)]).encode() + b'\n{"ocid": "\xff"}\n'
    found = read(tmp_path, content)
    assert [each.number for each in found if isinstance(each, Refusal)] == [2, 3, 4, 5, 6, 8]
    assert [each.ocid for each in found if isinstance(each, Release)] == ["ocds-1", "ocds-2"]


def test_a_bad_release_of_a_package_costs_no_other(tmp_path: Path) -> None:
    """A key that stands twice spoils its release and leaves the next."""
    content = f'{{"uri": "x", "releases": [{{"ocid": "a", "ocid": "b"}}, {json.dumps(TWO)}]}}'
    assert ocids(read(tmp_path, content)) == ["a key stands in it twice", "ocds-2"]


def test_an_empty_package_is_told(tmp_path: Path) -> None:
    """A package without releases among lines is refused as that."""
    found = read(tmp_path, f'{json.dumps(ONE)}\n{{"uri": "x", "publisher": {{}}, "releases": []}}\n')
    assert ocids(found) == ["ocds-1", "it is a package without releases"]


def test_a_line_beyond_all_reason_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of a hundred megabytes is not held in memory, and the next is read."""
    monkeypatch.setattr(releases, "MOST_LINE_BYTES", 100)
    content = f'{json.dumps(ONE)}\n{{"ocid": "{"x" * 1000}"}}\n{json.dumps(TWO)}\n'
    found = read(tmp_path, content)
    assert [each.place for each in found] == ["line 1", "line 2", "line 3"]
    assert "longer than" in ocids(found)[1]


@pytest.mark.parametrize("limit", ["MOST_DOCUMENT_BYTES", "MOST_FILE_BYTES"])
def test_a_file_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """A small packed file that unpacks to a large one stops at the limit, as one text and as lines."""
    monkeypatch.setattr(releases, limit, 10_000)
    lines = limit == "MOST_FILE_BYTES"
    line = json.dumps(ONE) + "\n"
    content = line * 1000 if lines else "[" + json.dumps(ONE) + "," + " " * 20_000 + json.dumps(TWO) + "]"
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, gzip.compress(content.encode()))
    assert caught.value.kind == "hostile-file"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "unreadable-file"),
        (b"[]", "empty-table"),
        (b"{\n", "unreadable-file"),
        pytest.param(b"[" * 100_000, "unreadable-file", id="deep"),
        (b'["caf\xe9"]', "wrong-encoding"),
        pytest.param(gzip.compress(b'{"ocid": "x"}')[:-9], "unreadable-file", id="cut off"),
        (b"\x1f\x8bnonsense", "unreadable-file"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes, kind: str) -> None:
    """Empty, cut off, damaged and foreign files are refused as a whole."""
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, content)
    assert caught.value.kind == kind


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A file that cannot be opened is refused in words."""
    with pytest.raises(FileRefusedError):
        list(read_releases(tmp_path / "nothing"))


def test_contact_points_are_not_kept(tmp_path: Path) -> None:
    """Names and addresses of people at the buyer, and what nothing asks for, do not go further."""
    (release,) = read(tmp_path, json.dumps({**ONE, "parties": [{"name": "B", "contactPoint": {"name": "Jane Doe"}}]}))
    assert isinstance(release, Release)
    assert release.body["parties"] == [{"name": "B"}]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (json.dumps(ONE).encode(), True),
        (json.dumps(PACKAGE, indent=1).encode()[:75], True),
        pytest.param(gzip.compress(json.dumps(PACKAGE).encode()), True, id="packed"),
        (b'\xef\xbb\xbf [{"ocid": "x"}]', True),
        (b'{"uri": "x", "releases": []}', True),
        (b'{"releases": []}', False),
        (b"Date,Supplier,Amount", False),
        (b'{"name": 1}', False),
        (b"\x1f\x8bnonsense", False),
        (ONE, True),
        (PACKAGE, True),
        ([ONE], True),
        ([], False),
        ("text", False),
    ],
)
def test_the_first_bytes_tell(first: object, expected: bool) -> None:
    """Open contracting data is recognised by its keys, packed or not, and nothing else is taken for it."""
    assert is_ocds(first) is expected
