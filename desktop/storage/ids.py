"""Keys of records: UUIDv7, made on the PC, so that no server has to give them out."""

from __future__ import annotations

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """Return a new key; later ones sort after earlier ones."""
    return UUID(bytes=uuid7().bytes)
