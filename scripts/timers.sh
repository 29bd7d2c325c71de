#!/usr/bin/env bash
# A hundred thousand cases whose time is over at one instant, on each engine, while people go on working; prints how fast
# they are done: `scripts/timers.sh [CASES]`. See docs/decisions/0036-time-under-load.md.
set -euo pipefail
cd "$(dirname "$0")/.."
unset BALAI_ONLY
export BALAI_TIMERS=${1:-100000}

scripts/packages.sh test
swift build --build-tests
swift test --skip-build --filter 'ServicesTests.TimersUnderLoad'
# Its server is not root's, and may not enter every checkout.
BALAI_TEST_ENGINE=postgres BALAI_POSTGRES_DISK=/var/tmp scripts/with-postgres.sh swift test --skip-build --filter 'ServicesTests.TimersUnderLoad'
