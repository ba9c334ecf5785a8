"""How the shelf and the cash book of the Centre look: columns, filters, words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import cash_book, lending, reference
from desktop.sheets.cash_screen import CASH
from desktop.sheets.things_screen import THINGS
from desktop.views.records.look import Column, Look
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry

_STATE: Final = T("State")


def _words(name: str) -> Mapping[str, Sentence]:
    return dict(reference.words(name))


@cache
def things_look() -> Look:
    """The shelf: what there is and who has it."""
    return Look(
        name="things",
        icon="star",
        screen=THINGS,
        columns=(
            Column("title", T("Thing"), 116),
            Column("here", T("To lend / all"), 76),
            Column(
                "due",
                T("Lent"),
                84,
                lending.DUE_WORDS,
                {
                    lending.OVERDUE: Tone.WAIT,
                    lending.DUE_TODAY: Tone.CONDITIONS,
                    lending.IN: Tone.READY,
                },
            ),
            Column("kind", T("Kind"), 96, _words("thing_kind")),
            Column("place", T("Where it stands"), 110),
            Column("state", _STATE, 100, dict(lending.WORDS)),
            Column("number", T("Number"), 130),
        ),
        states=dict(lending.WORDS),
        filters={
            "due": T("Lent"),
            "kind": T("Kind"),
            "place": T("Where it stands"),
            "state": _STATE,
        },
        search=T("What it is, where it stands, who has it"),
        new=T("Put something on the list"),
        none=T("Nothing is on the list yet. Begin with what lies on the table."),
        counted=lambda speak, n: speak.plural("{n} thing", "{n} things", n),
    )


@cache
def cash_look() -> Look:
    """The cash book, the latest entry first."""
    return Look(
        name="cash",
        icon="table",
        screen=CASH,
        columns=(
            Column("title", T("What for"), 100),
            Column("balance", T("In the tin"), 78, sum=True),
            Column("in", T("In"), 66, sum=True),
            Column("out", T("Out"), 66, sum=True),
            Column("day", T("Day"), 112),
            Column("kind", T("What money"), 120, _words("cash_kind")),
            Column("number", T("Receipt no."), 136),
            Column("state", _STATE, 100, dict(cash_book.WORDS)),
        ),
        states=dict(cash_book.WORDS),
        filters={
            "month": T("Month"),
            "way": T("In or out"),
            "kind": T("What money"),
            "state": _STATE,
        },
        search=T("What for, from whom, receipt number"),
        new=T("Write down money"),
        none=T("The book is empty. Begin with what is in the tin now."),
        counted=lambda speak, n: speak.plural("{n} entry", "{n} entries", n),
        called=_called,
    )


def _called(entry: Entry) -> str:
    return str(entry.values.get("purpose") or "")
