"""The registration form (外出人员自愿登记表, F1 with the consent F2): filled, blank, many in one.

Registration is voluntary and free; what the rules say is advice, never a permit.
Source: the voluntary registration that Manxixia village piloted; Personal Information Protection
Law, Art. 17 (what has to be told before data are collected).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents import consent_block, signature_block, slip
from desktop.documents.cells import Speaking
from desktop.documents.page import BODY, LEFT, RIGHT, SMALL, TITLE, TOP, Paper, Pen
from desktop.documents.table import LEAST_ROW, Cell, Table, Words
from desktop.errors import Cancelled
from desktop.i18n import T
from desktop.rules import readiness
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.migrants import NAME, PHONE, REPEATED
from desktop.sheets.migrants import PERSON as PERSON_SHEET
from desktop.sheets.migrants_paper import PERSON_ROWS, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.documents.facts import RegistrationFacts
    from desktop.i18n import Translator
    from desktop.sheets.fields import Field
    from desktop.sheets.migrants_paper import Section

FORM_TITLE: Final = T("Voluntary registration of people who leave")
_SHEETS: Final = {sheet.kind: sheet for sheet in (PERSON_SHEET, HOUSEHOLD, *REPEATED)}
_LABEL_SHARE: Final = 22.0
_PHOTO: Final = (74.0, 103.0)  # 25 x 35 mm and a little air, in points
_BLANK_ROW: Final = 26.0
_ROOM: Final = {1: 200, 2: 64, 3: 24}
"""Characters of choices that a cell takes, by the number of fields in its row."""
_TITLES: Final = {"person_name.name": NAME.title, "phone.number": PHONE.title}


def registration(
    facts: Sequence[RegistrationFacts],
    t: Translator,
    *,
    second: Translator | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Paper:
    """Return the forms of one or many registrations in one PDF.

    ``second`` adds another language under the first. Raises :class:`Cancelled`.
    """
    title = t(FORM_TITLE)
    pen = Pen(f"{title} {facts[0].number}".strip() if len(facts) == 1 else title)
    for done, one in enumerate(facts):
        if cancelled is not None and cancelled():
            raise Cancelled(T("Stopped. Nothing was printed."))
        _Form(pen, one, Speaking(t, second)).draw()
        if progress is not None:
            progress(done + 1, len(facts))
    return pen.finish()


class _Form:
    """Draws one form."""

    def __init__(self, pen: Pen, facts: RegistrationFacts, say: Speaking) -> None:
        self._pen = pen
        self._facts = facts
        self._say = say
        self._table = Table(pen)

    def draw(self) -> None:
        self._title()
        self._person()
        for section in SECTIONS:
            self._section(section)
        if not self._facts.blank:
            self._advice()
        consent_block.draw(self._table, self._facts, self._say)
        signature_block.draw(self._table, self._facts, self._say)
        slip.draw(self._table, self._pen, self._facts, self._say)
        self._table.close()
        self._pen.end_page()
        office = self._say.office_name(self._facts.office)
        self._pen.end_form(
            office,
            self._facts.number,
            self._say(T("Registration is voluntary and free of charge")),
            self._say.t,
        )

    def _title(self) -> None:
        middle = (LEFT + RIGHT) / 2
        y = TOP - TITLE * 0.9
        self._pen.text(middle, y, self._say(FORM_TITLE), TITLE, bold=True, align="centre")
        under = self._say.under(FORM_TITLE)
        if under:
            y -= 14
            self._pen.text(middle, y, under, BODY, align="centre")
        y -= 20
        number = self._facts.number or "________________"
        day = self._say.t.day(self._facts.journey.get("registered_on")) or "____/____/____"
        self._pen.text(LEFT, y, self._say(T("No. {number}", number=number)))
        self._pen.text(RIGHT, y, self._say(T("Registered on {day}", day=day)), align="right")
        self._table.y = y - 6

    def _person(self) -> None:
        beside = Table(self._pen, top=self._table.y, right=RIGHT - _PHOTO[0])
        top = beside.y
        for keys in PERSON_ROWS.rows:
            beside.row(self._cells(keys, least=_PHOTO[1] / len(PERSON_ROWS.rows)))
        beside.close()
        high = top - beside.y
        self._pen.box(RIGHT - _PHOTO[0], beside.y, _PHOTO[0], high, width=0.75)
        self._photo(RIGHT - _PHOTO[0], beside.y, high)
        self._table.y = beside.y

    def _photo(self, x: float, y: float, high: float) -> None:
        if self._facts.photo:
            from io import BytesIO

            from reportlab.lib.utils import ImageReader

            self._pen.canvas.drawImage(
                ImageReader(BytesIO(self._facts.photo)),
                x + 2,
                y + 2,
                _PHOTO[0] - 4,
                high - 4,
                preserveAspectRatio=True,
                anchor="c",
            )
            return
        words = self._say(T("Photo (if she wishes)"))
        from desktop.documents.fonts import REGULAR
        from desktop.documents.wrapping import wrap

        lines = wrap(words, REGULAR, SMALL, _PHOTO[0] - 12)
        start = y + high / 2 + len(lines) * 6
        for place, line in enumerate(lines):
            self._pen.text(x + _PHOTO[0] / 2, start - 12 * place, line, SMALL, align="centre")

    def _section(self, section: Section) -> None:
        self._table.heading(self._say(section.title), self._say.under(section.title))
        for keys in section.rows:
            if keys == ("contact.name",):
                self._contacts()
            else:
                self._table.row(self._cells(keys, least=self._row_height()))

    def _row_height(self) -> float:
        return _BLANK_ROW if self._facts.blank else LEAST_ROW

    def _cells(self, keys: Sequence[str], *, least: float) -> list[Cell]:
        """Return label and answer of each field of a row; all rows are of one width."""
        cells = []
        for key in keys:
            kind, _, name = key.partition(".")
            field = _SHEETS[kind][name]
            share = 100 / len(keys)
            label = min(_LABEL_SHARE, share * 0.42)
            title = _TITLES.get(key, field.label)
            cells.append(Cell(self._say.label(title), label, label=True, least=least))
            answer = self._answer(kind, field, len(keys))
            cells.append(Cell((Words(answer),), share - label, least=least))
        return cells

    def _answer(self, kind: str, field: Field, beside: int) -> str:
        if self._facts.blank:
            return self._options(field, beside)
        if kind == "person_name":
            return self._other_names()
        if kind == "phone":
            return self._phones()
        value = self._values(kind).get(field.key)
        if field.key == "birth" and self._facts.age is not None:
            told = self._say.value(field, value)
            return self._say(T("{told}, {age} full years", told=told, age=self._facts.age))
        return self._say.value(field, value)

    def _values(self, kind: str) -> Mapping[str, Any]:
        return {
            "person": self._facts.person,
            "household": self._facts.household,
            "schooling": self._facts.schooling,
            "journey": self._facts.journey,
            "wish": self._facts.wish,
        }[kind]

    def _options(self, field: Field, beside: int) -> str:
        """The choices to tick by hand; nothing where they would crowd the cell."""
        if not field.choices:
            return ""
        offered = "  ".join(f"□{word}" for word in self._say.options(field))
        return offered if len(offered) <= _ROOM[beside] else ""

    def _other_names(self) -> str:
        sheet = _SHEETS["person_name"]
        told = []
        for row in self._facts.rows.get("person_name", ()):
            kind = self._say.value(sheet["kind"], row.get("kind"))
            told.append(self._say.in_brackets(str(row.get("name") or ""), kind))
        return self._say.joined(told)

    def _phones(self) -> str:
        sheet = _SHEETS["phone"]
        told = []
        for row in self._facts.rows.get("phone", ()):
            owner = self._say.value(sheet["owner"], row.get("owner"))
            whose = " ".join(filter(None, (owner, row.get("owner_name"))))
            told.append(self._say.in_brackets(str(row.get("number") or ""), whose))
        return self._say.joined(told)

    def _contacts(self) -> None:
        sheet = _SHEETS["contact"]
        rows = list(self._facts.rows.get("contact", ()))[:6]
        rows += [{}] * max(0, 2 - len(rows))
        for place, row in enumerate(rows, start=1):
            told = [
                self._say.in_brackets(
                    str(row.get("name") or ""),
                    self._say.value(sheet["relation"], row.get("relation")),
                ),
                str(row.get("phone") or ""),
                str(row.get("address") or ""),
            ]
            label = T("Emergency contact {n}", n=place)
            self._table.row(
                [
                    Cell(
                        self._say.label(label), _LABEL_SHARE, label=True, least=self._row_height()
                    ),
                    Cell((Words("  ".join(filter(None, told))),), 100 - _LABEL_SHARE),
                ]
            )

    def _advice(self) -> None:
        advice = self._facts.readiness
        if advice is None:
            return
        title = T("Advice of the office")
        self._table.heading(self._say(title), self._say.under(title))
        status = self._say(readiness.STATUS_WORDS[advice.status])
        note = self._say(T("This is advice. It is no permit, and nobody is forbidden to leave."))
        words = [Words(status, BODY + 1, bold=True), Words(note, SMALL)]
        self._table.row(
            [
                Cell(self._say.label(T("Result")), _LABEL_SHARE, label=True),
                Cell(tuple(words), 100 - _LABEL_SHARE),
            ]
        )
        for place, finding in enumerate(advice.findings, start=1):
            lines = (
                Words(
                    f"{self._say(finding.reason)}{self._say.bracketed(self._say(finding.basis))}"
                ),
                Words("→ " + self._say(finding.next_step), BODY - 0.5),
            )
            self._table.row(
                [
                    Cell((Words(f"{place}  {finding.code}", SMALL + 1),), _LABEL_SHARE, label=True),
                    Cell(lines, 100 - _LABEL_SHARE),
                ]
            )
