"""The windows of the new registers place every field once, or say openly that they do not."""

from __future__ import annotations

import pytest

from desktop.rules import reference
from desktop.sheets import contracts_screen, offers_screen, recruiters_screen
from desktop.sheets.contracts_paper import PAPER

LAYOUTS = (
    (recruiters_screen.RECRUITERS, recruiters_screen.SCREEN),
    (offers_screen.OFFERS, offers_screen.OFFER_SCREEN),
    (offers_screen.PLACEMENTS, offers_screen.PLACEMENT_SCREEN),
    (contracts_screen.CONTRACTS, contracts_screen.SCREEN),
)
FIELDS = [
    (screen, layout, f"{kind}.{field.key}", field)
    for screen, layout in LAYOUTS
    for kind, sheet in screen.sheets.items()
    for field in sheet
]


@pytest.mark.parametrize(("screen", "layout", "key", "field"), FIELDS)
def test_every_field_is_placed_once_or_openly_omitted(screen, layout, key, field):
    assert layout.keys.count(key) == (0 if key in layout.omitted else 1)
    if field.choices:
        assert reference.choices(field.choices)


@pytest.mark.parametrize(("screen", "layout"), LAYOUTS)
def test_nothing_else_is_placed_and_every_kind_of_row_can_be_added(screen, layout):
    keys = {f"{kind}.{field.key}" for kind, sheet in screen.sheets.items() for field in sheet}
    assert set(layout.keys) | layout.omitted == keys
    placed = {key.partition(".")[0] for key in layout.keys} & screen.repeated
    assert placed <= set(screen.add_words)


def test_the_opinion_prints_or_openly_leaves_out_every_field_of_the_contract():
    keys = {f"contract.{field.key}" for field in contracts_screen.CONTRACTS.main}
    assert set(PAPER.keys) | PAPER.omitted == keys
