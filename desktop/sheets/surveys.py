"""What is asked of a round of the village survey; its questions are data (``rules.questionnaires``)."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN

SURVEY: Final = Sheet(
    "survey",
    1,
    T("Survey"),
    (
        Field("number", Kind.TEXT, T("Number"), sensitivity=_OPEN),
        Field("year", Kind.NUMBER, T("Year"), required=True, sensitivity=_OPEN),
        Field(
            "questionnaire",
            Kind.CHOICE,
            T("Questionnaire"),
            T("The questions are a file beside the program; see the help."),
            required=True,
            choices="questionnaires",
            sensitivity=_OPEN,
        ),
        Field("questionnaire_version", Kind.NUMBER, T("Its version"), sensitivity=_OPEN),
        Field("starts_on", Kind.DAY, T("First day of asking"), sensitivity=_OPEN),
        Field("ends_on", Kind.DAY, T("Last day of asking"), sensitivity=_OPEN),
        Field("asked_by", Kind.TEXT, T("Who asks"), T("Names or duties.")),
        Field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)
