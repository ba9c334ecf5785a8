"""The papers of activities as real PDF files, read back with a PDF reader."""

from __future__ import annotations

import io
from datetime import date

import pdfplumber
import pypdf
import pytest

from desktop.documents import activity_facts as plain
from desktop.documents.activity_poster import activity_poster
from desktop.documents.activity_report import activity_report
from desktop.documents.certificates import certificates
from desktop.documents.month_plan import month_plan
from desktop.documents.sign_in_sheet import sign_in_sheet
from desktop.i18n import translator
from desktop.rules import activities

ZH, EN = translator("zh_CN"), translator("en")
TODAY = date(2026, 11, 24)
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}
VALUES = {
    "number": "MXX-A-2026-0007", "title": "“平安路上”绘画比赛", "kind": "competition",
    "themes": ["trafficking"], "happens_on": TODAY, "starts_at": 540, "ends_at": 690,
    "place_kind": "centre", "place": "儿童之家大厅", "leader": "玉香、岩温",
    "messages": "出门前先登记，不跟陌生人走。", "result": "大家都画了", "photos": "yes",
}  # fmt: skip
CAME = (
    plain.Guest("玉章罕", "female", 14, "yes"),
    plain.Guest("岩温扁", "male", 12, "no"),
    plain.Guest("玉南", "female", 9, "not_asked"),
)
ENTRIES = (
    plain.EntryFacts("玉南", "去城里的路", 88, "second"),
    plain.EntryFacts("玉章罕", "我的家", 96, "first", "颜色好"),
    plain.EntryFacts("岩温扁", "路", 60),
)
LANGUAGES = [(ZH, None), (EN, None), (ZH, EN)]


def facts(**more):
    return plain.ActivityFacts(**{"office": OFFICE, "printed_on": TODAY, "values": VALUES, **more})


def pages(paper):
    assert paper.missing == ""
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                assert char["x0"] >= 0
                assert char["x1"] <= page.width + 0.5
                assert char["top"] >= 0
                assert char["bottom"] <= page.height
    found = [page.extract_text() or "" for page in pypdf.PdfReader(io.BytesIO(paper.data)).pages]
    assert len(found) == paper.pages
    return found


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_a_poster_is_one_page_that_says_what_when_where_and_that_it_is_free(speaks):
    (text,) = pages(activity_poster([facts()], *speaks))
    for words in ("绘画比赛", "09:00–11:30", "儿童之家大厅", "玉香、岩温", "出门前先登记"):
        assert words in text
    assert speaks[0]("Everybody is welcome, free of charge.") in text
    assert speaks[0].day(TODAY) in text


def test_the_longest_name_and_message_stay_on_the_poster():
    values = {**VALUES, "title": "全村儿童和家长一起参加的安全外出知识竞赛暨年终总结表彰大会" * 3,
              "messages": "不交押金，不交身份证。" * 30}  # fmt: skip
    (text,) = pages(activity_poster([facts(values=values)], ZH, EN))
    assert "表彰大会" in text.replace("\n", "")


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_a_sign_in_sheet_has_the_known_and_room_for_others_and_asks_only_who_was_not_asked(speaks):
    roll = tuple(plain.Guest(f"玉{n}", "female", 10, "not_asked") for n in range(40))
    found = pages(sign_in_sheet([facts(roll=(*CAME, *roll))], *speaks))
    text = "\n".join(found)
    assert all(guest.name in text for guest in roll)
    head = speaks[0]("Signature")
    assert all(head in page for page in found)  # the head stands on every page
    boxes = text.count("□")
    lines = boxes // 2
    assert lines >= 41 + 8  # the forty-one not asked, and empty lines
    assert f"{43 + 8}" in text


def test_a_report_counts_by_sex_and_age_and_marks_who_is_not_shown():
    counts = activities.added(
        activities.counts((guest.sex, guest.age) for guest in CAME),
        [activities.Count("female", "a35", 6)],
    )
    (text,) = pages(activity_report([facts(came=CAME, counts=counts, unnamed=6)], ZH))
    assert "玉章罕、" in text
    assert "岩温扁×" in text
    assert "玉南×" in text
    assert "玉章罕×" not in text
    assert "这2人" in text
    with pdfplumber.open(
        io.BytesIO(activity_report([facts(came=CAME, counts=counts, unnamed=6)], ZH).data)
    ) as pdf:
        table = next(t for t in pdf.pages[0].extract_tables() if "35—59岁" in str(t[0]))
    assert table[1][0] == "女"
    assert table[1][-1] == "8"
    assert table[-1][-1] == "9"


def test_a_report_of_an_activity_that_nobody_wrote_about_can_be_filled_in_by_hand():
    found = pages(activity_report([facts(values={"title": "电影"})], ZH, EN))
    assert "没有登记参加人" in found[0]
    assert "□是" in "".join(found)


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_certificates_are_a_lying_page_for_each_prize_the_first_first(speaks):
    paper = certificates([facts(entries=ENTRIES)], *speaks)
    found = pages(paper)
    assert len(found) == 2
    assert "玉章罕" in found[0]
    assert "我的家" in found[0]
    assert "玉南" in found[1]
    assert all("岩温扁" not in page for page in found)
    first = pypdf.PdfReader(io.BytesIO(paper.data)).pages[0].mediabox
    assert first.width > first.height


@pytest.mark.parametrize("speaks", LANGUAGES)
@pytest.mark.parametrize("month", [date(2026, 2, 1), date(2026, 11, 1), date(2027, 8, 1)])
def test_the_month_plan_is_one_page_with_each_activity_in_its_day(speaks, month):
    lines = (
        (month.replace(day=3), "09:00", "读书会", "图书角"),
        (month.replace(day=27), "19:30", "电影：回家", "篮球场"),
    )
    paper = month_plan(plain.MonthFacts(OFFICE, month, lines), *speaks)
    (text,) = pages(paper)
    assert "09:00 读书会" in text
    assert "电影" in text
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        words = pdf.pages[0].extract_words()
    monday = next(w for w in words if w["text"].startswith(speaks[0]("Monday")))
    sunday = next(w for w in words if speaks[0]("Sunday") in w["text"])
    assert monday["x0"] < sunday["x0"]
    third = next(w for w in words if w["text"] == "3")
    title = next(w for w in words if "读书会" in w["text"] or w["text"] == "09:00")
    assert abs(third["x0"] - title["x0"]) < 3
    assert title["top"] > third["top"]


def test_a_full_day_does_not_run_over_its_neighbours():
    lines = tuple(
        (TODAY, f"{9 + n}:00", f"第{n}个很长很长的活动名称", "儿童之家") for n in range(9)
    )
    paper = month_plan(plain.MonthFacts(OFFICE, TODAY, lines), ZH)
    pages(paper)
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        page = pdf.pages[0]
        below = next(w for w in page.extract_words() if w["text"] == "30")
        day = [w for w in page.extract_words() if "活动名称" in w["text"]]
    assert day
    assert all(w["bottom"] <= below["top"] + 1 for w in day)
