"""What is to be done of each record, kept beside it: written with it, made anew, compared with it."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop import paths
from desktop.office import person_dues
from desktop.storage import dues, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

REGISTERS: Final = (
    "cases",
    "referrals",
    "mediations",
    "recruiters",
    "placements",
    "school_returns",
    "things",
    "meetings",
    "activities",
    "trainings",
)
"""The registers whose records have something to be done by a day (``Register.dues``)."""
PERSON: Final = "person"
_AT_ONCE: Final = 400
"""How many people are read at once: SQLite takes only so many values in a question."""


def registers(session: Session) -> dict[str, tuple[str, Register]]:
    """Return by the kind of their records those registers, with their names."""
    named = ((name, getattr(session, name)) for name in REGISTERS)
    return {register.kind: (name, register) for name, register in named}


def make_anew(session: Session, work: UnitOfWork) -> None:
    """Make all lines from the records, in place of what was kept."""
    dues.clear(work.connection)
    for lines in _everything(session, work):
        dues.insert(work.connection, lines)
    dues.set_release(work.connection, release())


def outdated(work: UnitOfWork) -> bool:
    """Whether the lines were made by other sentences or other numbers than those of today."""
    return dues.release(work.connection) != release()


def compare(session: Session, work: UnitOfWork) -> int:
    """Return how many lines are kept otherwise than the records say."""
    today = session.today()
    wanted = {
        (line["item"], line["due_at"], line["title"])
        for lines in _everything(session, work)
        for line in lines
        if line["until_on"] is None or line["until_on"] >= today
    }
    return len(wanted ^ dues.everything(work.connection, today))


def _everything(session: Session, work: UnitOfWork) -> Iterator[list[dict[str, Any]]]:
    for kind, (_name, register) in registers(session).items():
        for stored in work.records.where(kind):
            yield register.due_rows(work, stored.id)
    everybody = listing.people(work.connection)
    for start in range(0, len(everybody), _AT_ONCE):
        some = everybody[start : start + _AT_ONCE]
        theirs = person_dues.belongings(work, some)
        running = person_dues.clocks(session, work, theirs.values())
        for person in work.records.where(PERSON, id=some):
            yield person_dues.rows(session, person.id, person.values, theirs[person.id], running)


@cache
def release() -> str:
    """Return what stands for this release: its sentences, and its numbers as they are set here."""
    found = hashlib.sha256()
    resources = paths.resources()
    files = [*resources.glob("locale/*/LC_MESSAGES/*.mo"), *resources.glob("reference/*.toml")]
    for path in sorted(files):
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()
