"""What is said of something to be done: put off until when and why, given to whom."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

MARK: Final = Sheet(
    "work_mark",
    1,
    T("Work to be done"),
    (
        Field("until", Kind.DAY, T("Put off until"), required=True, sensitivity=Sensitivity.OPEN),
        Field("why", Kind.TEXT, T("Reason")),
        Field("to", Kind.CHOICE, T("Give to"), required=True, choices="colleagues"),
    ),
)
