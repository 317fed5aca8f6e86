# make report    the gap report on Kazakhstan as PDF, in out/
# make test      the tests;  make check: style and types;  make bench: speed as ratios
# make docs      docs/reference.md, anew
# make setup     what both need, and .venv/bin/lawgap

SHELL := /bin/bash
STATE ?= kaz
OUT ?= out
LAWGAP := .venv/bin/lawgap

.PHONY: setup report test check docs bench clean

setup: .venv/.ready

.venv/.ready: pyproject.toml bin/setup
	bin/setup
	touch $@

report: setup
	mkdir -p $(OUT)
	$(LAWGAP) check
	$(LAWGAP) report $(STATE) --timeline --format pdf,html -o $(OUT) --overwrite

test: setup
	.venv/bin/lawgap check
	.venv/bin/lawgap test
	.venv/bin/python -m pytest -q -n 2

check: setup
	.venv/bin/ruff format --check engine tests docs
	.venv/bin/ruff check engine tests docs
	.venv/bin/mypy

docs: setup
	.venv/bin/python docs/generate.py

bench: setup
	.venv/bin/python tests/bench/bench.py

clean:
	rm -rf .venv $(OUT) .mypy_cache .ruff_cache .pytest_cache
