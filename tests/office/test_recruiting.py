"""From a recruiter who comes to the village to a young person at work, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed, SecondPersonNeeded
from desktop.i18n import translator
from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.rules import offers, placements, recruiters, screening

TODAY = date(2026, 11, 24)
EN = translator("en")


def registered(session, rows=None, **values):
    typed = {
        "kind": "employer",
        "name": "景洪丽人美容院",
        "trade": "salon",
        "county": "532801",
        "credit_code": "92532801MA6K1A2B12",
        "registered_on": TODAY,
        **values,
    }
    return session.recruiters.save(Entry(None, typed, rows or {}, kind="recruiter"))


def screened(session, file, **answers):
    """Answer every item with yes, but those named."""
    kind = str(file.main.values["kind"])
    rows = tuple(
        RowEntry(
            None,
            {"code": item.code, "answer": answers.get(item.code, "yes"), "checked_on": TODAY},
        )
        for item in screening.items_for(kind)
    )
    entry = session.recruiters.entry(file)
    kept = session.recruiters.save(replace(entry, rows={**entry.rows, "screening_check": rows}))
    if kept.state == "APPLIED":
        kept = session.recruiters.move(kept.main.id, "SCREENING", happened_on=TODAY)
    return kept


DECISION = {
    "level": "APPROVED",
    "decided_on": TODAY,
    "reason": "材料齐全，走访属实",
    "labour_opinion": "无异议",
    "police_opinion": "无不良记录",
    "minutes": "2026-07",
}


def approved(session, second, **values):
    file = screened(session, registered(session, **values))
    return session.recruiters.decide(file.main.id, DECISION, second)


@pytest.fixture
def boss(session):
    """The director of an office with one user."""
    return session


@pytest.fixture
def second():
    """In an office with one user the reason stands instead of a second person."""
    return Second(reason="本办只有一名工作人员")


def offered(session, employer, **values):
    typed = {
        "post": "美容学徒",
        "employer_id": employer.main.id,
        "trade": "salon",
        "workplaces": ["salon"],
        "duties": "洗头、护理",
        "county": "532801",
        "place": "景洪市宣慰大道",
        "wanted": 2,
        "wage": 240000,
        "wage_unit": "month",
        "pay_day": "每月10日",
        "hours_day": 480,
        "days_week": 5,
        "lodging": "employer",
        "conditions_told": "yes",
        "contract_kind": "labour",
        "contract_seen": "yes",
        "starts_on": date(2026, 12, 1),
        "received_on": TODAY,
        **values,
    }
    return session.offers.save(Entry(None, typed, kind="offer"))


def opened(session, employer, **values):
    file = offered(session, employer, **values)
    for state in (offers.SUBMITTED, offers.CHECKED, offers.OPEN):
        file = session.offers.move(file.main.id, state, happened_on=TODAY)
    return file


def prepared(session, entry, **person):
    """A person whose journey is at “preparing”, with a wish for work in a salon."""
    typed = entry(**person)
    wish = (RowEntry(None, {"trades": ["salon"], "counties": ["532801"], "wage_least": 200000}),)
    file = session.migrants.save(
        replace(
            typed,
            values={**typed.values, "id_type": "id_card", "guardian_informed": "yes"},
            rows={
                **typed.rows,
                "wish": wish,
                "schooling": (
                    RowEntry(None, {"status": "completed_nine", "evidence": "certificate"}),
                ),
            },
        )
    )
    journey = file.rows["journey"][-1].id
    for state in ("CHECKING", "PREPARING"):
        file = session.migrants.move(journey, state, happened_on=TODAY)
    return file


def words(said):
    return [EN(each.words) for each in said]


def test_a_recruiter_gets_a_number_and_is_found_by_pinyin_code_and_phone(boss):
    file = registered(boss, phone="13988111111", other_names="丽人坊")
    assert str(file.main.values["number"]).endswith("-R-2026-0001")
    for text in ("liren", "92532801MA", "13988", "丽人"):
        assert [line.record_id for line in boss.recruiters.lines(Query(text))] == [file.main.id]
    assert boss.recruiters.lines(Query("饭店")) == ()


def test_a_wrong_credit_code_is_refused_beside_the_field(boss):
    with pytest.raises(Invalid) as caught:
        registered(boss, credit_code="92532801MA6K1A2B13")
    assert "recruiter.credit_code" in caught.value.problems


def test_nobody_is_approved_before_the_red_lines_are_answered(boss, second):
    file = screened(boss, registered(boss), S08="unknown")
    with pytest.raises(ClerkError, match="not answered"):
        boss.recruiters.decide(file.main.id, DECISION, second)
    assert boss.recruiters.open(file.main.id).state == "SCREENING"


def test_a_broken_red_line_can_only_be_refused(boss, second):
    file = screened(boss, registered(boss), S08="no")
    assert "Refused" in words(file.advice.said)[0]
    with pytest.raises(ClerkError):
        boss.recruiters.decide(file.main.id, DECISION, second)
    refused = boss.recruiters.decide(file.main.id, {**DECISION, "level": "REFUSED"}, second)
    assert refused.state == recruiters.REFUSED


def test_an_approval_needs_opinions_a_second_person_and_ends_after_a_year(boss, second):
    file = screened(boss, registered(boss))
    with pytest.raises(ClerkError, match="Labour Bureau"):
        boss.recruiters.decide(file.main.id, {**DECISION, "police_opinion": ""}, second)
    with pytest.raises(SecondPersonNeeded):
        boss.recruiters.decide(file.main.id, DECISION, None)
    late = {**DECISION, "valid_until": date(2028, 1, 1)}
    with pytest.raises(Invalid) as caught:
        boss.recruiters.decide(file.main.id, late, second)
    assert "valid_until" in caught.value.problems
    kept = boss.recruiters.decide(file.main.id, DECISION, second)
    assert kept.state == recruiters.APPROVED
    row = kept.rows["recruiter_decision"][-1].values
    assert row["valid_until"] == date(2027, 11, 24)
    assert row["proposed"] == "APPROVED"


def test_a_clerk_screens_and_does_not_decide(make_session, second):
    clerk = make_session("clerk")
    file = screened(clerk, registered(clerk))
    with pytest.raises(NotAllowed):
        clerk.recruiters.decide(file.main.id, DECISION, second)


def test_an_acquaintance_is_known_and_never_approved(boss, second):
    file = registered(boss, kind="informal", name="玉大姐", credit_code=None)
    assert {step.to_state for step in boss.recruiters.next_states(file.main.id)} >= {"KNOWN"}
    blocked = {s.to_state: s.blocked for s in boss.recruiters.next_states(file.main.id)}
    assert blocked["SCREENING"]
    with pytest.raises(ClerkError):
        boss.recruiters.decide(file.main.id, DECISION, second)


def test_a_red_complaint_suspends_by_itself_until_it_is_put_right(boss, second):
    file = approved(boss, second)
    entry = boss.recruiters.entry(file)
    told = {"happened_on": TODAY, "kind": "complaint", "complaints": ["deposit"]}
    bad = replace(entry, rows={**entry.rows, "monitoring": (RowEntry(None, told),)})
    file = boss.recruiters.save(bad)
    assert not boss.recruiters.standing(file.main.id).usable
    assert boss.recruiters.lines(Query(""))[0].state == recruiters.SUSPENDED
    with pytest.raises(ClerkError, match="complaint"):
        boss.recruiters.decide(file.main.id, DECISION, second)
    entry = boss.recruiters.entry(file)
    row = entry.rows["monitoring"][0]
    good = replace(row, values={**row.values, "resolved_on": TODAY, "resolution": "已退还"})
    boss.recruiters.save(replace(entry, rows={**entry.rows, "monitoring": (good,)}))
    assert boss.recruiters.standing(file.main.id).usable


def test_a_banned_recruiter_under_another_name_is_noticed(boss, second):
    file = screened(boss, registered(boss, name="岩光劳务", phone="13988000001"), S08="no")
    boss.recruiters.decide(file.main.id, {**DECISION, "level": "BLACKLISTED"}, second)
    again = {"kind": "agent", "name": "新希望", "phone": "+86 139 8800 0001"}
    advice = boss.recruiters.advise(Entry(None, again, kind="recruiter"))
    assert any("岩光劳务" in said for said in words(advice.said))


def test_an_offer_with_a_deposit_is_written_down_and_never_opened(boss, second):
    employer = approved(boss, second)
    file = offered(boss, employer, deposit=120000)
    assert any("1,200" in said for said in words(file.advice.said))
    boss.offers.move(file.main.id, offers.SUBMITTED, happened_on=TODAY)
    boss.offers.move(file.main.id, offers.CHECKED, happened_on=TODAY)
    with pytest.raises(ClerkError):
        boss.offers.move(file.main.id, offers.OPEN, happened_on=TODAY)


def test_offers_of_an_unscreened_employer_are_not_opened(boss):
    file = offered(boss, registered(boss))
    assert any("not approved" in said for said in words(file.advice.said))


def test_a_refused_recruiter_cannot_be_chosen_for_an_offer(boss, second):
    file = screened(boss, registered(boss), S09="no")
    refused = boss.recruiters.decide(file.main.id, {**DECISION, "level": "REFUSED"}, second)
    with pytest.raises(Invalid) as caught:
        offered(boss, refused)
    assert "offer.employer_id" in caught.value.problems


def test_ready_people_are_found_for_an_offer_with_reasons_and_offers_for_a_person(
    boss, second, entry
):
    person = prepared(boss, entry)
    waiting = boss.migrants.save(entry(full_name="玉小", birth="2012-05-01"))
    offer = opened(boss, approved(boss, second))
    found = boss.linking.for_offer(offer.main.id)
    assert [match.record for match in found] == [person.person.id]
    assert waiting.person.id not in {match.record for match in found}
    said = [EN(reason) for reason in found[0].fit.reasons_for]
    assert any("would like" in reason for reason in said)
    assert found[0].fit.possible
    back = boss.linking.for_person(person.person.id)
    assert [match.record for match in back] == [offer.main.id]
    assert boss.linking.for_person(waiting.person.id) == ()


def test_somebody_too_young_on_the_first_day_is_not_proposed(boss, second, entry):
    young = prepared(boss, entry, birth="2009-11-30")  # 17 on the first day
    offer = opened(boss, approved(boss, second), workplaces=["ktv"])
    match = boss.linking.for_offer(offer.main.id)[0]
    assert not match.fit.possible
    with pytest.raises(Invalid):
        boss.placements.propose(young.person.id, offer.main.id)


def test_a_placement_goes_from_the_proposal_to_work_and_its_clocks_run(boss, second, entry):
    person = prepared(boss, entry)
    offer = opened(boss, approved(boss, second))
    placed = boss.placements.propose(person.person.id, offer.main.id)
    with pytest.raises(ClerkError, match="language"):
        boss.placements.move(placed.main.id, placements.INFORMED, happened_on=TODAY)
    typed = boss.placements.entry(placed)
    placed = boss.placements.save(replace(typed, values={**typed.values, "told_in": "blang"}))
    placed = boss.placements.move(placed.main.id, placements.INFORMED, happened_on=TODAY)
    placed = boss.placements.move(placed.main.id, placements.ACCEPTED, happened_on=TODAY)
    journey = boss.migrants.open(person.person.id).rows["journey"][-1].values
    assert journey["employer"] == "景洪丽人美容院"
    assert journey["wage"] == 240000
    placed = boss.placements.move(placed.main.id, placements.STARTED, happened_on=TODAY)
    assert placed.main.values["started_on"] == TODAY
    assert any("written contract" in said for said in words(placed.advice.said))
    with pytest.raises(Invalid):
        boss.placements.propose(person.person.id, offer.main.id)


def test_the_last_place_is_taken_once(boss, second, entry):
    offer = opened(boss, approved(boss, second), wanted=1)
    one = prepared(boss, entry)
    other = prepared(boss, entry, full_name="玉二")
    boss.placements.propose(one.person.id, offer.main.id)
    with pytest.raises(Invalid, match="taken"):
        boss.placements.propose(other.person.id, offer.main.id)


SEED = {
    "worker_name": "玉章罕",
    "employer_name": "某饭店",
    "paper_kind": "labour",
    "received_on": TODAY,
    "starts_on": date(2026, 5, 1),
    "term_kind": "fixed",
    "term_from": date(2026, 5, 1),
    "term_until": date(2027, 4, 30),
    "wage": 200000,
    "wage_unit": "month",
    "deposit": 120000,
    "deposit_per": "year",
    "deposit_paid": 120000,
    "ended_on": date(2026, 11, 1),
    "ended_by": "dismissed",
    "ground_given": "none",
    "unpaid_wages": 100000,
}


def test_the_sources_own_contract_is_read_by_the_law(boss):
    file = boss.contracts.save(Entry(None, SEED, kind="contract"))
    read = file.facts["review"]
    found = {finding.code: finding for finding in read.findings}
    assert read.result == "illegal"
    assert read.red_line
    assert found["C05"].red_line
    assert found["C05"].sum_fen == 120000
    assert found["C38"].sum_fen == 2 * 200000
    assert {clock.code: clock.last_day for clock in read.clocks}["arbitration"] == date(2027, 11, 1)
    assert file.state == "AUTO_CHECKED"
    assert boss.contracts.lines(Query("C05"))[0].cells["result"] == "illegal"
    assert str(file.main.values["number"]).endswith("-C-2026-0001")


def test_a_red_line_goes_to_the_employer_and_is_not_accepted(boss):
    file = boss.contracts.save(Entry(None, SEED, kind="contract"))
    file = boss.contracts.move(file.main.id, "REVIEWED", happened_on=TODAY)
    with pytest.raises(ClerkError, match="language"):
        boss.contracts.move(file.main.id, "EXPLAINED", happened_on=TODAY)
    typed = boss.contracts.entry(file)
    told = {"explained_on": TODAY, "explained_in": "blang", "told_in_own_language": "yes"}
    file = boss.contracts.save(replace(typed, values={**typed.values, **told}))
    file = boss.contracts.move(file.main.id, "EXPLAINED", happened_on=TODAY)
    with pytest.raises(ClerkError, match="red line"):
        boss.contracts.move(file.main.id, "ACCEPTED_BY_WORKER", happened_on=TODAY)
    assert (
        boss.contracts.move(file.main.id, "TO_EMPLOYER", happened_on=TODAY).state == "TO_EMPLOYER"
    )


def test_history_and_drafts_are_there_as_for_people(boss):
    file = registered(boss)
    entry = boss.recruiters.entry(file)
    boss.recruiters.save(replace(entry, values={**entry.values, "phone": "13900001111"}))
    edit = boss.recruiters.history(file.main.id)[0]
    assert (edit.sheet, edit.key, edit.after) == ("recruiter", "phone", "13900001111")
    draft = boss.recruiters.keep_draft(Entry(None, {"name": "半途"}, kind="recruiter"))
    assert [each.id for each in boss.recruiters.drafts()] == [draft]
    assert boss.migrants.drafts() == ()
    boss.recruiters.drop_draft(draft)
    assert boss.recruiters.drafts() == ()


def test_nobody_is_cleared_for_a_job_whose_recruiter_is_suspended(boss, second, entry, trained):
    employer = approved(boss, second)
    offer = opened(boss, employer)
    person = prepared(
        boss,
        entry,
        journey={"destination": "景洪市", "arrives_on": date(2026, 12, 2)},
        rows={"contact": (RowEntry(None, {"name": "岩叫"}), RowEntry(None, {"name": "玉应"}))},
    )
    placed = boss.placements.propose(person.person.id, offer.main.id)
    typed = boss.placements.entry(placed)
    boss.placements.save(replace(typed, values={**typed.values, "told_in": "blang"}))
    for state in (placements.INFORMED, placements.ACCEPTED):
        boss.placements.move(placed.main.id, state, happened_on=TODAY)
    journey = person.rows["journey"][-1].id
    trained(boss, person.person.id)

    def cleared():
        steps = boss.migrants.next_states(person.person.id, journey)
        return next(step for step in steps if step.to_state == "CLEARED").blocked

    assert cleared() == ()
    suspended = {**DECISION, "level": "SUSPENDED", "reason": "投诉待查"}
    boss.recruiters.decide(employer.main.id, suspended, second)
    assert any("not in order" in str(why) for why in cleared())
    advice = boss.placements.open(placed.main.id).advice
    assert any("look how she is" in said for said in words(advice.said))


def test_an_acquaintance_is_linked_to_those_she_took(boss, entry):
    person = boss.migrants.save(entry())
    sister = registered(boss, kind="informal", name="玉大姐", credit_code=None)
    typed = boss.recruiters.entry(sister)
    taken = (RowEntry(None, {"person_id": person.person.id, "place": "景洪"}),)
    kept = boss.recruiters.save(replace(typed, rows={**typed.rows, "recruiter_taken": taken}))
    assert kept.titles[person.person.id] == "玉章罕"


def test_an_agent_must_show_who_sent_him(boss, second):
    employer = approved(boss, second)
    agent = approved(boss, second, kind="agent", name="岩光", credit_code=None)
    file = offered(boss, employer, recruiter_id=agent.main.id)
    assert any("authorisation" in said for said in words(file.advice.said))
    typed = boss.recruiters.entry(agent)
    letter = (RowEntry(None, {"employer_id": employer.main.id, "letter_seen": "yes"}),)
    boss.recruiters.save(replace(typed, rows={**typed.rows, "recruiter_mandate": letter}))
    assert not any("authorisation" in s for s in words(boss.offers.open(file.main.id).advice.said))


def test_who_is_made_anonymous_stands_in_no_contract_and_no_list(boss, second, entry):
    person = prepared(boss, entry)
    offer = opened(boss, approved(boss, second))
    placed = boss.placements.propose(person.person.id, offer.main.id)
    values = {**SEED, "person_id": person.person.id, "worker_id_number": "532822200405010026"}
    contract = boss.contracts.save(Entry(None, values, kind="contract"))
    scan = boss.contracts.attachments.add(
        contract.main.id, "scan", b"\x89PNG\r\n\x1a\n" + bytes(40), "contract"
    )
    boss.migrants.anonymise(person.person.id, "本人要求", second)
    kept = boss.contracts.open(contract.main.id)
    assert kept.main.values["worker_name"] is None
    assert kept.main.values["worker_id_number"] is None
    assert kept.facts["review"].result == "illegal"
    assert boss.contracts.lines(Query("玉章罕")) == ()
    assert boss.placements.lines(Query("玉章罕")) == ()
    assert boss.placements.open(placed.main.id).titles[person.person.id] == ""
    assert boss.linking.for_offer(offer.main.id) == ()
    with pytest.raises(ClerkError):
        boss.contracts.attachments.load(scan.rows["attachment"][0].id)
