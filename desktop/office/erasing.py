"""Rights of the person: withdrawing a consent, and having all that names her erased.

Source: Personal Information Protection Law, Art. 15 (withdrawal) and 47 (deletion).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.errors import Invalid
from desktop.i18n import LANGUAGES, T, translator
from desktop.office import (
    case_access,
    erasing_trainings,
    four_eyes,
    journey_steps,
    listing_lines,
)
from desktop.rules import consents
from desktop.rules.permissions import Act
from desktop.sheets.migrants import ATTACHMENT, JOURNEY, PERSON, REPEATED
from desktop.storage import attachments, journal, registers

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Second
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

KEPT_OF_PERSON: Final = frozenset({"sex", "ethnic_group", "village_group", "nationality"})
"""What stays of an anonymised person, for counting: nothing that tells who she is."""
KEPT_OF_JOURNEY: Final = frozenset(
    {
        "number", "registered_on", "purpose", "destination_kind", "state", "stay_length",
        "began", "began_on", "work_as_promised", "return_reason",
    }
)  # fmt: skip
_KEPT: Final = {
    "journey": KEPT_OF_JOURNEY,
    "schooling": frozenset({"status"}),
    "check_in": frozenset({"happened_on", "way", "reached"}),
    "journey_child": frozenset({"situation", "school_place"}),
    "consent": frozenset({"purpose", "given", "given_on", "withdrawn_on"}),
}


def withdraw_consent(session: Session, consent_id: UUID, on: date) -> tuple[Sentence, ...]:
    """Record a withdrawal and return what follows from it."""
    session.require(Act.WITHDRAW_CONSENT)
    with session.writing() as work:
        consent = work.records.get("consent", consent_id)
        given_on = consent.values["given_on"]
        if given_on is not None and on < given_on:
            raise Invalid({"withdrawn_on": T("It was given later than that.")})
        work.records.change("consent", consent_id, {"withdrawn_on": on})
        person_id = consent.values["person_id"]
        purpose = consent.values["purpose"]
        work.audit("consent_withdrawn", subject=person_id, detail={"purpose": purpose})
        listing_lines.write(session, work, person_id)
    return consents.consequences(purpose)


def anonymise(session: Session, person_id: UUID, reason: str, second: Second | None) -> None:
    """Erase who a person is: from her records, their history, the list, drafts, attachments.

    Tombstones stay and win over any copy that comes back later. Needs four eyes and a reason.
    """
    session.require(Act.ANONYMISE_PERSON)
    if len(reason) < 2:
        raise Invalid({"reason": T("Write down the reason.")})
    approval = four_eyes.approve(session, Act.ANONYMISE_PERSON, second)
    files: list[str] = []
    with session.writing() as work:
        person = work.records.get("person", person_id)
        if person.values["anonymised_at"]:
            raise Invalid({"person": T("This person was made anonymous already.")})
        _keep_hidden(work, person_id)
        work.records.erase("person", person_id, set(PERSON.keys) - KEPT_OF_PERSON)
        for sheet in REPEATED:
            kept = _KEPT.get(sheet.kind, frozenset())
            for row in work.records.where(sheet.kind, withdrawn=True, **sheet.owned_by(person_id)):
                if row.values.get("file_id"):
                    files.append(row.values["file_id"])
                extra = {"override"} if sheet is JOURNEY else set()
                work.records.erase(sheet.kind, row.id, (set(sheet.keys) | extra) - kept)
        work.records.change("person", person_id, {"anonymised_at": work.now.isoformat()})
        files += _erase_work(session, work, person_id)
        files += _erase_from_centre(work, person_id)
        _erase_from_committee(session, work, person_id)
        _erase_loans(session, work, person_id)
        erasing_trainings.erase(session, work, person_id)
        journeys = work.records.where("journey", withdrawn=True, person_id=person_id)
        journal.erase_words_of_steps(work.connection, [journey.id for journey in journeys])
        journey_steps.end_of_anonymous(session, work, journeys)
        journal.drop_drafts_of(work.connection, person_id)
        listing_lines.take_off(work, person_id)
        work.audit(
            "person_anonymised",
            subject=person_id,
            detail=approval.detail() if approval else {},
            second=approval.second_id if approval else None,
        )
    for file_id in files:  # once it is certain: a file cannot come back after a rollback
        attachments.erase(session.folder, file_id)


_OF_CONTRACT: Final = frozenset(
    {"worker_name", "worker_id_number", "worker_address", "questions", "promise_note", "note"}
)


def _erase_work(session: Session, work: UnitOfWork, person_id: UUID) -> list[str]:
    """Erase her from contracts and placements; return the scans that are to be erased.

    What a contract says of the employer stays: it is counted, and may help others.
    """
    files: list[str] = []
    for kind, keys, register in (
        ("contract", _OF_CONTRACT, session.contracts),
        ("placement", frozenset({"note"}), session.placements),
        ("school_return", _OF_SCHOOL_RETURN, session.school_returns),
    ):
        for row in work.records.where(kind, withdrawn=True, person_id=person_id):
            work.records.erase(kind, row.id, keys)
            for scan in work.records.where("attachment", withdrawn=True, record_id=row.id):
                if scan.values["file_id"]:
                    files.append(scan.values["file_id"])
                work.records.erase("attachment", scan.id, ATTACHMENT.keys)
            register.write_line(work, row.id)
    _erase_from_village(work, person_id)
    _erase_from_cases(session, work, person_id)
    return files


def _erase_from_centre(work: UnitOfWork, person_id: UUID) -> list[str]:
    """Erase what the Children's Centre wrote of her; that somebody came is still counted."""
    files: list[str] = []
    for child in work.records.where("centre_child", withdrawn=True, person_id=person_id):
        work.records.erase("centre_child", child.id, {"note", "photo_by"})
        for entry in work.records.where("activity_entry", withdrawn=True, child_id=child.id):
            work.records.erase("activity_entry", entry.id, {"work", "remark"})
        for scan in work.records.where("attachment", withdrawn=True, record_id=child.id):
            if scan.values["file_id"]:
                files.append(scan.values["file_id"])
            work.records.erase("attachment", scan.id, ATTACHMENT.keys)
        registers.remove(work.connection, child.id)
    return files


def _erase_loans(session: Session, work: UnitOfWork, person_id: UUID) -> None:
    """Erase who borrowed; that so many were lent, and how they came back, is still counted."""
    for loan in work.records.where("loan", withdrawn=True, person_id=person_id):
        work.records.erase("loan", loan.id, {"name", "note"})
        session.things.write_line(work, loan.values["thing_id"])


def _erase_from_committee(session: Session, work: UnitOfWork, person_id: UUID) -> None:
    """Erase the words about her service; that somebody served, and how long, stays countable."""
    for kind, keys in (
        ("committee_candidate", {"statement"}),
        ("committee_member", {"advises_on", "note"}),
    ):
        for row in work.records.where(kind, withdrawn=True, person_id=person_id):
            work.records.erase(kind, row.id, keys)
            session.terms.write_line(work, row.values["term_id"])
    for side in ("from_id", "to_id"):
        for row in work.records.where("handover", withdrawn=True, **{side: person_id}):
            work.records.erase("handover", row.id, {"plans", "advises_on", "note"})
            session.handovers.write_line(work, row.id)


_OF_SCHOOL_RETURN: Final = frozenset(
    {"cause_note", "own_view", "family_view", "plan", "persuader", "notice_answer", "certificate"}
    | {"teacher", "teacher_phone", "other_way", "note"}
)


def _erase_from_village(work: UnitOfWork, person_id: UUID) -> None:
    """Erase what was said on visits to her family, and that answers of the survey are hers.

    The answers themselves stay, as numbers of nobody.
    """
    for record in work.records.where("school_return", withdrawn=True, person_id=person_id):
        owned = {"school_return_id": record.id}
        for talk in work.records.where("school_return_talk", withdrawn=True, **owned):
            work.records.erase("school_return_talk", talk.id, ("with_whom", "said"))
        for kind in ("school_return_support", "school_return_check"):
            for row in work.records.where(kind, withdrawn=True, **owned):
                work.records.erase(kind, row.id, ("note", "told_by"))
    for row in work.records.where("survey_answer", withdrawn=True, person_id=person_id):
        work.records.erase("survey_answer", row.id, ("person_id", "name"))


_OF_CASES: Final = (
    (
        "case_person",
        "case_id",
        frozenset(
            {"name", "birth", "phone", "address", "caregiver", "caregiver_phone"}
            | {"special_needs", "note"}
        ),
    ),
    (
        "mediation_claimant",
        "mediation_id",
        frozenset({"name", "id_number", "phone", "address", "guardian"}),
    ),
    (
        "referral",
        "id",
        frozenset({"person_name", "facts", "agreed", "limits", "escort", "consent_by", "note"}),
    ),
)


def _keep_hidden(work: UnitOfWork, person_id: UUID) -> None:
    """Write down from whom her cases are kept: once she has no name, kinship no longer tells."""
    for case in case_access.cases_about(work, [person_id]):
        written = {
            row.values["user_id"] for row in work.records.where("case_kept_from", case_id=case)
        }
        access = case_access.write(work, case)
        for user in sorted(access.kept_from - written, key=str):
            work.records.add("case_kept_from", {"case_id": case, "user_id": user, "why": _WHY})


_WHY: Final = translator(LANGUAGES[0])(T("A relative of hers, or concerned herself."))


def _erase_from_cases(session: Session, work: UnitOfWork, person_id: UUID) -> None:
    """Erase who she is from cases, mediations and referrals, whether or not the user sees them.

    What happened stays, without her name: the law has the office keep it.
    """
    registers: dict[str, Register] = {
        "case_person": session.cases,
        "mediation_claimant": session.mediations,
        "referral": session.referrals,
    }
    for kind, owner, keys in _OF_CASES:
        for row in work.records.where(kind, withdrawn=True, person_id=person_id):
            work.records.erase(kind, row.id, keys)
            record = row.id if owner == "id" else row.values[owner]
            registers[kind].write_line(work, record)
            journal.drop_drafts_of(work.connection, record)
            if kind == "case_person":
                case_access.write(work, record)
