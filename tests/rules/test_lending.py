"""Things and loans: never more is lent than is there, whatever comes back in what state."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Invalid
from desktop.rules import lending
from desktop.rules.lending import Loan, Stock

TODAY = date(2026, 11, 24)


@given(
    st.integers(1, 30),
    st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(["lend", "good", "worn", "broken", "lost"]))
    ),
)
def test_whatever_is_lent_and_comes_back_the_counts_agree(count, acts):
    stock = Stock(count)
    for n, act in acts:
        if act == "lend":
            if 1 <= n <= stock.free:
                stock = stock.lend(n)
            else:
                with pytest.raises(Invalid):
                    stock.lend(n)
        elif n <= stock.out:
            stock = stock.take_back(n, act)
        assert not stock.problems()
        assert stock.free >= 0
        assert stock.good >= 0
        assert stock.good + stock.worn + stock.broken + stock.lost == count
        assert stock.free + stock.out == stock.usable


def test_a_count_below_what_is_lent_is_refused():
    assert Stock(3, out=4).problems()["count"].params == {"n": 4}
    assert Stock(3, worn=2, broken=2).problems()
    assert not Stock(3, worn=1, broken=1, lost=1).problems()


@pytest.mark.parametrize(
    ("until", "returned", "standing"),
    [
        (date(2026, 11, 23), None, lending.OVERDUE),
        (TODAY, None, lending.DUE_TODAY),
        (date(2026, 11, 25), None, lending.OUT),
        (None, None, lending.OUT),
        (date(2026, 11, 1), date(2026, 11, 9), lending.IN),
    ],
)
def test_how_a_loan_stands(until, returned, standing):
    assert Loan(1, date(2026, 11, 1), until, returned).standing(TODAY) == standing


def test_the_most_pressing_loan_is_told():
    late, fresh = Loan(1, TODAY, date(2026, 11, 1)), Loan(2, TODAY, date(2026, 12, 1))
    assert lending.standing([fresh, late], TODAY) == lending.OVERDUE
    assert lending.standing([fresh], TODAY) == lending.OUT
    assert lending.standing([], TODAY) == lending.IN
    assert lending.out([late, fresh]) == 3


@pytest.mark.parametrize(
    ("count", "day", "field"),
    [(3, TODAY, "count"), (0, TODAY, "count"), (1, date(2026, 10, 1), "returned_on"),
     (1, date(2026, 11, 25), "returned_on")],
)  # fmt: skip
def test_a_return_that_cannot_be_is_said_beside_its_field(count, day, field):
    with pytest.raises(Invalid) as raised:
        lending.check_return(Loan(2, date(2026, 11, 1)), count, day, TODAY)
    assert list(raised.value.problems) == [field]


def test_a_thing_is_given_up_only_when_all_are_back():
    roles = ("children_committee",)
    (step,) = lending.WORKFLOW.possible(lending.IN_USE, lending.ThingFacts(out=1), roles)
    assert step.blocked
    assert step.reasoned
    (step,) = lending.WORKFLOW.possible(lending.IN_USE, lending.ThingFacts(), roles)
    assert not step.blocked
