"""The days of the week in words, Monday first, as :meth:`datetime.date.weekday` counts them."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T

WEEKDAYS: Final = (
    T("Monday"),
    T("Tuesday"),
    T("Wednesday"),
    T("Thursday"),
    T("Friday"),
    T("Saturday"),
    T("Sunday"),
)
SHORT_WEEKDAYS: Final = (T("Mon"), T("Tue"), T("Wed"), T("Thu"), T("Fri"), T("Sat"), T("Sun"))
