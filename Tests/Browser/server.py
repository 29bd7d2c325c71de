"""Databases on the PostgreSQL server of `scripts/with-postgres.sh`, where the run is for that engine."""

import os
import secrets
import subprocess

ADDRESS = os.environ.get("BALAI_TEST_POSTGRES") if os.environ.get("BALAI_TEST_ENGINE") == "postgres" else None


def new_database(like: str | None = None, server: str | None = ADDRESS) -> str | None:
    """The address of a fresh database, empty or as another one is that nobody uses; None on SQLite."""
    if server is None:
        return None
    name = f"t_{secrets.token_hex(8)}"
    template = "template0" if like is None else like.split("///")[1].split("?")[0]
    subprocess.run(
        ["psql", server, "-qc", f"CREATE DATABASE {name} TEMPLATE {template}"], check=True, capture_output=True)
    return server.replace("/postgres?", f"/{name}?")
