"""What is owed, in fen: an hour's wage, overtime, the second wage, severance, deductions.

Numbers come from ``contract_checks.toml``. Each sum is worked out exactly and rounded once, at
the end, to the nearest fen (half a fen upwards).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.rules import reference
from desktop.rules.spans import Length, add_months, length

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

DAYS_A_MONTH: Final = Fraction(2175, 100)
"""Days that a month's wage pays (劳社部发〔2008〕3号)."""
HOURS_A_DAY: Final = 8
MINUTES_AN_HOUR: Final = 60
SEVERANCE_MOST_YEARS: Final = 12
"""LCL 47(2): for wages over three times the local average."""


@cache
def limits() -> Mapping[str, int]:
    """Return the limits of ``contract_checks.toml``."""
    return {
        name: int(n) for name, n in reference.load_toml("contract_checks.toml")["limits"].items()
    }


def to_fen(exact: Fraction) -> int:
    """Round to the nearest fen, half a fen upwards."""
    return int(exact + Fraction(1, 2)) if exact >= 0 else -to_fen(-exact)


def monthly(wage: int, unit: str) -> int | None:
    """Return what a full-time wage comes to in a month; None by the piece or unknown unit."""
    factors = {
        "month": Fraction(1),
        "day": DAYS_A_MONTH,
        "hour": DAYS_A_MONTH * HOURS_A_DAY,
        "year": Fraction(1, 12),
    }
    factor = factors.get(unit)
    return None if factor is None else to_fen(wage * factor)


def day_wage(month_wage: int) -> int:
    """Return the wage of a day: the month's wage / 21.75."""
    return to_fen(month_wage / DAYS_A_MONTH)


def hour_wage(month_wage: int) -> int:
    """Return the wage of an hour: the month's wage / (21.75 x 8)."""
    return to_fen(_hour(month_wage))


def _hour(month_wage: int) -> Fraction:
    return month_wage / (DAYS_A_MONTH * HOURS_A_DAY)


def overtime_pay(month_wage: int, minutes: int, percent: int) -> int:
    """Return the pay for overtime at a rate (LL 44: 150, 200, 300)."""
    return to_fen(_hour(month_wage) * minutes / MINUTES_AN_HOUR * percent / 100)


@dataclass(frozen=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def length(self) -> Length:
        """Whole months and the days over."""
        return length(self.first, self.last)


def double_wage_span(start: date, signed: date | None, today: date) -> Span | None:
    """Return the time for which a second wage is due; None where there is none.

    From the day after one full month of work to the day before signing, at most to the day before
    a full year (LCL 82; LCL-R 6, 7). Practice differs by one day at each end.
    """
    first = add_months(start, limits()["contract_within_months"])
    open_ended = add_months(start, limits()["open_ended_after_months"])
    last = min(
        today if signed is None else signed - timedelta(days=1), open_ended - timedelta(days=1)
    )
    return Span(first, last) if last >= first else None


def double_wage(month_wage: int, span: Span) -> int:
    """Return the second wage of a span: whole months, then days as their share of the month."""
    whole = span.length
    begun = add_months(span.first, whole.months)
    month_days = (add_months(span.first, whole.months + 1) - begun).days
    return to_fen(month_wage * (whole.months + Fraction(whole.days, month_days)))


@dataclass(frozen=True)
class Severance:
    """Severance: how many half months' wages, of which wage, and the sum."""

    halves: int
    wage: int
    fen: int

    @property
    def months(self) -> str:
        """The number of months' wages as it is written: 2.5."""
        return f"{self.halves / 2:g}"


def severance_halves(service: Length) -> int:
    """Return the half months' wages for a time of service (LCL 47(1)).

    Two for each full year and for a rest of six months or more, one for a shorter rest.
    """
    years, rest = divmod(service.months, 12)
    if rest >= 6:
        return years * 2 + 2
    return years * 2 + (1 if rest or service.days else 0)


def severance(
    month_wage: int, service: Length, *, minimum: int = 0, local_average: int | None = None
) -> Severance:
    """Return N (LCL 47; LCL-R 27): never on less than the minimum wage; over three times the local
    average wage only on that, and for twelve years at most."""
    halves, wage = severance_halves(service), max(month_wage, minimum)
    if local_average is not None and wage > 3 * local_average:
        wage, halves = 3 * local_average, min(halves, SEVERANCE_MOST_YEARS * 2)
    return Severance(halves, wage, to_fen(Fraction(wage * halves, 2)))


def unlawful_dismissal(found: Severance) -> int:
    """Return what an unlawful dismissal costs: twice N, and no N besides (LCL 87; LCL-R 25)."""
    return 2 * found.fen


def excess_probation(full_wage: int, served: int, most: int) -> int:
    """Return the compensation for probation served beyond the law (LCL 83); months."""
    return full_wage * max(served - most, 0)


def deduction_limit(month_wage: int, minimum: int | None) -> int:
    """Return the most that may be kept back from a month's wage for loss (WPP 16)."""
    share = month_wage * limits()["deduction_percent"] // 100
    return share if minimum is None else max(min(share, month_wage - minimum), 0)


def yuan(fen: int) -> str:
    """Write a sum of fen in yuan: 2,400 or 2,400.50."""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def hours(minutes: int) -> str:
    """Write minutes as hours: 8, 8.5 or 8:20."""
    whole, rest = divmod(minutes, MINUTES_AN_HOUR)
    if rest in (0, 30):
        return f"{whole}.5" if rest else f"{whole}"
    return f"{whole}:{rest:02d}"
