"""Rounds of the village survey: which questionnaire, in which days, how far it has come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.register import Register, Rows, Values
from desktop.rules import questionnaires, reference, surveys
from desktop.rules.permissions import Act
from desktop.sheets.surveys import SURVEY
from desktop.storage import villages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.entering import Cleaned
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


class Surveys(Register):
    """What the list of surveys asks for."""

    sheet = SURVEY
    see = Act.SEE_VILLAGE
    edit = Act.EDIT_VILLAGE
    letter = "V"
    first_state = questionnaires.PLANNED
    workflow = surveys.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to a round."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def fresh(self) -> Entry:
        today = self._session.today()
        newest = reference.choices("questionnaires")[0].code
        values = {"year": today.year, "questionnaire": newest, "starts_on": today}
        return Entry(None, values, kind=self.kind)

    def check(self, values: Values, rows: Cleaned) -> None:
        problems: dict[str, Sentence] = {}
        year, first, last = values.get("year"), values.get("starts_on"), values.get("ends_on")
        if isinstance(year, int) and not _FIRST <= year <= self._session.today().year + 1:
            problems["survey.year"] = T("Which year? Four digits.")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            problems["survey.ends_on"] = T("It ends before it begins.")
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        key = str(values.get("questionnaire") or "")
        before = before or {}
        other = before.get("questionnaire") not in (None, key)
        if other and villages.asked(work.connection, before["id"]):
            said = T("Households were asked already: the questions stay.")
            raise Invalid({"survey.questionnaire": said})
        values["questionnaire_version"] = questionnaires.load(key).version

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        asked = len(villages.asked(work.connection, values["id"]))
        total = len(villages.numbers(work.connection))
        cells = {
            "year": values.get("year"),
            "questionnaire": values.get("questionnaire") or "",
            "asked": asked,
            "progress": f"{asked} / {max(total, asked)}",
        }
        return str(values.get("year") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("starts_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield values.get("asked_by")

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> surveys.RoundFacts:
        return surveys.RoundFacts(len(villages.asked(work.connection, stored.id)))

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = str(values.get("state") or questionnaires.PLANNED)
        said: list[Said] = []
        if record is not None:
            asked = len(villages.asked(work.connection, record))
            total = max(len(villages.numbers(work.connection)), asked)
            tone = "ready" if asked and asked == total else "conditions"
            words = T("{asked} of {total} households asked.", asked=asked, total=total)
            said.append(Said("progress", tone, words))
        said += self._next(state, values)
        return Advice(
            {}, {}, {}, headline=surveys.WORDS[state], tone=_TONES[state], said=tuple(said)
        )

    def _next(self, state: str, values: Values) -> Iterable[Said]:
        if state == questionnaires.PLANNED:
            words = T("Print the forms, begin the round, then type in the answers by keys alone.")
            yield Said("next", "muted", words)
        last: Any = values.get("ends_on")
        if state == questionnaires.RUNNING and last is not None and last < self._session.today():
            yield Said("late", "wait", T("The last day of asking is over: close the round."))
        yield Said(
            "voluntary",
            "muted",
            T("Answering is voluntary. On paper and on sticks no number below three is told."),
        )

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        return {"asked": len(villages.asked(work.connection, record))}


_FIRST = 1987  # since when people have left the village, by the source
_TONES = {
    questionnaires.PLANNED: "muted",
    questionnaires.RUNNING: "conditions",
    questionnaires.CLOSED: "ready",
}
