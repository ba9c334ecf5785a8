"""The poster and the sheet of numbers: sizes, every agency, no line through a name, one page."""

from __future__ import annotations

import io
from datetime import date

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.call_sheet import call_sheet
from desktop.documents.case_facts import CallFacts
from desktop.documents.network_poster import network_poster
from desktop.i18n import Words, translator
from desktop.rules.network import Node, Tie

ZH, EN = translator("zh_CN"), translator("en")
LANGUAGES = pytest.mark.parametrize(
    ("t", "second"), [(ZH, None), (EN, None), (ZH, EN)], ids=["zh", "en", "both"]
)
TODAY = date(2026, 11, 24)
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}
MM = 72 / 25.4
PLACES = ("origin", "transit", "destination", "everywhere")


def nodes(count, title="勐海县第{n}办公室"):
    return [
        Node(str(n), title.format(n=n), PLACES[n % 4 if n % 3 else 0], None, f"0691555{n:04d}")
        for n in range(count)
    ]


def ties(count):
    return [Tie("0", str(n), referrals=n) for n in range(1, count)]


@LANGUAGES
@pytest.mark.parametrize(("size", "wide", "high"), [("A4", 297, 210), ("A3", 420, 297)])
def test_it_is_one_lying_page_of_its_size_with_everybody_on_it(read, t, second, size, wide, high):
    paper = network_poster(OFFICE, nodes(20), ties(20), TODAY, t, second, size=size)
    assert paper.missing == ""
    assert paper.pages == 1
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        (page,) = pdf.pages
        assert page.width == pytest.approx(wide * MM, abs=1)
        assert page.height == pytest.approx(high * MM, abs=1)
        assert min(sign["x0"] for sign in page.chars) > 5 * MM
        assert max(sign["x1"] for sign in page.chars) < (wide - 5) * MM
        assert max(sign["bottom"] for sign in page.chars) < (high - 5) * MM
    said = read.text(paper)
    for n in range(20):
        assert f"勐海县第{n}办公室" in said
        assert f"0691555{n:04d}" in said


def test_type_grows_with_the_paper():
    def largest(size):
        paper = network_poster(OFFICE, nodes(9), ties(9), TODAY, ZH, size=size)
        with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
            return max(sign["size"] for sign in pdf.pages[0].chars)

    assert largest("A3") == pytest.approx(largest("A4") * 2**0.5, rel=0.02)


def boxes(page):
    return [
        (one["x0"], one["top"], one["x1"], one["bottom"])
        for one in page.curves
        if one["x1"] - one["x0"] > 15 and one["fill"]
    ]


@settings(max_examples=25)
@given(count=st.integers(1, 45), length=st.integers(1, 30))
def test_names_stay_in_their_boxes_and_boxes_apart(count, length):
    title = "景洪市人力资源和社会保障局劳动保障监察大队值班接待办公室"[:length] + "{n}"
    paper = network_poster(OFFICE, nodes(count, title), ties(count), TODAY, ZH)
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        (page,) = pdf.pages
        found = boxes(page)
        assert len(found) == count
        for at, one in enumerate(found):
            for other in found[at + 1 :]:
                aside = one[2] <= other[0] + 0.5 or other[2] <= one[0] + 0.5
                over = one[3] <= other[1] + 0.5 or other[3] <= one[1] + 0.5
                assert aside or over
        for sign in page.chars:
            x, y = (sign["x0"] + sign["x1"]) / 2, (sign["top"] + sign["bottom"]) / 2
            for left, top, right, bottom in found:
                if left < x < right and top < y < bottom:
                    assert sign["x0"] > left - 0.5
                    assert sign["x1"] < right + 0.5


def test_a_name_is_broken_evenly(read):
    paper = network_poster(OFFICE, nodes(8, "外出人员志愿者"), [], TODAY, ZH)
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        lines = pdf.pages[0].extract_words()
    assert not any(word["text"] in ("者", "愿者") for word in lines)


def line(name, phone="06915550110", **more):
    return {"name": name, "phone": phone, "hours": "24小时", "second_phone": None, **more}


def calls(needs, agencies):
    lines = tuple(
        (
            Words(f"第{n}种帮助", f"Help number {n}"),
            tuple(line(f"第{n}家单位{m}") for m in range(agencies)),
        )
        for n in range(needs)
    )
    hotlines = tuple(
        (number, Words("公安报警", "Police"), Words("危险、走失", "Danger, somebody is missing"))
        for number in ("110", "120", "12333", "12348")
    )
    return CallFacts(OFFICE, TODAY, lines, hotlines)


@LANGUAGES
@pytest.mark.parametrize(("needs", "agencies"), [(3, 1), (18, 2), (22, 5)])
def test_whom_to_call_is_one_page(read, t, second, needs, agencies):
    paper = call_sheet(calls(needs, agencies), t, second)
    assert paper.pages == 1
    read.check_geometry(paper)
    said = read.text(paper)
    assert "12348" in said
    for n in range(needs):
        assert t(Words(f"第{n}种帮助", f"Help number {n}")).replace(" ", "") in said
        assert f"第{n}家单位0" in said


def test_nobody_is_listed_without_a_number(read):
    told = CallFacts(
        OFFICE, TODAY, ((Words("入学", "School"), (line("职业学院", ""), line("中学"))),), ()
    )
    said = read.text(call_sheet(told, ZH))
    assert "职业学院" not in said
    assert "中学06915550110" in said
