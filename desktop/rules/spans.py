"""Months and days between days, as terms, service and time limits are counted.

A month runs to the same day of the next one; where that has no such day, to its last (cf. Civil
Code, Art. 202).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Length:
    """Whole months, and the days over."""

    months: int
    days: int = 0


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weeks_of_month(day: date) -> tuple[date, date]:
    """Return the first and the last day of the whole weeks, from Monday on, that show a month."""
    first = day.replace(day=1)
    last = add_months(first, 1) - timedelta(days=1)
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def length(first: date, last: date) -> Length:
    """Return how long it is from ``first`` to ``last``, both included; nothing if it is reversed.

    1 January to 31 December is twelve months.
    """
    if last < first:
        return Length(0)
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    if add_months(first, months) > end:
        months -= 1
    return Length(months, (end - add_months(first, months)).days)
