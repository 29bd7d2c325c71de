"""Every value of a database as SQL has it: in the file a long one lies in pieces, or is compressed."""

import contextlib
import re
import shutil
import sqlite3
import subprocess


def dump_file(file, target) -> None:
    """A file of SQLite, of a copy: whoever opens a database and closes it takes its log away."""
    copy = target.with_suffix(".sqlite")
    shutil.copy(file, copy)
    log = file.with_name(file.name + "-wal")
    if log.exists():
        shutil.copy(log, copy.with_name(copy.name + "-wal"))
    with contextlib.closing(sqlite3.connect(copy)) as database, target.open("w", encoding="utf-8") as dump:
        dump.writelines(line + "\n" for line in database.iterdump())
    for left in target.parent.glob(copy.name + "*"):
        left.unlink()


def dump_server(address: str, target) -> None:
    """A database on a PostgreSQL server."""
    with target.open("wb") as dump:
        subprocess.run(["pg_dump", address], stdout=dump, check=True)


def columns(dump, table: str, column: str) -> set:
    """The values of a column in a dump, of either engine."""
    text = dump.read_text(encoding="utf-8")
    if "PostgreSQL database dump" in text[:100]:
        names, lines = re.search(rf"^COPY public\.{table} \((.*?)\) FROM stdin;\n(.*?)^\\\.$", text, re.M | re.S).groups()
        at = names.split(", ").index(column)
        return {line.split("\t")[at] for line in lines.splitlines()} - {r"\N"}
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.executescript(text)
        return {value for (value,) in database.execute(f"SELECT {column} FROM {table}") if value}
