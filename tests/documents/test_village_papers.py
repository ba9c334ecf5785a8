"""Papers of the village read back: letters about a child, forms in digits, results without names."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.documents.school_letter import school_letter, school_notice
from desktop.documents.survey_form import survey_form
from desktop.documents.survey_results import survey_results
from desktop.documents.village_facts import (
    AskedHousehold,
    AskedPerson,
    SchoolReturnFacts,
    SurveyFormFacts,
    SurveyResultFacts,
)
from desktop.i18n import translator
from desktop.office.survey_results import column_words
from desktop.rules import questionnaires, reference, surveys
from desktop.rules.surveys import Respondent

ZH, EN = translator("zh_CN"), translator("en")
LANGUAGES = pytest.mark.parametrize(
    ("t", "second"), [(ZH, None), (EN, None), (ZH, EN)], ids=["zh", "en", "both"]
)
TODAY = date(2026, 11, 24)
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}
PAPER = questionnaires.load("2026")
HELP = reference.words("school_help")


def child(**more):
    return SchoolReturnFacts(
        **{
            "office": OFFICE, "number": "MXX-S-2026-0001", "printed_on": TODAY, "child": "玉香",
            "age": 14, "guardian": "岩罕", "compulsory": True,
            "values": {
                "school": "打洛中学", "grade": "初二1班", "last_day": date(2026, 9, 10),
                "found_on": date(2026, 9, 15), "plan_until": date(2026, 12, 1),
                "cause_note": "家里欠债", "own_view": "怕同学笑话", "causes": ["bullying"],
            },
            "visits": (date(2026, 9, 16),), "offers": (HELP["fee"], HELP["boarding"]),
            "receivers": (reference.words("school_notice_to")["township"],),
            **more,
        }
    )  # fmt: skip


def household(number="007", people=5):
    sex = reference.words("sex")["female"]
    return AskedHousehold(
        number,
        "岩罕",
        "曼夕下寨",
        [AskedPerson(f"玉香{at}", sex, 4 + 9 * at) for at in range(people)],
    )


def form(*households):
    return SurveyFormFacts(OFFICE, "MXX-V-2026-0001", 2026, TODAY, PAPER, households)


def results():
    people = [
        Respondent(
            {"left": "away" if at % 4 == 0 else "here", "wants": "study"},
            "female",
            20,
            "下寨",
            2026,
        )
        for at in range(24)
    ]
    people += [Respondent({"left": "back"}, "male", 30, "上寨", 2026)]
    tables = [
        surveys.table(PAPER, PAPER[code], by, people, whole=False, year=2026)
        for code in ("left", "wants")
        for by in (surveys.TOTAL, surveys.SEX, surveys.YEAR)
    ]
    words = {
        (each.by, column): column_words(each.by, column)
        for each in tables
        for column in each.columns
    }
    return SurveyResultFacts(
        OFFICE, "MXX-V-2026-0001", 2026, TODAY, PAPER.title, 6, 25, tables, words
    )


@LANGUAGES
@pytest.mark.parametrize("paper", [school_letter, school_notice])
def test_letters_are_one_whole_page(read, paper, t, second):
    made = paper(child(), t, second)
    read.check_geometry(made)
    assert made.pages == 1


@pytest.mark.parametrize("paper", [school_letter, school_notice])
def test_why_she_left_is_told_to_nobody(read, paper):
    text = read.text(paper(child(), ZH))
    assert "玉香" in text
    for secret in ("家里欠债", "怕同学笑话", "欺凌"):
        assert secret not in text


def test_the_letter_names_its_law_its_child_and_its_receivers(read):
    text = read.text(school_letter(child(), ZH))
    for words in (
        "《义务教育法》第十三条第二款",
        "打洛中学、乡镇人民政府：",
        "14周岁",
        "2026年9月16日",
        "回执",
    ):
        assert words in text


def test_the_notice_offers_help_and_threatens_nobody(read):
    text = read.text(school_notice(child(), ZH))
    for words in (
        "岩罕（玉香的监护人）",
        "减免、资助费用",
        "安排住校",
        "2026年12月1日",
        "06911234567",
    ):
        assert words in text
    assert "第五十八条" not in text


def test_above_sixteen_no_duty_is_told(read):
    assert "九年义务教育是" not in read.text(school_notice(child(compulsory=False), ZH))


@LANGUAGES
@pytest.mark.parametrize("people", [0, 1, 5, 6])
def test_a_form_lies_within_its_page(read, people, t, second):
    made = survey_form(form(household(people=people)), t, second)
    read.check_geometry(made)
    assert made.pages == 1


def test_a_large_household_goes_on_on_a_second_page(read):
    made = survey_form(form(household(people=24)), ZH)
    read.check_geometry(made)
    text = read.text(made)
    assert all(f"玉香{at}" in text for at in range(24))


def test_each_household_has_its_own_sheet_with_its_members(read):
    made = survey_form(form(household("007"), household("012", 2)), ZH)
    pages = read.pages(made)
    assert len(pages) == 2
    assert "第007户" in pages[0]
    assert "玉香4" in pages[0]
    assert "第012户" in pages[1]
    assert "玉香2" not in pages[1]


def test_every_question_stands_on_the_form_with_the_digits_that_are_typed(read):
    text = read.text(survey_form(form(), ZH))
    for question in PAPER.questions:
        assert "".join(question.words.zh.split()) in text
        for place, option in enumerate(question.options, start=1):
            assert f"{place}{option.words.zh}" in text


@LANGUAGES
def test_results_lie_within_their_pages(read, t, second):
    read.check_geometry(survey_results(results(), t, second))


def test_results_tell_no_small_number_and_nobody(read):
    text = read.text(survey_results(results(), ZH))
    assert "没有18" in text
    for told in ("现在在外6", "去过，已回来1"):  # the next smallest goes with the one who came back
        assert told not in text
    assert "共6户、25人回答" in text
