"""The words for the codes of a record: lists to choose from, states, advice."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import Words, translator
from desktop.rules import age, journeys, readiness, reference
from desktop.sheets.fields import Kind
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.i18n import Language, Sentence, Translator
    from desktop.office.cards import ListRow
    from desktop.sheets.fields import Field
    from desktop.views.language import Speaker

TONES: Final = {
    readiness.READY: Tone.READY,
    readiness.CONDITIONAL: Tone.CONDITIONS,
    readiness.WAIT: Tone.WAIT,
}
SIGNS: Final = {
    readiness.READY: "check-circle",
    readiness.CONDITIONAL: "info",
    readiness.WAIT: "clock",
}


@lru_cache(maxsize=64)
def entries(name: str) -> tuple[tuple[str, Sentence], ...]:
    """Return a list of reference data as (code, words)."""
    return tuple((choice.code, choice.words) for choice in reference.choices(name))


def lists(name: str) -> Sequence[tuple[str, Sentence]]:
    """Return the list that a field names, for its editor."""
    return entries(name)


def state_words(code: str) -> Sentence:
    """Return the words of a state of a journey."""
    return journeys.STATE_WORDS.get(code, Words(code, code))


def status_words(code: str) -> Sentence:
    """Return the words of the rules' advice."""
    return readiness.STATUS_WORDS.get(code, Words(code, code))


def code_words(column: str, code: str, speaker: Speaker) -> str:
    """Return the words of a code in a column of the list."""
    if not code:
        return ""
    if column == "state":
        return speaker(state_words(code))
    if column == "readiness":
        return speaker(status_words(code))
    name = {"schooling": "education_status"}.get(column, column)
    return speaker(dict(entries(name)).get(code, Words(code, code)))


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
    if field.kind is Kind.TICK:
        return speaker("yes") if value else speaker("no")
    if field.choices:
        words = dict(entries(field.choices))
        codes = value if isinstance(value, list | tuple) else [value]
        spoken = [speaker(words.get(str(c), Words(str(c), str(c)))) for c in codes]
        return ("、" if speaker.chinese else ", ").join(spoken)
    return _plain(value, speaker)


def _plain(value: object, speaker: Speaker | Translator) -> str:
    return speaker.day(value) if isinstance(value, date) else str(value)


def age_words(row: ListRow, today: date) -> str:
    """Return the age in full years, as a span where the date of birth is only about."""
    if row.birth_first is None or row.birth_last is None:
        return ""
    return span_words(row.birth_first, row.birth_last, today)


def span_words(first: date, last: date, today: date) -> str:
    """Return the age of somebody born between two days."""
    young, old = age.age(last, today), age.age(first, today)
    return str(young) if young == old else f"{young}–{old}"


def years(born: date, today: date) -> int:
    """Return the age in full years."""
    return age.age(born, today)


def born_last(birth: object) -> date | None:
    """Return the last day on which she can be born, from a written date as it is kept."""
    return _day(birth, "last")


def born_first(birth: object) -> date | None:
    """Return the first day on which she can be born."""
    return _day(birth, "first")


def _day(birth: object, end: str) -> date | None:
    found = birth.get(end) if isinstance(birth, dict) else None
    return date.fromisoformat(found) if isinstance(found, str) and found else None


JOURNEY_OVER: Final = frozenset(
    {journeys.State.RETURNED.value, journeys.State.WITHDRAWN.value, journeys.State.ENDED.value}
)
"""States after which a new journey may begin."""
