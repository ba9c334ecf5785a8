"""Results of surveys taken away: numbers only, nothing that names anybody, none below three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.exchange import spreadsheets
from desktop.i18n import T
from desktop.office.exports import Plan
from desktop.office.register_exports import RegisterExports
from desktop.office.survey_results import column_words
from desktop.rules import surveys
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from desktop.i18n import Text, Translator
    from desktop.rules.surveys import Table

NOT_TOLD: Final = T("not told (small number)")


class SurveyExports(RegisterExports):
    """What is chosen are the ways in which results are laid out, not fields of a record."""

    def fields(self) -> tuple[tuple[str, Text], ...]:
        """Return the ways in which results can be laid out."""
        return tuple(surveys.WAYS.items())  # type: ignore[arg-type]  # all are of the catalogue

    def plan(self, person_ids: Sequence[UUID], keys: Sequence[str] | None = None) -> Plan:
        """Say which rounds would be taken along; no second person is needed for numbers."""
        self._session.require(Act.EXPORT_RECORDS)
        self._session.require(self._register.see)
        wanted = tuple(way for way in surveys.WAYS if keys is None or way in keys)
        with self._session.reading() as work:
            for record in person_ids:
                self._register.stored(work, record)
        return Plan(tuple(person_ids), (), wanted, four_eyes=False)

    def _table(self, plan: Plan, t: Translator) -> spreadsheets.Table:
        texts = (
            ("number", T("Survey")), ("question", T("Question")), ("laid_out", T("Laid out")),
            ("column", T("Of whom")), ("answer", T("Answer")),
        )  # fmt: skip
        columns = [spreadsheets.Column(key, t(words), "text", "", "") for key, words in texts]
        columns += [
            spreadsheets.Column("count", t(T("Number")), "number", t(NOT_TOLD), ""),
            spreadsheets.Column("asked", t(T("Answered in all")), "number", "", ""),
        ]
        rows = [row for survey in plan.included for row in self._rows(survey, plan, t)]
        return spreadsheets.Table(t(T("Survey results")), columns, rows)

    def _rows(self, survey: UUID, plan: Plan, t: Translator) -> Iterator[list[object]]:
        results = self._session.survey_results
        year = str(results.round(survey).year)
        for table in results.tables(survey, None, plan.keys, leaving=True):
            yield from ([year, *row] for row in _lines(table, t))


def _lines(table: Table, t: Translator) -> Iterator[list[object]]:
    words = {option.code: option.words for option in table.question.options}
    for column in table.columns:
        for code in table.rows:
            yield [
                t(table.question.words),
                t(surveys.WAYS[table.by]),
                t(column_words(table.by, column)),
                t(words[code]),
                _told(table.cells[code, column], t),
                _told(table.asked[column], t),
            ]


def _told(number: int | None, t: Translator) -> object:
    return t(NOT_TOLD) if number is None else number
