"""What is asked of an entry of the Centre's cash book, and what a closed month keeps (F24).

Every field is open: the children who keep the book write it themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

if TYPE_CHECKING:
    from desktop.i18n import Text

_OPEN: Final = Sensitivity.OPEN


def _field(
    key: str,
    kind: Kind,
    label: Text,
    help: Text | None = None,  # noqa: A002
    *,
    required: bool = False,
    choices: str | None = None,
) -> Field:
    return Field(key, kind, label, help, required, choices, sensitivity=_OPEN)


CASH_ENTRY: Final = Sheet(
    "cash_entry",
    1,
    T("Entry of the cash book"),
    (
        _field("number", Kind.TEXT, T("Receipt number")),
        _field("day", Kind.DAY, T("On which day?"), required=True),
        _field("way", Kind.CHOICE, T("In or out"), choices="cash_way"),
        _field("kind", Kind.CHOICE, T("What money is it?"),
               T("The list says whether it comes in or goes out."), required=True,
               choices="cash_kind"),
        _field("amount", Kind.MONEY, T("How much (yuan)?"), required=True),
        _field("purpose", Kind.TEXT, T("What for?"), T("In a few words."), required=True),
        _field("party", Kind.NAME, T("From whom, or to whom?"),
               T("Who gave the money, or who got it.")),
        _field("activity_id", Kind.LINK, T("For an activity")),
        _field("corrects_id", Kind.LINK, T("Sets this entry right")),
        _field("short_why", Kind.TEXT, T("If there is not so much in the tin: why?"),
               T("Only if the balance would fall below nought.")),
        _field("note", Kind.LONG_TEXT, T("Remarks"), T("May be added later.")),
    ),
)  # fmt: skip

CASH_MONTH: Final = Sheet(
    "cash_month",
    1,
    T("Closed month"),
    (
        _field("month", Kind.DAY, T("Month"), required=True),
        _field("opening", Kind.MONEY, T("At the beginning")),
        _field("taken_in", Kind.MONEY, T("Came in")),
        _field("paid_out", Kind.MONEY, T("Went out")),
        _field("closing", Kind.MONEY, T("At the end, by the book")),
        _field("counted", Kind.MONEY, T("Counted in the tin"), required=True),
        _field("difference", Kind.MONEY, T("More or less in the tin")),
        _field("difference_why", Kind.TEXT, T("Why the tin and the book differ")),
        _field("closed_by", Kind.NAME, T("Closed by")),
        _field("second_by", Kind.NAME, T("And by")),
        _field("alone_why", Kind.TEXT, T("Why there was no second person")),
        _field("closed_on", Kind.DAY, T("Closed on")),
    ),
)
