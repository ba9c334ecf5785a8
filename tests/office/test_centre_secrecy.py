"""The children who run the Centre learn names, years of birth, sex and who came: nothing else.

Everything that a session hands out is tried by the session itself, with the ids of records that are
not the user's, and with every list and every search: not by the windows, which hide what is not hers.
Marks stand in what is kept; where one comes out, something was told. Other roles that see less than
all are tried the same way.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from sqlalchemy.exc import IntegrityError

from desktop.errors import ClerkError, Invalid, Missing, NotAllowed
from desktop.office import centre_papers, handovers
from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.office.exports import Plan
from desktop.office.journey_steps import Known
from desktop.office.session import REGISTERS
from desktop.office.survey_entry import HouseholdForm, Person
from desktop.rules.permissions import Act, Role
from desktop.sheets.fields import Kind
from desktop.sheets.migrants import JOURNEY, PERSON
from desktop.storage.ids import new_id

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
REGISTRATION, CASE, WORK = "REGX", "CASEX", "WORKX"
TALK, SCHOOL, LEAVING = "TALKX", "SCHOX", "LEAVX"
BORN = "2009-03-05"
"""The whole birth date of the child who takes part: her year alone is told."""
ALL = {REGISTRATION, CASE, WORK, TALK, SCHOOL, LEAVING, BORN, "03-05"}
NOT_FOR = {
    Role.CHILDREN_COMMITTEE: ALL,
    Role.ADMINISTRATOR: ALL,
    Role.CENTRE_FACILITATOR: {REGISTRATION, CASE, WORK, LEAVING},
    Role.VIEWER: {CASE, TALK, LEAVING},
    Role.MEDIATOR: {CASE, TALK, LEAVING},
}
"""Which marks must not come out, by role."""
INSIDE = {
    "add_step", "called", "check", "closed_guards", "counsel", "day", "entry", "facts", "file_of",
    "found", "guard", "just_written", "keep_new", "kept_lines", "kept_rows", "line", "load",
    "looked_on", "moved", "note_each", "of", "of_case", "open_to", "prepare", "require_guard",
    "require_seen_by", "review_of", "saved", "search_texts", "step_facts", "steps_of", "stored",
    "write_line", "act", "follow", "trained_anew", "due_rows", "dues", "dues_open",
}  # fmt: skip
"""Parts of other methods: handed an open unit of work, or what was read with one before."""
LEFT_OUT = {
    "session.end", "session.check_password", "session.reading", "session.writing", "session.now",
    "session.may", "session.require", "session.require_open", "session.exports_of",
    "session.today", "session.clock", "keeping.closing_backup", "exports.drives", "audit_log.note",
    "users.change_own", "users.save_preferences",
}  # fmt: skip
"""What names no record and is everybody's (closing makes its backup whoever closes)."""
OF_THE_MACHINE = ("users.", "keeping.", "settings.", "papers.recovery_sheet")
"""What an administrator is there for (see the tests of users, of keeping …)."""


@pytest.fixture
def office(make_session, entry, desk):
    """A village: a child of the Centre, a migrant who is none, and all that is kept of both."""
    director = make_session("director", name="主任")
    make_session.director = director
    child = registered(director, entry, full_name="玉罕", birth=BORN)
    stranger = registered(director, entry, full_name=f"玉{REGISTRATION}", birth="2004-05-01")
    kept = director.children.add_known(child)
    make_session.child, make_session.kept = child, kept
    make_session.ids = ids = {
        (REGISTRATION, "stranger"): stranger,
        **of_people(director, stranger),
        **of_work(director, stranger),
        **of_cases(director, desk, child),
        **of_adults(director, child, stranger),
    }
    director.children.attachments.add(kept.main.id, f"同意书{TALK}", PNG, "other")
    with director.reading() as work:
        scans = work.records.where("attachment", record_id=kept.main.id)
    ids[TALK, "consent"] = scans[0].id
    return make_session


def registered(director, entry, **person):
    """Register somebody; every text that her form takes has the mark."""
    contact = RowEntry(None, {"name": f"岩{REGISTRATION}", "phone": "13908890001"})
    journey = {f.key: f"{REGISTRATION}{f.key}" for f in JOURNEY if f.kind is Kind.LONG_TEXT}
    file = director.migrants.save(entry(rows={"contact": (contact,)}, journey=journey, **person))
    texts = {
        field.key: f"{REGISTRATION}{field.key}"
        for field in PERSON
        if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and field.key != "name_pinyin"
    }
    with director.writing() as work:
        work.records.change("person", file.person.id, texts)
    return file.person.id


def of_people(director, stranger):
    file = director.attachments.add(stranger, f"照片{REGISTRATION}", PNG, "photo")
    user = director.user.id
    draft = director.migrants.keep_draft(director.migrants.entry(file))
    return {
        (REGISTRATION, "journey"): file.rows["journey"][0].id,
        (REGISTRATION, "contact"): file.rows["contact"][0].id,
        (REGISTRATION, "photo"): file.rows["attachment"][0].id,
        (REGISTRATION, "draft"): draft,
        (REGISTRATION, "user"): user,
    }


def of_work(director, stranger):
    today = director.today()
    employer = {"kind": "employer", "name": f"店{WORK}", "trade": "salon", "county": "532801"}
    boss = director.recruiters.save(
        Entry(None, {**employer, "registered_on": today}, kind="recruiter")
    )
    contract = {"person_id": stranger, "worker_name": f"玉{WORK}", "received_on": today}
    signed = director.contracts.save(
        Entry(None, {**contract, "employer_name": f"店{WORK}", "wage": 234567}, kind="contract")
    )
    return {(WORK, "recruiter"): boss.main.id, (WORK, "contract"): signed.main.id}


def of_cases(director, desk, child):
    harmed = (desk.row(role="harmed", person_id=child), desk.row(role="witness", name=f"玉{CASE}"))
    case = desk.opened(director, {"case_person": harmed}, what=CASE, place=CASE)
    referral = desk.referred(director, case, desk.agency(director), person_name=f"玉{CASE}")
    draft = director.cases.keep_draft(director.cases.entry(case))
    file = director.cases.attachments.add(case.main.id, CASE, PNG, "photo")
    return {
        (CASE, "case"): case.main.id,
        (CASE, "person of it"): case.rows["case_person"][0].id,
        (CASE, "referral"): referral.main.id,
        (CASE, "draft"): draft,
        (CASE, "photo"): file.rows["attachment"][0].id,
    }


def of_adults(director, child, stranger):
    today = director.today()
    talk = {"person_id": child, "parent_name": f"岩{TALK}", "view": "undecided", "asked_on": today}
    said = director.parents.save(
        Entry(None, {**talk, "phone": "13908890003", "note": TALK}, kind="parent_talk")
    )
    came = (RowEntry(None, {"person_id": stranger, "came": "yes"}),)
    training = {"held_on": today, "audience": "leaving", "modules": ["T01"], "trainer": LEAVING}
    held = director.trainings.save(
        Entry(None, {**training, "note": LEAVING}, {"training_participant": came}, kind="training")
    )
    contact = (RowEntry(None, {"name": f"老师{SCHOOL}", "phone": "13908890004"}),)
    school = {"name": "曼夕小学", "kind": "primary", "address": SCHOOL}
    director.schools.save(Entry(None, school, {"school_contact": contact}, kind="school"))
    helps = {"name": "岩义", "kind": "peer_educator", "phone": "13908890005", "note": SCHOOL}
    director.volunteers.save(
        Entry(None, {**helps, "place": SCHOOL, "since": today}, kind="volunteer")
    )
    return {(TALK, "talk"): said.main.id, (LEAVING, "training"): held.main.id}


# --- everything is tried


def left_out(name, role):
    door, _, act = name.rpartition(".")
    if role is Role.ADMINISTRATOR and name.startswith(OF_THE_MACHINE):
        return True
    inside = door != "session" and act in INSIDE
    return name in LEFT_OUT or inside or (door.startswith("exports_of") and act == "drives")


def given(walk, name, act, session, one, tmp_path):
    """Return what an act is called with when it is asked about the record ``one``."""
    door = name.partition(".")[0].removeprefix("exports_of(").removesuffix(")")
    register = getattr(session, door) if door in REGISTERS else session.children
    people = {"person_id": one, "led_by_id": one, "from_id": one, "to_id": one, "term_id": one}
    typed = {**people, "child_id": one, "name": "x", "activity_id": one, "earlier_id": one}
    typed |= {"title": "x", "kind": "drawing", "happens_on": session.today(), "what": "x"}
    typed |= {"held_on": session.today(), "seats": 2, "marks": 2, "count": 1, "who_id": one}
    typed |= {"full_name": "玉", "sex": "female", "election_on": session.today()}
    rows = {
        sheet.kind: (RowEntry(None, {**typed, "since": session.today()}),)
        for sheet in register.belonging
    }
    whole = Entry(None, typed, rows, kind=register.kind)
    today = session.today()
    known = {
        "acts": (), "attachment_id": one, "before": None, "belonging": register.belonging,
        "by": "both", "cancelled": None, "case": one, "children": [one], "code": "x",
        "consent": "yes", "consent_id": one, "contract": one, "copies": 1, "counted": 0,
        "counts": (), "data": PNG, "day": today, "draft_id": one, "entry": whole, "file": one,
        "first": today, "folder": tmp_path, "form": "protection_case", "happened_on": today,
        "journey_id": one, "keep_id": one, "keys": None, "kind": "service_certificate",
        "language": "zh_CN", "last": today, "limit": 50, "loan": one, "main": register.sheet,
        "model": "daluo", "month": today, "most": 50, "number": "MXX-P-2026-0001", "offer": one,
        "offer_id": one, "on": today, "other_id": new_id(), "password": "246810", "path": tmp_path,
        "person": one, "person_id": one, "person_ids": [one], "persons": [one], "place": tmp_path,
        "placement": one, "placement_id": one, "plan": Plan((one,), (), (), four_eyes=True),
        "progress": None, "query": Query(""), "reason": "看看", "record": one, "records": (one,),
        "recruiter": one, "register": "cases", "rhythm": "weekly", "roles": ["director"],
        "saved_as_file": False, "second": Second("主任", "tea forest morning"),
        "second_place": None, "session": session, "term": one, "text": "", "thing": one,
        "times": 2, "title": "x", "to": "CLOSED", "to_state": "CLEARED", "told_by": "",
        "today": today, "typed": {}, "user_id": one, "values": typed, "voted": True, "voter": one, "way": "",
        "what": "xlsx", "why": "x", "work": None, "asked": (),
        "codes": None, "household": one, "key": f"person/{one}/check_up/{today}", "known": Known(today),
        "leaving": False, "mark": one, "missing": True, "people": [one], "pictures": (),
        "survey": one, "until": None, "ways": ("total",),
    }  # fmt: skip
    asked = walk.signature(act)
    found = {
        each.name: known[each.name] for each in asked.values() if each.kind is not each.VAR_KEYWORD
    }
    if name.startswith("survey_entry.") and "form" in asked:
        found["form"] = HouseholdForm(one, one, "001", "x", "", (Person(one, "x", "female", None),))
    if name == "migrants.rows":
        found["keys"] = range(1, 30)
    if name == "papers.printed":
        found["kind"] = "registration"
    return found


def tried(walk, name, act, session, one, tmp_path):
    """Call an act about a record; return what it said, or how it refused."""
    asked = given(walk, name, act, session, one, tmp_path)
    try:
        if "work" in asked:
            with session.writing() as work:
                return walk.told(act(**{**asked, "work": work}))
        said = walk.told(act(**asked))
    except Invalid as refused:
        return f"Invalid{walk.told(refused.problems)}"
    except (ClerkError, KeyError, IntegrityError) as refused:
        return f"{type(refused).__name__}{'' if isinstance(refused, IntegrityError) else refused}"
    # What she typed herself is no secret.
    return "" if name.endswith((".keep_draft", ".keep", ".drafts", ".drop_draft")) else said


@pytest.mark.parametrize("role", NOT_FOR)
def test_nothing_comes_out_that_is_not_hers(office, walk, role, tmp_path):
    spy = office(role.value, name="看的人")
    unknown, hidden = new_id(), NOT_FOR[role]
    asked = 0
    for name, act in sorted(walk.acts(spy).items()):
        if left_out(name, role):
            continue
        before = tried(walk, name, act, spy, unknown, tmp_path)
        assert not [mark for mark in hidden if mark in before], (name, before)
        for (mark, what), one in office.ids.items():
            if mark not in hidden:
                continue
            said = tried(walk, name, act, spy, one, tmp_path)
            assert not [mark for mark in hidden if mark in said], (name, what, said)
            assert refusal(said) == refusal(before), (name, what, said, before)
            asked += 1
    assert asked > 1000


def refusal(said):
    first = said.split(" ")[0]
    refuses = ("Missing", "NotAllowed", "KeyError", "Invalid", "IntegrityError")
    return said if first.startswith(refuses) else ""


def test_every_method_is_tried_or_it_is_said_why_not(office, walk):
    spy = office("children_committee", name="看的人")
    known = walk.acts(spy)
    assert not LEFT_OUT - known.keys()
    for name, act in known.items():
        if not left_out(name, Role.CHILDREN_COMMITTEE):
            given(walk, name, act, spy, new_id(), Path())  # KeyError: say how it is asked


def test_no_search_finds_somebody_by_what_is_not_told(office):
    child = office("children_committee", name="看的人")
    for name in ("children", "volunteers", "schools", "things", "activities", "terms"):
        for text in ("1390889", "REGX", "SCHOX", "TALKX", "laoshi", "2009"):
            assert getattr(child, name).lines(Query(text)) == (), (name, text)
    assert [line.title for line in child.volunteers.lines(Query("yan"))] == ["岩义"]
    assert [line.title for line in child.schools.lines(Query("曼夕"))] == ["曼夕小学"]
    viewer = office("viewer", name="查看")
    assert len(viewer.volunteers.lines(Query("1390889"))) == 1


def test_papers_of_the_centre_name_nobody_elses(office):
    """Every paper that the children can print, of the records that are theirs."""
    director = office.director
    one = (RowEntry(None, {"person_id": office.child, "since": director.today()}),)
    term = director.terms.save(
        Entry(None, {"name": "第三届", "seats": 2, "marks": 2},
              {"committee_member": one, "committee_candidate": (replace(one[0], values={
                  "person_id": office.child}),)}, kind="committee_term")
    )  # fmt: skip
    handover = director.handovers.save(
        Entry(None, {"from_id": office.child, "why": "other"}, kind="handover")
    )
    child = office("children_committee", name="看的人")
    party = {"title": "画画", "kind": "drawing", "happens_on": child.today()}
    activity = child.activities.save(Entry(None, party, kind="activity"))
    child.activities.keep_coming(activity.main.id, [office.kept.main.id])
    thing = child.things.save(Entry(None, {"name": "书", "kind": "book", "count": 2}, kind="thing"))
    child.things.lend(
        thing.main.id, {"person_id": office.child, "count": 1, "until": date(2026, 12, 1)}
    )
    cash = {"day": child.today(), "kind": "donation", "amount": 100, "purpose": "糖"}
    entry = child.cash.save(Entry(None, cash, kind="cash_entry"))
    meeting = child.meetings.save(child.meetings.fresh())
    records = [term, handover, activity, thing, entry, meeting]
    made = 0
    for kind in sorted(centre_papers.KINDS):
        for record in (None, *(file.main.id for file in records), *office.ids.values()):
            try:
                ids = (record,) if record else ()
                paper = child.centre_papers.make(kind, ids, "both")
            except (ClerkError, KeyError):
                continue
            pages = pypdf.PdfReader(io.BytesIO(paper.data)).pages
            text = "\n".join(page.extract_text() for page in pages)
            assert not [mark for mark in ALL if mark in text], kind
            made += 1
    assert made > 12


# --- single holes


def test_nobody_is_named_by_an_id_that_is_not_in_her_list(office):
    """A child of the Centre, a meeting, a voter: none may be made of somebody who is registered."""
    stranger = office.ids[REGISTRATION, "stranger"]
    child = office("children_committee", name="看的人")
    facilitator = office("centre_facilitator", name="辅导员")
    presence = {"meeting_presence": (RowEntry(None, {"person_id": stranger}),)}
    held = {"held_on": child.today()}
    term = {"name": "第三届", "seats": 2, "marks": 2}
    stands = {"committee_candidate": (RowEntry(None, {"person_id": stranger}),)}
    came = {"training_participant": (RowEntry(None, {"person_id": stranger, "came": "yes"}),)}
    training = {**held, "audience": "other", "modules": ["T01"]}
    for register, values, rows in (
        (child.children, {"person_id": stranger}, {}),
        (child.meetings, held, presence),
        (child.meetings, {**held, "led_by_id": stranger}, {}),
        (facilitator.children, {"person_id": stranger}, {}),
        (facilitator.terms, term, stands),
        (facilitator.handovers, {"from_id": stranger, "why": "other"}, {}),
        (facilitator.trainings, training, came),
        (facilitator.volunteers, {"person_id": stranger, "kind": "peer_educator"}, {}),
    ):
        entry = Entry(None, values, rows, kind=register.kind)
        with pytest.raises(Invalid) as refused:
            register.save(entry)
        assert "from the list" in str(refused.value)
        advice = register.advise(entry)
        assert "REGX" not in str(advice)
        assert refused.value.problems.keys() <= advice.problems.keys()
    kept = office.director.terms.save(Entry(None, term, kind="committee_term"))
    with pytest.raises(Missing):
        facilitator.terms.voters.add(kept.main.id, stranger)
    assert facilitator.terms.voters.add(kept.main.id, office.child).facts["voters"]


def test_who_was_chosen_by_an_adult_does_not_stop_the_others(office):
    """A facilitator saves a list on which somebody stands whom she could not choose herself."""
    stranger = office.ids[REGISTRATION, "stranger"]
    came = {"training_participant": (RowEntry(None, {"person_id": stranger, "came": "yes"}),)}
    training = {"held_on": date(2026, 11, 20), "audience": "other", "modules": ["T01"]}
    file = office.director.trainings.save(Entry(None, training, came, kind="training"))
    facilitator = office("centre_facilitator", name="辅导员")
    entry = facilitator.trainings.entry(facilitator.trainings.open(file.main.id))
    kept = facilitator.trainings.save(replace(entry, values={**entry.values, "place": "村委会"}))
    assert kept.main.values["place"] == "村委会"


def test_who_may_not_write_asks_the_rules_nothing(office):
    """A typed election day would tell on which day somebody turns eighteen, try by try."""
    child = office("children_committee", name="看的人")
    stands = {"committee_candidate": (RowEntry(None, {"person_id": office.child}),)}
    term = {"name": "第三届", "seats": 1, "marks": 1, "election_on": date(2027, 3, 5)}
    with pytest.raises(NotAllowed):
        child.terms.advise(Entry(None, term, stands, kind="committee_term"))
    kept = office.director.terms.save(Entry(None, {**term, "election_on": None}, stands,
                                            kind="committee_term"))  # fmt: skip
    probe = replace(child.terms.entry(kept), values=term)
    assert child.terms.advise(probe) == child.terms.open(kept.main.id).advice
    with pytest.raises(NotAllowed):
        child.volunteers.advise(Entry(None, {"person_id": office.child}, kind="volunteer"))


def test_the_children_are_told_who_hands_over_not_the_day_of_birth_nor_of_a_journey(office):
    office.moment["now"] = office.moment["now"].replace(year=2027, month=2)  # 18 on 5 March
    director = office.director
    serves = (RowEntry(None, {"person_id": office.child, "since": date(2026, 11, 1)}),)
    term = director.terms.save(
        Entry(None, {"name": "第三届", "seats": 1, "marks": 1}, {"committee_member": serves},
              kind="committee_term")
    )  # fmt: skip
    with director.writing() as work:
        work.records.change("committee_term", term.main.id, {"state": "SERVING"})
    child = office("children_committee", name="看的人")
    (due,) = handovers.due(child)
    assert (due.name, due.why, due.by) == ("玉罕", "other", None)
    said = str(child.terms.open(term.main.id).advice)
    assert "hands her work over" in said
    assert "2027" not in said
    (told,) = handovers.due(office("centre_facilitator", name="辅导员"))
    assert (told.why, told.by) == ("eighteen", date(2027, 3, 5))


def test_a_signed_consent_is_for_adults(office):
    scan = office.ids[TALK, "consent"]
    child = office("children_committee", name="看的人")
    for act in (
        lambda: child.children.attachments.load(scan),
        lambda: child.children.attachments.withdraw(scan, "看看"),
        lambda: child.children.attachments.add(office.kept.main.id, "x", PNG, "other"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert child.children.open(office.kept.main.id).rows["attachment"] == ()
    assert office.director.children.attachments.load(scan)[1] == PNG


def test_an_adult_of_the_office_reads_what_the_children_wrote(office):
    child = office("children_committee", name="看的人")
    meeting = child.meetings.save(replace(child.meetings.fresh(), rows={}))
    assert office.director.may(Act.SEE_CENTRE)
    edits = office.director.meetings.history(meeting.main.id)
    assert {edit.by for edit in edits} == {"看的人"}
