"""How the registers of the Recruiters tab look: columns, filters, words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import offers, placements, recruiters, reference
from desktop.rules.contracts import stages
from desktop.rules.contracts.review import RESULT_WORDS
from desktop.sheets.contracts_screen import CONTRACTS
from desktop.sheets.offers_screen import OFFERS, PLACEMENTS
from desktop.sheets.recruiters_screen import RECRUITERS
from desktop.views.records.look import Column, Look
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence

_STATE: Final = T("State")
_RECRUITER_TONES: Final = {
    recruiters.APPROVED: Tone.READY,
    recruiters.CONDITIONAL: Tone.CONDITIONS,
    recruiters.REFUSED: Tone.WAIT,
    recruiters.SUSPENDED: Tone.WAIT,
    recruiters.BLACKLISTED: Tone.DANGER,
}
_RESULT_TONES: Final = {"ok": Tone.READY, "changes": Tone.CONDITIONS, "illegal": Tone.WAIT}


def _words(name: str) -> Mapping[str, Sentence]:
    return dict(reference.words(name))


@cache
def recruiters_look() -> Look:
    """The register of recruiters and employers."""
    return Look(
        name="recruiters",
        icon="recruiters",
        screen=RECRUITERS,
        columns=(
            Column("title", T("Firm or person"), 132),
            Column("state", _STATE, 128, dict(recruiters.WORDS), _RECRUITER_TONES),
            Column("kind", T("Kind"), 120, _words("recruiter_kind")),
            Column("trade", T("Trade"), 92, _words("trade")),
            Column("number", T("Number"), 130),
            Column("day", T("Registered on"), 116),
        ),
        states=dict(recruiters.WORDS),
        filters={"state": _STATE, "kind": T("Kind"), "trade": T("Trade")},
        search=T("Name, pinyin, code, phone, number"),
        new=T("Register a recruiter"),
        none=T("No recruiter is registered yet."),
        counted=lambda speak, n: speak.plural(
            "{n} recruiter or employer", "{n} recruiters and employers", n
        ),
    )


@cache
def offers_look() -> Look:
    """The register of job offers."""
    return Look(
        name="offers",
        icon="file-text",
        screen=OFFERS,
        columns=(
            Column("title", T("Post"), 112),
            Column(
                "state",
                _STATE,
                104,
                dict(offers.WORDS),
                {offers.OPEN: Tone.READY, offers.BLOCKED: Tone.WAIT},
            ),
            Column("employer", T("Employer"), 132),
            Column("wage_words", T("Wage (yuan)"), 84),
            Column("county", T("County"), 84, _words("areas")),
            Column("trade", T("Trade"), 84, _words("trade")),
            Column("number", T("Number"), 130),
            Column("day", T("Work begins on"), 116),
        ),
        states=dict(offers.WORDS),
        filters={"state": _STATE, "trade": T("Trade"), "county": T("County")},
        search=T("Post, employer, place, phone, number"),
        new=T("Write down a job"),
        none=T("No job is written down yet."),
        counted=lambda speak, n: speak.plural("{n} job", "{n} jobs", n),
    )


@cache
def placements_look() -> Look:
    """The register of placements."""
    return Look(
        name="placements",
        icon="user-check",
        screen=PLACEMENTS,
        columns=(
            Column("title", T("Migrant"), 96),
            Column("state", _STATE, 116, dict(placements.WORDS), {placements.STARTED: Tone.READY}),
            Column("post", T("Post"), 104),
            Column("employer", T("Employer"), 132),
            Column("day", T("Begins on"), 116),
        ),
        states=dict(placements.WORDS),
        filters={"state": _STATE},
        search=T("Name, pinyin, post, employer, number"),
        new=T("Propose a job to somebody"),
        none=T("Nobody is linked to a job yet."),
        counted=lambda speak, n: speak.plural("{n} placement", "{n} placements", n),
    )


@cache
def contracts_look() -> Look:
    """The register of contracts."""
    return Look(
        name="contracts",
        icon="audit",
        screen=CONTRACTS,
        columns=(
            Column("title", T("Worker"), 92),
            Column("result", T("What the law says"), 132, dict(RESULT_WORDS), _RESULT_TONES),
            Column("employer", T("Employer"), 132),
            Column("state", _STATE, 116, dict(stages.WORDS)),
            Column("codes", T("Findings"), 120),
            Column("number", T("Number"), 130),
            Column("day", T("Received on"), 116),
        ),
        states=dict(stages.WORDS),
        filters={"result": T("What the law says"), "state": _STATE, "county": T("County")},
        search=T("Worker, employer, code C05, number"),
        new=T("Read a contract"),
        none=T("No contract was read yet."),
        counted=lambda speak, n: speak.plural("{n} contract", "{n} contracts", n),
    )
