"""The report of an activity: what it was, who came, works and prizes, money, what to do better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import BOX, Letter
from desktop.documents.page import BODY, LABEL, Paper, Pen
from desktop.documents.table import LEAST_ROW, Cell, Words
from desktop.i18n import T
from desktop.rules import activities as rules
from desktop.rules import centre_children, reference
from desktop.rules.wages import yuan
from desktop.sheets.activities import ACTIVITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.activity_facts import ActivityFacts, Guest
    from desktop.i18n import Translator

TITLE: Final = T("Report of an activity")
_PLAN: Final = (
    "kind",
    "themes",
    "happens_on",
    "starts_at",
    "ends_at",
    "place_kind",
    "place",
    "led_by",
    "leader",
    "helpers",
    "expected",
    "jury",
    "messages",
    "safety",
    "told",
)
_LOOKING_BACK: Final = ("result", "liked", "better", "photos")
_AT_THE_END: Final = ("cost", "income", "note")


def activity_report(
    activities: Sequence[ActivityFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return a report for each activity. It names who came: it stays in the Centre."""
    pen = Pen(t(TITLE))
    for facts in activities:
        _report(Letter(pen, facts.office, t, second), facts)
    return pen.finish()


def _report(letter: Letter, facts: ActivityFacts) -> None:
    letter.title(TITLE)
    letter.paragraph(str(facts.values.get("title") or ""), size=14, bold=True, centre=True)
    state = letter.say.t(facts.state) if facts.state is not None else ""
    letter.ends(facts.number, state)
    letter.fields([ACTIVITY[key] for key in _PLAN], facts.values)
    _topics(letter, facts)
    _who_came(letter, facts)
    _entries(letter, facts)
    _needs(letter, facts)
    letter.heading(T("Looking back"))
    letter.fields([ACTIVITY[key] for key in _LOOKING_BACK], facts.values, empty=True)
    letter.table.need(3 * LEAST_ROW + BOX)  # who signs does not stand alone on a page
    letter.fields([ACTIVITY[key] for key in _AT_THE_END], facts.values, empty=True)
    letter.sign([T("For the Children's Committee"), T("The adult of the Centre")])
    letter.end(facts.number)


def _topics(letter: Letter, facts: ActivityFacts) -> None:
    """The topics of the preparation that the themes belong to, as the reports count them."""
    words = reference.words("training_modules")
    found = rules.topics(facts.values.get("themes") or ())
    if found:
        told = [letter.say.t(words[code]) for code in found]
        letter.row(T("Topics of the preparation"), letter.say.joined(told))


def _who_came(letter: Letter, facts: ActivityFacts) -> None:
    total = len(facts.came) + facts.unnamed
    letter.heading(T("Who came"), keep=110)
    if not total:
        letter.paragraph(T("Nobody is written down."), size=LABEL)
        return
    _counts(letter, facts)
    if facts.came:
        named = [_called(letter, guest) for guest in facts.came]
        letter.paragraph("、".join(named) if letter.say.t.chinese else ", ".join(named))
    if facts.unnamed:
        letter.paragraph(T("Without names: {n}.", n=facts.unnamed))
    silent = sum(not centre_children.may_show(guest.photo) for guest in facts.came)
    if silent:
        letter.paragraph(
            T("Marked ×: no photo. Nobody said yes for these {n}.", n=silent), size=LABEL
        )


def _called(letter: Letter, guest: Guest) -> str:
    name = guest.name or letter.say.t("made anonymous")
    return name if centre_children.may_show(guest.photo) else f"{name}×"


def _counts(letter: Letter, facts: ActivityFacts) -> None:
    """A row for each sex, a column for each age band that anybody is in, and sums."""
    t, sexes = letter.say.t, reference.words("sex")
    bands = [*(code for code, _first in rules.bands()), rules.UNKNOWN]
    used = [band for band in bands if any(count.band == band for count in facts.counts)]
    numbers = {(count.sex, count.band): count.number for count in facts.counts}
    shown = [sex for sex in (*sexes, "") if any(count.sex == sex for count in facts.counts)]
    words = reference.words("age_band")
    share = 100 / (len(used) + 2)
    head = ["", *(t(words[band]) for band in used), t("Together")]
    letter.table.row([Cell((Words(text, LABEL),), share, label=True) for text in head])
    for sex in [*shown, None]:
        mine = [
            sum(n for (of, at), n in numbers.items() if at == band and sex in (None, of))
            for band in used
        ]
        called = t("Together") if sex is None else t(sexes[sex]) if sex else t("Not stated")
        cells = [Cell((Words(called, LABEL),), share, label=True)]
        cells += [Cell((Words(str(n or ""), BODY),), share) for n in mine]
        letter.table.row([*cells, Cell((Words(str(sum(mine)), BODY, bold=True),), share)])
    letter.table.space(4)


def _entries(letter: Letter, facts: ActivityFacts) -> None:
    if not facts.entries:
        return
    t, prizes = letter.say.t, reference.words("activity_prize")
    letter.heading(T("Entries and prizes"))
    shares = (20.0, 30.0, 10.0, 16.0, 24.0)
    head = (T("Name"), T("Title of the work"), T("Points"), T("Prize"), T("What the jury says"))
    letter.table.row(
        [
            Cell(letter.say.label(words), share, label=True)
            for words, share in zip(head, shares, strict=True)
        ]
    )
    for entry in facts.entries:
        told = (
            entry.name,
            entry.work,
            "" if entry.points is None else str(entry.points),
            t(prizes[entry.prize]) if entry.prize in prizes else "",
            entry.remark,
        )
        letter.table.row(
            [Cell((Words(text, BODY),), share) for text, share in zip(told, shares, strict=True)]
        )


def _needs(letter: Letter, facts: ActivityFacts) -> None:
    if not facts.needs:
        return
    letter.heading(T("What it needed"))
    kinds, t = reference.words("activity_need_kind"), letter.say.t
    for need in facts.needs:
        amount = need.get("amount")
        parts = [
            str(need.get("what") or ""),
            f"× {need['quantity']}" if need.get("quantity") else "",
            t("{sum} yuan", sum=yuan(amount)) if amount else "",
            str(need.get("from_whom") or ""),
            t("we had it") if need.get("got") else t("we did not have it"),
        ]
        kind = kinds.get(str(need.get("kind")))
        if kind is not None:
            letter.row(kind, letter.say.joined(parts))
