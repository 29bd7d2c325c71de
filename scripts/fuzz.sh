#!/usr/bin/env bash
# Runs every fuzzer of Fuzz/ for a while: `scripts/fuzz.sh [SECONDS EACH]`, 60 by default. Ends with the first failure,
# whose input then lies in Fuzz/ as `crash-…`.
set -euo pipefail
cd "$(dirname "$0")/../Fuzz"
seconds=${1:-60}

swift build -c release --sanitize fuzzer --scratch-path .build-fuzz

run() {
    local program=$1 seeds=$2
    shift 2
    echo "== $program, $seconds s"
    mkdir -p ".build-fuzz/corpus/$seeds"
    SWIFT_BACKTRACE=enable=no ".build-fuzz/release/$program" -max_total_time="$seconds" -print_final_stats=1 "$@" \
        ".build-fuzz/corpus/$seeds" "Seeds/$seeds"
}

run FuzzMultipart multipart -max_len=1200 -dict=multipart.dict
run FuzzFormBody formbody
run FuzzInspection inspection
