"""Records taken away on a USB stick: only what the role may see, only whom consent covers.

Personal data leave the office with four eyes only. What is left out is told, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from desktop.errors import Invalid
from desktop.exchange import devices, locked_xlsx, spreadsheets, stick
from desktop.i18n import T, translator
from desktop.office import four_eyes, person_consents, person_files
from desktop.rules import consents
from desktop.rules.permissions import Act, visible
from desktop.sheets.fields import Kind, Sensitivity
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.migrants import PERSON, REPEATED
from desktop.sheets.migrants_export import EXPORT
from desktop.sheets.speaking import spoken, written_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from desktop.exchange.devices import Drive
    from desktop.i18n import Language, Sentence, Text, Translator
    from desktop.office.cards import PersonFile, Second
    from desktop.office.session import Session
    from desktop.sheets.fields import Field
    from desktop.storage.unit_of_work import UnitOfWork

What = Literal["xlsx", "csv", "pdf"]
SHORTEST_PASSWORD: Final = 8
_SHEETS: Final = {sheet.kind: sheet for sheet in (PERSON, HOUSEHOLD, *REPEATED)}
COLUMN_KINDS: Final[dict[Kind, spreadsheets.Kind]] = {
    Kind.DAY: "date",
    Kind.MONEY: "money_fen",
    Kind.NUMBER: "number",
    Kind.HOURS: "minutes",
    Kind.ID_NUMBER: "digits",
    Kind.PHONE: "digits",
}


@dataclass(frozen=True)
class LeftOut:
    """Somebody who is not exported, and why."""

    person_id: UUID
    name: str
    number: str
    why: Sentence


@dataclass(frozen=True)
class Plan:
    """What an export would take: ask for it before writing, and show it."""

    included: tuple[UUID, ...]
    left_out: tuple[LeftOut, ...]
    keys: tuple[str, ...]
    four_eyes: bool


@dataclass(frozen=True)
class Receipt:
    """What was written: file names, bytes, and where."""

    names: tuple[str, ...]
    size: int
    folder: Path


class Exports:
    """Taking records of people away. ``stem`` begins the names of the files; ``kinds`` are what
    can be written, ``locked`` says that a password is needed."""

    stem = "register"
    kinds: tuple[What, ...] = ("xlsx", "csv", "pdf")
    locked = False

    def __init__(self, session: Session) -> None:
        self._session = session

    def fields(self) -> tuple[tuple[str, Text], ...]:
        """Return the fields (``sheet.key``) that the user may export, with their labels."""
        return tuple((key, _field(key).label) for key in self._permitted())

    def plan(self, person_ids: Sequence[UUID], keys: Sequence[str] | None = None) -> Plan:
        """Say who would be exported and who is left out; nothing is written."""
        self._session.require(Act.EXPORT_RECORDS)
        permitted = self._permitted()
        wanted = tuple(key for key in permitted if keys is None or key in keys)
        personal = any(_field(key).sensitivity is not Sensitivity.OPEN for key in wanted)
        included, left_out = [], []
        today = self._session.today()
        with self._session.reading() as work:
            for person_id in person_ids:
                file = person_files.load(self._session, work, person_id)
                why = refused(file, today) if personal else None
                if why is None:
                    included.append(person_id)
                else:
                    name = str(file.person.values["full_name"] or "")
                    left_out.append(LeftOut(person_id, name, _number(file), why))
        return Plan(tuple(included), tuple(left_out), wanted, personal)

    def drives(self) -> tuple[Drive, ...]:
        """Return the removable drives that are plugged in; advice only."""
        return devices.removable_drives()

    def write(
        self,
        plan: Plan,
        what: What,
        folder: Path,
        *,
        password: str = "",
        second: Second | None = None,
        language: Language = "zh_CN",
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Receipt:
        """Write an export to a folder of a stick: whole, read back and compared, or not at all.

        Raises :class:`StickTrouble`, :class:`Cancelled`, :class:`SecondPersonNeeded`, and
        :class:`Invalid` when nobody is left to export or the password is too short.
        """
        session = self._session
        act = self.act(plan)
        session.require(act)
        self.check(what, password)
        if not plan.included:
            raise Invalid({"people": T("There is nobody to export.")})
        if password and len(password) < SHORTEST_PASSWORD:
            raise Invalid({"password": T("At least {n} characters.", n=SHORTEST_PASSWORD)})
        approval = four_eyes.approve(session, act, second)
        # Who is covered is asked anew: a consent may have been withdrawn since the plan was shown.
        plan = self.plan(plan.included, plan.keys)
        if not plan.included:
            raise Invalid({"people": T("There is nobody to export.")})
        self.looked_on(plan, approval)
        data = self._data(plan, what, password, language, progress, cancelled)
        name = f"{self.stem}-{session.now():%Y%m%d-%H%M}.{what}"
        written = stick.put(
            [stick.Part(name, data)], folder, progress=progress, cancelled=cancelled
        )
        with session.writing() as work:
            self.note_each(work, plan)
            work.audit(
                "exported",
                detail={
                    "what": what,
                    "what_of": self.stem,
                    "people": len(plan.included),
                    "left_out": len(plan.left_out),
                    "locked": bool(password),
                    **(approval.detail() if approval else {}),
                },
                second=approval.second_id if approval else None,
            )
        return Receipt(tuple(path.name for path in written.paths), written.size, folder)

    def act(self, plan: Plan) -> Act:
        """Return what the export is: of personal data with four eyes, or not."""
        return Act.EXPORT_PERSONAL if plan.four_eyes else Act.EXPORT_RECORDS

    def looked_on(self, plan: Plan, approval: four_eyes.Approval | None) -> None:
        """Raise :class:`NotAllowed` where the second person may not know of a record."""

    def note_each(self, work: UnitOfWork, plan: Plan) -> None:
        """Write each record in the log where every look at one is."""

    def check(self, what: What, password: str) -> None:
        """Raise :class:`Invalid` where records may not leave in this form."""

    def _data(
        self,
        plan: Plan,
        what: What,
        password: str,
        language: Language,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> bytes:
        if what == "pdf":
            return self._pdf(plan, language, progress, cancelled)
        t = translator(language)
        table = self._table(plan, t)
        if what == "csv":
            return spreadsheets.csv_bytes(table, progress=progress, cancelled=cancelled)
        plain = spreadsheets.xlsx(
            table,
            dictionary_title=t("Data dictionary"),
            dictionary_headers=(t("Field"), t("Meaning"), t("Kind"), t("Allowed values")),
            kind_names={kind: t(words) for kind, words in spreadsheets.KIND_NAMES.items()},
            progress=progress,
            cancelled=cancelled,
        )
        return locked_xlsx.lock(plain, password) if password else plain

    def _pdf(
        self,
        plan: Plan,
        language: Language,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> bytes:
        return self._session.papers.registration(
            plan.included, language, progress=progress, cancelled=cancelled
        ).data

    def _table(self, plan: Plan, t: Translator) -> spreadsheets.Table:
        fields = [(key.partition(".")[0], _field(key)) for key in plan.keys]
        columns = [
            spreadsheets.Column(
                key,
                t(_field(key).label),
                COLUMN_KINDS.get(_field(key).kind, "text"),
                t(_field(key).help) if _field(key).help else "",  # type: ignore[arg-type]
                allowed(_field(key), t),
            )
            for key in plan.keys
        ]
        rows = []
        with self._session.reading() as work:
            for person_id in plan.included:
                file = person_files.load(self._session, work, person_id)
                rows.append([_value(file, kind, field, t) for kind, field in fields])
        return spreadsheets.Table(t("Register"), columns, rows)

    def _permitted(self) -> tuple[str, ...]:
        roles = self._session.user.roles
        return tuple(key for key in EXPORT.keys if visible(roles, _field(key).sensitivity.value))


def _field(key: str) -> Field:
    kind, _, name = key.partition(".")
    return _SHEETS[kind][name]


def refused(file: PersonFile, today: date) -> Sentence | None:
    """Return why a person's record may not be given away; None when her consent covers it."""
    given = person_consents.given(row.values for row in file.rows["consent"])
    if file.anonymised:
        return T("was made anonymous")
    must = person_consents.who_must(file.person.values["birth"], today).by
    if any(
        consents.covers(given, purpose, today, must=must) for purpose in consents.EXPORT_PURPOSES
    ):
        return None
    if any(consent.withdrawn_on for consent in given):
        return T("consent was withdrawn")
    return T("no consent to give the record away")


def _number(file: PersonFile) -> str:
    rows = file.rows["journey"]
    return str(rows[-1].values["number"] or "") if rows else ""


def allowed(field: Field, t: Translator) -> str:
    """Return the words that a listed field may have, for the data dictionary."""
    from desktop.rules import reference

    if not field.choices or field.choices in ("ethnic_groups", "areas"):
        return ""
    return ("、" if t.chinese else ", ").join(
        t(choice.words) for choice in reference.choices(field.choices)
    )


def _value(file: PersonFile, kind: str, field: Field, t: Translator) -> Any:  # noqa: ANN401
    if kind == "person":
        values = [file.person.values]
    elif kind == "household":
        values = [file.household.values] if file.household else []
    elif kind in ("journey", "schooling", "wish", "check_in"):
        values = [row.values for row in file.rows[kind][-1:]]
    else:
        values = [row.values for row in file.rows[kind]]
    if len(values) == 1 and field.kind in (Kind.DAY, Kind.MONEY, Kind.NUMBER, Kind.HOURS):
        return values[0].get(field.key)
    if field.kind is Kind.WRITTEN_DATE:
        return "; ".join(written_date(v[field.key], t) for v in values if v.get(field.key))  # type: ignore[arg-type]
    return "; ".join(filter(None, (spoken(field, v.get(field.key), t) for v in values)))
