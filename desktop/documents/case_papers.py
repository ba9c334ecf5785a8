"""The papers of a case: the mandatory report, the summary for a conference, the empty intake form.

The report names people because the law wants it told; the summary says "person 1", because it lies
on tables. Source: F8 to F14; Law on the Protection of Minors, Art. 11 and 103.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import BOX, SIGNED, Letter
from desktop.documents.page import BODY, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import Joined, T
from desktop.sheets import cases
from desktop.sheets.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from desktop.documents.case_facts import CaseFacts, Party
    from desktop.i18n import Sentence, Translator
    from desktop.sheets.fields import Field, Sheet

REPORT_TITLE: Final = T("Report of suspected harm to a minor")
ADULT_REPORT_TITLE: Final = T("Report of suspected harm")
SUMMARY_TITLE: Final = T("Case summary")
INTAKE_TITLE: Final = T("Intake of a case")
MAY_MATTER: Final = T("Articles that may matter (the police judge)")
_SECRET: Final = T("Confidential. Only for those who work on this case; keep it locked away.")
_KEEP_SECRET: Final = T(
    "Please keep the child's name and what happened secret "
    "(Protection of Minors, Art. 103); who reports is protected."
)
_INTAKE: Final = (
    "received_on", "received_at", "source", "way", "place", "when_told", "danger_now", "under_14",
    "missing", "threatened",
)  # fmt: skip


def mandatory_report(facts: CaseFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the report to police, civil affairs or education, with the articles."""
    title = REPORT_TITLE if facts.minor else ADULT_REPORT_TITLE
    pen = Pen(t(title))
    letter = Letter(pen, facts.office, t, second)
    say = letter.say
    reports = facts.rows.get(cases.REPORT.kind, ())
    last: Mapping[str, Any] = reports[-1] if reports else {}
    letter.title(title)
    letter.paragraph(say(T("Case {number}", number=facts.number)), size=LABEL, after=2)
    to = str(last.get("agency") or "") or say.value(
        cases.REPORT["reported_to"], last.get("reported_to")
    )
    letter.to(to)
    letter.paragraph(
        T("In our work we found the following and report it at once, as the law has us do."),
        drawn_in=True,
    )
    if facts.articles is not None:
        letter.row(T("Legal basis"), facts.articles)
    letter.row(T("What calls for it"), Joined(facts.reasons))
    if facts.crimes is not None:
        letter.row(MAY_MATTER, facts.crimes)
    _people(letter, T("Who is concerned"), (*facts.people, *facts.alleged))
    _known(letter, facts)
    _reported(letter, last)
    letter.table.close()
    letter.table.space(4)
    # Nobody signs a page that says nothing.
    letter.table.need(letter.high(_KEEP_SECRET, LABEL) + BOX + SIGNED + 14)
    letter.paragraph(_KEEP_SECRET, size=LABEL, after=0)
    letter.signed(facts.printed_on, after=BOX + 14)
    letter.sign((T("Reported by"), T("Received by (signature, stamp)")))
    letter.end(facts.number, _SECRET)
    return pen.finish()


def _known(letter: Letter, facts: CaseFacts) -> None:
    say, values = letter.say, facts.values
    letter.heading(T("What is known"))
    for key in ("what", "immediate", "safe_contact"):
        letter.row(cases.CASE[key].label, say.value(cases.CASE[key], values.get(key)))
        if key == "what":
            _two(letter, cases.CASE, ("place", "when_told"), values)
            danger = cases.CASE["danger_now"]
            letter.row(danger.label, say.value(danger, values.get("danger_now")))


def _reported(letter: Letter, last: Mapping[str, Any]) -> None:
    letter.heading(T("The report"))
    for keys in (
        ("reported_to", "agency"),
        ("reported_on", "reported_at"),
        ("reported_by", "officer"),
        ("receipt", "supervisor_on"),
    ):
        _two(letter, cases.REPORT, keys, last)


def _two(letter: Letter, sheet: Sheet, keys: tuple[str, str], values: Mapping[str, Any]) -> None:
    one, other = (sheet[key] for key in keys)
    letter.pair(
        (one.label, letter.say.value(one, values.get(one.key))),
        (other.label, letter.say.value(other, values.get(other.key))),
    )


def case_summary(
    every: Sequence[CaseFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the summaries of some cases for a conference or a handover: numbers, no names."""
    pen = Pen(t(SUMMARY_TITLE))
    for facts in every:
        _summary(Letter(pen, facts.office, t, second), facts)
    return pen.finish()


def _summary(letter: Letter, facts: CaseFacts) -> None:
    say, values = letter.say, facts.values
    letter.title(SUMMARY_TITLE)
    letter.ends(say(T("Case {number}", number=facts.number)), say.t.day(facts.printed_on))
    letter.paragraph(_SECRET, size=LABEL)
    state = say(facts.state) if facts.state is not None else ""
    letter.pair((T("State"), state), (T("Risk level"), say(facts.level) if facts.level else ""))
    field = cases.CASE["concerns"]
    letter.row(field.label, say.value(field, values.get("concerns")))
    _people(letter, T("Who is concerned"), facts.people)
    letter.heading(T("What happened"))
    letter.fields(_plain(cases.INTAKE, _INTAKE), values)
    letter.row(cases.CASE["what"].label, str(values.get("what") or ""))
    if values.get("immediate"):
        letter.row(cases.CASE["immediate"].label, str(values["immediate"]))
    assessed = _plain(cases.ASSESSMENT, None)
    if any(values.get(field.key) for field in assessed):
        letter.heading(T("Assessment"))
        letter.fields(assessed, values)
    _plan(letter, facts)
    _course(letter, facts)
    _referrals(letter, facts)
    closing = _plain(cases.CLOSING, None)
    if values.get("close_reason"):
        letter.heading(T("Closing"))
        letter.fields(closing, values)
    letter.table.close()
    letter.table.space(6)
    letter.sign((T("Responsible for the case"), T("Supervisor")))
    letter.end(facts.number, _SECRET)


def blank_case(facts: CaseFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the intake form for handwriting."""
    pen = Pen(t(INTAKE_TITLE))
    letter = Letter(pen, facts.office, t, second)
    letter.title(INTAKE_TITLE)
    letter.paragraph(_SECRET, size=LABEL)
    letter.fields(
        _plain(cases.INTAKE, (*_INTAKE[:4], "reporter", "reporter_phone")), {}, empty=True
    )
    letter.heading(T("Who is concerned"))
    for _number in range(2):
        letter.pair((T("Name"), ""), (T("Sex, age"), ""), least=26)
        letter.pair((T("Where she is now"), ""), (T("Caregiver, phone"), ""), least=26)
    letter.heading(T("What happened"))
    letter.row(cases.CASE["what"].label, "", least=200)
    letter.fields(_plain(cases.INTAKE, _INTAKE[4:]), {}, empty=True)
    for key in ("concerns", "triggers"):
        field = cases.CASE[key]
        offered = "  ".join(f"□{word}" for word in letter.say.options(field))
        letter.row(field.label, offered)
    letter.row(T("Who is said to have done it"), "", least=60)
    letter.row(cases.CASE["safe_contact"].label, "", least=60)
    letter.row(cases.CASE["immediate"].label, "", least=150)
    letter.table.close()
    letter.sign((T("Written down by"), T("Read by the director")))
    letter.end("F8", _SECRET)
    return pen.finish()


def _plain(fields: Sequence[Field], keys: Sequence[str] | None) -> list[Field]:
    return [
        field
        for field in fields
        if field.kind is not Kind.LINK and (keys is None or field.key in keys)
    ]


def _people(letter: Letter, title: Sentence, people: Sequence[Party]) -> None:
    if not people:
        return
    letter.heading(title)
    for one in people:
        told = [letter.say.named(letter.say(label), words) for label, words in one.told if words]
        letter.row(one.label, letter.say.joined([one.name, *told]))


def _columns(letter: Letter, sheet: Sheet, keys: Sequence[str], shares: Sequence[float]) -> None:
    letter.table.head(
        [
            Cell(letter.say.label(sheet[key].label), share, label=True)
            for key, share in zip(keys, shares, strict=True)
        ]
    )


def _rows(
    letter: Letter,
    sheet: Sheet,
    rows: Sequence[Mapping[str, Any]],
    keys: Sequence[str],
    shares: Sequence[float],
) -> None:
    _columns(letter, sheet, keys, shares)
    for row in rows:
        letter.table.row(
            [
                Cell((Words(letter.say.value(sheet[key], row.get(key)), BODY - 0.5),), share)
                for key, share in zip(keys, shares, strict=True)
            ]
        )


def _plan(letter: Letter, facts: CaseFacts) -> None:
    actions = facts.rows.get(cases.ACTION.kind, ())
    if actions:
        letter.heading(T("Plan"))
        _rows(letter, cases.ACTION, actions, ("what", "who", "due_on", "done_on", "result"), (24, 14, 21, 21, 20))  # fmt: skip


def _course(letter: Letter, facts: CaseFacts) -> None:
    notes = sorted(facts.rows.get(cases.NOTE.kind, ()), key=lambda row: row["happened_on"])
    if notes:
        letter.heading(T("Course"))
        _rows(letter, cases.NOTE, notes, ("happened_on", "kind", "who", "what"), (21, 14, 14, 51))


def _referrals(letter: Letter, facts: CaseFacts) -> None:
    if not facts.referrals:
        return
    letter.heading(T("Referrals"))
    for one in facts.referrals:
        letter.row(
            T("{number}", number=one["number"]),
            letter.say.joined(
                [one["agency"], letter.say(one["state_words"]), one["service_words"]]
            ),
        )
