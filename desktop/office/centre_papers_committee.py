"""Paper of the Children's Committee: ballots, result, roster, handovers, certificates, minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.documents import committee_papers
from desktop.documents.ballot import ballots
from desktop.documents.committee_facts import (
    CandidateFacts,
    ElectionFacts,
    HandoverFacts,
    MeetingFacts,
    MemberFacts,
    RosterFacts,
    ServiceFacts,
)
from desktop.office import committee_reading
from desktop.office.centre_children import known
from desktop.office.register_lines import titles
from desktop.rules import names, reference
from desktop.rules.committee import served, service_words
from desktop.sheets.committee import CANDIDATE, MEMBER, TERM, VOTER
from desktop.sheets.handovers import HANDOVER, ITEM
from desktop.sheets.meetings import DECISION, MEETING, PRESENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Translator
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

Ids = tuple["UUID", ...]


def ballot(session: Session, ids: Ids, t: Translator, second: Translator | None) -> Paper:
    """Return the ballots of a term's election, one for every voter."""
    return ballots(_election(session, ids[0]), t, second)


def result(session: Session, ids: Ids, t: Translator, second: Translator | None) -> Paper:
    """Return the result sheet of a term's election."""
    return committee_papers.result(_election(session, ids[0]), t, second)


def roster(session: Session, ids: Ids, t: Translator, second: Translator | None) -> Paper:
    """Return the members of a term with their duties, those who serve first."""
    session.require(session.terms.see)
    with session.reading() as work:
        stored = work.records.get(TERM.kind, ids[0])
        rows = [row.values for row in work.records.where(MEMBER.kind, term_id=ids[0])]
        people = known(work, (row["person_id"] for row in rows), session.today())
    words = reference.words("committee_duty")
    members = [
        MemberFacts(
            one.name,
            one.birth_year,
            [words[code] for code in row["duties"] or () if code in words],
            row["since"],
            row["until"],
            str(row["advises_on"] or "") if row["until"] else "",
        )
        for row in rows
        if (one := people.get(row["person_id"]))
    ]
    members.sort(key=lambda one: (one.until is not None, names.pinyin(one.name)))
    facts = RosterFacts(
        session.office.values, str(stored.values["number"] or ""), stored.values, members
    )
    return committee_papers.roster(facts, t, second)


def _election(session: Session, term: UUID) -> ElectionFacts:
    session.require(session.terms.see)
    with session.reading() as work:
        stored = work.records.get(TERM.kind, term)
        rows = work.records.where(CANDIDATE.kind, term_id=term)
        voters = work.records.where(VOTER.kind, term_id=term)
        people = known(work, (row.values["person_id"] for row in rows), session.today())
    candidates = [
        CandidateFacts(
            one.name,
            one.birth_year,
            row.values["votes"],
            row.values["run_off_votes"],
            bool(row.values["elected"]),
        )
        for row in rows
        if (one := people.get(row.values["person_id"]))
    ]
    return ElectionFacts(
        session.office.values,
        str(stored.values["number"] or ""),
        stored.values,
        sorted(candidates, key=lambda one: names.pinyin(one.name)),
        len(voters),
        sum(bool(row.values["voted"]) for row in voters),
    )


def handover(session: Session, ids: Ids, t: Translator, second: Translator | None) -> Paper:
    """Return the sheet of a handover."""
    session.require(session.handovers.see)
    with session.reading() as work:
        values = work.records.get(HANDOVER.kind, ids[0]).values
        items = work.records.where(ITEM.kind, handover_id=ids[0])
        called = _called(work, session, (values["from_id"], values["to_id"]), values["term_id"])
    facts = HandoverFacts(
        session.office.values,
        str(values["number"] or ""),
        called.get(values["from_id"], ""),
        called.get(values["to_id"], ""),
        called.get(values["term_id"], ""),
        values,
        [row.values for row in items],
    )
    return committee_papers.handover_sheet(facts, t, second)


def certificates(session: Session, ids: Ids, t: Translator, second: Translator | None) -> Paper:
    """Return the certificates of a term's members, or of those who hand over."""
    session.require(session.terms.see)
    with session.reading() as work:
        persons: list[UUID] = []
        for record in ids:
            handover = work.records.where(HANDOVER.kind, id=record)
            rows = work.records.where(MEMBER.kind, term_id=record)
            found = [row.values["from_id"] for row in handover]
            found += [row.values["person_id"] for row in rows]
            persons += [person for person in found if person is not None]
        facts = [_service(session, work, person) for person in dict.fromkeys(persons)]
    return committee_papers.certificates([one for one in facts if one.spans], t, second)


def _service(session: Session, work: UnitOfWork, person: UUID) -> ServiceFacts:
    today = session.today()
    spans = sorted(committee_reading.spans(work, person), key=lambda span: span[0])
    words = reference.words("committee_duty")
    duties: dict[str, None] = {}
    for row in work.records.where(MEMBER.kind, person_id=person):
        duties |= dict.fromkeys(row.values["duties"] or ())
    people = known(work, [person], today)
    return ServiceFacts(
        session.office.values,
        people[person].name if person in people else "",
        spans,
        service_words(served(spans, today)),
        [words[code] for code in duties if code in words],
        today,
    )


def minutes(session: Session, ids: Ids, t: Translator, second: Translator | None) -> Paper:
    """Return the minutes of a meeting."""
    session.require(session.meetings.see)
    with session.reading() as work:
        values = work.records.get(MEETING.kind, ids[0]).values
        came = [
            row.values["person_id"] for row in work.records.where(PRESENCE.kind, meeting_id=ids[0])
        ]
        decisions = [row.values for row in work.records.where(DECISION.kind, meeting_id=ids[0])]
        people = (*came, values["led_by_id"], *(one["who_id"] for one in decisions))
        called = _called(work, session, people, values["term_id"])
    facts = MeetingFacts(
        session.office.values,
        values,
        called.get(values["term_id"], ""),
        called.get(values["led_by_id"], ""),
        [called.get(person, "") for person in came],
        [_decision(one, called) for one in decisions],
    )
    return committee_papers.minutes(facts, t, second)


def _decision(row: Mapping[str, Any], called: Mapping[Any, str]) -> tuple[str, str, Any, Any]:
    who = called.get(row["who_id"], "")
    return str(row["what"] or ""), who, row["due_on"], row["done_on"]


def _called(
    work: UnitOfWork, session: Session, persons: Iterable[UUID | None], term: UUID | None
) -> dict[Any, str]:
    asked = [person for person in persons if person is not None]
    found = {key: one.name for key, one in known(work, asked, session.today()).items()}
    return {**found, **(titles(work, [term]) if term else {})}
