#!/usr/bin/env bash
# Makes the Python that tests run in, where it is not there or lacks something, and prints its folder.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$PWD/.build/python
if ! cmp -s Tests/requirements.txt "$python/installed.txt"; then
    python3 -m venv "$python"
    "$python/bin/pip" install --quiet --disable-pip-version-check --no-compile -r Tests/requirements.txt >&2
    cp Tests/requirements.txt "$python/installed.txt"
fi
echo "$python"
