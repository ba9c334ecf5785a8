"""The minimum wage of a place on a day, and when the office may rely on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.i18n import translator
from desktop.rules import minimum_wages

OWN = minimum_wages.own()
ASKED = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("county", "on", "monthly", "hourly"),
    [
        ("532801", date(2015, 8, 31), None, None),
        ("532801", date(2015, 9, 1), 140000, 1300),
        ("532801", date(2022, 9, 30), 150000, 1400),
        ("532801", date(2022, 10, 1), 175000, 1700),
        ("532801", date(2024, 9, 30), 184000, 1800),
        ("532801", date(2024, 10, 1), 192000, 1900),
        ("532822", date(2024, 10, 1), 177000, 1800),
        ("532823", date(2024, 10, 1), 177000, 1800),
        ("", date(2024, 10, 1), None, None),
        ("440300", date(2024, 10, 1), None, None),
    ],
)
def test_the_standard_in_force(county, on, monthly, hourly):
    found = OWN.in_force(county, on)
    if monthly is None:
        assert found is None
    else:
        assert (found.monthly, found.hourly) == (monthly, hourly)


def test_none_is_confirmed_until_the_office_has_asked():
    found = OWN.in_force("532801", ASKED)
    assert found.confirmed_on is None
    said = OWN.unsure(found, ASKED)
    assert "12333" in translator("zh_CN")(said)
    assert "1,920" in translator("en")(said)


@pytest.fixture(name="confirmed")
def _confirmed(tmp_path):
    """The file as the administrator leaves it: a date filled in, a rise added, out of order."""
    text = paths.reference("minimum_wages.toml").read_text(encoding="utf-8")
    text = text.replace('verified_on = ""', f'verified_on = "{ASKED}"')
    rise = (
        "\n[[standard]]\neffective_from = 2027-01-01\nmonthly = [2170, 2020, 1870]\n"
        'hourly = [21, 20, 19]\nsource = "12333"\nverified = "primary"\nverified_on = ""\n'
    )
    place = text.index("\n[[standard]]")
    file = tmp_path / "minimum_wages.toml"
    file.write_text(text[:place] + rise + text[place:], encoding="utf-8")
    return minimum_wages.load(file)


@pytest.mark.parametrize(
    ("today", "sure"),
    [
        (ASKED, True),
        (date(2028, 12, 1), True),  # the last day of 24 months
        (date(2028, 12, 2), False),
    ],
)
def test_a_confirmed_standard_holds_for_24_months(confirmed, today, sure):
    found = confirmed.in_force("532801", ASKED)
    assert confirmed.confirmed(found, today) is sure
    assert (confirmed.unsure(found, today) is None) is sure


def test_a_rise_is_a_new_row_wherever_it_stands(confirmed):
    assert confirmed.in_force("532801", date(2026, 12, 31)).monthly == 192000
    risen = confirmed.in_force("532801", date(2027, 1, 1))
    assert risen.monthly == 202000
    assert not confirmed.confirmed(risen, date(2027, 1, 2))


@given(
    st.sampled_from(["532801", "532822", "532823"]),
    st.dates(date(2015, 9, 1), date(2040, 1, 1)),
    st.integers(0, 3000),
)
def test_it_never_falls(county, on, days):
    later = OWN.in_force(county, on + timedelta(days=days))
    assert later.monthly >= OWN.in_force(county, on).monthly
