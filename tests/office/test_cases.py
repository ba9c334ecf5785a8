"""From the first word of harm to the closing of a case, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import excelize
import pytest

from desktop.errors import ClerkError, Conflict, Invalid, NotAllowed, SecondPersonNeeded
from desktop.i18n import translator
from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.rules import cases

TODAY = date(2026, 11, 24)
EN = translator("en")
ALONE = Second(reason="本办只有一名工作人员")
PASSWORD = "tea forest morning"
GROUND = {"ground": "guardian", "safe_contact": "晚上打奶奶的电话"}
ASSESSED = {
    "assessed_on": TODAY,
    "wishes_asked": "yes",
    "wishes": "想回家读书",
    "conclusion": "需要多部门一起帮助",
}
CLOSING = {
    "close_reason": "goals_met",
    "outcome": "已回校读书",
    "told_closed": "yes",
    "satisfaction": "good",
    "follow_up_on": date(2027, 2, 24),
}


def report(desk, **values):
    told = {"reported_to": "police_110", "reported_on": TODAY, "reported_by": "王主任", **values}
    return {"case_report": (desk.row(**told),)}


def planned(desk, **values):
    typed = {"what": "联系学校", "who": "王主任", "due_on": TODAY + timedelta(days=7), **values}
    return {"case_action": (desk.row(**typed),)}


def moved(session, file, to, **values):
    return session.cases.move(file.main.id, to, happened_on=session.today(), **values)


def carried(session, desk, to):
    """Take a case of a child as far as its follow-up."""
    file = desk.opened(session, report(desk), **GROUND, **ASSESSED)
    file = moved(session, file, cases.ASSESSED)
    file = desk.changed(session, file, planned(desk))
    for state in (cases.PLANNED, cases.IN_ACTION):
        file = moved(session, file, state)
    file = desk.amended(session, file, "case_action", done_on=TODAY, success="yes")
    if to != cases.IN_ACTION:
        file = moved(session, file, cases.FOLLOW_UP)
    return file


# --- intake, risk, report


def test_an_intake_gets_a_number_an_owner_and_is_found(session, desk):
    file = desk.opened(session, place="景洪", reporter="岩甲")
    assert str(file.main.values["number"]) == "MXX-P-2026-0001"
    assert file.state == cases.OPEN
    (member,) = file.rows["case_team"]
    assert (member.values["user_id"], member.values["owner"]) == (session.user.id, True)
    for words in ("玉香", "yuxiang", "MXX-P-2026-0001", "景洪", "岩甲"):
        assert [line.record_id for line in session.cases.lines(Query(words))] == [file.main.id]
    assert session.cases.lines(Query("岩温")) == ()


def test_an_intake_proposes_its_risk_and_calls_for_the_report(session, desk):
    file = desk.opened(session, danger_now="yes", concerns=["confinement"])
    assert EN(file.advice.headline).startswith("High")
    assert "Somebody is in danger now." in desk.said(file, "risk_")
    assert file.facts["report"].called_for
    assert file.advice.said[0].code == "report"
    assert "Art. 11" in EN(file.advice.said[0].basis)
    assert "mandatory report" in desk.blocked(session.cases, file, cases.CLOSED).casefold()
    file = desk.changed(session, file, report(desk))
    assert desk.said(file, "report_done")
    assert "mandatory report" not in desk.blocked(session.cases, file, cases.CLOSED).casefold()


def test_a_lower_risk_needs_a_reason_and_no_ticked_sign(session, desk):
    file = desk.opened(session, concerns=["confinement"], danger_now="yes", risk="low")
    assert file.facts["level"] == "high"
    assert desk.said(file, "risk_kept")
    assert "protection_case.risk_reason" in file.advice.warnings
    file = desk.changed(session, file, risk_reason="核实后确认安全")
    assert file.facts["level"] == "low"
    file = desk.changed(session, file, triggers=["death_self_harm"])
    assert file.facts["level"] == "high"


@pytest.mark.parametrize(
    ("rows", "values", "field"),
    [
        ({}, {"received_on": TODAY + timedelta(days=1)}, "protection_case.received_on"),
        ({}, {"assessed_on": TODAY + timedelta(days=1)}, "protection_case.assessed_on"),
        ({}, {"concerns": []}, "protection_case.concerns"),
        ({"case_person": (RowEntry(None, {"role": "harmed"}),)}, {}, "case_person#0.name"),
        ({"case_alleged": (RowEntry(None, {"access": "yes"}),)}, {}, "case_alleged#0.relation"),
        ({"case_team": (RowEntry(None, {"duty": "police"}),)}, {}, "case_team#0.name"),
        (
            {"case_flag": (RowEntry(None, {"what": "看", "look_by": TODAY, "off_on": TODAY}),)},
            {},
            "case_flag#0.off_why",
        ),
        ({}, {"sealed": True}, "protection_case.sealed"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(session, desk, rows, values, field):
    with pytest.raises(Invalid) as refused:
        desk.opened(session, rows, **values)
    assert field in refused.value.problems
    assert session.cases.lines(Query()) == ()


def test_nothing_is_written_down_as_done_before_its_day(session, desk):
    later = TODAY + timedelta(days=1)
    (told,) = report(desk)["case_report"]
    rows = {
        "case_report": (replace(told, values={**told.values, "reported_on": later}),),
        "case_action": (desk.row(what="接回家", who="玉香", due_on=later, done_on=later),),
        "case_note": (desk.row(happened_on=later, kind="visit", what="明天家访"),),
        "case_flag": (desk.row(what="看", look_by=later, off_on=later, off_why="看过了"),),
        "case_answer": (desk.row(code="EX01", answer="yes", answered_on=later),),
    }
    with pytest.raises(Invalid) as refused:
        desk.opened(session, rows, danger_now="yes")
    assert set(refused.value.problems) == {
        "case_report#0.reported_on",
        "case_action#0.done_on",
        "case_note#0.happened_on",
        "case_flag#0.off_on",
        "case_answer#0.answered_on",
    }


def test_a_case_of_somebody_registered_knows_her_name_and_age(session, desk, entry):
    person = session.migrants.save(entry(full_name="玉叫", birth="2014-01-01"))
    typed = session.cases.for_person(person.person.id)
    file = session.cases.save(
        replace(
            typed,
            values={
                **typed.values,
                "source": "self",
                "what": "不让上学",
                "concerns": ["child_labour"],
            },
        )
    )
    (subject,) = file.facts["subjects"]
    assert (subject.name, subject.age, file.facts["minor"]) == ("玉叫", 12, True)
    assert file.rows["case_person"][0].values["name"] == "玉叫"
    assert [line.title for line in session.cases.lines(Query("玉叫"))] == ["玉叫"]


# --- the whole way


def test_a_case_goes_from_intake_to_closing_and_is_opened_again(session, desk):
    file = desk.opened(session)
    blocked = desk.blocked(session.cases, file, cases.ASSESSED)
    for words in ("legal ground", "reached safely", "conclusion", "what she herself wants"):
        assert words in blocked
    file = desk.changed(session, file, **GROUND, **ASSESSED)
    file = moved(session, file, cases.ASSESSED)
    assert "action with somebody responsible" in desk.blocked(session.cases, file, cases.PLANNED)
    file = desk.changed(session, file, planned(desk))
    for state in (cases.PLANNED, cases.IN_ACTION):
        file = moved(session, file, state)
    assert "No action" in desk.blocked(session.cases, file, cases.FOLLOW_UP)
    file = desk.amended(session, file, "case_action", done_on=TODAY, success="yes")
    file = moved(session, file, cases.FOLLOW_UP)
    blocked = desk.blocked(session.cases, file, cases.CLOSED)
    for words in ("why the case is closed", "what she says of the help", "ask once more"):
        assert words in blocked
    with pytest.raises(ClerkError):
        moved(session, file, cases.CLOSED, second=ALONE)
    file = desk.changed(session, file, **CLOSING)
    assert desk.blocked(session.cases, file, cases.CLOSED) == ""
    file = moved(session, file, cases.CLOSED, second=ALONE)
    with pytest.raises(ClerkError):  # a reason is asked for
        moved(session, file, cases.REOPENED)
    file = moved(session, file, cases.REOPENED, reason="老板又扣工资")
    assert file.state == cases.REOPENED
    assert [step.to_state for step in file.steps] == [
        "ASSESSED", "PLANNED", "IN_ACTION", "FOLLOW_UP", "CLOSED", "REOPENED",
    ]  # fmt: skip
    assert file.steps[-1].reason == "老板又扣工资"


def test_closing_a_childs_case_needs_four_eyes(make_session, desk):
    director = make_session("director", name="主任")
    child_director = make_session("child_director", name="玉儿")
    clerk = make_session("clerk", name="经办")
    team = {
        "case_team": (
            desk.named(child_director.user),
            desk.named(clerk.user, duty="clerk"),
            desk.named(director.user, owner=True),
        )
    }
    file = carried(director, desk, cases.FOLLOW_UP)
    file = desk.changed(director, file, team, **CLOSING)
    assert cases.CLOSED not in {offer.to_state for offer in clerk.cases.next_states(file.main.id)}
    with pytest.raises(NotAllowed):
        moved(clerk, file, cases.CLOSED)
    offer = next(o for o in director.cases.next_states(file.main.id) if o.to_state == cases.CLOSED)
    assert offer.four_eyes
    for second in (None, Second("主任", PASSWORD)):
        with pytest.raises(SecondPersonNeeded):
            moved(director, file, cases.CLOSED, second=second)
    with pytest.raises(NotAllowed):
        moved(director, file, cases.CLOSED, second=Second("经办", PASSWORD))
    file = moved(director, file, cases.CLOSED, second=Second("玉儿", PASSWORD))
    assert file.state == cases.CLOSED
    line = director.audit_log.entries(person_id=file.main.id)[0]
    assert (line.second, line.detail["to"]) == ("玉儿", "CLOSED")


def test_a_grown_womans_case_of_low_risk_is_closed_by_a_clerk(make_session, desk):
    make_session("director", name="主任")
    clerk = make_session("clerk", name="经办")
    rows = {"case_person": (desk.row(role="harmed", name="玉光", birth="1990-01-01"),)}
    file = desk.opened(clerk, rows, concerns=["wages_deposit"], **CLOSING)
    assert file.facts["level"] == "low"
    assert moved(clerk, file, cases.CLOSED).state == cases.CLOSED


def test_out_of_reach_needs_three_attempts(session, desk):
    rows = {"case_person": (desk.row(role="harmed", name="玉光", birth="1990-01-01"),)}
    told = {"close_reason": "unreachable", "outcome": "联系不上", "follow_up_on": TODAY}
    file = desk.opened(session, rows, concerns=["wages_deposit"], **told)
    assert "three noted attempts" in desk.blocked(session.cases, file, cases.CLOSED)
    notes = tuple(
        desk.row(happened_on=TODAY - timedelta(days=days), kind="attempt", what="没人接")
        for days in (1, 20, 60)
    )
    file = desk.changed(session, file, {"case_note": notes})
    assert desk.blocked(session.cases, file, cases.CLOSED) == ""


def test_a_case_is_handed_over_to_another_office(session, desk):
    agency = desk.agency(session, name="景洪市民政局", kind="civil_affairs")
    file = desk.opened(session, report(desk))
    assert "to whom the case goes" in desk.blocked(session.cases, file, cases.TRANSFERRED)
    file = desk.changed(
        session, file, transferred_to_id=agency.main.id, handed_over_on=session.today()
    )
    assert file.titles[agency.main.id] == "景洪市民政局"
    assert moved(session, file, cases.TRANSFERRED, second=ALONE).state == cases.TRANSFERRED


def test_a_case_that_was_written_down_twice_points_to_the_first(session, desk):
    first, again = desk.opened(session), desk.opened(session)
    assert "this one repeats" in desk.blocked(session.cases, again, cases.DUPLICATE)
    again = desk.changed(session, again, duplicate_of_id=first.main.id)
    assert again.titles[first.main.id] == "玉香"
    with pytest.raises(SecondPersonNeeded):
        moved(session, again, cases.DUPLICATE, reason="同一人同一事")
    again = moved(session, again, cases.DUPLICATE, reason="同一人同一事", second=ALONE)
    assert again.state == cases.DUPLICATE


def test_a_step_of_tomorrow_is_refused(session, desk):
    file = desk.opened(session, **GROUND, **ASSESSED)
    with pytest.raises(Invalid):
        session.cases.move(
            file.main.id, cases.ASSESSED, happened_on=TODAY + timedelta(days=1), second=ALONE
        )


# --- screening, flags, clocks


def test_each_persons_answers_are_her_own(session, desk):
    rows = {
        "case_person": (
            desk.row(role="harmed", name="玉香", birth="2012-03-05", moved="yes"),
            desk.row(role="harmed", name="玉光", birth="1995-03-05"),
        ),
        "case_answer": (desk.row(code="FL01", answer="yes", evidence="不让出门"),),
    }
    file = desk.opened(session, rows)
    first, second = file.rows["case_person"]
    assert file.rows["case_answer"][0].values["subject"] == str(first.id)
    more = desk.row(subject=str(second.id), code="FL02", answer="yes", evidence="说不出名字")
    file = desk.changed(session, file, {"case_answer": (more,)})
    girl, woman = file.facts["screenings"]
    assert (girl.child, woman.child) == (True, False)
    assert (set(girl.answers), set(woman.answers)) == ({"FL01"}, {"FL02"})
    assert len([said for said in desk.said(file, "ilo_") if "玉光" in said]) == 1


def test_a_flag_is_due_until_it_is_taken_off_with_a_reason(session, desk):
    flag = desk.row(what="看看回家没有", look_by=TODAY - timedelta(days=1))
    file = desk.opened(session, {"case_flag": (flag,)})
    assert any("看看回家没有" in said for said in desk.said(file, "due_"))
    with pytest.raises(Invalid):
        desk.amended(session, file, "case_flag", off_on=TODAY)
    file = desk.amended(session, file, "case_flag", off_on=TODAY, off_why="已回家")
    assert not any("看看回家没有" in said for said in desk.said(file, "due_"))


def test_the_list_tells_how_near_the_next_deadline_is_as_time_goes_on(make_session, desk):
    session = make_session("director", name="主任")
    rows = {"case_person": (desk.row(role="harmed", name="玉光", birth="1990-01-01"),)}
    desk.opened(session, rows, concerns=["wages_deposit"])  # low: 168 hours to the first contact

    def due():
        return session.cases.lines(Query())[0].cells["due"]

    start = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    make_session.moment["now"] = start
    seen = []
    for hours in (0, 24 * 5, 24 * 7 - 1, 24 * 7 + 1):
        make_session.moment["now"] = start + timedelta(hours=hours)
        seen.append(due())
    assert seen == ["later", "soon", "today", "overdue"]
    by_due = Query(filters={"due": ("overdue",)})
    assert len(session.cases.lines(by_due)) == 1


# --- two at once, drafts, history


def test_two_clerks_do_not_overwrite_each_other(make_session, desk):
    director, clerk = make_session("director", name="主任"), make_session("clerk", name="经办")
    file = desk.opened(clerk)
    mine = clerk.cases.entry(file)
    theirs = director.cases.entry(director.cases.open(file.main.id))
    clerk.cases.save(replace(mine, values={**mine.values, "place": "打洛"}))
    with pytest.raises(Conflict):
        director.cases.save(replace(theirs, values={**theirs.values, "place": "景洪"}))
    assert director.cases.open(file.main.id).main.values["place"] == "打洛"


def test_the_same_fields_untouched_are_no_conflict(make_session, desk):
    director, clerk = make_session("director", name="主任"), make_session("clerk", name="经办")
    file = desk.opened(clerk)
    seen = director.cases.entry(director.cases.open(file.main.id))
    desk.changed(clerk, file, planned(desk))
    note = desk.row(happened_on=TODAY, kind="call", what="电话")
    file = director.cases.save(replace(seen, rows={**seen.rows, "case_note": (note,)}))
    assert (len(file.rows["case_action"]), len(file.rows["case_note"])) == (1, 1)


def test_a_draft_of_a_case_comes_back_as_it_was_typed(session, desk):
    typed = Entry(
        None,
        {"what": "说到一半", "received_on": TODAY, "received_at": "9点"},
        {"case_person": (desk.row(role="harmed", name="玉香"),)},
        kind="protection_case",
    )
    draft = session.cases.keep_draft(typed)
    (kept,) = session.cases.drafts()
    assert (kept.id, kept.entry) == (draft, typed)
    assert session.cases.keep_draft(replace(typed, values={"what": "全"}), draft) == draft
    assert [one.entry.values for one in session.cases.drafts()] == [{"what": "全"}]
    assert session.referrals.drafts() == ()
    session.cases.drop_draft(draft)
    assert session.cases.drafts() == ()


def test_the_history_tells_who_changed_what(make_session, desk):
    make_session("director", name="主任")
    clerk = make_session("clerk", name="经办")
    file = desk.opened(clerk, place="打洛")
    file = desk.changed(clerk, file, place="景洪")
    file = desk.amended(clerk, file, "case_person", name="玉香罕")
    edits = clerk.cases.history(file.main.id)
    told = [(edit.by, edit.sheet, edit.key, edit.before, edit.after) for edit in edits[:2]]
    assert told == [
        ("经办", "case_person", "name", "玉香", "玉香罕"),
        ("经办", "protection_case", "place", "打洛", "景洪"),
    ]


def test_a_row_taken_off_stays_off_and_in_the_history(session, desk):
    file = desk.opened(session, planned(desk))
    entry = session.cases.entry(file)
    (action,) = entry.rows["case_action"]
    off = {**entry.rows, "case_action": (replace(action, withdrawn=True),)}
    file = session.cases.save(replace(entry, rows=off))
    assert file.rows["case_action"] == ()
    assert any(edit.key == "withdrawn_why" for edit in session.cases.history(file.main.id))


# --- the team


def test_the_owner_names_the_team_and_a_member_does_not(make_session, desk):
    make_session("director", name="主任")
    owner = make_session("child_director", name="玉儿")
    member, other = make_session("clerk", name="经办"), make_session("clerk", name="别人")
    file = desk.opened(owner)
    file = desk.changed(owner, file, {"case_team": (desk.named(member.user, duty="clerk"),)})
    assert member.cases.open(file.main.id)
    desk.changed(member, file, immediate="已打电话")
    for rows in (
        {"case_team": (desk.named(other.user),)},
        {"case_kept_from": (desk.row(user_id=other.user.id, why="亲属"),)},
    ):
        with pytest.raises(NotAllowed):
            desk.changed(member, file, rows)
    with pytest.raises(NotAllowed):
        desk.amended(member, file, "case_team", 1, owner=True)
    file = desk.amended(owner, file, "case_team", 1, withdrawn_why=None, note="代班")
    assert other.cases.lines(Query()) == ()


def test_whoever_writes_down_a_case_about_a_relative_sees_it_once_and_no_more(make_session, desk):
    make_session("director", name="主任")
    clerk = make_session("clerk", name="岩罕")
    alleged = {"case_alleged": (desk.row(name="岩罕", relation="relative"),)}
    typed = Entry(None, {}, alleged, kind="protection_case")
    assert "hidden_after" in {said.code for said in clerk.cases.advise(typed).said}
    file = desk.opened(clerk, alleged)
    assert file.main.values["number"]
    assert clerk.cases.lines(Query()) == ()


# --- erasing, taking away, restoring


def test_who_is_made_anonymous_stands_in_no_case_referral_or_claim(session, desk, entry):
    person = session.migrants.save(entry(full_name="玉叫", birth="2012-01-01"))
    rows = {
        "case_person": (
            desk.row(role="harmed", person_id=person.person.id, phone="13900001111", note="认得出"),
        )
    }
    case = desk.opened(session, rows)
    referral = desk.referred(
        session, case, desk.agency(session), facts="玉叫说的", limits="只经我们"
    )
    claim = session.mediations.for_case(case.main.id)
    claim = session.mediations.save(
        replace(claim, values={**claim.values, "kinds": ["wages"], "respondent": "老板"})
    )
    session.referrals.keep_draft(session.referrals.entry(referral))
    session.cases.keep_draft(session.cases.for_person(person.person.id))
    session.migrants.anonymise(person.person.id, "本人要求", ALONE)
    for register, record in (
        ("cases", case.main.id),
        ("referrals", referral.main.id),
        ("mediations", claim.main.id),
    ):
        desk_of = getattr(session, register)
        file = desk_of.open(record)
        assert "玉叫" not in str((file.main.values, file.rows))
        assert "13900001111" not in str(file.rows)
        assert desk_of.lines(Query("玉叫")) == ()
        assert [line.title for line in desk_of.lines(Query())] == [file.main.values["number"]]
        assert "玉叫" not in str(desk_of.history(record))
        assert desk_of.drafts() == ()


@pytest.fixture
def agreed(session, desk, entry):
    """A case of somebody registered who agreed that her record goes out."""
    consent = RowEntry(None, {"purpose": "b", "given": "yes", "given_on": TODAY, "by": "self"})
    person = session.migrants.save(entry(full_name="玉叫", rows={"consent": (consent,)}))
    rows = {"case_person": (desk.row(role="harmed", person_id=person.person.id),)}
    return person, desk.opened(session, rows, place="打洛", reporter="岩甲")


def test_a_case_leaves_the_office_locked_and_without_words(session, desk, agreed, tmp_path):
    _person, case = agreed
    exports = session.exports_of("cases")
    assert (exports.kinds, exports.locked) == (("xlsx",), True)
    plan = exports.plan([case.main.id])
    assert plan.four_eyes
    for what, password in (("xlsx", ""), ("csv", "平安 secret-88"), ("pdf", "平安 secret-88")):
        with pytest.raises(Invalid):
            exports.write(plan, what, tmp_path, password=password, second=ALONE)
    with pytest.raises(SecondPersonNeeded):
        exports.write(plan, "xlsx", tmp_path, password="平安 secret-88")
    receipt = exports.write(plan, "xlsx", tmp_path, password="平安 secret-88", second=ALONE)
    book = excelize.open_file(
        str(tmp_path / receipt.names[0]), excelize.Options(password="平安 secret-88")
    )
    cells = str(book.get_rows(book.get_sheet_list()[0]))
    assert "MXX-P-2026-0001" in cells
    for word in ("玉叫", "打洛", "岩甲", "老板"):
        assert word not in cells
    assert "cases" in receipt.names[0]


def test_a_case_of_somebody_who_did_not_agree_stays(session, desk, agreed, entry):
    person, case = agreed
    silent = session.migrants.save(entry(full_name="玉光"))
    rows = {"case_person": (desk.row(role="harmed", person_id=silent.person.id),)}
    file = desk.changed(session, case, rows)
    plan = session.exports_of("cases").plan([file.main.id])
    assert plan.included == ()
    (left,) = plan.left_out
    assert (left.name, left.number) == ("", "MXX-P-2026-0001")
    assert "玉光" not in str(left)
    assert str(person.person.id) not in str(left)


def test_no_referral_or_mediation_of_somebody_who_did_not_agree_goes_out(
    session, desk, agreed, entry
):
    agency, (yes, _case) = desk.agency(session), agreed
    no = session.migrants.save(entry(full_name="玉光"))
    letters, disputes = [], []
    for person in (yes.person.id, no.person.id):
        letter = desk.referred(session, None, agency, person_id=person)
        letters.append(letter.main.id)
        typed = session.mediations.for_person(person)
        values = {**typed.values, "kinds": ["wages"], "facts": "欠薪", "respondent": "某饭店"}
        disputes.append(session.mediations.save(replace(typed, values=values)).main.id)
    for register, made in (("referrals", letters), ("mediations", disputes)):
        plan = session.exports_of(register).plan(made)
        assert plan.included == (made[0],)
        assert [left.person_id for left in plan.left_out] == [made[1]]


def test_a_restored_office_shows_a_case_to_the_same_people(make_session, desk, tmp_path):
    from desktop.office import opening
    from desktop.storage.engine import Database

    director = make_session("director", name="主任")
    owner, other = make_session("clerk", name="玉儿"), make_session("clerk", name="玉光")
    file = desk.opened(owner)
    made = director.keeping.backup()
    desk.changed(owner, file, {"case_team": (desk.named(other.user),)})
    assert len(other.cases.lines(Query())) == 1
    director.keeping.restore(made.path)
    if director.database.kind == "postgresql":
        database = Database.postgres(make_session.gate.database_url)
    else:
        database = Database.sqlcipher(tmp_path / "office.db", director.data_key)
    try:
        for user, sees in ((owner.user, 1), (director.user, 1), (other.user, 0)):
            again = opening.begin(
                make_session.gate, director.vault, database, director.data_key, user.id, "sign_in"
            )
            assert len(again.cases.lines(Query())) == sees
    finally:
        database.close()
