"""Consent: per purpose and per recipient, given by whom, until when, and what a withdrawal means.

Source: Personal Information Protection Law, Art. 14, 15, 23, 29, 31; Law on the Protection of
Minors, Art. 72.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop.i18n import Sentence, Words

PURPOSES: Final = ("a", "b", "c", "d", "e", "f", "g", "h")
GUARDIAN_UNDER: Final = 14
OF_AGE: Final = 18
EXPORT_PURPOSES: Final = ("b", "c")
"""Purposes under which a record may leave the office with a name on it."""


@dataclass(frozen=True)
class Consent:
    """One consent as kept; ``by`` is a code of the list ``consent_by``, empty if not written."""

    purpose: str
    given: bool
    given_on: date | None
    recipient: str = ""
    expires_on: date | None = None
    withdrawn_on: date | None = None
    by: str = ""


@dataclass(frozen=True)
class WhoMust:
    """Who has to agree: codes of the list ``consent_by``, the words for it, the articles."""

    by: tuple[str, ...]
    words: Sentence
    basis: Words


def covers(
    consents: Iterable[Consent],
    purpose: str,
    on: date,
    recipient: str = "",
    *,
    must: tuple[str, ...] = (),
) -> bool:
    """Whether the latest word on a purpose is a yes that holds on a day.

    Where a ``recipient`` is named, consents given for another one do not count. ``must`` has the
    codes of :func:`who_must`: a yes of anybody else is none (a child's own under 14).
    """
    spoken = [
        consent
        for consent in consents
        if consent.purpose == purpose
        and (not recipient or not consent.recipient or consent.recipient == recipient)
        and (consent.given_on is None or consent.given_on <= on)
    ]
    if not spoken:
        return False
    # The latest word counts; of several on one day the refusing one.
    latest = max(spoken, key=lambda c: (c.given_on is not None, c.given_on or on))
    words = [c for c in spoken if c.given_on == latest.given_on]
    return all(_holds(c, on) and (not must or c.by in must) for c in words)


def who_must(age: int | None) -> WhoMust:
    """Return who has to agree for somebody of an age; an unknown age counts as a child's."""
    if age is None or age < GUARDIAN_UNDER:
        return WhoMust(
            ("parent", "guardian"),
            T("Under 14 a parent or guardian agrees; the child is asked too."),
            reference.article("PIPL 31; UPL 72"),
        )
    if age < OF_AGE:
        return WhoMust(
            ("self",),
            T("From 14 to 17 she agrees herself; her guardian is told, unless that is unsafe."),
            reference.article("PIPL 14; UPL 72"),
        )
    return WhoMust(("self",), T("She agrees herself."), reference.article("PIPL 14"))


def consequences(purpose: str) -> tuple[Sentence, ...]:
    """Return what follows when a consent is withdrawn."""
    return (_FOLLOWS[purpose], T("What was done before the withdrawal stays lawful."))


def _holds(consent: Consent, on: date) -> bool:
    return (
        consent.given
        and (consent.withdrawn_on is None or consent.withdrawn_on > on)
        and (consent.expires_on is None or consent.expires_on >= on)
    )


_FOLLOWS: Final[Mapping[str, Sentence]] = {
    "a": T("Nothing more is kept than the law asks for; offer to make the record anonymous."),
    "b": T("No record of her goes to the community at the destination any more."),
    "c": T("No record of her goes to the Labour Bureau, Women's Federation or Youth League."),
    "d": T("Her name and phone are not given to recruiters or employers any more."),
    "e": T("She is not traced and her family is not asked, unless she is in danger."),
    "f": T("Take off her photo and use it no more."),
    "g": T("She is left out of reports from now on."),
    "h": T("She is not referred any more; tell the body that received her record."),
}
