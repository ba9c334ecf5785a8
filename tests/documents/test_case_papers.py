"""Report, summary, intake and screening read back: who is named where, and no word of a finding."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents import case_papers as papers
from desktop.documents.case_conference import case_conference
from desktop.documents.case_facts import CaseFacts, Party
from desktop.documents.screening_sheet import ScreeningFacts, screening_sheet
from desktop.i18n import T, Words, translator
from desktop.rules import crimes, indicators, reference

ZH, EN = translator("zh_CN"), translator("en")
LANGUAGES = pytest.mark.parametrize(
    ("t", "second"), [(ZH, None), (EN, None), (ZH, EN)], ids=["zh", "en", "both"]
)
TODAY = date(2026, 11, 24)
NUMBER = "MXX-P-2026-0012"
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}
FINDINGS = (
    "成立", "认定为", "确认为", "系拐卖", "属于拐卖", "构成犯罪", "立案", "判定", "诊断", "结论",
    "is a victim", "was trafficked", "confirmed", "proven", "guilty",
)  # fmt: skip
"""Words that only the police, the procuratorate and the court may say."""


def case(values=None, **more):
    told = {
        "received_on": TODAY, "received_at": 550, "source": "relative", "way": "phone",
        "what": "老板不让她出门，身份证也被收走了", "place": "景洪市", "danger_now": "yes",
        "concerns": ["trafficking", "confinement"], "safe_contact": "晚上七点后打奶奶的电话",
        "immediate": "打电话确认安全", "wishes": "想先回家", "safety": "和家人在一起",
        **(values or {}),
    }  # fmt: skip
    return CaseFacts(
        **{
            "office": OFFICE, "number": NUMBER, "printed_on": TODAY, "clerk": "岩罕龙",
            "values": told, "state": Words("实施中", "In action"), "level": Words("高", "High"),
            "people": (Party(T("Person {n}", n=1), "", ((T("Sex"), "女"), (T("Age"), "14"))),),
            "rows": {"case_report": ({
                "reported_to": "police_station", "agency": "打洛派出所", "reported_on": TODAY,
                "reported_at": 680, "reported_by": "岩罕龙", "officer": "值班民警",
                "receipt": "受字〔2026〕51",
            },)},
            "reasons": (T("Somebody is in danger now."),),
            "articles": reference.article("UPL 11(2)"),
            "crimes": crimes.may_matter(told["concerns"]),
            **more,
        }
    )  # fmt: skip


TABLE = {
    "case_team": (
        {"duty": "police", "agency": "打洛派出所", "name": "值班民警"},
        {"duty": "womens_federation", "agency": "镇妇联", "name": "玉金"},
    ),
    "case_note": (
        {"happened_on": TODAY, "kind": "call", "what": "电话"},
        {
            "happened_on": TODAY,
            "kind": "conference",
            "what": "派出所查证，妇联陪护",
            "place": "村委会",
        },
    ),
}
NAMED = (Party(T("Name"), "玉香叫", ((T("Sex"), "女"), (T("Age"), "14"))),)
ALLEGED = (Party(T("Said to have done it"), "带她走的熟人"),)


def course(count):
    return {
        "case_note": tuple(
            {
                "happened_on": TODAY - timedelta(days=count - n),
                "kind": "visit",
                "who": "玉香",
                "what": f"第{n}次走访，她说还好。",
            }
            for n in range(count)
        ),
        "case_action": tuple(
            {"what": f"第{n}件事", "who": "岩罕龙", "due_on": TODAY} for n in range(count // 2)
        ),
    }


def answers(*codes):
    return {code: {"answer": "yes", "evidence": "门从外面锁", "source": "told", "answered_on": TODAY}
            for code in codes}  # fmt: skip


def screening(*codes, **more):
    return ScreeningFacts(
        OFFICE, NUMBER, "当事人1", answers=answers(*codes), printed_on=TODAY, **more
    )


PAPERS = {
    "report": lambda t, s: papers.mandatory_report(case(people=NAMED, alleged=ALLEGED), t, s),
    "summary": lambda t, s: papers.case_summary([case(rows=course(9)), case()], t, s),
    "conference": lambda t, s: case_conference(case(rows={**course(9), **TABLE}), t, s),
    "intake": lambda t, s: papers.blank_case(CaseFacts(OFFICE, "", TODAY, ""), t, s),
    "screening": lambda t, s: screening_sheet(screening("DR01", "CD03", "EX01", "FL03"), t, s),
    "questions": lambda t, s: screening_sheet(ScreeningFacts(OFFICE), t, s),
}


@pytest.mark.parametrize("name", list(PAPERS))
@LANGUAGES
def test_everything_lies_within_the_margins_and_nothing_on_anything_else(read, name, t, second):
    read.check_geometry(PAPERS[name](t, second))


def test_the_report_names_people_law_and_station_on_one_page(read):
    paper = PAPERS["report"](ZH, None)
    said = read.text(paper)
    assert paper.pages == 1
    for part in (
        "关于未成年人疑似受侵害情况的报告", "打洛派出所：", "《未成年人保护法》第十一条第二款",
        "《刑法》第二百三十八条", "由公安机关认定", "玉香叫", "带她走的熟人", "11:20", "受字〔2026〕51",
        "第一百零三条", "曼夕村民委员会2026年11月24日", "签收",
    ):  # fmt: skip
        assert part in said, part


def test_a_report_about_an_adult_speaks_of_no_minor(read):
    said = read.text(papers.mandatory_report(case(minor=False, people=NAMED), ZH))
    assert "关于疑似受侵害情况的报告" in said
    assert "关于未成年人" not in said


@LANGUAGES
def test_nobody_signs_a_page_that_says_nothing(read, t, second):
    said = read.pages(PAPERS["report"](t, second))
    sentence = "第一百零三条" if t.chinese else "ProtectionofMinors,Art.103"
    assert sentence in said[-1]


def test_the_summary_numbers_people_and_its_tables_keep_their_heads(read):
    paper = papers.case_summary([case(rows=course(80))], ZH)
    said = read.pages(paper)
    assert len(said) >= 3
    head = "日期内容我方人员看到、听到、商定的事"
    with_notes = [one for one in said if "次走访" in one]
    assert all(head in one for one in with_notes)
    assert all(NUMBER in one for one in said)
    assert all(f"第{n}次走访" in "".join(said) for n in range(80))
    assert "当事人1" in said[0]
    assert "保密" in said[-1]


@settings(max_examples=20)
@given(what=st.integers(0, 900), wishes=st.integers(0, 900), concerns=st.integers(1, 24))
def test_no_length_of_text_clips_or_covers(read, what, wishes, concerns):
    codes = list(reference.words("case_concern"))[:concerns]
    told = case(
        {"what": "她说不让出门，" * (what // 7), "wishes": "想回家读书，" * (wishes // 6),
         "concerns": codes},
        rows=course(12),
    )  # fmt: skip
    read.check_geometry(papers.case_summary([told], ZH))
    read.check_geometry(papers.mandatory_report(told, ZH, EN))


@LANGUAGES
@pytest.mark.parametrize(
    "codes",
    [(), ("DR01", "DR02", "CD03", "EX01", "EX02"), ("FL03",), ("EX04",)],
    ids=["questions", "many", "forced", "one"],
)
def test_the_screening_never_says_a_word_of_a_finding(read, codes, t, second):
    said = read.text(screening_sheet(screening(*codes, moved=True), t, second))
    for word in FINDINGS:
        assert word.replace(" ", "") not in said, word
    if t.chinese:
        assert "不是认定" in said
    else:
        assert "isnofinding" in said


@pytest.mark.parametrize("level", list(indicators.LEVEL_WORDS))
def test_no_level_of_the_screening_is_worded_as_a_finding(level):
    words = indicators.LEVEL_WORDS[level]
    for said in (ZH(words), EN(words)):
        assert not any(word in said for word in FINDINGS)


def test_the_conference_has_who_takes_part_what_was_decided_and_room_to_sign(read):
    said = read.text(PAPERS["conference"](ZH, None))
    for part in (
        "个案会议记录",
        "打洛派出所",
        "玉金",
        "签名",
        "派出所查证，妇联陪护",
        "村委会",
        "第3件事",
        "想先回家",
    ):
        assert part in said, part
    assert "玉香叫" not in said
    empty = read.text(case_conference(case(rows={}), ZH))
    assert "个案会议记录" in empty


def test_the_screening_says_what_shows_each_answer_and_names_nobody(read):
    said = read.text(PAPERS["screening"](ZH, None))
    for part in ("DR01", "门从外面锁", "本人说的", "2026年11月24日", "当事人1", "不得给招工人"):
        assert part in said, part


def test_the_empty_forms_ask_everything_of_nobody(read):
    asked = read.text(PAPERS["questions"](ZH, None))
    for item in indicators.indicators(child=True):
        assert item.code in asked
    intake = read.text(PAPERS["intake"](ZH, None))
    for words in reference.words("case_concern").values():
        assert ZH(words) in intake
    assert "岩" not in intake


def test_a_box_to_tick_stays_with_its_words(read):
    for one in read.pages(PAPERS["intake"](ZH, None)):
        assert "□□" not in one
