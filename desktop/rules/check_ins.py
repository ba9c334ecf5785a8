"""What the answers at a check-in mean, and when she counts as out of reach.

Eleven plain questions, one for each of the ILO's eleven indicators of forced labour (2012). Any of
restriction of movement, violence, threats, papers kept, debt bondage calls for a case; two or more
of the others for a mediation or a case. Numbers and answers lie in ``journeys.toml``. They are for
protection only: nothing here finds that somebody was trafficked. Source: quick check (§3.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Words
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

CASE: Final = "case"
DISPUTE: Final = "dispute"
WATCH: Final = "watch"
WELL: Final = "well"
YES: Final = "yes"
NO: Final = "no"


@dataclass(frozen=True)
class Reading:
    """What a check-in says: ``follows`` is case, dispute, watch or well; ``indicators`` by number.

    ``code_word``: she said the word agreed for when she cannot speak freely.
    """

    follows: str
    indicators: tuple[int, ...] = ()
    code_word: bool = False


@dataclass(frozen=True)
class Attempt:
    """One check-in as the clocks need it."""

    on: date
    way: str
    reached: bool
    follows: str = WELL
    next_on: date | None = None


@cache
def numbers(*path: str) -> Mapping[str, Any]:
    """Return a table of ``journeys.toml``."""
    table: Any = reference.load_toml("journeys.toml")
    for name in path:
        table = table[name]
    found: Mapping[str, Any] = table
    return found


def read(answers: Mapping[str, object]) -> Reading:
    """Read the answers of a check-in, keyed as in its sheet."""
    code_word = answers.get("code_word_said") == YES
    said = sorted(
        int(question["number"])
        for key, question in numbers("check_in", "questions").items()
        if answers.get(key) == question["bad"]
    )
    alone = set(numbers("check_in")["case_alone"])
    if code_word or alone & set(said):
        follows = CASE
    elif len(said) >= int(numbers("check_in")["others_together"]):
        follows = DISPUTE
    else:
        follows = WATCH if said else WELL
    return Reading(follows, tuple(said), code_word)


def indicator_words(number: int) -> Words:
    """Return what one of the eleven indicators is called."""
    said = numbers("check_in", "indicators")[str(number)]
    return Words(said["zh"], said["en"])


def in_order(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return attempts in the order of their days."""
    return tuple(sorted(attempts, key=lambda attempt: attempt.on))


def last_reached(attempts: Iterable[Attempt]) -> Attempt | None:
    """Return the latest check-in at which she was reached."""
    reached = [attempt for attempt in in_order(attempts) if attempt.reached]
    return reached[-1] if reached else None


def in_vain(attempts: Iterable[Attempt], since: date | None = None) -> tuple[Attempt, ...]:
    """Return the attempts in vain since she was last reached, and since a day."""
    found: list[Attempt] = []
    for attempt in in_order(attempts):
        if attempt.reached:
            found.clear()
        elif since is None or attempt.on >= since:
            found.append(attempt)
    return tuple(found)


def out_of_reach(vain: Sequence[Attempt]) -> bool:
    """Whether enough was tried, by enough ways, for contact to be called lost."""
    rule = numbers("lost")
    ways = {attempt.way for attempt in vain}
    return len(vain) >= int(rule["attempts"]) and len(ways) >= int(rule["ways"])


def in_danger(journey: Mapping[str, object], attempts: Iterable[Attempt]) -> bool:
    """Whether something speaks for danger: what stands on the journey, or what she last said."""
    rule = numbers("danger")
    asked = any(journey.get(key) == YES for key in rule["asked"])
    written = any(journey.get(key) for key in rule["written"])
    last = last_reached(attempts)
    return asked or written or (last is not None and last.follows == CASE)
