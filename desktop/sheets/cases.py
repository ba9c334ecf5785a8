"""What the register of cases asks: intake (F8), assessment (F9), plan (F10), follow-up (F11), closing
(F14), the mandatory report, and the people of the team.

Steps and fields: Inter-Agency Guidelines for Case Management and Child Protection 2014, merged with
what the channel needs. One case may be of several people.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet


def _text(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help, required=required)


def _long(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.LONG_TEXT, label, help, required=required)


def _choice(
    key: str,
    label: Text,
    choices: str,
    help: Text | None = None,  # noqa: A002
    *,
    required: bool = False,
) -> Field:
    return Field(key, Kind.CHOICE, label, help, required=required, choices=choices)


def _asked(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.YES_NO, label, help, choices="yes_no")


def _day(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.DAY, label, help, required=required)


INTAKE: Final = (
    _text("number", T("Number")),
    _day("received_on", T("Told to us on"), required=True),
    Field("received_at", Kind.TIME, T("At"), T("The hours count from here: 14:30, 下午2点半.")),
    _choice("source", T("Who reports"), "report_source", required=True),
    _text("reporter", T("Name of who reports"), T("May stay unnamed.")),
    Field("reporter_phone", Kind.PHONE, T("Phone of who reports"), rule="phone"),
    _choice("way", T("How it came to us"), "report_way"),
    _long("what", T("What happened"), T("In the person's own words."), required=True),
    _text("place", T("Where")),
    _text("when_told", T("When it was"), T("As told: since May, three times …")),
    _asked("danger_now", T("Is anyone in danger now?")),
    _asked("under_14", T("Is anyone under 14?")),
    _asked("missing", T("Is anyone missing?")),
    _asked("threatened", T("Is she threatened?")),
    Field("concerns", Kind.CHOICES, T("Concerns"), required=True, choices="case_concern"),
    Field(
        "triggers",
        Kind.CHOICES,
        T("Signs that must be reported"),
        T("Any of them: report at once."),
        choices="report_trigger",
    ),
    _choice(
        "risk",
        T("Risk level"),
        "risk_level",
        T("Empty: the level that is proposed beside."),
    ),
    _text("risk_reason", T("Why lower than proposed")),
    _choice("ground", T("On what ground we act"), "release_ground", T("Consent, or the law.")),
    _text("ground_reason", T("Reason without consent")),
    _long("safe_contact", T("How she is reached safely"), T("Safe hours, whose phone, code word.")),
    _long("immediate", T("What was done at once")),
    Field("sealed", Kind.TICK, T("Eyes of two named people only")),
)
ASSESSMENT: Final = (
    _day("assessed_on", T("Assessed on")),
    _asked("wishes_asked", T("Was she asked what she wants?")),
    _long("wishes", T("What she wants, in her own words")),
    _long("safety", T("Safety")),
    _long("health", T("Health")),
    _long("feelings", T("Feelings and behaviour")),
    _long("family", T("Family and caregivers")),
    _long("home", T("Where she lives")),
    _long("schooling", T("School")),
    _long("work", T("Work and income")),
    _long("legal", T("Papers and rights")),
    _long("relations", T("Friends, village, customs")),
    _long("strengths", T("Strengths: what and who helps")),
    _long("needs", T("Needs, the most urgent first")),
    _long("best_interest", T("What serves her best, and why")),
    _long("conclusion", T("Conclusion")),
    _asked("plan_agreed", T("Does she agree with the plan?")),
)
CLOSING: Final = (
    _choice("close_reason", T("Why it is closed"), "close_reason"),
    _long("outcome", T("What came of it")),
    _asked("told_closed", T("Was she told that it is closed?")),
    _choice("satisfaction", T("Did the help help?"), "satisfaction"),
    _long("feedback", T("What she says of the help")),
    _text("return_contact", T("Whom she can call if she needs us again")),
    _day("follow_up_on", T("Ask once more on"), T("Three months after the closing.")),
    Field("transferred_to_id", Kind.LINK, T("Handed over to")),
    _day("handed_over_on", T("Handed over on")),
    _day("acknowledged_on", T("They confirmed it on")),
    Field("duplicate_of_id", Kind.LINK, T("Repeats the case")),
)
CASE: Final = Sheet("protection_case", 1, T("Case"), (*INTAKE, *ASSESSMENT, *CLOSING))

PERSON: Final = Sheet(
    "case_person",
    1,
    T("Person of the case"),
    (
        Field(
            "person_id",
            Kind.LINK,
            T("Registered person"),
            T("Name, pinyin, number; leave it empty for somebody who is not registered."),
        ),
        Field(
            "name",
            Kind.NAME,
            T("Name"),
            T("If not registered, or what she is called."),
            unless="person_id",
        ),
        _choice("role", T("Part in the case"), "case_role", required=True),
        Field("sex", Kind.CHOICE, T("Sex"), choices="sex", unless="person_id"),
        Field("birth", Kind.WRITTEN_DATE, T("Date of birth"), unless="person_id"),
        _choice("language", T("Language"), "language"),
        Field("phone", Kind.PHONE, T("Phone"), rule="phone"),
        _asked("safe_to_call", T("Is it safe to call?")),
        _text("address", T("Where she is now")),
        _choice("care", T("Who takes care of her"), "care_type"),
        Field("caregiver", Kind.NAME, T("Caregiver")),
        _choice("caregiver_relation", T("Relation to her"), "relation"),
        Field("caregiver_phone", Kind.PHONE, T("Caregiver's phone"), rule="phone"),
        _asked(
            "moved",
            T("Was she recruited, taken along, put up or received by somebody?"),
            T("For a child this counts as means by itself."),
        ),
        _text("special_needs", T("Special needs")),
        _text("note", T("Remarks")),
    ),
    owner="case_id",
)

ALLEGED: Final = Sheet(
    "case_alleged",
    1,
    T("Person who is said to have done it"),
    (
        Field("name", Kind.NAME, T("Name"), T("Or what they are called.")),
        _choice("relation", T("Relation to her"), "alleged_relation"),
        _asked("access", T("Can they reach her now?")),
        _choice("sex", T("Sex"), "sex"),
        Field("age", Kind.NUMBER, T("Age, about")),
        _text("occupation", T("Work")),
        Field("id_number", Kind.ID_NUMBER, T("ID number"), sensitivity=Sensitivity.SENSITIVE),
        Field("person_id", Kind.LINK, T("Registered person")),
        Field("recruiter_id", Kind.LINK, T("Registered recruiter or employer")),
        _text("note", T("Remarks")),
    ),
    owner="case_id",
)

REPORT: Final = Sheet(
    "case_report",
    1,
    T("Report"),
    (
        _choice("reported_to", T("Reported to"), "report_to", required=True),
        _text("agency", T("Which station or office")),
        _day("reported_on", T("On"), required=True),
        Field("reported_at", Kind.TIME, T("At")),
        _text("reported_by", T("By whom of us"), required=True),
        _text("officer", T("Officer who took it")),
        _text("receipt", T("Receipt number")),
        _long("answer", T("What they said")),
        _day("supervisor_on", T("Township supervisor told on"), T("The same day.")),
    ),
    owner="case_id",
)

ANSWER: Final = Sheet(
    "case_answer",
    1,
    T("Answer of the screening"),
    (
        _text("subject", T("Of whom")),
        _text("code", T("Item"), required=True),
        _asked("answer", T("Answer")),
        _text("evidence", T("What shows it"), T("One piece of evidence serves one item.")),
        _choice("source", T("How it is known"), "indicator_source"),
        _day("answered_on", T("Asked on")),
    ),
    owner="case_id",
)

ACTION: Final = Sheet(
    "case_action",
    1,
    T("Action"),
    (
        _text("goal", T("Goal")),
        _text("what", T("What is done"), required=True),
        _choice("service", T("Kind of help"), "service"),
        _text("who", T("Who does it"), required=True),
        Field("agency_id", Kind.LINK, T("Agency")),
        _day("due_on", T("By"), required=True),
        _day("done_on", T("Done on")),
        _asked("success", T("Did it succeed?")),
        _text("result", T("What came of it")),
    ),
    owner="case_id",
)

NOTE: Final = Sheet(
    "case_note",
    1,
    T("Entry"),
    (
        _day("happened_on", T("On"), required=True),
        Field("happened_at", Kind.TIME, T("At")),
        _choice("kind", T("What"), "case_note_kind", required=True),
        _text("who", T("Who of us")),
        _text("with_whom", T("With whom")),
        _text("place", T("Where")),
        _asked("alone", T("Was she spoken to alone?")),
        _long("what", T("What was seen, said, agreed"), required=True),
        _text("risk_now", T("Change of the risk")),
    ),
    owner="case_id",
)

FLAG: Final = Sheet(
    "case_flag",
    1,
    T("Flag"),
    (
        _text("what", T("Look at"), required=True),
        _day("look_by", T("By"), required=True),
        _day("off_on", T("Taken off on")),
        _text("off_why", T("Why it was taken off")),
    ),
    owner="case_id",
)

TEAM: Final = Sheet(
    "case_team",
    1,
    T("Member of the team"),
    (
        Field(
            "user_id",
            Kind.LINK,
            T("User of this program"),
            T("Whoever is named here sees the case."),
        ),
        Field("name", Kind.NAME, T("Name"), unless="user_id"),
        _choice("duty", T("As"), "team_duty", required=True),
        Field("owner", Kind.TICK, T("Responsible for the case")),
        Field(
            "parts",
            Kind.CHOICES,
            T("Sees only these parts"),
            T("Empty: the whole case."),
            choices="case_part",
        ),
        Field(
            "not_related",
            Kind.TICK,
            T("Same name only: looked into, neither concerned nor related"),
        ),
        _text("agency", T("Agency")),
        Field("phone", Kind.PHONE, T("Phone"), rule="phone"),
        _text("note", T("Remarks")),
    ),
    owner="case_id",
)

KEPT_FROM: Final = Sheet(
    "case_kept_from",
    1,
    T("Kept from"),
    (
        Field("user_id", Kind.LINK, T("User"), required=True),
        _text("why", T("Why"), required=True),
    ),
    owner="case_id",
)

BELONGING: Final = (
    PERSON,
    ALLEGED,
    REPORT,
    ANSWER,
    ACTION,
    NOTE,
    FLAG,
    TEAM,
    KEPT_FROM,
)
"""The sheets whose rows belong to a case, in the order in which the window asks them."""
