"""Back to school on paper: the notice for the parents, the letter to school and township.

Both are kind: they ask and offer help. Ordering and fines are not the village's, and are no threat
here. Why the child left is told to nobody. Source: Compulsory Education Law, Art. 5, 13; Law on the
Protection of Minors, Art. 16, 17, 28; four steps of Yunnan's rules (§1.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import Paper, Pen
from desktop.i18n import T
from desktop.rules import reference, school_returns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.village_facts import SchoolReturnFacts
    from desktop.i18n import Sentence, Translator

NOTICE: Final = T("Notice: please help your child back to school")
LETTER: Final = T("Letter about a child out of school")
_BODY: Final = 12.0
_AT_ARMS_LENGTH: Final = 13.0


def school_notice(
    facts: SchoolReturnFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the notice that is read aloud and left with the family."""
    pen = Pen(t(NOTICE))
    letter = Letter(pen, facts.office, t, second, body=_AT_ARMS_LENGTH)
    letter.title(NOTICE)
    letter.table.y -= 2
    letter.to(_parents(facts, letter))
    letter.paragraph(
        T(
            "{child} has not been at school since {day}. We know that you want the best for your "
            "child, and that there are reasons. We should like to find a way together.",
            child=facts.child or letter.blank,
            day=facts.values.get("last_day") or letter.blank,
        ),
        drawn_in=True,
    )
    if facts.compulsory:
        laws = school_returns.numbers("laws")
        letter.paragraph(
            T(
                "Nine years of school are every child's right, and parents see to it: {articles}.",
                articles=reference.article(laws["parents"]),
            ),
            drawn_in=True,
        )
    _offered(letter, facts.offers)
    letter.paragraph(
        T(
            "No school fees are charged in these nine years. Nobody is fined or fetched by us. Please "
            "let your child come back by {day}, and tell us what stands in the way: {phone}.",
            day=facts.values.get("plan_until") or letter.blank,
            phone=facts.office.get("phone") or letter.blank,
        ),
        drawn_in=True,
    )
    letter.paragraph(
        T("A child may tell us alone what it wishes. 12355 and 12345 listen too, free of charge."),
        drawn_in=True,
    )
    letter.signed(facts.printed_on, after=90)
    letter.sign((T("Parent or guardian (read to me)"), T("Who read it aloud")))
    letter.end(facts.number)
    return pen.finish()


def school_letter(
    facts: SchoolReturnFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the letter, with a slip on which the receiver answers."""
    pen = Pen(t(LETTER))
    letter = Letter(pen, facts.office, t, second, body=_BODY)
    letter.title(LETTER)
    letter.table.y -= 2
    letter.to(_receivers(facts, letter))
    letter.paragraph(
        T(
            "By law we help the government and urge that children go to school: {articles}. We "
            "write to you about the following child of our village.",
            articles=reference.article(school_returns.numbers("laws")["urge"]),
        ),
        drawn_in=True,
    )
    _child(letter, facts)
    letter.table.space(6)
    visits = ("、" if t.chinese else ", ").join(t.day(day) for day in facts.visits)
    letter.paragraph(
        T("We talked with the family on: {days}.", days=visits)
        if visits
        else T(
            "We are going to visit the family within {n} school days.",
            n=school_returns.numbers("clocks")["visit_school_days"],
        ),
        drawn_in=True,
    )
    if facts.supports:
        letter.paragraph(
            T("Help given so far: {what}.", what=_joined(letter, facts.supports)), drawn_in=True
        )
    letter.paragraph(
        T(
            "Please keep the child on the school roll, name somebody who goes on talking with us, "
            "and tell us by {day} what you can do. The child's own wishes are to be heard.",
            day=facts.values.get("plan_until") or letter.blank,
        ),
        drawn_in=True,
    )
    letter.paragraph(
        T("This letter is for those only who help the child; please do not pass it on."),
        drawn_in=True,
    )
    letter.signed(facts.printed_on, after=150)
    letter.heading(T("Return slip"), keep=120)
    letter.paragraph(
        T("Received on ________________. What we do: ________________________________"), after=4
    )
    letter.sign((T("School or office (stamp)"), T("Name, duty, phone")), first=1.2)
    letter.end(facts.number)
    return pen.finish()


def _parents(facts: SchoolReturnFacts, letter: Letter) -> str:
    return letter.say(
        T("Parents or guardian of {child}", child=facts.child or letter.blank)
        if not facts.guardian
        else T("{guardian}, guardian of {child}", guardian=facts.guardian, child=facts.child)
    )


def _receivers(facts: SchoolReturnFacts, letter: Letter) -> str:
    school = str(facts.values.get("school") or "")
    named = [letter.say(each) for each in facts.receivers]
    return ("、" if letter.say.t.chinese else ", ").join(filter(None, [school, *named]))


def _offered(letter: Letter, offers: Sequence[Sentence]) -> None:
    if not offers:
        return
    letter.paragraph(T("This is what we, the school and others can help with:"), drawn_in=True)
    letter.numbered(offers)


def _child(letter: Letter, facts: SchoolReturnFacts) -> None:
    values, say = facts.values, letter.say
    age = say(T("{n} years old", n=facts.age)) if facts.age is not None else ""
    pairs = (
        (T("Name"), facts.child),
        (T("Age"), age),
        (T("School"), str(values.get("school") or "")),
        (T("Grade and class"), str(values.get("grade") or "")),
        (T("Last day at school"), say.t.day(values.get("last_day"))),
        (T("Known to us since"), say.t.day(values.get("found_on"))),
    )
    for at in range(0, len(pairs), 2):
        letter.pair(pairs[at], pairs[at + 1])


def _joined(letter: Letter, words: Sequence[Sentence]) -> str:
    return ("、" if letter.say.t.chinese else ", ").join(letter.say(each) for each in words)
