"""Decisions on matches: the last word counts, damage stays in its line, and two programs at once lose nothing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from optimiser.errors import OutputError
from optimiser.ingest import decisions
from optimiser.ingest.decisions import Decision, append_decision, match_id, read_decisions, utc_now
from optimiser.issues import InputError, IssueLog

HEADER = "match,subject,left,right,verdict,who,when"
LINE = "s1,supplier,Acme Ltd,ACME LIMITED,accept,buyer,2026-11-22T20:30:00Z"
ONE = Decision("s1", "supplier", "Acme Ltd", "ACME LIMITED", "accept", "buyer", "2026-11-22T20:30:00Z")


def written(folder: Path, *lines: str, ends: str = "\n") -> Path:
    """Return a decisions file with these lines under the header."""
    path = folder / "decisions.csv"
    path.write_bytes(ends.join((HEADER, *lines, "")).encode())
    return path


# Twenty decisions of one of several programs.
APPEND_MANY = """
import sys
from dataclasses import replace
from pathlib import Path
from optimiser.ingest.decisions import Decision, append_decision
path, who = Path(sys.argv[1]), sys.argv[2]
for number in range(20):
    append_decision(path, Decision("s1", "supplier", f"{who} {number}", "Z", "accept", who, "2026-11-22T20:30:00Z"))
"""


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    """A decision comes back as it was, commas, quotation marks and a leading sign of a formula included."""
    path = tmp_path / "decisions.csv"
    odd = replace(ONE, left='Smith, "Jo" & Co', right="=1+1 Ltd", who="o'hara")
    append_decision(path, ONE)
    append_decision(path, odd)
    assert read_decisions(path) == (ONE, odd)
    assert path.read_text(encoding="utf-8").splitlines()[0] == HEADER
    assert "'=1+1" in path.read_text(encoding="utf-8")


def test_an_apostrophe_of_the_name_itself_survives(tmp_path: Path) -> None:
    """A name that begins with an apostrophe and a sign is not mistaken for a neutralised one."""
    path = tmp_path / "decisions.csv"
    odd = replace(ONE, left="'=x", right="'s-Hertogenbosch BV")
    append_decision(path, odd)
    assert read_decisions(path) == (odd,)


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """Before anybody decided there is no file, and that is no fault."""
    assert read_decisions(tmp_path / "decisions.csv") == ()


def test_the_last_word_counts_and_the_change_is_told(tmp_path: Path) -> None:
    """Accept and then reject, whichever side stands left, is a reject, and a note says so with its row."""
    path = written(
        tmp_path,
        "s1,supplier,Acme Ltd,ACME LIMITED,accept,buyer,2026-11-22T20:30:00Z",
        "s1,supplier,ACME LIMITED,Acme Ltd,reject,head,2026-11-23T08:00:00Z",
    )
    log = IssueLog()
    (decision,) = read_decisions(path, log)
    assert (decision.verdict, decision.who) == ("reject", "head")
    assert [(issue.kind, issue.severity, issue.row) for issue in log] == [("contradictory-decision", "note", 3)]


def test_the_same_word_twice_is_no_contradiction(tmp_path: Path) -> None:
    """Deciding again as before is told to nobody."""
    line = "s1,supplier,Acme Ltd,ACME LIMITED,accept,buyer,2026-11-22T20:30:00Z"
    log = IssueLog()
    assert len(read_decisions(written(tmp_path, line, line), log)) == 1
    assert len(log) == 0


@pytest.mark.parametrize(
    "line",
    [
        's1,supplier,"Acme Ltd,ACME LIMITED,accept,buyer,2026-11-22T20:30:00Z',
        "s1,supplier,Acme Ltd,ACME LIMITED,accept,buyer,2026-11-2",
        "s1,supplier,Acme Ltd,ACME LIMITED,acc",
        "s1,person,Acme Ltd,ACME LIMITED,accept,buyer,2026-11-22T20:30:00Z",
        "s1,supplier,Acme Ltd,ACME LIMITED,maybe,buyer,2026-11-22T20:30:00Z",
        "s1,supplier,Acme Ltd,Acme Ltd,accept,buyer,2026-11-22T20:30:00Z",
        "s1,supplier,,Acme Ltd,accept,buyer,2026-11-22T20:30:00Z",
        "s1,supplier,Acme Ltd,ACME LIMITED,accept,buyer,2026-11-22T20:30:00Z,more",
    ],
)
def test_a_damaged_line_is_told_and_hurts_no_other(tmp_path: Path, line: str) -> None:
    """Whatever is wrong with a line is an issue with its row, and the lines around it count."""
    before = "s2,supplier,A,B,accept,buyer,2026-11-22T20:30:00Z"
    after = "s3,item,C,D,reject,buyer,2026-11-22T20:30:00Z"
    log = IssueLog()
    found = read_decisions(written(tmp_path, before, line, "", after), log)
    assert [decision.match for decision in found] == ["s2", "s3"]
    assert [(issue.kind, issue.row, issue.severity) for issue in log] == [("damaged-decision", 3, "error")]


def test_without_a_log_a_damaged_line_stops(tmp_path: Path) -> None:
    """Where nobody listens, a verdict is not lost in silence."""
    with pytest.raises(InputError) as caught:
        read_decisions(written(tmp_path, "s1,supplier,A"))
    assert caught.value.issues[0].kind == "damaged-decision"


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    """A byte-order mark, other line ends and rows of commas change nothing."""
    path = written(
        tmp_path, "s1,supplier,Acme Ltd,ACME LIMITED,accept,buyer,2026-11-22T20:30:00Z", ",,,,,,", ends="\r\n"
    )
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_decisions(path) == (ONE,)


def test_a_line_cut_off_by_a_crash_does_not_swallow_the_next(tmp_path: Path) -> None:
    """After a line without an end a new one begins on a line of its own."""
    path = tmp_path / "decisions.csv"
    path.write_text(f"{HEADER}\ns9,supplier,A", encoding="utf-8")
    append_decision(path, ONE)
    log = IssueLog()
    assert read_decisions(path, log) == (ONE,)
    assert [issue.row for issue in log] == [2]


@pytest.mark.parametrize(("content", "kind"), [(b"caf\xe9", "wrong-encoding"), (b"x" * 50, "unreadable-file")])
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str
) -> None:
    """Another encoding, or a file that is far too large, is refused as a whole."""
    monkeypatch.setattr(decisions, "MOST_DECISION_BYTES", 20)
    path = tmp_path / "decisions.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_decisions(path)
    assert caught.value.issues[0].kind == kind


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    """What cannot be opened is said to be so, when reading and when writing."""
    path = tmp_path / "decisions.csv"
    path.mkdir()
    with pytest.raises(InputError):
        read_decisions(path)
    with pytest.raises(OutputError) as caught:
        append_decision(path, ONE)
    assert caught.value.exit_code == 8


def test_several_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    """Four programs that append twenty decisions each leave eighty whole lines and one header."""
    path = tmp_path / "decisions.csv"
    names = ("ann", "ben", "cat", "dan")
    programs = [subprocess.Popen([sys.executable, "-c", APPEND_MANY, str(path), name]) for name in names]
    assert [program.wait(timeout=120) for program in programs] == [0, 0, 0, 0]
    assert len(read_decisions(path)) == 80
    assert path.read_text(encoding="utf-8").count(HEADER) == 1


def test_a_match_keeps_its_identifier() -> None:
    """The identifier hangs on the subject and the two sides, not on their order, and is no number to a spreadsheet."""
    name = match_id("supplier", "A", "B")
    assert name == match_id("supplier", "B", "A")
    assert len({name, match_id("item", "A", "B"), match_id("supplier", "A", "C")}) == 3
    assert name[0] == "s"


def test_the_present_moment_can_be_read_back(tmp_path: Path) -> None:
    """A decision made now is one that is read."""
    path = tmp_path / "decisions.csv"
    append_decision(path, replace(ONE, when=utc_now()))
    assert len(read_decisions(path)) == 1
