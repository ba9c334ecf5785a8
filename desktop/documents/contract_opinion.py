"""The contract review opinion (合同审查意见): what the law says of a contract, in plain words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import BODY, SMALL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules.contracts.review import GRADE_WORDS, RESULT_WORDS
from desktop.sheets.contracts import CONTRACT
from desktop.sheets.contracts_paper import PAPER
from desktop.sheets.speaking import yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.recruiting_facts import ContractFacts
    from desktop.i18n import Translator
    from desktop.rules.contracts.case import Finding

TITLE: Final = T("Contract review opinion")
_ADVICE: Final = T(
    "This is the committee's advice, not a ruling: only arbitration or a court declares a contract "
    "void. Work done must be paid in any case."
)


def contract_opinion(
    facts: Sequence[ContractFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the opinions on some contracts in one PDF."""
    pen = Pen(t(TITLE))
    for one in facts:
        _opinion(Letter(pen, one.office, t, second), one)
    return pen.finish()


def _opinion(letter: Letter, facts: ContractFacts) -> None:
    say, values, review = letter.say, facts.values, facts.review
    number = str(values.get("number") or "")
    letter.title(TITLE)
    to = values.get("employer_name") if facts.for_employer else values.get("worker_name")
    letter.ends(
        say(T("For {name}", name=to or letter.blank)),
        say(T("Received on {day}", day=values.get("received_on"))),
    )
    for group in PAPER.groups:
        fields = [CONTRACT[key.partition(".")[2]] for key in group.keys]
        if facts.for_employer:
            fields = [field for field in fields if field.key not in _HERS]
        if any(say.value(field, values.get(field.key)) for field in fields):
            letter.heading(group.title)
            letter.fields(fields, values)
    letter.heading(T("Result"))
    letter.row(T("Result"), RESULT_WORDS[review.result], bold=True)
    if review.red_line:
        letter.row(T("Red line"), T("Nobody should sign this or leave for it as it stands (◆)."))
    for grade, found in groupby(review.findings, key=lambda one: one.grade):
        letter.heading(GRADE_WORDS[grade], keep=110)
        for finding in found:
            letter.table.row(_finding(letter, finding))
    if not review.findings:
        letter.paragraph(T("Nothing was found against it in what was typed in."))
    _sums(letter, facts)
    letter.table.close()
    letter.table.space(6)
    letter.paragraph(_ADVICE, size=SMALL + 1)
    told = values.get("explained_on")
    if told and not facts.for_employer:
        language = say.value(CONTRACT["explained_in"], values.get("explained_in"))
        letter.paragraph(T("Explained on {day} in {language}.", day=told, language=language))
    phone = str(facts.office.get("phone") or letter.blank)
    letter.paragraph(T("Ask us: {phone}; 12333 (labour), 12348 (legal aid).", phone=phone))
    first = T("For the employer") if facts.for_employer else T("The worker")
    letter.sign((first, T("Clerk: {name}", name=facts.clerk), T("Committee, with its seal")))
    letter.end(number, T("Reviewed by the committee, free of charge"))


_HERS: Final = frozenset({"worker_address", "worker_id_number"})


def _finding(letter: Letter, finding: Finding) -> list[Cell]:
    say = letter.say
    mark = " ◆" if finding.red_line else ""
    head = (
        Words(f"{finding.code}{mark}", BODY, bold=finding.red_line),
        Words(say(finding.clause), SMALL + 0.5),
    )
    lines = [Words(f"{say(finding.reason)}{say.bracketed(say(finding.basis))}")]
    under = say.under(finding.reason)
    if under:
        lines.append(Words(under, SMALL))
    lines += [Words(say(words), BODY - 0.5) for words in (finding.working, finding.unsure) if words]
    lines.append(Words("→ " + say(finding.ask), BODY - 0.5, bold=True))
    return [Cell(head, 20, label=True), Cell(tuple(lines), 80)]


def _sums(letter: Letter, facts: ContractFacts) -> None:
    say, review = letter.say, facts.review
    owed = [finding for finding in review.findings if finding.sum_fen]
    if owed or review.clocks:
        letter.heading(T("Sums and time limits"))
    for finding in owed:
        words = say(T("{sum} yuan", sum=yuan(finding.sum_fen or 0)))
        letter.row(finding.clause, f"{finding.code}  {words}")
    if len(owed) > 1:
        letter.row(T("In all"), T("{sum} yuan", sum=yuan(review.sum_fen)), bold=True)
    for clock in review.clocks:
        words = say(T("last day {day}", day=clock.last_day))
        letter.row(clock.name, f"{words}{say.bracketed(say(clock.basis))}")
