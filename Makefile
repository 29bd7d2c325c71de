# `make run` shows Balai at work; `make test` is what a newcomer, and CI, runs.

.PHONY: run test both deb crash threads timers bench fuzz format packages pictures

packages:
	scripts/packages.sh run

run: packages
	swift build -c release --static-swift-stdlib --product balai
	.build/release/balai demo

test:
	scripts/test.sh

# The same, with the longest walks on both engines.
both:
	scripts/test.sh both

deb:
	scripts/deb.sh

crash:
	scripts/crash.sh

timers:
	scripts/timers.sh

bench:
	scripts/bench.sh

# An hour each; `make fuzz SECONDS=60` for a minute each.
SECONDS ?= 3600
fuzz:
	scripts/fuzz.sh $(SECONDS)

threads:
	scripts/threads.sh

format:
	swift format --in-place --parallel --recursive --configuration .swift-format Sources Tests Package.swift

# The pictures of docs/panduan, anew.
pictures:
	swift build --product balai
	BALAI_DRAW_GUIDE=1 "$$(scripts/python.sh)/bin/pytest" -q Tests/Browser/test_guide_pictures.py
