"""Saving a person's sheet: checked field by field, numbered, advised, listed; in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid, NotAllowed
from desktop.i18n import T
from desktop.office import advising, listing_lines, person_files
from desktop.office.cleaning import clean
from desktop.rules import names
from desktop.rules.journeys import State
from desktop.rules.permissions import Act
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.migrants import ATTACHMENT, JOURNEY, PERSON, REPEATED
from desktop.storage import journal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry, PersonFile, RowEntry
    from desktop.office.session import Session
    from desktop.sheets.fields import Sheet
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_BY_KIND: Final = {sheet.kind: sheet for sheet in REPEATED if sheet is not ATTACHMENT}
_GIVEN_OUT: Final = frozenset({"number"})  # by the program, never by the hand


def save(session: Session, entry: Entry) -> PersonFile:
    """Register a new person or save the sheet of a known one.

    Raises :class:`Invalid` with a sentence for each ``sheet.key`` (repeated rows:
    ``sheet#index.key``) that cannot be kept, :class:`Conflict` when a record was saved by
    somebody else since it was opened. The readiness never stops a save.
    """
    session.require(Act.EDIT_MIGRANTS if entry.person_id else Act.REGISTER_MIGRANT)
    if entry.person_id is not None:
        with session.reading() as work:
            refuse_anonymised(work, entry.person_id)
    person, rows = _cleaned(entry)
    with session.writing() as work:
        _household(work, entry, person)
        if entry.person_id is None:
            stored = work.records.add("person", person)
            work.audit("person_registered", subject=stored.id)
        else:
            _follow_name(work, entry.person_id, person)
            stored = work.records.change(
                "person",
                entry.person_id,
                _permitted(session, PERSON, person),
                seen=entry.seen.get(entry.person_id),
            )
            work.audit("person_changed", subject=stored.id)
        _save_rows(session, work, stored.id, entry, rows)
        keep_advice(session, work, stored.id)
        listing_lines.write(session, work, stored.id)
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


def _cleaned(
    entry: Entry,
) -> tuple[dict[str, object], dict[str, list[tuple[RowEntry, dict[str, object]]]]]:
    problems: dict[str, Sentence] = {}
    person: dict[str, object] = {}
    try:
        person = clean(PERSON, entry.person)
    except Invalid as error:
        problems |= {f"person.{key}": said for key, said in error.problems.items()}
    rows: dict[str, list[tuple[RowEntry, dict[str, object]]]] = {}
    for kind, sheet in _BY_KIND.items():
        rows[kind] = []
        for index, row in enumerate(entry.rows.get(kind, ())):
            if row.withdrawn or (row.id is None and _empty(row)):
                rows[kind].append((row, {}))
                continue
            try:
                rows[kind].append((row, clean(sheet, row.values)))
            except Invalid as error:
                problems |= {f"{kind}#{index}.{k}": said for k, said in error.problems.items()}
    if problems:
        raise Invalid(problems)
    if not person.get("name_pinyin"):
        person["name_pinyin"] = names.pinyin(str(person["full_name"]))
    return person, rows


def _empty(row: RowEntry) -> bool:
    started = {key: value for key, value in row.values.items() if key not in _SET_BY_ITSELF}
    return not any(value not in (None, "", [], {}) for value in started.values()) and not (
        row.values.get("purpose")
    )


_SET_BY_ITSELF: Final = frozenset({"registered_on", "how_registered", "given_on", "confirmed_on"})


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


def _permitted(session: Session, sheet: Sheet, values: Mapping[str, object]) -> dict[str, object]:
    """Leave out what the user's roles may not see: she cannot empty what was hidden from her."""
    hidden = person_files.hidden_keys(sheet, session.user.roles)
    return {key: value for key, value in values.items() if key not in hidden}


def _save_rows(
    session: Session,
    work: UnitOfWork,
    person_id: UUID,
    entry: Entry,
    rows: Mapping[str, list[tuple[RowEntry, dict[str, object]]]],
) -> None:
    for kind, typed in rows.items():
        kept = {row.id: row for row in work.records.where(kind, person_id=person_id)}
        for row, values in typed:
            if row.id is not None and row.id not in kept:
                continue  # taken off by somebody else meanwhile; it stays off
            if row.withdrawn:
                if row.id is not None:
                    work.records.change(kind, row.id, {"withdrawn_why": "taken off the sheet"})
            elif values and row.id is None:
                _add_row(session, work, kind, person_id, values)
            elif values and row.id is not None:
                permitted = _permitted(session, _BY_KIND[kind], values)
                changed = {k: v for k, v in permitted.items() if k not in _GIVEN_OUT}
                work.records.change(kind, row.id, changed, seen=entry.seen.get(row.id))


def _add_row(
    session: Session, work: UnitOfWork, kind: str, person_id: UUID, values: dict[str, object]
) -> Stored:
    if kind == JOURNEY.kind:
        values = {
            **values,
            "number": new_number(session, work),
            "state": State.INTERESTED.value,
        }
    return work.records.add(kind, {**values, "person_id": person_id})


def new_number(session: Session, work: UnitOfWork) -> str:
    """Give out the next registration number: office code, year, counter (MXX-2026-0042)."""
    year = session.today().year
    counter = journal.next_number(work.connection, "journey", year)
    return f"{session.office.values['code']}-{year}-{counter:04d}"


def _latest(stored: list[Stored]) -> Mapping[str, Any]:
    return stored[-1].values if stored else {}
