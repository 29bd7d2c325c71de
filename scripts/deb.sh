#!/usr/bin/env bash
# Builds the Debian package. Prints its path.
#
#   scripts/deb.sh                                  of a release, which is built first
#   scripts/deb.sh --binary FILE [--output FOLDER]  of a program that is there
set -euo pipefail
cd "$(dirname "$0")/.."

binary= output=.build/deb
while [ $# -gt 0 ]; do
    case "$1" in
        --binary) binary=$2; shift 2 ;;
        --output) output=$2; shift 2 ;;
        *) echo "deb.sh: unknown: $1" >&2; exit 64 ;;
    esac
done
if [ -z "$binary" ]; then
    scripts/packages.sh deb >&2
    swift build -c release --static-swift-stdlib --product balai >&2
    binary=.build/release/balai
fi

version=$("$binary" --version | awk '{print $2}')
architecture=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
root=$tree/root
mkdir -p "$output"

install -D -m 0755 "$binary" "$root/usr/bin/balai"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/balai"
install -D -m 0640 deploy/balai.conf "$root/etc/balai/balai.conf"
for unit in balai.service balai-cadangan.service balai-cadangan.timer; do
    install -D -m 0644 "deploy/$unit" "$root/lib/systemd/system/$unit"
done
doc=$root/usr/share/doc/balai
install -D -m 0644 deploy/Caddyfile "$doc/examples/Caddyfile"
install -D -m 0644 docs/operasi.md "$doc/operasi.md"
{ cat deploy/debian/copyright; sed '1,4d; s/^$/./; s/^/ /' LICENSE; } > "$doc/copyright"
gzip -9n < CHANGELOG.md > "$doc/changelog.gz"
install -d "$root/usr/share/man/man1"
"$binary" --experimental-dump-help | python3 scripts/manual.py "$version" | gzip -9n > "$root/usr/share/man/man1/balai.1.gz"
chmod 0644 "$doc/copyright" "$doc/changelog.gz" "$root/usr/share/man/man1/balai.1.gz"

# What the program is linked with, by the packages that own it. Libraries of no package are those of a debug build's Swift.
depends=$(LC_ALL=C ldd "$binary" | awk '$3 ~ "^/" {print $1, $3}' | while read -r name path; do
    readelf -d "$binary" | grep -q "NEEDED.*\[$name\]" || continue
    dpkg-query -S "*/$(basename "$(readlink -f "$path")")" 2> /dev/null | head -n 1 | cut -d: -f1 || true
done | sort -u | paste -sd, | sed 's/,/, /g')

install -d "$root/DEBIAN"
cat > "$root/DEBIAN/control" <<CONTROL
Package: balai
Version: $version
Architecture: $architecture
Maintainer: The Balai contributors <balai@example.org>
Installed-Size: $(du -k --summarize --exclude=DEBIAN "$root" | cut -f1)
Depends: adduser, fonts-liberation, $depends
Recommends: ca-certificates, libpq5, postgresql-client
Suggests: caddy
Section: web
Priority: optional
Description: runs a government office's services from its SOPs
 Balai reads the standard operating procedures of Indonesian government
 offices, proves that every case can end, and runs the services: applications,
 tasks, deadlines, registers, mail.
CONTROL
echo /etc/balai/balai.conf > "$root/DEBIAN/conffiles"
for script in postinst prerm postrm; do install -m 0755 "deploy/debian/$script" "$root/DEBIAN/$script"; done
(cd "$root" && find usr lib -type f -print0 | sort -z | xargs -0 md5sum) > "$root/DEBIAN/md5sums"
find "$root" -type d -exec chmod 0755 {} +

package=$output/balai_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$root" "$package" > /dev/null
echo "$package"
