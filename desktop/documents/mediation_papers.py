"""The papers of a mediation: invitation, minutes, agreement, receipt, notice of the other ways.

Source: People's Mediation Law, Art. 26 (other ways), 28 to 31 (agreement), 33 (confirmation by the
court); Labour Dispute Mediation and Arbitration Law, Art. 14, 27.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import BODY, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules.wages import yuan
from desktop.sheets import mediations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from desktop.documents.case_facts import MediationFacts
    from desktop.i18n import Sentence, Translator

INVITATION: Final = T("Invitation to mediation")
MINUTES: Final = T("Minutes of mediation")
AGREEMENT: Final = T("Mediation agreement")
RECEIPT: Final = T("Receipt")
RIGHTS: Final = T("Notice of the other ways")
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
    letter.paragraph(T("To {name}:", name=name or letter.blank), bold=True, after=8)
    kinds = say.value(mediations.MEDIATION["kinds"], values.get("kinds"))
    letter.paragraph(
        T(
            "{claimant} and {respondent} have a dispute ({kinds}). We invite you to talk about it "
            "with us.",
            claimant=_names(letter, facts),
            respondent=str(values.get("respondent") or letter.blank),
            kinds=kinds,
        ),
        after=8,
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
        )
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
        letter.row(
            mediations.SESSION["minutes"].label, str(session.get("minutes") or ""), least=170
        )
        letter.table.close()
        _signatures(letter, facts)
        letter.end(facts.number, _FREE)
    return pen.finish()


def agreement(facts: MediationFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the mediation agreement. Raises :class:`ClerkError` where nothing was agreed."""
    values = facts.values
    if not values.get("agreement"):
        raise ClerkError(T("Nothing was agreed yet."))
    pen = Pen(t(AGREEMENT))
    letter = Letter(pen, facts.office, t, second, body=11)
    say = letter.say
    letter.title(AGREEMENT)
    letter.ends("", say(T("No. {number}", number=facts.number)))
    _parties(letter, facts)
    letter.heading(T("Facts and what is in dispute"))
    letter.paragraph(str(values.get("facts") or ""))
    letter.heading(T("What is agreed"))
    letter.paragraph(str(values["agreement"]))
    if values.get("performance"):
        letter.paragraph(T("How it is carried out: {how}", how=str(values["performance"])))
    if values.get("time_limit"):
        letter.paragraph(T("To be done by {day}.", day=values["time_limit"]))
    _sums(letter, facts)
    _instalments(letter, facts)
    letter.table.close()
    letter.table.space(4)
    letter.paragraph(
        T(
            "The agreement binds both sides from the signing (People's Mediation Law, Art. 29, 31). "
            "Within 30 days both may together ask the court to confirm it (Art. 33); unpaid wages "
            "agreed here may be claimed by payment order (Labour Dispute Mediation and Arbitration "
            "Law, Art. 16). Each side has one copy, the committee keeps one."
        ),
        size=LABEL,
    )
    _signatures(letter, facts)
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
        said = letter.say(T("{sum} yuan", sum=yuan(int(row["paid"]))))
        letter.row(T("Sum"), said, least=34, bold=True)
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
    letter.paragraph(T("To {name}:", name=_names(letter, facts) or letter.blank), bold=True)
    letter.paragraph(
        T("The dispute with {name} was not settled by mediation. These ways stay open to you:",
          name=str(facts.values.get("respondent") or letter.blank))
    )  # fmt: skip
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
        )
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
    letter.pair(
        (T("Claimant"), _names(letter, facts)),
        (T("Respondent"), str(facts.values.get("respondent") or "")),
    )
    kinds = letter.say.value(mediations.MEDIATION["kinds"], facts.values.get("kinds"))
    letter.row(mediations.MEDIATION["kinds"].label, kinds)


def _parties(letter: Letter, facts: MediationFacts) -> None:
    say = letter.say
    for row in facts.rows.get(mediations.CLAIMANT.kind, ()):
        told = [
            str(row.get("name") or ""),
            say.value(mediations.CLAIMANT["sex"], row.get("sex")),
            *(str(row.get(key) or "") for key in ("id_number", "phone", "address")),
        ]
        if row.get("guardian"):
            told.append(say(T("guardian {name}", name=row["guardian"])))
        letter.row(T("Claimant"), say.joined(told))
    values = facts.values
    told = [
        str(values.get(key) or "")
        for key in ("respondent", "respondent_person", "respondent_phone", "respondent_address")
    ]
    letter.row(T("Respondent"), say.joined(told))
    people = [str(row.get("name") or "") for row in facts.rows.get(mediations.MEDIATOR.kind, ())]
    letter.row(T("Mediator"), say.joined(people))


def _grid(
    letter: Letter, heads: Sequence[Sentence], rows: Sequence[Sequence[str]], shares: Sequence[int]
) -> None:
    letter.table.row(
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


def _signatures(letter: Letter, facts: MediationFacts) -> None:
    letter.sign(
        (
            T("Claimant (signature, thumbprint)"),
            T("Respondent (signature, stamp)"),
            T("Mediator (signature, seal of the committee)"),
        )
    )
