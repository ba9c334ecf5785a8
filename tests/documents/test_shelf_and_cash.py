"""Inventory, loans, cash book and receipts as real PDF files, read back with a PDF reader."""

from __future__ import annotations

import io
from datetime import date

import pdfplumber
import pypdfium2
import pytest
import zxingcpp

from desktop.documents.cash_book import cash_book_paper
from desktop.documents.cash_receipt import cash_receipts
from desktop.documents.page import HEIGHT
from desktop.documents.shelf_facts import CashFacts, CashLine, LoanLine, ThingLine
from desktop.documents.shelf_lists import inventory, loan_list
from desktop.i18n import T, translator
from desktop.rules import cash_book, form_codes, reference
from desktop.rules.cash_book import Book, Posting
from desktop.rules.lending import Stock

ZH, EN = translator("zh_CN"), translator("en")
TODAY = date(2026, 11, 24)
OFFICE = {"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee"}
KINDS = reference.words("thing_kind")


def pages(paper):
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def squeezed(text):
    return "".join(text.split())


def entry(number, **values):
    told = {
        "day": date(2026, 10, 3), "number": f"MXX-Q-2026-{number:04d}", "way": "in",
        "amount": 10050, "kind": reference.words("cash_kind")["donation"], "purpose": "画画比赛",
        "party": "刀老师", "balance": 10050, **values,
    }  # fmt: skip
    return CashLine(**told)


def year(entries):
    """The facts of 2026: ``entries`` are (month, way, fen)."""
    postings = [
        Posting(date(2026, month, 1 + n % 28), n, way, fen)
        for n, (month, way, fen) in enumerate(entries, start=1)
    ]
    book = Book(tuple(postings))
    lines = tuple(
        entry(one.place, day=one.day, way=one.way, amount=one.fen, balance=balance)
        for one, balance in book.running()
    )
    months = {cash_book.month_of(line.day) for line in lines}
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    sums = {month: book.month(month) for month in months}
    return CashFacts(OFFICE, first, last, book.sums(first, last), sums, lines, (), TODAY)


def test_the_inventory_tells_the_state_by_kind_with_its_head_on_each_page():
    things = [
        ThingLine("足球", KINDS["sports"], Stock(5, 1, 1, 0, 2), "器材箱", "镇团委 2026", 6000),
        *(ThingLine(f"图书{n}", KINDS["book"], Stock(1), "书架", "") for n in range(70)),
    ]
    paper = inventory(OFFICE, things, TODAY, ZH)
    found = pages(paper)
    assert len(found) >= 3
    assert all("存放处" in page for page in found)
    assert "足球 5 3 1 1 2 器材箱 镇团委 2026" in found[0]
    assert "共71种，75件" in found[0]
    assert "240.00元" in squeezed("".join(found))  # four balls that can be used
    assert "图书69" in "".join(found)
    assert not paper.missing


@pytest.mark.parametrize(("t", "second"), [(ZH, None), (EN, None), (ZH, EN)])
def test_what_is_late_is_said_so(t, second):
    loans = [
        LoanLine("足球", 2, "岩温", date(2026, 11, 1), date(2026, 11, 15), late=True),
        LoanLine("象脚鼓", 1, "玉章罕", date(2026, 11, 20), date(2026, 12, 5)),
    ]
    text = squeezed(pages(loan_list(OFFICE, loans, TODAY, t, second))[0])
    late = "（已超期）" if t is ZH else "(late)"
    assert text.count(late) == 1
    assert text.index("岩温") < text.index(late) < text.index("玉章罕")
    assert ("共借出3件" if t is ZH else "3pieces") in text


def test_nothing_lent_is_said_in_words():
    assert "全都在" in pages(loan_list(OFFICE, [], TODAY, ZH))[0]


def test_the_book_of_a_year_adds_up_month_by_month_over_its_pages():
    entries = [(1 + n % 11, "in" if n % 3 else "out", 100 * n + 5) for n in range(1, 120)]
    facts = year(entries)
    found = pages(cash_book_paper(facts, ZH))
    text = "\n".join(found)
    assert all("收据号" in page for page in found[:-1])
    for month, sums in facts.months.items():
        told = [cash_book.written(fen) for fen in (sums.taken_in, sums.paid_out, sums.closing)]
        assert f"2026年{month.month}月合计 {' '.join(told)}" in text
    assert f"合计 {cash_book.written(facts.sums.taken_in)}" in text
    for line in facts.lines:
        assert f"{cash_book.written(line.amount)} {cash_book.written(line.balance)}" in text
    assert "记账人" in found[-1]


def test_a_closed_month_tells_what_was_counted_and_who_looked():
    closed = {
        "month": date(2026, 10, 1), "closing": 10050, "counted": 10000, "difference": -50,
        "difference_why": "找零时掉了", "closed_by": "岩罕龙", "second_by": "玉香",
        "alone_why": None, "closed_on": date(2026, 11, 2),
    }  # fmt: skip
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    book = Book((Posting(date(2026, 10, 3), 1, "in", 10050),))
    sums = book.month(first)
    facts = CashFacts(OFFICE, first, last, sums, {first: sums}, (entry(1),), (closed,), TODAY)
    text = pages(cash_book_paper(facts, ZH))[0]
    assert "上期结转" in text
    assert "2026年10月 100.50 100.00 -0.50 2026年11月2日 岩罕龙和玉香；找零时掉了" in text


def test_a_receipt_stands_twice_on_a_page_with_the_sum_in_capitals():
    out = entry(2, way="out", about=(T("sets right {number}", number="MXX-Q-2026-0001"),))
    paper = cash_receipts(OFFICE, [entry(1), out], ZH)
    found = pages(paper)
    assert len(found) == 2
    for text, title in zip(found, ("收款收据", "付款收据"), strict=True):
        assert text.count(title) == 2
        assert text.count("壹佰元零伍角整") + text.count("壹佰元伍角整") == 2
        assert text.count("第二联：存根") == 1
    assert found[1].count("更正MXX-Q-2026-0001") == 2
    picture = pypdfium2.PdfDocument(paper.data)[0].render(scale=3).to_pil()
    codes = {code.text for code in zxingcpp.read_barcodes(picture)}
    assert codes == {form_codes.payload("MXX-Q-2026-0001")}


def test_the_longest_words_stay_on_their_own_half():
    long = entry(1, purpose="买水彩纸、颜料和奖品" * 50, party="刀" * 120, activity="比赛" * 60)
    paper = cash_receipts(OFFICE, [long], ZH)
    assert paper.pages == 1
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        words = pdf.pages[0].extract_words()
    middle = float(HEIGHT) / 2
    stub = next(word for word in words if "第二联" in word["text"])
    original = next(word for word in words if "第一联" in word["text"])
    assert original["bottom"] < middle < stub["top"]
    assert stub["bottom"] < float(HEIGHT) - 50


@pytest.mark.parametrize("number", range(18, 60, 3))
def test_who_signs_never_stands_alone_on_a_page(number):
    things = [ThingLine(f"图书{n}", KINDS["book"], Stock(1), "", "", 100) for n in range(number)]
    assert f"图书{number - 1} " in pages(inventory(OFFICE, things, TODAY, ZH))[-1]
    book = year([(1 + n // 5, "in", 100) for n in range(number)])
    assert "合计" in pages(cash_book_paper(book, ZH))[-1]
