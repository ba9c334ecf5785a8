"""Where the registration form (F1, F2) places each field on paper: sections, rows, who stands
beside whom. What is left out is said openly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import journeys

if TYPE_CHECKING:
    from desktop.i18n import Text


@dataclass(frozen=True)
class Section:
    """A section of the form; each row has the keys (``sheet.key``) that stand side by side."""

    title: Text
    rows: tuple[tuple[str, ...], ...]


PERSON_ROWS: Final = Section(
    T("The person"),
    (
        ("person.full_name", "person.sex"),
        ("person_name.name", "person.name_pinyin"),
        ("person.birth", "person.birth_evidence"),
        ("person.ethnic_group", "person.sub_group"),
        ("person.languages", "person.reads_chinese"),
    ),
)
"""These rows stand beside the photo."""

SECTIONS: Final = (
    Section(
        T("Papers and residence"),
        (
            ("person.id_type", "person.id_number"),
            ("person.id_expiry", "person.nationality", "person.marital_status"),
            ("person.hukou_place", "person.village_group"),
            ("household.number", "household.head_name", "person.relation_to_head"),
            ("person.living_place",),
        ),
    ),
    Section(
        T("Family and contacts"),
        (
            ("person.father_name", "person.mother_name", "person.spouse_name"),
            ("person.guardian_name", "person.guardian_relation", "person.guardian_phone"),
            ("person.guardian_informed", "person.children_under_18", "person.children_carer"),
            ("phone.number", "person.wechat"),
            ("contact.name",),
            ("person.health_needs",),
        ),
    ),
    Section(
        T("Schooling and experience"),
        (
            ("schooling.status", "schooling.evidence", "schooling.certificate_number"),
            ("schooling.school", "schooling.grade"),
            ("schooling.last_attended", "schooling.reason"),
            ("person.skills",),
            ("person.experience",),
        ),
    ),
    Section(
        T("The plan"),
        (
            ("journey.how_registered", "journey.purpose"),
            ("journey.destination_kind", "journey.destination"),
            ("journey.destination_address",),
            ("journey.departs_on", "journey.arrives_on", "journey.stay_length"),
            ("journey.companions", "journey.transport"),
            ("journey.with_guardian", "journey.boarding_school"),
            ("journey.how_found", "journey.arranged_by"),
            ("journey.employer", "journey.workplaces"),
            ("journey.job", "journey.hazards"),
            ("journey.wage", "journey.wage_unit", "journey.lodging"),
            ("journey.money_carried", "journey.travel_payer"),
            ("journey.money_paid", "journey.debt"),
            ("journey.papers_handed_over", "journey.work_permit"),
            ("wish.trades", "wish.counties"),
            ("wish.wage_least", "wish.with_whom"),
        ),
    ),
    Section(
        T("To watch out for"),
        (
            ("journey.risk_recruiter_unknown", "journey.risk_pay_too_good"),
            ("journey.risk_id_asked", "journey.risk_money"),
            ("journey.risk_border", "journey.risk_secret"),
            ("journey.risk_leaves_school",),
            ("journey.note",),
            ("person.note",),
        ),
    ),
)

SHOWN_ELSEWHERE: Final = frozenset(
    {
        # with the name, the phone or the contact they belong to
        "person_name.kind", "person_name.pinyin", "person_name.since",
        "phone.owner", "phone.owner_name",
        "contact.relation", "contact.phone", "contact.address",
        # in the header
        "journey.number", "journey.registered_on",
        # in the consent block
        "consent.purpose", "consent.recipient", "consent.given", "consent.given_on",
        "consent.by", "consent.by_name", "consent.language", "consent.interpreter",
        "consent.read_aloud", "consent.method", "journey.interpreter",
    }
)  # fmt: skip

_LATER: Final = frozenset(
    f"journey.{field.key}"
    for fields in (
        journeys.BEGINNING, journeys.PREPARATION, journeys.ARRIVAL, journeys.HOME_AGAIN,
    )
    for field in fields
) | frozenset(
    f"{sheet.kind}.{key}" for sheet in (journeys.CHECK_IN, journeys.CHILD) for key in sheet.keys
)  # fmt: skip
"""What is known only after the registration: it has papers of its own."""

OMITTED: Final = _LATER | frozenset(
    {
        "journey.code_word",  # a secret between her and the office
        "phone.safe_to_say", "phone.confirmed_on", "phone.note",  # for those who call
        "consent.withhold", "consent.withhold_reason",  # the paper itself may be seen
        "consent.expires_on", "consent.withdrawn_on", "consent.legal_ground",
        "person.household_id",  # by its number
        "household.village_group", "household.address", "household.note",
        "attachment.title", "attachment.kind", "attachment.file_id",
        "attachment.media_type", "attachment.size", "attachment.sha256",
        "wish.expressed_on", "wish.places", "wish.from_on",  # asked when a job is looked for
        "wish.needs_lodging", "wish.note",
    }
)  # fmt: skip
