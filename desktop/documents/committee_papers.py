"""Paper of the Children's Committee: result, roster, handover sheet, certificate, minutes (F21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4

from desktop.documents.letter import Letter
from desktop.documents.ornaments import frame
from desktop.documents.page import BODY, Paper, Pen
from desktop.documents.table import LEAST_ROW, Cell, Table, Words
from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules import reference
from desktop.rules.wages import yuan
from desktop.sheets.committee import MEMBER, TERM
from desktop.sheets.handovers import HANDOVER
from desktop.sheets.meetings import MEETING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.committee_facts import (
        ElectionFacts,
        HandoverFacts,
        MeetingFacts,
        RosterFacts,
        ServiceFacts,
    )
    from desktop.i18n import Sentence, Translator

RESULT: Final = T("Result of the election")
ROSTER: Final = T("Roster of the committee")
HANDOVER_SHEET: Final = T("Handover sheet")
CERTIFICATE: Final = T("Certificate of service")
MINUTES: Final = T("Minutes of a meeting")
_OWN: Final = T("Children's Committee")
_TICK: Final = "√"
_EDGE: Final = 34.0  # from the edge of the sheet to the frame of a certificate


def result(facts: ElectionFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the result sheet: empty to be filled in by hand, or with what was counted."""
    pen = Pen(t(RESULT))
    letter = Letter(pen, facts.office, t, second)
    values, say = facts.values, letter.say
    letter.title(RESULT)
    letter.table.y -= 4
    letter.row(TERM["name"].label, str(values.get("name") or ""))
    for one, other in (
        (("election_on", None), ("place", None)),
        (("seats", None), ("marks", None)),
    ):
        letter.pair(
            *((TERM[key].label, say.value(TERM[key], values.get(key))) for key, _ in (one, other))
        )
    letter.pair((T("May vote"), _number(facts.voters)), (T("Have voted"), _number(facts.voted)))
    letter.pair(
        (TERM["ballots_valid"].label, _number(values.get("ballots_valid"))),
        (TERM["ballots_spoilt"].label, _number(values.get("ballots_spoilt"))),
    )
    letter.heading(T("Votes"))
    _table(letter, ((T("Candidate"), 46), (T("Votes"), 18), (T("Run-off"), 18), (T("Elected"), 18)),
           [(one.name, _number(one.votes), _number(one.run_off), _TICK if one.elected else "")
            for one in facts.candidates])  # fmt: skip
    if values.get("tie_settled"):
        letter.table.space(8)
        letter.row(TERM["tie_settled"].label, str(values["tie_settled"]))
    letter.table.close()
    letter.table.space(6)
    letter.paragraph(
        T("We counted before everybody. The ballots were secret; they are kept closed for a year.")
    )
    letter.sign((T("Counted by (child)"), T("Counted by (child)")))
    letter.sign((T("Adult who was there"), T("Children's Centre")))
    letter.end(facts.number)
    return pen.finish()


def roster(facts: RosterFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the list of a term's members with their duties, for the wall of the Centre."""
    pen = Pen(t(ROSTER))
    letter = Letter(pen, facts.office, t, second)
    values, say = facts.values, letter.say
    letter.title(ROSTER)
    letter.table.y -= 4
    letter.row(TERM["name"].label, str(values.get("name") or ""))
    letter.pair(
        *(
            (TERM[key].label, say.value(TERM[key], values.get(key)))
            for key in ("starts_on", "ends_on")
        )
    )
    letter.heading(T("Members"))
    rows = [
        (
            one.name,
            _number(one.born),
            say.joined([say(duty) for duty in one.duties]),
            say.t.day(one.since) if one.since else "",
            say.t.day(one.until) if one.until else "",
            one.advises_on,
        )
        for one in facts.members
    ]
    _table(letter, ((MEMBER["person_id"].label, 14), (T("Born"), 8), (MEMBER["duties"].label, 20),
                    (MEMBER["since"].label, 21), (MEMBER["until"].label, 21),
                    (MEMBER["advises_on"].label, 16)), rows)  # fmt: skip
    letter.table.close()
    letter.end(facts.number)
    return pen.finish()


def handover_sheet(facts: HandoverFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the handover sheet, to be signed by both."""
    pen = Pen(t(HANDOVER_SHEET))
    letter = Letter(pen, facts.office, t, second)
    values, say = facts.values, letter.say
    letter.title(HANDOVER_SHEET)
    letter.table.y -= 4
    letter.pair((HANDOVER["from_id"].label, facts.giver), (HANDOVER["to_id"].label, facts.receiver))
    letter.pair(
        *(
            (HANDOVER[key].label, say.value(HANDOVER[key], values.get(key)))
            for key in ("why", "due_on")
        )
    )
    if facts.term:
        letter.row(HANDOVER["term_id"].label, facts.term)
    letter.heading(T("What is handed over"))
    kinds = reference.words("handover_item")
    rows = [
        (
            say(kinds[row["kind"]]) if row.get("kind") in kinds else "",
            str(row.get("what") or ""),
            yuan(row["amount"]) if row.get("amount") is not None else "",
            _TICK if row.get("given") else "",
            str(row.get("note") or ""),
        )
        for row in facts.items
    ]
    rows += [("", "", "", "", "")] * max(0, 3 - len(rows))
    _table(letter, ((T("Kind"), 15), (T("What"), 40), (T("Sum (yuan)"), 14), (T("Given"), 9),
                    (T("Remarks"), 22)), rows)  # fmt: skip
    letter.table.space(8)
    for key in ("plans", "advises_on", "note"):
        if values.get(key) or key == "plans":
            letter.row(HANDOVER[key].label, str(values.get(key) or ""), least=40)
    letter.table.close()
    letter.sign((HANDOVER["from_id"].label, HANDOVER["to_id"].label, HANDOVER["witness"].label))
    letter.end(facts.number)
    return pen.finish()


def certificates(
    people: Sequence[ServiceFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return a certificate of service for each, on a page of its own."""
    if not people:
        raise ClerkError(T("Nobody has served yet."))
    pen = Pen(t(CERTIFICATE))
    for facts in people:
        _certificate(pen, facts, t, second)
    return pen.finish()


def _certificate(pen: Pen, facts: ServiceFacts, t: Translator, second: Translator | None) -> None:
    letter = Letter(pen, facts.office, t, second, body=14.0)
    say = letter.say
    wide, high = A4
    frame(pen, _EDGE, _EDGE, wide - 2 * _EDGE, high - 2 * _EDGE, band=22)
    letter.table = Table(pen, top=high - 140, left=_EDGE + 60, right=wide - _EDGE - 60)
    letter.title(CERTIFICATE, size=36)
    letter.table.y -= 30
    letter.paragraph(facts.name, size=32, bold=True, centre=True, after=28)
    letter.paragraph(
        T("served on the Children's Committee, elected by the children of the village, for"),
        size=16, centre=True, after=14,
    )  # fmt: skip
    letter.paragraph(facts.length, size=26, bold=True, centre=True, after=14)
    for first, last in facts.spans:
        span = T("{a} to {b}", a=first, b=last) if last else T("since {a}", a=first)
        letter.paragraph(span, size=14, centre=True, after=4)
    if facts.duties:
        between = "、" if say.t.chinese else ", "
        duties = between.join(say(one) for one in facts.duties)
        letter.table.y -= 10
        letter.paragraph(T("Duties: {duties}", duties=duties), size=14, centre=True, after=8)
    letter.table.y -= 18
    letter.paragraph(T("Thank you for all you did."), size=18, centre=True)
    right, base = wide - _EDGE - 60, _EDGE + 60
    signer = say(T("Children's Committee: ________________"))
    pen.text(right, base + 64, signer, 14, align="right")
    pen.text(right, base + 34, say.office_name(facts.office), 14, align="right")
    pen.text(right, base + 8, say.t.day(facts.printed_on), 14, align="right")
    letter.table.close()
    pen.end_sheet()


def minutes(facts: MeetingFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the minutes of a meeting; empty parts are left to be written by hand."""
    pen = Pen(t(MINUTES))
    letter = Letter(pen, facts.office, t, second)
    values, say = facts.values, letter.say
    letter.title(MINUTES)
    letter.table.y -= 4
    letter.pair(
        *((MEETING[k].label, say.value(MEETING[k], values.get(k))) for k in ("held_on", "place"))
    )
    letter.pair((MEETING["led_by_id"].label, facts.led_by), (MEETING["term_id"].label, facts.term))
    between = "、" if say.t.chinese else ", "
    letter.row(T("Who was there"), between.join(facts.came), least=34)
    letter.row(MEETING["agenda"].label, str(values.get("agenda") or ""), least=60)
    letter.row(MEETING["minutes"].label, str(values.get("minutes") or ""), least=150)
    letter.heading(T("Decisions"))
    rows = [
        (what, who, say.t.day(by) if by else "", say.t.day(done) if done else "")
        for what, who, by, done in facts.decisions
    ]
    rows += [("", "", "", "")] * max(0, 3 - len(rows))
    _table(letter, ((T("What was decided"), 46), (T("Who does it"), 18), (T("By when"), 18),
                    (T("Done on"), 18)), rows)  # fmt: skip
    if values.get("next_on"):
        letter.table.space(8)
        letter.row(MEETING["next_on"].label, say.t.day(values["next_on"]))
    letter.table.close()
    letter.sign((T("Who led the meeting"), T("Who wrote this down")))
    letter.end("", _OWN)
    return pen.finish()


def _table(
    letter: Letter,
    head: Sequence[tuple[Sentence, int]],
    rows: Sequence[Sequence[str]],
) -> None:
    say = letter.say
    letter.table.row([Cell(say.label(words), share, label=True) for words, share in head])
    for row in rows:
        letter.table.row(
            [
                Cell((Words(text, BODY),), share, least=LEAST_ROW + 3)
                for text, (_words, share) in zip(row, head, strict=True)
            ]
        )


def _number(value: object) -> str:
    return "" if value is None else str(value)
