# One page: everything a contributor types. `make help` lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help

BACKEND := backend
BIN := $(BACKEND)/.venv/bin
PYTHON := $(BIN)/python
DIANDAN := $(PYTHON) -m diandan
STAMPS := .stamps
NPM_CI := npm ci --no-audit --no-fund --loglevel=error
# Many tests wait for processes of their own: one worker more than there are cores keeps the cores at work.
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))

GUEST_SOURCES := $(shell find clients/guest clients/packages \( -name node_modules -o -name dist -o -name test \) -prune -o -type f -print 2>/dev/null)
CONSOLE_SOURCES := $(shell find clients/console clients/packages \( -name node_modules -o -name dist -o -name test \) -prune -o -type f -print 2>/dev/null)

.PHONY: help
help: ## Say what can be made
	@grep -hE '^[a-z][a-z0-9-]*:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  \033[1m%-15s\033[0m %s\n", $$1, $$2}'

# --- Set-up: each step leaves a stamp, so that calling it again is quick ---------------------------

.PHONY: setup setup-python setup-clients
setup: setup-python setup-clients ## Install what backend and clients need

setup-python: $(STAMPS)/python
$(STAMPS)/python: $(BACKEND)/requirements-dev.lock $(BACKEND)/pyproject.toml tools/setup_python.sh
	@mkdir -p $(STAMPS)
	tools/setup_python.sh
	@touch $@

setup-clients: $(STAMPS)/workspace $(STAMPS)/guest
$(STAMPS)/workspace: clients/package.json clients/package-lock.json
	@mkdir -p $(STAMPS)
	cd clients && $(NPM_CI)
	@touch $@

$(STAMPS)/guest: clients/guest/package.json clients/guest/package-lock.json
	@mkdir -p $(STAMPS)
	cd clients/guest && $(NPM_CI)
	@touch $@

.PHONY: lock
lock: ## Write the lock files of the backend anew
	cd $(BACKEND) && uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header pyproject.toml -o requirements.lock
	cd $(BACKEND) && uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra servers pyproject.toml -o requirements-servers.lock
	cd $(BACKEND) && uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra servers --extra scale pyproject.toml -o requirements-scale.lock
	cd $(BACKEND) && uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra dev --extra servers --extra scale pyproject.toml -o requirements-dev.lock

# --- Building the clients --------------------------------------------------------------------------

.PHONY: build build-guest build-console build-mini
build: build-guest build-console ## Build the guest's pages and the console

build-guest: $(STAMPS)/build-guest
$(STAMPS)/build-guest: $(STAMPS)/guest $(GUEST_SOURCES)
	cd clients/guest && npm run --silent build:h5
	@touch $@

build-console: $(STAMPS)/build-console
$(STAMPS)/build-console: $(STAMPS)/workspace $(CONSOLE_SOURCES)
	cd clients/console && npm run --silent build
	@touch $@

# Where the packages find their shop; a merchant names the domain it has registered with the platforms.
MINI_ORIGIN ?= https://diandan.example
export MINI_ORIGIN

build-mini: $(STAMPS)/build-mini ## Build the WeChat and Alipay mini-programs
$(STAMPS)/build-mini: $(STAMPS)/guest $(GUEST_SOURCES)
	cd clients/guest && export VITE_API_ORIGIN=$(MINI_ORIGIN) && npm run --silent build:mp-weixin && npm run --silent build:mp-alipay
	@touch $@

# --- Running ---------------------------------------------------------------------------------------

.PHONY: demo serve
demo: setup build ## Serve two demo brands on this machine; prints addresses and accounts
	$(DIANDAN) demo

serve: setup build ## Serve this installation
	$(DIANDAN) migrate
	$(DIANDAN) serve

# --- Checking --------------------------------------------------------------------------------------

.PHONY: check check-backend check-contracts check-clients format
check: check-backend check-contracts check-clients build build-mini ## Format, lint, types, house rules, contracts; build all

check-backend: setup-python
	cd $(BACKEND) && .venv/bin/ruff format --check --quiet . && .venv/bin/ruff check --quiet .
	cd $(BACKEND) && .venv/bin/lint-imports >../$(STAMPS)/imports.log 2>&1 || { cat ../$(STAMPS)/imports.log; exit 1; }
	cd $(BACKEND) && .venv/bin/mypy --no-error-summary diandan
	cd $(BACKEND) && .venv/bin/python -m diandan manage makemigrations --check --dry-run --verbosity 0

check-contracts: setup-python
	$(DIANDAN) contracts --check

check-clients: setup-clients
	cd clients && npm run --silent check
	cd clients/guest && npm run --silent check

format: setup-python ## Format the backend's code and mend what can be mended
	cd $(BACKEND) && .venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

.PHONY: contracts
contracts: setup ## Write contracts/ and what is generated from it anew
	$(DIANDAN) contracts
	cd clients && npm run --silent contracts

# --- Testing ---------------------------------------------------------------------------------------

.PHONY: test test-backend test-engines test-clients test-scale faults e2e axe screens bench bench-peers mutate ci
test: test-clients test-backend test-engines ## Run all tests but those in a browser

test-backend: setup-python
	cd $(BACKEND) && .venv/bin/pytest -q -n $(WORKERS) --dist worksteal

test-engines: setup-python ## Run what leans on a database on every PostgreSQL and MariaDB that answers
	$(PYTHON) tools/test_engines.py

test-clients: setup-clients
	cd clients && npm run --silent test
	cd clients/guest && npm run --silent test

faults: setup-python ## Break the shop for an hour or two: kills, lies, races; goes on where it was broken off
	cd $(BACKEND) && .venv/bin/python -m tests.faults --write

test-scale: setup-python ## Play whole orders with every role twice, on PostgreSQL and MariaDB, and print one table
	tools/start_servers.sh
	cd $(BACKEND) && DIANDAN_TEST_ALL=1 .venv/bin/pytest -q tests/scale

e2e: setup build build-mini ## Play whole orders in real browsers, on H5 and on the WeChat package
	cd clients && npm run --silent e2e

axe: setup build ## Look at every screen for what shuts somebody out
	cd clients && npm run --silent axe

screens: setup build ## Photograph every screen; fails on overflow, console errors, missing words
	cd clients && npm run --silent screens

bench: setup-python ## Measure speed against plain SQLite and a bare WSGI function
	$(PYTHON) bench/run.py

bench-peers: setup-python ## Measure cart, order and payment beside other shops (installs them into .tools/peers)
	$(PYTHON) bench/peers/compare.py

# Hours; goes on where it was broken off. A part of it: tools/mutate.py --share 0.2 --seed 1
mutate: setup-python ## Change the money code one thing at a time and count what the tests notice
	$(PYTHON) tools/mutate.py --write

ci: ## What the build server runs
	.ci/run
