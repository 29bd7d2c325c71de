#!/usr/bin/env bash
# The tests of store and engine under the thread sanitizer, which fails a test at a data race. In a build of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/packages.sh test
export BALAI_ONLY=StoreTests,ProceduresTests

build=(--sanitize thread --scratch-path .build-threads)
swift build --build-tests "${build[@]}"
TSAN_OPTIONS="suppressions=$PWD/scripts/threads.supp" scripts/with-postgres.sh swift test --skip-build "${build[@]}" --parallel
