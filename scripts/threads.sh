#!/usr/bin/env bash
# The tests of store and engine under the thread sanitizer, which ends a test at the first data race. In a build of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/packages.sh test
python=$(scripts/python.sh)
export BALAI_TEST_PYTHON="$python/bin/python"

build=(--sanitize thread --scratch-path .build-threads)
swift build --build-tests "${build[@]}"
TSAN_OPTIONS="halt_on_error=1 second_deadlock_stack=1" scripts/with-postgres.sh \
    swift test --skip-build "${build[@]}" --parallel --filter "${1:-^(StoreTests|ProceduresTests)\.}"
