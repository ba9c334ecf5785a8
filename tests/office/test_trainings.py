"""Trainings: who came has had the modules, and the preparation of a person reads it."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from desktop.errors import ClerkError, Invalid, Missing, NotAllowed
from desktop.i18n import translator
from desktop.office import preparation
from desktop.office.cards import Entry, Query, RowEntry, Second
from desktop.rules import trainings
from desktop.rules.preparation import modules

DAY = date(2026, 11, 24)
english = translator("en")


@pytest.fixture
def boss(make_session):
    return make_session("director")


@pytest.fixture
def girl(boss, entry):
    """Somebody of 17 who prepares to go to work for the first time."""
    file = boss.migrants.save(entry(birth="2009-05-01", guardian_informed="yes"))
    for state in ("CHECKING", "PREPARING"):
        boss.migrants.move(file.rows["journey"][0].id, state, happened_on=DAY)
    return boss.migrants.open(file.person.id)


def training(*people, codes=("T01", "T05"), **values):
    given = {"held_on": DAY, "audience": "leaving", "modules": list(codes), "trainer": "玉金"}
    rows = {"training_participant": tuple(RowEntry(None, row) for row in people)}
    return Entry(None, {**given, **values}, rows, kind="training")


def codes_of(heard):
    return [each.code for each in heard]


def had(session, person):
    with session.reading() as work:
        return preparation.had(work, person)


def said(file):
    return [english(one.words) for one in file.advice.said]


def test_a_module_counts_once_the_training_was_held_and_only_for_who_came(boss, girl, entry):
    other = boss.migrants.save(entry(full_name="岩温", sex="male")).person.id
    file = boss.trainings.save(
        training({"person_id": girl.person.id, "came": "yes"}, {"person_id": other, "came": "no"})
    )
    assert file.main.values["number"] == "MXX-T-2026-0001"
    assert had(boss, girl.person.id) == ()
    boss.trainings.move(file.main.id, trainings.HELD, happened_on=DAY)
    heard = had(boss, girl.person.id)
    assert codes_of(heard) == ["T01", "T05"]
    assert {(each.on, each.number) for each in heard} == {(DAY, "MXX-T-2026-0001")}
    assert had(boss, other) == ()


def test_what_was_taken_off_the_list_no_longer_counts(boss, girl, trained):
    file = trained(boss, girl.person.id, modules=["T01"])
    typed = boss.trainings.entry(file)
    gone = tuple(replace(row, withdrawn=True) for row in typed.rows["training_participant"])
    boss.trainings.save(replace(typed, rows={"training_participant": gone}))
    assert had(boss, girl.person.id) == ()


def test_the_advice_of_who_prepares_names_what_is_missing_until_she_had_it(boss, girl, trained):
    def tasks(file):
        return [f for f in file.readiness.findings if f.code == "P01"]

    (task,) = tasks(girl)
    assert "T16" in english(task.reason)
    assert "T17 For parents (her parents)" in english(task.reason)
    assert boss.migrants.first(Query("yzh"))[0].readiness == "conditional"
    trained(boss, girl.person.id)
    file = boss.migrants.open(girl.person.id)
    assert [english(f.reason) for f in tasks(file)] == [
        "Modules of the preparation are still missing: T17 For parents (her parents)."
    ]
    typed = boss.migrants.advise(boss.migrants.entry(file))
    assert [f.code for f in typed.readiness.findings if f.code == "P01"] == ["P01"]


def test_her_parents_module_is_heard_by_a_parent_for_her_sake(boss, girl, trained):
    trained(boss, girl.person.id)
    mother = {"name": "玉罕", "came": "yes", "parent_of_id": girl.person.id}
    file = boss.trainings.save(training(mother, codes=["T17"], audience="parents"))
    boss.trainings.move(file.main.id, trainings.HELD, happened_on=DAY)
    with boss.reading() as work:
        journeys = work.records.where("journey", person_id=girl.person.id)
        left = preparation.missing_of(work, girl.person.id, journeys, DAY)
    assert left == ()
    assert not [f for f in boss.migrants.open(girl.person.id).readiness.findings if f.code == "P01"]


def test_nobody_is_told_prepared_who_misses_a_must_and_registering_is_never_stopped(
    boss, girl, trained
):
    journey = girl.rows["journey"][0].id

    def blocked():
        steps = boss.migrants.next_states(girl.person.id, journey)
        step = next(one for one in steps if one.to_state == "CLEARED")
        return [english(why) for why in step.blocked if "preparation" in english(why)]

    assert len(blocked()) == 1
    with pytest.raises(ClerkError):
        boss.migrants.move(journey, "CLEARED", happened_on=DAY)
    typed = boss.migrants.entry(girl)
    assert boss.migrants.save(replace(typed, values={**typed.values, "note": "等培训"}))
    trained(boss, girl.person.id)
    parents = {"name": "玉罕", "came": "yes", "parent_of_id": girl.person.id}
    file = boss.trainings.save(training(parents, codes=["T17"], audience="parents"))
    boss.trainings.move(file.main.id, trainings.HELD, happened_on=DAY)
    assert blocked() == []


def test_her_page_shows_musts_what_she_had_and_what_is_planned(boss, girl, trained):
    trained(boss, girl.person.id, modules=["T01", "T15"])
    boss.trainings.save(training({"person_id": girl.person.id}, codes=["T05"]))
    places = {(p.module.code, p.by_parent): p for p in preparation.page(boss, girl.person.id)}
    assert places["T01", False].had.number == "MXX-T-2026-0001"
    assert places["T05", False].had is None
    assert places["T05", False].planned.number == "MXX-T-2026-0002"
    assert places["T17", True].must
    assert not places["T15", False].must
    assert ("T18", False) not in places


def test_two_records_of_one_person_share_what_she_had(boss, girl, entry, trained):
    twin = boss.migrants.save(entry(birth="2009-05-01"))
    trained(boss, twin.person.id, modules=["T01"])
    assert had(boss, girl.person.id) == ()
    boss.migrants.merge(girl.person.id, twin.person.id, {})
    assert codes_of(had(boss, girl.person.id)) == ["T01"]


def test_all_who_prepare_are_found_at_once_and_nobody_else(boss, girl, entry):
    boss.migrants.save(entry(full_name="岩温", sex="male"))
    assert [found.id for found in boss.trainings.preparing()] == [girl.person.id]


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([{"came": "yes", "points_before": 3}], "training_participant#0.name"),
        ([{"name": "岩三", "points_after": 6}], "training_participant#0.points_after"),
        ([{"name": "岩三", "points_before": "三"}], "training_participant#0.points_before"),
        (
            [{"name": "岩三", "came": "no", "certificate_on": DAY}],
            "training_participant#0.certificate_on",
        ),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(boss, rows, field):
    with pytest.raises(Invalid) as caught:
        boss.trainings.save(training(*rows))
    assert field in caught.value.problems


def test_nobody_is_on_the_list_twice(boss, girl):
    twice = [{"person_id": girl.person.id}, {"person_id": girl.person.id}]
    with pytest.raises(Invalid) as caught:
        boss.trainings.save(training(*twice))
    assert "training_participant#1.person_id" in caught.value.problems


def test_the_points_of_our_questions_fill_themselves_in_and_follow_the_modules(boss):
    file = boss.trainings.save(training({"name": "岩三"}))
    assert file.main.values["full_points"] == 5
    typed = boss.trainings.entry(file)
    more = {**typed.values, "modules": ["T01", "T05", "T13"]}
    file = boss.trainings.save(replace(typed, values=more))
    assert file.main.values["full_points"] == 10


def test_the_advice_tells_averages_and_who_still_misses_what(boss, girl):
    file = boss.trainings.save(
        training(
            {"person_id": girl.person.id, "came": "yes", "points_before": 2, "points_after": 5},
            {"name": "岩三", "came": "yes", "points_before": 1, "points_after": 3},
            {"name": "岩四", "came": "no", "points_before": 5},
        )
    )
    words = said(file)
    assert "Average before: 1.5 / 5" in words
    assert "Average after: 4 / 5" in words
    (missing,) = [one for one in words if one.startswith("玉章罕: ")]
    assert "T03" in missing
    assert "T05" not in missing


def test_those_who_miss_the_same_are_told_together(boss, girl, entry):
    others = [
        boss.migrants.save(entry(full_name=name, birth="2009-05-01")).person.id
        for name in ("玉罕", "玉香")
    ]
    people = [{"person_id": one} for one in (girl.person.id, *others)]
    words = said(boss.trainings.save(training(*people)))
    (told,) = [one for one in words if "玉罕" in one]
    assert told.startswith("玉章罕, 玉罕, 玉香: ")
    assert "T03" in told
    assert "T05" not in told


def test_certificates_are_given_once_held_to_who_came_and_logged(boss):
    people = ({"name": "岩三", "came": "yes"}, {"name": "岩四", "came": "no"})
    file = boss.trainings.save(training(*people))
    with pytest.raises(ClerkError):
        boss.trainings.give_certificates(file.main.id)
    boss.trainings.move(file.main.id, trainings.HELD, happened_on=DAY)
    file = boss.trainings.give_certificates(file.main.id)
    rows = [row.values for row in file.rows["training_participant"]]
    assert [row["certificate_on"] for row in rows] == [DAY, None]
    with pytest.raises(ClerkError):
        boss.trainings.give_certificates(file.main.id)
    assert boss.audit_log.entries(acts=("certificates_given",))


def test_a_training_closes_once_it_is_said_of_everybody_whether_she_came(boss):
    people = ({"name": "岩三", "came": "yes"}, {"name": "岩四"})
    file = boss.trainings.save(training(*people))
    boss.trainings.move(file.main.id, trainings.HELD, happened_on=DAY)
    with pytest.raises(ClerkError):
        boss.trainings.move(file.main.id, trainings.CLOSED, happened_on=DAY)
    typed = boss.trainings.entry(boss.trainings.open(file.main.id))
    first, second = typed.rows["training_participant"]
    second = replace(second, values={**second.values, "came": "no"})
    boss.trainings.save(replace(typed, rows={"training_participant": (first, second)}))
    file = boss.trainings.move(file.main.id, trainings.CLOSED, happened_on=DAY)
    assert file.state == trainings.CLOSED


def test_the_children_see_no_training_and_the_facilitator_none_of_those_who_leave(
    boss, make_session, girl
):
    leaving = boss.trainings.save(training({"person_id": girl.person.id}))
    committee = boss.trainings.save(
        training({"name": "岩三"}, audience="children_committee", codes=["T02"])
    )
    children = make_session("children_committee")
    for ask in (
        lambda: children.trainings.lines(Query()),
        lambda: children.trainings.open(committee.main.id),
        lambda: preparation.page(children, girl.person.id),
    ):
        with pytest.raises(NotAllowed):
            ask()
    adult = make_session("centre_facilitator")
    assert [line.record_id for line in adult.trainings.lines(Query())] == [committee.main.id]
    assert adult.trainings.open(committee.main.id).rows["training_participant"]
    for ask in (adult.trainings.open, adult.trainings.next_states):
        with pytest.raises(Missing):
            ask(leaving.main.id)
    with pytest.raises(NotAllowed):
        adult.trainings.history(leaving.main.id)
    with pytest.raises(Invalid):
        adult.trainings.save(training({"name": "岩三"}))
    with pytest.raises(NotAllowed):
        adult.trainings.preparing()


def test_who_is_made_anonymous_is_named_in_no_training_and_still_counted(
    boss, make_session, girl, trained
):
    make_session("child_director", name="玉香", password="hill rice in November")
    file = trained(boss, girl.person.id, modules=["T01"])
    boss.migrants.anonymise(girl.person.id, "本人要求", Second("玉香", "hill rice in November"))
    (row,) = boss.trainings.open(file.main.id).rows["training_participant"]
    assert row.values["name"] is None
    assert row.values["came"] == "yes"
    assert boss.trainings.lines(Query("玉章罕")) == ()


def test_all_that_is_kept_of_her_tells_the_trainings_she_came_to(boss, girl, trained):
    trained(boss, girl.person.id, modules=["T07"])
    paper = boss.papers.person_file(girl.person.id)
    pages = pypdf.PdfReader(io.BytesIO(paper.data)).pages
    words = "".join("".join(page.extract_text() for page in pages).split())
    assert "T07证件" in words
    assert "MXX-T-2026-0001" in words


def test_every_module_can_be_given(boss):
    everything = [each.code for each in modules()]
    file = boss.trainings.save(training({"name": "岩三"}, codes=everything))
    assert file.main.values["full_points"] == 30
