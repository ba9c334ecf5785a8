"""The list of approved recruiters for the board: only those in order today, never a blacklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letter import NOT_A_LICENCE, Letter
from desktop.documents.page import BODY, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules import recruiters
from desktop.sheets.recruiters import RECRUITER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.documents.recruiting_facts import RecruiterFacts
    from desktop.i18n import Translator

TITLE: Final = T("Recruiters and employers screened by the committee")
_SHARES: Final = (24, 16, 14, 16, 30)


def recruiter_list(
    facts: Sequence[RecruiterFacts],
    office: Mapping[str, Any],
    printed_on: date,
    t: Translator,
    second: Translator | None = None,
) -> Paper:
    """Return the list; those who are not approved on that day are left out."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, office, t, second)
    say = letter.say
    letter.title(TITLE)
    letter.ends("", say(T("As of {day}", day=printed_on)))
    heads = (T("Name"), T("Kind"), T("Trade"), T("Valid until"), T("Conditions"))
    letter.table.row(
        [
            Cell(say.label(words), share, label=True)
            for words, share in zip(heads, _SHARES, strict=True)
        ]
    )
    approved = [one for one in facts if one.decision.get("level") in _GOOD]
    for one in approved:
        texts = (
            str(one.values.get("name") or ""),
            say.value(RECRUITER["kind"], one.values.get("kind")),
            say.value(RECRUITER["trade"], one.values.get("trade")),
            say.t.day(one.decision.get("valid_until")),
            str(one.decision.get("conditions") or ""),
        )
        letter.table.row(
            [
                Cell((Words(text, BODY, bold=at == 0),), share, least=26)
                for at, (text, share) in enumerate(zip(texts, _SHARES, strict=True))
            ]
        )
    letter.table.close()
    letter.table.space(8)
    if not approved:
        letter.paragraph(T("Nobody is approved at present."))
    letter.paragraph(NOT_A_LICENCE, size=13, bold=True)
    phone = str(office.get("phone") or letter.blank)
    letter.paragraph(
        T(
            "Somebody who is not on this list offers you work? Ask the committee first: {phone}. "
            "Pay no deposit and no fee, and keep your ID card yourself.",
            phone=phone,
        ),
        size=13,
    )
    letter.end("")
    return pen.finish()


_GOOD: Final = (recruiters.APPROVED, recruiters.CONDITIONAL)
