#!/usr/bin/env bash
# Installs the system packages that Balai is built with (Debian), and for `test`, `bench` and `deb` what those need beside.
# Does nothing where they are there. Starts no service.
set -euo pipefail

packages=(pkg-config libsqlite3-dev libsodium-dev libcurl4-openssl-dev libssl-dev libvips-dev libdeflate-dev
    libpango1.0-dev libcairo2-dev libqrencode-dev fonts-liberation)
if [ "${1:-run}" = test ]; then
    packages+=(postgresql chromium-headless-shell fonts-dejavu-core python3 python3-venv openssl poppler-utils)
    # A mail server that sends back what it could not deliver.
    packages+=(postfix)
    # systemd-analyze checks our units, man our manual page, lintian the package, Caddy its configuration.
    packages+=(systemd man-db lintian caddy)
    # A machine of its own for the units: systemd-nspawn.
    packages+=(systemd-container)
    # What `make bench` is compiled with: a test reads its sources.
    packages+=(zlib1g-dev libpq-dev)
fi
if [[ "${1:-run}" =~ ^(test|deb)$ ]]; then packages+=(binutils python3); fi
if [ "${1:-run}" = bench ]; then packages+=(zlib1g-dev libpq-dev postgresql); fi

missing() {
    local package
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}
[ -n "$(missing)" ] || exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
# A database server that is installed is started, unless this says that nothing may be.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" install -m 0755 /dev/stdin "$policy"
fi
# What an installation that was killed left half done stands in the way of every further one.
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" dpkg --configure -a > /dev/null
mapfile -t wanted < <(missing)
[ ${#wanted[@]} -gt 0 ] || exit 0

echo "Installing: ${wanted[*]}"
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=400 update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=400 install -y -qq \
    --no-install-recommends "${wanted[@]}" > /dev/null
