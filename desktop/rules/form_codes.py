"""What the QR code of a form says: the form's number and a check, no personal data.

``SMC1:MXX-2026-0042:K`` — the check letter is taken over the number, so that a number typed by a
scanner or by hand with one wrong or two exchanged signs is noticed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from stdnum.iso7064 import mod_37_36

PREFIX: Final = "SMC1"
_FORM: Final = re.compile(r"^SMC1:([A-Z]{2,6}(?:-[A-Z])?-\d{4}-\d{4,6}):([0-9A-Z])$")


def payload(number: str) -> str:
    """Return what the code of a form says."""
    return f"{PREFIX}:{number}:{_check(number)}"


def read(text: str) -> str | None:
    """Return the number in a scanned code, None where it is none of ours or misread."""
    # A scanner types through the Chinese input method, which widens the colon.
    match = _FORM.match(unicodedata.normalize("NFKC", text).strip().upper())
    if match is None or match.group(2) != _check(match.group(1)):
        return None
    return match.group(1)


def _check(number: str) -> str:
    signs = number.replace("-", "").upper()
    return str(mod_37_36.calc_check_digit(signs))
