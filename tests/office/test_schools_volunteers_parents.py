"""Schools, volunteers and talks with parents; children of the committee learn names only."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Invalid, NotAllowed
from desktop.i18n import translator
from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.rules import parents, schools, volunteers

DAY = date(2026, 11, 24)
english = translator("en")


@pytest.fixture
def boss(make_session):
    return make_session("director")


def school(*sessions, **values):
    rows = {
        "school_contact": (RowEntry(None, {"name": "李老师", "phone": "13800000001"}),),
        "school_session": tuple(RowEntry(None, row) for row in sessions),
    }
    given = {"name": "打洛中学", "kind": "junior_middle", "since": date(2025, 9, 1)}
    return Entry(None, {**given, **values}, rows, kind="school")


SESSION = {"held_on": DAY, "class_name": "八年级2班", "topics": ["T02"], "girls": 21, "boys": 19}


def volunteer(**values):
    given = {"name": "玉儿", "kind": "peer_educator", "phone": "13800000002", "place": "景洪"}
    return Entry(None, {**given, **values}, {}, kind="volunteer")


def said(file):
    return [english(one.words) for one in file.advice.said]


def test_a_school_is_found_by_its_teachers_and_adds_up_its_sessions(boss):
    file = boss.schools.save(school(SESSION, {**SESSION, "held_on": date(2026, 3, 1)}))
    assert file.main.values["number"] == "MXX-S-2026-0001"
    (line,) = boss.schools.lines(Query("lls"))
    assert line.cells["sessions"] == 2
    assert line.cells["reached"] == 80
    assert "2 sessions, 42 girls and 38 boys." in said(file)


def test_a_session_of_tomorrow_is_not_written_down_yet(boss):
    with pytest.raises(Invalid) as caught:
        boss.schools.save(school({**SESSION, "held_on": date(2026, 11, 25)}))
    assert "school_session#0.held_on" in caught.value.problems


def test_a_school_without_a_session_for_long_is_asked_for_another(boss):
    file = boss.schools.save(school({**SESSION, "held_on": date(2026, 3, 1)}))
    assert "The last session was long ago." in said(file)
    assert "The last session was long ago." not in said(boss.schools.save(school(SESSION)))


def test_a_school_leaves_on_a_day_and_comes_back(boss):
    file = boss.schools.save(school(until=DAY))
    file = boss.schools.move(file.main.id, schools.ENDED, happened_on=DAY)
    file = boss.schools.move(file.main.id, schools.ACTIVE, happened_on=DAY)
    assert file.main.values["until"] is None


def test_what_a_volunteer_was_trained_in_follows_the_trainings(boss, entry, trained):
    person = boss.migrants.save(entry(full_name="玉儿")).person.id
    file = boss.volunteers.save(volunteer(person_id=person, name=None))
    assert file.main.values["name"] == "玉儿"
    assert any(words.startswith("Not trained yet in: T02") for words in said(file))
    trained(boss, person, modules=["T02", "T03", "T12", "T13"], audience="peer_educators")
    file = boss.volunteers.open(file.main.id)
    assert not any(words.startswith("Not trained yet") for words in said(file))
    assert "T03 Safe migration, 23 Nov 2026" in said(file)
    (line,) = boss.volunteers.lines(Query("ye"))
    assert line.cells["trained"] == ["T02", "T03", "T12", "T13"]


def test_a_volunteer_has_a_name_and_stands_in_the_list_once(boss, entry):
    with pytest.raises(Invalid):
        boss.volunteers.save(volunteer(name=None))
    person = boss.migrants.save(entry()).person.id
    boss.volunteers.save(volunteer(person_id=person))
    with pytest.raises(Invalid):
        boss.volunteers.save(volunteer(person_id=person))


def test_whom_a_volunteer_reached_is_added_up(boss):
    deeds = tuple(
        RowEntry(None, {"done_on": DAY, "kind": "peer_education", "reached": n}) for n in (12, 30)
    )
    file = boss.volunteers.save(replace(volunteer(), rows={"volunteer_deed": deeds}))
    assert "2 times, 42 people reached." in said(file)
    assert boss.volunteers.lines(Query())[0].cells["reached"] == 42


@pytest.mark.parametrize("register", ["schools", "volunteers"])
def test_children_of_the_committee_learn_names_only(boss, make_session, register):
    made = {
        "schools": lambda: boss.schools.save(school(SESSION)),
        "volunteers": lambda: boss.volunteers.save(volunteer()),
    }[register]()
    name = made.main.values["name"]
    children = getattr(make_session("children_committee"), register)
    (line,) = children.lines(Query())
    assert line.title == name
    assert not {"phone", "place", "trained", "reached", "sessions"} & set(line.cells)
    file = children.open(made.main.id)
    assert file.main.values["name"] == name
    told = {key for key, value in file.main.values.items() if value is not None}
    assert told <= {"name", "kind", "state"}
    assert not any(file.rows.values())
    assert children.history(made.main.id) == ()
    assert children.next_states(made.main.id) == ()
    with pytest.raises(NotAllowed):
        children.save(children.entry(file))
    facilitator = getattr(make_session("centre_facilitator"), register)
    assert facilitator.open(made.main.id).main.values["number"]


@pytest.fixture
def child(boss, entry):
    return boss.migrants.save(entry(full_name="玉波", birth="2013-05-01")).person.id


def talk(child, *visits, **values):
    rows = {"parent_visit": tuple(RowEntry(None, row) for row in visits)}
    given = {
        "person_id": child,
        "parent_name": "岩光",
        "asked_on": date(2026, 11, 1),
        "view": "objects",
        "reasons": ["housework"],
        "child_wishes": "yes",
    }
    return Entry(None, {**given, **values}, rows, kind="parent_talk")


def test_who_objects_says_why(boss, child):
    with pytest.raises(Invalid) as caught:
        boss.parents.save(talk(child, reasons=[]))
    assert "parent_talk.reasons" in caught.value.problems


def test_who_objects_is_visited_and_what_the_visit_changed_is_told(boss, child):
    file = boss.parents.save(talk(child))
    assert "Visit the parents by 15 Nov 2026." in said(file)
    assert any("wants to take part" in words for words in said(file))
    visit = {"visited_on": DAY, "visitor": "玉金", "changed": "看了演出", "view": "consents"}
    typed = boss.parents.entry(file)
    file = boss.parents.save(replace(typed, rows={"parent_visit": (RowEntry(None, visit),)}))
    assert english(file.advice.headline) == "Consents"
    assert "Said at first: Objects. The visits changed it." in said(file)
    assert boss.parents.lines(Query("yb"))[0].cells["view"] == "consents"


def test_a_talk_does_not_end_in_an_objection_that_nobody_visited(boss, child):
    file = boss.parents.save(talk(child))
    (step,) = boss.parents.next_states(file.main.id)
    assert step.blocked
    visit = RowEntry(None, {"visited_on": DAY, "view": "objects"})
    boss.parents.save(replace(boss.parents.entry(file), rows={"parent_visit": (visit,)}))
    assert boss.parents.move(file.main.id, parents.ENDED, happened_on=DAY).state == parents.ENDED


def test_talks_with_parents_are_closed_to_children_and_to_those_who_only_look(
    boss, make_session, child
):
    file = boss.parents.save(talk(child))
    for role in ("children_committee", "viewer"):
        other = make_session(role)
        for ask in (lambda o=other: o.parents.lines(Query()),
                    lambda o=other: o.parents.open(file.main.id)):  # fmt: skip
            with pytest.raises(NotAllowed):
                ask()
    assert make_session("centre_facilitator").parents.open(file.main.id)


def test_names_leave_the_office_with_consent_only(boss, child, entry):
    kept = boss.parents.save(talk(child)).main.id
    plan = boss.exports_of("parents").plan([kept])
    assert plan.included == ()
    agreed = RowEntry(None, {"purpose": "g", "given": "yes", "given_on": DAY})
    allowed = boss.migrants.save(entry(full_name="玉儿", rows={"consent": (agreed,)})).person.id
    free = boss.volunteers.save(volunteer(person_id=allowed)).main.id
    bound = boss.volunteers.save(volunteer(name="岩三")).main.id
    plan = boss.exports_of("volunteers").plan([free, bound])
    assert bound not in plan.included
    assert plan.four_eyes
    assert boss.exports_of("schools").plan([boss.schools.save(school()).main.id]).included


def test_who_is_made_anonymous_is_named_nowhere(boss, make_session, child):
    make_session("child_director", name="玉香", password="hill rice in November")
    visit = {"visited_on": DAY, "said": "说来话长", "view": "objects"}
    kept = boss.parents.save(talk(child, visit)).main.id
    helper = boss.volunteers.save(volunteer(person_id=child)).main.id
    boss.migrants.anonymise(child, "家长要求", Second("玉香", "hill rice in November"))
    file = boss.parents.open(kept)
    assert file.main.values["parent_name"] is None
    assert file.rows["parent_visit"][0].values["said"] is None
    assert boss.volunteers.open(helper).main.values["name"] is None
    assert boss.volunteers.lines(Query("yb")) == ()
    assert boss.volunteers.open(helper).state == volunteers.ACTIVE
