"""A person's line in the list and the words she is found by, made from her records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.office import advising, person_dues, preparation
from desktop.rules import names, readiness
from desktop.rules.journeys import State
from desktop.rules.sameness import canonical, same
from desktop.storage import dues, listing, sameness, seekers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


def write(session: Session, work: UnitOfWork, person_id: UUID) -> None:
    """Write a person's line and words anew, in the transaction that changed her records."""
    person = work.records.get("person", person_id)
    values = person.values
    household_id = values["household_id"]
    household = work.records.get("household", household_id).values if household_id else {}
    belongings = {
        kind: work.records.where(kind, person_id=person_id)
        for kind in ("person_name", "phone", "schooling", "journey", "wish")
    }
    tasks = preparation.open_tasks(work, person_id, belongings["journey"], session.today())
    line = make(values, household, belongings, session.today(), tasks)
    line["changed_at"] = work.now
    listing.write(work.connection, person_id, line, words(values, household, belongings))
    seekers.write(work.connection, person_id, _seeker(line, belongings))
    person_dues.write(session, work, person)


def write_all(session: Session, work: UnitOfWork) -> None:
    """Write every line and all words anew."""
    edges = sameness.live(work.connection)
    for person in work.records.where("person"):
        shown = canonical(edges, person.id) == person.id
        if shown and person.values["anonymised_at"] is None:
            write(session, work, person.id)


def relist(session: Session, work: UnitOfWork, persons: Iterable[UUID]) -> None:
    """Show each of some persons under one record, the smallest id, and take the others off."""
    edges = sameness.live(work.connection)
    for person_id in {record for person in persons for record in same(edges, person)}:
        if canonical(edges, person_id) == person_id:
            write(session, work, person_id)
        else:
            take_off(work, person_id)


def take_off(work: UnitOfWork, person_id: UUID) -> None:
    """Take a person off the list, off those who look for work, off what is to be done."""
    listing.remove(work.connection, person_id)
    dues.remove(work.connection, person_id)
    seekers.write(work.connection, person_id, None)


def make(
    person: Mapping[str, Any],
    household: Mapping[str, Any],
    belongings: Mapping[str, list[Stored]],
    today: date,
    tasks: tuple[Sentence, ...] = (),
) -> dict[str, Any]:
    """Return the columns of a line, except when it was changed; ``tasks`` of her preparation."""
    journey = _latest(belongings["journey"])
    schooling = _latest(belongings["schooling"])
    birth = person["birth"] or {}
    facts = advising.facts(person, journey, schooling, today, tasks)
    advice = advising.assess(facts) if journey else None
    pinyin = person["name_pinyin"] or names.pinyin(person["full_name"] or "")
    return {
        "name": person["full_name"] or "",
        "pinyin": pinyin.lower().replace(" ", ""),
        "sex": person["sex"] or "",
        "birth_first": date.fromisoformat(birth["first"]) if birth else None,
        "birth_last": date.fromisoformat(birth["last"]) if birth else None,
        "village_group": person["village_group"] or "",
        "number": journey.get("number") or "",
        "state": journey.get("state") or "",
        "readiness": advice.status if advice else "",
        "schooling": schooling.get("status") or "",
        "registered_on": journey.get("registered_on"),
        "household_number": household.get("number") or "",
    }


LOOKING: Final = frozenset({State.CONDITIONAL, State.PREPARING, State.CLEARED})
"""The states in which somebody is linked to work: checked, and still here."""


def _seeker(
    line: Mapping[str, Any], belongings: Mapping[str, list[Stored]]
) -> dict[str, Any] | None:
    """What linking asks of a person; None where she is not to be linked to work."""
    latest = belongings["journey"][-1] if belongings["journey"] else None
    if latest is None or latest.values["purpose"] != "work":
        return None
    if latest.values["state"] not in LOOKING or line["readiness"] == readiness.WAIT:
        return None
    wish = _latest(belongings["wish"])
    return {
        "journey_id": latest.id,
        "name": line["name"],
        "number": line["number"],
        "sex": line["sex"],
        "birth_last": line["birth_last"],
        "village_group": line["village_group"],
        "state": line["state"],
        "readiness": line["readiness"],
        "schooling": line["schooling"],
        "trades": _codes(wish.get("trades")),
        "counties": _codes(wish.get("counties")),
        "wage_least": wish.get("wage_least"),
        "with_whom": wish.get("with_whom") or "",
        "from_on": wish.get("from_on"),
        "needs_lodging": wish.get("needs_lodging") or "",
    }


def _codes(codes: list[str] | None) -> str:
    return f",{','.join(codes)}," if codes else ""


def words(
    person: Mapping[str, Any],
    household: Mapping[str, Any],
    belongings: Mapping[str, list[Stored]],
) -> Iterator[str]:
    """Yield every word by which a person is found."""
    for text in _texts(person, household, belongings):
        if text:
            yield from names.tokens(str(text))


def _texts(
    person: Mapping[str, Any],
    household: Mapping[str, Any],
    belongings: Mapping[str, list[Stored]],
) -> Iterator[object]:
    yield from (person["full_name"], person["name_pinyin"], person["id_number"])
    for name in belongings["person_name"]:
        yield from (name.values["name"], name.values["pinyin"])
    for phone in belongings["phone"]:
        yield phone.values["number"]
    for journey in belongings["journey"]:
        yield journey.values["number"]
    yield household.get("number")


def _latest(stored: list[Stored]) -> Mapping[str, Any]:
    return stored[-1].values if stored else {}
