"""Opening the database: SQLCipher in a file, or a PostgreSQL server; one writer, many readers.

Every pitfall of SQLCipher under SQLAlchemy is settled here and nowhere else: the raw key never
stands in a URL; transactions are really atomic (the driver's own are not); a pool that worker
threads can share; WAL with synchronous=FULL, so that what was confirmed survives a power cut; no
value of a record ever stands in an error's text, which may end in the log.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

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
_RESHAPE_LOCK: Final = 0x534D44  # PostgreSQL: one upgrade at a time


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
        return cls(open_sqlcipher(path, key, create=create), path)

    @classmethod
    def postgres(cls, url: str) -> Database:
        """Open a PostgreSQL database, ``postgresql+psycopg://…``.

        Raises :class:`StorageTrouble` when the address is no such one or nobody answers there.
        """
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
    def reshape(self) -> Iterator[sa.Connection]:
        """Open a transaction for a migration, which may build tables anew.

        SQLite checks foreign keys at the end of it only: a table that others refer to could not
        be replaced otherwise. PostgreSQL lets one program at a time in.
        """
        with self._writer, _spoken(), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True, reshapes=True)
            with connection.begin():
                if self.kind == "postgresql":
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_RESHAPE_LOCK)))
                yield connection
                if self.kind == "sqlite":
                    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                    if loose:
                        raise RuntimeError(f"the migration left {len(loose)} rows without a parent")

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Open a consistent look at the database, in which nothing can be written."""
        with _spoken(), self.engine.connect() as connection:
            if self.kind == "postgresql":
                connection = connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            yield connection
            connection.rollback()

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of an encrypted file under the same key.

        Copying the file itself would miss everything that is still in the WAL.
        """
        with _spoken():
            connection = self.engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("PRAGMA query_only = OFF")
                cursor.execute("VACUUM INTO ?", (str(target),))
                cursor.close()
            finally:
                connection.close()

    def close(self) -> None:
        """Close every connection; the last one writes the WAL back into the file."""
        self.engine.dispose()


def open_sqlcipher(path: Path, key: bytes, *, create: bool = False) -> sa.Engine:
    """Return an engine on the encrypted file; its key is proved by the first connection.

    Raises :class:`StorageTrouble` when the file is missing (unless ``create``), damaged, or when
    the key is not its own; ``ValueError`` for a key that has not 32 bytes, because SQLCipher would
    silently take it for a passphrase.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")
    if not create and not path.exists():
        raise StorageTrouble(T("The database of the office is missing. Restore a backup."))

    def connect() -> sqlcipher.Connection:
        return _connect(path, key)

    engine = sa.create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=6,
        max_overflow=10,
        hide_parameters=True,
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
        _log_ahead(connection)
        for pragma in (
            "foreign_keys = ON",
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


def _log_ahead(connection: sqlcipher.Connection) -> None:
    (journal,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if journal != "wal":  # a network drive, for one, has no shared memory
        raise StorageTrouble(
            T("This drive cannot keep records safely. Move the office to a disk of this PC.")
        )


def _begin(connection: sa.Connection) -> None:
    # The driver's own transactions do not cover DDL or savepoints; these do. The two settings
    # cannot change within a transaction, and are said at each beginning so that none is left over.
    options = connection.get_execution_options()
    writes, reshapes = options.get("writes", False), options.get("reshapes", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {0 if writes else 1}")
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {0 if reshapes else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def open_postgres(url: str) -> sa.Engine:
    """Return an engine on a server; commits wait for its disk.

    Raises :class:`StorageTrouble` for an address of anything else: no other kind of database may
    ever hold records, least of all an unencrypted file.
    """
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError:
        address = None
    if address is None or address.get_backend_name() != "postgresql":
        raise StorageTrouble(
            T("This is not the address of a PostgreSQL database: postgresql+psycopg://…")
        )
    engine = sa.create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_size=6,
        max_overflow=10,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
    except DBAPIError:
        engine.dispose()
        raise StorageTrouble(_NO_SERVER) from None
    return engine


def is_whole(connection: sa.Connection) -> bool:
    """Whether every page is authentic and the tables fit together; a server sees to itself."""
    if connection.dialect.name != "sqlite":
        return True
    forged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    plain = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return not forged and plain == "ok" and not loose


_NO_SERVER: Final = T(
    "The database server does not answer or does not let this program in. "
    "Ask whoever looks after it."
)
_TROUBLES: Final[tuple[tuple[tuple[str, ...], Sentence], ...]] = (
    (
        ("disk is full", "no space left"),
        T("The disk is full. Nothing was lost; make room and save again."),
    ),
    (
        ("file is not a database", "malformed", "hmac check failed"),
        T("The database of the office is damaged. Restore the latest backup."),
    ),
    (
        ("database is locked", "table is locked", "deadlock detected", "could not serialize"),
        T("Another program holds the database. Wait a moment and try again."),
    ),
    (
        ("readonly database", "unable to open database"),
        T("The folder of the office cannot be written to."),
    ),
    (
        ("disk i/o error",),
        T("The disk does not read or write. Nothing more is saved; call whoever looks after it."),
    ),
)


@contextmanager
def _spoken() -> Iterator[None]:
    """Turn the machine's trouble into sentences; our own mistakes pass, without their values."""
    try:
        yield
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        cause = getattr(error, "orig", None) or error
        said = str(cause).lower()
        for signs, sentence in _TROUBLES:
            if any(sign in said for sign in signs):
                raise StorageTrouble(sentence) from None
        if isinstance(error, DBAPIError):
            if error.connection_invalidated:
                raise StorageTrouble(_NO_SERVER) from None
            if hasattr(error.orig, "diag"):
                raise _nameless(error) from None
        raise


def _nameless(error: DBAPIError) -> DBAPIError:
    # The server quotes the row in its message; the name of the rule that was broken must do.
    cause: Any = error.orig
    said = cause.diag
    parts = (cause.sqlstate, said.table_name, said.column_name, said.constraint_name)
    bare = type(cause)(" ".join(part for part in parts if part))
    return type(error)(error.statement, None, bare, hide_parameters=True)
