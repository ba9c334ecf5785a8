"""Saving a person's sheet: checked field by field, numbered, advised, listed; in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid, NotAllowed
from desktop.i18n import T
from desktop.office import (
    advising,
    case_access,
    entering,
    journey_steps,
    listing_lines,
    person_files,
)
from desktop.office.cleaning import clean
from desktop.rules import names
from desktop.rules.journeys import State
from desktop.rules.permissions import Act
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.journeys import CHECK_IN, CHILD
from desktop.sheets.migrants import ATTACHMENT, JOURNEY, PERSON, REPEATED
from desktop.storage import journal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.cards import Entry, PersonFile, RowEntry
    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_BELONGING: Final = tuple(sheet for sheet in REPEATED if sheet is not ATTACHMENT)
_OF_A_JOURNEY: Final = {CHECK_IN.kind: "happened_on", CHILD.kind: "name"}
"""Rows that belong to the journey under way, and the field that stands for each."""
_GIVEN_OUT: Final = frozenset({"number"})  # by the program, never by the hand


def save(session: Session, entry: Entry) -> PersonFile:
    """Register a new person or save the sheet of a known one.

    Raises :class:`Invalid` with a sentence for each ``sheet.key`` (repeated rows:
    ``sheet#index.key``) that cannot be kept, :class:`Conflict` when a record was saved by
    somebody else since it was opened. The readiness never stops a save.
    """
    session.require(Act.EDIT_MIGRANTS if entry.record_id else Act.REGISTER_MIGRANT)
    if entry.record_id is not None:
        with session.reading() as work:
            refuse_anonymised(work, entry.record_id)
    person, rows = _cleaned(entry)
    with session.writing() as work:
        journey_steps.check(session, work, rows)
        _household(work, entry, person)
        if entry.record_id is None:
            stored = work.records.add("person", person)
            work.audit("person_registered", subject=stored.id)
        else:
            _follow_name(work, entry.record_id, person)
            stored = work.records.change(
                "person",
                entry.record_id,
                entering.permitted(session, PERSON, person),
                seen=entry.seen.get(entry.record_id),
            )
            work.audit("person_changed", subject=stored.id)
        person_id = stored.id
        entering.save_rows(
            session,
            work,
            _BELONGING,
            person_id,
            entry,
            rows,
            lambda sheet, values: _add_row(session, work, sheet.kind, person_id, values),
            given_out=_GIVEN_OUT,
        )
        keep_advice(session, work, stored.id)
        listing_lines.write(session, work, stored.id)
        session.children.follow(work, stored.id)
        case_access.write_touching(work, [stored.id])
        return person_files.load(session, work, stored.id)


def keep_advice(session: Session, work: UnitOfWork, person_id: UUID) -> None:
    """Keep the readiness with a journey as it stands on the day of its registration.

    It is written anew while the journey is being checked, and stays as it was from then on.
    """
    journeys = work.records.where("journey", person_id=person_id)
    if not journeys:
        return
    latest = journeys[-1]
    if latest.values["readiness"] and latest.values["state"] not in _STILL_CHECKED:
        return
    facts = advising.facts(
        work.records.get("person", person_id).values,
        latest.values,
        _latest(work.records.where("schooling", person_id=person_id)),
        session.today(),
    )
    advice = advising.assess(facts)
    kept = {
        "assessed_on": session.today().isoformat(),
        "rules_version": advice.rules_version,
        "status": advice.status,
        "codes": [finding.code for finding in advice.findings],
    }
    before = latest.values["readiness"] or {}
    if {**before, "assessed_on": ""} != {**kept, "assessed_on": ""}:
        work.records.change("journey", latest.id, {"readiness": kept})


_STILL_CHECKED: Final = frozenset(
    {State.INTERESTED, State.CHECKING, State.NOT_ELIGIBLE, State.CONDITIONAL}
)


def _cleaned(entry: Entry) -> tuple[dict[str, object], entering.Cleaned]:
    person, rows = entering.cleaned(PERSON, _BELONGING, entry, _empty)
    if not person.get("name_pinyin"):
        person["name_pinyin"] = names.pinyin(str(person["full_name"]))
    return person, rows


def _empty(row: RowEntry) -> bool:
    started = {key: value for key, value in row.values.items() if key not in _SET_BY_ITSELF}
    return not any(value not in (None, "", [], {}) for value in started.values()) and not (
        row.values.get("purpose")
    )


_SET_BY_ITSELF: Final = frozenset(
    {
        "registered_on", "how_registered", "began", "given_on", "confirmed_on", "expressed_on",
        "happened_on", "by_whom",
    }
)  # fmt: skip


def _follow_name(work: UnitOfWork, person_id: UUID, person: dict[str, object]) -> None:
    """Bring the pinyin along when the name is corrected, unless it was written by hand."""
    before = work.records.get("person", person_id).values["full_name"] or ""
    if person.get("name_pinyin") == names.pinyin(before):
        person["name_pinyin"] = names.pinyin(str(person["full_name"]))


def _household(work: UnitOfWork, entry: Entry, person: dict[str, object]) -> None:
    if entry.household_number is None:
        person.pop("household_id", None)
        return
    number = entry.household_number.strip()
    if not number:
        person["household_id"] = None
        return
    found = work.records.where("household", number=number)
    told = _told_of_household(entry)
    if found:
        household = found[0]
        shown = any(row.id == household.id for row in entry.rows.get("household", ()))
        # Of a household that was not on the sheet only what was not known is taken.
        changed = {
            key: value
            for key, value in told.items()
            if value != household.values.get(key) and (shown or not household.values.get(key))
        }
        if changed:
            work.records.change("household", household.id, changed)
    else:
        household = work.records.add("household", _new_household(number, person, told))
    person["household_id"] = household.id


def _told_of_household(entry: Entry) -> dict[str, object]:
    """What the sheet says of the household besides its number (a row of kind ``household``)."""
    rows = entry.rows.get("household", ())
    told = {key: value for key, value in rows[0].values.items() if key != "number"} if rows else {}
    try:
        return clean(HOUSEHOLD, told, partial=True)
    except Invalid as error:
        said = {f"household.{key}": words for key, words in error.problems.items()}
        raise Invalid(said) from error


def _new_household(
    number: str, person: Mapping[str, object], told: Mapping[str, object]
) -> dict[str, object]:
    head = person.get("full_name") if person.get("relation_to_head") == "self" else None
    known = {"head_name": head, "village_group": person.get("village_group")}
    given = {key: value for key, value in told.items() if value is not None}
    return {"number": number, **known, **given}


def refuse_anonymised(work: UnitOfWork, person_id: UUID) -> None:
    """Raise :class:`NotAllowed` for a person who was made anonymous."""
    if work.records.get("person", person_id).values["anonymised_at"]:
        raise NotAllowed(T("This person was made anonymous. Nothing can be added to the record."))


def _add_row(
    session: Session, work: UnitOfWork, kind: str, person_id: UUID, values: dict[str, object]
) -> Stored:
    if kind == JOURNEY.kind:
        values = {
            **values,
            "number": new_number(session, work),
            "state": journey_steps.first_state(values).value,
        }
    if kind in _OF_A_JOURNEY:
        values = {**values, "journey_id": _latest_journey(work, kind, person_id)}
    added = work.records.add(kind, {**values, "person_id": person_id})
    if kind == JOURNEY.kind:
        journey_steps.begin(session, work, added)
    return added


def _latest_journey(work: UnitOfWork, kind: str, person_id: UUID) -> UUID:
    journeys = work.records.where(JOURNEY.kind, person_id=person_id)
    if not journeys:
        raise Invalid({f"{kind}#0.{_OF_A_JOURNEY[kind]}": T("Write down her journey first.")})
    return journeys[-1].id


def new_number(
    session: Session, work: UnitOfWork, series: str = "journey", letter: str = ""
) -> str:
    """Give out the next number of a series: office code, year, counter (MXX-2026-0042).

    ``letter`` tells other registers from the registration of people (MXX-R-2026-0001).
    """
    year = session.today().year
    counter = journal.next_number(work.connection, series, year)
    code = "-".join(part for part in (str(session.office.values["code"]), letter) if part)
    return f"{code}-{year}-{counter:04d}"


def _latest(stored: list[Stored]) -> Mapping[str, Any]:
    return stored[-1].values if stored else {}
