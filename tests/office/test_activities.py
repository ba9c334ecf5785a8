"""Children and activities of the Centre in the office, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.i18n import translator
from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.office.centre_children import Known, known
from desktop.rules import activities
from desktop.rules.activities import Count

TODAY = date(2026, 11, 24)
EN = translator("en")


def planned(session, rows=None, **values):
    typed = {
        "title": "画出平安路", "kind": "drawing", "themes": ["trafficking"], "happens_on": TODAY,
        "place_kind": "centre", "leader": "玉香", "starts_at": "9:00", **values,
    }  # fmt: skip
    return session.activities.save(Entry(None, typed, rows or {}, kind="activity"))


def child(session, name, sex="female", birth="2012"):
    return session.children.add_newcomer({"full_name": name, "sex": sex, "birth": birth}).main.id


def said(file):
    return " ".join(EN(one.words) for one in file.advice.said)


@pytest.fixture
def committee(make_session):
    """A child of the Children's Committee, signed in."""
    return make_session("children_committee", name="玉儿")


def test_a_newcomer_is_a_person_of_three_answers_with_her_line_and_no_journey(session, committee):
    file = committee.children.add_newcomer(
        {"full_name": "岩三", "sex": "male", "birth": "2013-05-01"}
    )
    assert file.facts["known"] == Known("岩三", "male", 2013, 13)
    assert file.main.values["photo"] == "not_asked"
    line = session.migrants.first(Query("yansan"), 5)[0]
    assert (line.name, line.number, line.state) == ("岩三", "", "")
    person = session.migrants.open(line.person_id)
    assert not person.rows["journey"]


def test_a_newcomer_without_name_or_sex_is_not_guessed(session):
    with pytest.raises(Invalid) as refused:
        session.children.add_newcomer({"full_name": " ", "sex": "", "birth": "gestern"})
    assert set(refused.value.problems) == {"full_name", "birth"}
    with pytest.raises(Invalid) as refused:
        session.children.add_newcomer({"full_name": "玉", "birth": "2012"})
    assert set(refused.value.problems) == {"sex"}


def test_it_is_asked_whether_she_is_one_of_those_known(session, committee, entry):
    person = session.migrants.save(entry(full_name="玉章罕", birth="2012-05-01")).person.id
    typed = {"full_name": "玉章罕", "sex": "female", "birth": "2012"}
    found = session.children.likely_newcomer(typed)
    assert [(one.person_id, one.child_id) for one in found] == [(person, None)]
    # Who may not see registrations is told of none.
    assert committee.children.likely_newcomer(typed) == ()
    with pytest.raises(NotAllowed):
        committee.children.add_known(person)
    kept = session.children.add_known(person).main.id
    assert committee.children.likely_newcomer(typed)[0].child_id == kept
    assert session.children.add_known(person).main.id == kept


def test_of_a_person_the_centre_is_told_name_year_and_sex_only(session, committee, entry):
    saved = session.migrants.save(
        entry(birth="2010-05-01", id_number="", father_name="岩父", village_group="曼夕上寨")
    )
    session.children.add_known(saved.person.id)
    with committee.reading() as work:
        told = known(work, [saved.person.id], TODAY)[saved.person.id]
    assert vars(told) == {"name": "玉章罕", "sex": "female", "birth_year": 2010, "age": 16}
    line = committee.children.lines(Query())[0]
    assert "岩父" not in str(line) + str(committee.children.open(line.record_id))
    assert "曼夕上寨" not in str(committee.children.open(line.record_id))
    with pytest.raises(NotAllowed):
        committee.migrants.open(saved.person.id)


def test_her_line_follows_her_name_and_goes_when_she_is_made_anonymous(session, entry):
    saved = session.migrants.save(entry(birth="2010-05-01"))
    record = session.children.add_known(saved.person.id).main.id
    renamed = session.migrants.entry(saved)
    session.migrants.save(replace(renamed, values={**renamed.values, "full_name": "玉南"}))
    assert [line.title for line in session.children.lines(Query("yunan"))] == ["玉南"]
    told = session.activities.keep_coming(planned(session).main.id, [record])
    session.migrants.anonymise(saved.person.id, "本人要求", Second(reason="只有一名工作人员"))
    assert session.children.lines(Query()) == ()
    assert session.activities.open(told.main.id).facts["came"].total == 1


def test_photo_consent_is_never_assumed_and_names_who_said_it(session):
    record = child(session, "玉香")
    file = session.children.open(record)
    entry = session.children.entry(file)
    with pytest.raises(Invalid):
        session.children.save(replace(entry, values={**entry.values, "photo": "yes"}))
    file = session.children.set_photo(record, "yes", "guardian")
    assert file.main.values["photo_on"] == TODAY


def test_another_answer_about_photos_has_its_own_day(session, make_session):
    record = child(session, "玉香")
    session.children.set_photo(record, "yes", "both")
    make_session.moment["now"] = make_session.moment["now"].replace(day=28)
    entry = session.children.entry(session.children.open(record))
    file = session.children.save(replace(entry, values={**entry.values, "photo": "no"}))
    assert file.main.values["photo_on"] == date(2026, 11, 28)


def test_under_14_a_yes_needs_the_guardian(session):
    small, grown = (
        child(session, "玉一", birth="2014-01-01"),
        child(session, "玉二", birth="2010-01-01"),
    )
    for record in (small, grown):
        file = session.children.set_photo(record, "yes", "self")
    assert "guardian" not in said(file)
    assert "guardian" in said(session.children.open(small))
    activity = planned(session).main.id
    came = session.activities.keep_coming(activity, [small, grown]).facts["came"]
    assert [one.name for one in came.no_photo] == ["玉一"]
    session.children.set_photo(small, "yes", "both")
    assert session.activities.open(activity).facts["came"].no_photo == ()


def test_who_came_is_kept_in_one_act_counted_by_sex_and_band_and_changed_again(session, committee):
    children = [child(session, f"玉{n}", birth=str(2008 + n % 8)) for n in range(12)]
    boys = [child(session, f"岩{n}", "male", "2014") for n in range(5)]
    activity = planned(session).main.id
    file = committee.activities.keep_coming(
        activity, [*children, *boys], [Count("female", "a35", 3)]
    )
    came = file.facts["came"]
    assert came.total == 20 == sum(count.number for count in came.counts)
    assert file.main.values["came_female"] == 15
    assert file.main.values["came_male"] == 5
    assert "Boy 5" in said(file) or "Male 5" in said(file)
    assert "No photo of" in said(file)
    before = {row.id for row in file.rows["activity_attendance"]}
    file = committee.activities.keep_coming(activity, children[1:], [])
    assert file.facts["came"].total == 11
    assert {row.id for row in file.rows["activity_attendance"]} < before
    assert session.activities.lines(Query())[0].cells["came"] == 11


def test_ticking_the_same_twice_writes_nothing_anew(session):
    children = [child(session, f"玉{n}") for n in range(3)]
    activity = planned(session).main.id
    session.activities.keep_coming(activity, children)
    once = session.activities.history(activity)
    assert {"玉0", "玉1", "玉2"} <= {str(edit.after) for edit in once}
    session.activities.keep_coming(activity, children)
    assert session.activities.history(activity) == once


def test_the_roll_names_those_who_came_last_time_of_the_same_series_first(session):
    anna, bela, gone = (child(session, name) for name in ("玉一", "玉二", "玉三"))
    weekly = planned(session, title="读书会", kind="reading", happens_on=date(2026, 11, 3)).main.id
    assert session.activities.make_series(weekly, "weekly", 3) == 2
    second, third = (
        line.record_id for line in session.activities.between(date(2026, 11, 4), date(2026, 11, 30))
    )
    other = planned(session, happens_on=date(2026, 11, 12)).main.id
    session.activities.keep_coming(weekly, [anna])
    session.activities.keep_coming(other, [bela])
    session.children.move(gone, "LEFT", happened_on=TODAY)
    roll = session.activities.roll(second)
    assert [(one.name, one.last_time) for one in roll.children] == [
        ("玉二", False),
        ("玉一", True),
    ] or [(one.name, one.last_time) for one in roll.children] == [("玉一", True), ("玉二", False)]
    assert roll.last_on == date(2026, 11, 3)
    session.activities.keep_coming(second, [bela])
    assert session.activities.roll(third).last_on == date(2026, 11, 10)


def test_a_series_is_made_once_as_separate_activities_with_what_each_needs(session):
    need = RowEntry(None, {"kind": "thing", "what": "画纸", "quantity": 40, "got": True})
    first = planned(session, {"activity_need": (need,)}, happens_on=date(2027, 1, 31)).main.id
    session.activities.make_series(first, "monthly", 3)
    days = [line.day for line in session.activities.between(date(2027, 1, 1), date(2027, 12, 31))]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]
    numbers = {line.number for line in session.activities.lines(Query())}
    assert len(numbers) == 3
    later = session.activities.open(session.activities.lines(Query())[0].record_id)
    assert [row.values["what"] for row in later.rows["activity_need"]] == ["画纸"]
    assert not later.rows["activity_need"][0].values["got"]
    with pytest.raises(Invalid):
        session.activities.make_series(first, "weekly", 2)


def test_the_next_is_made_from_a_past_one_and_told_what_to_do_better(session):
    past = planned(session, happens_on=date(2026, 9, 12), better="早点开始").main.id
    entry = session.activities.next_from(past)
    assert entry.values["happens_on"] == date(2026, 12, 5)  # a Saturday again
    file = session.activities.save(entry)
    assert file.main.values["earlier_id"] == past
    assert file.main.values["better"] is None
    assert "早点开始" in said(file)


def test_an_activity_goes_its_way_and_what_is_missing_is_said(session, committee):
    file = planned(session, leader="")
    assert "Write down who runs it." in said(file)
    with pytest.raises(ClerkError):
        committee.activities.move(file.main.id, activities.APPROVED, happened_on=TODAY)
    entry = committee.activities.entry(file)
    file = committee.activities.save(replace(entry, values={**entry.values, "leader": "玉香"}))
    for state in (activities.APPROVED, activities.DONE):
        file = committee.activities.move(file.main.id, state, happened_on=TODAY)
    with pytest.raises(ClerkError):
        committee.activities.move(file.main.id, activities.REPORTED, happened_on=TODAY)
    committee.activities.keep_coming(file.main.id, [child(session, "玉香")])
    entry = committee.activities.entry(committee.activities.open(file.main.id))
    report = {"result": "大家都画了", "photos": "no"}
    file = committee.activities.save(replace(entry, values={**entry.values, **report}))
    assert file.main.values["came"] == 1
    file = committee.activities.move(file.main.id, activities.REPORTED, happened_on=TODAY)
    with pytest.raises(ClerkError):
        committee.activities.keep_coming(file.main.id, [])


def test_a_viewer_sees_the_calendar_and_changes_nothing(make_session, session):
    activity = planned(session).main.id
    viewer = make_session("viewer", name="看客")
    assert viewer.activities.between(TODAY, TODAY)[0].record_id == activity
    for act in (
        lambda: viewer.activities.keep_coming(activity, []),
        lambda: viewer.activities.make_series(activity, "weekly", 3),
        lambda: viewer.children.add_newcomer({"full_name": "玉", "sex": "female"}),
    ):
        with pytest.raises(NotAllowed):
            act()
    outside = make_session("administrator", name="系统")
    with pytest.raises(NotAllowed):
        outside.activities.lines(Query())


def test_what_is_wrong_is_said_beside_its_field(session):
    with pytest.raises(Invalid) as refused:
        planned(session, starts_at="10:00", ends_at="9:00")
    assert set(refused.value.problems) == {"activity.ends_at"}


def test_the_table_of_activities_leaves_with_numbers_only(session, tmp_path):
    file = planned(session, messages="不跟陌生人走", jury="玉金", note="内部")
    session.activities.keep_coming(file.main.id, [child(session, "玉章罕")])
    exports = session.exports_of("activities")
    plan = exports.plan([file.main.id])
    assert not plan.four_eyes
    exports.write(plan, "csv", tmp_path)
    told = next(tmp_path.glob("activities*.csv")).read_text("utf-8-sig")
    assert file.main.values["number"] in told
    for words in ("玉", "陌生人", "内部"):
        assert words not in told


def test_children_leave_the_office_with_consent_and_four_eyes_only(session, entry, tmp_path):
    agreed = {"purpose": "c", "given": "yes", "given_on": TODAY, "by": "self"}
    known_one = session.migrants.save(
        entry(birth="2008-05-01", rows={"consent": (RowEntry(None, agreed),)})
    )
    with_consent = session.children.add_known(known_one.person.id).main.id
    without = child(session, "玉二")
    plan = session.exports_of("children").plan([with_consent, without])
    assert plan.included == (with_consent,)
    assert [left.name for left in plan.left_out] == ["玉二"]
    assert plan.four_eyes
    assert "note" not in plan.keys


def test_every_act_is_in_the_log_and_names_nobody(session):
    activity = planned(session).main.id
    session.activities.make_series(activity, "weekly", 3)
    session.activities.keep_coming(activity, [child(session, "玉章罕")])
    told = [EN(line.act) for line in session.audit_log.entries()]
    for words in ("Who came to an activity", "Series of activities", "Person registered"):
        assert any(words in act for act in told)
    assert "玉章罕" not in str([line.detail for line in session.audit_log.entries()])


@pytest.mark.parametrize("language", ["zh_CN", "en", "both"])
@pytest.mark.parametrize(
    "kind", ["activity_poster", "sign_in_sheet", "activity_report", "month_plan"]
)
def test_a_child_prints_the_papers_of_the_centre(session, committee, kind, language):
    file = planned(session)
    session.activities.keep_coming(file.main.id, [child(session, "玉章罕")])
    paper = committee.centre_papers.make(kind, (file.main.id,), language)
    assert paper.pages
    assert not paper.missing


def test_certificates_need_a_prize(session, committee):
    girl = child(session, "玉章罕")
    row = RowEntry(None, {"child_id": girl, "work": "我的家", "points": 90, "prize": "first"})
    without = planned(session, title="运动会").main.id
    with pytest.raises(ClerkError):
        committee.centre_papers.make("certificates", (without,), "zh_CN")
    prized = planned(session, {"activity_entry": (row,)}, kind="competition").main.id
    assert committee.centre_papers.make("certificates", (prized,), "both").pages == 1


def test_the_plan_of_an_empty_month_is_still_a_page(committee):
    assert committee.centre_papers.month_plan(date(2027, 2, 1), "zh_CN").pages == 1


def test_a_work_is_entered_once(session):
    girl = child(session, "玉章罕")
    row = RowEntry(None, {"child_id": girl, "work": "我的家"})
    with pytest.raises(Invalid) as refused:
        planned(session, {"activity_entry": (row, row)})
    assert set(refused.value.problems) == {"activity_entry#1.work"}


def test_two_hundred_children_are_kept_in_one_go_and_none_twice(session):
    with session.writing() as work:
        people = [
            work.records.add("person", {"full_name": f"玉{n}", "sex": "female"}).id
            for n in range(200)
        ]
        work.records.add_all(
            "centre_child", [{"person_id": one, "state": "COMES"} for one in people]
        )
        children = [row.id for row in work.records.where("centre_child")]
    activity = planned(session).main.id
    file = session.activities.keep_coming(activity, [*children, *children[:50]])
    assert file.facts["came"].total == 200
    assert [(count.band, count.number) for count in file.facts["came"].counts] == [("unknown", 200)]
    rows = file.rows["activity_attendance"]
    with session.reading() as work:
        changes = work.records.changes_of([row.id for row in rows])
    assert len(changes) == 400  # each row's two fields have their change, as one added alone has
