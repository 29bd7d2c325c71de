#!/usr/bin/env bash
# Everything that must hold: unit, properties, store, HTTP, house rules, schema, real browser. Builds once (debug),
# installs what it needs, and closes with a line `N passed, N failed`.
#
#   scripts/test.sh          what a newcomer and CI run
#   scripts/test.sh both     the two longest walks on both engines too
set -uo pipefail
cd "$(dirname "$0")/.."

# What the other engine leaves out.
only_postgres=(--ignore Tests/Browser/test_cross_replay.py)
only_sqlite=(--ignore Tests/Browser/test_stored_scripts.py)
if [[ ${1:-} == both ]]; then
    only_postgres=() only_sqlite=()
fi

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
# barriers is looked at on one of them. Two walks over every page are longer than all else: each goes over one engine, and
# over both in `make both`.
BALAI_TEST_ENGINE=postgres scripts/with-postgres.sh "$python/bin/pytest" -q -k 'not every_page or anybody_comes_to' \
    "${only_sqlite[@]}" --junitxml "$results/browser-postgres.xml" Tests/Browser > "$results/browser-postgres.txt" 2>&1 &
beside=$!
"$python/bin/pytest" -q "${only_postgres[@]}" --junitxml "$results/python.xml" \
    Tests/Browser Tests/Repository Tests/Schema Tests/Package || failed=1
wait "$beside" || failed=1
cat "$results/browser-postgres.txt"
# The longer one is `make crash`.
scripts/with-postgres.sh "$python/bin/pytest" -q -s --junitxml "$results/crash.xml" Tests/Crash || failed=1

"$python/bin/python" scripts/count_results.py "$results" "$failed"
