PYTHON := .venv/bin/python
STAGE := .stage
.DEFAULT_GOAL := help
.PHONY: help setup run qgis test lint package clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## install QGIS and the packages of requirements.txt, where missing
	@scripts/setup.sh

run: setup ## locate photos and draw the map: make run PHOTOS=folder
	@$(PYTHON) scripts/run.py $(if $(PHOTOS),"$(PHOTOS)")

qgis: setup ## open QGIS with Pinpoint loaded
	@$(PYTHON) scripts/stage.py $(STAGE)
	@$(PYTHON) scripts/open_qgis.py

test: setup ## run every test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest

lint: setup ## check style, types and the plugin site's security gate
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(PYTHON) scripts/stage.py $(STAGE)
	@$(PYTHON) scripts/gate.py $(STAGE)/pinpoint_qgis

package: setup ## build dist/pinpoint_qgis-VERSION.zip
	@$(PYTHON) scripts/stage.py $(STAGE) --zip dist
	@$(PYTHON) scripts/gate.py $(STAGE)/pinpoint_qgis

clean: ## remove what was built; keeps .venv, runs and out
	@rm -rf $(STAGE) dist build *.egg-info .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
