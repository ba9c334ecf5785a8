"""Agencies read from a spreadsheet: looked at first, then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError, Invalid
from desktop.exchange import spreadsheet_reading
from desktop.i18n import LANGUAGES, T, translator
from desktop.office.cleaning import clean
from desktop.rules import reference
from desktop.rules.permissions import Act
from desktop.sheets.fields import Kind
from desktop.sheets.network import AGENCY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.i18n import Sentence, Text
    from desktop.office.session import Session
    from desktop.sheets.fields import Field

_READ: Final = tuple(
    field for field in AGENCY if field.kind is not Kind.LINK and field.key != "number"
)

_ALSO: Final[Mapping[str, tuple[Text, ...]]] = {"name": (T("Name"),)}
"""What people write over a column besides what the form says."""


@dataclass(frozen=True)
class ImportRow:
    """A row as it would be kept. ``known``: the directory has one of this name; it is left out."""

    number: int
    name: str
    values: Mapping[str, Any]
    problems: Mapping[str, Sentence]
    known: bool


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. ``missing`` are headings that are needed and not there."""

    rows: tuple[ImportRow, ...]
    missing: tuple[Sentence, ...]
    unread: tuple[str, ...]

    @property
    def new(self) -> tuple[ImportRow, ...]:
        """The rows that would be added."""
        return tuple(row for row in self.rows if not row.known)

    @property
    def ready(self) -> bool:
        """Whether it can be done: nothing missing, nothing amiss in any row."""
        return bool(self.new) and not self.missing and not any(row.problems for row in self.rows)


def headings() -> tuple[tuple[str, str], ...]:
    """Return the headings that are understood, Chinese and English."""
    chinese, english = map(translator, LANGUAGES)
    return tuple((chinese(field.label), english(field.label)) for field in _READ)


def plan(session: Session, data: bytes) -> ImportPlan:
    """Read a spreadsheet and say what would be kept; nothing is written."""
    session.require(Act.EDIT_NETWORK)
    read = spreadsheet_reading.read(data)
    translators = tuple(map(translator, LANGUAGES))
    wanted = {
        field.key: [
            t(words) for words in (field.label, *_ALSO.get(field.key, ())) for t in translators
        ]
        for field in _READ
    }
    columns = spreadsheet_reading.match_columns(read.headers, wanted)
    missing = tuple(f.label for f in _READ if f.required and f.key not in columns)
    with session.reading() as work:
        known = {str(row.values["name"]) for row in work.records.where(AGENCY.kind)}
    rows = []
    for row in read.rows:
        typed = {key: row.cells.get(header, "") for key, header in columns.items()}
        kept = _row(row.number, typed, known)
        known.add(kept.name)
        rows.append(kept)
    unread = tuple(header for header in read.headers if header not in columns.values())
    return ImportPlan(tuple(rows), missing, unread)


def carry_out(session: Session, asked: ImportPlan) -> int:
    """Add the new rows, all or none; return how many. Raises :class:`Invalid` for a plan with
    problems."""
    session.require(Act.EDIT_NETWORK)
    if not asked.ready:
        raise Invalid({"file": T("Mend the rows first; nothing was read in.")})
    agencies = session.agencies
    with session.writing() as work:
        there = {str(row.values["name"]) for row in work.records.where(AGENCY.kind)}
        new = [row for row in asked.new if row.name not in there]
        added: list[UUID] = [agencies.keep_new(work, dict(row.values)) for row in new]
        work.audit("agencies_imported", detail={"rows": len(added)})
    return len(added)


def _row(number: int, typed: Mapping[str, str], known: set[str]) -> ImportRow:
    values: dict[str, Any] = {}
    problems: dict[str, Sentence] = {}
    for field in _READ:
        if field.key not in typed:
            continue
        try:
            values[field.key] = _coded(field, typed[field.key])
        except ClerkError as error:
            problems[field.key] = error.sentence
    try:
        values = clean(AGENCY, values, partial=bool(problems))
    except Invalid as error:
        problems |= error.problems
    name = str(typed.get("name") or "")
    return ImportRow(number, name, values, problems, name in known)


def _coded(field: Field, text: str) -> Any:  # noqa: ANN401  as the field's kind has it
    """Return codes for words of a list; other text as it stands."""
    if not field.choices or not text:
        return text or None
    words = {
        said: choice.code
        for choice in reference.choices(field.choices)
        for said in (choice.words.zh, choice.words.en, choice.code)
    }
    if field.kind is not Kind.CHOICES:
        return _code(words, text)
    parts = text.replace("；", "、").replace(";", "、").replace("，", "、").replace("\n", "、")
    if text in words:
        return [words[text]]
    return [_code(words, part.strip()) for part in parts.split("、") if part.strip()]


def _code(words: Mapping[str, str], text: str) -> str:
    if text not in words:
        raise ClerkError(T("“{text}” is not in the list.", text=text))
    return words[text]
