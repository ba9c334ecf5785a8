"""The resident ID number (公民身份号码), GB 11643-1999: what it says, and whether it can be right.

Wrong length, date or check digit is a problem; anything else only warns, because many records in
the countryside are wrong or lunar. Place codes are never tied to years: 532821 (Jinghong County,
until 1993) and 532801 are both borne by people born in 1985.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from stdnum.iso7064 import mod_11_2

from desktop.i18n import T
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence, Words

_EIGHTEEN: Final = re.compile(r"^[0-9]{17}[0-9X]$")
_FIFTEEN: Final = re.compile(r"^[0-9]{15}$")
_OLDEST: Final = 1800


@dataclass(frozen=True)
class IdReading:
    """What an ID number says. ``normalized`` has 18 signs; ``problem`` is why it cannot be right."""

    kind: str  # 18, 15, other
    normalized: str
    birth: date | None = None
    sex: str = ""
    area_code: str = ""
    area: Words | None = None
    problem: Sentence | None = None
    warnings: tuple[Sentence, ...] = ()


def read_id_number(text: str, today: date) -> IdReading:
    """Read an ID number of 18 or of the old 15 signs."""
    number = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()
    if _FIFTEEN.match(number):
        return _read(with_century(number), "15", today)
    if not _EIGHTEEN.match(number):
        return IdReading("other", number, problem=_shape_problem(number))
    return _read(number, "18", today)


def with_century(fifteen: str) -> str:
    """Bring a number of 15 signs, given out until 1999, to 18."""
    body = f"{fifteen[:6]}19{fifteen[6:]}"
    return body + mod_11_2.calc_check_digit(body)


def mismatches(
    reading: IdReading, sex: str, birth_first: date | None, birth_last: date | None
) -> Mapping[str, Sentence]:
    """Return, by field, what was typed and differs from the number: to be asked, not forbidden."""
    found: dict[str, Sentence] = {}
    if sex in ("female", "male") and reading.sex and sex != reading.sex:
        found["sex"] = T("The ID number says otherwise. Please check.")
    typed = birth_first is not None and birth_last is not None
    if reading.birth and typed and not birth_first <= reading.birth <= birth_last:  # type: ignore[operator]
        found["birth"] = T(
            "The ID number says {day}. Is one of them lunar? Please check.", day=reading.birth
        )
    return found


def _read(number: str, kind: str, today: date) -> IdReading:
    area_code = number[:6]
    area = reference.area_name(area_code)
    sex = "male" if int(number[16]) % 2 else "female"
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        birth = None
    if birth is None or birth.year < _OLDEST or birth > today:
        return IdReading(
            kind,
            number,
            area_code=area_code,
            problem=T("The date of birth in the ID number does not exist."),
        )
    problem = None
    if not mod_11_2.is_valid(number):
        problem = T("The ID number has a typing error: its last digit does not fit.")
    warnings: tuple[Sentence, ...] = ()
    if area is None:
        warnings = (T("The place in the ID number is not known here. Please check."),)
    elif kind == "15":
        warnings = (T("An old number of 15 digits; today it is {number}.", number=number),)
    return IdReading(kind, number, birth, sex, area_code, area, problem, warnings)


def _shape_problem(number: str) -> Sentence:
    if len(number) in (15, 18):
        return T("An ID number has digits only; the last one may be X.")
    return T("An ID number has 18 digits; this has {n}.", n=len(number))
