"""A value of a field as one reads it in a window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.i18n import Words, translator
from desktop.rules import clock_times, durations
from desktop.sheets.fields import Kind
from desktop.views.lists import entries

if TYPE_CHECKING:
    from desktop.i18n import Language, Translator
    from desktop.sheets.fields import Field
    from desktop.views.language import Speaker


def value_in(field: Field, value: object, language: Language) -> str:
    """Return a value of a field as one reads it in a language."""
    return value_words(field, value, translator(language))


def value_words(field: Field, value: object, speaker: Speaker | Translator) -> str:
    """Return a value of a field as one reads it; empty for none."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, dict):
        return str(value.get("text") or "")
    if field.kind is Kind.MONEY and isinstance(value, int):
        return f"{value / 100:,.2f}".removesuffix(".00")
    if field.kind is Kind.HOURS and isinstance(value, int):
        return speaker(durations.told(value))
    if field.kind is Kind.TIME and isinstance(value, int):
        return clock_times.written(value)
    if field.kind is Kind.TICK:
        return speaker("yes") if value else speaker("no")
    if field.choices:
        words = dict(entries(field.choices))
        codes = value if isinstance(value, list | tuple) else [value]
        spoken = [speaker(words.get(str(c), Words(str(c), str(c)))) for c in codes]
        return ("、" if speaker.chinese else ", ").join(spoken)
    return speaker.day(value) if isinstance(value, date) else str(value)
