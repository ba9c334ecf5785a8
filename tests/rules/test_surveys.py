"""Questionnaires as data, the order of questions, results from which nobody can be worked out."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.i18n import translator
from desktop.rules import interviews, questionnaires, reference, surveys
from desktop.rules.interviews import ITSELF, Asked, Place
from desktop.rules.surveys import Respondent

PAPER = questionnaires.load("2026")
EN = translator("en")
FILES = [choice.code for choice in reference.choices("questionnaires")]


@pytest.mark.parametrize("key", FILES)
def test_every_questionnaire_can_be_asked(key):
    paper = questionnaires.load(key)
    codes = [question.code for question in paper.questions]
    assert len(set(codes)) == len(codes)
    for question in paper.questions:
        if question.only_if is not None:
            earlier, answers = question.only_if
            assert codes.index(earlier) < codes.index(question.code)
            assert paper[earlier].of == question.of
            assert answers <= {option.code for option in paper[earlier].options}
        for words in (question.words, question.short):
            assert words.zh
            assert words.en


def test_a_questionnaire_that_is_not_there_is_said():
    with pytest.raises(ClerkError):
        questionnaires.load("1903")


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("income", "12", ["rubber", "tea"]),
        ("income", "２ １", ["tea", "rubber"]),
        ("income", "1,1", ["rubber"]),
        ("knows_where", "1", "yes"),
        ("knows_where", "n", "no"),
        ("knows_where", "3", "unknown"),
        ("left", " 2 ", "away"),
        ("left_year", "2024", 2024),
        ("left_year", "２０２４", 2024),
        ("left", "", None),
    ],
)
def test_digits_choose_answers(code, typed, kept):
    question = PAPER[code]
    assert question.read(typed) == kept
    assert question.read(question.typed(kept)) == kept


@pytest.mark.parametrize(
    ("code", "typed"),
    [("income", "1234"), ("income", "1x"), ("left", "4"), ("left", "12"), ("left", "0"),
     ("left_year", "1900"), ("left_year", "last year"), ("knows_where", "4")],
)  # fmt: skip
def test_what_is_no_answer_is_refused_in_words(code, typed):
    with pytest.raises(ClerkError):
        PAPER[code].read(typed)


def test_who_never_left_is_not_asked_where_to():
    member = Asked(20, {"left": "here"})
    asked = {place.code for place in interviews.places(PAPER, {}, [member]) if place.who == 0}
    assert "left" in asked
    assert not asked & {"where", "why", "with", "left_year"}
    away = Asked(20, {"left": "away"})
    assert {"where", "why", "with", "left_year"} <= {
        place.code for place in interviews.places(PAPER, {}, [away])
    }


def test_the_age_says_what_is_asked():
    def asked(age):
        return {
            place.code for place in interviews.places(PAPER, {}, [Asked(age, {})]) if place.who == 0
        }

    assert asked(2) == set()
    assert asked(3) == {"schooling"}
    assert "wants" not in asked(11)
    assert "wants" in asked(12)
    assert "wants" in asked(40)
    assert "wants" not in asked(41)
    assert asked(None) == {"schooling", "left", "knows_risks", "met_recruiter", "wants"}


def test_the_household_is_asked_first_and_the_last_member_last():
    order = interviews.places(PAPER, {}, [Asked(30, {}), Asked(3, {})])
    assert order[0] == Place(ITSELF, "income")
    assert order[-1] == Place(1, "schooling")
    assert interviews.after(order, order[-1]) is None
    assert interviews.before(order, order[0]) is None
    assert interviews.before(order, interviews.after(order, order[3])) == order[3]


def test_answers_to_questions_no_longer_asked_are_not_kept():
    questions = PAPER.of(questionnaires.MEMBER)
    answers = {"left": "here", "where": "abroad", "schooling": "in_school"}
    assert questionnaires.kept(questions, 20, answers) == {
        "left": "here", "schooling": "in_school",
    }  # fmt: skip
    assert "schooling" not in questionnaires.kept(questions, 1, answers)


def people(*rows):
    return [
        Respondent({"left": code}, sex, age, group, year)
        for number, code, sex, age, group, year in rows
        for _ in range(number)
    ]


def test_people_are_counted_by_age_band_on_the_day_of_asking():
    table = surveys.table(
        PAPER, PAPER["left"], surveys.AGE,
        people((4, "away", "female", 17, "", 2026), (5, "here", "male", 18, "", 2026),
               (3, "here", "male", 60, "", 2026), (3, "here", "male", None, "", 2026)),
        whole=True,
    )  # fmt: skip
    assert table.columns == ("16-17", "18-24", "60+", "")
    assert table.cells["away", "16-17"] == 4
    assert table.asked == {"16-17": 4, "18-24": 5, "60+": 3, "": 3}
    assert table.share("away", "16-17") == 100


def test_a_household_has_no_sex():
    table = surveys.table(
        PAPER, PAPER["knows_where"], surveys.SEX, [Respondent({"knows_where": "yes"})], whole=True
    )
    assert (table.by, table.columns) == (surveys.TOTAL, ("",))


def test_a_small_number_takes_the_next_smallest_with_it():
    table = surveys.table(
        PAPER, PAPER["left"], surveys.TOTAL,
        people((20, "here", "female", 20, "", 2026), (6, "away", "female", 20, "", 2026),
               (2, "back", "female", 20, "", 2026)),
        whole=False,
    )  # fmt: skip
    assert table.cells == {("here", ""): 20, ("away", ""): None, ("back", ""): None}
    assert table.asked == {"": 28}


def test_what_is_not_told_altogether_is_not_told_by_its_parts():
    rows = people(
        (20, "here", "female", 20, "", 2026), (20, "here", "male", 20, "", 2026),
        (4, "away", "female", 20, "", 2026), (4, "away", "male", 20, "", 2026),
        (1, "back", "female", 20, "", 2026),
    )  # fmt: skip
    by_sex = surveys.table(PAPER, PAPER["left"], surveys.SEX, rows, whole=False)
    assert by_sex.cells["away", "female"] is None
    assert by_sex.cells["away", "male"] is None
    by_year = surveys.table(PAPER, PAPER["left"], surveys.YEAR, rows, whole=False, year=2026)
    assert by_year.cells["away", "2026"] is None


counted = st.lists(
    st.tuples(
        st.integers(0, 9), st.sampled_from(["here", "away", "back"]),
        st.sampled_from(["female", "male"]), st.just(20), st.sampled_from(["一组", "二组"]), st.just(2026),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@given(counted, st.sampled_from([surveys.TOTAL, surveys.SEX, surveys.GROUP]))
def test_no_small_number_is_told_and_none_can_be_worked_out_along_a_line(rows, by):
    answers = people(*rows)
    true = surveys.table(PAPER, PAPER["left"], by, answers, whole=True)
    told = surveys.table(PAPER, PAPER["left"], by, answers, whole=False)
    assert all(number in (0, None) or number >= PAPER.least for number in told.cells.values())
    for place, number in told.cells.items():
        assert number in (None, true.cells[place])
    lines = [
        [(row, column) for row in told.rows]
        for column in told.columns
        if told.asked[column] is not None
    ]
    for line in lines:
        hidden = {true.cells[place] for place in line if told.cells[place] is None}
        others = {told.cells[place] for place in line} - {None, 0}
        # Alike or alone, they are the rest of the sum: then no other number is told beside them.
        assert len(hidden) != 1 or not others


@given(counted)
def test_who_works_on_the_survey_sees_every_number(rows):
    answers = people(*rows)
    table = surveys.table(PAPER, PAPER["left"], surveys.SEX, answers, whole=True)
    assert sum(number or 0 for number in table.cells.values()) == len(answers)
    assert all(
        table.cells[row, column] is not None
        for row, column in itertools.product(table.rows, table.columns)
    )
