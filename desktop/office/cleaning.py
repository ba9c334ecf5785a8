"""From what was typed to what is kept: each field checked by its kind, with words for what is wrong.

A window hands over the typed text itself where it could not read it (a date, a sum), so that the
sentence beside the field is always the same, whichever window it is.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final
from uuid import UUID

from desktop.errors import ClerkError, Invalid
from desktop.i18n import Sentence, T
from desktop.rules import calendars, clock_times, credit_codes, durations, reference
from desktop.sheets.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.sheets.fields import Field, Sheet

_LONGEST: Final = {Kind.LONG_TEXT: 20_000, Kind.NAME: 120}
_LONGEST_OTHER: Final = 500
_PHONE: Final = re.compile(r"^\+?\d{3,20}$")
_CODE: Final = re.compile(r"^[A-Z]{2,6}$")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MOST_MONEY: Final = 10**13  # fen; anything larger is a slip of the hand


def clean(
    sheet: Sheet, values: Mapping[str, object], *, partial: bool = False
) -> dict[str, object]:
    """Return the values as kept, empty ones as None.

    ``partial`` asks for nothing that is missing. Raises :class:`Invalid` with a sentence for each
    field that cannot be kept as it stands.
    """
    cleaned: dict[str, object] = {}
    problems: dict[str, Sentence] = {}
    for field in sheet:
        if field.key not in values:
            if field.required and not partial:
                problems[field.key] = T("Please fill this in.")
            continue
        try:
            cleaned[field.key] = clean_value(field, values[field.key])
        except ClerkError as error:
            problems[field.key] = error.sentence
            continue
        if field.required and cleaned[field.key] is None:
            problems[field.key] = T("Please fill this in.")
    if problems:
        raise Invalid(problems)
    return cleaned


def clean_value(field: Field, value: object) -> object:
    """Return one value as kept; :class:`ClerkError` says what is wrong with it."""
    if value is None or (isinstance(value, str) and not value.strip()) or value == []:
        return None
    if isinstance(value, str):
        value = _CONTROL.sub("", value)
    cleaned = _BY_KIND.get(field.kind, _text)(field, value)
    rule = _BY_RULE.get(field.rule or "")
    return rule(field, cleaned) if rule else cleaned


def _text(field: Field, value: object) -> object:
    text = str(value).strip()
    if field.kind is not Kind.LONG_TEXT:
        text = " ".join(text.split())
    longest = _LONGEST.get(field.kind, _LONGEST_OTHER)
    if len(text) > longest:
        raise ClerkError(T("At most {n} characters.", n=longest))
    return text


def _day(field: Field, value: object) -> object:
    return value if isinstance(value, date) else calendars.read_day(str(value))


def _written_date(field: Field, value: object) -> object:
    if isinstance(value, dict):
        return value if value.get("first") else written_date(str(value.get("text") or ""))
    return written_date(str(value))


def written_date(text: str, calendar: str | None = None) -> dict[str, object] | None:
    """Read a date as the family says it into the form in which it is kept."""
    if not text.strip():
        return None
    read = calendars.read_date(text, calendar=calendar)
    return {
        "text": text.strip(),
        "calendar": read.calendar,
        "leap": read.leap,
        "precision": read.precision,
        "first": read.first.isoformat(),
        "last": read.last.isoformat(),
    }


def _choice(field: Field, value: object) -> object:
    if str(value) not in _codes(field):
        raise ClerkError(T("Please choose from the list."))
    return str(value)


def _choices(field: Field, value: object) -> object:
    chosen = [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
    codes = _codes(field)
    if any(str(code) not in codes for code in chosen):
        raise ClerkError(T("Please choose from the list."))
    return [str(code) for code in dict.fromkeys(chosen)] or None


def _codes(field: Field) -> frozenset[str]:
    return frozenset(choice.code for choice in reference.choices(field.choices or "yes_no"))


def _tick(field: Field, value: object) -> object:
    return bool(value) or None  # a box that is not ticked says nothing, no history tells of it


def _money(field: Field, value: object) -> object:
    if isinstance(value, int):
        fen = value
    else:
        text = unicodedata.normalize("NFKC", str(value)).replace(",", "").strip("¥元 ")
        try:
            fen = int((Decimal(text) * 100).to_integral_exact())
        except (InvalidOperation, ValueError, OverflowError):
            raise ClerkError(T("Write the sum in yuan, for example 2400 or 2400.50.")) from None
    if not 0 <= fen < MOST_MONEY:
        raise ClerkError(T("Write the sum in yuan, for example 2400 or 2400.50."))
    return fen


def _number(field: Field, value: object) -> object:
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if not re.fullmatch(r"\d{1,6}", text):
        raise ClerkError(T("Write a number."))
    return int(text)


def _hours(field: Field, value: object) -> object:
    return durations.checked(value) if isinstance(value, int) else durations.read_hours(str(value))


def _time(field: Field, value: object) -> object:
    if isinstance(value, int):
        return clock_times.checked(value)
    return clock_times.read_time(str(value))


def _id_number(field: Field, value: object) -> object:
    text = unicodedata.normalize("NFKC", str(value))
    return re.sub(r"[\s-]", "", text).upper()[:60] or None


def _phone(field: Field, value: object) -> object:
    text = re.sub(r"[\s().-]", "", unicodedata.normalize("NFKC", str(value)))
    if not _PHONE.fullmatch(text):
        raise ClerkError(T("A phone number has digits only, perhaps with + before them."))
    return text


def _link(field: Field, value: object) -> object:
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:  # words to search by, of which none found was chosen
        raise ClerkError(T("Please choose from the list.")) from None


def _office_code(field: Field, value: object) -> object:
    code = str(value).upper()
    if not _CODE.fullmatch(code):
        raise ClerkError(T("2 to 6 letters from A to Z."))
    return code


_BY_KIND: Final[Mapping[Kind, Callable[[Field, object], object]]] = {
    Kind.DAY: _day,
    Kind.WRITTEN_DATE: _written_date,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _choice,
    Kind.CHOICES: _choices,
    Kind.TICK: _tick,
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.HOURS: _hours,
    Kind.TIME: _time,
    Kind.ID_NUMBER: _id_number,
    Kind.PHONE: _phone,
    Kind.LINK: _link,
}


def _credit_code(field: Field, value: object) -> object:
    read = credit_codes.read_credit_code(str(value))
    if read.problem is not None:
        raise ClerkError(read.problem)
    return read.code


_BY_RULE: Final[Mapping[str, Callable[[Field, object], object]]] = {
    "office_code": _office_code,
    "credit_code": _credit_code,
}
