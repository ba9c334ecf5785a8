"""The windows of shelf and cash book place every field once, or say openly that they do not."""

from __future__ import annotations

import pytest

from desktop.rules import reference
from desktop.rules.cash_book import PAID_OUT, TAKEN_IN
from desktop.sheets import cash_screen, things_screen
from desktop.sheets.cash import CASH_MONTH
from desktop.sheets.fields import Sensitivity
from desktop.storage.records import columns

LAYOUTS = (
    (things_screen.THINGS, things_screen.SCREEN),
    (cash_screen.CASH, cash_screen.SCREEN),
)


@pytest.mark.parametrize(("screen", "layout"), LAYOUTS)
def test_every_field_is_placed_once_or_openly_omitted(screen, layout):
    keys = {f"{kind}.{field.key}" for kind, sheet in screen.sheets.items() for field in sheet}
    assert set(layout.keys) | layout.omitted == keys
    assert not set(layout.keys) & layout.omitted
    assert len(layout.keys) == len(set(layout.keys))


@pytest.mark.parametrize(
    "sheet", [*things_screen.THINGS.sheets.values(), cash_screen.CASH.main, CASH_MONTH]
)
def test_children_see_every_field_and_each_has_its_column(sheet):
    assert set(sheet.keys) <= columns(sheet.kind)
    assert all(field.sensitivity is Sensitivity.OPEN for field in sheet)
    assert all(reference.choices(field.choices) for field in sheet if field.choices)


def test_every_kind_of_money_says_whether_it_comes_in_or_goes_out():
    table = reference.load_toml("choices_centre_things.toml")["cash_kind"]
    assert {kind["way"] for kind in table.values()} == {TAKEN_IN, PAID_OUT}
