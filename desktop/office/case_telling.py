"""What the papers of cases tell, and what they hold back: people, names, facts that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents.case_facts import Party
from desktop.i18n import T, Words
from desktop.office.case_reading import HARMED
from desktop.rules import reference, referrals
from desktop.sheets import cases as sheets
from desktop.sheets.speaking import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.i18n import Sentence, Translator
    from desktop.office.cards import File
    from desktop.office.case_reading import Subject

_OF_AGE: Final = 18
_TOLD_LABELS: Final[dict[str, Sentence]] = {
    "facts": T("What happened"),
    "language": T("Language"),
}
"""What a fact is called in a letter, where the list that is ticked says more."""


def people(subjects: Sequence[Subject], t: Translator, *, named: bool) -> Iterator[Party]:
    """Yield the people of a case, by number only where they are not named."""
    for number, one in enumerate(subjects, start=1):
        values = one.values
        told: list[tuple[Sentence, str]] = [
            (T("Sex"), spoken(sheets.PERSON["sex"], one.sex, t)),
            (T("Age"), str(one.age) if one.age is not None else ""),
        ]
        if named:
            told += [
                (sheets.PERSON[key].label, spoken(sheets.PERSON[key], values.get(key), t))
                for key in ("birth", "language", "phone", "address", "caregiver", "caregiver_phone")
            ]
        role = reference.words("case_role").get(str(values.get("role") or ""))
        label = role if named and role is not None else T("Person {n}", n=number)
        yield Party(label, one.name if named else "", told)


def any_minor(subjects: Sequence[Subject]) -> bool:
    """Whether anybody harmed is under 18, or of unknown age."""
    return any(
        one.age is None or one.age < _OF_AGE for one in subjects if one.values.get("role") == HARMED
    )


def stand_ins(
    values: Mapping[str, Any],
    subjects: Sequence[Subject],
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    t: Translator,
) -> Mapping[str, str]:
    """Return what is written instead of each name that the case knows, the longest first."""
    found: dict[str, str] = {}
    for number, one in enumerate(subjects, start=1):
        called = t("Person {n}", n=number)
        found |= {one.name: called, str(one.values.get("name") or ""): called}
        found[str(one.values.get("caregiver") or "")] = t("Caregiver")
    for row in rows.get(sheets.ALLEGED.kind, ()):
        found[str(row.get("name") or "")] = t("Said to have done it")
    found[str(values.get("reporter") or "")] = t("who reported it")
    longest_first = sorted((name for name in found if len(name) > 1), key=len, reverse=True)
    marked = "〔{}〕" if t.chinese else "[{}]"  # what was said and what was put there stay apart
    return {name: marked.format(found[name]) for name in longest_first}


def without_names(values: Mapping[str, Any], hidden: Mapping[str, str]) -> dict[str, Any]:
    """Return values in whose texts nobody is named: the summary lies on tables."""

    return {
        key: without_name(value, hidden) if isinstance(value, str) else value
        for key, value in values.items()
    }


def without_name(text: str, hidden: Mapping[str, str]) -> str:
    """Return a text in which nobody is named."""
    for name, called in hidden.items():
        text = text.replace(name, called)
    return text


def alleged(rows: Sequence[Mapping[str, Any]], t: Translator) -> Iterator[Party]:
    """Yield who is said to have done it."""
    for row in rows:
        told = [
            (field.label, spoken(field, row.get(field.key), t))
            for field in sheets.ALLEGED
            if field.key in ("relation", "sex", "age", "occupation", "id_number", "access")
        ]
        yield Party(T("Said to have done it"), str(row.get("name") or ""), told)


def referral_line(one: Mapping[str, Any], t: Translator) -> Mapping[str, Any]:
    """Return a referral as the summary has it."""
    words = reference.words("service")
    services = [t(words[code]) for code in one["services"] or () if code in words]
    return {
        **one,
        "state_words": referrals.WORDS[one["state"]],
        "service_words": ("、" if t.chinese else ", ").join(services),
    }


def subject_of(case: File | None, values: Mapping[str, Any]) -> Subject | None:
    """Return whom of a case a referral is about."""
    if case is None:
        return None
    subjects: Sequence[Subject] = case.facts["subjects"]  # type: ignore[assignment]
    for one in subjects:
        if values["person_id"] and one.values.get("person_id") == values["person_id"]:
            return one
    return next((one for one in subjects if one.name == values["person_name"]), None)


def about(values: Mapping[str, Any], case: File | None) -> Sentence | str:
    """Say in a word what a report is about, only where the agency is told the concerns."""
    words = reference.words("case_concern")
    known = [words[code] for code in told_concerns(values, case) if code in words][:2]
    return (
        Words("、".join(one.zh for one in known), ", ".join(one.en for one in known))
        if known
        else ""
    )


def told_concerns(values: Mapping[str, Any], case: File | None) -> Sequence[str]:
    """Return the concerns of a case, only where the agency is told them."""
    if case is None or "concerns" not in (values["told"] or ()):
        return ()
    concerns: Sequence[str] = case.main.values.get("concerns") or ()  # type: ignore[assignment]
    return concerns


def told(
    values: Mapping[str, Any],
    person: Mapping[str, Any],
    subject: Subject | None,
    case: File | None,
    t: Translator,
) -> Iterator[tuple[Sentence, str]]:
    """Yield the facts that were chosen to be told, and no other."""
    row: Mapping[str, Any] = subject.values if subject else {}
    chosen = frozenset(values["told"] or ())

    def of(key: str, other: str = "") -> str:
        field = sheets.PERSON[key]
        return spoken(field, row.get(key) or person.get(other or key), t)

    languages = person.get("languages") or []
    of_case = case.main.values if case else {}
    known = {
        "name": str(values["person_name"] or ""),
        "sex": of("sex"),
        "birth": of("birth"),
        "id_number": str(person.get("id_number") or ""),
        "address": of("address"),
        "phone": of("phone"),
        "language": of("language")
        or spoken(sheets.PERSON["language"], languages[0] if languages else None, t),
        "caregiver": " ".join(filter(None, (of("caregiver"), of("caregiver_phone")))),
        "needs": of("special_needs"),
        "concerns": spoken(sheets.CASE["concerns"], of_case.get("concerns"), t),
        "facts": str(values["facts"] or ""),
        "given": str(values["given"] or ""),
        "safe_contact": str(of_case.get("safe_contact") or ""),
    }
    for code, words in reference.words("told_fact").items():
        if code in chosen and known.get(code):
            yield _TOLD_LABELS.get(code, words), known[code]
