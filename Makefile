PYTHON := .venv/bin/python
STAGE := .stage
.DEFAULT_GOAL := help
.PHONY: help setup run qgis check test panoramax lint package pack compare lock styles translations places clean
TRAIN := OMP_WAIT_POLICY=PASSIVE $(PYTHON) -m pinpoint_engine.cli train
PHOTO_TABLE := ../shared/data/photos.csv
PLACES := ../shared/data/gazetteer/ne_10m_populated_places_simple.json
TEACHER := ../shared/models/mobilenet_edgetpu_224_1.0_uint8.tflite

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## install QGIS and the packages of requirements.txt, where missing
	@scripts/setup.sh

run: setup ## locate photos and draw the map: make run PHOTOS=folder
	@$(PYTHON) scripts/run.py $(if $(PHOTOS),"$(PHOTOS)")

qgis: setup ## open QGIS with Pinpoint loaded
	@$(PYTHON) scripts/stage.py $(STAGE)
	@$(PYTHON) scripts/open_qgis.py

check: setup ## before each commit: style, types, the tests of what changed
	@QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 $(PYTHON) scripts/check.py $(FILES)

test: setup ## run every test
	@QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 $(PYTHON) -m pytest -n auto --dist loadfile

panoramax: ## install the real Panoramax server, which some tests ask and otherwise skip
	@scripts/panoramax.sh

lint: setup ## check style, types and the plugin site's security gate
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(PYTHON) scripts/stage.py $(STAGE)
	@$(PYTHON) scripts/gate.py $(STAGE)/pinpoint_qgis

package: setup ## build dist/pinpoint_qgis-VERSION.zip
	@$(PYTHON) scripts/stage.py $(STAGE) --zip dist
	@$(PYTHON) scripts/gate.py $(STAGE)/pinpoint_qgis

pack: setup ## train the embedded pack anew, in some hours; what is finished in runs/ is not repeated
	@$(TRAIN) tower --photos $(PHOTO_TABLE) --teacher $(TEACHER)
	@$(TRAIN) features --photos $(PHOTO_TABLE) --views 9
	@$(TRAIN) embedder --features runs/features --loss soft --out runs/embedder/soft
	@$(TRAIN) embedder --features runs/features --loss siglip --out runs/embedder/siglip
	@$(TRAIN) reranker --features runs/features --photos $(PHOTO_TABLE) \
		--embedder runs/embedder/soft --embedder runs/embedder/siglip
	@$(TRAIN) planet --features runs/features --photos $(PHOTO_TABLE)
	@$(TRAIN) pigeon --features runs/features --photos $(PHOTO_TABLE) --places $(PLACES)
	@$(TRAIN) pack --name sydney-capferret --features runs/features --photos $(PHOTO_TABLE) --card docs/pack-card.md \
		--classifier runs/planet/planet --classifier runs/pigeon/pigeon --out resources/pack
	@$(TRAIN) unseen --photos $(PHOTO_TABLE) --teacher $(TEACHER)
	@$(TRAIN) calibration --pack resources/pack --photos $(PHOTO_TABLE)

compare: setup ## every system and control on the development photos, side by side; trains the control first
	@$(TRAIN) features --photos $(PHOTO_TABLE) --tower resources/pack --views 9
	@$(TRAIN) geoclip --features runs/features
	@OMP_WAIT_POLICY=PASSIVE $(PYTHON) -m pinpoint_engine.cli evaluate --photos $(PHOTO_TABLE) --compare runs/geoclip

places: setup ## make the tables of places and areas in resources/gazetteer anew, from Natural Earth and QGIS's map
	@$(PYTHON) scripts/places.py

lock: setup ## write the lock files of the engine that the dock sets up, from the pins of requirements.txt
	@$(PYTHON) scripts/lock.py

styles: setup ## complete the styles of a run's tables after a column, its label or its words have changed
	@$(PYTHON) scripts/styles.py

translations: setup ## list the texts that have no translation yet, and compile resources/i18n
	@$(PYTHON) scripts/translations.py

clean: ## remove what was built; keeps .venv, .qt6, runs and out
	@rm -rf $(STAGE) dist build *.egg-info .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -not -path './.qt6/*' -prune -exec rm -rf {} +
