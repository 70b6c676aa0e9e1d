# The commands of this project. Each installs what it needs first; `make` alone lists them.

.PHONY: help demo test build peers asan fuzz bench format lint clean
.DEFAULT_GOAL := help

sources := Package.swift Sources Tests $(wildcard Benchmarks/Package.swift Benchmarks/Benchmarks Benchmarks/Sources)

help: ## List the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: ## Make a chain, check it, sign 1000 invoices with it and verify every one
	@Scripts/install demo
	swift build -c release --product signet
	@Scripts/demo .build/release/signet

test: peers ## Run every test
	swift build --build-tests
	swift test --skip-build --disable-xctest

build: ## Build the command line for release: .build/release/signet
	@Scripts/install build
	swift build -c release --product signet

peers: ## Install the independent programs that the tests compare with
	@Scripts/install test

asan: peers ## Run every test with the address sanitizer
	LSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/leaks.txt:print_suppressions=0 \
	  swift test --sanitize=address --scratch-path .build/asan --disable-xctest

fuzz: peers ## Change signed documents and chains at random, then fuzz by coverage, with the address sanitizer: COUNT=10000 SEED=…
	SIGNET_FUZZ_COUNT=$(or $(COUNT),10000) SIGNET_FUZZ_SEED=$(SEED) \
	  LSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/leaks.txt:print_suppressions=0 \
	  swift test --sanitize=address --scratch-path .build/asan --disable-xctest --filter 'Mutated|Hostile|Fuzzed'
	Scripts/fuzz $$((20 * $(or $(COUNT),10000))) $(SEED)

bench: ## Measure, and print each figure beside the limit of this machine
	@Scripts/install bench
	swift package --package-path Benchmarks benchmark --no-progress --grouping metric
	swift run --package-path Benchmarks -c release ratios

format: ## Format the sources in place
	swift format format --in-place --recursive $(sources)

lint: ## Check the format of the sources
	swift format lint --strict --recursive $(sources)

clean: ## Remove everything that was built
	swift package clean
	swift package --package-path Benchmarks clean
