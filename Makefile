# make demo    a filled database to look at
# make test    the tests
# make check   the tests, among them schema.sql against a fresh build, and the linters
# make schema  write schema.sql and the reference in README.md anew
# make bench   what the views cost on a million transactions
#
# Needs Python >= 3.10 and pip; all else goes to .venv. Another Python: make PYTHON=python3.12 test

ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := .venv/Scripts
else
PYTHON ?= python3
BIN := .venv/bin
endif

.PHONY: demo test check lint schema bench clean

demo: .venv/.findb
	$(BIN)/findb demo

test: .venv/.test
	$(BIN)/pytest -n auto --dist worksteal

check: test lint

lint: .venv/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python tests/expanded.py build/sql
	$(BIN)/sqlfluff lint --processes 2 build/sql

schema: .venv/.test
	$(BIN)/findb schema --output schema.sql
	$(BIN)/python tests/reference.py

bench: .venv/.findb
	$(BIN)/python tests/bench.py

clean:
	rm -rf .venv build dist

# A stamp for each of the two installs, renewed when pyproject.toml changes.
.venv/.findb: INSTALL := .
.venv/.test: INSTALL := .[test]
.venv/.findb .venv/.test: pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 10))" || { \
	echo "FinDB needs Python >= 3.10; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c "import ensurepip, venv" 2> /dev/null || { \
	echo "This Python has no venv; on Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable "$(INSTALL)"
	@touch $@
