#!/usr/bin/env bash
# Everything that must hold: unit, properties, store, HTTP, house rules, schema, real browser. Builds once (debug),
# installs what it needs, and closes with a line `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/packages.sh test || exit 1

results=.build/test-results
rm -rf "$results"
mkdir -p "$results"

python=$(scripts/python.sh) || exit 1
export BALAI_TEST_PYTHON="$python/bin/python"

swift build --build-tests || { echo "0 passed, 1 failed"; exit 1; }

failed=0
# Hundreds of tests at once hold each other up: a few a core are through sooner.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
# What holds clients against a clock is run by itself: beside hundreds of other tests it is the client that is late.
alone='^WebTests\.(SlowClientTests|ConnectionTests|PlaceTests)'
scripts/with-postgres.sh swift test --skip-build --parallel --skip "$alone" --xunit-output "$results/swift.xml" || failed=1
swift test --skip-build --no-parallel --filter "$alone" --xunit-output "$results/alone.xml" || failed=1
# What stands on the store once more, on PostgreSQL.
BALAI_TEST_ENGINE=postgres scripts/with-postgres.sh swift test --skip-build --parallel --skip "$alone" \
    --filter '^(ServicesTests|WebTests|ProgramTests)\.' --xunit-output "$results/postgres.xml" || failed=1
BALAI_TEST_ENGINE=postgres scripts/with-postgres.sh swift test --skip-build --no-parallel --filter "$alone" \
    --xunit-output "$results/alone-postgres.xml" || failed=1
# The browser on both engines at once: one of them alone leaves a part of two cores idle. That every page is free of
# barriers is looked at on one of them, which has the longer way: what needs no browser goes with the other.
{
    "$python/bin/pytest" -q --junitxml "$results/python.xml" Tests/Repository Tests/Schema Tests/Package
    without=$?
    BALAI_TEST_ENGINE=postgres scripts/with-postgres.sh "$python/bin/pytest" -q -k 'not every_page' \
        --junitxml "$results/browser-postgres.xml" Tests/Browser && exit "$without"
} > "$results/beside.txt" 2>&1 &
beside=$!
"$python/bin/pytest" -q --junitxml "$results/browser.xml" Tests/Browser || failed=1
wait "$beside" || failed=1
cat "$results/beside.txt"
# The longer one is `make crash`.
scripts/with-postgres.sh "$python/bin/pytest" -q -s --junitxml "$results/crash.xml" Tests/Crash || failed=1

"$python/bin/python" scripts/count_results.py "$results" "$failed"
