"""The village survey from the plan to the numbers: on both databases."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import ClerkError, Conflict, Invalid, NotAllowed
from desktop.i18n import translator
from desktop.office.cards import Entry, Query
from desktop.office.survey_entry import Person
from desktop.rules import questionnaires, surveys

EN = translator("en")


@pytest.fixture
def village(session, entry):
    """Two households: three people in 007, one in 012."""
    session.migrants.save(
        entry(
            full_name="岩罕",
            sex="male",
            birth="1980-01-01",
            relation_to_head="self",
            household_number="007",
        )
    )
    for name, sex, birth, number in (
        ("玉香", "female", "2006-05-01", "007"),
        ("玉儿", "female", "2014-05-01", "007"),
        ("岩温", "male", "1990-05-01", "012"),
    ):
        session.migrants.save(
            entry(
                full_name=name,
                sex=sex,
                birth=birth,
                relation_to_head="child",
                household_number=number,
            )
        )
    return session  # fmt: skip


def begun(session, **values):
    fresh = session.surveys.fresh()
    file = session.surveys.save(replace(fresh, values={**fresh.values, **values}))
    session.surveys.move(file.main.id, surveys.RUNNING, happened_on=session.today())
    return file.main.id


def answered(form, household=None, **members):
    """Return a form with answers: those of members by name."""
    people = tuple(replace(one, answers=members.get(one.name, {})) for one in form.people)
    return replace(form, answers=household or {}, people=people)


def test_a_round_has_the_newest_questionnaire_and_is_numbered(session):
    file = session.surveys.save(session.surveys.fresh())
    assert file.main.values["number"] == "MXX-V-2026-0001"
    assert (file.main.values["year"], file.main.values["questionnaire_version"]) == (2026, 1)
    assert session.surveys.lines(Query())[0].cells["progress"] == "0 / 0"


def test_a_household_is_found_by_its_number_with_its_members(village):
    survey = begun(village)
    form = village.survey_entry.open(survey, "7")
    assert (form.number, form.head) == ("007", "岩罕")
    assert [(one.name, one.age) for one in form.people] == [
        ("岩罕", 46),
        ("玉香", 20),
        ("玉儿", 12),
    ]
    assert not form.again


def test_a_number_that_is_not_there_is_said_beside_the_number(village):
    with pytest.raises(ClerkError) as told:
        village.survey_entry.open(begun(village), "99")
    assert told.value.field == "number"


def test_nothing_is_typed_before_the_round_begins(village):
    file = village.surveys.save(village.surveys.fresh())
    with pytest.raises(ClerkError):
        village.survey_entry.open(file.main.id, "7")


def test_answers_are_kept_and_the_next_household_is_named(village):
    survey = begun(village)
    assert village.survey_entry.progress(survey).next_number == "007"
    form = answered(
        village.survey_entry.open(survey, "7"),
        {"income": ["rubber", "tea"], "knows_where": "yes"},
        玉香={"left": "away", "where": "jinghong", "why": "work"},
    )
    done = village.survey_entry.save(form)
    assert (done.asked, done.total, done.next_number) == (1, 2, "012")
    again = village.survey_entry.open(survey, "7")
    assert again.again
    assert again.answers == {"income": ["rubber", "tea"], "knows_where": "yes"}
    assert again.people[1].answers["where"] == "jinghong"
    assert village.surveys.lines(Query())[0].cells["progress"] == "1 / 2"


def test_what_is_not_asked_of_somebody_is_not_kept(village):
    survey = begun(village)
    form = answered(
        village.survey_entry.open(survey, "7"),
        玉香={"left": "here", "where": "abroad"},
        玉儿={"wants": "leave", "to_nobody": "x"},
    )
    village.survey_entry.save(form)
    people = {one.name: one.answers for one in village.survey_entry.open(survey, "7").people}
    assert people["玉香"] == {"left": "here"}
    assert people["玉儿"] == {"wants": "leave"}


def test_somebody_who_is_not_registered_is_asked_too_and_stays(village):
    survey = begun(village)
    form = village.survey_entry.open(survey, "12")
    guest = Person(None, "岩书", "male", 17, {"left": "here"})
    village.survey_entry.save(replace(form, people=(*form.people, guest)))
    again = village.survey_entry.open(survey, "12")
    assert [(one.name, one.age) for one in again.people] == [("岩温", 36), ("岩书", 17)]
    village.survey_entry.save(replace(again, people=again.people[:1]))
    assert len(village.survey_entry.open(survey, "12").people) == 1


def test_two_clerks_do_not_write_over_each_other(village):
    survey = begun(village)
    mine = village.survey_entry.open(survey, "7")
    theirs = village.survey_entry.open(survey, "7")
    village.survey_entry.save(answered(mine, {"knows_where": "yes"}))
    with pytest.raises(Conflict):
        village.survey_entry.save(answered(theirs, {"knows_where": "no"}))


def test_what_was_begun_is_there_again(village):
    survey = begun(village)
    form = answered(
        village.survey_entry.open(survey, "7"), {"income": ["tea"]}, 玉香={"left": "away"}
    )
    village.survey_entry.keep_draft(form)
    again = village.survey_entry.open(survey, "007")
    assert again.begun
    assert again.answers == {"income": ["tea"]}
    assert again.people[1].answers == {"left": "away"}
    village.survey_entry.save(again)
    assert not village.survey_entry.open(survey, "7").begun


def test_results_count_people_by_sex_and_year_by_year(village):
    for year, where in ((2025, "county"), (2026, "jinghong")):
        survey = begun(village, year=year)
        village.survey_entry.save(
            answered(
                village.survey_entry.open(survey, "7"),
                玉香={"left": "away", "where": where},
                岩罕={"left": "here"},
            )
        )
    by_sex = village.survey_results.table(survey, "left", surveys.SEX)
    assert by_sex.cells["away", "female"] == 1
    assert by_sex.cells["here", "male"] == 1
    by_year = village.survey_results.table(survey, "where", surveys.YEAR)
    assert by_year.columns == ("2025", "2026")
    assert by_year.cells["county", "2025"] == by_year.cells["jinghong", "2026"] == 1
    assert by_year.cells["county", "2026"] == 0


def test_results_follow_an_answer_that_is_corrected(village):
    survey = begun(village)
    form = village.survey_entry.open(survey, "7")
    village.survey_entry.save(answered(form, {"knows_where": "yes"}))
    assert village.survey_results.table(survey, "knows_where", "total").cells["yes", ""] == 1
    again = village.survey_entry.open(survey, "7")
    village.survey_entry.save(replace(again, answers={"knows_where": "no"}))
    assert village.survey_results.table(survey, "knows_where", "total").cells["yes", ""] == 0


def test_who_only_looks_is_told_no_small_number(village, make_session):
    survey = begun(village)
    village.survey_entry.save(
        answered(village.survey_entry.open(survey, "7"), 玉香={"left": "away"})
    )
    viewer = make_session("viewer")
    table = viewer.survey_results.table(survey, "left", surveys.TOTAL)
    assert set(table.cells.values()) == {None}
    with pytest.raises(NotAllowed):
        viewer.survey_entry.open(survey, "7")


@pytest.mark.parametrize("role", ["mediator", "children_committee", "administrator"])
def test_some_see_nothing_of_the_village(village, make_session, role):
    survey = begun(village)
    other = make_session(role)
    for ask in (
        lambda: other.survey_results.round(survey),
        lambda: other.households.lines(Query()),
        lambda: other.school_returns.lines(Query()),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_an_export_has_numbers_without_names(village, tmp_path):
    survey = begun(village)
    village.survey_entry.save(
        answered(village.survey_entry.open(survey, "7"), {"income": ["tea"]}, 玉香={"left": "away"})
    )
    exports = village.exports_of("surveys")
    plan = exports.plan((survey,))
    assert not plan.four_eyes
    receipt = exports.write(plan, "csv", tmp_path, language="en")
    text = (tmp_path / receipt.names[0]).read_text(encoding="utf-8-sig")
    assert "玉香" not in text
    assert "岩罕" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    away = [row for row in rows if row["Answer"] == "Away now"]
    assert away
    assert all(row["Number"] == "not told (small number)" for row in away)


def test_the_questions_stay_once_households_were_asked(village, monkeypatch):
    survey = begun(village)
    village.survey_entry.save(village.survey_entry.open(survey, "7"))
    file = village.surveys.open(survey)
    paper = questionnaires.load("2026")
    monkeypatch.setattr(questionnaires, "load", lambda key: paper)
    monkeypatch.setattr("desktop.office.cleaning.clean_value", lambda field, value: value)
    changed = replace(
        village.surveys.entry(file), values={**file.main.values, "questionnaire": "2031"}
    )
    with pytest.raises(Invalid) as told:
        village.surveys.save(changed)
    assert "survey.questionnaire" in told.value.problems


def test_a_round_is_closed_only_after_somebody_was_asked(village):
    survey = begun(village)
    with pytest.raises(ClerkError):
        village.surveys.move(survey, surveys.CLOSED, happened_on=village.today())
    village.survey_entry.save(village.survey_entry.open(survey, "7"))
    village.surveys.move(survey, surveys.CLOSED, happened_on=village.today())
    with pytest.raises(ClerkError):
        village.survey_entry.open(survey, "12")


def test_every_household_saved_is_in_the_log(village):
    survey = begun(village)
    village.survey_entry.save(village.survey_entry.open(survey, "7"))
    lines = village.audit_log.entries(acts=("survey_entered",))
    assert [line.detail["survey"] for line in lines] == ["MXX-V-2026-0001"]


class TestHouseholds:
    def test_households_that_came_with_people_are_listed_with_who_lives_there(self, village):
        lines = village.households.lines(Query(sort="number"))
        assert [(line.number, line.title, line.cells["members"]) for line in lines] == [
            ("007", "岩罕", 3), ("012", "012", 1),
        ]  # fmt: skip

    def test_a_household_is_found_by_a_member(self, village):
        village.households.lines(Query())
        village.households.add_member(
            village.households.lines(Query("007"))[0].record_id,
            {
                "full_name": "玉凤",
                "sex": "female",
                "birth": "2019-01-01",
                "relation_to_head": "child",
            },
        )
        assert [line.number for line in village.households.lines(Query("yufeng"))] == ["007"]

    def test_a_number_is_given_once(self, village):
        with pytest.raises(Invalid) as told:
            village.households.save(Entry(None, {"number": "007"}, kind="household"))
        assert "household.number" in told.value.problems

    def test_a_member_is_added_by_one_line(self, village):
        home = village.households.lines(Query("012"))[0].record_id
        file = village.households.add_member(
            home,
            {
                "full_name": "玉光",
                "sex": "female",
                "birth": "2016-02-03",
                "relation_to_head": "child",
            },
        )
        names = [one.name for one in file.facts["members"]]
        assert names == ["岩温", "玉光"]
        said = [EN(one.words) for one in file.advice.said]
        assert "1 of school age without a school record." in said

    def test_a_child_whose_father_is_away_is_named(self, village, entry):
        home = village.households.lines(Query("007"))[0].record_id
        father = next(
            one for one in village.households.open(home).facts["members"] if one.name == "岩罕"
        )
        file = village.migrants.open(father.person_id)
        journey = file.rows["journey"][-1].id
        with village.writing() as work:
            work.records.change("journey", journey, {"state": "DEPARTED"})
            from desktop.office import listing_lines

            listing_lines.write(village, work, father.person_id)
        line = village.households.lines(Query("007"))[0]
        assert (line.cells["away"], line.cells["needs"]) == (1, ["left_behind"])


def test_what_is_typed_of_another_day_is_the_age_of_the_day_of_asking(village, make_session):
    survey = begun(village)
    village.survey_entry.save(village.survey_entry.open(survey, "7"))
    make_session.moment["now"] = make_session.moment["now"].replace(year=2028)
    assert [one.age for one in village.survey_entry.open(survey, "7").people] == [46, 20, 12]
    assert village.today() == date(2028, 11, 24)
