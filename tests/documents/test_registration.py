"""The registration form is read back from the PDF: everything is there, nothing is cut or overlaps."""

from __future__ import annotations

import io
import itertools
from datetime import date

import pdfplumber
import pypdf
import pypdfium2
import pytest
import zxingcpp

from desktop.documents.facts import RegistrationFacts
from desktop.documents.page import BOTTOM, HEIGHT, LEFT, RIGHT, TOP
from desktop.documents.registration import registration
from desktop.errors import Cancelled
from desktop.i18n import translator
from desktop.rules import form_codes
from desktop.rules.readiness import ReadinessFacts, assess
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.migrants import PERSON, REPEATED
from desktop.sheets.migrants_paper import OMITTED, PERSON_ROWS, SECTIONS, SHOWN_ELSEWHERE

ZH, EN = translator("zh_CN"), translator("en")
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}


def facts(**more):
    person = {
        "full_name": "玉章罕",
        "name_pinyin": "yu zhang han",
        "sex": "female",
        "birth": {
            "text": "农历二〇〇九年正月廿三",
            "calendar": "lunar",
            "leap": False,
            "precision": "day",
            "first": "2009-02-17",
            "last": "2009-02-17",
        },
        "ethnic_group": "34",
        "id_type": "id_card",
        "id_number": "532822200902170024",
        "village_group": "曼夕下寨",
        **more.pop("person", {}),
    }
    values = {
        "office": OFFICE,
        "number": "MXX-2026-0042",
        "clerk": "王主任",
        "printed_on": date(2026, 11, 24),
        "person": person,
        "household": {"number": "017", "head_name": "岩叫"},
        "schooling": {"status": "completed_nine"},
        "journey": {
            "registered_on": date(2026, 11, 24),
            "purpose": "work",
            "destination": "景洪市",
            "wage": 240000,
            "code_word": "红茶凉了",
        },
        "rows": {
            "phone": ({"number": "13888881234", "owner": "own"},),
            "contact": ({"name": "玉叫", "relation": "parent", "phone": "13900001111"},),
            "consent": (
                {"purpose": "a", "given": "yes"},
                {"purpose": "b", "given": "yes", "withdrawn_on": date(2026, 11, 20)},
            ),
        },
        "readiness": assess(
            ReadinessFacts(
                on=date(2026, 11, 24),
                birth_first=date(2009, 2, 17),
                birth_last=date(2009, 2, 17),
                birth_verified=True,
                education_status="completed_nine",
                education_evidence="certificate",
                guardian_informed="yes",
            )
        ),
        "age": 17,
    }
    return RegistrationFacts(**{**values, **more})


def text_of(paper):
    reader = pypdf.PdfReader(io.BytesIO(paper.data))
    return "\n".join(page.extract_text() for page in reader.pages)


def squeezed(text):
    return "".join(text.split())


def test_everything_that_was_registered_is_on_the_form():
    text = squeezed(text_of(registration([facts()], ZH)))
    for words in (
        "外出人员自愿登记表", "MXX-2026-0042", "玉章罕", "2009年2月17日", "17周岁", "布朗族",
        "532822200902170024", "曼夕下寨", "017", "13888881234", "玉叫", "景洪市", "2,400",
        "有条件", "《劳动法》第五十八条", "王主任", "06911234567", "110",
    ):  # fmt: skip
        assert squeezed(words) in text, words


def test_the_code_word_is_never_printed():
    for paper in (registration([facts()], ZH), registration([facts()], ZH, second=EN)):
        assert "红茶凉了" not in squeezed(text_of(paper))


def test_a_withdrawn_consent_is_not_ticked():
    lines = text_of(registration([facts()], ZH))
    assert lines.count("☑") == 2  # a agrees; b counts as no since it was withdrawn


@pytest.mark.parametrize(
    ("first", "second"), [(ZH, None), (EN, None), (ZH, EN)], ids=["zh", "en", "both"]
)
@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_nothing_leaves_the_page_or_overlaps(first, second, long):
    more = {"experience": "在景洪的餐馆打工，工资拖欠了两个月。" * 110} if long else {}
    paper = registration([facts(person=more)], first, second=second)
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        for page in pdf.pages:
            for sign in page.chars:
                assert sign["x0"] >= LEFT - 1, sign
                assert sign["x1"] <= RIGHT + 1, sign
                assert sign["bottom"] <= HEIGHT - BOTTOM + 20
                assert sign["top"] >= HEIGHT - TOP - 26
            boxes = sorted(page.chars, key=lambda c: (round(c["matrix"][5], 2), c["x0"]))
            for one, other in itertools.pairwise(boxes):
                level = round(one["matrix"][5], 2) == round(other["matrix"][5], 2)
                if level and one["text"].strip():
                    assert other["x0"] >= one["x1"] - 1.2, (one["text"], other["text"])


def test_no_answer_crosses_the_rules_of_its_cell():
    paper = registration([facts()], ZH, second=EN)
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        for page in pdf.pages:
            edges = {round(box["x0"], 1) for box in page.rects if box["height"] > 15}
            for sign in page.chars:
                inside = [e for e in edges if sign["x0"] + 0.6 < e < sign["x1"] - 0.6]
                crossed = [
                    e
                    for e in inside
                    if any(
                        abs(box["x0"] - e) < 0.2
                        and box["top"] < sign["top"] + 2 < box["bottom"] - 2
                        for box in page.rects
                        if box["height"] > 15
                    )
                ]
                assert not crossed, sign["text"]


def test_a_long_answer_runs_on_and_loses_nothing():
    words = "".join(f"第{n}次外出在景洪。" for n in range(300))
    paper = registration([facts(person={"experience": words})], ZH)
    assert paper.pages > registration([facts()], ZH).pages
    text = squeezed(text_of(paper))
    for n in range(300):
        assert f"第{n}次外出在景洪" in text or f"{n}次" in text


def test_pages_are_counted_for_each_form_of_a_batch():
    one = registration([facts()], ZH).pages
    paper = registration([facts(), facts(number="MXX-2026-0043")], ZH)
    assert paper.pages == 2 * one
    text = squeezed(text_of(paper))
    assert text.count(f"第1页，共{one}页") == 2
    assert "MXX-2026-0043" in text


def test_a_batch_can_be_stopped():
    with pytest.raises(Cancelled):
        registration([facts(), facts()], ZH, cancelled=lambda: True)


def test_the_blank_form_asks_everything_and_names_nobody():
    paper = registration([RegistrationFacts(OFFICE)], ZH)
    text = squeezed(text_of(paper))
    assert "□女" in text
    assert "姓名" in text
    assert "玉章罕" not in text


def test_the_code_on_the_slip_leads_back_to_the_number():
    paper = registration([facts()], ZH)
    page = pypdfium2.PdfDocument(paper.data)[paper.pages - 1]
    (code,) = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    assert form_codes.read(code.text) == "MXX-2026-0042"
    assert "玉" not in code.text


def test_a_rare_character_is_drawn_and_an_unknown_one_is_reported():
    rare = registration([facts(person={"full_name": "玉𠮷"})], ZH)
    assert rare.missing == ""
    with pdfplumber.open(io.BytesIO(rare.data)) as pdf:
        assert any("RareHan" in sign["fontname"] for sign in pdf.pages[0].chars)
    unknown = registration([facts(person={"full_name": "玉\U0001f600"})], ZH)
    assert unknown.missing == "\U0001f600"
    assert "〓" in text_of(unknown)


def test_the_file_itself_names_nobody():
    info = pypdf.PdfReader(io.BytesIO(registration([facts()], ZH).data)).metadata
    assert "玉" not in str(info)


def test_each_language_keeps_to_itself():
    english = text_of(registration([facts()], EN))
    assert "Voluntary registration of people who leave" in english
    assert "Full name" in english
    assert "姓名" not in english


def test_every_field_is_placed_or_left_out_openly():
    placed = {key for section in (PERSON_ROWS, *SECTIONS) for row in section.rows for key in row}
    asked = {
        f"{sheet.kind}.{key}" for sheet in (PERSON, HOUSEHOLD, *REPEATED) for key in sheet.keys
    }
    assert placed | SHOWN_ELSEWHERE | OMITTED == asked
    assert not placed & (SHOWN_ELSEWHERE | OMITTED)
