# `make run` and `make test` do everything on a fresh machine: set up .venv, then go.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
INSTALLED := .venv/.installed
UNUSED := /tests/|/ray/(rllib|data|train|tune|serve)/|/transformers/models/[b-z]

.PHONY: run test lint format bench bench-archive bench-contraries bench-conversations bench-searches bench-retrieval bench-news bench-extraction bench-captures bench-metadata bench-duplicates \
  bench-elsewhere bench-ingest bench-peers bench-reader bench-rules bench-scale bench-speed calibrate encoder train-reader clean help

run: $(INSTALLED)  ## Open the chat over the demo articles in seeds/
	@$(BIN)/python app.py

test: $(INSTALLED)  ## Run all tests, the browser tests among them
	@$(BIN)/python -m tests.browser.chromium
	@# Bytecode is kept, for tests start the program anew; threads do not wait for one another on cores that others use;
	@# files in their order, so that the longest are not the last.
	@PYTHONDONTWRITEBYTECODE= OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(INSTALLED)  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers 2

format: $(INSTALLED)  ## Bring the code into style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(INSTALLED)  ## Quality on the development questions, cold start, seconds an answer, indexing speed
	$(BIN)/python -m benchmarks.seeds
	$(BIN)/python -m benchmarks.speed

bench-archive: $(INSTALLED)  ## Questions of all kinds to an invented archive: right, wrong, refused
	$(BIN)/python -m benchmarks.archive

bench-contraries: $(INSTALLED)  ## Questions and their contraries, which nothing answers
	$(BIN)/python -m benchmarks.contraries

bench-conversations: $(INSTALLED)  ## Conversations as people type them, and the same questions in full words
	$(BIN)/python -m benchmarks.conversations

bench-rules: $(INSTALLED)  ## What each of the reader's rules is worth
	$(BIN)/python -m benchmarks.rules

bench-searches: $(INSTALLED)  ## Searches that people typed, CLAPNQ's and MultiSpanQA's: make bench-searches DATA=folder of the sets
	$(BIN)/python -m benchmarks.searches $(DATA)

bench-retrieval: $(INSTALLED)  ## hit@k and MRR of retrieval: make bench-retrieval DATA=folder with articles.jsonl.xz
	$(BIN)/python -m benchmarks.retrieval $(DATA)

bench-news: $(INSTALLED)  ## Quotes, dates, extraction: make bench-news DATA=folder with articles.jsonl.xz [PAGES=folder of marked pages]
	$(BIN)/python -m benchmarks.news $(DATA) $(if $(PAGES),--pages $(PAGES))

bench-extraction: $(INSTALLED)  ## Article text out of web pages: make bench-extraction DATA=folder of marked pages
	$(BIN)/python -m benchmarks.extraction $(DATA)

bench-captures: $(INSTALLED)  ## The same from pages dumped by lynx and w3m: make bench-captures DATA=folder of marked pages
	$(BIN)/python -m benchmarks.captures $(DATA)

bench-metadata: $(INSTALLED)  ## Headline, day and authors of news pages: make bench-metadata DATA=folder of marked pages
	$(BIN)/python -m benchmarks.metadata $(DATA)

bench-duplicates: $(INSTALLED)  ## Copies found among news articles: make bench-duplicates DATA=folder with articles.jsonl.xz
	$(BIN)/python -m benchmarks.duplicates $(DATA)

bench-peers: $(INSTALLED)  ## Beside txtai, Haystack, LangChain, LlamaIndex, Chroma (installs them): make bench-peers DATA=folder with articles.jsonl.xz
	$(BIN)/python -m benchmarks.peers $(DATA)

bench-ingest: $(INSTALLED)  ## Adding: passages a second, share of each step, memory: make bench-ingest DATA=folder with articles.jsonl.xz
	$(BIN)/python -m benchmarks.ingest $(DATA) $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(ENCODE),--encode $(ENCODE))

bench-speed: $(INSTALLED)  ## Cold start, answers, indexing, the encoder beside torch fp32: make bench-speed [DATA=folder with articles.jsonl.xz]
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m benchmarks.speed $(DATA)

bench-scale: $(INSTALLED)  ## A thousand passages to a million: make bench-scale DATA=folder with articles.jsonl.xz [LIBRARY=filled library]
	$(BIN)/python -m benchmarks.scale $(DATA) $(if $(LIBRARY),--library $(LIBRARY)) $(if $(SIZES),--sizes $(SIZES))

bench-elsewhere: $(INSTALLED)  ## Milvus Lite beside the local index, Ray beside this machine: make bench-elsewhere DATA=folder with articles.jsonl.xz
	$(BIN)/python -m benchmarks.elsewhere $(DATA) $(if $(ARTICLES),--articles $(ARTICLES))

calibrate: $(INSTALLED)  ## Fit the sentence reader's weights again: make calibrate DATA=folder of SQuAD-format files
	$(BIN)/python -m benchmarks.calibrate $(DATA)

encoder: $(INSTALLED)  ## Make the encoder's files again from the checked weights
	$(BIN)/python -m training.encoder

bench-reader: $(INSTALLED)  ## The reader: make bench-reader [FILE=a SQuAD-format .json or .json.gz] [DATA=folder with articles.jsonl.xz]
	$(if $(FILE),$(BIN)/python -m benchmarks.reader $(FILE))
	$(if $(DATA),$(BIN)/python -m benchmarks.endtoend $(DATA) --articles $(or $(ARTICLES),1000000))
	$(BIN)/python -m benchmarks.seeds
	$(BIN)/python -m benchmarks.reader_speed

# Half as fast again with both: products compiled for a shape are kept, and tcmalloc, where it is installed, lets threads
# allocate without waiting for each other.
train-reader: $(INSTALLED)  ## Make the reader anew (hours on two cores; goes on if stopped): make train-reader DATA=folder
	MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=4294967296 ONEDNN_PRIMITIVE_CACHE_CAPACITY=16384 \
	  LD_PRELOAD="$(firstword $(wildcard /usr/lib/*/libtcmalloc_minimal.so.4))" \
	  $(BIN)/python -m training --data $(DATA) --out qa/reader/models
	$(BIN)/python -m training.endtoend --data $(DATA)

clean:  ## Remove what `make` made
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' Makefile

# Made last, so that an install that was cut off is done again.
$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Pullquote needs Python 3.11 or newer, and none was found. Install one, or give PYTHON=/path/to/python."; exit 1; }
	@echo "Setting up .venv (a few minutes, once) ..."
	@$(PYTHON) -m venv .venv
	@# The pip that Python brings takes up to three times as long to choose what is pinned.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --upgrade pip
	@# Errors alone: what the build backend says of an editable install is nothing to act on.
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --constraint constraints.txt --editable '.[dev]'
	@# pip compiles 20,000 files one by one. Here each core does, and leaves out what is used by nothing here.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -qq -j 0 -x '$(UNUSED)' .venv/lib || true  # templates are no Python
	@touch $(INSTALLED)
