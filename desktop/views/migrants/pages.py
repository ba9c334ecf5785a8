"""A tab of a person's sheet: what only persons have is the household, consents and journeys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.office.cards import RowEntry
from desktop.views.migrants import wording
from desktop.views.migrants.consents import Consents
from desktop.views.reading import value_words
from desktop.views.records import typed
from desktop.views.records.pages import Making, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry
    from desktop.sheets.fields import Group
    from desktop.sheets.screens import Tab
    from desktop.views.records.rows import RowsEditor


@dataclass(frozen=True)
class PersonMaking(Making):
    """``state_of`` gives the state of a journey that is kept; ``user`` is who writes."""

    state_of: Callable[[UUID], str]
    user: str


class PersonPage(Page):
    """The fields and rows of one tab of a person's sheet."""

    withdraw_asked = Signal(object)

    def __init__(self, tab: Tab, making: PersonMaking) -> None:
        self.consents: Consents | None = None
        self._state_of = making.state_of
        self._user = making.user
        super().__init__(tab, making)

    def show_entry(self, entry: Entry) -> None:
        super().show_entry(entry)
        household = _household(entry)
        for form in self.forms:
            typed.show(form, "household", household)
        if self.consents is not None:
            self.consents.show_rows(entry.rows.get("consent", ()))
        self._offer_journey()

    def gather(self, entry: Entry) -> Entry:
        entry = super().gather(entry)
        rows, number = dict(entry.rows), entry.household_number
        for form in self.forms:
            home = typed.values(form, "household", {})
            if home:
                number = _number(home.pop("number", None), entry.household_number)
                moved = not typed.same(number, entry.household_number)
                rows |= _with_household(entry, home, moved=moved)
        if self.consents is not None:
            rows["consent"] = self.consents.rows()
        return replace(entry, rows=rows, household_number=number)

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        first = super().show_problems(problems)
        if self.consents is not None:
            first = first or self.consents.show_problems(problems)
        return first

    def show_warnings(self, warnings: Mapping[str, str]) -> None:
        super().show_warnings(warnings)
        if self.consents is not None:
            self.consents.show_warnings(warnings)

    def show_age(self, age: int | None) -> None:
        """Say what follows from the youngest age she can have."""
        if self.consents is not None:
            self.consents.show_age(age)

    def focus_first(self) -> None:
        talks = self.rows.get("check_in")
        if talks is not None and not self.forms:
            # What was said then stays as it was: whoever comes here has called again.
            talks.add.setFocus()
        elif self.consents is not None and not self.forms and not self.rows:
            self.consents.lines[0].buttons["yes"].setFocus()
        else:
            super().focus_first()

    def place(self, kind: str, groups: list[Group]) -> None:
        if kind != "consent":
            super().place(kind, groups)
            return
        making = self._making
        self.consents = Consents(making.speaker, making.lists, making.today())
        self.consents.changed.connect(self.changed)
        self.consents.saved.connect(self.saved)
        self.consents.withdraw_asked.connect(self.withdraw_asked)
        self._column.addWidget(self.consents)

    def place_rows(self, kind: str, groups: list[Group]) -> RowsEditor:
        editor = super().place_rows(kind, groups)
        editor.changed.connect(lambda _key: self._offer_journey())
        return editor

    def fresh(self, kind: str) -> Mapping[str, object]:
        if kind == "check_in":
            return {"happened_on": self._making.today(), "by_whom": self._user}
        day = {"journey": "registered_on", "wish": "expressed_on"}.get(kind)
        return {day: self._making.today()} if day else {}

    def row_name(self, kind: str, at: int, row: RowEntry) -> tuple[str, str]:
        if kind == "check_in":
            return self._check_in_name(row)
        if kind != "journey":
            return super().row_name(kind, at, row)
        speak, values = self._making.speaker, row.values
        sheet = self._making.screen.sheets[kind]
        note = " · ".join(
            words
            for words in (
                str(values.get("number") or ""),
                value_words(sheet["purpose"], values.get("purpose"), speak),
                str(values.get("destination") or ""),
                speak(self._state(row)) if row.id is not None else "",
                str(values.get("registered_on") or ""),
            )
            if words
        )
        return f"{speak(sheet.title)} {at + 1}", note

    def _check_in_name(self, row: RowEntry) -> tuple[str, str]:
        """The day is what a check-in is called by; beside it the way, and whether it reached her."""
        speak, sheet = self._making.speaker, self._making.screen.sheets["check_in"]
        day = row.values.get("happened_on")
        way = value_words(sheet["way"], row.values.get("way"), speak)
        reached = {"yes": speak("reached"), "no": speak("not reached")}.get(
            str(row.values.get("reached")), ""
        )
        who = str(row.values.get("with_whom") or "")
        title = day.isoformat() if isinstance(day, date) else speak(sheet.title)
        return title, " · ".join(words for words in (way, reached, who) if words)

    def _offer_journey(self) -> None:
        wish = self.rows.get("wish")
        if wish is not None:
            wish.add.setVisible(not wish.cards)  # one wish, changed as she changes her mind
        editor = self.rows.get("journey")
        if editor is None:
            return
        open_ones = [row for row in editor.rows() if not row.withdrawn and self._under_way(row)]
        editor.add.setVisible(not open_ones)
        # A journey that is registered is ended by a step of its state, not taken off.
        for card in editor.cards:
            card.remove.setVisible(card.entry.id is None and len(editor.cards) > 1)

    def _under_way(self, row: RowEntry) -> bool:
        if row.id is None:
            return True
        return self._state_of(row.id) not in wording.JOURNEY_OVER

    def _state(self, row: RowEntry) -> Sentence:
        assert row.id is not None  # noqa: S101  only asked for rows that are kept
        return wording.state_words(self._state_of(row.id))


def _household(entry: Entry) -> dict[str, object]:
    rows = entry.rows.get("household", ())
    return {**(rows[0].values if rows else {}), "number": entry.household_number}


def _number(typed_number: object, before: str | None) -> str | None:
    if typed_number is None:
        return None if before is None else ""
    return str(typed_number)


def _with_household(
    entry: Entry, home: Mapping[str, object], *, moved: bool
) -> dict[str, tuple[RowEntry, ...]]:
    before = entry.rows.get("household", ())
    kept = before[0] if before and not moved else RowEntry(None, {})
    if before or any(value is not None for value in home.values()):
        return {"household": (replace(kept, values={**kept.values, **home}),)}
    return {}
