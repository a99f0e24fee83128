"""As much of JSON Schema as the published schemas use; a keyword that is not known here is an error."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_ONLY_WORDS = {"$schema", "title", "description", "version", "default"}
_KNOWN = {
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "pattern",
    "format",
    "anyOf",
} | _ONLY_WORDS


def faults(content: Any, schema: Mapping[str, Any], path: str = "$") -> Iterator[str]:
    """Yield what in a JSON value is not as its schema has it.

    Parameters
    ----------
    content
        The value.
    schema
        Its schema.
    path
        Where the value stands, for the message.
    """
    unknown = set(schema) - _KNOWN
    assert not unknown, f"{path}: this test does not know the keywords {sorted(unknown)}"
    if "type" in schema and not _is(content, schema["type"]):
        yield f"{path}: {content!r} is no {schema['type']}"
        return
    if "anyOf" in schema and all(list(faults(content, one, path)) for one in schema["anyOf"]):
        yield f"{path}: {content!r} is none of {schema['anyOf']}"
    if "enum" in schema and content not in schema["enum"]:
        yield f"{path}: {content!r} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], content):
        yield f"{path}: {content!r} does not match {schema['pattern']}"
    if schema.get("format") == "date" and dt.date.fromisoformat(content).isoformat() != content:
        yield f"{path}: {content!r} is no date"
    if isinstance(content, dict):
        yield from _faults_of_object(content, schema, path)
    if isinstance(content, list) and "items" in schema:
        for place, value in enumerate(content):
            yield from faults(value, schema["items"], f"{path}[{place}]")


def _faults_of_object(content: Mapping[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[str]:
    for key in schema.get("required", ()):
        if key not in content:
            yield f"{path}: '{key}' is missing"
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, value in content.items():
        if key in properties:
            yield from faults(value, properties[key], f"{path}.{key}")
        elif isinstance(others, Mapping):
            yield from faults(value, others, f"{path}.{key}")
        elif not others:
            yield f"{path}: '{key}' is not foreseen"


def _is(content: Any, kind: str) -> bool:
    if isinstance(content, bool):
        return kind == "boolean"
    return isinstance(content, _TYPES[kind])


def undescribed(content: Any, schema: Mapping[str, Any], path: str = "$") -> Iterator[str]:
    """Yield the keys of a JSON value of which its schema says nothing, where it lists keys at all.

    Parameters
    ----------
    content
        The value.
    schema
        Its schema.
    path
        Where the value stands, for the message.
    """
    if isinstance(content, dict) and "properties" in schema:
        for key, value in content.items():
            if key in schema["properties"]:
                yield from undescribed(value, schema["properties"][key], f"{path}.{key}")
            elif "additionalProperties" not in schema:
                yield f"{path}.{key}"
    if isinstance(content, list) and "items" in schema:
        for value in content:
            yield from undescribed(value, schema["items"], f"{path}[]")
