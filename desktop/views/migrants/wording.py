"""The words for the codes of a record: lists to choose from, states, advice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from desktop.i18n import Words
from desktop.rules import age, journeys, readiness
from desktop.views.lists import entries
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from desktop.i18n import Sentence
    from desktop.office.cards import ListRow
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


JOURNEY_OVER: Final[frozenset[str]] = frozenset(journeys.OVER)
"""States after which a new journey may begin."""
