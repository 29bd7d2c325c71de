#!/usr/bin/env bash
# Runs the fuzzers of Fuzz/: `scripts/fuzz.sh [SECONDS EACH [NAME…]]`, an hour each by default. What they find
# new is packed into Fuzz/Corpus, and the next run begins with it. Ends with the first failure, whose input then lies in Fuzz/ as `crash-…`.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/packages.sh run
cd Fuzz
seconds=${1:-3600}
wanted=("${@:2}")

swift build -c release --sanitize fuzzer --scratch-path .build-fuzz

run() {
    local program=$1 name=$2
    shift 2
    [ ${#wanted[@]} -eq 0 ] || [[ " ${wanted[*]} " == *" $name "* ]] || return 0
    echo "== $program, $seconds s"
    local kept=.build-fuzz/corpus/$name found=.build-fuzz/found/$name seeds=Seeds/$name
    rm -rf "$kept" "$found"
    mkdir -p "$kept" "$found"
    [ ! -f "Corpus/$name.tar.gz" ] || tar -xzf "Corpus/$name.tar.gz" -C "$kept"
    [ -d "$seeds" ] || seeds=.build-fuzz/seeds/$name
    SWIFT_BACKTRACE=enable=no ".build-fuzz/release/$program" -max_total_time="$seconds" -timeout=20 \
        -print_final_stats=1 "$@" "$found" "$kept" "$seeds"
    # Only what reaches something that nothing else reaches is kept, the smallest first.
    local merged=.build-fuzz/merged/$name
    rm -rf "$merged"
    mkdir -p "$merged" Corpus
    SWIFT_BACKTRACE=enable=no ".build-fuzz/release/$program" -merge=1 -timeout=20 "$@" "$merged" "$kept" "$found" \
        > ".build-fuzz/$name.merge.log" 2>&1
    tar --sort=name --owner=0 --group=0 --mtime=@0 -C "$merged" -cf - . | gzip -9n > "Corpus/$name.tar.gz"
}

# The procedures and the faulty files of the tests are the seeds of the SOP reader.
mkdir -p .build-fuzz/seeds/sop
cp ../procedures/*.yaml ../Tests/ProceduresTests/keliru/*.yaml ../Tests/ProceduresTests/rusak/*.yaml \
    .build-fuzz/seeds/sop

run FuzzMultipart multipart -max_len=1200 -dict=multipart.dict
run FuzzFormBody formbody
run FuzzInspection inspection
run FuzzCookies cookies -max_len=400
run FuzzValue value -max_len=200
run FuzzDeadline deadline -max_len=80
run FuzzSOP sop -max_len=16384
