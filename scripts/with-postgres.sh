#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own: `scripts/with-postgres.sh swift test …`. The server lies in a
# temporary folder, listens on a socket in it only, forgets everything at the end, and is never root's.
# The command finds it in BALAI_TEST_POSTGRES, and ends and starts it with BALAI_TEST_POSTGRES_CONTROL (pg_ctl's words).
# With BALAI_POSTGRES_DISK it lies in that folder, keeps what it commits, and counts its rows, as a server in earnest
# does: without counts its plans are those of an empty database, and each case found costs a walk over all.
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || { echo "PostgreSQL is missing: scripts/packages.sh test" >&2; exit 1; }

# A database is hundreds of small files: in memory, where there is room, one is copied in a sixth of the time.
place=/tmp
room=$(df --output=avail --block-size=1G /dev/shm 2>/dev/null | tail -1)
[ "${room:-0}" -ge 4 ] && place=/dev/shm
lasting=off
if [ -n "${BALAI_POSTGRES_DISK:-}" ]; then
    place=$BALAI_POSTGRES_DISK
    lasting=on
fi
folder=$(mktemp -d "$place/balai-pg.XXXXXX")
own=()
if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$folder"
    own=(runuser -u postgres --)
fi

stop() {
    "$folder/control" -m immediate stop > /dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT

cat > "$folder/control" <<CONTROL
#!/usr/bin/env bash
cd "$folder" && exec ${own[@]+${own[*]}} "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w "\$@"
CONTROL
chmod 755 "$folder/control"

# From a folder that the server's user may enter.
(
    cd "$folder"
    "${own[@]}" "$programs/initdb" -D "$folder/data" -U balai -A trust -E UTF8 --locale=C.UTF-8 --no-sync > /dev/null
    "${own[@]}" tee -a "$folder/data/postgresql.conf" > /dev/null <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 2000
fsync = $lasting
full_page_writes = $lasting
max_wal_size = 256MB
# In earnest it would have had its minute long ago.
autovacuum = $lasting
autovacuum_naptime = 1s
SETTINGS
)
"$folder/control" start > /dev/null

export BALAI_TEST_POSTGRES="postgres:///postgres?host=$folder&user=balai" BALAI_TEST_POSTGRES_CONTROL=$folder/control
"$@" &
# Who ends this script ends the command first, and only then the server.
trap 'kill $! 2> /dev/null' INT TERM
status=0
wait $! || status=$?
wait $! 2> /dev/null || true
exit $status
