"""An office's folder as storage sees it: database, key file, records of invented people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.storage import attachments, backups, unit_of_work
from desktop.storage.engine import Database
from desktop.storage.ids import new_id
from desktop.storage.vault import Cost, Vault

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

CHEAP = Cost(memory=64, rounds=1, lanes=1)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def cheap_cost():
    """Argon2's cost for tests; the program itself refuses it."""
    return CHEAP


@pytest.fixture
def key(opened):
    return opened[1]


@dataclass
class Office:
    """An office on either database."""

    folder: Path
    database: Database
    key: bytes
    vault: Vault
    site: UUID
    user: UUID

    def writing(self):
        return unit_of_work.writing(self.database, author=self.user, site=self.site, now=NOW)

    def register(self, name="岩温", **values):
        with self.writing() as work:
            person = work.records.add("person", {"full_name": name, **values})
            work.audit("person_registered", subject=person.id)
        return person.id

    def attach(self, data, person=None):
        stored = attachments.store(self.folder, self.key, data)
        person = person or self.register()
        with self.writing() as work:
            work.records.add(
                "attachment",
                {
                    "record_id": person,
                    "file_id": stored.file_id,
                    "media_type": stored.media_type,
                    "size": stored.size,
                    "sha256": stored.sha256,
                },
            )
        return stored

    def backup(self, reason="hand", at=NOW, second=None):
        return backups.make(
            self.database, self.folder, self.key, reason, now=at, second_place=second
        )

    def reopen(self, folder):
        self.database.close()
        self.folder, self.database = folder, Database.sqlcipher(folder / "office.db", self.key)
        return self

    def names(self):
        with unit_of_work.reading(self.database, author=self.user, site=self.site, now=NOW) as work:
            return sorted(row.values["full_name"] for row in work.records.where("person"))


@pytest.fixture
def office(opened, tmp_path):
    """An office on either database, with its key file; user 主任, password 'tea forest morning'."""
    database, key, _ = opened
    user, site = new_id(), new_id()
    vault = Vault(tmp_path, "00" * 16, {}, CHEAP, CHEAP)
    vault.set_password(key, user, "主任", "tea forest morning")
    return Office(tmp_path, database, key, vault, site, user)
