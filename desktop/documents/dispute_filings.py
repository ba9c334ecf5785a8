"""What a claimant hands in when mediation is not enough: the complaint to the labour inspection and
the request for arbitration, filled from the mediation, with blanks where it knows nothing.

Source: F18; Labour Security Inspection Regulations, Art. 9, 20; Labour Dispute Mediation and
Arbitration Law, Art. 7, 21, 28 (what a request says), 53 (free of charge).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.documents.letter import BOX, Letter
from desktop.documents.mediation_papers import BLANKS, sign
from desktop.documents.page import BODY, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules.capital_sums import in_words
from desktop.rules.wages import yuan
from desktop.sheets import mediations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from desktop.documents.case_facts import MediationFacts
    from desktop.i18n import Sentence, Translator

COMPLAINT: Final = T("Complaint to the labour inspection")
REQUEST: Final = T("Request for labour arbitration")
_BLANK_ROWS: Final = 2


@dataclass(frozen=True)
class _Filing:
    """How the two differ in words."""

    title: Sentence
    claimant: Sentence
    respondent: Sentence
    opening: Sentence
    to: Sentence
    note: Sentence


_INSPECTION: Final = _Filing(
    COMPLAINT,
    T("Complainant"),
    T("Employer complained of"),
    T("Please look into it, have it put right, and have these sums paid:"),
    T("To the labour inspection of ____________"),
    T(
        "A wrong of more than two years ago is no longer looked into (Labour Security Inspection "
        "Regulations, Art. 20)."
    ),
)
_ARBITRATION: Final = _Filing(
    REQUEST,
    T("Applicant"),
    T("Respondent"),
    T("Please decide that the respondent pays:"),
    T("To the labour arbitration commission of ____________"),
    T(
        "One copy for the commission and one for each respondent (Labour Dispute Mediation and "
        "Arbitration Law, Art. 28); it costs nothing (Art. 53). The commission says within five "
        "days whether it accepts (Art. 29)."
    ),
)


def inspection_complaint(
    facts: MediationFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the complaint to the labour inspection (F18)."""
    return _filing(facts, _INSPECTION, t, second)


def arbitration_request(
    facts: MediationFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the request for arbitration, with all that LDL 28 asks of it."""
    return _filing(facts, _ARBITRATION, t, second)


def _filing(
    facts: MediationFacts, filing: _Filing, t: Translator, second: Translator | None
) -> Paper:
    pen = Pen(t(filing.title))
    letter = Letter(pen, facts.office, t, second, body=10.5)
    letter.title(filing.title)
    for row in facts.rows.get(mediations.CLAIMANT.kind, ()):
        letter.row(filing.claimant, letter.say.joined(_claimant(letter, row)))
    letter.row(filing.respondent, letter.say.joined(_respondent(letter, facts.values)))
    letter.heading(T("What is asked for"))
    letter.paragraph(filing.opening, drawn_in=True)
    letter.numbered(list(_demands(letter, facts)))
    if facts.sums.claimed:
        total = in_words(facts.sums.claimed, t)
        letter.paragraph(T("Together: {sum}", sum=total), bold=True, drawn_in=True)
    letter.heading(T("Facts and reasons"))
    letter.paragraph(str(facts.values.get("facts") or ""), drawn_in=True)
    for said in _days(facts):
        letter.paragraph(said, drawn_in=True)
    _evidence(letter, facts)
    letter.table.close()
    letter.table.space(8)
    letter.table.need(BOX + 90)
    letter.paragraph(filing.to, bold=True)
    sign(letter, facts, filing.claimant, (T("Guardian or helper"),), after=54)
    letter.table.space(6)
    letter.paragraph(filing.note, size=LABEL, after=2)
    helped = T(
        "Filled in with the help of {office}; read, or read out, before signing.",
        office=letter.say.office_name(facts.office),
    )
    letter.paragraph(helped, size=LABEL)
    letter.end(facts.number)
    return pen.finish()


def _claimant(letter: Letter, row: Mapping[str, Any]) -> Iterator[str]:
    say, sheet = letter.say, mediations.CLAIMANT
    yield str(row.get("name") or letter.blank)
    sex = say.value(sheet["sex"], row.get("sex"))
    yield say.named(say(sheet["sex"].label), sex or "____")
    yield say.named(say(T("Age")), "____")
    yield say.named(say(T("Work")), BLANKS["phone"])
    for key in ("id_number", "phone", "address"):
        yield say.named(say(sheet[key].label), str(row.get(key) or BLANKS.get(key, letter.blank)))
    if row.get("guardian"):
        yield say(T("guardian {name}", name=row["guardian"]))


def _respondent(letter: Letter, values: Mapping[str, Any]) -> Iterator[str]:
    say = letter.say
    yield str(values.get("respondent") or letter.blank)
    person = str(values.get("respondent_person") or letter.blank)
    yield say.named(say(T("Legal representative or head, duty")), person)
    for key in ("respondent_phone", "respondent_address"):
        label = mediations.MEDIATION[key].label
        yield say.named(say(label), str(values.get(key) or BLANKS[key]))


def _demands(letter: Letter, facts: MediationFacts) -> Iterator[Sentence | str]:
    claims = facts.rows.get(mediations.CLAIM.kind, ())
    for row in claims:
        kind = letter.say.value(mediations.CLAIM["kind"], row.get("kind"))
        said = letter.say(T("{kind}: {sum} yuan", kind=kind, sum=yuan(int(row.get("amount") or 0))))
        yield letter.say.in_brackets(said, str(row.get("basis") or ""))
    if facts.values.get("other_demand"):
        yield str(facts.values["other_demand"])
    if not claims and not facts.values.get("other_demand"):
        yield letter.blank * 3


def _days(facts: MediationFacts) -> Iterator[Sentence]:
    values = facts.values
    if values.get("known_on"):
        yield T("The wrong was known on {day}.", day=values["known_on"])
    if values.get("ended_on"):
        yield T("The work ended on {day}.", day=values["ended_on"])
    if facts.failed:
        yield T("Mediation was asked for on {day} ({number}); the dispute was not settled by it.",
                day=values["received_on"], number=facts.number)  # fmt: skip


def _evidence(letter: Letter, facts: MediationFacts) -> None:
    """What is known of evidence, then empty rows: evidence, its source, witnesses with address."""
    letter.heading(T("Evidence and witnesses"))
    heads = (T("Evidence"), T("Where it comes from"), T("Witness, address, phone"))
    letter.table.head([Cell(letter.say.label(head), 1, label=True) for head in heads])
    kept = str(facts.values.get("evidence") or "")
    for text in filter(None, [kept]):
        letter.table.row([Cell((Words(text, BODY),), 1), Cell((), 1), Cell((), 1)])
    for _number in range(_BLANK_ROWS):
        letter.table.row([Cell((), 1, least=22) for _head in heads])
