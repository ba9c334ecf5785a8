"""The letter with stub and slip, read back from the PDF as the police officer and the clerk hold it."""

from __future__ import annotations

import io
import itertools
from datetime import date

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.case_facts import ReferralFacts
from desktop.documents.page import LEFT
from desktop.documents.referral_letter import referral_letter
from desktop.i18n import T, Words, translator
from desktop.rules import crimes

ZH, EN = translator("zh_CN"), translator("en")
LANGUAGES = pytest.mark.parametrize(
    ("t", "second"), [(ZH, None), (EN, None), (ZH, EN)], ids=["zh", "en", "both"]
)
TODAY = date(2026, 11, 24)
NUMBER = "MXX-L-2026-0007"
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}
TOLD = (
    (T("Name"), "玉章罕"),
    (T("Sex"), "女"),
    (T("Language"), "布朗语"),
    (T("What happened"), "老板收走身份证，晚上锁门"),
)


def referral(values=None, **more):
    told = {
        "office": OFFICE, "number": NUMBER, "printed_on": TODAY, "kind": "womens_federation",
        "agency": "勐海县妇女联合会", "who": "玉章罕", "told": TOLD, "clerk": "玉香",
        "services": (Words("心理支持", "Psychosocial support"),),
        "values": {
            "reason": "需要有人陪伴。", "written_on": TODAY, "reply_by": date(2026, 12, 1),
            "escort": "儿童主任玉香", "enclosures": "身份证复印件", "our_contact": "玉香 06911234567",
            **(values or {}),
        },
        **more,
    }  # fmt: skip
    return ReferralFacts(**told)


def cuts(page):
    """How far down the page the lines to cut along are."""
    return sorted(
        {round(line["top"], 1) for line in page.lines if line["dash"] and line["dash"][0]}
    )


@LANGUAGES
def test_everything_lies_within_the_margins_and_nothing_on_anything_else(read, t, second):
    read.check_geometry(
        referral_letter(
            [
                referral(),
                referral(urgent=True, kind="police", about="Trafficking suspected, Debt bondage"),
            ],
            t,
            second,
        )
    )


@pytest.mark.parametrize("t", [ZH, EN])
def test_stub_letter_and_slip_are_one_sheet_with_two_cuts(read, t):
    paper = referral_letter([referral(urgent=True)], t)
    assert paper.pages == 1
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        assert len(cuts(pdf.pages[0])) == 2


@LANGUAGES
def test_the_number_stands_across_each_cut_and_in_full_on_each_part(read, t, second):
    paper = referral_letter([referral()], t, second)
    across = 0
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        whole = []
        for page in pdf.pages:
            bounds = [0, *cuts(page), page.height]
            for cut in bounds[1:-1]:
                halved = [c for c in page.chars if c["top"] + 3 < cut < c["bottom"] - 3]
                large = "".join(c["text"] for c in halved if c["size"] >= 14)
                across += NUMBER in large.replace(" ", "")
            for above, below in itertools.pairwise(bounds):
                part = page.filter(
                    lambda o, a=above, b=below: (
                        o["object_type"] != "char" or (o["top"] > a and o["bottom"] < b)
                    )
                )
                whole.append((part.extract_text() or "").replace(" ", ""))
    assert across == 2
    stub, letter, slip = whole[0], whole[1], whole[-1]
    assert all(NUMBER in part for part in (stub, letter, slip))
    assert all(("玉香" in part) for part in (stub, letter))


@LANGUAGES
def test_the_codes_of_letter_and_slip_lead_back_to_it(read, t, second):
    paper = referral_letter([referral()], t, second)
    found = [one for page in range(paper.pages) for one in read.codes(paper, page)]
    assert [number for _down, number in found] == [NUMBER, NUMBER]
    assert found[-1][0] > 0.8  # the slip's is at the very foot


@pytest.mark.parametrize(
    ("kind", "title", "closing"),
    [
        ("police", "关于疑似拐卖、贩运情况的报告", "特此报告。"),
        ("labour", "关于涉嫌违法用工的反映函", "特此函告"),
        ("womens_federation", "转介函", "特此函告"),
        ("civil_affairs", "转介函", "特此函告"),
        ("school", "转介函", "特此函告"),
        ("justice", "转介函", "特此函告"),
        ("health", "转介函", "特此函告"),
        ("village_committee", "外出人员信息告知函", "特此函告"),
    ],
)
def test_the_addressee_decides_title_and_tone(read, kind, title, closing):
    said = read.text(referral_letter([referral(kind=kind, about="疑似拐卖、贩运")], ZH))
    assert title in said
    assert closing in said
    assert ("请依法处理" in said) == (kind == "police")
    assert ("请依法查处" in said) == (kind == "labour")


def test_it_is_written_as_an_official_letter(read):
    paper = referral_letter([referral({"attention": "玉金主任"})], ZH)
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        lines = pdf.pages[0].extract_text_lines(return_chars=False)
    to = next(line for line in lines if line["text"].startswith("勐海县妇女联合会 玉金主任："))
    assert to["x0"] == pytest.approx(LEFT, abs=1)
    body = next(line for line in lines if line["text"].startswith("现将玉章罕转介到贵单位"))
    assert body["x0"] == pytest.approx(LEFT + 2 * 10.5, abs=1.5)
    said = read.text(paper)
    assert "2026年11月24日（盖章）" in said
    assert "骑缝盖章" in said


def test_the_slip_asks_all_that_the_office_must_know(read):
    said = read.text(referral_letter([referral()], ZH))
    slip = said[said.index("回执（请寄回）") :]
    for asked in (
        "06911234567", "收到", "签收人", "□接受", "□排队", "□不接受", "不接受的原因", "起提供服务",
        "联系人", "电话", "结果", "办结", "盖章",
    ):  # fmt: skip
        assert asked in slip, asked
    assert "玉章罕" not in slip  # it comes back by many hands


@LANGUAGES
def test_urgent_is_printed_only_when_it_is(read, t, second):
    word = t(T("URGENT"))
    assert word not in read.text(referral_letter([referral()], t, second))
    assert word in read.text(referral_letter([referral(urgent=True)], t, second))


def test_who_is_not_named_is_told_by_the_number(read):
    held = (T("Sex"), "女")
    facts = referral(told=(held,), who=ZH(T("one person (our number {number})", number=NUMBER)))
    paper = referral_letter([facts], ZH)
    assert "玉章罕" not in read.text(paper)
    assert "玉章罕".encode("utf-16-be") not in paper.data
    assert "玉章罕".encode() not in paper.data


def test_what_cannot_be_reached_twice_is_said_once(read):
    safe = "晚上七点后打奶奶的电话"
    facts = referral({"limits": safe}, told=((T("How to reach her safely"), safe),))
    assert read.text(referral_letter([facts], ZH)).count(safe) == 1


def test_articles_of_the_criminal_law_are_for_the_police_and_no_finding(read):
    articles = crimes.may_matter(["trafficking", "other"])
    to_police = read.text(referral_letter([referral(kind="police", crimes=articles)], ZH))
    assert "《刑法》第二百四十条" in to_police
    assert "由公安机关认定" in to_police
    assert "刑法" not in read.text(referral_letter([referral(crimes=articles)], ZH))
    assert crimes.may_matter(["out_of_school"]) is None


@LANGUAGES
def test_a_long_letter_flows_on_with_its_number_and_keeps_the_slip(read, t, second):
    facts = "".join(f"第{n}次她说老板不让出门。" for n in range(60))
    concerns = "、".join(f"第{n}类问题" for n in range(20))
    told = (*TOLD, (T("Kind of concern"), concerns), (T("What happened"), facts))
    paper = referral_letter([referral(told=told)], t, second)
    read.check_geometry(paper)
    said = read.pages(paper)
    assert len(said) >= 2
    assert all(NUMBER in one for one in said)
    assert all(f"第{n}次" in "".join(said) for n in range(60))
    assert t(T("Return slip (please send it back)")).replace(" ", "") in said[-1]
    assert t(T("Stub (stays with us)")).replace(" ", "") in said[0]


@settings(max_examples=25)
@given(
    reason=st.integers(0, 500),
    told=st.integers(0, 1400),
    agency=st.integers(1, 40),
    second=st.sampled_from([None, EN]),
)
def test_no_length_of_text_clips_or_covers(read, reason, told, agency, second):
    facts = referral(
        {"reason": "她需要帮助，" * (reason // 6)},
        agency="景洪市人力资源和社会保障局劳动监察大队"[:agency] * (1 + agency // 20),
        told=(*TOLD, (T("What happened"), "老板不让她出门，" * (told // 8))),
        urgent=True,
    )
    read.check_geometry(referral_letter([facts], ZH, second))


def test_a_rare_name_is_drawn_and_an_unknown_sign_is_reported(read):
    rare = referral_letter([referral(who="玉𠮷", told=((T("Name"), "玉𠮷"),))], ZH)
    assert rare.missing == ""
    unknown = referral_letter([referral(who="玉\U0001f600")], ZH)
    assert unknown.missing == "\U0001f600"


def test_several_letters_are_several_sheets(read):
    paper = referral_letter([referral(), referral(number="MXX-L-2026-0008")], ZH)
    assert paper.pages == 2
    assert [number for _at, number in read.codes(paper, 1)] == ["MXX-L-2026-0008"] * 2
