"""The words in which a form is described: a field, a sheet, and where fields are placed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.i18n import Text


class Kind(StrEnum):
    """How a field is typed in and kept. The value kept (Python, then JSON) is named for each."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, several lines
    NAME = "name"  # str: one full name, never split
    DAY = "day"  # date
    WRITTEN_DATE = "written_date"  # dict: text, calendar, leap, precision, first, last (ISO days)
    CHOICE = "choice"  # str: a code of the list
    CHOICES = "choices"  # list[str]: codes of the list
    YES_NO = "yes_no"  # str: yes, no or unknown
    TICK = "tick"  # bool
    MONEY = "money"  # int: fen
    NUMBER = "number"  # int
    HOURS = "hours"  # int: minutes; typed 8, 8.5 or 8:30
    TIME = "time"  # int: minutes since midnight; typed 14:30, 1430, 下午2点半
    ID_NUMBER = "id_number"  # str, upper case, no spaces
    PHONE = "phone"  # str: digits, perhaps a leading +
    LINK = "link"  # str: the id of another record


class Sensitivity(StrEnum):
    """How closely a field is held; ``rules.permissions.visible`` says which roles see which."""

    OPEN = "open"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class Field:
    """One question of a form.

    ``choices`` names a list of ``resources/reference`` (``choices.toml``, or ``ethnic_groups``,
    ``areas``); ``rule`` names the check that input goes through besides that of its kind.
    ``unless`` names the link of the same sheet that says it already: while that is chosen and
    nothing stands here, the window does not ask.
    """

    key: str
    kind: Kind
    label: Text
    help: Text | None = None
    required: bool = False
    choices: str | None = None
    sensitivity: Sensitivity = Sensitivity.PERSONAL
    rule: str | None = None
    unless: str | None = None


@dataclass(frozen=True)
class Sheet:
    """One kind of record as a form asks for it. ``kind`` is the name of its table.

    ``version`` rises when a field changes its meaning: paper and packages outlive releases.
    """

    kind: str
    version: int
    title: Text
    fields: tuple[Field, ...]
    owner: str | None = None  # the column that ties a repeated row to its person

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __getitem__(self, key: str) -> Field:
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all fields, in their order."""
        return tuple(field.key for field in self.fields)

    def owned_by(self, record: object) -> dict[str, Any]:
        """Return the condition by which the rows of one record are found."""
        if self.owner is None:
            raise KeyError(self.kind)
        return {self.owner: record}


@dataclass(frozen=True)
class Group:
    """Fields that stand together under a heading; ``keys`` are ``sheet.key``.

    ``folded``: rarely needed; the window shows the heading alone until it is asked for, or until
    something stands there.
    """

    title: Text
    keys: tuple[str, ...]
    folded: bool = False


@dataclass(frozen=True)
class Layout:
    """Where one output places the fields; ``omitted`` says openly what it leaves out."""

    groups: tuple[Group, ...]
    omitted: frozenset[str] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that are placed, in their order."""
        return tuple(key for group in self.groups for key in group.keys)
