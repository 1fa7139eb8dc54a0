# Two commands do everything for a new user: make demo, make test.
PYTHON := .venv/bin/python
OUT ?= out

.PHONY: setup demo test check lint types installed clean

setup:
	@sh scripts/setup.sh

demo: setup
	@$(PYTHON) scripts/demo.py --output $(OUT)

test: setup
	@$(PYTHON) -m pytest

lint: setup
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .

types: setup
	@$(PYTHON) -m mypy

check: lint types test

# Builds the wheel, installs it into an environment of its own, and runs the tests against it.
installed: setup
	@sh scripts/test_installed.sh

clean:
	rm -rf $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
