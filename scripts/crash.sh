#!/usr/bin/env bash
# Kills Balai under load, a few hundred times, and looks whether what it had answered is there and nothing happened
# twice: `scripts/crash.sh [--kills N] [--seed SEED]`, 200 kills in each of the six runs by default. See
# docs/decisions/0031-crash-test.md.
set -euo pipefail
cd "$(dirname "$0")/.."
unset BALAI_ONLY

scripts/packages.sh test
python=$(scripts/python.sh)
swift build --product balai
swift build --product simpul
scripts/with-postgres.sh "$python/bin/pytest" -q -s Tests/Crash --kills 200 --least 10 "$@"
