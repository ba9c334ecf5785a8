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
_NUMBER: Final = r"[A-Z]{2,6}(?:-[A-Z])?-\d{4}-\d{4,6}"
_FORM: Final = re.compile(rf"^SMC1:({_NUMBER}):([0-9A-Z])$")


def payload(number: str) -> str:
    """Return what the code of a form says."""
    return f"{PREFIX}:{number}:{_check(number)}"


def read(text: str) -> str | None:
    """Return the number in a scanned code, None where it is none of ours or misread."""
    match = _FORM.match(_plain(text))
    if match is None or match.group(2) != _check(match.group(1)):
        return None
    return match.group(1)


def is_code(text: str) -> bool:
    """Whether a text means to be a code of a form, be it misread or not."""
    return _plain(text).startswith(f"{PREFIX}:")


def number(text: str) -> str | None:
    """Return the number that was scanned, or typed by hand without the code around it."""
    plain = "".join(_plain(text).split())
    return plain if re.fullmatch(_NUMBER, plain) else read(text)


def _plain(text: str) -> str:
    # A scanner types through the Chinese input method, which widens the colon.
    return unicodedata.normalize("NFKC", text).strip().upper()


def _check(number: str) -> str:
    signs = number.replace("-", "").upper()
    return str(mod_37_36.calc_check_digit(signs))
