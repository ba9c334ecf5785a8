"""One act of the office, whole or not at all: records, changes, audit, list in one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.storage import audit
from desktop.storage.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    import sqlalchemy as sa

    from desktop.storage.engine import Database


class UnitOfWork:
    """What a use case works with between its beginning and its commit."""

    def __init__(
        self, connection: sa.Connection, *, author: UUID, site: UUID, now: datetime
    ) -> None:
        self.connection = connection
        self.now = now
        self.author = author
        self.records = Records(connection, author=author, site=site, now=now)

    def audit(
        self,
        act: str,
        *,
        subject: UUID | None = None,
        detail: Mapping[str, object] | None = None,
        second: UUID | None = None,
    ) -> None:
        """Add a line to the log. ``detail`` must name no person."""
        audit.append(
            self.connection,
            at=self.now,
            user_id=self.author,
            act=act,
            subject=subject,
            detail=detail,
            second_id=second,
        )


@contextmanager
def writing(database: Database, *, author: UUID, site: UUID, now: datetime) -> Iterator[UnitOfWork]:
    """Open a unit of work. It is kept when the block ends, and undone when the block raises."""
    with database.write() as connection:
        yield UnitOfWork(connection, author=author, site=site, now=now)


@contextmanager
def reading(database: Database, *, author: UUID, site: UUID, now: datetime) -> Iterator[UnitOfWork]:
    """Open a look at the records that changes nothing and waits for no writer."""
    with database.read() as connection:
        yield UnitOfWork(connection, author=author, site=site, now=now)
