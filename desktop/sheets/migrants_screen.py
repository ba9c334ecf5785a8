"""Where the window places what F1 and F2 ask: nine tabs, each with its groups.

Groups whose keys are of a repeated sheet are the parts of one row (a telephone, a journey …); those
that follow each other belong together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import households, journeys, migrants, offers
from desktop.sheets.fields import Group, Layout, Sheet
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text

# A person may be of no household; only a household itself must have a number.
_HOUSEHOLD: Final = replace(
    households.HOUSEHOLD,
    fields=tuple(replace(field, required=False) for field in households.HOUSEHOLD),
)
SHEETS: Final[dict[str, Sheet]] = {
    sheet.kind: sheet for sheet in (migrants.PERSON, _HOUSEHOLD, *migrants.REPEATED)
}
"""All sheets of which the window places fields, by their kind."""


def _group(title: Text, kind: str, *keys: str, folded: bool = False) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys), folded)


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
            _group(T("Work she would like"), "wish", *offers.WISH.keys),
            _group(T("Registration"), "journey", "registered_on", "how_registered", "purpose"),
            _group(
                T("Has left or come already"),
                "journey",
                *journeys.keys(journeys.BEGINNING),
                folded=True,
            ),
            _group(
                T("Where and when"),
                "journey",
                "destination_kind",
                "destination",
                "destination_address",
                "departs_on",
                "arrives_on",
                "stay_length",
                "companions",
                "transport",
                "with_guardian",
                "boarding_school",
            ),
            _group(
                T("Work or school"),
                "journey",
                "how_found",
                "arranged_by",
                "employer",
                "job",
                "workplaces",
                "hazards",
                "wage",
                "wage_unit",
                "lodging",
                "work_permit",
            ),
            _group(
                T("Money and papers"),
                "journey",
                "money_paid",
                "debt",
                "money_carried",
                "travel_payer",
                "papers_handed_over",
            ),
            _group(
                T("Signs of danger"),
                "journey",
                "risk_recruiter_unknown",
                "risk_pay_too_good",
                "risk_id_asked",
                "risk_money",
                "risk_border",
                "risk_secret",
                "risk_leaves_school",
            ),
            _group(
                T("Before she leaves"),
                "journey",
                *journeys.keys(journeys.PREPARATION),
                folded=True,
            ),
            _group(T("Staying in touch"), "journey", "code_word", "interpreter", "note"),
            _group(
                T("After she arrived"), "journey", *journeys.keys(journeys.ARRIVAL), folded=True
            ),
            _group(T("Home again"), "journey", *journeys.keys(journeys.HOME_AGAIN), folded=True),
        ),
    ),
    Tab(
        "follow_up",
        T("Follow-up"),
        "phone",
        (
            _group(
                T("Contact"),
                "check_in",
                "happened_on",
                "happened_at",
                "way",
                "reached",
                "by_whom",
                "with_whom",
                "wellbeing",
            ),
            _group(
                T("Eleven questions"),
                "check_in",
                *journeys.keys(journeys.QUESTIONS),
                "code_word_said",
            ),
            _group(T("What follows"), "check_in", "needs", "next_on"),
            _group(T("Her children"), "journey_child", *journeys.CHILD.keys),
        ),
    ),
    Tab("jobs", T("Jobs"), "recruiters"),
    Tab("preparation", T("Preparation"), "list"),
    Tab(
        "consent",
        T("Consent"),
        "consent",
        (
            _group(T("What she agrees to"), "consent", "purpose", "given", "recipient"),
            _group(
                T("How it was asked"),
                "consent",
                "given_on",
                "by",
                "by_name",
                "language",
                "interpreter",
                "read_aloud",
                "method",
                "expires_on",
                "withhold",
                "withhold_reason",
                "legal_ground",
            ),
        ),
    ),
    Tab(
        "attachment",
        T("Files"),
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


MIGRANTS: Final = Screen(
    migrants.PERSON,
    TABS,
    SHEETS,
    frozenset(sheet.kind for sheet in migrants.REPEATED),
    {
        "phone": T("Add a telephone"),
        "person_name": T("Add another name"),
        "contact": T("Add a contact"),
        "schooling": T("Add schooling"),
        "journey": T("New journey"),
        "check_in": T("Write down a check-in"),
        "journey_child": T("Add a child of hers"),
        "wish": T("Write down what work she would like"),
    },
    frozenset({"journey", "check_in"}),
)
