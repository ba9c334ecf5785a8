"""How the registers of children and activities look: columns, filters, words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.i18n import T
from desktop.rules import activities, centre_children, reference
from desktop.sheets.activities_screen import ACTIVITIES, CHILDREN
from desktop.views.records.look import Column, Look
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry


def _words(name: str) -> Mapping[str, Sentence]:
    return dict(reference.words(name))


def _title(entry: Entry) -> str:
    return str(entry.values.get("title") or "")


@cache
def activities_look() -> Look:
    """The register of activities."""
    return Look(
        name="activities",
        icon="calendar-days",
        screen=ACTIVITIES,
        columns=(
            Column("title", T("Activity"), 132),
            Column("day", T("Day"), 124),
            Column(
                "state",
                T("State"),
                94,
                dict(activities.WORDS),
                {
                    activities.PLANNED: Tone.CONDITIONS,
                    activities.APPROVED: Tone.READY,
                    activities.DONE: Tone.WAIT,
                    activities.REPORTED: Tone.READY,
                    activities.CANCELLED: Tone.MUTED,
                },
            ),
            Column("came", T("Came"), 52),
            Column("kind", T("Kind"), 92, _words("activity_kind")),
            Column("themes", T("Themes"), 130, _words("activity_theme")),
            Column("place", T("Where"), 110),
            Column("leader", T("Who runs it"), 92),
        ),
        states=dict(activities.WORDS),
        filters={
            "state": T("State"),
            "kind": T("Kind"),
            "themes": T("Themes"),
            "year": T("Year"),
        },
        search=T("What it is called, kind, theme, place, who"),
        new=T("Plan an activity"),
        none=T("Nothing is planned yet."),
        counted=lambda speak, n: speak.plural("{n} activity", "{n} activities", n),
        called=_title,
        stations=activities.STATIONS,
    )


@cache
def children_look() -> Look:
    """The register of the children known to the Centre."""
    return Look(
        name="children",
        icon="child",
        screen=CHILDREN,
        columns=(
            Column("title", T("Name"), 104),
            Column("birth_year", T("Born"), 60),
            Column(
                "photo",
                T("Photos"),
                104,
                _words("photo_consent"),
                {"yes": Tone.READY, "no": Tone.WAIT, centre_children.NOT_ASKED: Tone.CONDITIONS},
            ),
            Column("sex", T("Sex"), 68, _words("sex")),
            Column("times", T("Came (times)"), 84),
            Column("day", T("Last on"), 116),
            Column("state", T("State"), 96, dict(centre_children.WORDS)),
        ),
        states=dict(centre_children.WORDS),
        filters={"photo": T("Photos"), "sex": T("Sex"), "state": T("State")},
        search=T("Name or pinyin"),
        new=T("Add a child"),
        none=T("No child is known to the Centre yet."),
        counted=lambda speak, n: speak.plural("{n} child", "{n} children", n),
    )
