"""Paper about activities: what is told of an activity and of those who came is chosen here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.documents import activity_facts as plain
from desktop.documents.activity_poster import activity_poster
from desktop.documents.activity_report import activity_report
from desktop.documents.certificates import certificates
from desktop.documents.month_plan import month_plan
from desktop.documents.sign_in_sheet import sign_in_sheet
from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.office.coming import roll
from desktop.office.register_lines import titles
from desktop.rules import activities
from desktop.rules.permissions import Act
from desktop.rules.spans import weeks_of_month
from desktop.sheets.activities import ENTRY, NEED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Translator
    from desktop.office.coming import Child
    from desktop.office.session import Session


def poster(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return a poster for each activity."""
    return activity_poster([_facts(session, record) for record in ids], t, second)


def sign_in(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return a sign-in sheet for each activity, the children who may come printed on it."""
    return sign_in_sheet([_facts(session, record, rolled=True) for record in ids], t, second)


def report(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return a report for each activity."""
    return activity_report([_facts(session, record) for record in ids], t, second)


def prizes(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return a certificate for each prize; :class:`ClerkError` where none is written down."""
    facts = [_facts(session, record) for record in ids]
    if not any(entry.prize for one in facts for entry in one.entries):
        raise ClerkError(T("Write down first who gets which prize."))
    return certificates(facts, t, second)


def month(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return the plan of this month, or of that of the first activity chosen."""
    session.require(Act.SEE_CENTRE)
    day = session.today()
    if ids:
        with session.reading() as work:
            day = work.records.get("activity", ids[0]).values["happens_on"] or day
    return month_of(session, day, t, second)


def month_of(session: Session, day: date, t: Translator, second: Translator | None) -> Paper:
    """Return the plan of a day's month; what was called off is not on it."""
    first, last = weeks_of_month(day)
    lines = [
        (line.day, str(line.cells["time"]), line.title, str(line.cells["place"]))
        for line in session.activities.between(first, last)
        if line.day is not None and line.state != activities.CANCELLED
    ]
    return month_plan(plain.MonthFacts(session.office.values, day, tuple(lines)), t, second)


def _facts(session: Session, record: UUID, *, rolled: bool = False) -> plain.ActivityFacts:
    session.require(Act.SEE_CENTRE)
    with session.reading() as work:
        file = session.activities.load(work, record)
        stored = session.activities.stored(work, record)
        entries = [row.values for row in file.rows[ENTRY.kind]]
        named = titles(work, [row["child_id"] for row in entries if row["child_id"]])  # type: ignore[misc]
        known = roll(work, stored).children if rolled else ()
    came: Any = file.facts["came"]
    return plain.ActivityFacts(
        office=session.office.values,
        printed_on=session.today(),
        values=file.main.values,
        state=activities.WORDS.get(file.state),
        roll=tuple(_guests(known)),
        came=tuple(_guests(came.children)),
        counts=came.counts,
        unnamed=sum(count.number for count in came.unnamed),
        needs=tuple(row.values for row in file.rows[NEED.kind]),
        entries=tuple(
            plain.EntryFacts(
                named.get(row["child_id"], ""),  # type: ignore[call-overload]
                str(row["work"] or ""),
                row["points"],  # type: ignore[arg-type]
                str(row["prize"] or ""),
                str(row["remark"] or ""),
            )
            for row in entries
        ),
    )


def _guests(children: Iterable[Child]) -> Iterable[plain.Guest]:
    return (plain.Guest(one.name, one.sex, one.age, one.photo) for one in children)
