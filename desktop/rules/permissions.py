"""Who may do what: one table of roles and acts, asked by the use cases.

Source: the roles of the channel; "committee members of the children never see migrant, recruiter
or case records". Acts that cannot be taken back need a second person (four eyes).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from desktop.errors import NotAllowed
from desktop.i18n import T, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.i18n import Sentence


class Role(StrEnum):
    """What somebody is in the office; one person may be several things."""

    DIRECTOR = "director"
    CLERK = "clerk"
    CHILD_DIRECTOR = "child_director"
    MEDIATOR = "mediator"
    COMMITTEE_MEMBER = "committee_member"
    CENTRE_FACILITATOR = "centre_facilitator"
    CHILDREN_COMMITTEE = "children_committee"
    VIEWER = "viewer"
    ADMINISTRATOR = "administrator"


ROLE_WORDS: Final[Mapping[Role, Words]] = {
    Role.DIRECTOR: Words("主任", "Director"),
    Role.CLERK: Words("经办人", "Clerk"),
    Role.CHILD_DIRECTOR: Words("儿童主任", "Child director"),
    Role.MEDIATOR: Words("调解员", "Mediator"),
    Role.COMMITTEE_MEMBER: Words("委员会成员", "Committee member"),
    Role.CENTRE_FACILITATOR: Words("儿童之家辅导员", "Centre facilitator"),
    Role.CHILDREN_COMMITTEE: Words("儿童委员会", "Children's Committee"),
    Role.VIEWER: Words("查看者", "Viewer"),
    Role.ADMINISTRATOR: Words("系统管理员", "Administrator"),
}


class Act(StrEnum):
    """What can be done."""

    SEE_MIGRANTS = "see_migrants"
    REGISTER_MIGRANT = "register_migrant"
    EDIT_MIGRANTS = "edit_migrants"
    MOVE_JOURNEY = "move_journey"
    OVERRIDE_READINESS = "override_readiness"
    CLEAR_MINOR = "clear_minor"
    END_JOURNEY = "end_journey"
    MERGE_PEOPLE = "merge_people"
    WITHDRAW_CONSENT = "withdraw_consent"
    ANONYMISE_PERSON = "anonymise_person"
    PRINT_FORM = "print_form"
    PRINT_PERSON_FILE = "print_person_file"
    EXPORT_RECORDS = "export_records"
    EXPORT_PERSONAL = "export_personal"
    SEE_HISTORY = "see_history"
    SEE_ATTACHMENTS = "see_attachments"
    EDIT_ATTACHMENTS = "edit_attachments"
    SEE_RECRUITERS = "see_recruiters"
    EDIT_RECRUITERS = "edit_recruiters"
    DECIDE_RECRUITER = "decide_recruiter"
    EDIT_OFFERS = "edit_offers"
    LINK_PEOPLE = "link_people"
    REVIEW_CONTRACTS = "review_contracts"
    SEE_CASES = "see_cases"
    EDIT_CASES = "edit_cases"
    CLOSE_CASE = "close_case"
    CLOSE_GRAVE_CASE = "close_grave_case"
    EXPORT_CASES = "export_cases"
    SEE_REFERRALS = "see_referrals"
    REFER = "refer"
    SEE_MEDIATIONS = "see_mediations"
    MEDIATE = "mediate"
    SEE_NETWORK = "see_network"
    EDIT_NETWORK = "edit_network"
    SEE_CENTRE = "see_centre"
    RUN_CENTRE = "run_centre"
    ORGANISE_CENTRE = "organise_centre"
    CLOSE_CASH = "close_cash"
    SEE_VILLAGE = "see_village"
    EDIT_VILLAGE = "edit_village"
    SEE_AUDIT = "see_audit"
    MANAGE_USERS = "manage_users"
    MANAGE_OFFICE = "manage_office"
    BACK_UP = "back_up"
    RESTORE = "restore"
    CHECK_OFFICE = "check_office"
    GIVE_RECOVERY_SHEET = "give_recovery_sheet"


_RECORDS: Final = frozenset(
    {
        Act.SEE_MIGRANTS,
        Act.REGISTER_MIGRANT,
        Act.EDIT_MIGRANTS,
        Act.MOVE_JOURNEY,
        Act.MERGE_PEOPLE,
        Act.WITHDRAW_CONSENT,
        Act.PRINT_FORM,
        Act.PRINT_PERSON_FILE,
        Act.EXPORT_RECORDS,
        Act.SEE_HISTORY,
        Act.SEE_ATTACHMENTS,
        Act.EDIT_ATTACHMENTS,
        Act.SEE_RECRUITERS,
        Act.EDIT_RECRUITERS,
        Act.EDIT_OFFERS,
        Act.LINK_PEOPLE,
        Act.REVIEW_CONTRACTS,
        Act.BACK_UP,
    }
)
# The Children's Centre is run by its children (RUN_CENTRE: activities, attendance, things, cash book);
# adults organise what needs them (ORGANISE_CENTRE: elections, handovers, schools, trainings, parents).
_CENTRE: Final = frozenset({Act.SEE_CENTRE, Act.RUN_CENTRE, Act.ORGANISE_CENTRE, Act.CLOSE_CASH})
# To be allowed to work on cases is not yet to see one: only who is named on a case sees it
# (``rules.secrecy``).
_CASE_WORK: Final = frozenset({Act.SEE_CASES, Act.EDIT_CASES, Act.SEE_NETWORK})
_NETWORK_WORK: Final = frozenset(
    {
        *_CASE_WORK,
        Act.CLOSE_CASE,
        Act.SEE_REFERRALS,
        Act.REFER,
        Act.SEE_MEDIATIONS,
        Act.MEDIATE,
        Act.EDIT_NETWORK,
    }
)
# Households, children out of school, surveys: what names somebody in them is personal.
_VILLAGE: Final = frozenset({Act.SEE_VILLAGE, Act.EDIT_VILLAGE})
_MACHINE: Final = frozenset(
    {Act.MANAGE_USERS, Act.MANAGE_OFFICE, Act.BACK_UP, Act.RESTORE, Act.CHECK_OFFICE, Act.SEE_AUDIT}
)
_TABLE: Final[Mapping[Role, frozenset[Act]]] = {
    Role.DIRECTOR: frozenset(Act),
    Role.CLERK: _RECORDS
    | _NETWORK_WORK
    | _CENTRE
    | _VILLAGE
    | {Act.EXPORT_PERSONAL, Act.ANONYMISE_PERSON, Act.CHECK_OFFICE},
    Role.CHILD_DIRECTOR: _RECORDS
    | _NETWORK_WORK
    | _CENTRE
    | _VILLAGE
    | {
        Act.CLEAR_MINOR,
        Act.END_JOURNEY,
        Act.EXPORT_PERSONAL,
        Act.CLOSE_GRAVE_CASE,
        Act.EXPORT_CASES,
    },
    Role.MEDIATOR: _CASE_WORK
    | {
        Act.SEE_MIGRANTS,
        Act.SEE_RECRUITERS,
        Act.REVIEW_CONTRACTS,
        Act.SEE_MEDIATIONS,
        Act.MEDIATE,
        Act.SEE_CENTRE,
        Act.PRINT_FORM,
        Act.BACK_UP,
    },
    Role.COMMITTEE_MEMBER: _CASE_WORK
    | {Act.SEE_MIGRANTS, Act.SEE_RECRUITERS, Act.SEE_HISTORY, Act.SEE_CENTRE, Act.BACK_UP}
    | {Act.SEE_VILLAGE},
    Role.CENTRE_FACILITATOR: _CENTRE | {Act.SEE_NETWORK, Act.BACK_UP},
    Role.CHILDREN_COMMITTEE: frozenset({Act.SEE_CENTRE, Act.RUN_CENTRE}),
    Role.VIEWER: frozenset(
        {
            Act.SEE_MIGRANTS,
            Act.SEE_RECRUITERS,
            Act.SEE_NETWORK,
            Act.SEE_CENTRE,
            Act.SEE_VILLAGE,
        }
    ),
    # Keeps the machine running and sees no record of anybody.
    Role.ADMINISTRATOR: _MACHINE,
}
_FOUR_EYES: Final = frozenset(
    {
        Act.OVERRIDE_READINESS,
        Act.ANONYMISE_PERSON,
        Act.EXPORT_PERSONAL,
        Act.DECIDE_RECRUITER,
        Act.CLOSE_GRAVE_CASE,
        Act.EXPORT_CASES,
        Act.CLOSE_CASH,
    }
)
_SECOND: Final[Mapping[Act, frozenset[Role]]] = {
    Act.OVERRIDE_READINESS: frozenset({Role.CHILD_DIRECTOR, Role.CLERK, Role.COMMITTEE_MEMBER}),
    Act.ANONYMISE_PERSON: frozenset({Role.DIRECTOR, Role.CHILD_DIRECTOR, Role.COMMITTEE_MEMBER}),
    Act.EXPORT_PERSONAL: frozenset({Role.DIRECTOR, Role.CHILD_DIRECTOR, Role.COMMITTEE_MEMBER}),
    Act.DECIDE_RECRUITER: frozenset({Role.CLERK, Role.CHILD_DIRECTOR, Role.COMMITTEE_MEMBER}),
    Act.CLOSE_GRAVE_CASE: frozenset({Role.DIRECTOR, Role.CHILD_DIRECTOR}),
    Act.EXPORT_CASES: frozenset({Role.DIRECTOR, Role.CHILD_DIRECTOR}),
    Act.CLOSE_CASH: frozenset(
        {Role.DIRECTOR, Role.CLERK, Role.CHILD_DIRECTOR, Role.CENTRE_FACILITATOR}
    ),
}
_SEES: Final[Mapping[str, frozenset[Role]]] = {
    "open": frozenset(Role),
    "personal": frozenset(role for role in Role if Act.SEE_MIGRANTS in _TABLE[role]),
    "sensitive": frozenset({Role.DIRECTOR, Role.CLERK, Role.CHILD_DIRECTOR}),
}
ACT_WORDS: Final[Mapping[Act, Sentence]] = {
    Act.SEE_MIGRANTS: T("see migrants' records"),
    Act.REGISTER_MIGRANT: T("register people"),
    Act.EDIT_MIGRANTS: T("change records"),
    Act.MOVE_JOURNEY: T("take a journey a step further"),
    Act.OVERRIDE_READINESS: T("override the advice to wait"),
    Act.CLEAR_MINOR: T("clear a minor's journey"),
    Act.END_JOURNEY: T("end a journey for good"),
    Act.MERGE_PEOPLE: T("join records"),
    Act.WITHDRAW_CONSENT: T("record a withdrawal of consent"),
    Act.ANONYMISE_PERSON: T("make a person anonymous"),
    Act.PRINT_FORM: T("print forms"),
    Act.PRINT_PERSON_FILE: T("print all that is kept of a person"),
    Act.EXPORT_RECORDS: T("export records"),
    Act.EXPORT_PERSONAL: T("export personal data"),
    Act.SEE_HISTORY: T("see the history of a record"),
    Act.SEE_ATTACHMENTS: T("see attachments"),
    Act.EDIT_ATTACHMENTS: T("add or take off attachments"),
    Act.SEE_RECRUITERS: T("see recruiters, jobs and contracts"),
    Act.EDIT_RECRUITERS: T("register and screen recruiters"),
    Act.DECIDE_RECRUITER: T("decide about recruiters"),
    Act.EDIT_OFFERS: T("register jobs"),
    Act.LINK_PEOPLE: T("link people and jobs"),
    Act.REVIEW_CONTRACTS: T("review contracts"),
    Act.SEE_CASES: T("work on cases"),
    Act.EDIT_CASES: T("write in cases"),
    Act.CLOSE_CASE: T("close cases"),
    Act.CLOSE_GRAVE_CASE: T("close a case of high risk or of a minor"),
    Act.EXPORT_CASES: T("export cases"),
    Act.SEE_REFERRALS: T("see referrals"),
    Act.REFER: T("refer people to agencies"),
    Act.SEE_MEDIATIONS: T("see mediations"),
    Act.MEDIATE: T("mediate"),
    Act.SEE_NETWORK: T("see the network"),
    Act.EDIT_NETWORK: T("change the network's directory"),
    Act.SEE_CENTRE: T("see the Children's Centre"),
    Act.RUN_CENTRE: T("run the Children's Centre"),
    Act.ORGANISE_CENTRE: T("organise elections, trainings and talks with parents"),
    Act.CLOSE_CASH: T("close a month of the cash book"),
    Act.SEE_VILLAGE: T("see households, back-to-school help and surveys"),
    Act.EDIT_VILLAGE: T("write down households, back-to-school help and surveys"),
    Act.SEE_AUDIT: T("see the log"),
    Act.MANAGE_USERS: T("manage users"),
    Act.MANAGE_OFFICE: T("change the office's settings"),
    Act.BACK_UP: T("make backups"),
    Act.RESTORE: T("restore a backup"),
    Act.CHECK_OFFICE: T("check the office's data"),
    Act.GIVE_RECOVERY_SHEET: T("print a recovery sheet"),
}


def may(roles: Iterable[str], act: Act) -> bool:
    """Whether any of the roles permits an act."""
    return any(act in _TABLE[Role(role)] for role in roles)


def require(roles: Iterable[str], act: Act) -> None:
    """Raise :class:`NotAllowed` unless one of the roles permits the act."""
    if not may(roles, act):
        raise NotAllowed(T("Your role does not allow you to {act}.", act=ACT_WORDS[act]))


def needs_four_eyes(act: Act) -> bool:
    """Whether a second person must look before the act."""
    return act in _FOUR_EYES


def second_may(roles: Iterable[str], act: Act) -> bool:
    """Whether somebody with these roles may be the second pair of eyes."""
    return any(Role(role) in _SECOND.get(act, frozenset()) for role in roles)


def visible(roles: Iterable[str], sensitivity: str) -> bool:
    """Whether a field of a sensitivity (open, personal, sensitive) is shown to these roles."""
    return any(Role(role) in _SEES[sensitivity] for role in roles)
