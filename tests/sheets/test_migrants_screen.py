"""The window places every field of F1 and F2 once, or says openly that it does not."""

from __future__ import annotations

import pytest

from desktop.sheets.migrants_screen import MIGRANTS, SCREEN, SHEETS, TABS

ALL_KEYS = [f"{kind}.{key}" for kind, sheet in SHEETS.items() for key in sheet.keys]


@pytest.mark.parametrize("key", ALL_KEYS)
def test_every_field_is_placed_once_or_openly_omitted(key: str) -> None:
    placed = SCREEN.keys.count(key)
    assert placed == (0 if key in SCREEN.omitted else 1), key


def test_nothing_is_placed_that_no_sheet_has() -> None:
    assert set(SCREEN.keys) | SCREEN.omitted == set(ALL_KEYS)


def test_the_tabs_stand_in_the_order_of_the_form() -> None:
    assert [tab.key for tab in TABS] == [
        "self",
        "family",
        "schooling",
        "journey",
        "follow_up",
        "jobs",
        "preparation",
        "consent",
        "attachment",
        "history",
    ]


@pytest.mark.parametrize("group", SCREEN.groups, ids=lambda group: str(group.title))
def test_a_group_of_rows_has_fields_of_that_sheet_only(group: object) -> None:
    kinds = {key.partition(".")[0] for key in group.keys}  # type: ignore[attr-defined]
    assert len(kinds) == 1 or not kinds & MIGRANTS.repeated
    assert MIGRANTS.kind_of(group) == (kinds.pop() if kinds <= MIGRANTS.repeated else "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "tab"),
    [
        ("person.full_name", "self"),
        ("phone#2.number", "self"),
        ("household.number", "family"),
        ("schooling#0.status", "schooling"),
        ("journey#0.wage", "journey"),
        ("check_in#3.threatened", "follow_up"),
        ("consent#7.given", "consent"),
        ("nothing.at_all", "self"),
    ],
)
def test_an_error_finds_the_tab_of_its_field(key: str, tab: str) -> None:
    assert MIGRANTS.tab_of(key) == tab
