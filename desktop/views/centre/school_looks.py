"""How schools, volunteers, trainings and talks with parents look: columns, filters, words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import case_clocks, parents, reference, schools, trainings, volunteers
from desktop.sheets import schools_screen as screens
from desktop.views.records.look import Column, Look
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry

_STATE: Final = T("State")
_KIND: Final = T("Kind")
_MOST: Final = 6
_DUE: Final[Mapping[str, Sentence]] = {
    case_clocks.OVERDUE: T("overdue"),
    case_clocks.TODAY: T("today"),
    case_clocks.SOON: T("soon"),
    case_clocks.LATER: T("later"),
}
_DUE_TONES: Final = {
    case_clocks.OVERDUE: Tone.WAIT,
    case_clocks.TODAY: Tone.CONDITIONS,
    case_clocks.SOON: Tone.CONDITIONS,
}


def _words(name: str) -> Mapping[str, Sentence]:
    return dict(reference.words(name))


def _codes(entry: Entry) -> str:
    """What a training is called: the codes of its modules."""
    modules = entry.values.get("modules")
    codes = list(modules) if isinstance(modules, list | tuple) else []
    return " ".join(map(str, codes[:_MOST])) + (" …" if len(codes) > _MOST else "")


def _parent(entry: Entry) -> str:
    return str(entry.values.get("parent_name") or "")


@cache
def schools_look() -> Look:
    """The register of schools."""
    return Look(
        name="schools",
        icon="school",
        screen=screens.SCHOOLS,
        columns=(
            Column("title", T("School"), 150),
            Column("kind", _KIND, 110, _words("school_kind")),
            Column("sessions", T("School sessions"), 90),
            Column("reached", T("Pupils reached"), 108),
            Column("topics", T("Topics"), 200, _words("training_modules")),
            Column("state", _STATE, 92, dict(schools.WORDS)),
            Column("number", T("Number"), 130),
        ),
        states=dict(schools.WORDS),
        filters={"kind": _KIND, "topics": T("Topics"), "state": _STATE},
        search=T("Name of the school, place, teacher"),
        new=T("Add a school"),
        none=T("No school works with us yet."),
        counted=lambda speak, n: speak.plural("{n} school", "{n} schools", n),
    )


@cache
def volunteers_look() -> Look:
    """The register of peer educators and volunteers."""
    return Look(
        name="volunteers",
        icon="user-check",
        screen=screens.VOLUNTEERS,
        columns=(
            Column("title", T("Name"), 104),
            Column("kind", _KIND, 132, _words("volunteer_kind")),
            Column("place", T("Where"), 110),
            Column("reached", T("People reached"), 108),
            Column("trained", T("Trained in"), 170, _words("training_modules")),
            Column("languages", T("Languages"), 110, _words("language")),
            Column("state", _STATE, 92, dict(volunteers.WORDS)),
        ),
        states=dict(volunteers.WORDS),
        filters={
            "kind": _KIND,
            "languages": T("Languages"),
            "trained": T("Trained in"),
            "state": _STATE,
        },
        search=T("Name, kind, place, phone"),
        new=T("Add a volunteer"),
        none=T("Nobody helps yet."),
        counted=lambda speak, n: speak.plural("{n} volunteer", "{n} volunteers", n),
    )


def named_only(look: Look) -> Look:
    """The same register as those see it who learn names only."""
    screen, keys = {
        "schools": (screens.SCHOOLS_NAMED, ("title", "kind")),
        "volunteers": (screens.VOLUNTEERS_NAMED, ("title",)),
    }[look.name]
    columns = tuple(column for column in look.columns if column.key in keys)
    return replace(look, screen=screen, columns=columns, filters={})


@cache
def trainings_look() -> Look:
    """The register of trainings."""
    return Look(
        name="trainings",
        icon="list",
        screen=screens.TRAININGS,
        columns=(
            Column("day", T("Day"), 116),
            Column("audience", T("For whom"), 150, _words("training_audience")),
            Column(
                "state",
                _STATE,
                92,
                dict(trainings.WORDS),
                {
                    trainings.PLANNED: Tone.CONDITIONS,
                    trainings.HELD: Tone.READY,
                    trainings.CLOSED: Tone.READY,
                    trainings.CANCELLED: Tone.MUTED,
                },
            ),
            Column("came", T("Came"), 56),
            Column("invited", T("On the list"), 84),
            Column("title", T("Modules"), 190),
            Column("trainer", T("Trainer"), 92),
            Column("number", T("Number"), 130),
        ),
        states=dict(trainings.WORDS),
        filters={"audience": T("For whom"), "modules": T("Modules"), "state": _STATE},
        search=T("Participant, trainer, module, place, number"),
        new=T("Plan a training"),
        none=T("No training yet."),
        counted=lambda speak, n: speak.plural("{n} training", "{n} trainings", n),
        called=_codes,
    )


@cache
def parents_look() -> Look:
    """The register of talks with parents."""
    return Look(
        name="parents",
        icon="home",
        screen=screens.PARENTS,
        columns=(
            Column("title", T("Child"), 104),
            Column("parent", T("Parent or guardian"), 132),
            Column(
                "view",
                T("Says now"),
                116,
                _words("parent_view"),
                {
                    parents.CONSENTS: Tone.READY,
                    parents.UNDECIDED: Tone.CONDITIONS,
                    parents.OBJECTS: Tone.WAIT,
                },
            ),
            Column("visits", T("Visits made"), 80),
            Column("due", T("Next visit"), 84, _DUE, _DUE_TONES),
            Column("reasons", T("Why"), 180, _words("parent_reason")),
            Column("day", T("Asked on"), 116),
            Column("state", _STATE, 84, dict(parents.WORDS)),
        ),
        states=dict(parents.WORDS),
        filters={
            "due": T("Next visit"),
            "view": T("Says now"),
            "reasons": T("Why"),
            "state": _STATE,
        },
        search=T("Child, parent, phone"),
        new=T("Write down a talk with parents"),
        none=T("No talk with parents yet."),
        counted=lambda speak, n: speak.plural("{n} talk", "{n} talks", n),
        called=_parent,
    )
