PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test lint lock wheel-test compose-test scale-test campaign sbom clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "newsdigest needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "setup: installing the pinned dependencies into $(VENV) (once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)
	@echo "setup: done"

demo: setup
	@$(BIN)/newsdigest --data .demo demo

lint: setup
	@echo "lint: ruff, mypy, import contracts"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

wheel-test: setup
	@BIN=$(abspath $(BIN)) sh tests/wheel.sh

test: lint wheel-test
	@echo "test: pytest"
	@$(BIN)/pytest -n auto --dist loadfile --cov --cov-report=term

sbom: setup
	@$(BIN)/python tools/sbom.py requirements.lock > sbom.cdx.json
	@echo "sbom.cdx.json: what $(VENV) is made of; the image's own is in /opt/newsdigest"

compose-test: setup
	@sh tests/compose.sh

scale-test: setup
	@sh tests/compose.sh scale

campaign: setup
	@$(BIN)/python -c 'import apsw, tdjson' 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --require-hashes -r requirements.campaign.lock
	@$(BIN)/pytest -m campaign
	@$(BIN)/python -m benchmarks.faults

lock:
	uv pip compile pyproject.toml --universal --all-extras --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --universal --generate-hashes --no-header -q -o requirements.runtime.lock
	uv pip compile pyproject.toml --extra postgres --universal --generate-hashes --no-header -q -o requirements.postgres.lock
	uv pip compile requirements.campaign.in --universal --generate-hashes --no-header -q -o requirements.campaign.lock
	uv pip compile requirements.bench.in -c requirements.lock --universal --generate-hashes --no-header -q -o requirements.bench.lock

clean:
	rm -rf $(VENV) .demo build dist
