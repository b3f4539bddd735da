"""Ledgers on real databases: an SQLite file, and a PostgreSQL cluster of our own in a temporary folder."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from toolkit.ledger.store import Ledger

_NUMBERS = itertools.count(1)


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl: Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The folder of the socket of a running PostgreSQL; it refuses to run as root, so it runs as nobody then."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed: tests/run.sh installs the package postgresql")
        pytest.skip("PostgreSQL is not installed here (package postgresql)")
    home = Path(tempfile.mkdtemp(prefix="duty-pg-"))
    user = "nobody" if os.getuid() == 0 else None
    if user:
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    data = home / "data"

    def run(*command: str) -> None:
        subprocess.run(
            command, user=user, check=True, capture_output=True, timeout=120, cwd=home, env={"PATH": "/usr/bin:/bin"}
        )

    try:
        run(f"{programs}/initdb", "-D", str(data), "-U", "duty", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off -c shared_buffers=32MB"
        run(f"{programs}/pg_ctl", "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield str(home)
        finally:
            run(f"{programs}/pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Makes the URL of a new, empty database of a kind: ``sqlite`` or ``postgresql``."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / f'ledger-{next(_NUMBERS)}.sqlite'}"
        socket = request.getfixturevalue("postgres")
        name = f"ledger_{next(_NUMBERS)}"
        import psycopg

        with psycopg.connect(host=socket, user="duty", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://duty@/{name}?host={socket}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, new_url: Callable[[str], str]) -> str:
    """A new, empty database, of each kind in turn."""
    return new_url(request.param)


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    """A new ledger, in each kind of database in turn."""
    made = Ledger(url).open(create=True)
    yield made
    made.close()


@pytest.fixture
def few_parameters(new_url: Callable[[str], str]) -> Iterator[Ledger]:
    """A new ledger whose statements have as few parameters as one with lists takes, some thousand.

    Most builds of SQLite allow 32,766, PostgreSQL 65,535.
    """

    @event.listens_for(Engine, "connect")
    def few(connection: sqlite3.Connection, _: object) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 1_100)

    made = Ledger(new_url("sqlite"))
    try:
        yield made.open(create=True)
    finally:
        event.remove(Engine, "connect", few)
        made.close()
