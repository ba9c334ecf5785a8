"""Backups by hand and at closing, restoring one, and checking whether the office is whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ClerkError, StorageTrouble
from desktop.i18n import Sentence, T
from desktop.office import due_lines
from desktop.rules.permissions import Act
from desktop.storage import attachments, audit, backups, listing
from desktop.storage.engine import is_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.office.session import Session
    from desktop.storage.backups import Backup, Reason


@dataclass(frozen=True)
class Report:
    """What a check found: one sentence a matter, and whether it is in order."""

    lines: tuple[tuple[bool, Sentence], ...]

    @property
    def ok(self) -> bool:
        """Whether everything is in order."""
        return all(fine for fine, _ in self.lines)


@dataclass(frozen=True)
class BackupCard:
    """A backup as windows show it. ``trouble`` is of the second place only."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    trouble: Sentence | None = None


class Keeping:
    """Keeping the office's data safe."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def backup(self, second_place: Path | None = None) -> BackupCard:
        """Make a backup now; without a place of its own the office's second place is used."""
        self._session.require(Act.BACK_UP)
        return self._make("hand", second_place)

    def closing_backup(self) -> BackupCard:
        """Make the backup that every closing makes, whoever closes."""
        return self._make("closing", None)

    def backups(self, place: Path | None = None) -> tuple[BackupCard, ...]:
        """Return the backups of the office, or those in another place, newest first."""
        self._session.require(Act.BACK_UP)
        return tuple(map(_card, backups.listed(place or self._session.folder)))

    def restore(self, path: Path) -> Path | None:
        """Put a backup in the place of the present data; return where those lie now.

        The session ends with it: sign in again with a password of that time.
        Raises :class:`StorageTrouble`, with everything as it was, when the backup is damaged.
        """
        session = self._session
        session.require(Act.RESTORE)
        backups.verify(path, session.data_key)
        now = session.now()
        backups.make(session.database, session.folder, session.data_key, "restore", now=now)
        with session.writing() as work:
            work.audit("restored")
        if session.database.kind == "postgresql":
            backups.restore_to_server(path, session.database, session.folder, session.data_key)
            session.database.close()
            return None
        session.database.close()
        return backups.restore(path, session.folder, session.data_key, now=now)

    def check(self, progress: Callable[[int, int], None] | None = None) -> Report:
        """Check database, what is to be done, audit chain, attachments and backups."""
        self._session.require(Act.CHECK_OFFICE)
        parts = (self._database, self._dues, self._audit, self._attachments, self._backups)
        lines: list[tuple[bool, Sentence]] = []
        for done, part in enumerate(parts):
            if progress:
                progress(done, len(parts))
            lines += part()
        with self._session.writing() as work:
            work.audit("checked", detail={"ok": all(fine for fine, _ in lines)})
        return Report(tuple(lines))

    def _make(self, reason: Reason, second_place: Path | None) -> BackupCard:
        session = self._session
        named = session.office.values.get("second_place")
        place = second_place or (Path(str(named)) if named else None)
        made = backups.make(
            session.database,
            session.folder,
            session.data_key,
            reason,
            now=session.now(),
            second_place=place,
        )
        with session.writing() as work:
            work.audit("backup_made", detail={"reason": reason, "second": made.second is not None})
        return _card(made)

    def _database(self) -> list[tuple[bool, Sentence]]:
        try:
            with self._session.database.read() as connection:
                whole = is_whole(connection)
                people, lines = listing.persons_and_lines(connection)
        except StorageTrouble as error:
            return [(False, error.sentence)]
        found: list[tuple[bool, Sentence]] = [
            (True, T("The database is whole."))
            if whole
            else (False, T("The database is damaged. Restore the latest backup."))
        ]
        found.append(
            (True, T("The list has {n} people.", n=lines))
            if people == lines
            else (False, T("The list has {n} people, the records {m}.", n=lines, m=people))
        )
        return found

    def _dues(self) -> list[tuple[bool, Sentence]]:
        with self._session.reading() as work:
            wrong = due_lines.compare(self._session, work)
        if not wrong:
            return [(True, T("What is to be done agrees with the records."))]
        with self._session.writing() as work:
            # First the log: on a server it lets one writer at a time in.
            work.audit("work_made_anew", detail={"lines": wrong})
            due_lines.make_anew(self._session, work)
        # No damage: what follows from the passing of time (an age that was reached) shows here, too.
        said = T("What is to be done was brought up to date with the records: {n} lines.", n=wrong)
        return [(True, said)]

    def _audit(self) -> list[tuple[bool, Sentence]]:
        with self._session.database.read() as connection:
            broken = audit.verify(connection)
            last, _ = audit.head(connection)
        if broken is not None:
            return [(False, T("The log was changed at line {n}.", n=broken))]
        return [(True, T("The log is whole: {n} lines.", n=last))]

    def _attachments(self) -> list[tuple[bool, Sentence]]:
        with self._session.reading() as work:
            kept = work.records.where("attachment", withdrawn=True)
        wrong = 0
        for row in kept:
            if not row.values["file_id"]:
                continue  # erased with its person
            try:
                attachments.load(
                    self._session.folder, self._session.data_key, row.values["file_id"]
                )
            except ClerkError:
                wrong += 1
        if wrong:
            return [(False, T("{n} attachments are missing or damaged.", n=wrong))]
        return [(True, T("Attachments are whole: {n}.", n=len(kept)))]

    def _backups(self) -> list[tuple[bool, Sentence]]:
        found = backups.listed(self._session.folder)
        if not found:
            return [(True, T("There is no backup yet. One is made when you close the program."))]
        wrong = []
        for backup in found:
            try:
                backups.verify(backup.path, self._session.data_key)
            except ClerkError:
                wrong.append(backup.path.name)
        if wrong:
            return [(False, T("Damaged backup: {name}", name=name)) for name in wrong]
        return [(True, T("Backups open and are whole: {n}.", n=len(found)))]


def _card(backup: Backup) -> BackupCard:
    return BackupCard(backup.path, backup.made_at, backup.reason, backup.size, backup.trouble)
