"""case.toml: what a case is called, the date it speaks from, where its tables lie and which scenarios it has."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from optimiser.config.declarations import SourceDeclaration, TableDeclaration
from optimiser.config.scenario import Scenario
from optimiser.errors import ScenarioError
from optimiser.issues import InputError, IssueLog
from optimiser.tables import INPUT_TABLES

__all__ = [
    "CASE_FILE_NAME",
    "CaseFile",
    "SourceDeclaration",
    "TableDeclaration",
    "find_case_file",
    "read_case_file",
    "resolve_scenario",
]
CASE_FILE_NAME = "case.toml"
FinancialYear = Annotated[str, Field(pattern=r"^20\d\d/\d\d$")]
# A scenario's name becomes the name of a folder, so it must not lead anywhere else.
ScenarioName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]


class CaseFile(BaseModel):
    """The whole of case.toml, checked."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, strict=True)

    format: Literal[1]
    """Version of the case format."""
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    """Short name: lower case, digits, hyphens."""
    title: str
    """Name of the collaborative for a reader."""
    as_of: dt.date
    """The day the case speaks from; contracts are overdue or not against it."""
    financial_years: Annotated[list[FinancialYear], Field(min_length=1)]
    """Financial years of the plan."""
    targets_version: str = ""
    """Version of the targets that count; needed where the targets table has several."""
    tables: Annotated[dict[str, TableDeclaration], Field(min_length=1)]
    """The tables of the case."""
    sources: list[SourceDeclaration] = []
    """Trusts' own files, as they are; one [[sources]] section for each trust and kind of file."""
    scenarios: dict[ScenarioName, dict[str, Any]] = {}
    """Scenarios by name: ``base``, and others as overrides of it."""


def find_case_file(case: Path) -> Path:
    """Return the case.toml of a case folder, or the file itself.

    Raises
    ------
    InputError
        If there is none.
    """
    path = case / CASE_FILE_NAME if case.is_dir() else case
    if path.is_file() and path.suffix == ".toml":
        return path
    log = IssueLog()
    log.add("missing-case", f"there is no {CASE_FILE_NAME} at '{case}'.", table=CASE_FILE_NAME, file=str(case))
    raise InputError(log)


def read_case_file(path: Path) -> CaseFile:
    """Read and check one case.toml.

    Raises
    ------
    InputError
        If it is not TOML, has a key that does not exist, lacks one, or holds a value of the wrong kind.
    """
    log = IssueLog()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        log.add("wrong-encoding", "the file is not UTF-8.", table=CASE_FILE_NAME, file=path.name)
        raise InputError(log) from None
    except tomllib.TOMLDecodeError as error:
        log.add("bad-toml", f"not valid TOML: {error}.", table=CASE_FILE_NAME, file=path.name)
        raise InputError(log) from None
    except RecursionError:
        log.add("bad-toml", "brackets are nested too deeply.", table=CASE_FILE_NAME, file=path.name)
        raise InputError(log) from None
    except OSError:
        log.add("unreadable-file", "the file cannot be opened.", table=CASE_FILE_NAME, file=path.name)
        raise InputError(log) from None
    try:
        case_file = CaseFile.model_validate(raw)
    except ValidationError as error:
        _report(error, CaseFile, log, path.name)
        raise InputError(log) from None
    _check_years(case_file, log, path.name)
    _check_tables(case_file, log, path.name)
    for name in case_file.scenarios:
        _check_scenario(case_file, name, log, path.name)
    log.raise_if_errors()
    return case_file


def resolve_scenario(case_file: CaseFile, name: str, settings: tuple[str, ...] = ()) -> Scenario:
    """Return a scenario's settings: defaults, laid over by ``base``, by its own section, by ``KEY=VALUE`` settings.

    Parameters
    ----------
    case_file
        The case it belongs to.
    name
        Name of the scenario; ``base`` always exists.
    settings
        Overrides such as ``buying.min_trusts=2``; the value is read as TOML, then as text.

    Raises
    ------
    ScenarioError
        If there is no such scenario, or a setting is unknown or not allowed.
    """
    if name != "base" and name not in case_file.scenarios:
        known = sorted({"base", *case_file.scenarios})
        msg = f"Scenario '{name}' is not in case.toml; it has: {', '.join(known)}."
        raise ScenarioError(msg, _suggestion(name, known))
    merged = _merge(case_file.scenarios.get("base", {}), {} if name == "base" else case_file.scenarios[name])
    for setting in settings:
        merged = _merge(merged, _parse_setting(setting))
    try:
        return Scenario.model_validate(merged)
    except ValidationError as error:
        log = IssueLog()
        _report(error, Scenario, log, "--set" if settings else CASE_FILE_NAME)
        first = log.errors[0]
        raise ScenarioError(f"Scenario '{name}': {first.message}", first.remedy) from None


def _check_years(case_file: CaseFile, log: IssueLog, file: str) -> None:
    """Record a year that is not twelve months long, or does not come after the one before it."""
    for place, year in enumerate(case_file.financial_years):
        if int(year[5:]) != (int(year[:4]) + 1) % 100:
            message = f"'{year}' is not a financial year: it ends in the year after it begins."
        elif place and year <= case_file.financial_years[place - 1]:
            message = f"'{year}' does not come after '{case_file.financial_years[place - 1]}'."
        else:
            continue
        log.add("bad-setting", message, table=CASE_FILE_NAME, file=file, column="financial_years", value=year)


def _check_tables(case_file: CaseFile, log: IssueLog, file: str) -> None:
    """Record a table name that the dictionary does not have, and a file that leaves the case folder."""
    for name, declaration in case_file.tables.items():
        if name not in INPUT_TABLES:
            hint = _suggestion(name, sorted(INPUT_TABLES))
            log.add(
                "unknown-table",
                f"there is no table '{name}'.",
                table=CASE_FILE_NAME,
                file=file,
                column=f"tables.{name}",
                remedy=hint,
            )
        _check_inside(declaration.file, f"tables.{name}.file", log, file)
    for place, source in enumerate(case_file.sources):
        _check_inside(source.files, f"sources.{place}.files", log, file)
        if source.map:
            _check_inside(source.map, f"sources.{place}.map", log, file)
    if "trusts" not in case_file.tables:
        message = "a case needs the table 'trusts': every other table refers to it."
        log.add("missing-file", message, table=CASE_FILE_NAME, file=file, remedy="Add a [tables.trusts] section.")


def _check_inside(name: str, key: str, log: IssueLog, file: str) -> None:
    """Record a file that leaves the case folder."""
    parts = Path(name).parts
    if Path(name).is_absolute() or ".." in parts or not parts:
        message = f"'{name}' is not a file inside the case folder."
        log.add("bad-setting", message, table=CASE_FILE_NAME, file=file, column=key)


def _check_scenario(case_file: CaseFile, name: str, log: IssueLog, file: str) -> None:
    """Record what is wrong with one scenario's section."""
    merged = _merge(case_file.scenarios.get("base", {}), case_file.scenarios[name])
    try:
        Scenario.model_validate(merged)
    except ValidationError as error:
        _report(error, Scenario, log, file, prefix=f"scenarios.{name}.")


def _merge(base: dict[str, Any], override: dict[str, Any]) -> dict[str, Any]:
    """Lay one nested dictionary over another."""
    merged = dict(base)
    for key, value in override.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _parse_setting(setting: str) -> dict[str, Any]:
    """Turn ``a.b=1`` into ``{"a": {"b": 1}}``."""
    key, equals, text = setting.partition("=")
    if not equals or not key.strip():
        msg = f"--set needs KEY=VALUE, not '{setting}'."
        raise ScenarioError(msg, "For example: --set buying.min_trusts=4")
    try:
        value: Any = tomllib.loads(f"value = {text.strip()}")["value"]
    except tomllib.TOMLDecodeError:
        value = text.strip()
    for part in reversed(key.strip().split(".")):
        value = {part: value}
    assert isinstance(value, dict)
    return value


def _report(error: ValidationError, model: type[BaseModel], log: IssueLog, file: str, prefix: str = "") -> None:
    """Turn pydantic's findings into issues in the program's own words."""
    for finding in error.errors():
        location = [str(part) for part in finding["loc"]]
        key = prefix + ".".join(location)
        if finding["type"] == "extra_forbidden":
            hint = _suggestion(location[-1], _keys_beside(model, location))
            log.add("unknown-key", f"unknown key '{key}'.", table=CASE_FILE_NAME, file=file, column=key, remedy=hint)
        elif finding["type"] == "missing":
            log.add(
                "bad-setting", f"'{key}' is missing.", table=CASE_FILE_NAME, file=file, column=key, remedy=f"Add {key}."
            )
        elif location[-1] == "[key]":
            message = f"'{location[-2]}' is no name: it may have letters, digits, hyphens and underscores."
            key = prefix + ".".join(location[:-1])
            remedy = "Choose another name."
            log.add("bad-setting", message, table=CASE_FILE_NAME, file=file, column=key, remedy=remedy)
        else:
            value = "" if isinstance(finding["input"], dict | list) else str(finding["input"])
            said = finding["msg"].removeprefix("Value error, ")
            message = f"'{key}': {said[0].lower()}{said[1:]}."
            log.add("bad-setting", message, table=CASE_FILE_NAME, file=file, column=key, value=value)


def _keys_beside(model: type[BaseModel], location: list[str]) -> list[str]:
    """Return the keys that are allowed where an unknown one was found."""
    current: Any = model
    for part in location[:-1]:
        if current is CaseFile and part in _LISTED:
            current = {"": _LISTED[part]}
        elif isinstance(current, dict):
            current = current[""]
        else:
            annotation = current.model_fields[part].annotation
            below = [arg for arg in get_args(annotation) if isinstance(arg, type) and issubclass(arg, BaseModel)]
            current = below[0] if below else annotation
            current = {"": current} if get_origin(annotation) is dict else current
    return sorted(current.model_fields) if hasattr(current, "model_fields") else []


_LISTED: dict[str, type[BaseModel]] = {"tables": TableDeclaration, "sources": SourceDeclaration}


def _suggestion(word: str, known: list[str]) -> str:
    """Say which known word was probably meant."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    return f"Known: {', '.join(known)}." if known else ""
