"""Recruiters, jobs, placements and contracts taken away on a stick, the way people are.

What names a migrant needs her consent; personal fields need four eyes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.exchange import spreadsheets
from desktop.i18n import T
from desktop.office import four_eyes, person_files
from desktop.office.exports import COLUMN_KINDS, Exports, LeftOut, Plan, What, allowed, refused
from desktop.office.register_lines import titles
from desktop.rules.permissions import Act, visible
from desktop.sheets.fields import Kind, Sensitivity
from desktop.sheets.register_export import LOCKED, OF_MIGRANTS, OMITTED, SHEETS
from desktop.sheets.speaking import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop.i18n import Language, Sentence, Text, Translator
    from desktop.office.cards import File
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.sheets.fields import Field
    from desktop.storage.unit_of_work import UnitOfWork

_PAPERS = {
    "recruiter": "recruiter_form",
    "offer": "job_notice",
    "placement": "placement_slip",
    "contract": "contract_opinion",
}
_ABOUT = {
    "protection_case": ("case_person", "case_id"),
    "referral": ("referral", "id"),
    "mediation": ("mediation_claimant", "mediation_id"),
}
"""Where the people stand whom a record is about."""
_NAMES = {
    "protection_case": "cases",
    "agency": "agencies",
    "cash_entry": "cash_book",
    "activity": "activities",
    "centre_child": "children",
}


class RegisterExports(Exports):
    """Taking records of one register away."""

    def __init__(self, session: Session, register: Register) -> None:
        super().__init__(session)
        self._register = register
        self._sheet = SHEETS[register.kind]
        self.stem = _NAMES.get(register.kind, f"{register.kind}s")
        if register.kind in LOCKED:
            self.kinds, self.locked = ("xlsx",), True
        elif register.kind not in _PAPERS:
            self.kinds = ("xlsx", "csv")

    def act(self, plan: Plan) -> Act:
        if self._register.kind == "protection_case":
            return Act.EXPORT_CASES
        return super().act(plan)

    def looked_on(self, plan: Plan, approval: four_eyes.Approval | None) -> None:
        with self._session.reading() as work:
            for record in plan.included:
                self._register.require_seen_by(work, record, approval)

    def note_each(self, work: UnitOfWork, plan: Plan) -> None:
        for record in plan.included if self._register.guarded else ():
            work.audit("exported", subject=record, detail={"what_of": self.stem})

    def check(self, what: What, password: str) -> None:
        if what not in self.kinds:
            raise Invalid({"what": T("This register does not leave the office in this form.")})
        if self._register.kind in LOCKED and not password:
            raise Invalid({"password": T("This register leaves the office locked only.")})

    def fields(self) -> tuple[tuple[str, Text], ...]:
        """Return the fields that the user may export, with their labels."""
        return tuple((key, self._sheet[key].label) for key in self._permitted())

    def plan(self, person_ids: Sequence[UUID], keys: Sequence[str] | None = None) -> Plan:
        """Say which records would be exported and which are left out; nothing is written."""
        self._session.require(Act.EXPORT_RECORDS)
        self._session.require(self._register.see)
        wanted = tuple(key for key in self._permitted() if keys is None or key in keys)
        personal = self._register.kind in OF_MIGRANTS | LOCKED or any(
            self._sheet[key].sensitivity is not Sensitivity.OPEN for key in wanted
        )
        included, left_out = [], []
        with self._session.reading() as work:
            for record in person_ids:
                self._register.stored(work, record)  # Missing where it is not open to the user
                why = self._refused(work, record)
                if why is None:
                    included.append(record)
                else:
                    left_out.append(LeftOut(record, *self._named(work, record), why))
        return Plan(tuple(included), tuple(left_out), wanted, personal)

    def _refused(self, work: UnitOfWork, record: UUID) -> Sentence | None:
        if self._register.kind in _ABOUT:
            return self._refused_people(work, record)
        if self._register.kind not in OF_MIGRANTS:
            return None
        person = work.records.get(self._register.kind, record).values["person_id"]
        if person is None:
            return T("it is not linked to a registered person whose consent could be read")
        return refused(person_files.load(self._session, work, person), self._session.today())

    def _refused_people(self, work: UnitOfWork, record: UUID) -> Sentence | None:
        """Whoever is registered of those whom it is about must agree that her record goes out."""
        kind, key = _ABOUT[self._register.kind]
        about: dict[str, Any] = {key: record}
        for row in work.records.where(kind, **about):
            if row.values["person_id"] is not None:
                file = person_files.load(self._session, work, row.values["person_id"])
                why = refused(file, self._session.today())
                if why is not None:
                    return why
        return None

    def _named(self, work: UnitOfWork, record: UUID) -> tuple[str, str]:
        values = work.records.get(self._register.kind, record).values
        name = values.get("name") or values.get("post") or values.get("worker_name")
        called = name or titles(work, [record]).get(record) or ""
        return str(called), str(values.get("number") or "")

    def _permitted(self) -> tuple[str, ...]:
        roles, omitted = self._session.user.roles, OMITTED[self._register.kind]
        return tuple(
            field.key
            for field in self._sheet
            if field.key not in omitted and visible(roles, field.sensitivity.value)
        )

    def _pdf(
        self,
        plan: Plan,
        language: Language,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> bytes:
        kind = _PAPERS[self._register.kind]
        return self._session.recruiting_papers.make(kind, plan.included, language).data

    def _table(self, plan: Plan, t: Translator) -> spreadsheets.Table:
        columns = [
            spreadsheets.Column(
                key,
                t(self._sheet[key].label),
                COLUMN_KINDS.get(self._sheet[key].kind, "text"),
                t(help_) if (help_ := self._sheet[key].help) else "",
                allowed(self._sheet[key], t),
            )
            for key in plan.keys
        ]
        columns.append(spreadsheets.Column("state", t("State"), "text", "", ""))
        rows = []
        with self._session.reading() as work:
            for record in plan.included:
                file = self._register.load(work, record)
                cells = [_value(file, self._sheet[key], t) for key in plan.keys]
                words = self._register.workflow.words.get(file.state)
                rows.append([*cells, t(words) if words is not None else ""])
        return spreadsheets.Table(t(self._sheet.title), columns, rows)


def _value(file: File, field: Field, t: Translator) -> Any:  # noqa: ANN401  as a cell takes it
    value = file.main.values.get(field.key)
    if field.kind is Kind.LINK:
        return file.titles.get(value, "") if value is not None else ""  # type: ignore[call-overload]
    if field.kind in (Kind.DAY, Kind.MONEY, Kind.NUMBER, Kind.HOURS):
        return value
    return spoken(field, value, t)
