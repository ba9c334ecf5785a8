"""The papers of recruiting as real PDF files, read back with a PDF reader."""

from __future__ import annotations

import io
from datetime import date

import pdfplumber
import pypdf
import pypdfium2
import pytest
import zxingcpp

from desktop.documents import page
from desktop.documents import recruiting_facts as plain
from desktop.documents.contract_opinion import contract_opinion
from desktop.documents.decision_letter import decision_letter
from desktop.documents.employer_letter import employer_letter
from desktop.documents.job_notice import job_notice
from desktop.documents.placement_slip import placement_slip
from desktop.documents.recruiter_certificate import recruiter_certificate
from desktop.documents.recruiter_form import recruiter_form
from desktop.documents.recruiter_list import recruiter_list
from desktop.i18n import translator
from desktop.rules import form_codes, screening
from desktop.rules.contracts.review import review
from desktop.rules.contracts.terms import Terms, Worker

ZH, EN = translator("zh_CN"), translator("en")
TODAY = date(2026, 11, 24)
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"}
VALUES = {
    "number": "MXX-R-2026-0007", "kind": "employer", "name": "景洪勐腊嘎洒囡岩餐厅",
    "trade": "restaurant", "credit_code": "92532801MA6K1A2B12", "legal_representative": "岩温扁",
    "address": "景洪市宣慰大道8号" * 4, "phone": "13900000201", "registered_on": TODAY,
    "workers": 12, "note": "备注",
}  # fmt: skip
DECISION = {
    "level": "CONDITIONAL", "decided_on": TODAY, "valid_until": date(2027, 2, 24),
    "reason": "招聘简章不全", "conditions": "补齐招聘简章，女工宿舍加锁", "minutes": "2026-11",
}  # fmt: skip


def recruiter(**more):
    return plain.RecruiterFacts(
        **{
            "office": OFFICE,
            "printed_on": TODAY,
            "clerk": "玉香",
            "values": VALUES,
            "items": screening.items_for("employer"),
            "checks": {"S08": {"answer": "yes", "way": "declaration", "evidence": "承诺书" * 30}},
            "decision": DECISION,
            **more,
        }
    )


TERMS = {
    "deposit": 120000, "deposit_paid": 120000, "wage": 200000, "wage_unit": "month",
    "starts_on": date(2026, 5, 1), "ended_on": date(2026, 10, 31), "ended_by": "dismissed",
    "ground_given": "none", "no_overtime_pay": "yes", "papers_kept": ("id_card",),
}  # fmt: skip


def contract(**more):
    values = {
        **TERMS, "papers_kept": ["id_card"], "number": "MXX-C-2026-0001", "worker_name": "玉章罕",
        "worker_address": "曼夕下寨12号", "employer_name": "某饭店", "received_on": TODAY,
        "explained_on": TODAY, "explained_in": "blang",
    }  # fmt: skip
    read = review(Terms(**TERMS), Worker(), TODAY)
    return plain.ContractFacts(
        OFFICE, TODAY, "玉香", values, read, reply_by=date(2026, 12, 4), **more
    )


def offer(**more):
    values = {
        "number": "MXX-J-2026-0001", "post": "服务员", "place": "景洪", "duties": "端菜",
        "wage": 260000, "wage_unit": "month", "pay_day": "每月10日", "hours_day": 480,
    }  # fmt: skip
    return plain.OfferFacts(OFFICE, TODAY, values, "景洪餐厅", "", 16, **more)


PLACED = plain.PlacementFacts(
    OFFICE, TODAY, "玉章罕", "MXX-2026-0042", {"starts_on": TODAY}, offer().values,
    {"name": "景洪餐厅", "phone": "13900000201"}, {}, date(2027, 2, 24),
)  # fmt: skip

PAPERS = {
    "form": lambda t, s: recruiter_form([recruiter()], t, s),
    "blank": lambda t, s: recruiter_form(
        [plain.RecruiterFacts(OFFICE, TODAY, items=screening.items())], t, s
    ),
    "certificate": lambda t, s: recruiter_certificate(recruiter(), t, s),
    "decision": lambda t, s: decision_letter(recruiter(), t, s),
    "list": lambda t, s: recruiter_list([recruiter()], OFFICE, TODAY, t, s),
    "notice": lambda t, s: job_notice([offer(), offer()], t, s),
    "slip": lambda t, s: placement_slip([PLACED], t, s),
    "opinion": lambda t, s: contract_opinion([contract()], t, s),
    "letter": lambda t, s: employer_letter(contract(for_employer=True), t, s),
}


def text(paper):
    pages = pypdf.PdfReader(io.BytesIO(paper.data)).pages
    return "".join("".join(one.extract_text() for one in pages).split())


@pytest.mark.parametrize("name", list(PAPERS))
@pytest.mark.parametrize(("t", "second"), [(ZH, None), (EN, None), (ZH, EN)])
def test_every_word_lies_within_the_margins_and_every_sign_is_drawn(name, t, second):
    paper = PAPERS[name](t, second)
    assert paper.missing == ""
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        assert len(pdf.pages) == paper.pages
        for one in pdf.pages:
            words = one.extract_words()
            assert words
            assert min(word["x0"] for word in words) >= page.LEFT - 1
            assert max(word["x1"] for word in words) <= page.RIGHT + 1
            assert max(word["bottom"] for word in words) <= page.HEIGHT - page.BOTTOM + 22


def test_the_certificate_is_one_page_and_says_what_it_is_not():
    paper = PAPERS["certificate"](ZH, None)
    said = text(paper)
    assert paper.pages == 1
    assert "不是政府许可" in said
    assert "2027年2月24日" in said
    assert "补齐招聘简章" in said
    assert "MXX-R-2026-0007" in said


def test_the_certificates_code_is_read_by_a_scanner():
    drawn = pypdfium2.PdfDocument(PAPERS["certificate"](ZH, None).data)[0]
    (code,) = zxingcpp.read_barcodes(drawn.render(scale=3).to_pil())
    assert form_codes.read(code.text) == "MXX-R-2026-0007"


def test_the_blank_form_asks_every_item_and_names_nobody():
    said = text(PAPERS["blank"](ZH, None))
    for item in screening.items():
        assert item.code in said
    assert "岩" not in said
    assert "□" in said


def test_the_board_never_shows_who_was_turned_away():
    turned_away = recruiter(
        values={**VALUES, "name": "黑店"}, decision={**DECISION, "level": "BLACKLISTED"}
    )
    said = text(recruiter_list([recruiter(), turned_away], OFFICE, TODAY, ZH))
    assert "黑店" not in said
    assert "餐厅" in said


def test_the_decision_says_how_to_object():
    said = text(PAPERS["decision"](ZH, None))
    assert "2026年12月9日" in said
    assert "招聘简章不全" in said


def test_the_opinion_has_articles_sums_and_clocks_and_the_employers_copy_no_address():
    said = text(PAPERS["opinion"](ZH, None))
    for part in (
        "C05",
        "C06",
        "C38",
        "《劳动合同法》第九条",
        "1,200",
        "2027年10月31日",
        "曼夕下寨12号",
    ):
        assert part in said
    assert "曼夕下寨12号" not in text(contract_opinion([contract(for_employer=True)], ZH))


def test_the_letter_asks_politely_with_the_articles():
    said = text(PAPERS["letter"](ZH, None))
    assert "《劳动合同法》第九条" in said
    assert "2026年12月4日" in said
    english = text(PAPERS["letter"](EN, None))
    assert "Wekindlyaskyou" in english


def test_a_job_notice_has_a_page_for_each_job():
    paper = PAPERS["notice"](ZH, None)
    assert paper.pages == 2
    assert "不交押金" in text(paper)


def test_the_slip_says_whom_to_call():
    said = text(PAPERS["slip"](ZH, None))
    for part in ("110", "12333", "06911234567", "景洪餐厅", "2,600"):
        assert part in said
