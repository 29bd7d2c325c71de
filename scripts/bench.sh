#!/usr/bin/env bash
# Measures the house and writes docs/benchmarks.md: each figure beside its yardstick, in one run. Asserts nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
unset BALAI_ONLY

scripts/packages.sh bench

build=(swift build -c release --static-swift-stdlib --package-path Benchmarks --scratch-path "$root/.build-bench")
"${build[@]}"
programs=$("${build[@]}" --show-bin-path)

work=$root/.build-bench/work
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT

BALAI_DATA=$work/data "$programs/balai" demo accounts --json > "$work/accounts.json"
# Its server is not root's, and may not enter every checkout.
BALAI_POSTGRES_DISK=/var/tmp scripts/with-postgres.sh \
    "$programs/Benchmarks" "$root" "$programs/balai" "$programs/PlainServer" "$work" "$root/docs/benchmarks.md"
echo
echo "Written: docs/benchmarks.md"
