"""How terms, meetings and handovers look: columns, filters, words."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import elections, handovers, meetings, reference
from desktop.sheets.committee_screen import HANDOVERS, MEETINGS, TERMS
from desktop.views.records.look import Column, Look
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry, Line
    from desktop.views.language import Speaker

_STATE: Final = T("State")


def _words(name: str) -> Mapping[str, Sentence]:
    return dict(reference.words(name))


def _first_line(entry: Entry) -> str:
    lines = str(entry.values.get("agenda") or "").strip().splitlines()
    return lines[0] if lines else ""


def _day(key: str) -> Callable[[Speaker, Line], str]:
    def said(speak: Speaker, line: Line) -> str:
        written = line.cells.get(key)
        return speak.day(date.fromisoformat(str(written))) if written else ""

    return said


@cache
def terms_look() -> Look:
    """The register of terms."""
    return Look(
        name="terms",
        icon="flag",
        screen=TERMS,
        columns=(
            Column("title", T("Term of office"), 150),
            Column(
                "state",
                _STATE,
                108,
                dict(elections.WORDS),
                {
                    elections.PREPARING: Tone.CONDITIONS,
                    elections.CALLED: Tone.CONDITIONS,
                    elections.VOTING: Tone.WAIT,
                    elections.COUNTED: Tone.WAIT,
                    elections.SERVING: Tone.READY,
                    elections.ENDED: Tone.MUTED,
                },
            ),
            Column("day", T("Election"), 112),
            Column("members", T("Members"), 64),
            Column("candidates", T("Candidates"), 64),
            Column("voted", T("Voted"), 72),
            Column("starts_on", T("The term begins"), 112, said=_day("starts_on")),
            Column("ends_on", T("The term ends"), 112, said=_day("ends_on")),
            Column("number", T("Number"), 130),
        ),
        states=dict(elections.WORDS),
        filters={"state": _STATE},
        search=T("Term, name of a member or candidate, pinyin"),
        new=T("New term"),
        none=T("There is no Children's Committee yet. The first term begins with an election."),
        counted=lambda speak, n: speak.plural("{n} term", "{n} terms", n),
        stations=elections.STATIONS,
    )


@cache
def meetings_look() -> Look:
    """The register of meetings."""
    return Look(
        name="meetings",
        icon="calendar",
        screen=MEETINGS,
        columns=(
            Column("title", T("What about"), 160),
            Column("day", T("Day"), 112),
            Column(
                "state",
                _STATE,
                88,
                dict(meetings.WORDS),
                {
                    meetings.PLANNED: Tone.CONDITIONS,
                    meetings.HELD: Tone.READY,
                    meetings.CANCELLED: Tone.MUTED,
                },
            ),
            Column("came", T("Came"), 52),
            Column("open", T("Still to do"), 72),
            Column("place", T("Place"), 110),
        ),
        states=dict(meetings.WORDS),
        filters={"state": _STATE},
        search=T("What was talked about, a decision, a place"),
        new=T("New meeting"),
        none=T("No meeting is written down yet."),
        counted=lambda speak, n: speak.plural("{n} meeting", "{n} meetings", n),
        called=_first_line,
    )


@cache
def handovers_look() -> Look:
    """The register of handovers."""
    return Look(
        name="handovers",
        icon="consent",
        screen=HANDOVERS,
        columns=(
            Column("title", T("Who hands over"), 110),
            Column("to", T("Who takes over"), 110),
            Column(
                "state",
                _STATE,
                96,
                dict(handovers.WORDS),
                {
                    handovers.PREPARING: Tone.CONDITIONS,
                    handovers.DONE: Tone.READY,
                    handovers.DROPPED: Tone.MUTED,
                },
            ),
            Column("day", T("By when"), 112),
            Column("list", T("Given"), 60),
            Column("why", T("Why"), 110, _words("handover_why")),
            Column("number", T("Number"), 130),
        ),
        states=dict(handovers.WORDS),
        filters={"state": _STATE, "why": T("Why")},
        search=T("Name, pinyin, number"),
        new=T("New handover"),
        none=T("Nobody has handed over yet."),
        counted=lambda speak, n: speak.plural("{n} handover", "{n} handovers", n),
        stations=handovers.STATIONS,
    )
