# Names the commands that people type; each of them can be run without make.
#
# Everything builds in one configuration and one folder, so that `make demo` after `make test`
# (or the other way round) compiles nothing twice. Tests therefore use public interfaces only:
# testable imports would compile every module a second time.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build
.PHONY: build manuals demo test drill simulate fuzz tsan bench install uninstall deb try-deb format clean libraries

SEEDS ?= 2000
TRIPLES ?= 1000000
STORM ?= 120
SECONDS ?= 60
TARGET ?=
N ?= 10000 100000
PREFIX ?= /usr/local
DESTDIR ?=

RELEASE := -c release
TEST := $(RELEASE) --disable-testable-imports --disable-xctest
PATHS := Package.swift Sources Protocol Server Client Tests

build: libraries ## both programs, in .build/release
	swift build $(RELEASE) --product brobygger
	swift build $(RELEASE) --product brobyggerd

manuals: build ## man pages in three languages and completions for bash, zsh and fish, below .build
	rm -rf .build/manuals .build/completions
	mkdir -p .build/manuals/{,da/,en/,th/}man{1,8} .build/completions/{bash,zsh,fish}
	for language in da en th; do \
	    .build/release/brobygger --lang $$language --generate-manual > .build/manuals/$$language/man1/brobygger.1; \
	    .build/release/brobyggerd --lang $$language --generate-manual > .build/manuals/$$language/man8/brobyggerd.8; \
	done
	cp .build/manuals/en/man1/* .build/manuals/man1; cp .build/manuals/en/man8/* .build/manuals/man8
	for program in brobygger brobyggerd; do \
	    LC_ALL=da_DK.UTF-8 .build/release/$$program --generate-completion-script bash > .build/completions/bash/$$program; \
	    LC_ALL=da_DK.UTF-8 .build/release/$$program --generate-completion-script zsh > .build/completions/zsh/_$$program; \
	    LC_ALL=da_DK.UTF-8 .build/release/$$program --generate-completion-script fish > .build/completions/fish/$$program.fish; \
	done

demo: build ## the first status memo, replayed with real programs on loopback
	@Tests/Demo/run

test: ## everything that .ci/run checks: format, warnings, tests, the demo, short drills
	@Tests/Tools/install-libraries --tests
	swift format lint --strict --recursive --parallel $(PATHS)
	swift build $(RELEASE) --build-tests
	swift test $(TEST) --skip-build
	@Tests/Demo/run --quiet
	@Tests/Acceptance/quick

drill: build ## STORM=seconds, SEED=n: the long drills with real programs: kills, cuts, restores, copies, full disks, flipped bits, memory
	Tests/Acceptance/kill_storm.py --seconds $(STORM) $(if $(SEED),--seed $(SEED))
	Tests/Acceptance/kill_storm.py --seconds $(STORM) $(if $(SEED),--seed $(SEED)) --restore
	Tests/Acceptance/kill_storm.py --seconds $(STORM) $(if $(SEED),--seed $(SEED)) --clone
	Tests/Acceptance/hand_drill.py
	Tests/Acceptance/live_drill.py
	Tests/Acceptance/byte_cuts.py
	Tests/Acceptance/byte_cuts.py --up 3000 --down 12000 --cuts 24
	Tests/Acceptance/bad_answers.py
	Tests/Acceptance/full_disk.py
	Tests/Acceptance/torn_copy.py
	Tests/Acceptance/backup_load.py
	Tests/Acceptance/flipped_bits.py
	Tests/Acceptance/tally_kill.py --trials 30
	Tests/Acceptance/tally_kill.py --door 7347
	Tests/Acceptance/memory_flat.py

simulate: libraries ## SEEDS=n random histories, TRIPLES=n merges; SEED=n tells one; MUTATIONS=1 removes each guard in turn
ifdef MUTATIONS
	Tests/Simulate/mutations $(SEEDS)
else
	swift build $(RELEASE) --product simulate
	.build/release/simulate $(if $(SEED),--seed $(SEED),$(SEEDS))
ifndef SEED
	TRIPLES=$(TRIPLES) swift test $(TEST) --filter '^MergeCoreTests\.'
endif
endif

fuzz: libraries ## SECONDS=n each, TARGET=name: searches for inputs that break a decoder, crash it or hang it
	@Tests/Fuzz/run $(SECONDS) $(TARGET)

tsan: libraries ## the tests of server, client and stores under the thread sanitizer; a build of its own, 12 minutes at first
	swift test $(TEST) --sanitize=thread --scratch-path .build/tsan --filter '^(ServerTests|ClientTests|RecordStoreTests)\.'

bench: build ## N="records ...": what people wait for, beside what the machine can do at all; figures also in .build/bench.json
	touch Tests/Benchmarks/Package.swift  # else files that are new in the modules are not seen
	swift build $(RELEASE) --package-path Tests/Benchmarks --scratch-path .build/bench --product bench
	.build/bench/release/bench $(N) --json .build/bench.json

install: manuals ## PREFIX=/usr/local, DESTDIR=: both programs, with manuals and completions
	@Packaging/stage "$(DESTDIR)$(PREFIX)" brobygger brobyggerd

uninstall: ## PREFIX, DESTDIR: takes away what `install` put there; no data, no settings
	@Packaging/unstage "$(DESTDIR)$(PREFIX)"

deb: manuals ## Debian packages of the device and of the server, in .build/deb
	@Packaging/build-deb

try-deb: deb ## installs the packages on a clean Debian below /tmp, uses them and removes them; needs root and debootstrap
	@Packaging/try

format: ## rewrites the Swift files as the lint wants them
	swift format --in-place --recursive --parallel $(PATHS)

clean: ## forgets what was built, keeps what was downloaded
	swift package clean

libraries:
	@Tests/Tools/install-libraries
