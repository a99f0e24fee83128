# Each target makes .venv by itself from the lock files; nothing else need be there but Python 3.11 or newer.
# Another Python: make test PYTHON=/path/to/python

PYTHON ?= $(shell for candidate in python3.11 python3 python; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$candidate && break; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test test-all bench lint
.NOTPARALLEL:

run: .venv/installed-run
	$(BIN)/python cli.py run data/cases/nenc --out runs/nenc/latest --force

# Everything but what needs a browser or LibreOffice, or takes long.
test: .venv/installed-dev
	$(BIN)/python -m pytest -n auto -m "not browser and not office and not long"

test-all: .venv/installed-dev
	$(BIN)/python -m pytest

bench: .venv/installed-dev
	$(BIN)/python -m pytest tests/benchmarks

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/installed-run: requirements.lock | $(BIN)/python
	$(INSTALL) -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock | $(BIN)/python
	$(INSTALL) -r requirements-dev.lock
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found; name one: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv .venv
