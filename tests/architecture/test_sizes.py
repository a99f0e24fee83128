"""Files and functions stay small enough to be read in one sitting."""

from __future__ import annotations

from tests.architecture.sources import FunctionNode, product_sources

MODULE_CEILING = 300
FUNCTION_CEILING = 60
USUAL_FUNCTION = 40

# What may be longer, and why: "optimiser/tables/outputs.py" or "optimiser/case.py:Case.check".
LONG_MODULES: dict[str, str] = {"cli.py": "one declaration a command, nothing else; a second file would split the list"}
LONG_FUNCTIONS: dict[str, str] = {}


def _module_sizes() -> dict[str, int]:
    return {source.path: len(source.text.splitlines()) for source in product_sources()}


def _function_sizes() -> dict[str, int]:
    return {
        f"{source.path}:{name}": _lines(function)
        for source in product_sources()
        for name, function in source.functions()
    }


def _lines(function: FunctionNode) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def test_no_module_is_longer_than_its_ceiling() -> None:
    """A module has at most 300 lines unless it is named with a reason."""
    too_long = {path: lines for path, lines in _module_sizes().items() if lines > MODULE_CEILING}
    assert {path: lines for path, lines in too_long.items() if path not in LONG_MODULES} == {}


def test_no_function_is_longer_than_its_ceiling() -> None:
    """A function has at most 60 lines, docstring included, unless it is named with a reason."""
    too_long = {name: lines for name, lines in _function_sizes().items() if lines > FUNCTION_CEILING}
    assert {name: lines for name, lines in too_long.items() if name not in LONG_FUNCTIONS} == {}


def test_nine_in_ten_functions_are_short() -> None:
    """Nine in ten functions have fewer than 40 lines."""
    sizes = _function_sizes()
    longer = sorted(name for name, lines in sizes.items() if lines >= USUAL_FUNCTION)
    assert len(longer) * 10 <= len(sizes), longer


def test_every_exception_is_needed_and_has_a_reason() -> None:
    """An exception goes when what it names has become short enough, or is gone."""
    modules, functions = _module_sizes(), _function_sizes()
    assert [path for path in LONG_MODULES if modules.get(path, 0) <= MODULE_CEILING] == []
    assert [name for name in LONG_FUNCTIONS if functions.get(name, 0) <= FUNCTION_CEILING] == []
    assert all(reason.strip() for reason in (*LONG_MODULES.values(), *LONG_FUNCTIONS.values()))
