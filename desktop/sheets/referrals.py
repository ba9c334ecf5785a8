"""What a referral asks: the letter (F15) and what comes back (F16).

Source: a referral form in use (§4.6): triplicate, priority, consent to release with the exact
information listed; the workflow of a referral (§6.7).
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sheet


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help)


def _long(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.LONG_TEXT, label, help, required=required)


def _day(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.DAY, label, help)


REFERRAL: Final = Sheet(
    "referral",
    1,
    T("Referral"),
    (
        _text("number", T("Letter number")),
        Field("case_id", Kind.LINK, T("Case"), T("Who does not see the case does not see this.")),
        Field("person_id", Kind.LINK, T("Registered person")),
        Field("person_name", Kind.NAME, T("Name, if not registered")),
        Field("agency_id", Kind.LINK, T("To the agency"), required=True),
        _text("attention", T("For the attention of")),
        Field("services", Kind.CHOICES, T("Services asked for"), required=True, choices="service"),
        Field("urgency", Kind.CHOICE, T("How urgent"), required=True, choices="urgency"),
        _long("reason", T("Reason"), T("One or two sentences for the letter."), required=True),
        _day("written_on", T("Date of the letter")),
        Field(
            "told",
            Kind.CHOICES,
            T("What they are told"),
            T("All that is not ticked is held back."),
            choices="told_fact",
        ),
        _long("facts", T("What happened, as it is told"), T("Printed only if ticked above.")),
        _long("given", T("Help already given")),
        Field("held_why", Kind.CHOICE, T("Why the rest is held back"), choices="withhold_reason"),
        Field("ground", Kind.CHOICE, T("Ground to tell it"), choices="release_ground"),
        _text("ground_reason", T("Reason without consent")),
        _day("consent_on", T("Consent given on")),
        _text("consent_by", T("By whom")),
        _long("agreed", T("What was agreed with her")),
        _text("escort", T("Who goes with her")),
        _day("reply_by", T("Reply wanted by")),
        _text("enclosures", T("Enclosures")),
        Field("way", Kind.CHOICE, T("How it is sent"), choices="sent_way"),
        _text("our_contact", T("Our contact"), T("Name and phone, printed in the letter.")),
        _text("limits", T("How they may reach her"), T("For example: only through us.")),
        _text("their_contact", T("Contact there")),
        Field("refusal", Kind.CHOICE, T("Why they did not help"), choices="referral_refusal"),
        _day("service_from", T("Service from")),
        _long("result", T("What the service was")),
        _day("fed_back_on", T("She was told the answer on")),
        Field("satisfaction", Kind.CHOICE, T("Did the service help?"), choices="satisfaction"),
        _long("feedback", T("What she says of the service")),
        Field("earlier_id", Kind.LINK, T("After the referral")),
        _text("note", T("Remarks")),
    ),
)
