"""What is needed is installed on the machine as it is found, also where an installation was killed before it ended."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
# This machine's files, of which one package is half installed; what is changed there is forgotten.
COPY = """
set -eu
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" overlay "$1/root"
mkdir -p "$1/root$2"
mount --rbind "$2" "$1/root$2"
mount --rbind /proc "$1/root/proc"
mount --rbind /dev "$1/root/dev"
sed -i '/^Package: man-db$/,/^$/ s/^Status: .*/Status: install ok half-configured/' "$1/root/var/lib/dpkg/status"
chroot "$1/root" dpkg-query -W -f='${Status}\\n' man-db
chroot "$1/root" "$2/scripts/packages.sh" test
chroot "$1/root" dpkg-query -W -f='${Status}\\n' man-db
chroot "$1/root" dpkg --audit
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="another root is made by root")
def test_an_installation_that_was_killed_is_ended(tmp_path):
    done = subprocess.run(
        ["unshare", "--mount", "--propagation", "private", "bash", "-c", COPY, "bash", tmp_path, ROOT],
        capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == ["install ok half-configured", "install ok installed"], done.stdout + done.stderr
