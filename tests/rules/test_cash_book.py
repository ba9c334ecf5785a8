"""The cash book: its sums always agree, and a month that was closed never changes."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.errors import ClerkError, Invalid
from desktop.rules import cash_book
from desktop.rules.capital_sums import capital
from desktop.rules.cash_book import Book, Posting

START = date(2024, 11, 1)
TODAY = date(2026, 11, 24)
days = st.dates(START, TODAY)
sums = st.integers(1, 500_00)
ways = st.sampled_from(["in", "out"])


def written(book, *entries):
    for place, (day, way, fen) in enumerate(entries, start=len(book.postings) + 1):
        book = book.write(Posting(day, place, way, fen), TODAY, why="借了主任的钱")
    return book


def tried(book, posting, why=""):
    """Return the book after an entry, and the fields at which it was refused."""
    try:
        return book.write(posting, TODAY, why=why), []
    except Invalid as error:
        return book, list(error.problems)


@given(st.lists(st.tuples(days, ways, sums), max_size=40))
def test_the_sums_agree_however_they_are_taken(entries):
    book = written(Book(), *entries)
    running = list(book.running())
    assert [one.day for one, _ in running] == sorted(day for day, _way, _fen in entries)
    assert (running[-1][1] if running else 0) == book.balance
    opening, month = 0, START
    years: dict[int, list[int]] = {}
    while month <= TODAY:
        of_month = book.month(month)
        assert of_month.opening == opening
        assert of_month.closing == of_month.opening + of_month.taken_in - of_month.paid_out
        total = years.setdefault(month.year, [0, 0])
        total[0] += of_month.taken_in
        total[1] += of_month.paid_out
        opening, month = of_month.closing, cash_book.last_day(month) + timedelta(days=1)
    assert opening == book.balance
    for year, (taken_in, paid_out) in years.items():
        whole = book.sums(date(year, 1, 1), date(year, 12, 31))
        assert (whole.taken_in, whole.paid_out) == (taken_in, paid_out)


@given(st.lists(st.tuples(days, ways, sums), max_size=20), days, sums)
def test_nothing_takes_the_tin_below_nought_without_a_word(entries, day, fen):
    book = Book()
    for place, (on, way, much) in enumerate(entries, start=1):
        book, problems = tried(book, Posting(on, place, way, much))
        assert problems in ([], ["short_why"])
    assert all(balance >= 0 for _one, balance in book.running())
    out = Posting(day, 99, "out", fen)
    if book.lowest_from(out) < 0:
        with pytest.raises(Invalid) as raised:
            book.write(out, TODAY, why="  ")
        assert list(raised.value.problems) == ["short_why"]
    assert book.write(out, TODAY, why="先垫付").balance == book.balance - fen


class AnyBook(RuleBasedStateMachine):
    """Entries are written and months closed in any order that the rules let through."""

    @initialize()
    def begin(self):
        self.book = Book()
        self.seen: dict[date, tuple[object, tuple[Posting, ...]]] = {}
        self.place = 0

    @rule(day=days, way=ways, fen=sums)
    def write(self, day, way, fen):
        self.place += 1
        posting = Posting(day, self.place, way, fen)
        closed = self.book.is_closed(day)
        self.book, problems = tried(self.book, posting, why="先垫付")
        assert problems == (["day"] if closed else [])

    @precondition(lambda self: self.book.next_to_close() is not None)
    @rule(counted=sums, right=st.booleans(), why=st.sampled_from(["", "少找了零钱"]))
    def close(self, counted, right, why):
        month = self.book.next_to_close()
        must = self.book.month(month).closing
        counted = must if right else counted
        if cash_book.last_day(month) > TODAY:
            with pytest.raises(ClerkError):
                self.book.close(month, counted, TODAY, why=why)
        elif counted != must and not why:
            with pytest.raises(Invalid) as raised:
                self.book.close(month, counted, TODAY, why=why)
            assert list(raised.value.problems) == ["difference_why"]
        else:
            self.book = self.book.close(month, counted, TODAY, why=why)
            assert self.book.closings[-1].difference == counted - must
            self.seen[month] = self._as_it_is(month)

    @rule(month=days)
    def close_any_other(self, month):
        if cash_book.month_of(month) != self.book.next_to_close():
            with pytest.raises(ClerkError):
                self.book.close(month, 0, TODAY, why="随便")

    @invariant()
    def closed_months_are_as_they_were(self):
        for month, as_it_was in self.seen.items():
            assert self._as_it_is(month) == as_it_was

    @invariant()
    def each_closed_month_begins_where_the_one_before_ended(self):
        closings = sorted(self.book.closings, key=lambda one: one.month)
        for before, after in pairwise(closings):
            assert after.sums.opening == before.sums.closing

    def _as_it_is(self, month):
        within = [one for one, _ in self.book.running() if cash_book.month_of(one.day) == month]
        return self.book.month(month), tuple(within)


TestAnyBook = AnyBook.TestCase


def test_a_month_is_closed_when_it_is_over_and_once():
    book = written(Book(), (date(2026, 10, 3), "in", 5000), (date(2026, 11, 2), "in", 100))
    with pytest.raises(ClerkError, match="order"):
        book.close(date(2026, 11, 1), 5100, TODAY)
    book = book.close(date(2026, 10, 1), 5000, TODAY)
    with pytest.raises(ClerkError, match="already"):
        book.close(date(2026, 10, 1), 5000, TODAY)
    with pytest.raises(ClerkError, match="not over"):
        book.close(date(2026, 11, 1), 5100, TODAY)
    assert book.close(date(2026, 11, 1), 5100, date(2026, 11, 30)).open_from == date(2026, 12, 1)


def test_a_day_to_come_and_no_sum_are_said_beside_their_fields():
    with pytest.raises(Invalid) as raised:
        Book().write(Posting(date(2026, 11, 25), 1, "in", 0), TODAY)
    assert set(raised.value.problems) == {"day", "amount"}


def test_money_paid_out_earlier_may_not_empty_the_tin_of_a_later_day():
    book = written(Book(), (date(2026, 11, 1), "in", 1000), (date(2026, 11, 20), "out", 900))
    with pytest.raises(Invalid) as raised:
        book.write(Posting(date(2026, 11, 5), 3, "out", 200), TODAY)
    assert list(raised.value.problems) == ["short_why"]


@given(st.dictionaries(st.sampled_from(cash_book.PIECES), st.integers(0, 99)))
def test_notes_and_coins_add_up(pieces):
    assert cash_book.in_tin(pieces) == sum(piece * n for piece, n in pieces.items())


def test_sums_are_written_with_their_sign():
    assert [cash_book.written(fen) for fen in (0, -50, 123450, -123405)] == [
        "0.00", "-0.50", "1,234.50", "-1,234.05",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (1205, "壹拾贰元零伍分"),
        (1250, "壹拾贰元伍角整"),
        (120000, "壹仟贰佰元整"),
        (100105, "壹仟零壹元零伍分"),
        (1050000, "壹万零伍佰元整"),
        (10000500, "壹拾万零伍元整"),
        (1001000000, "壹仟零壹万元整"),
        (10010000000, "壹亿零壹拾万元整"),
        (123456789, "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
    ],
)
def test_receipts_bear_the_sum_in_capitals(fen, words):
    assert capital(fen) == words


_VALUES = {digit: n for n, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_TIMES = {"拾": 10, "佰": 100, "仟": 1000}


def _read(words):
    """Read capitals the way a clerk does: digit by digit, place by place."""
    total = group = digit = 0
    for sign in words:
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in _TIMES:
            group, digit = group + digit * _TIMES[sign], 0
        elif sign in "万亿元":
            group += digit
            total += group * {"万": 10**4, "亿": 10**8, "元": 1}[sign] * 100
            group = digit = 0
        elif sign in "角分":
            total, digit = total + digit * {"角": 10, "分": 1}[sign], 0
    return total


@given(st.integers(0, 10**14 - 1))
def test_capitals_are_read_back_as_the_same_sum(fen):
    assert _read(capital(fen)) == fen
    assert "零零" not in capital(fen)
