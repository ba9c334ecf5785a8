"""What the papers of the Village tab are handed: a child out of school, households, results."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.i18n import Sentence
    from desktop.rules.questionnaires import Questionnaire
    from desktop.rules.surveys import Table


@dataclass(frozen=True)
class SchoolReturnFacts:
    """A child out of school as letters tell it. ``values`` are those of the sheet; why the child
    left and what was said at home are no part of a letter."""

    office: Mapping[str, Any]
    number: str
    printed_on: date
    child: str
    age: int | None
    guardian: str
    compulsory: bool
    values: Mapping[str, Any]
    visits: Sequence[date] = ()
    supports: Sequence[Sentence] = ()
    offers: Sequence[Sentence] = ()
    receivers: Sequence[Sentence] = ()


@dataclass(frozen=True)
class AskedPerson:
    """A member as a form lists him before he is asked."""

    name: str
    sex: Sentence | None
    age: int | None


@dataclass(frozen=True)
class AskedHousehold:
    """A household's form: empty where nothing is known."""

    number: str = ""
    head: str = ""
    group: str = ""
    people: Sequence[AskedPerson] = ()


@dataclass(frozen=True)
class SurveyFormFacts:
    """The forms of some households of a round."""

    office: Mapping[str, Any]
    number: str
    year: int
    printed_on: date
    paper: Questionnaire
    households: Sequence[AskedHousehold] = ()


@dataclass(frozen=True)
class SurveyResultFacts:
    """Results as they leave the office. ``columns`` has the words of each column by its code."""

    office: Mapping[str, Any]
    number: str
    year: int
    printed_on: date
    title: Sentence
    households: int
    members: int
    tables: Sequence[Table]
    columns: Mapping[tuple[str, str], Sentence] = field(default_factory=dict)
