# The ways into Daybook. `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# A clone owned by another user must still build.
export GOFLAGS := -buildvcs=false $(GOFLAGS)
# The window's tests use the system's Chromium.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
export DAYBOOK_CHROMIUM ?= $(shell command -v chromium chromium-browser google-chrome-stable google-chrome 2>/dev/null | head -n 1)

WAILS := go tool -modfile=build/tools/go.mod wails
NPM := npm --prefix frontend
APP := build/bin/daybook
# The same app in its test build, which serves the window over loopback and may be pointed at a practice Xero.
TEST_APP := bin/daybook-e2e
PRACTICE_XERO := bin/practice-xero
# Where a run from source keeps the practice company and its log: inside the repository, like all else it makes.
HOME_FOLDER ?= $(CURDIR)/bin/home
WINDOW := frontend/dist/index.html
NODE_MODULES := frontend/node_modules/.package-lock.json
# The official Node SDK, a client of Xero that nobody here wrote, and its tests against the practice Xero.
SDK_TESTS := internal/conformance/xero-node
SDK := $(SDK_TESTS)/node_modules/.package-lock.json
LINTER := bin/golangci-lint
# Packages with tests that only test builds have; the kills have a target of their own.
E2E_PACKAGES = $(shell grep -rlE --include='*_test.go' '^//go:build .*e2e' *_test.go app cmd internal | xargs -r -n 1 dirname | grep -v killtest | sort -u | sed 's|^|./|')
WINDOW_SOURCES := $(shell find frontend -type d \( -name node_modules -o -name dist -o -name 'test-results' -o -name 'playwright-report' \) -prune -o -type f -print)

ADDR ?= 127.0.0.1:4600
# How long each fuzz target runs, and which do.
FUZZTIME ?= 10m
FUZZ ?= ^Fuzz
STARTED := $(shell date +%s)

# Two lanes side by side, each target's output in one piece where this make can do that.
LANES := $(MAKE) -j2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

# ---- use it ---------------------------------------------------------------------------------------------------

.PHONY: run
run: setup screen build ## set up what is missing, build, and open the window on the practice company
	@exec $(APP) --practice --home "$(HOME_FOLDER)"

# Said before anything is built, not after.
.PHONY: screen
screen:
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "There is no screen here. With the package xvfb installed: xvfb-run make run"; exit 1; \
	fi

.PHONY: build
build: $(WINDOW) ## build the app into build/bin
	@$(WAILS) build -s -m -nosyncgomod -skipbindings -ldflags "-s -w" -v 0

.PHONY: serve
serve: setup $(WINDOW) ## the same window over loopback for a browser: ADDR=127.0.0.1:4600 COMPANY=file (else the practice company)
	@go build -tags e2e -o $(TEST_APP) .
	@exec $(TEST_APP) --serve $(ADDR) --home "$(HOME_FOLDER)" $(if $(COMPANY),--company "$(COMPANY)",--practice)

.PHONY: practice-xero
practice-xero: ADDR = 127.0.0.1:4700
practice-xero: DATA = bin/practice-xero-data
practice-xero: ## the practice Xero alone: ADDR=127.0.0.1:4700 DATA=folder FLAGS="…"; its addresses are on the first line, as JSON
	@go build -o $(PRACTICE_XERO) ./cmd/practice-xero
	@exec $(PRACTICE_XERO) --addr $(ADDR) --data "$(DATA)" $(FLAGS)

# ---- what they need -------------------------------------------------------------------------------------------

.PHONY: setup
setup:
	@scripts/setup run

.PHONY: setup-test
setup-test:
	@scripts/setup test

$(NODE_MODULES): frontend/package-lock.json frontend/package.json
	@$(NPM) ci --no-audit --no-fund --loglevel=error >&2
	@touch $@

$(WINDOW): $(NODE_MODULES) $(WINDOW_SOURCES)
	@$(NPM) run --silent build >&2
	@touch $@

$(LINTER): build/lint/go.mod build/lint/go.sum
	@mkdir -p $(@D)
	@CGO_ENABLED=0 go build -modfile=build/lint/go.mod -o $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

.PHONY: bindings
bindings: ## write frontend/wailsjs anew from app/
	@mkdir -p bin/tmp frontend/dist && touch frontend/dist/.gitkeep
	@TMPDIR="$(CURDIR)/bin/tmp" XDG_CONFIG_HOME="$(CURDIR)/bin/tmp" CGO_ENABLED=0 $(WAILS) generate module
	@find frontend/wailsjs -type f -exec chmod 644 {} +

.PHONY: clean
clean: ## remove everything that was built, the practice company of `make run` with it
	@rm -rf bin build/bin frontend/node_modules frontend/test-results frontend/playwright-report
	@find frontend/dist -mindepth 1 -not -name .gitkeep -delete

# ---- check it -------------------------------------------------------------------------------------------------

.PHONY: test
test: setup-test ## everything CI runs: checks, tests, the built app, the browser, kills
	@$(LANES) check-go check-window test-go test-window
	@$(MAKE) contract matching beancount year build smoke e2e sdk kill-small
	@echo "All of it passed in $$(( $$(date +%s) - $(STARTED) )) s."

.PHONY: check
check: setup ## format, vet (also for Windows and macOS), lint, generated code; Go and the window
	@$(LANES) check-go check-window

.PHONY: check-go
check-go: check-format check-vet check-lint check-bindings

.PHONY: check-format
check-format:
	@unformatted=$$(find . \( -name node_modules -o -name bin \) -prune -o -name '*.go' -print | xargs gofmt -l); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:" $$unformatted; exit 1; fi

# Most owners use Windows or macOS: locks, file modes, paths and the keychain must not drift.
.PHONY: check-vet
check-vet: frontend/dist/.gitkeep
	@go vet ./...
	@go vet -tags e2e,smoke,teeth ./...
	@CGO_ENABLED=0 GOOS=windows go vet ./...
	@CGO_ENABLED=0 GOOS=darwin go vet ./...

.PHONY: check-lint
check-lint: $(LINTER)
	@$(LINTER) run --build-tags e2e,smoke ./...

# What `make bindings` would write must be what is there.
.PHONY: check-bindings
check-bindings:
	@mkdir -p bin/tmp && rm -rf bin/tmp/wailsjs && cp -R frontend/wailsjs bin/tmp/wailsjs
	@$(MAKE) --no-print-directory bindings
	@diff -r bin/tmp/wailsjs frontend/wailsjs || { echo "frontend/wailsjs did not match app/; it has been written anew: commit it."; exit 1; }

.PHONY: check-window
check-window: $(NODE_MODULES)
	@$(NPM) run --silent lint
	@$(NPM) run --silent format:check
	@cd frontend && npx --no-install prettier --check --log-level warn "../$(SDK_TESTS)/*.js"
	@$(NPM) run --silent check

.PHONY: test-go
test-go: frontend/dist/.gitkeep
	@go test -race ./...
	@if [ -n "$(E2E_PACKAGES)" ]; then go test -tags e2e $(E2E_PACKAGES); fi

.PHONY: test-window
test-window: $(WINDOW)
	@$(NPM) run --silent test

.PHONY: e2e
e2e: $(WINDOW) ## the window's flows in Chromium against the real services
	@go build -tags e2e -o $(TEST_APP) .
	@go build -o $(PRACTICE_XERO) ./cmd/practice-xero
	@$(NPM) run --silent e2e

$(SDK): $(SDK_TESTS)/package-lock.json $(SDK_TESTS)/package.json
	@npm --prefix $(SDK_TESTS) ci --no-audit --no-fund --loglevel=error >&2
	@touch $@

.PHONY: sdk
sdk: $(SDK) ## the official Node SDK against the practice Xero
	@go build -o $(PRACTICE_XERO) ./cmd/practice-xero
	@PRACTICE_XERO="$(CURDIR)/$(PRACTICE_XERO)" npm --prefix $(SDK_TESTS) --silent test

# What is checked against Xero's own specifications needs them beside the repository.
.PHONY: contract
contract: ## the contract tests; says how many ran and how many could not
	@mkdir -p bin
	@go test -count=1 -v -run '^TestContract' ./internal/... >bin/contract.log 2>&1 || { cat bin/contract.log; exit 1; }
	@grep -o 'NOT RUN: .*' bin/contract.log || true
	@echo "Contract tests: $$(grep -c '^--- PASS' bin/contract.log) passed, $$(grep -c '^--- SKIP' bin/contract.log) NOT RUN."

# The detector of races sees a part of the ways only: all of them take minutes under it.
.PHONY: year
year: frontend/dist/.gitkeep ## the furniture maker's year closed month by month against the practice Xero, in every way
	@CGO_ENABLED=0 go test -count=1 -run 'TestAYearIsClosedMonthByMonth|TestDraftsThatPeopleTouchAreMadeGood' ./internal/conformance

.PHONY: coverage
coverage: ## write docs/xero-coverage.md: the contract's rows and the tests that hold us to them
	@go test -count=1 ./internal/conformance/coverage -update

# The figures go to standard output, one line of JSON a set, and nothing else does.
.PHONY: fit-contacts
fit-contacts: DATA = ../shared/dedupe-data
fit-contacts: ## fit the weights of contact matching on labelled sets: DATA=folder VERSION=name of the model
	@go run ./cmd/fit-contacts -data "$(DATA)" -version "$(VERSION)"

.PHONY: eval-contacts
eval-contacts: DATA = $(if $(GENERATE),,../shared/dedupe-data)
eval-contacts: ## contact matching measured: DATA=folder of labelled sets, GENERATE=n made-up firms; ERRORS=n explains mistakes, GATE=1 fails
	@go run ./cmd/eval-contacts $(if $(DATA),-data "$(DATA)") $(if $(GENERATE),-generate $(GENERATE)) $(if $(ERRORS),-errors $(ERRORS)) $(if $(GATE),-gate)

.PHONY: eval-stock
eval-stock: METHOD = average
eval-stock: ## stock valued: DATA=movements.jsonl METHOD=average|fifo, or GENERATE=n ITEMS=n writes a made-up list
	@go run ./cmd/eval-stock -method $(METHOD) $(if $(DATA),-data "$(DATA)") $(if $(GENERATE),-generate $(GENERATE)) $(if $(ITEMS),-items $(ITEMS))

# What `make test` holds matching to, where the open sets lie beside the repository. 1 makes a missed goal fail.
MATCHING_GATE ?=
.PHONY: matching
matching:
	@mkdir -p bin
	@$(MAKE) --no-print-directory eval-contacts GATE=$(MATCHING_GATE) >bin/eval-contacts.jsonl

.PHONY: beancount
beancount: ## FIFO against beancount on 100,000 movements: the same values, and how much faster
	@CGO_ENABLED=0 go test ./internal/conformance/beancount -count=1 -movements 100000

.PHONY: smoke
smoke: build ## the built app itself, once, under Xvfb
	@go test -tags smoke -count=1 -run TestTheBuiltApp .

.PHONY: kill-small
kill-small:
	@go test -tags e2e ./internal/killtest -run TestKill -count=1 -timeout 10m -orders 20 -kills 5

.PHONY: kill
kill: ## 200 orders posted under 50 kills: none lost, none twice
	@go test -tags e2e ./internal/killtest -run TestKill -count=1 -v -timeout 60m -orders 200 -kills 50

.PHONY: teeth
teeth: ## each safety rule removed in turn must make a test fail
	@go test -tags e2e,teeth ./internal/killtest -run TestTeeth -count=1 -v -timeout 30m

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME=10m, or those of FUZZ='^FuzzReplies'
	@go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./... | while read -r package; do \
		for target in $$(go test -list '$(FUZZ)' "$$package" | grep '^Fuzz' || true); do \
			echo "$$package $$target"; \
			go test "$$package" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 2s; \
		done; \
	done

.PHONY: bench
bench: setup-test build ## the benchmarks, one `name: value unit` a line
	@go build -tags e2e -o $(TEST_APP) .
	@go run -tags e2e ./cmd/bench
	@CGO_ENABLED=0 go test -run '^$$' -bench 'OneContactAgainst|Import10000|ImportFromThePracticeXero' -benchtime 3x ./internal/sqlite ./internal/connect | scripts/bench-lines
	@go run ./cmd/eval-contacts -generate 100000 2>/dev/null | scripts/bench-lines match_100000_with_100000
	@CGO_ENABLED=0 go test -run '^$$' -bench 'OneBackdatedReceipt|ValuationAtAPastDate|MonthsSuggestion' -benchtime 10x ./internal/stock ./internal/closing | scripts/bench-lines
	@go run ./cmd/eval-stock -generate 1000000 >bin/movements.jsonl
	@for method in average fifo; do go run ./cmd/eval-stock -data bin/movements.jsonl -method $$method -quiet | scripts/bench-lines stock_1000000_$$method; done

frontend/dist/.gitkeep:
	@mkdir -p $(@D) && touch $@
