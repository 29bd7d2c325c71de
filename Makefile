# `make run` shows Balai at work; `make test` is what a newcomer, and CI, runs.

.PHONY: run test crash bench fuzz format packages

packages:
	scripts/packages.sh run

run: packages
	swift build -c release --static-swift-stdlib --product balai
	.build/release/balai demo

test:
	scripts/test.sh

crash:
	scripts/crash.sh

bench:
	scripts/bench.sh

fuzz:
	scripts/fuzz.sh

format:
	swift format --in-place --parallel --recursive --configuration .swift-format Sources Tests Package.swift
