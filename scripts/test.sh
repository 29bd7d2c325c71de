#!/usr/bin/env bash
# Everything that must hold: unit, properties, store, HTTP, house rules, schema, real browser. Builds once (debug),
# installs what it needs, and closes with a line `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/packages.sh test || exit 1

results=.build/test-results
rm -rf "$results"
mkdir -p "$results"

python=.build/python
if ! cmp -s Tests/requirements.txt "$python/installed.txt"; then
    python3 -m venv "$python" &&
        "$python/bin/pip" install --quiet --disable-pip-version-check -r Tests/requirements.txt &&
        cp Tests/requirements.txt "$python/installed.txt" || exit 1
fi
export BALAI_TEST_PYTHON="$PWD/$python/bin/python"

swift build --build-tests || { echo "0 passed, 1 failed"; exit 1; }

failed=0
scripts/with-postgres.sh swift test --skip-build --parallel --xunit-output "$results/swift.xml" || failed=1
# What stands on the store once more, on PostgreSQL.
BALAI_TEST_ENGINE=postgres scripts/with-postgres.sh swift test --skip-build --parallel \
    --filter '^(ServicesTests|WebTests|ProgramTests)\.' --xunit-output "$results/postgres.xml" || failed=1
"$python/bin/pytest" -q --junitxml "$results/python.xml" Tests/Repository Tests/Schema Tests/Browser || failed=1

"$python/bin/python" scripts/count_results.py "$results" "$failed"
