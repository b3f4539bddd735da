"""The database: where it is, its version, and transactions in which nobody else writes."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError, SQLAlchemyError

from toolkit.errors import CannotRunError, UsageError
from toolkit.ledger import tables
from toolkit.ledger.migrations import CURRENT, migrate

PATIENCE = 60
"""Seconds that a writer waits for another one to finish."""
QUICKLY, WHILE_AT_IT = 8 << 20, 64 << 20
"""Bytes of a file that is looked through in some hundredths of a second, and in some tenths."""
_LOCK = 0x6475_7479
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


_inherited: list[Engine | None] = []
"""Of the process that this one is a copy of. Let go, they would close connections that are still in use there."""


class Ledger:
    """A ledger at a URL: ``sqlite:///FILE`` or ``postgresql://…``. Opening creates it and brings it up to date.

    It may be used in a copy of the process that opened it: each makes its own connections.
    """

    def __init__(self, url: str) -> None:
        """
        Raises:
            UsageError: not the URL of a database that a ledger can be in.
        """
        self.url = _normal(url)
        self.begun = False  # whether opening it found nothing in it
        self._engine: Engine | None = None
        self._process = 0

    @property
    def name(self) -> str:
        """How messages name it: the file, or the URL without its password."""
        if self.file:
            return str(self.file)
        return self.url.set(drivername=self.url.get_backend_name()).render_as_string(hide_password=True)

    @property
    def short_name(self) -> str:
        """The name of the file, or of the database."""
        return self.file.name if self.file else self.url.database or self.name

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for a server."""
        return Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None

    def open(self, *, create: bool = False) -> Ledger:
        """Make sure that it is there and has the present version.

        Raises:
            UsageError: there is none, and it is not to be created.
            CannotRunError: it is newer than this program, damaged, out of reach, or its driver is not installed.
        """
        file = self.file
        if file is not None and not file.exists():
            if not create:
                raise UsageError("ledger-none", name=self.name)
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CannotRunError("ledger-failed", name=self.name, detail=error.strerror or str(error)) from error
        with self.reading() as connection:
            have = version(connection)
        if have == 0 and not create:
            raise UsageError("ledger-none", name=self.name)
        if have < CURRENT:
            with self.writing() as connection:
                have = version(connection)  # another process may have been faster
                self.begun = have == 0
                if have < CURRENT:
                    migrate(connection, have)
        if have > CURRENT:
            raise CannotRunError("ledger-newer", name=self.name, have=have, known=CURRENT)
        return self

    def look_through(self, most: int = QUICKLY) -> None:
        """See whether a file is whole, before a run counts on it and writes workbooks; pages that were written over
        need not be among those that it reads.

        Args:
            most: bytes of a file that there is time for; a larger one is not looked through.

        Raises:
            CannotRunError: it is damaged.
        """
        file = self.file
        if file is None or file.stat().st_size > most:
            return
        with self.reading() as connection:
            found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
        if found != "ok":
            raise CannotRunError("ledger-damaged", name=self.name, detail=" ".join(found.split()))

    def close(self) -> None:
        """Give the connections back."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a transaction that only reads."""
        with self._guarded(), self._connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction of the only writer: all of it is kept, or nothing."""
        with self._guarded(), self._connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection

    def _connect(self) -> Connection:
        if self._engine is None or self._process != os.getpid():
            _inherited.append(self._engine)
            self._engine, self._process = _engine(self.url), os.getpid()
        return self._engine.connect()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """What the database or its driver complains about, as one of our errors."""
        try:
            yield
        except ImportError as error:  # not installed, or without the library of the server that it needs
            raise CannotRunError("ledger-driver", name=self.name, module=error.name or "psycopg") from error
        except OperationalError as error:
            raise CannotRunError("ledger-failed", name=self.name, detail=_first_line(error)) from error
        except DatabaseError as error:
            raise CannotRunError("ledger-damaged", name=self.name, detail=_first_line(error)) from error
        except _NoVersionError as error:
            raise CannotRunError("ledger-damaged", name=self.name, detail=str(error)) from error
        except SQLAlchemyError as error:
            raise CannotRunError("ledger-failed", name=self.name, detail=_first_line(error)) from error
        except UnicodeDecodeError as error:  # SQLite complains of names that are none, and its driver cannot say them
            raise CannotRunError("ledger-damaged", name=self.name, detail=error.reason) from error


class _NoVersionError(Exception):
    """A ledger that does not say its version, as ``catalogue.system`` has it."""


def version(connection: Connection) -> int:
    """The version of the schema; 0 for an empty database.

    Raises:
        _NoVersionError: there are tables of a ledger, and no version, or none that ever was.
    """
    if not inspect(connection).has_table(tables.META.name):
        return 0
    found = connection.execute(select(tables.META.c.version)).scalars().all()
    if len(found) != 1 or not isinstance(found[0], int) or found[0] < 1:  # SQLite keeps what it was given
        raise _NoVersionError("its version cannot be read")
    return found[0]


def _normal(url: str) -> URL:
    scheme, mark, file = url.partition(":///")
    if mark and file and scheme.partition("+")[0] == "sqlite":
        return URL.create("sqlite", database=file)  # as it is called: ? and % are letters of a name like others
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:  # no URL, or one whose port is no number
        raise UsageError("ledger-url", raw=url) from error
    driver = _DRIVERS.get(found.get_backend_name())
    if driver is None or (driver == "sqlite" and not found.database):
        raise UsageError("ledger-url", raw=found.render_as_string(hide_password=True))
    return found.set(drivername=driver)


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() != "sqlite":
            # What it says beside its errors, on standard error and in English, is said by these already.
            logging.getLogger("psycopg").setLevel(logging.CRITICAL)
            return create_engine(url, pool_size=1, pool_pre_ping=True, connect_args={"connect_timeout": 15})
        engine = create_engine(url, pool_size=1, connect_args={"timeout": PATIENCE, "check_same_thread": False})
    except NoSuchModuleError as error:
        raise UsageError("ledger-url", raw=url.render_as_string(hide_password=True)) from error

    # The driver must leave transactions to us: its own would take the lock for writing only at the first change, and
    # two processes that had both read before could then neither go on.
    @event.listens_for(engine, "connect")
    def _plain(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        # No write-ahead log: a ledger may lie on a network drive, where its shared memory does not work.
        connection.execute("PRAGMA cache_size = -32768")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _first_line(error: SQLAlchemyError) -> str:
    cause = getattr(error, "orig", None) or error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]
