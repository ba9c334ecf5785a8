"""Papers of cases made by a real office: what is held back is nowhere in them."""

from __future__ import annotations

import io

import pypdf
import pytest

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T, translator
from desktop.office.cards import Entry, Query, RowEntry
from desktop.rules import form_codes

LANGUAGES = ("zh_CN", "en", "both")
SECRETS = {
    "name": "玉香罕",
    "id": "532822201203050027",
    "address": "曼夕下寨33号",
    "phone": "13887654321",
    "what": "她说继父夜里来过她的房间",
}


@pytest.fixture
def case(session, desk):
    """A child, a caregiver and somebody alleged, with all that may be told of them."""
    return desk.opened(
        session,
        {
            "case_person": (
                desk.row(
                    role="harmed", name=SECRETS["name"], sex="female", birth="2012-03-05",
                    language="blang", phone=SECRETS["phone"], address=SECRETS["address"],
                    caregiver="玉腊婆", special_needs="怕黑",
                ),
            ),
            "case_alleged": (desk.row(name="岩坎老板", relation="employer"),),
        },
        what=f"{SECRETS['what']}，岩坎老板也来过，{SECRETS['name']}哭了，玉腊婆不在家",
        reporter="玉应老师",
        immediate="玉应老师先陪着",
        triggers=["injury_private"],
        concerns=["sexual_abuse"],
    )  # fmt: skip


def text(paper):
    pages = pypdf.PdfReader(io.BytesIO(paper.data)).pages
    return "".join("".join(one.extract_text() for one in pages).split())


def nowhere(paper, words):
    """Neither among the words nor anywhere in the file, however it is written."""
    reader = pypdf.PdfReader(io.BytesIO(paper.data))
    streams = b"".join(
        page.get_contents().get_data() for page in reader.pages if page.get_contents()
    )
    raw = paper.data + streams + str(reader.metadata).encode()
    forms = (words.encode(), words.encode("utf-16-be"), words.encode("gb18030"))
    return words not in text(paper) and not any(form in raw for form in forms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_ticked_is_nowhere_in_the_letter(session, desk, case, language):
    agency = desk.agency(session)
    letter = desk.referred(session, case, agency, told=["sex"], facts=SECRETS["what"], given="陪护")
    paper = session.case_papers.make("referral_letter", (letter.main.id,), language)
    for held in (*SECRETS.values(), "玉腊婆", "怕黑", "陪护", "性侵害"):
        assert nowhere(paper, held), held
    assert letter.main.values["number"] in text(paper)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_is_not_ticked_is_not_told_by_the_reason_either(session, desk, case, language):
    agency = desk.agency(session)
    named = f"{SECRETS['name']}需要有人陪"
    letter = desk.referred(
        session, case, agency, told=["sex", "facts", "given"], reason=named, facts=named,
        given=named, escort=f"{SECRETS['name']}的姑妈",
    )  # fmt: skip
    paper = session.case_papers.make("referral_letter", (letter.main.id,), language)
    assert nowhere(paper, SECRETS["name"])
    assert text(paper).count("需要有人陪") >= 3


def test_what_is_ticked_is_told_and_no_more(session, desk, case):
    agency = desk.agency(session)
    letter = desk.referred(
        session, case, agency, told=["name", "language", "facts"], facts="她需要有人陪"
    )
    paper = session.case_papers.make("referral_letter", (letter.main.id,), "zh_CN")
    said = text(paper)
    for told in (SECRETS["name"], "布朗语", "她需要有人陪"):
        assert told in said
    for held in ("id", "address", "phone", "what"):
        assert nowhere(paper, SECRETS[held]), held


def test_a_high_risk_makes_it_urgent_and_a_low_one_does_not(session, desk, case):
    agency = desk.agency(session)
    low = desk.opened(
        session,
        {"case_person": (desk.row(role="harmed", name="玉光", sex="female", birth="1999-01-01"),)},
        concerns=["wages_deposit"], what="工资晚发了",
    )  # fmt: skip
    said = {}
    for name, one in (("high", case), ("low", low)):
        letter = desk.referred(session, one, agency, urgency="normal")
        paper = session.case_papers.make("referral_letter", (letter.main.id,), "en")
        said[name] = text(paper)
    urgent = translator("en")(T("URGENT"))
    assert urgent in said["high"]
    assert urgent not in said["low"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_names_nobody_even_where_the_story_does(session, case, language):
    paper = session.case_papers.make("case_summary", (case.main.id,), language)
    for name in (SECRETS["name"], "玉腊婆", "岩坎老板", "玉应老师", SECRETS["phone"]):
        assert nowhere(paper, name), name
    assert "哭了" in text(paper)


def test_the_report_tells_the_police_what_the_summary_holds_back(session, case):
    said = text(session.case_papers.make("mandatory_report", (case.main.id,), "zh_CN"))
    for told in (SECRETS["name"], SECRETS["what"], "岩坎老板", "《未成年人保护法》第十一条"):
        assert told in said


def test_a_police_letter_speaks_of_the_concern_only_where_it_is_told(session, desk, case):
    station = desk.agency(session, name="打洛派出所", kind="police", services=["police"])
    for told, title in (
        (["sex", "concerns"], "关于性侵害、性剥削情况的报告"),
        (["sex"], "关于有关情况的报告"),
    ):
        letter = desk.referred(session, case, station, services=["police"], told=told)
        said = text(session.case_papers.make("referral_letter", (letter.main.id,), "zh_CN"))
        assert title in said
        assert ("刑法" in said) == ("concerns" in told)


def test_papers_of_a_mediation_come_from_its_record(session, desk):
    file = session.mediations.save(
        Entry(
            None,
            {"received_on": session.today(), "kinds": ["wages"], "respondent": "傣味园餐厅",
             "facts": "两个月工资没发"},
            {"mediation_claimant": (RowEntry(None, {"name": "玉光", "sex": "female"}),),
             "mediation_claim": (RowEntry(None, {"kind": "wages", "amount": "2800"}),)},
            kind="mediation",
        )
    )  # fmt: skip
    make = session.case_papers.make
    for kind in ("mediation_inspection", "mediation_arbitration"):
        said = text(make(kind, (file.main.id,), "zh_CN"))
        assert "人民币贰仟捌佰元整" in said
        assert "傣味园餐厅" in said
        session.papers.printed(kind, (file.main.id,))
    with pytest.raises(ClerkError):
        make("mediation_agreement", (file.main.id,), "zh_CN")
    with pytest.raises(Invalid):
        make("mediation_arbitration", (), "zh_CN")


def test_the_code_of_a_slip_that_comes_back_finds_the_referral(session, desk, case):
    letter = desk.referred(session, case, desk.agency(session))
    desk.referred(session, case, desk.agency(session, name="勐海县人民医院", kind="health"))
    scanned = form_codes.payload(letter.main.values["number"])
    (found,) = session.referrals.lines(Query(text=scanned))
    assert found.record_id == letter.main.id
