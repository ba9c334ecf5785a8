"""From the draft of a letter to what came of it: consent, answers, clocks, the next agency."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import ClerkError, Invalid, Missing, NotAllowed
from desktop.i18n import translator
from desktop.office.cards import Query
from desktop.rules import referrals

EN = translator("en")
START = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def agency(session, desk):
    return desk.agency(session)


@pytest.fixture
def case(session, desk):
    """A case of a girl of fourteen."""
    return desk.opened(session)


def moved(session, file, to, **values):
    return session.referrals.move(file.main.id, to, happened_on=session.today(), **values)


def sent(session, desk, case, agency, **values):
    file = desk.referred(session, case, agency, **{"ground": "guardian", **values})
    return moved(session, file, referrals.SENT)


def test_a_referral_begins_with_what_the_case_says(session, desk, agency, entry):
    person = session.migrants.save(entry(full_name="玉叫", birth="2012-01-01"))
    rows = {"case_person": (desk.row(role="harmed", person_id=person.person.id),)}
    told = {"ground": "best_interest", "ground_reason": "家里不安全", "safe_contact": "只经老师"}
    case = desk.opened(session, rows, concerns=["confinement"], danger_now="yes", **told)
    typed = session.referrals.for_case(case.main.id)
    assert {key: typed.values[key] for key in ("urgency", "ground", "ground_reason", "limits")} == {
        "urgency": "emergency", "ground": "best_interest", "ground_reason": "家里不安全",
        "limits": "只经老师",
    }  # fmt: skip
    file = desk.referred(session, case, agency)
    assert file.main.values["number"] == "MXX-L-2026-0001"
    assert file.main.values["person_name"] == "玉叫"
    assert [one["agency"] for one in session.cases.open(case.main.id).facts["referrals"]] == [
        "勐海县妇女联合会"
    ]
    for words in ("玉叫", "勐海", "心理支持", "MXX-L-2026-0001"):
        assert len(session.referrals.lines(Query(words))) == 1


def test_from_draft_to_help_given_and_told_back(session, desk, case, agency):
    file = desk.referred(session, case, agency, told=[])
    blocked = desk.blocked(session.referrals, file, referrals.SENT)
    assert "what the agency is told" in blocked
    assert "legal ground" in blocked
    assert "A referral is still open." in desk.blocked(session.cases, case, "CLOSED")
    file = desk.changed(session, file, register="referrals", told=["sex"], ground="guardian")
    for state in (referrals.SENT, referrals.ACKNOWLEDGED, referrals.ACCEPTED):
        file = moved(session, file, state)
    file = moved(session, file, referrals.SERVICE_STARTED, way="call", told_by="刀主任")
    assert (file.steps[-1].way, file.steps[-1].told_by) == ("call", "刀主任")
    assert "what the service was" in desk.blocked(session.referrals, file, "SERVICE_DELIVERED")
    file = desk.changed(session, file, register="referrals", result="谈了三次")
    file = moved(session, file, referrals.SERVICE_DELIVERED)
    assert "A referral is still open." not in desk.blocked(session.cases, case, "CLOSED")
    assert "Tell her the answer" in desk.blocked(session.referrals, file, referrals.CLOSED)
    tomorrow = session.today() + timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        desk.changed(session, file, register="referrals", fed_back_on=tomorrow)
    assert list(refused.value.problems) == ["referral.fed_back_on"]
    told = {"fed_back_on": session.today(), "satisfaction": "good"}
    file = desk.changed(session, file, register="referrals", **told)
    assert moved(session, file, referrals.CLOSED).state == referrals.CLOSED


def test_after_a_refusal_others_are_proposed_and_the_next_letter_begun(session, desk, case, agency):
    other = desk.agency(
        session, name="景洪市法律援助中心", kind="justice", services=["psychosocial"]
    )
    gone = desk.agency(session, name="旧救助站", services=["psychosocial"])
    gone = desk.changed(session, gone, register="agencies", until=session.today())
    session.agencies.move(gone.main.id, "ENDED", happened_on=session.today())
    desk.agency(session, name="车站", kind="transport", services=["receiving"])
    file = sent(session, desk, case, agency)
    assert "why the agency did not help" in desk.blocked(session.referrals, file, "DECLINED")
    file = desk.changed(session, file, register="referrals", refusal="full")
    file = moved(session, file, referrals.DECLINED)
    assert desk.said(file, "other_") == ["景洪市法律援助中心 06915121234"]
    again = session.referrals.again(file.main.id)
    assert again.values["earlier_id"] == file.main.id
    assert again.values.get("agency_id") is None
    assert again.values.get("refusal") is None
    assert again.values["reason"] == file.main.values["reason"]
    kept = session.referrals.save(
        replace(again, values={**again.values, "agency_id": other.main.id})
    )
    assert kept.state == referrals.DRAFT
    assert kept.main.values["number"] == "MXX-L-2026-0002"
    assert kept.titles[file.main.id] == "玉香"


def test_where_nobody_else_has_the_service_it_is_said(session, desk, case, agency):
    file = moved(session, sent(session, desk, case, agency), referrals.NO_ANSWER)
    assert desk.said(file, "no_other") == ["The directory has no other agency with this service."]


def test_what_is_not_ticked_is_held_back(session, desk, case, agency):
    file = desk.referred(session, case, agency, told=["sex", "concerns"])
    (held,) = desk.said(file, "held")
    assert "ID number" in held
    assert "Concerns" not in held.split("Held back")[1].split("Sex")[0]


@pytest.mark.parametrize(
    ("birth", "values", "kind", "why"),
    [
        ("2015-01-01", {"ground": "consent"}, "health", "under 14"),
        ("2015-01-01", {"ground": "guardian"}, "health", ""),
        ("2015-01-01", {"ground": "best_interest"}, "health", "reason in writing"),
        ("2015-01-01", {"ground": "best_interest", "ground_reason": "家里不安全"}, "health", ""),
        ("2015-01-01", {"ground": None}, "police", ""),
        ("2015-01-01", {"ground": "consent"}, "police", ""),
        ("2010-01-01", {"ground": "consent"}, "health", ""),
        ("2010-01-01", {"ground": None}, "health", "legal ground"),
    ],
)
def test_the_ground_to_tell_it(session, desk, birth, values, kind, why):
    rows = {"case_person": (desk.row(role="harmed", name="玉光", birth=birth),)}
    case = desk.opened(session, rows)
    file = desk.referred(session, case, desk.agency(session, kind=kind), **values)
    blocked = desk.blocked(session.referrals, file, referrals.SENT)
    assert why in blocked if why else blocked == ""
    if why:
        assert any(why in said for said in desk.said(file, "stop_"))
        with pytest.raises(ClerkError):
            moved(session, file, referrals.SENT)


def test_under_14_counts_without_a_case_too(session, desk, agency, entry):
    child = session.migrants.save(entry(full_name="玉叫", birth="2015-01-01"))
    file = desk.referred(session, None, agency, person_id=child.person.id, ground="consent")
    assert file.main.values["person_name"] == "玉叫"
    assert "under 14" in desk.blocked(session.referrals, file, referrals.SENT)


def test_somebody_must_be_referred_and_the_agency_must_work(session, desk, agency):
    with pytest.raises(Invalid) as refused:
        desk.referred(session, None, agency)
    assert "referral.person_name" in refused.value.problems
    gone = desk.changed(session, agency, register="agencies", until=session.today())
    session.agencies.move(gone.main.id, "ENDED", happened_on=session.today())
    with pytest.raises(Invalid) as refused:
        desk.referred(session, None, agency, person_name="玉光")
    assert "referral.agency_id" in refused.value.problems


def test_a_letter_taken_back_needs_a_reason(session, desk, case, agency):
    file = sent(session, desk, case, agency)
    with pytest.raises(ClerkError):
        moved(session, file, referrals.REVOKED)
    assert moved(session, file, referrals.REVOKED, reason="她不愿意了").state == referrals.REVOKED


@pytest.mark.parametrize(
    ("urgency", "steps"),
    [
        ("emergency", ((0, "today"), (15, "overdue"))),
        ("urgent", ((0, "soon"), (73, "overdue"))),
        ("normal", ((0, "later"), (24 * 5, "soon"), (24 * 8, "overdue"))),
    ],
)
def test_the_clock_of_the_answer_runs_in_the_list(make_session, desk, urgency, steps):
    session = make_session("director", name="主任")
    case = desk.opened(session)
    sent(session, desk, case, desk.agency(session), urgency=urgency)
    for hours, due in steps:
        make_session.moment["now"] = START + timedelta(hours=hours)
        (line,) = session.referrals.lines(Query())
        assert (line.cells["due_code"], line.cells["due"]) == ("acknowledge", due), hours


def test_who_may_not_refer_sees_none(make_session, desk):
    director = make_session("director", name="主任")
    file = desk.referred(director, None, desk.agency(director), person_name="玉光")
    clerk = make_session("clerk", name="经办")
    assert [line.title for line in clerk.referrals.lines(Query())] == ["玉光"]
    for role in ("mediator", "committee_member", "viewer", "administrator"):
        session = make_session(role, name=role)
        with pytest.raises(NotAllowed):
            session.referrals.open(file.main.id)
        with pytest.raises(NotAllowed):
            session.referrals.lines(Query())
    with pytest.raises(Missing):
        clerk.referrals.open(case_id := desk.opened(clerk).main.id)
    assert clerk.cases.open(case_id)
