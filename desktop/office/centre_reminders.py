"""What the Children's Centre is reminded of besides its single records, worked out when asked for.

A member's handover that is due, an adviser nobody has spoken with for a year, and a month of the
cash book that is over and not closed.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.office import committee_reading, handovers
from desktop.office.centre_children import known
from desktop.rules import committee
from desktop.rules.case_clocks import end_of
from desktop.rules.permissions import Act
from desktop.rules.worklist import Item, numbers
from desktop.sheets.cash import CASH_MONTH
from desktop.sheets.committee import MEMBER, TERM
from desktop.sheets.handovers import HANDOVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.i18n import Sentence
    from desktop.office.session import Session

ACTS: Final[Mapping[str, Act]] = {
    HANDOVER.kind: Act.ORGANISE_CENTRE,
    TERM.kind: Act.ORGANISE_CENTRE,
    CASH_MONTH.kind: Act.CLOSE_CASH,
}
"""Who is reminded."""
TITLES: Final[Mapping[str, Sentence]] = {
    sheet.kind: sheet.title for sheet in (HANDOVER, TERM, CASH_MONTH)
}
"""What the kinds of reminders are called."""


def items(session: Session) -> Iterator[Item]:
    """Yield handovers and advisers that are due, and the month of the cash book to close."""
    if session.may(Act.ORGANISE_CENTRE):
        yield from _handovers(session)
        yield from _advisers(session)
    if session.may(Act.CLOSE_CASH):
        yield from _month(session)


def _handovers(session: Session) -> Iterator[Item]:
    for one in handovers.due(session):
        by = one.by or session.today()  # the day is told to adults only
        yield Item(
            f"{HANDOVER.kind}/{one.person_id}/{by.isoformat()}",
            HANDOVER.kind,
            "handover",
            end_of(by, session.now()),
            T("Her duties on the Children's Committee go to a younger member."),
            register="handovers",
            record=one.handover,
            title=one.name,
        )


def _advisers(session: Session) -> Iterator[Item]:
    """Yield the former members with whom somebody should speak again, so long as they advise."""
    ahead = session.today() + timedelta(days=int(numbers()["ahead"]["days"]))
    with session.reading() as work:
        found = committee_reading.advisers(work)
        names = known(work, (one.person_id for one in found), session.today())
    for one in found:
        by = committee.adviser_asked_by(one.since, one.contacted_on)
        if by <= ahead and one.person_id in names:
            yield Item(
                f"{MEMBER.kind}/{one.person_id}/adviser/{by.isoformat()}",
                TERM.kind,
                "adviser",
                end_of(by, session.now()),
                T("Ask how she is; she advises on: {what}.", what=one.advises_on),
                page="members",
                register="terms",
                record=one.term_id,
                title=names[one.person_id].name,
            )


def _month(session: Session) -> Iterator[Item]:
    month = session.cash.now().to_close
    if month is not None:
        by = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        by += timedelta(days=int(numbers()["centre"]["close_days"]) - 1)
        yield Item(
            f"{CASH_MONTH.kind}/{month.isoformat()}",
            CASH_MONTH.kind,
            "cash_month",
            end_of(by, session.now()),
            T("Count the tin and close the month that began on {day}.", day=month),
            register="cash",
        )
