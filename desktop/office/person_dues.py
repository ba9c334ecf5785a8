"""What is to be done about a person: her birthdays by the law, her consents, her journey."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T
from desktop.office import journey_reading, person_consents
from desktop.rules import consents, journey_clocks, reference
from desktop.rules.age import birthday
from desktop.rules.journeys import BEFORE
from desktop.rules.worklist import Due, numbers, on_day
from desktop.storage import dues

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.rules.journey_clocks import JourneyClock
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

Belongings = dict[str, list["Stored"]]
KINDS: Final = ("journey", "consent")
_TURNS: Final[Mapping[int, Sentence]] = {
    # Work is open from 16 on (Labour Law, Art. 15), and an ID card is applied for (ID Card Law, Art. 2).
    16: T("Turns 16: may work under protection, and applies for the ID card."),
    # Protection of juvenile workers ends (Labour Law, Art. 58), and she decides for herself (Civil Code, Art. 17).
    18: T("Turns 18: of age; look at the journey, the guardian and the consents anew."),
}
_TURNS_SOON: Final[Mapping[int, Sentence]] = {
    16: T("Will turn 16 soon: speak with her about school, work and the ID card."),
    18: T("Will turn 18 soon: speak with her about what she decides for herself then."),
}
_NO_WORD: Final = frozenset(
    {"arrival", "arrival_visit", "check_up", "check_up_trace", "out_of_contact"}
)
_PAGES: Final = {"id_card": "self", "left": "journey"}
_ALARMS: Final = frozenset(
    {"arrival_visit", "check_up_trace", "out_of_contact", "report_missing", "search"}
)
"""What is danger where she may be a minor, or where something spoke for danger before (§6.1)."""


def belongings(work: UnitOfWork, people: Collection[UUID]) -> dict[UUID, Belongings]:
    """Return what belongs to some people, as far as it is asked here."""
    found: dict[UUID, Belongings] = {one: {kind: [] for kind in KINDS} for one in people}
    for kind in KINDS:
        for row in work.records.where(kind, person_id=list(people)):
            found[row.values["person_id"]][kind].append(row)
    return found


def clocks(
    session: Session, work: UnitOfWork, everybody: Iterable[Belongings]
) -> dict[UUID, JourneyClock]:
    """Return from what the clocks of everybody's latest journey run, by the journey."""
    latest = [theirs["journey"][-1] for theirs in everybody if theirs["journey"]]
    return journey_reading.clocks_of(session, work, latest)


def write(session: Session, work: UnitOfWork, person: Stored) -> None:
    """Keep what is to be done about a person beside her line."""
    theirs = belongings(work, [person.id])[person.id]
    running = clocks(session, work, [theirs])
    dues.remove(work.connection, person.id)
    dues.insert(work.connection, rows(session, person.id, person.values, theirs, running))


def rows(
    session: Session,
    person: UUID,
    values: Mapping[str, Any],
    theirs: Belongings,
    running: Mapping[UUID, JourneyClock],
) -> list[dict[str, Any]]:
    """Return the lines of a person; none of one who was made anonymous."""
    if values["anonymised_at"] is not None or values["withdrawn_why"] is not None:
        return []
    latest = theirs["journey"][-1].values if theirs["journey"] else {}
    return dues.rows(
        "person",
        person,
        tuple(_dues(session, values, theirs, running)),
        title=str(values["full_name"] or ""),
        number=str(latest.get("number") or ""),
    )


def _dues(
    session: Session,
    values: Mapping[str, Any],
    theirs: Belongings,
    running: Mapping[UUID, JourneyClock],
) -> Iterator[Due]:
    now = session.now()
    if theirs["journey"]:
        clock = running[theirs["journey"][-1].id]
        yield from _journey(clock)
        yield from _package(clock, values, theirs["consent"], now)
    yield from _birthdays(values, now)
    yield from _consents(theirs["consent"], now)


def _journey(clock: JourneyClock) -> Iterator[Due]:
    """The clocks of her journey; of no word from her the latest question stands for all."""
    alarming = clock.minor or clock.danger
    before = "journey" if clock.state in BEFORE else "follow_up"
    for one in journey_clocks.deadlines(clock):
        yield Due(
            one.code,
            one.at,
            one.words,
            by_day=one.by_day,
            danger=alarming and one.code in _ALARMS,
            series="word" if one.code in _NO_WORD else "",
            page=_PAGES.get(one.code, before),
        )


def _package(
    clock: JourneyClock, values: Mapping[str, Any], kept: Iterable[Stored], now: datetime
) -> Iterator[Due]:
    """She has left and agreed that the office at the destination is told: its sheet (§6.1)."""
    if clock.state not in journey_clocks.ON_THE_WAY:
        return
    must = person_consents.who_must(values["birth"], now.date()).by
    if consents.covers(
        person_consents.given(row.values for row in kept), "b", now.date(), must=must
    ):
        words = T("She is on her way: send the office at the destination its sheet.")
        yield on_day("package", clock.since, words, now, page="follow_up")


def _birthdays(values: Mapping[str, Any], now: datetime) -> Iterator[Due]:
    """Turning 16 and 18, by the youngest age that she can have."""
    birth = values["birth"]
    if not birth:
        return
    born = date.fromisoformat(birth["last"])
    shown, before = (
        timedelta(days=int(numbers()["birthday"][name])) for name in ("shown_days", "ahead_days")
    )
    week = timedelta(days=int(numbers()["ahead"]["days"]))
    for years, words in _TURNS.items():
        # An age is reached on the day after the birthday (``rules.age``).
        day = birthday(born, years) + timedelta(days=1)
        if day + shown >= now.date():
            # From a week before, the day itself stands on the list.
            last, words_before = day - week - timedelta(days=1), _TURNS_SOON[years]
            yield on_day(
                f"soon_{years}", day - before, words_before, now, until=last, page="journey"
            )
            yield on_day(f"turns_{years}", day, words, now, until=day + shown, page="journey")


def _consents(kept: Iterable[Stored], now: datetime) -> Iterator[Due]:
    ahead = timedelta(days=int(numbers()["consent"]["ahead_days"]))
    words = reference.words("consent_purpose")
    for row in kept:
        ends, purpose = row.values["expires_on"], str(row.values["purpose"] or "")
        if ends is None or row.values["given"] != "yes" or row.values["withdrawn_on"] is not None:
            continue
        said = T("The consent “{what}” ends on {day}: ask again.", what=words[purpose], day=ends)
        shown = ends + timedelta(days=int(numbers()["birthday"]["shown_days"]))
        yield on_day(f"consent_{purpose}", ends - ahead, said, now, until=shown, page="consent")
