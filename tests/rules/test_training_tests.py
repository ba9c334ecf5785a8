"""The short tests before and after, averages, and the steps of trainings and talks with parents."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.rules import parents, preparation, schools, training_tests, trainings, volunteers
from desktop.rules.parents import CONSENTS, OBJECTS, UNDECIDED, Visit
from desktop.rules.trainings import TrainingFacts


def test_every_part_has_five_questions_with_one_right_answer_and_its_reason():
    known = {each.code for each in preparation.modules()}
    for part in training_tests.parts():
        assert len(part.questions) == 5
        assert set(part.modules) <= known
        for question in part.questions:
            assert question.right in "ABC"[: len(question.answers)]
            assert question.words.zh
            assert question.words.en
            assert str(question.basis)


def test_no_module_is_asked_about_in_two_parts():
    codes = [code for part in training_tests.parts() for code in part.modules]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("modules", "points"),
    [((), None), (("T08", "T09"), None), (("T05",), 5), (("T05", "T06", "T16"), 5),
     (("T03", "T05", "T08"), 10)],
)  # fmt: skip
def test_a_test_has_five_points_a_part_and_none_without_facts(modules, points):
    assert training_tests.full_points(modules) == points


@given(st.lists(st.one_of(st.none(), st.integers(0, 30))))
def test_an_average_lies_between_the_least_and_the_most(points):
    told = [each for each in points if each is not None]
    average = training_tests.average(points)
    if not told:
        assert average is None
    else:
        assert min(told) <= average <= max(told)


def test_an_average_is_written_with_one_place_or_none():
    assert training_tests.written(Fraction(3)) == "3"
    assert training_tests.written(Fraction(10, 3)) == "3.3"


def test_a_training_was_held_once_its_day_came_and_somebody_with_it():
    flow = trainings.WORKFLOW
    for facts in (TrainingFacts(begun=False, came=3), TrainingFacts(begun=True, came=0)):
        with pytest.raises(ClerkError):
            flow.check(trainings.PLANNED, trainings.HELD, facts, ("clerk",))
    flow.check(trainings.PLANNED, trainings.HELD, TrainingFacts(begun=True, came=1), ("clerk",))


def test_it_is_closed_once_everybodys_coming_is_said_and_who_taught():
    flow = trainings.WORKFLOW
    for facts in (TrainingFacts(came=1, unanswered=1, trainer=True), TrainingFacts(came=1)):
        with pytest.raises(ClerkError):
            flow.check(trainings.HELD, trainings.CLOSED, facts, ("clerk",))
    flow.check(trainings.HELD, trainings.CLOSED, TrainingFacts(came=1, trainer=True), ("clerk",))


def test_it_is_cancelled_for_a_reason_and_never_after_it_was_held():
    flow = trainings.WORKFLOW
    with pytest.raises(ClerkError):
        flow.check(trainings.PLANNED, trainings.CANCELLED, TrainingFacts(), ("clerk",))
    flow.check(trainings.PLANNED, trainings.CANCELLED, TrainingFacts(), ("clerk",), "下大雨")
    with pytest.raises(ClerkError):
        flow.check(trainings.HELD, trainings.CANCELLED, TrainingFacts(), ("clerk",), "下大雨")


@pytest.mark.parametrize("role", ["children_committee", "viewer", "mediator"])
def test_trainings_schools_volunteers_and_talks_are_organised_by_adults_of_the_centre(role):
    for flow, before, facts in (
        (trainings.WORKFLOW, trainings.PLANNED, TrainingFacts(begun=True, came=1)),
        (schools.WORKFLOW, schools.ACTIVE, schools.SchoolFacts(date(2026, 1, 1))),
        (volunteers.WORKFLOW, volunteers.ACTIVE, volunteers.VolunteerFacts(date(2026, 1, 1))),
        (parents.WORKFLOW, parents.OPEN, parents.TalkFacts(1, CONSENTS)),
    ):
        assert flow.possible(before, facts, (role,)) == ()
        assert flow.possible(before, facts, ("centre_facilitator",)) != ()


DAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("view", "visits", "now"),
    [
        (OBJECTS, (), OBJECTS),
        (OBJECTS, (Visit(DAY),), OBJECTS),
        (OBJECTS, (Visit(DAY, UNDECIDED), Visit(date(2026, 11, 9), CONSENTS)), CONSENTS),
        (OBJECTS, (Visit(date(2026, 11, 9), CONSENTS), Visit(DAY, UNDECIDED)), CONSENTS),
        (CONSENTS, (Visit(DAY, OBJECTS),), OBJECTS),
    ],
)
def test_what_parents_say_is_what_the_latest_visit_heard(view, visits, now):
    assert parents.standing(view, visits) == now


def test_who_does_not_consent_is_visited_within_two_weeks_and_again():
    assert parents.next_visit(DAY, CONSENTS, ()) is None
    assert parents.next_visit(DAY, OBJECTS, ()) == date(2026, 11, 15)
    assert parents.next_visit(DAY, OBJECTS, (Visit(date(2026, 11, 10)),)) == date(2026, 11, 24)
    assert parents.next_visit(DAY, OBJECTS, (Visit(date(2026, 11, 10), CONSENTS),)) is None


def test_a_volunteer_is_told_what_she_was_not_trained_in():
    assert volunteers.untrained(()) == ("T02", "T03", "T12", "T13")
    assert volunteers.untrained(["T03", "T02", "T13", "T12", "T01"]) == ()
