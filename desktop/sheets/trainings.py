"""What is asked of a training: for whom, what about, by whom, who came, points, certificate.

Source: list of pre-departure training (§5: date, hours, trainer, language, method, quiz); "received
training on children's rights and gender issues" (the source document).
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help, sensitivity=_OPEN)


def _choices(key: str, label: Text, choices: str) -> Field:
    return Field(key, Kind.CHOICES, label, choices=choices, sensitivity=_OPEN)


def _points(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.NUMBER, label, help, sensitivity=_OPEN)


TRAINING: Final = Sheet(
    "training",
    1,
    T("Training"),
    (
        _text("number", T("Number")),
        Field("held_on", Kind.DAY, T("Day"), required=True, sensitivity=_OPEN),
        Field("last_on", Kind.DAY, T("Last day"), T("Of several days."), sensitivity=_OPEN),
        Field(
            "audience",
            Kind.CHOICE,
            T("For whom"),
            required=True,
            choices="training_audience",
            sensitivity=_OPEN,
        ),
        Field(
            "recruiter_id",
            Kind.LINK,
            T("Employer"),
            T("Whose staff is trained."),
            sensitivity=_OPEN,
        ),
        Field(
            "modules",
            Kind.CHOICES,
            T("Modules"),
            required=True,
            choices="training_modules",
            sensitivity=_OPEN,
        ),
        _text("place", T("Place")),
        Field("trainer", Kind.NAME, T("Trainer"), sensitivity=_OPEN),
        _text("trainer_from", T("Trainer's agency")),
        _choices("languages", T("Taught in"), "language"),
        Field("hours", Kind.HOURS, T("Hours of training"), sensitivity=_OPEN),
        _choices("methods", T("Method"), "training_method"),
        _points("full_points", T("Points of the test in all"), T("Five for each part.")),
        Field("note", Kind.LONG_TEXT, T("What went well, what not"), sensitivity=_OPEN),
    ),
)

PARTICIPANT: Final = Sheet(
    "training_participant",
    1,
    T("Participant"),
    (
        Field("person_id", Kind.LINK, T("Registered person"), sensitivity=_OPEN),
        Field("name", Kind.NAME, T("Name"), sensitivity=_OPEN),
        Field("came", Kind.CHOICE, T("Came"), choices="participant_came", sensitivity=_OPEN),
        _points("points_before", T("Test before")),
        _points("points_after", T("Test after")),
        Field("certificate_on", Kind.DAY, T("Certificate given on"), sensitivity=_OPEN),
        Field(
            "parent_of_id",
            Kind.LINK,
            T("Parent of"),
            T("Whose parent or guardian she is, where that is why she came."),
            sensitivity=_OPEN,
        ),
    ),
    owner="training_id",
)

BELONGING: Final = (PARTICIPANT,)
"""The sheets whose rows belong to a training."""
