"""Sign-in names: compared without regard to case, width and surrounding space."""

from __future__ import annotations

import unicodedata

from desktop.errors import Invalid
from desktop.i18n import T

LONGEST = 40


def normal(name: str) -> str:
    """Return the form by which two sign-in names are compared."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def same_name(one: str, other: str) -> bool:
    """Whether two sign-in names are the same."""
    return normal(one) == normal(other)


def check(name: str) -> None:
    """Raise :class:`Invalid` when nobody could sign in by the name."""
    if not normal(name):
        raise Invalid({"sign_in_name": T("Please fill this in.")})
    if len(name) > LONGEST:
        raise Invalid({"sign_in_name": T("At most {n} characters.", n=LONGEST)})
