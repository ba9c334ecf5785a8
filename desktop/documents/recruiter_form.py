"""The registration form of a recruiter or employer (F3) with its screening (F4): filled or blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letter import NOT_A_LICENCE, Letter
from desktop.documents.page import SMALL, Paper, Pen
from desktop.documents.table import LEAST_ROW, Cell, Words
from desktop.i18n import T
from desktop.sheets.recruiters import CHECK, CONTACT, RECRUITER, WORKPLACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.documents.recruiting_facts import RecruiterFacts
    from desktop.i18n import Translator
    from desktop.rules.screening import Item

TITLE: Final = T("Registration of a recruiter or employer")
_WHO: Final = (
    "kind",
    "name",
    "other_names",
    "trade",
    "legal_representative",
    "id_number",
    "phone",
    "second_phone",
    "wechat",
    "county",
    "address",
    "places",
)
_PAPERS: Final = (
    "credit_code",
    "licence_seen",
    "licence_kind",
    "licence_number",
    "licence_issuer",
    "licence_scope",
    "licence_expires",
)
_WORK: Final = (
    "workers",
    "women",
    "minors",
    "lodging",
    "how_found",
    "brought_by",
    "villages",
    "planned",
    "earlier",
    "note",
)
_CODE_OF_CONDUCT: Final = (
    T("We take no fee and no deposit from those we recruit, under any name."),
    T("Everybody keeps her own ID card and papers."),
    T(
        "What we say of work, place, pay, hours and lodging is true, and the contract says the same."
    ),
    T("We take nobody under 16, and give 16 and 17 year olds only work that is allowed."),
    T("Everybody may go out, call home, complain, and leave."),
    T("The committee may call and visit, and we answer its questions."),
)


def recruiter_form(
    facts: Sequence[RecruiterFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the forms of some recruiters in one PDF."""
    pen = Pen(t(TITLE))
    for one in facts:
        _form(Letter(pen, one.office, t, second), one)
    return pen.finish()


def _form(letter: Letter, facts: RecruiterFacts) -> None:
    least = 26.0 if facts.blank else LEAST_ROW
    letter.title(TITLE)
    number = facts.number or letter.blank
    day = letter.say.t.day(facts.values.get("registered_on")) or "____/____/____"
    letter.ends(
        letter.say(T("No. {number}", number=number)),
        letter.say(T("Registered on {day}", day=day)),
    )
    for title, keys in (
        (T("Who it is"), _WHO),
        (T("Papers"), _PAPERS),
        (T("Work and coming"), _WORK),
    ):
        letter.heading(title)
        fields = [RECRUITER[key] for key in keys]
        letter.fields(fields, facts.values, empty=facts.blank, least=least)
    _belongings(letter, facts)
    _screening(letter, facts)
    letter.heading(T("Code of conduct, signed by the recruiter"))
    letter.numbered(_CODE_OF_CONDUCT)
    letter.sign((T("For the recruiter or employer"), T("Clerk"), T("Committee, with its seal")))
    if facts.number:
        letter.code(facts.number)
    letter.end(facts.number, NOT_A_LICENCE)


def _belongings(letter: Letter, facts: RecruiterFacts) -> None:
    say = letter.say
    for row in facts.contacts:
        told = [say.value(CONTACT[key], row.get(key)) for key in ("name", "duty", "phone")]
        letter.row(CONTACT.title, say.joined(told))
    for row in facts.mandates:
        name = facts.titles.get(row.get("employer_id"), "")
        days = [say.t.day(row.get(key)) for key in ("from_on", "until_on")]
        letter.row(T("Acts for"), say.joined([name, " – ".join(day for day in days if day)]))
    for row in facts.workplaces:
        told = [say.value(WORKPLACE[key], row.get(key)) for key in ("name", "county", "address")]
        letter.row(WORKPLACE.title, say.joined(told))
    if facts.blank:
        for _ in range(2):
            letter.row(CONTACT.title, "", least=26)
        letter.row(WORKPLACE.title, "", least=26)


def _screening(letter: Letter, facts: RecruiterFacts) -> None:
    say = letter.say
    letter.heading(T("Screening"))
    letter.paragraph(T("◆ is a red line: a “no” means that nobody is linked."), size=SMALL, after=2)
    labels = (T("Item"), T("Answer"), T("How, what was seen, when, by whom"))
    letter.table.row(
        [
            Cell(say.label(words), share, label=True)
            for words, share in zip(labels, (46, 20, 34), strict=True)
        ]
    )
    for item in facts.items:
        letter.table.row(_item(letter, item, facts.checks.get(item.code, {})))


def _item(letter: Letter, item: Item, check: Mapping[str, Any]) -> list[Cell]:
    say = letter.say
    mark = " ◆" if item.red_line else ""
    answer = check.get("answer")
    options = zip(("yes", "no", "unknown"), say.options(CHECK["answer"]), strict=False)
    boxes = " ".join(("■" if code == answer else "□") + words for code, words in options)
    told = say.joined(
        [
            say.value(CHECK["way"], check.get("way")),
            str(check.get("evidence") or ""),
            say.t.day(check.get("checked_on")),
            str(check.get("checked_by") or ""),
        ]
    )
    return [
        Cell((Words(f"{item.code}{mark}  {say(item.question)}", 9.5),), 46),
        Cell((Words(boxes, 9),), 20),
        Cell((Words(told, 9),), 34),
    ]
