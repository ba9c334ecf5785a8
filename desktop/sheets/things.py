"""What is asked of a thing of the Children's Centre, and of a loan (F23).

Every field is open: the children who keep the shelf write it themselves.
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


THING: Final = Sheet(
    "thing",
    1,
    T("Thing"),
    (
        _field("number", Kind.TEXT, T("Number")),
        _field("name", Kind.TEXT, T("What is it?"), T("As you call it."), required=True),
        _field("kind", Kind.CHOICE, T("Kind"), required=True, choices="thing_kind"),
        _field("count", Kind.NUMBER, T("How many are there?"), T("All, whatever their state."),
               required=True),
        _field("worn", Kind.NUMBER, T("Worn, but usable")),
        _field("broken", Kind.NUMBER, T("Broken")),
        _field("lost", Kind.NUMBER, T("Lost")),
        _field("place", Kind.TEXT, T("Where does it stand?"), T("Room, shelf, box.")),
        _field("counted_on", Kind.DAY, T("Last counted on")),
        _field("since", Kind.DAY, T("Here since")),
        _field("from_whom", Kind.TEXT, T("Where it is from"), T("Who gave or bought it.")),
        _field("value", Kind.MONEY, T("Worth each (yuan)")),
        _field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)  # fmt: skip

LOAN: Final = Sheet(
    "loan",
    1,
    T("Loan"),
    (
        _field("person_id", Kind.LINK, T("A child we know")),
        _field("name", Kind.NAME, T("Who takes it?"), T("If the name is not in the list.")),
        _field("count", Kind.NUMBER, T("How many"), required=True),
        _field("lent_on", Kind.DAY, T("Lent on"), required=True),
        _field("until", Kind.DAY, T("Back by"), required=True),
        _field("returned_on", Kind.DAY, T("Came back on")),
        _field("returned_how", Kind.CHOICE, T("How did it come back?"), choices="returned_how"),
        _field("note", Kind.TEXT, T("Remarks")),
    ),
    owner="thing_id",
)
LEND: Final = ("person_id", "name", "count", "lent_on", "until", "note")
"""What is asked when something is lent."""
COME_BACK: Final = ("returned_how", "count", "returned_on", "note")
"""What is asked when it comes back."""
