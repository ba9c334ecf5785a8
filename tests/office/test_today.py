"""What is to be done today, of each kind, by a clock that stands still; and whom it is told."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pypdf
import pytest

from desktop.errors import Invalid, Missing
from desktop.i18n import T, translator
from desktop.office import due_lines
from desktop.office.audit_log import PROTECTED
from desktop.office.cards import Entry, RowEntry, Second
from desktop.rules import screening
from desktop.rules.worklist import Due, Section, Way
from desktop.storage import dues

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
EN = translator("en")
SECOND = Second(reason="本办只有一名工作人员")


@pytest.fixture
def clock(make_session):
    """Set the office's clock some days on."""

    def later(days=0, **more):
        make_session.moment["now"] = NOW + timedelta(days=days, **more)

    return later


def items(session, kind=None):
    return [one for one in session.work_today.day().items() if kind in (None, one.kind)]


def codes(session, kind=None):
    return [one.code for one in items(session, kind)]


def told(session, code):
    """Return in English what an item says; "" where it is not on the list."""
    return next((EN(one.words) for one in items(session) if one.code == code), "")


def section_of(session, code):
    day = session.work_today.day()
    return next(
        (name for name, those in day.sections.items() if code in [one.code for one in those]), None
    )


# --- each kind


def test_a_case_by_its_deadlines_the_report_first(session, desk, clock):
    desk.opened(session, danger_now="yes", concerns=["confinement"])
    found = items(session, "protection_case")
    assert found[0].code == "report"
    assert section_of(session, "report") == Section.NOW  # at once, though it was told today
    assert all(one.danger for one in found)
    assert found[0].page == "report"
    assert told(session, "contact") == "First safe contact with her."
    clock(hours=25)
    assert section_of(session, "contact") == Section.NOW


def test_what_was_done_in_the_record_is_off_the_list(session, desk):
    file = desk.opened(session)
    assert "contact" in codes(session)
    note = (desk.row(happened_on=TODAY, kind="call", what="电话里说她安全"),)
    desk.changed(session, file, {"case_note": note})
    assert "contact" not in codes(session)


def test_two_actions_of_one_day_are_two_lines(session, desk):
    rows = tuple(desk.row(what=what, who="玉儿", due_on=TODAY) for what in ("打电话", "去看她"))
    desk.opened(session, {"case_action": rows})
    assert codes(session).count("action") == 2


def test_a_referral_that_nobody_answers_is_asked_after_once(session, desk, clock):
    case, agency = desk.opened(session), desk.agency(session)
    letter = desk.referred(session, case, agency, ground="mandatory")
    session.referrals.move(letter.main.id, "SENT", happened_on=TODAY)
    clock(8)
    assert codes(session, "referral") == ["acknowledge"]
    clock(30)
    assert codes(session, "referral") == ["decide"]  # the later question stands for both
    session.referrals.move(letter.main.id, "ACCEPTED", happened_on=TODAY)
    assert codes(session, "referral") == ["feedback"]


def test_a_mediation_reminds_of_the_end_of_each_way(session, clock):
    session.mediations.save(
        Entry(
            None,
            {
                "received_on": TODAY,
                "respondent": "大酒店",
                "kinds": ["wages"],
                "facts": "欠三个月工资",
                "ended_on": TODAY - timedelta(days=200),
                "rights_told_on": TODAY,
            },
            {"mediation_claimant": (RowEntry(None, {"name": "玉香"}),)},
            kind="mediation",
        )
    )
    assert codes(session, "mediation") == ["accept"]
    last = date(2026, 5, 8) + timedelta(days=365)
    for before, shown in ((90, True), (30, True), (7, True), (-1, False)):
        clock((last - TODAY).days - before)
        found = [one for one in items(session, "mediation") if one.code == "limit_arbitration"]
        assert len(found) == int(shown), before
        if shown:
            assert found[0].day == last - timedelta(days=before)


def test_done_at_ninety_days_it_comes_again_at_thirty(session, clock):
    test_a_mediation_reminds_of_the_end_of_each_way(session, clock)
    last = date(2026, 5, 8) + timedelta(days=365)
    clock((last - TODAY).days - 90)
    item = next(one for one in items(session) if one.code == "limit_arbitration")
    session.work_today.mark(item.key, Way.DONE)
    assert "limit_arbitration" not in codes(session)
    clock((last - TODAY).days - 30)
    assert "limit_arbitration" in codes(session)


def approved(session, **values):
    typed = {
        "kind": "agency",
        "name": "景洪某劳务公司",
        "trade": "salon",
        "county": "532801",
        "credit_code": "92532801MA6K1A2B12",
        "registered_on": TODAY,
        **values,
    }
    file = session.recruiters.save(Entry(None, typed, kind="recruiter"))
    rows = tuple(
        RowEntry(None, {"code": one.code, "answer": "yes", "checked_on": TODAY})
        for one in screening.items_for(str(file.main.values["kind"]))
    )
    entry = session.recruiters.entry(file)
    file = session.recruiters.save(replace(entry, rows={**entry.rows, "screening_check": rows}))
    session.recruiters.move(file.main.id, "SCREENING", happened_on=TODAY)
    decision = {
        "level": "APPROVED",
        "decided_on": TODAY,
        "reason": "材料齐全，走访属实",
        "labour_opinion": "无异议",
        "police_opinion": "无不良记录",
        "minutes": "2026-07",
    }
    return session.recruiters.decide(file.main.id, decision, SECOND)


def test_a_recruiter_is_reviewed_and_its_licence_ends(session, clock):
    approved(session, licence_expires=date(2027, 6, 30), licence_number="A-1")
    assert codes(session, "recruiter") == []
    clock((date(2027, 5, 1) - TODAY).days)  # 60 days before
    assert codes(session, "recruiter") == ["licence"]
    clock((date(2027, 5, 31) - TODAY).days)  # 30 days before: one reminder, not two
    assert codes(session, "recruiter") == ["licence"]
    assert items(session, "recruiter")[0].day == date(2027, 5, 31)
    clock((date(2027, 10, 25) - TODAY).days)
    assert {"review", "licence"} <= set(codes(session, "recruiter"))


def test_a_person_by_her_birthdays_until_a_month_after(session, entry, clock):
    session.migrants.save(entry(birth="2010-12-01"))
    assert "turns_16" not in codes(session)
    clock(2)
    assert section_of(session, "turns_16") == Section.WEEK
    clock(8)  # reached on the day after the birthday
    assert section_of(session, "turns_16") == Section.TODAY
    clock(30)
    assert section_of(session, "turns_16") == Section.NOW
    clock(40)
    assert "turns_16" not in codes(session)


def test_a_month_before_her_birthday_it_is_told_until_the_day_itself_is_near(session, entry, clock):
    session.migrants.save(entry(birth="2010-12-29"))
    assert "soon_16" in codes(session)  # in this week
    clock(6)
    assert section_of(session, "soon_16") == Section.TODAY
    clock(28)
    assert "soon_16" in codes(session)
    assert "turns_16" not in codes(session)
    clock(29)
    assert "soon_16" not in codes(session)
    assert "turns_16" in codes(session)


def test_who_is_grown_up_turns_nothing(session, entry):
    session.migrants.save(entry(birth="1980-11-20"))
    with session.reading() as work:
        assert "turns" not in " ".join(key for key, *_ in dues.everything(work.connection, TODAY))


def test_a_consent_that_runs_out(session, entry, clock):
    consent = {
        "purpose": "a",
        "given": "yes",
        "given_on": TODAY,
        "expires_on": TODAY + timedelta(days=30),
    }
    file = session.migrants.save(entry(rows={"consent": (RowEntry(None, consent),)}))
    assert "consent_a" not in codes(session)
    clock(16)
    assert "ask again" in told(session, "consent_a")
    session.migrants.withdraw_consent(file.rows["consent"][0].id, TODAY)
    assert "consent_a" not in codes(session)


def test_who_should_have_arrived_is_called(session, entry, clock):
    journey = {
        "departs_on": TODAY,
        "arrives_on": TODAY + timedelta(days=2),
        "began": "left_already",
        "began_on": TODAY,
    }
    session.migrants.save(entry(birth="2000-05-01", journey=journey))
    clock(12)
    found = [one for one in items(session, "person") if one.series == "word"]
    assert len(found) == 1  # of no word from her the latest question stands for all
    assert found[0].register == "migrants"


def test_the_destination_is_sent_its_sheet_if_she_agreed(session, entry):
    left = {"departs_on": TODAY, "began": "left_already", "began_on": TODAY}
    session.migrants.save(entry(birth="2000-05-01", journey=left))
    assert "package" not in codes(session)  # nothing of her is told without her word
    agreed = {"purpose": "b", "given": "yes", "given_on": TODAY, "by": "self"}
    rows = {"consent": (RowEntry(None, agreed),)}
    file = session.migrants.save(
        entry(full_name="玉温", birth="2001-05-01", journey=left, rows=rows)
    )
    [package] = [one for one in items(session) if one.code == "package"]
    assert package.record == file.person.id
    session.work_today.mark(package.key, Way.DONE)
    assert "package" not in codes(session)


def test_a_placement_asks_how_the_work_is_and_not_for_ever(session, clock):
    with session.writing() as work:
        # A placement as it stands after all its steps (the steps are tested elsewhere).
        person = work.records.add("person", {"full_name": "岩温"}).id
        employer = work.records.add("recruiter", {"name": "店", "kind": "employer"}).id
        offer = work.records.add("offer", {"post": "学徒", "employer_id": employer}).id
        values = {"person_id": person, "offer_id": offer, "state": "STARTED", "started_on": TODAY}
        record = work.records.add("placement", values).id
        for register, one in (("offers", offer), ("placements", record)):
            getattr(session, register).write_line(work, one)
    assert codes(session, "placement") == ["contact"]
    clock(31)
    assert {"contact", "contract", "insurance"} <= set(codes(session, "placement"))
    clock(200)
    assert codes(session, "placement") == ["contract"]  # the law asks until it is signed


def test_the_workplace_is_visited_a_month_after_the_first_begins(session, clock):
    employer = approved(session).main.id
    with session.writing() as work:
        person = work.records.add("person", {"full_name": "岩温"}).id
        offer = work.records.add("offer", {"post": "学徒", "employer_id": employer}).id
        values = {"person_id": person, "offer_id": offer, "state": "SIGNED"}
        placed = work.records.add("placement", values)
        session.offers.write_line(work, offer)
        session.placements.moved(work, placed, "STARTED", TODAY, "")
    clock(24)
    found = [one for one in items(session, "recruiter") if one.code == "visit"]
    assert [one.day for one in found] == [TODAY + timedelta(days=30)]
    assert found[0].page == "monitoring"


def test_a_backup_too_old_and_a_number_that_is_missing(session, clock):
    assert told(session, "backup") == "There is no backup yet."
    session.keeping.backup()
    assert "backup" not in codes(session)
    clock(4)
    assert "2026" in told(session, "backup")
    assert section_of(session, "backup") == Section.NOW
    assert "phone" not in codes(session)
    session.settings.save_office({**session.office.values, "phone": ""})
    assert "telephone" in told(session, "phone")


# --- whom it is told


def test_roles_have_what_they_may_do(make_session, desk, entry):
    director = make_session("director")
    desk.opened(director)
    director.migrants.save(entry(birth="2010-11-22"))
    assert {"person", "protection_case", "office"} <= {one.kind for one in items(director)}
    assert {one.kind for one in items(make_session("viewer"))} == set()
    assert {one.kind for one in items(make_session("administrator"))} == {"office"}
    assert {one.kind for one in items(make_session("centre_facilitator"))} == {"office"}


def test_a_case_that_is_not_open_is_not_there_either(make_session, desk):
    owner = make_session("child_director", name="玉儿")
    other = make_session("clerk", name="别人")
    file = desk.opened(owner, danger_now="yes")
    agency = desk.agency(owner)
    letter = desk.referred(owner, file, agency, ground="mandatory")
    owner.referrals.move(letter.main.id, "SENT", happened_on=TODAY)
    assert codes(owner, "protection_case")
    assert codes(owner, "referral")
    assert codes(other, "protection_case") == codes(other, "referral") == []
    assert other.work_today.day().waiting == 1  # the backup
    month = [one for those in other.work_today.month(TODAY).values() for one in those]
    assert {one.kind for one in month} == {"office"}
    key = items(owner, "protection_case")[0].key
    for act in (
        lambda: other.work_today.mark(key, Way.DONE, why="好了"),
        lambda: other.work_today.colleagues(key),
    ):
        with pytest.raises(Missing):
            act()
    mark = owner.work_today.mark(key, Way.DONE, why="已报警")
    with pytest.raises(Missing):
        other.work_today.take_back(mark)
    director = make_session("director", name="主任")
    assert key not in [one.key for one in items(director)]
    assert owner.user.id in dict(director.work_today.colleagues(key))
    assert other.user.id not in dict(director.work_today.colleagues(key))
    administrator = make_session("administrator", name="管机器的")
    acts = [line.act for line in administrator.audit_log.entries()]
    assert PROTECTED in acts


def test_of_parts_that_are_hidden_nothing_is_due(make_session, desk):
    owner = make_session("child_director", name="玉儿")
    helper = make_session("clerk", name="帮忙的")
    desk.opened(
        owner,
        {
            "case_team": (desk.named(owner.user), desk.named(helper.user, parts=["plan"])),
            "case_action": (desk.row(what="陪她去", who="帮忙的", due_on=TODAY),),
        },
        danger_now="yes",
    )
    assert {"report", "contact", "action"} <= set(codes(owner, "protection_case"))
    assert set(codes(helper, "protection_case")) <= {"action", "plan", "review"}
    assert "action" in codes(helper)


# --- marks


def test_a_mark_is_kept_with_its_history_and_in_the_log(session, entry):
    session.migrants.save(entry(birth="2010-11-22"))
    item = next(one for one in items(session) if one.code == "turns_16")
    mark = session.work_today.mark(item.key, Way.DONE)
    day = session.work_today.day()
    assert item.key not in [one.key for one in day.items()]
    assert [one.mark.by for one in day.marked] == ["主任"]
    with session.reading() as work:
        assert {change.field for change in work.records.changes(mark)} >= {"item", "way", "by_id"}
    session.work_today.take_back(mark)
    assert item.key in [one.key for one in items(session)]
    said = [EN(line.act) for line in session.audit_log.entries()]
    assert said[:2] == ["Mark on work taken back", "Work marked as done"]


def test_put_off_until_and_why(session, entry, clock):
    session.migrants.save(entry(birth="2010-11-22"))
    item = next(one for one in items(session) if one.code == "turns_16")
    until = TODAY + timedelta(days=3)
    with pytest.raises(Invalid) as refused:
        session.work_today.mark(item.key, Way.LATER, until=until)
    assert "why" in refused.value.problems
    session.work_today.mark(item.key, Way.LATER, until=until, why="等她哥哥回来")
    assert "turns_16" not in codes(session)
    assert item.key in [
        one.key for one in session.work_today.month(TODAY).get(until, ())
    ]  # the calendar has it on its new day
    clock(3)
    assert "turns_16" in codes(session)


def test_given_it_is_on_the_others_list(make_session, entry):
    director, clerk = make_session("director", name="主任"), make_session("clerk", name="经办")
    director.migrants.save(entry(birth="2010-11-22"))
    item = next(one for one in items(director) if one.code == "turns_16")
    viewer = make_session("viewer", name="看的人")
    for nobody in (None, viewer.user.id):
        with pytest.raises(Invalid):
            director.work_today.mark(item.key, Way.GIVEN, to=nobody)
    director.work_today.mark(item.key, Way.GIVEN, to=clerk.user.id)
    assert section_of(director, "turns_16") == Section.WAITING
    assert section_of(clerk, "turns_16") == Section.NOW
    waits = next(one for one in items(director) if one.code == "turns_16")
    assert waits.mark.to_name == "经办"


def test_a_mark_ends_when_the_record_says_something_else(session, desk):
    file = desk.opened(session, {"case_action": (desk.row(what="看她", who="我", due_on=TODAY),)})
    item = next(one for one in items(session) if one.code == "action")
    session.work_today.mark(item.key, Way.DONE)
    assert "action" not in codes(session)
    again = TODAY + timedelta(days=2)
    desk.amended(session, file, "case_action", due_on=again)
    assert [one.day for one in items(session) if one.code == "action"] == [again]


def many(session, person, number):
    """Keep so many things to do about a person, as a large office has them of many."""
    at = datetime.combine(TODAY, time.max, tzinfo=UTC)
    found = tuple(
        Due(f"x{n}", at - timedelta(days=n), T("Call: has she arrived?")) for n in range(number)
    )
    with session.writing() as work:
        dues.insert(work.connection, dues.rows("person", person, found, title="玉", number=""))


def test_of_very_many_the_oldest_are_shown_and_what_is_marked_takes_no_room(session, entry):
    person = session.migrants.save(entry(birth="1990-01-01")).person.id
    many(session, person, dues.MOST + 60)
    day = session.work_today.day()
    assert day.more
    shown = list(day.items())
    for item in shown[:50]:
        session.work_today.mark(item.key, Way.DONE)
    after = session.work_today.day()
    assert len(after.marked) == 50
    assert after.more
    fresh = {one.key for one in after.items()} - {one.key for one in shown}
    assert len(fresh) == 50  # what stood behind has come forward


# --- kept beside the records


def test_it_is_made_anew_where_sentences_or_numbers_are_others(session, make_session, desk, entry):
    desk.opened(session)
    session.migrants.save(entry(birth="2010-11-22"))
    with session.writing() as work:
        kept = dues.everything(work.connection, TODAY)
        assert due_lines.compare(session, work) == 0
        dues.clear(work.connection)
        dues.set_release(work.connection, "an older one")
    assert codes(session, "person") == []
    make_session("clerk", name="第二天来的")
    with session.reading() as work:
        assert dues.everything(work.connection, TODAY) == kept
        assert not due_lines.outdated(work)


def test_the_check_mends_what_was_lost(session, desk):
    desk.opened(session)
    with session.writing() as work:
        dues.clear(work.connection)
    said = [EN(words) for _fine, words in session.keeping.check().lines]
    assert any("brought up to date" in words for words in said)
    assert codes(session, "protection_case")
    said = [EN(words) for _fine, words in session.keeping.check().lines]
    assert any("agrees with the records" in words for words in said)


def test_two_records_of_one_person_are_one_line(session, entry):
    one = session.migrants.save(entry(birth="2010-11-22"))
    other = session.migrants.save(entry(birth="2010-11-22", full_name="玉章"))
    assert codes(session).count("turns_16") == 2
    session.migrants.merge(one.person.id, other.person.id, {})
    assert codes(session).count("turns_16") == 1


def test_who_was_made_anonymous_is_on_no_list(session, entry):
    file = session.migrants.save(entry(birth="2010-11-22"))
    assert codes(session, "person")
    session.migrants.anonymise(file.person.id, "本人要求", SECOND)
    assert codes(session, "person") == []
    with session.reading() as work:
        assert not any("玉章罕" in title for *_k, title in dues.everything(work.connection, TODAY))


def read_pdf(data):
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join("".join(page.extract_text() for page in pages).split())


def test_the_paper_of_the_day_names_nobody_of_a_case(session, desk, entry):
    desk.opened(session, {"case_action": (desk.row(what="密办的事", who="我", due_on=TODAY),)})
    session.migrants.save(entry(birth="2010-11-22"))
    for language in ("zh_CN", "en", "both"):
        text = read_pdf(session.papers.day_list(language).data)
        assert "玉章罕" in text
        assert "玉香" not in text
        assert "密办" not in text
        assert "MXX-P-2026-0001" in text
    session.papers.printed("day_list", ())


def test_an_empty_day_says_so(make_session):
    text = read_pdf(make_session("viewer").papers.day_list("en").data)
    assert "The day is clear." in text


def test_nobody_reads_a_mark_of_anything(session):
    with pytest.raises(Missing):
        session.work_today.mark("person/x/y/2026-01-01", Way.DONE)
    with pytest.raises(Missing):
        session.work_today.take_back(UUID(int=1))
