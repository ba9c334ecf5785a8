"""The cash book of the Children's Centre as it is filed: a month or a year, signed by two (F24)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letter import BOX, Letter
from desktop.documents.page import Paper, Pen
from desktop.documents.ruled_list import Heading, RuledList
from desktop.i18n import T
from desktop.rules import cash_book
from desktop.rules.cash_book import month_of, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.documents.shelf_facts import CashFacts, CashLine
    from desktop.i18n import Translator
    from desktop.rules.cash_book import Sums

TITLE: Final = T("Cash book of the Children's Centre")
_COLUMNS: Final = (
    Heading(T("Day"), 8),
    Heading(T("Receipt no."), 9),
    Heading(T("What for"), 50),
    Heading(T("In"), 11, number=True),
    Heading(T("Out"), 11, number=True),
    Heading(T("In the tin"), 11, number=True),
)
_CLOSED: Final = (
    Heading(T("Month"), 13),
    Heading(T("By the book"), 13, number=True),
    Heading(T("Really in the tin"), 13, number=True),
    Heading(T("More or less"), 12, number=True),
    Heading(T("Closed on"), 19),
    Heading(T("Closed by"), 30),
)

_SIGNED_TOO: Final = BOX + 14
"""Who signs does not stand alone on a page: the last line stays with the boxes."""


def cash_book_paper(facts: CashFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the book of a month or a year: every entry, the sums, what was counted in the tin."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second)
    letter.title(TITLE)
    when = facts.first.year if facts.whole_year else _month(facts.first, t)
    letter.ends(
        t("Year {year}", year=when) if facts.whole_year else str(when),
        t("Sums in yuan. Printed on {day}", day=facts.printed_on),
    )
    drawn = RuledList(letter, _COLUMNS)
    drawn.row(("", "", t(T("Carried over")), "", "", written(facts.sums.opening)), bold=True)
    for month, lines in groupby(facts.lines, key=lambda line: month_of(line.day)):
        for line in lines:
            drawn.row(_line(letter, line))
        if facts.whole_year:
            words = t("{month} together", month=_month(month, t))
            _sums(drawn, words, facts.months[month])
    _sums(drawn, t(T("Together")), facts.sums, keep=0.0 if facts.closed else _SIGNED_TOO)
    drawn.close()
    if not facts.lines:
        letter.table.space(6)
        letter.paragraph(T("Nothing came in and nothing went out."))
    if facts.closed:
        _closed(letter, facts.closed, t)
    letter.sign((T("Kept by (Children's Committee)"), T("Checked by (adult)")))
    letter.end("")
    return pen.finish()


def _month(month: date, t: Translator) -> str:
    return t("{month}/{year}", month=month.month, year=month.year)


def _line(letter: Letter, line: CashLine) -> tuple[str, ...]:
    say = letter.say
    what = [say(line.kind) if line.kind is not None else "", line.purpose, line.party]
    what += [line.activity, *(say(about) for about in line.about)]
    came_in = line.way == cash_book.TAKEN_IN
    return (
        f"{line.day:%m-%d}",
        line.number.rpartition("-")[2],
        say.joined(what),
        written(line.amount) if came_in else "",
        "" if came_in else written(line.amount),
        written(line.balance),
    )


def _sums(drawn: RuledList, words: str, sums: Sums, *, keep: float = 0.0) -> None:
    told = (written(sums.taken_in), written(sums.paid_out), written(sums.closing))
    drawn.row(("", "", words, *told), bold=True, keep=keep)


def _closed(letter: Letter, months: Sequence[Mapping[str, Any]], t: Translator) -> None:
    """Draw what was counted when the months were closed, and who looked."""
    letter.heading(T("Closed months"))
    drawn = RuledList(letter, _CLOSED)
    for closed in months:
        apart = int(closed["difference"] or 0)
        by = [str(closed[key] or "") for key in ("closed_by", "second_by")]
        words = [t("{one} and {other}", one=by[0], other=by[1]) if by[1] else by[0]]
        words += [str(closed[key] or "") for key in ("difference_why", "alone_why")]
        drawn.row(
            (
                _month(closed["month"], t),
                written(closed["closing"]),
                written(closed["counted"]),
                written(apart) if apart else "",
                t.day(closed["closed_on"]),
                letter.say.joined(words),
            ),
            keep=_SIGNED_TOO if closed is months[-1] else 0.0,
        )
    drawn.close()
