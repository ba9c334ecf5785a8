"""From the records of a thing and its loans to what the rules of lending ask."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office.cleaning import clean
from desktop.rules import lending
from desktop.rules.lending import Loan, Stock
from desktop.sheets.things import LOAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from desktop.i18n import Sentence


@contextmanager
def at_loan() -> Iterator[None]:
    """What is wrong with a loan is said beside the fields of the loan."""
    try:
        yield
    except Invalid as error:
        said = {f"loan.{key}": words for key, words in error.problems.items()}
        raise Invalid(said) from error


def stock_of(values: Mapping[str, Any], loans: Iterable[Loan]) -> Stock:
    """Return the stock of a thing from its record and its loans."""
    counts = {key: int(values.get(key) or 0) for key in ("count", "worn", "broken", "lost")}
    return Stock(**counts, out=lending.out(loans))


def loan_of(row: Mapping[str, Any]) -> Loan:
    """Return a loan as the rules know it."""
    return Loan(
        int(row.get("count") or 0), row["lent_on"], row.get("until"), row.get("returned_on")
    )


def read_loan(keys: Iterable[str], values: Mapping[str, object]) -> dict[str, Any]:
    """Return what was typed of a loan as it is kept; :class:`Invalid` (``loan.key``) otherwise."""
    given = {key: values.get(key) for key in keys}
    with at_loan():
        cleaned: dict[str, Any] = clean(LOAN, given, partial=True)
    needed = [key for key in given if LOAN[key].required or key.startswith("returned")]
    missing = [key for key in needed if cleaned.get(key) is None]
    if missing:
        raise Invalid({f"loan.{key}": T("Please fill this in.") for key in missing})
    return cleaned


def check_loan(loan: Mapping[str, Any], today: date) -> None:
    """Raise :class:`Invalid` (``loan.key``) for a loan that nobody takes, or on days that cannot
    be."""
    problems: dict[str, Sentence] = {}
    if not loan.get("person_id") and not loan.get("name"):
        problems["loan.name"] = T("Choose a child, or write who takes it.")
    if loan["lent_on"] > today:
        problems["loan.lent_on"] = T("This day is still to come.")
    if loan["until"] < loan["lent_on"]:
        problems["loan.until"] = T("It cannot be back before it is lent.")
    if problems:
        raise Invalid(problems)
