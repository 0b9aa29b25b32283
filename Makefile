# `make run` and `make test` are all a newcomer needs; both set up what is missing first.

BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
DISPLAY ?= windows
else ifeq ($(shell uname -s),Darwin)
DISPLAY ?= macos
endif
PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(PYTEST_ARGS)

# a window is measured on a real display, or on a virtual one; without either, offscreen
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
VIRTUAL_DISPLAY := $(if $(shell command -v xvfb-run),xvfb-run -a)
endif

.PHONY: run test test-long bench package translations lint
.DEFAULT_GOAL := run

run:
	@packaging/set-up.sh run
ifneq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	$(BIN)/dualprev
else
	@echo "There is no display: doing the whole main job on the sample company instead, into out/."
	$(BIN)/dualprev demo out/
endif

test: lint
	$(PYTEST) -n 2 -m "not slow"

test-long:
	@packaging/set-up.sh package
	$(PYTEST) -m slow

lint:
	@packaging/set-up.sh test
	$(BIN)/ruff check .
	$(BIN)/mypy

bench:
	@packaging/set-up.sh test
	$(VIRTUAL_DISPLAY) $(BIN)/python packaging/bench/run.py

package:
	@packaging/set-up.sh package
	$(BIN)/python -m build --wheel --outdir dist
	$(BIN)/python packaging/freeze.py

translations:
	@packaging/set-up.sh test
	mkdir -p build
	$(BIN)/pybabel extract --project=dualprev --sort-by-file --add-location=file --add-comments=Translators: \
		--no-wrap --output-file=build/dualprev.pot dualprev_desktop
	$(BIN)/pybabel update --domain=dualprev --input-file=build/dualprev.pot --output-dir=translations \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	$(BIN)/python packaging/compile_translations.py
