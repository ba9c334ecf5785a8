"""Referral letters with stub and slip: against the same glyphs in bare ReportLab, and against a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from time import perf_counter

from benchmarks.bench_documents import _bare

LETTERS = 60
FORMS = 12
DAY = date(2026, 11, 24)


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from desktop.documents.referral_letter import referral_letter
    from desktop.i18n import translator

    zh, en = translator("zh_CN"), translator("en")
    facts = [_letter(n) for n in range(LETTERS)]
    drawn, ends = _spied(lambda: referral_letter(facts, zh))
    ours = _best(lambda: referral_letter(facts, zh))
    bare = _best(lambda: _bare(drawn, ends))
    both = _best(lambda: referral_letter(facts, zh, en))
    yield f"letters: {LETTERS} letters ({len(ends)} pages) / bare ReportLab text", ours / bare, 2.5
    yield "letters: letters a second", LETTERS / ours, None
    yield "letters: letters in both languages a second", LETTERS / both, None
    yield "letters: a letter / a registration form", (ours / LETTERS) / _form(sizes[0]), None


def _letter(n: int):
    from desktop.documents.case_facts import ReferralFacts
    from desktop.i18n import T, Words

    name = "玉" + "温罕三叫香龙勐囡甩光"[n % 10] + "亮章尖胆伍约"[n % 6]
    return ReferralFacts(
        office={"name_zh": "曼夕村民委员会", "name_en": "Manxi Village Committee", "phone": "06911234567"},
        number=f"MXX-L-2026-{n:04d}",
        printed_on=DAY,
        kind=("police", "labour", "womens_federation", "village_committee")[n % 4],
        agency=f"勐海县第{n}办公室",
        who=name,
        services=(Words("心理支持", "Psychosocial support"), Words("法律援助", "Legal aid")),
        told=(
            (T("Name"), name),
            (T("Sex"), "女"),
            (T("Date of birth"), f"2009年{n % 12 + 1}月"),
            (T("Language"), "布朗语"),
            (T("What happened"), f"第{n}次说老板收走身份证，晚上锁门不让出去，欠路费八百。"),
        ),
        values={"reason": f"她已经{n}天没有出门，请派人。", "written_on": DAY, "reply_by": DAY,
                "escort": "儿童主任玉香", "enclosures": "身份证复印件", "our_contact": "玉香 06911234567"},
        urgent=n % 3 == 0,
        clerk="玉香",
    )  # fmt: skip


def _spied(
    draw: Callable[[], object],
) -> tuple[list[tuple[str, float, float, float, str]], list[int]]:
    """Return every string that ReportLab was handed, and where its pages ended."""
    from reportlab.pdfgen.canvas import Canvas

    drawn: list[tuple[str, float, float, float, str]] = []
    ends: list[int] = []
    string, page = Canvas.drawString, Canvas.showPage

    def spy(self, x, y, text, *args, **kwargs):
        drawn.append((self._fontname, self._fontsize, x, y, text))
        return string(self, x, y, text, *args, **kwargs)

    def spy_end(self):
        ends.append(len(drawn))
        return page(self)

    Canvas.drawString, Canvas.showPage = spy, spy_end
    try:
        draw()
    finally:
        Canvas.drawString, Canvas.showPage = string, page
    return drawn, ends


def _best(job: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        began = perf_counter()
        job()
        taken.append(perf_counter() - began)
    return min(taken)


def _form(size: int) -> float:
    """Seconds for one registration form of many."""
    from benchmarks.crowd import sign_in
    from desktop.demo.office import entry
    from desktop.demo.people import villagers
    from desktop.documents.registration import registration
    from desktop.i18n import translator

    session = sign_in(size)
    people = [one for one in villagers(DAY) if one.journey is not None][:FORMS]
    ids = [session.migrants.save(entry(one)).person.id for one in people]
    facts = [session.papers._facts(one) for one in ids]
    session.database.close()
    return _best(lambda: registration(facts, translator("zh_CN"))) / FORMS
