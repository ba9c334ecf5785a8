"""Opening the database: SQLCipher in a file, or a PostgreSQL server; one writer, many readers.

Every pitfall of SQLCipher under SQLAlchemy is settled here and nowhere else: the raw key never
stands in a URL; transactions are really atomic (the driver's own are not); a pool that worker
threads can share; WAL with synchronous=FULL, so that what was confirmed survives a power cut.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from desktop.errors import StorageTrouble
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.i18n import Sentence

KEY_BYTES: Final = 32
_CACHE_KIB: Final = 64 * 1024
_BUSY_MS: Final = 10_000


@dataclass
class Database:
    """An open database. One writer at a time; readers do not wait for it."""

    engine: sa.Engine
    path: Path | None = None
    _writer: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @classmethod
    def sqlcipher(cls, path: Path, key: bytes, *, create: bool = False) -> Database:
        """Open, or with ``create`` make, the encrypted file. ``key`` is 32 raw bytes.

        Raises :class:`StorageTrouble` when it is missing, damaged or the key is not its own.
        """
        if not create and not path.exists():
            raise StorageTrouble(T("The database of the office is missing. Restore a backup."))
        return cls(open_sqlcipher(path, key), path)

    @classmethod
    def postgres(cls, url: str) -> Database:
        """Open a PostgreSQL database, ``postgresql+psycopg://…``."""
        return cls(open_postgres(url))

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Open a transaction that is committed when the block ends, undone when it raises."""
        with self._writer, _spoken(), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Open a consistent look at the database, which is never committed."""
        with _spoken(), self.engine.connect() as connection:
            yield connection
            connection.rollback()

    def close(self) -> None:
        """Close every connection; the last one writes the WAL back into the file."""
        self.engine.dispose()


def open_sqlcipher(path: Path, key: bytes) -> sa.Engine:
    """Return an engine on the encrypted file; its key is proved by the first connection."""
    if len(key) != KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")

    def connect() -> sqlcipher.Connection:
        return _connect(path, key)

    engine = sa.create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=6,
        max_overflow=10,
    )
    sa.event.listen(engine, "begin", _begin)
    with _spoken(), engine.connect():
        pass
    return engine


def _connect(path: Path, key: bytes) -> sqlcipher.Connection:
    connection = sqlcipher.connect(
        str(path), check_same_thread=False, isolation_level=None, timeout=_BUSY_MS / 1000
    )
    try:
        for pragma in (
            "cipher_log_level = NONE",  # before the key, or errors are printed on stderr
            f"key = \"x'{key.hex()}'\"",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in (
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = FULL",
            f"busy_timeout = {_BUSY_MS}",
            f"cache_size = -{_CACHE_KIB}",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: sa.Connection) -> None:
    # The driver's own transactions do not cover DDL or savepoints; these do.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def open_postgres(url: str) -> sa.Engine:
    """Return an engine on a server; commits wait for its disk."""
    engine = sa.create_engine(url, pool_size=6, max_overflow=10, pool_pre_ping=True)
    with _spoken(), engine.connect() as connection:
        connection.execute(sa.text("SELECT 1"))
    return engine


def is_whole(connection: sa.Connection) -> bool:
    """Whether every page is authentic and the tables fit together; a server sees to itself."""
    if connection.dialect.name != "sqlite":
        return True
    forged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    plain = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return not forged and plain == "ok" and not loose


_TROUBLES: Final[tuple[tuple[tuple[str, ...], Sentence], ...]] = (
    (
        ("disk is full", "no space left", "database or disk is full"),
        T("The disk is full. Nothing was lost; make room and save again."),
    ),
    (
        ("file is not a database", "malformed", "file is encrypted", "hmac check failed"),
        T("The database of the office is damaged. Restore the latest backup."),
    ),
    (
        ("database is locked", "database table is locked"),
        T("Another program holds the database. Wait a moment and try again."),
    ),
    (
        ("readonly database", "read-only", "unable to open database"),
        T("The folder of the office cannot be written to."),
    ),
    (
        ("connection refused", "could not connect", "connection failed", "server closed"),
        T("The database server does not answer. Ask whoever looks after it."),
    ),
)


@contextmanager
def _spoken() -> Iterator[None]:
    """Turn the machine's trouble into sentences; our own mistakes pass as they are."""
    try:
        yield
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        said = str(getattr(error, "orig", None) or error).lower()
        for signs, sentence in _TROUBLES:
            if any(sign in said for sign in signs):
                raise StorageTrouble(sentence) from None
        raise
