#!/usr/bin/env bash
# Keeps data as the version that is being released makes them: `scripts/fixture.sh VERSION` writes
# Tests/Fixtures/VERSION/data.tar.gz (the demo's regency: database, files, roots, and their keys). Every later version must
# open it (UpgradeTests, docs/decisions/0037-upgrade.md). Run once a release; what lies there is never made anew.
# BALAI_PROGRAM: a program that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?"the version, as in the tag: 0.1.0"}
target=Tests/Fixtures/$version/data.tar.gz
[ ! -e "$target" ] || { echo "$target is there already, and stays as it is." >&2; exit 1; }
program=${BALAI_PROGRAM:-}
if [ -z "$program" ]; then
    swift build --product balai
    program=$PWD/.build/debug/balai
fi

work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
env -i PATH="$PATH" HOME="$work" BALAI_DATA="$work/data" BALAI_PORT="$port" "$program" demo >"$work/out" 2>&1 &
server=$!
until curl --silent --fail --output "$work/health" "http://127.0.0.1:$port/healthz"; do
    kill -0 "$server" || { cat "$work/out" >&2; exit 1; }
    sleep 1
done
# Today's roots are written a moment after the first answer.
until [ -n "$(find "$work/data.audit" -name '*.txt' 2>/dev/null)" ]; do sleep 1; done
kill -TERM "$server"
wait "$server"

rm -rf "$work/data/surat-keluar" "$work/data/unggahan"
mkdir -p "$(dirname "$target")"
tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner data data.audit data.kunci data.kunci.audit |
    gzip -9 --no-name >"$target"
ls -l "$target"
