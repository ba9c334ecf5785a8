"""A polite letter that asks an employer to change a contract, with the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import BODY, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.sheets.speaking import yuan

if TYPE_CHECKING:
    from desktop.documents.recruiting_facts import ContractFacts
    from desktop.i18n import Translator
    from desktop.rules.contracts.case import Finding

TITLE: Final = T("Letter on a labour contract")


def employer_letter(facts: ContractFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the letter: each clause, its article, and what is asked. Notes are left out."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second, body=12.0)
    values = facts.values
    letter.title(TITLE)
    letter.table.y -= 4
    letter.to(str(values.get("employer_name") or ""), after=8)
    letter.paragraph(
        T(
            "Thank you for giving work to young people of our village. {worker} showed us her "
            "contract and asked us to explain it. Some of it does not agree with the law, or is "
            "not clear. We kindly ask you to look at the following.",
            worker=values.get("worker_name") or letter.blank,
        ),
        after=10,
    )
    asked = [finding for finding in facts.review.findings if finding.grade != "note"]
    for number, finding in enumerate(asked, start=1):
        letter.table.row(_clause(letter, number, finding))
    letter.table.close()
    letter.table.space(8)
    owed = sum(finding.sum_fen or 0 for finding in asked)
    if owed:
        letter.paragraph(
            T("By these articles {sum} yuan are due to her in all.", sum=yuan(owed)), bold=True
        )
    phone = str(facts.office.get("phone") or letter.blank)
    letter.paragraph(
        T(
            "Please let us know by {day} what you can change; we are glad to talk about it: {phone}.",
            day=facts.reply_by or facts.printed_on,
            phone=phone,
        )
    )
    letter.paragraph(
        T("12333 answers questions about labour law free of charge. Thank you for your help.")
    )
    letter.signed(facts.printed_on)
    letter.end(str(values.get("number") or ""))
    return pen.finish()


def _clause(letter: Letter, number: int, finding: Finding) -> list[Cell]:
    say = letter.say
    lines = [
        Words(say(finding.reason), BODY + 0.5),
        Words(say(finding.basis), BODY - 1),
        Words("→ " + say(finding.ask), BODY + 0.5, bold=True),
    ]
    under = say.under(finding.ask)
    if under:
        lines.append(Words(under, BODY - 2))
    if finding.unsure is not None:
        lines.insert(1, Words(say(finding.unsure), BODY - 1))
    head = (Words(f"{number}  {say(finding.clause)}", BODY),)
    return [Cell(head, 22, label=True), Cell(tuple(lines), 78)]
