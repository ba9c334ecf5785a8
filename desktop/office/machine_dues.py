"""What the office itself is reminded of: a backup that is too old, a number that is missing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.rules.worklist import Item, numbers
from desktop.storage import backups

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.i18n import Sentence
    from desktop.office.session import Session

OFFICE: Final = "office"
SETTINGS: Final = "settings"


def items(session: Session) -> Iterator[Item]:
    """Yield what is to be done in the office besides what its records say."""
    if session.may(Act.BACK_UP):
        yield from _backup(session)
    if session.may(Act.MANAGE_OFFICE) and not session.office.values.get("phone"):
        words = T(
            "The office has no telephone number: what people carry with them would have none."
        )
        yield Item(
            f"{OFFICE}/phone",
            OFFICE,
            "phone",
            session.now(),
            words,
            page=OFFICE,
            register=SETTINGS,
        )


def _backup(session: Session) -> Iterator[Item]:
    now = session.now()
    made = backups.listed(session.folder)
    if not made:
        yield _of_backup("none", now, T("There is no backup yet."))
        return
    newest = max(backup.made_at for backup in made).astimezone(now.tzinfo)
    at = newest + timedelta(days=int(numbers()["backup"]["warn_days"]))
    if at <= now:
        words = T("The last backup is of {day}.", day=newest.date())
        yield _of_backup(at.date().isoformat(), at, words)


def _of_backup(name: str, at: datetime, words: Sentence) -> Item:
    key = f"{OFFICE}/backup/{name}"
    return Item(key, OFFICE, "backup", at, words, page="keeping", register=SETTINGS)
