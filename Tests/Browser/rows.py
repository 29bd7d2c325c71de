"""Rows of a town's database, on either engine, read beside the running program."""

import contextlib
import csv
import io
import sqlite3
import subprocess

from town import Town


def rows(town: Town, statement: str) -> list:
    """What a statement gives, each value as text; nothing as ``""``."""
    if town.database:
        told = subprocess.run(
            ["psql", town.database, "--csv", "-qtc", statement], check=True, capture_output=True, text=True).stdout
        # A single column that is nothing is an empty line.
        return [tuple(row) or ("",) for row in csv.reader(io.StringIO(told))]
    with contextlib.closing(sqlite3.connect(town.data / "balai.sqlite", timeout=30)) as database:
        return [tuple("" if value is None else str(value) for value in row) for row in database.execute(statement)]
