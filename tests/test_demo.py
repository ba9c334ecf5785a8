"""The demo does every job in the real windows; what it leaves is what its reader was promised."""

from __future__ import annotations

import csv
import re

import openpyxl
import pypdf
import pytest

from desktop.demo import cases, office, tour
from desktop.office.cards import Query
from desktop.office.gate import Gate

PAPERS = (
    "registration",
    "registration-blank",
    "registration-batch",
    "recovery-sheet",
    "recruiter-form",
    "recruiter-certificate",
    "contract-review",
    "employer-letter",
    "job-notice",
    "recruiter-list",
    "referral-letter",
    "case-summary",
    "mandatory-report",
    "screening",
    "mediation-agreement",
    "inspection-complaint",
    "arbitration-request",
    "network",
    "network-a3",
    "whom-to-call",
    "activity-report",
    "sign-in-sheet",
    "poster",
    "ballot",
    "handover",
    "certificates",
    "cash-book",
    "month-plan",
    "today",
    "wallet-cards",
    "wallet-cards-folded",
    "departure-sheet",
    "school-letter",
    "survey-form",
    "survey-results",
)


@pytest.fixture(scope="module")
def left(tmp_path_factory, qapp):
    out = tmp_path_factory.mktemp("demo")
    assert tour.tour(out, "zh_CN") == 0
    return out


def test_it_leaves_papers_that_can_be_read(left):
    for name in PAPERS:
        reader = pypdf.PdfReader(left / f"{name}.pdf")
        assert len(reader.pages) >= 1, name
    form = "".join(page.extract_text() for page in pypdf.PdfReader(left / "registration.pdf").pages)
    assert "外出人员自愿登记表" in form
    assert "MXX-20" in form


def test_nothing_went_wrong_on_the_way(left):
    log = left / "office" / "program.log"
    assert not log.exists() or "ERROR" not in log.read_text("utf-8")


def words_of(path):
    pages = pypdf.PdfReader(path).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_its_papers_of_recruiting_say_what_they_must(left):
    certificate = words_of(left / "recruiter-certificate.pdf")
    assert "不是政府许可" in certificate
    assert "景洪市丽人美容美发店" in certificate
    review = words_of(left / "contract-review.pdf")
    assert "C05" in review
    assert "1,200" in review
    assert "《劳动合同法》第九条" in review
    letter = words_of(left / "employer-letter.pdf")
    assert "《劳动合同法》第九条" in letter
    board = words_of(left / "recruiter-list.pdf")
    assert "景洪市丽人美容美发店" in board
    for turned_away in ("好再来", "KTV", "砂石场", "众达"):
        assert turned_away not in board
    assert "不交押金" in words_of(left / "job-notice.pdf")


def test_its_papers_of_cases_say_what_they_must(left):
    letter = words_of(left / "referral-letter.pdf")
    for part in ("存根", "回执", "骑缝盖章", "紧急", "关于疑似拐卖、贩运", "派出所：", "MXX-L-"):
        assert part in letter, part
    summary = words_of(left / "case-summary.pdf")
    assert "当事人1" in summary
    assert cases.TRAFFICKED not in summary
    report = words_of(left / "mandatory-report.pdf")
    assert cases.TRAFFICKED in report
    assert "《未成年人保护法》第十一条" in report
    screening = words_of(left / "screening.pdf")
    assert "不是认定" in screening
    agreement = words_of(left / "mediation-agreement.pdf")
    assert "调解协议书" in agreement
    assert "人民币玖仟元整" in agreement
    for name, wide in (("network", 297), ("network-a3", 420)):
        (poster,) = pypdf.PdfReader(left / f"{name}.pdf").pages
        assert float(poster.mediabox.width) == pytest.approx(wide * 72 / 25.4, abs=1)


def test_its_cards_are_of_ten_people_and_its_sheet_goes_ahead_of_one(left):
    fronts, _backs = pypdf.PdfReader(left / "wallet-cards.pdf").pages
    numbers = set(re.findall(r"MXX-20\d\d-\d{4}", fronts.extract_text()))
    assert len(numbers) == 10
    sheet = words_of(left / "departure-sheet.pdf")
    assert "外出情况告知单" in sheet
    assert "经本人同意提供" in sheet


def test_it_leaves_the_register_as_tables(left):
    sheet = openpyxl.load_workbook(left / "register.xlsx")
    assert len(sheet.worksheets) == 2
    people = sheet.worksheets[0].max_row - 1
    assert people > 20
    raw = (left / "register.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(raw.decode("utf-8-sig").splitlines()))) == people + 1


def test_it_leaves_a_picture_of_each_screen(left):
    names = {path.stem for path in (left / "screens").glob("*.png")}
    assert {"wizard", "sign-in", "list", "person", "print", "export-done", "locked"} <= names
    assert {"settings-office", "settings-users", "settings-keeping", "settings-log"} <= names


def test_its_office_has_the_village_of_the_source_and_is_whole(left):
    session = Gate(left / "office").sign_in(office.DIRECTOR, office.PASSWORD)
    try:
        people = session.migrants.rows(session.migrants.find(Query()))
        assert len(people) == 707
        assert len({row.household_number for row in people}) == 151
        assert len(session.recruiters.lines(Query())) == 13
        assert len(session.offers.lines(Query())) == 20
        assert len(session.contracts.lines(Query())) == 10
        assert len(session.placements.lines(Query())) >= 5
        assert {line.state for line in session.recruiters.lines(Query())} >= {
            "APPROVED", "CONDITIONAL", "REFUSED", "SUSPENDED", "BLACKLISTED", "KNOWN", "APPLIED",
        }  # fmt: skip
        assert session.keeping.check().ok
        assert len(session.keeping.backups()) == 1
    finally:
        session.database.close()


def test_its_centre_has_three_years(left):
    session = Gate(left / "office").sign_in(office.DIRECTOR, office.PASSWORD)
    try:
        held = [line.day for line in session.activities.lines(Query())]
        assert len(held) >= 60
        assert (max(held) - min(held)).days >= 3 * 365
        assert len(session.terms.lines(Query())) == 2
        assert len(session.handovers.lines(Query())) == 3
        shelf = session.things.lines(Query())
        assert sum(int(str(line.cells["out"])) for line in shelf) > 0
        with session.reading() as work:
            assert len(work.records.where("cash_month")) >= 30
    finally:
        session.database.close()


def test_its_papers_of_the_centre_say_what_they_must(left):
    ballot = words_of(left / "ballot.pdf")
    assert "选票" in ballot
    assert "不写自己的名字" in ballot
    assert "奖状" in words_of(left / "certificates.pdf")
    book = words_of(left / "cash-book.pdf")
    assert "上期结转" in book
    assert "收据号" in book
    assert "照片" in words_of(left / "sign-in-sheet.pdf")
    handed = words_of(left / "handover.pdf")
    assert "移交人" in handed
    assert "接收人" in handed
