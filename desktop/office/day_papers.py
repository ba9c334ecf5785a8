"""What the list of the day tells on paper: of guarded records the number only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.day_list import DayFacts, DayLine
from desktop.rules import worklist_words
from desktop.rules.weekdays import WEEKDAYS
from desktop.rules.worklist import Item, Section
from desktop.rules.worklist_words import SECTION_WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.office.session import Session


def facts(session: Session) -> DayFacts:
    """Gather what the user has to do, in the order of her window."""
    day, now = session.work_today.day(), session.now()
    return DayFacts(
        session.office.values,
        session.today(),
        WEEKDAYS[session.today().weekday()],
        session.user.full_name,
        [
            (SECTION_WORDS[section], [_line(item, now) for item in day.sections.get(section, ())])
            for section in Section
        ],
    )


def _line(item: Item, now: datetime) -> DayLine:
    """Paper lies about: neither a name nor what was written in a case stands on it."""
    name, words = (
        ("", worklist_words.plain_words(item)) if item.guarded else (item.title, item.words)
    )
    about = "  ".join(part for part in (name, item.number) if part)
    return DayLine(worklist_words.due_words(item, now), words, about, item.danger)
