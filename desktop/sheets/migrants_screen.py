"""Where the window places what F1 and F2 ask: seven tabs, each with its groups.

A group whose keys are all of one repeated sheet is a list of rows (telephones, journeys …).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import households, migrants
from desktop.sheets.fields import Group, Layout, Sheet

if TYPE_CHECKING:
    from desktop.i18n import Text


@dataclass(frozen=True)
class Tab:
    """One tab of the person's sheet; ``icon`` names a file of ``resources/icons``."""

    key: str
    title: Text
    icon: str
    groups: tuple[Group, ...] = ()


SHEETS: Final[dict[str, Sheet]] = {
    sheet.kind: sheet for sheet in (migrants.PERSON, households.HOUSEHOLD, *migrants.REPEATED)
}
"""All sheets of which the window places fields, by their kind."""


def _group(title: Text, kind: str, *keys: str) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys))


TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "self",
        T("Herself"),
        "user",
        (
            _group(
                T("Who she is"),
                "person",
                "full_name",
                "name_pinyin",
                "id_type",
                "id_number",
                "sex",
                "birth",
                "birth_evidence",
                "ethnic_group",
                "village_group",
                "hukou_place",
            ),
            _group(T("Telephones"), "phone", *migrants.PHONE.keys),
            _group(
                T("More about her"),
                "person",
                "sub_group",
                "nationality",
                "id_expiry",
                "living_place",
                "wechat",
                "marital_status",
                "languages",
                "reads_chinese",
                "health_needs",
                "note",
            ),
            _group(T("Other names"), "person_name", *migrants.NAME.keys),
        ),
    ),
    Tab(
        "family",
        T("Family"),
        "home",
        (
            Group(
                T("Household"),
                (
                    "household.number",
                    "person.relation_to_head",
                    "household.head_name",
                    "household.village_group",
                    "household.address",
                    "household.note",
                ),
            ),
            _group(
                T("Parents and guardian"),
                "person",
                "father_name",
                "mother_name",
                "spouse_name",
                "guardian_name",
                "guardian_relation",
                "guardian_phone",
                "guardian_informed",
            ),
            _group(T("Own children"), "person", "children_under_18", "children_carer"),
            _group(T("Emergency contacts"), "contact", *migrants.CONTACT.keys),
        ),
    ),
    Tab(
        "schooling",
        T("Schooling"),
        "school",
        (
            _group(T("Schooling"), "schooling", *migrants.SCHOOLING.keys),
            _group(T("Skills and experience"), "person", "skills", "experience"),
        ),
    ),
    Tab(
        "journey",
        T("Going away"),
        "journey",
        (
            _group(
                T("Journeys"),
                "journey",
                *(key for key in migrants.JOURNEY.keys if key != "number"),
            ),
        ),
    ),
    Tab(
        "consent",
        T("Consent"),
        "consent",
        (
            _group(
                T("Consents"),
                "consent",
                *(key for key in migrants.CONSENT.keys if key != "withdrawn_on"),
            ),
        ),
    ),
    Tab(
        "attachment",
        T("Attachments"),
        "attachment",
        (_group(T("Attachments"), "attachment", "title", "kind"),),
    ),
    Tab("history", T("History"), "history"),
)

SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset(
        {
            "person.household_id",  # chosen by the household's number
            "journey.number",  # given by the program, shown in the head of the record
            "consent.withdrawn_on",  # set by the act of withdrawing, shown as words
            "attachment.file_id",  # the program's own facts about the file
            "attachment.media_type",
            "attachment.size",
            "attachment.sha256",
        }
    ),
)
"""The same groups as one layout, with what the window openly leaves out."""


def tab_of(key: str) -> str:
    """Return the key of the tab that shows a field; ``key`` may be of a row (``phone#1.number``).

    A key that is placed nowhere belongs to the first tab.
    """
    kind, _, name = key.partition(".")
    plain = f"{kind.partition('#')[0]}.{name}"
    return next((tab.key for tab in TABS if any(plain in g.keys for g in tab.groups)), "self")
