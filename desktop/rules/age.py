"""Counting age in full years (周岁).

An age is reached on the day *after* the birthday (SPC interpretation on juvenile cases, 2006,
Art. 2; labour law has no rule of its own, so the programme uses the same). A birthday on 29
February falls on 28 February in common years (cf. Civil Code, Art. 202).
"""

from __future__ import annotations

from datetime import date


def birthday(born: date, years: int) -> date:
    """Return the day on which somebody born on a day is ``years`` old by the calendar."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 2, 28)


def reached(born: date, years: int, on: date) -> bool:
    """Whether full ``years`` are reached on a day: later than the birthday."""
    return on > birthday(born, years)


def age(born: date, on: date) -> int:
    """Return the age in full years as the rule counts it; 0 before the first birthday."""
    years = max(on.year - born.year, 0)
    return years if years == 0 or reached(born, years, on) else years - 1
