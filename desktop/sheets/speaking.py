"""A kept value in words, for paper, exports and history alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.rules import clock_times, durations, reference
from desktop.sheets.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Translator
    from desktop.sheets.fields import Field


def spoken(field: Field, value: object, t: Translator) -> str:
    """Return a value as a person reads it; empty where there is none."""
    if value in (None, "", []):
        return ""
    if field.kind in (Kind.CHOICE, Kind.YES_NO):
        return _word(field, str(value), t)
    if field.kind is Kind.CHOICES and isinstance(value, list | tuple):
        return ("、" if t.chinese else ", ").join(_word(field, str(code), t) for code in value)
    if field.kind is Kind.WRITTEN_DATE and isinstance(value, dict):
        return written_date(value, t)
    if isinstance(value, date):
        return t.day(value)
    if field.kind is Kind.MONEY and isinstance(value, int):
        return yuan(value)
    if field.kind is Kind.HOURS and isinstance(value, int):
        return written_hours(value, t)
    if field.kind is Kind.TIME and isinstance(value, int):
        return clock_times.written(value)
    if field.kind is Kind.TICK:
        return t("Yes") if value else t("No")
    return str(value)


def yuan(fen: int) -> str:
    """Write a sum of fen in yuan: 2,400 or 2,400.50."""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def written_hours(minutes: int, t: Translator) -> str:
    """Write a length of working time: 8 h 30 min, 8小时30分钟."""
    return t(durations.told(minutes))


def written_date(value: Mapping[str, Any], t: Translator) -> str:
    """Write a date as it was told, with the solar date beside it where that differs."""
    first = date.fromisoformat(value["first"])
    if value["precision"] == "day":
        solar = t.day(first)
    elif value["precision"] == "month":
        solar = t("{month}/{year}", month=first.month, year=first.year)
    elif value["precision"] == "about":
        solar = t("about {year}", year=first.year)
    else:
        solar = t("the year {year}", year=first.year)
    if value["calendar"] == "solar":
        return solar
    return t("{told} (solar {solar})", told=value["text"], solar=solar)


def _word(field: Field, code: str, t: Translator) -> str:
    words = reference.words(field.choices or "yes_no").get(code)
    return t(words) if words is not None else code
