"""How the registers of the Cases tab look: columns, filters, words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import agencies, case_clocks, cases, mediations, reference, referrals, risk
from desktop.sheets.cases_screen import CASES
from desktop.sheets.mediations_screen import MEDIATIONS
from desktop.sheets.network_screen import AGENCIES, REFERRALS
from desktop.views.records.look import Column, Look
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry, Line
    from desktop.views.language import Speaker

_STATE: Final = T("State")
_DUE: Final[Mapping[str, Sentence]] = {
    case_clocks.OVERDUE: T("overdue"),
    case_clocks.TODAY: T("today"),
    case_clocks.SOON: T("soon"),
    case_clocks.LATER: T("later"),
}
_DUE_TONES: Final = {
    case_clocks.OVERDUE: Tone.DANGER,
    case_clocks.TODAY: Tone.WAIT,
    case_clocks.SOON: Tone.CONDITIONS,
}


def _words(name: str) -> Mapping[str, Sentence]:
    return dict(reference.words(name))


def due_column() -> Column:
    """Return the column that says how near the next deadline is."""
    return Column("due", T("Due"), 116, _DUE, _DUE_TONES, _due_words, "due_at")


def _due_words(speak: Speaker, line: Line) -> str:
    """Say how long something is overdue, or how many days are left."""
    due, days = str(line.cells.get("due") or ""), line.cells.get("due_days")
    if due == case_clocks.OVERDUE and isinstance(days, int) and days < 0:
        return speak.plural("overdue {n} day", "overdue {n} days", -days)
    if due in (case_clocks.SOON, case_clocks.LATER) and isinstance(days, int):
        return speak.plural("in {n} day", "in {n} days", days)
    return speak(_DUE[due]) if due in _DUE else ""


def _of_people(kind: str) -> Callable[[Entry], str]:
    def called(entry: Entry) -> str:
        names = [
            str(row.values.get("name") or "")
            for row in entry.rows.get(kind, ())
            if not row.withdrawn and row.values.get("role") in (None, "harmed")
        ]
        return "、".join(filter(None, names))

    return called


def _person_name(entry: Entry) -> str:
    return str(entry.values.get("person_name") or "")


@cache
def cases_look() -> Look:
    """The register of cases."""
    return Look(
        name="cases",
        icon="cases",
        screen=CASES,
        columns=(
            Column("title", T("Who is concerned"), 104),
            Column(
                "risk",
                T("Risk"),
                76,
                dict(risk.SHORT),
                {"high": Tone.DANGER, "medium": Tone.WAIT, "low": Tone.CONDITIONS},
            ),
            due_column(),
            Column("state", _STATE, 92, dict(cases.WORDS)),
            Column("concerns", T("Concerns"), 150, _words("case_concern")),
            Column("owner", T("Responsible"), 92),
            Column("number", T("Number"), 130),
            Column("day", T("Told on"), 116),
        ),
        states=dict(cases.WORDS),
        filters={
            "due": T("Due"),
            "risk": T("Risk"),
            "state": _STATE,
            "concerns": T("Concerns"),
            "owner": T("Responsible"),
        },
        search=T("Name, pinyin, place, phone, number"),
        new=T("Write down what was told"),
        none=T("No case is open to you. Only who is named on a case sees it."),
        counted=lambda speak, n: speak.plural("{n} case", "{n} cases", n),
        called=_of_people("case_person"),
        stations=cases.STATIONS,
    )


@cache
def referrals_look() -> Look:
    """The register of referrals."""
    return Look(
        name="referrals",
        icon="external-link",
        screen=REFERRALS,
        columns=(
            Column("title", T("Who is referred"), 92),
            Column("agency", T("Agency"), 150),
            Column(
                "state",
                _STATE,
                108,
                dict(referrals.WORDS),
                {
                    referrals.ACCEPTED: Tone.READY,
                    referrals.SERVICE_DELIVERED: Tone.READY,
                    referrals.DECLINED: Tone.WAIT,
                    referrals.UNAVAILABLE: Tone.WAIT,
                    referrals.NO_ANSWER: Tone.WAIT,
                },
            ),
            due_column(),
            Column("services", T("Services"), 130, _words("service")),
            Column("number", T("Number"), 130),
            Column("day", T("Written on"), 116),
        ),
        states=dict(referrals.WORDS),
        filters={
            "due": T("Due"),
            "state": _STATE,
            "agency": T("Agency"),
            "services": T("Services"),
        },
        search=T("Name, agency, service, letter number or its code"),
        new=T("Refer somebody"),
        none=T("Nobody was referred yet."),
        counted=lambda speak, n: speak.plural("{n} referral", "{n} referrals", n),
        called=_person_name,
        ways="answer_way",
    )


@cache
def mediations_look() -> Look:
    """The register of mediations."""
    return Look(
        name="mediations",
        icon="users",
        screen=MEDIATIONS,
        columns=(
            Column("title", T("Claimant"), 100),
            Column("respondent", T("Respondent"), 132),
            Column(
                "state",
                _STATE,
                100,
                dict(mediations.WORDS),
                {
                    mediations.AGREED: Tone.READY,
                    mediations.PERFORMED: Tone.READY,
                    mediations.BREACHED: Tone.DANGER,
                    mediations.FAILED: Tone.WAIT,
                },
            ),
            due_column(),
            Column("sums", T("Claimed / agreed / received"), 176),
            Column("kinds", T("About"), 120, _words("dispute_kind")),
            Column("number", T("Number"), 130),
            Column("day", T("Asked for on"), 116),
        ),
        states=dict(mediations.WORDS),
        filters={"due": T("Due"), "state": _STATE, "kinds": T("About")},
        search=T("Claimant, respondent, phone, number"),
        new=T("Note a request"),
        none=T("No mediation was asked for yet."),
        counted=lambda speak, n: speak.plural("{n} mediation", "{n} mediations", n),
        called=_of_people("mediation_claimant"),
    )


@cache
def agencies_look() -> Look:
    """The directory of the network."""
    return Look(
        name="agencies",
        icon="home",
        screen=AGENCIES,
        columns=(
            Column("title", T("Agency or person"), 150),
            Column("phone", T("Phone"), 112),
            Column("place_kind", T("Place"), 76, _words("place_kind")),
            Column("kind", T("Kind"), 120, _words("agency_kind")),
            Column("services", T("Services"), 150, _words("service")),
            Column("state", _STATE, 92, dict(agencies.WORDS)),
        ),
        states=dict(agencies.WORDS),
        filters={
            "place_kind": T("Place"),
            "kind": T("Kind"),
            "services": T("Services"),
            "state": _STATE,
        },
        search=T("Name, service, person, phone"),
        new=T("Add an agency or a person"),
        none=T("The directory is empty."),
        counted=lambda speak, n: speak.plural("{n} in the directory", "{n} in the directory", n),
    )
