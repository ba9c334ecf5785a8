"""The plain data that use cases hand to windows and take back: frozen, without a session behind.

Values of a record are keyed as in its sheet (``desktop.sheets``), typed as its field kind says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.rules.journey_history import Station
    from desktop.rules.readiness import Readiness

Values = dict[str, object]


@dataclass(frozen=True)
class OfficeCard:
    """The office as windows and papers need it. ``values`` are those of the OFFICE sheet."""

    id: UUID
    values: Mapping[str, object]

    @property
    def name_zh(self) -> str:
        return str(self.values.get("name_zh") or "")

    @property
    def name_en(self) -> str:
        return str(self.values.get("name_en") or "") or self.name_zh


@dataclass(frozen=True)
class UserCard:
    """A user. ``preferences`` are the window's own (language, theme, column widths)."""

    id: UUID
    sign_in_name: str
    full_name: str
    roles: tuple[str, ...]
    blocked_at: datetime | None = None
    person_id: UUID | None = None
    preferences: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One record that is kept: its id, the version that was read, and its values."""

    id: UUID
    version: int
    values: Mapping[str, object]


@dataclass(frozen=True)
class JourneyStep:
    """One step from state to state: ``happened_on`` is when it really was.

    ``way`` and ``told_by`` say how it is known, and from whom.
    """

    from_state: str
    to_state: str
    happened_on: date
    recorded_at: datetime
    by: str
    reason: str
    way: str = ""
    told_by: str = ""


@dataclass(frozen=True)
class PersonFile:
    """Everything the sheet of one person shows.

    ``rows`` has, by sheet kind (``person_name`` … ``attachment``), the records in their order;
    ``states`` the state of each journey by its id; ``readiness`` the advice of the latest journey
    as the rules say today, ``kept_readiness`` as it was kept with the registration. ``stations``
    are the lines of her journeys; ``due`` is what is to be done about the one under way, ``said``
    what its check-ins call for.
    """

    person: Row
    rows: Mapping[str, tuple[Row, ...]]
    household: Row | None
    states: Mapping[UUID, str]
    steps: Mapping[UUID, tuple[JourneyStep, ...]]
    readiness: Readiness | None
    kept_readiness: KeptReadiness | None
    merged: tuple[UUID, ...] = ()
    anonymised: bool = False
    saved_at: datetime | None = None
    stations: Mapping[UUID, tuple[Station, ...]] = field(default_factory=dict)
    due: tuple[Said, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def main(self) -> Row:
        """The record itself, as every file has one."""
        return self.person


@dataclass(frozen=True)
class KeptReadiness:
    """The advice as it stood on the day of registration, with the rule set's version."""

    assessed_on: date
    rules_version: str
    status: str
    codes: tuple[str, ...]
    override_reason: str | None = None
    override_by: str | None = None


@dataclass(frozen=True)
class RowEntry:
    """A repeated row as typed: ``id`` None is new; ``withdrawn`` takes it off (it is kept)."""

    id: UUID | None
    values: Mapping[str, object]
    withdrawn: bool = False


@dataclass(frozen=True)
class Entry:
    """A sheet as typed: a person's, a recruiter's … ``seen`` has the version of each record when
    it was opened, ``kind`` the table of the record itself.

    ``household_number`` (persons) finds or makes the household; None leaves it as it is.
    """

    record_id: UUID | None
    values: Mapping[str, object]
    rows: Mapping[str, tuple[RowEntry, ...]] = field(default_factory=dict)
    seen: Mapping[UUID, int] = field(default_factory=dict)
    household_number: str | None = None
    kind: str = "person"


@dataclass(frozen=True)
class Advice:
    """What the rules say of an entry while it is typed; it never stops a save by itself.

    ``problems`` and ``warnings`` are keyed ``sheet.key`` (repeated rows: ``sheet#index.key``);
    ``fills`` proposes values for empty fields, from an ID number. A person's sheet has the
    ``readiness`` of its plan, other sheets a ``headline`` with what was ``said`` below it.
    """

    problems: Mapping[str, Sentence]
    warnings: Mapping[str, Sentence]
    fills: Mapping[str, object]
    readiness: Readiness | None = None
    headline: Sentence | None = None
    tone: str = ""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Said:
    """One thing the rules say: why, by which law, what to do.

    ``tone``: ready, conditions, wait, danger, muted. ``under`` is a heading it stands below.
    """

    code: str
    tone: str
    words: Sentence
    basis: Sentence | None = None
    next_step: Sentence | None = None
    under: Sentence | None = None


@dataclass(frozen=True)
class File:
    """Everything the sheet of a record of a register shows (a recruiter, a job, a contract).

    ``advice`` is what the rules say today; ``titles`` what linked records are called; ``facts``
    what else its windows and papers need, by name.
    """

    kind: str
    main: Row
    rows: Mapping[str, tuple[Row, ...]]
    state: str
    steps: tuple[JourneyStep, ...]
    advice: Advice
    titles: Mapping[UUID, str] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    saved_at: datetime | None = None


@dataclass(frozen=True)
class Line:
    """One line of a register's list. ``cells`` has what stands in columns of its own."""

    key: int
    record_id: UUID
    number: str
    title: str
    pinyin: str
    state: str
    day: date | None
    cells: Mapping[str, object]
    changed_at: datetime


@dataclass(frozen=True)
class Likely:
    """Somebody who may be the same person, with the reasons why."""

    person_id: UUID
    name: str
    number: str
    points: int
    reasons: tuple[Sentence, ...]
    row: ListRow


@dataclass(frozen=True)
class ListRow:
    """One line of the list. ``birth_last`` gives the youngest age she can have."""

    key: int
    person_id: UUID
    name: str
    pinyin: str
    sex: str
    birth_first: date | None
    birth_last: date | None
    village_group: str
    number: str
    state: str
    readiness: str
    schooling: str
    registered_on: date | None
    household_number: str
    changed_at: datetime


@dataclass(frozen=True)
class Query:
    """What is searched. ``filters``: village_group, sex, age_band, state, readiness, schooling,
    year, each with the codes wanted; ``sort``: a column of :class:`ListRow`, or "" for the
    newest registered first."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Edit:
    """One change of one field: who, when, from what to what (values as kept)."""

    made_at: datetime
    by: str
    sheet: str
    key: str
    record: UUID
    before: object
    after: object
    erased: bool = False


@dataclass(frozen=True)
class Second:
    """The second pair of eyes: another user's sign-in for this one act, or, in an office with a
    single user, the written reason instead."""

    sign_in_name: str = ""
    password: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Draft:
    """What was typed and not saved, offered when the user comes back."""

    id: UUID
    form: str
    record_id: UUID | None
    saved_at: datetime
    entry: Entry


@dataclass(frozen=True)
class Greys:
    """A picture to be read: rows of grey values, 0 to 255, without anything between the rows."""

    width: int
    height: int
    rows: bytes


@dataclass(frozen=True)
class Found:
    """A record that a search found, to be linked to: what it is called, what tells it apart, and
    how it stands."""

    id: UUID
    title: str
    note: str = ""
    state: Sentence | None = None
