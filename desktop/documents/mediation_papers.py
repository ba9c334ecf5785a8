"""The papers of a mediation: invitation, minutes, agreement, receipt, notice of the other ways.

Source: People's Mediation Law, Art. 26 (other ways), 28 to 31 (agreement), 33 (confirmation by the
court); Labour Dispute Mediation and Arbitration Law, Art. 14, 27.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import BOX, SIGNED, Letter
from desktop.documents.page import BODY, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.errors import ClerkError
from desktop.i18n import Joined, T
from desktop.rules import reference
from desktop.rules.capital_sums import in_words
from desktop.rules.wages import yuan
from desktop.sheets import mediations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from desktop.documents.case_facts import MediationFacts
    from desktop.i18n import Sentence, Translator
    from desktop.sheets.fields import Sheet

INVITATION: Final = T("Invitation to mediation")
MINUTES: Final = T("Minutes of mediation")
AGREEMENT: Final = T("Mediation agreement")
RECEIPT: Final = T("Receipt")
RIGHTS: Final = T("Notice of the other ways")
_BINDS: Final = T(
    "The agreement binds both sides from the signing (People's Mediation Law, Art. 29, 31). "
    "Within 30 days both may together ask the court to confirm it (Art. 33); unpaid wages "
    "agreed here may be claimed by payment order (Labour Dispute Mediation and Arbitration "
    "Law, Art. 16). Each side has one copy, the committee keeps one."
)
_IN_ONE_BOX: Final = 3  # claimants who sign in one box
BLANKS: Final = {
    "phone": "_" * 11, "respondent_phone": "_" * 11,
    "address": "_" * 40, "respondent_address": "_" * 40,
}  # fmt: skip
_A_ROW: Final = 3
_FREE: Final = T("Mediation is voluntary and free of charge")


def invitation(facts: MediationFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the invitations: one to the respondent, one to each claimant."""
    pen = Pen(t(INVITATION))
    for name in (str(facts.values.get("respondent") or ""), *_claimants(facts)):
        letter = Letter(pen, facts.office, t, second, body=12)
        _invite(letter, facts, name)
    return pen.finish()


def _invite(letter: Letter, facts: MediationFacts, name: str) -> None:
    say, values = letter.say, facts.values
    letter.title(INVITATION)
    letter.table.y -= 6
    letter.to(name, after=8)
    words = reference.words("dispute_kind")
    kinds = Joined(tuple(words[code] for code in values.get("kinds") or () if code in words))
    letter.paragraph(
        T(
            "{claimant} and {respondent} have a dispute ({kinds}). We invite you to talk about it "
            "with us.",
            claimant=_names(letter, facts),
            respondent=str(values.get("respondent") or letter.blank),
            kinds=kinds,
        ),
        after=8,
        drawn_in=True,
    )
    at = say.value(mediations.MEDIATION["invited_at"], values.get("invited_at"))
    day = say.t.day(values.get("invited_for")) if values.get("invited_for") else letter.blank
    letter.row(T("Time"), f"{day}  {at}".strip(), least=30, bold=True)
    place = str(values.get("invited_to") or facts.office.get("address") or letter.blank)
    letter.row(T("Place"), place, least=30, bold=True)
    letter.row(T("Please bring"), T("ID card, contract, pay records, the employer's authorisation"))
    letter.row(T("Questions"), str(facts.office.get("phone") or letter.blank))
    letter.table.close()
    letter.table.space(8)
    letter.paragraph(
        T(
            "Mediation is voluntary and free of charge. Either side may stop at any time and go to "
            "arbitration or to the court (People's Mediation Law, Art. 3, 4, 17)."
        ),
        drawn_in=True,
    )
    letter.signed(facts.printed_on)
    letter.end(facts.number, _FREE)


def minutes(facts: MediationFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the minutes of every session, each to be signed."""
    sessions = facts.rows.get(mediations.SESSION.kind, ())
    if not sessions:
        raise ClerkError(T("No session is written down yet."))
    pen = Pen(t(MINUTES))
    for session in sessions:
        letter = Letter(pen, facts.office, t, second)
        letter.title(MINUTES)
        _about(letter, facts)
        letter.heading(T("Session"))
        shown = [field for field in mediations.SESSION if field.key != "minutes"]
        letter.fields(shown, session)
        letter.heading(mediations.SESSION["minutes"].label)
        letter.paragraph(str(session.get("minutes") or ""), drawn_in=True)
        _signatures(letter, facts)
        letter.end(facts.number, _FREE)
    return pen.finish()


def agreement(facts: MediationFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the mediation agreement. Raises :class:`ClerkError` where nothing was agreed."""
    values = facts.values
    if not values.get("agreement"):
        raise ClerkError(T("Nothing was agreed yet."))
    pen = Pen(t(AGREEMENT))
    letter = Letter(pen, facts.office, t, second)
    say = letter.say
    letter.title(AGREEMENT)
    letter.ends("", say(T("No. {number}", number=facts.number)))
    _parties(letter, facts)
    letter.heading(T("Facts and what is in dispute"))
    letter.paragraph(str(values.get("facts") or ""), drawn_in=True, after=0)
    letter.heading(T("What is agreed"))
    letter.paragraph(str(values["agreement"]), drawn_in=True, after=2)
    if values.get("performance"):
        letter.paragraph(
            T("How it is carried out: {how}", how=str(values["performance"])), drawn_in=True
        )
    if values.get("time_limit"):
        letter.paragraph(
            T("To be done by {day}.", day=values["time_limit"]), drawn_in=True, after=2
        )
    _sums(letter, facts)
    _instalments(letter, facts)
    letter.table.close()
    letter.table.space(4)
    # Nobody signs a page that says nothing.
    letter.table.need(letter.high(_BINDS, LABEL) + BOX + SIGNED + 20)
    letter.paragraph(_BINDS, size=LABEL)
    _signatures(letter, facts, after=SIGNED)
    letter.signed(values.get("agreed_on"))
    letter.end(facts.number, _FREE)
    return pen.finish()


def receipt(facts: MediationFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return a receipt for each instalment that came. Raises :class:`ClerkError` for none."""
    paid = [row for row in facts.rows.get(mediations.INSTALMENT.kind, ()) if row.get("paid_on")]
    if not paid:
        raise ClerkError(T("No instalment is noted as received."))
    pen = Pen(t(RECEIPT))
    for row in paid:
        letter = Letter(pen, facts.office, t, second, body=12)
        letter.title(RECEIPT)
        number = str(row.get("receipt") or letter.blank)
        letter.ends(
            letter.say(T("Receipt number {number}", number=number)),
            letter.say.t.day(row["paid_on"]),
        )
        letter.row(T("Received from"), str(facts.values.get("respondent") or ""), least=30)
        letter.row(T("Received for"), _names(letter, facts), least=30)
        letter.row(T("Sum"), in_words(int(row["paid"]), letter.say.t), least=34, bold=True)
        letter.row(
            T("How"), letter.say.value(mediations.INSTALMENT["way"], row.get("way")), least=26
        )
        letter.row(T("By the agreement"), facts.number, least=26)
        letter.table.close()
        letter.sign((T("Received (signature, thumbprint)"), T("Paid by"), T("Mediator")))
        letter.end(facts.number, _FREE)
    return pen.finish()


def rights(facts: MediationFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the notice of the ways that stay open when it was not settled, with the last days."""
    pen = Pen(t(RIGHTS))
    letter = Letter(pen, facts.office, t, second, body=12)
    letter.title(RIGHTS)
    letter.table.y -= 4
    letter.to(_names(letter, facts))
    name = str(facts.values.get("respondent") or letter.blank)
    if facts.failed:
        said = T("The dispute with {name} was not settled by mediation. These ways stay open to you:",
                 name=name)  # fmt: skip
    else:
        said = T("If the dispute with {name} is not settled by mediation, or the agreement is not "
                 "kept, these ways stay open to you:", name=name)  # fmt: skip
    letter.paragraph(said, drawn_in=True)
    for clock in facts.limitations:
        letter.row(clock.name, T("Last day {day}", day=clock.last_day), least=30, bold=True)
        letter.row(T("Legal basis"), clock.basis)
    letter.row(T("Where"), T("Arbitration commission of the place of work or of the employer"))
    letter.row(T("Free help"), T("12348 legal aid, 12333 labour; arbitration costs nothing"))
    letter.table.close()
    letter.table.space(8)
    letter.paragraph(
        T(
            "Against an award you may go to the court within 15 days. Keep contract, pay records "
            "and messages."
        ),
        drawn_in=True,
    )
    letter.sign((T("Read and understood (signature, thumbprint)"), T("Mediator")))
    letter.signed(facts.printed_on)
    letter.end(facts.number, _FREE)
    return pen.finish()


def _claimants(facts: MediationFacts) -> list[str]:
    rows = facts.rows.get(mediations.CLAIMANT.kind, ())
    return [str(row["name"]) for row in rows if row.get("name")]


def _names(letter: Letter, facts: MediationFacts) -> str:
    return ("、" if letter.say.t.chinese else ", ").join(_claimants(facts))


def _about(letter: Letter, facts: MediationFacts) -> None:
    letter.row(T("Claimant"), _names(letter, facts))
    letter.row(T("Respondent"), str(facts.values.get("respondent") or ""))
    kinds = letter.say.value(mediations.MEDIATION["kinds"], facts.values.get("kinds"))
    letter.row(mediations.MEDIATION["kinds"].label, kinds)


def _parties(letter: Letter, facts: MediationFacts) -> None:
    say = letter.say
    for row in facts.rows.get(mediations.CLAIMANT.kind, ()):
        told = [
            str(row.get("name") or ""),
            say.value(mediations.CLAIMANT["sex"], row.get("sex")),
            *_told(letter, mediations.CLAIMANT, ("id_number", "phone", "address"), row),
        ]
        if row.get("guardian"):
            told.append(say(T("guardian {name}", name=row["guardian"])))
        letter.row(T("Claimant"), say.joined(told))
    values, keys = facts.values, ("respondent_person", "respondent_phone", "respondent_address")
    told = [
        str(values.get("respondent") or letter.blank),
        *_told(letter, mediations.MEDIATION, keys, values),
    ]
    letter.row(T("Respondent"), say.joined(told))
    people = [str(row.get("name") or "") for row in facts.rows.get(mediations.MEDIATOR.kind, ())]
    letter.row(T("Mediator"), say.joined(people))


def _told(
    letter: Letter, sheet: Sheet, keys: Sequence[str], values: Mapping[str, Any]
) -> list[str]:
    """Return who somebody is (PML 29(2)), with room for handwriting where it is not known."""
    return [
        letter.say.named(
            letter.say(sheet[key].label), str(values.get(key) or BLANKS.get(key, letter.blank))
        )
        for key in keys
    ]


def _grid(
    letter: Letter, heads: Sequence[Sentence], rows: Sequence[Sequence[str]], shares: Sequence[int]
) -> None:
    letter.table.head(
        [
            Cell(letter.say.label(head), share, label=True)
            for head, share in zip(heads, shares, strict=True)
        ]
    )
    for row in rows:
        letter.table.row(
            [Cell((Words(text, BODY),), share) for text, share in zip(row, shares, strict=True)]
        )


def _sums(letter: Letter, facts: MediationFacts) -> None:
    claims = facts.rows.get(mediations.CLAIM.kind, ())
    if not claims:
        return
    say = letter.say
    letter.table.space(4)
    rows = [
        (
            say.value(mediations.CLAIM["kind"], row.get("kind")),
            _money(row, "amount"),
            _money(row, "agreed"),
        )
        for row in claims
    ]
    rows.append((say(T("Together")), yuan(facts.sums.claimed), yuan(facts.sums.agreed)))
    _grid(letter, (T("Kind"), T("Claimed (yuan)"), T("Agreed (yuan)")), rows, (40, 30, 30))
    letter.table.close()
    if facts.sums.agreed:
        letter.row(T("To be paid in all"), in_words(facts.sums.agreed, say.t), bold=True)


def _instalments(letter: Letter, facts: MediationFacts) -> None:
    parts = facts.rows.get(mediations.INSTALMENT.kind, ())
    if not parts:
        return
    letter.table.space(6)
    rows = [
        (str(number), letter.say.t.day(row.get("due_on")), _money(row, "amount"))
        for number, row in enumerate(parts, start=1)
    ]
    _grid(letter, (T("Instalment"), T("By"), T("Sum (yuan)")), rows, (20, 45, 35))
    letter.table.close()


def _money(row: Mapping[str, Any], key: str) -> str:
    return yuan(int(row[key])) if row.get(key) is not None else ""


def _signatures(letter: Letter, facts: MediationFacts, *, after: float = 0.0) -> None:
    others = (
        T("Respondent (signature, stamp)"),
        T("Mediator (signature, seal of the committee)"),
    )
    sign(letter, facts, T("Claimant (signature, thumbprint)"), others, after=after)


def sign(
    letter: Letter,
    facts: MediationFacts,
    claimant: Sentence,
    others: Sequence[Sentence],
    *,
    after: float,
) -> None:
    """Draw the boxes to sign in: one for the claimants, or one for each where they are many."""
    names = _claimants(facts)
    if len(names) <= _IN_ONE_BOX:
        letter.sign((claimant, *others), after=after, first=1.3 if len(names) > 1 else 1.0)
        return
    for at in range(0, len(names), _A_ROW):
        row = names[at : at + _A_ROW]
        letter.sign([T("{name} (signature, thumbprint)", name=name) for name in row])
    letter.sign(others, after=after)
