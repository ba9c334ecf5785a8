"""What the rules say of a person's plan, from her records or from what is being typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError
from desktop.office import journey_advice
from desktop.office.cards import Advice
from desktop.office.cleaning import clean_value
from desktop.rules import identity
from desktop.rules.readiness import ReadinessFacts, assess
from desktop.sheets.migrants import JOURNEY, PERSON, REPEATED, SCHOOLING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry
    from desktop.rules.readiness import SchoolHelp
    from desktop.sheets.fields import Sheet

__all__ = ["advise", "assess", "facts"]

_PAPERS: Final = frozenset({"id_card", "household_register", "birth_certificate"})


def facts(
    person: Mapping[str, Any],
    journey: Mapping[str, Any],
    schooling: Mapping[str, Any],
    today: date,
    missing_modules: tuple[Sentence, ...] = (),
    school_help: SchoolHelp | None = None,
) -> ReadinessFacts:
    """Gather what the gate needs to know, from values as they are kept.

    ``missing_modules``: of the preparation, in words, while she prepares.
    """
    birth = person.get("birth") or {}
    return ReadinessFacts(
        on=today,
        purpose=journey.get("purpose") or "",
        birth_first=date.fromisoformat(birth["first"]) if birth else None,
        birth_last=date.fromisoformat(birth["last"]) if birth else None,
        birth_verified=bool(birth)
        and birth["precision"] == "day"
        and person.get("birth_evidence") in _PAPERS,
        sex=person.get("sex") or "",
        education_status=schooling.get("status") or "",
        education_evidence=schooling.get("evidence") or "",
        id_type=person.get("id_type") or "",
        nationality=person.get("nationality") or "",
        work_permit=journey.get("work_permit") or "",
        abroad=journey.get("destination_kind") == "abroad" or journey.get("risk_border") == "yes",
        with_guardian=journey.get("with_guardian") or "",
        boarding_school=journey.get("boarding_school") or "",
        guardian_informed=person.get("guardian_informed") or "",
        children_under_18=person.get("children_under_18") or 0,
        children_carer=person.get("children_carer") or "",
        workplaces=tuple(journey.get("workplaces") or ()),
        hazards=tuple(journey.get("hazards") or ()),
        override=bool(journey.get("override")),
        missing_modules=missing_modules,
        school_help=school_help,
    )


def advise(
    entry: Entry,
    today: date,
    missing_modules: tuple[Sentence, ...] = (),
    school_help: SchoolHelp | None = None,
) -> Advice:
    """Check an entry as it stands; nothing is asked for that has not been typed yet."""
    problems: dict[str, Sentence] = {}
    person = _readable(PERSON, entry.values, "person", problems)
    rows = {
        sheet.kind: [
            _readable(sheet, row.values, f"{sheet.kind}#{index}", problems)
            for index, row in enumerate(entry.rows.get(sheet.kind, ()))
            if not row.withdrawn
        ]
        for sheet in REPEATED
    }
    warnings: dict[str, Sentence] = {}
    fills: dict[str, object] = {}
    _read_id_number(person, today, problems, warnings, fills)
    journey = rows[JOURNEY.kind][-1] if rows[JOURNEY.kind] else {}
    schooling = rows[SCHOOLING.kind][-1] if rows[SCHOOLING.kind] else {}
    gathered = facts(
        {**fills, **_given(person)}, journey, schooling, today, missing_modules, school_help
    )
    latest = next((row.id for row in reversed(entry.rows.get(JOURNEY.kind, ()))), None)
    return Advice(
        problems,
        warnings,
        fills,
        assess(gathered) if journey.get("purpose") else None,
        said=journey_advice.of_rows(latest, rows),
    )


def _given(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _readable(
    sheet: Sheet, values: Mapping[str, object], prefix: str, problems: dict[str, Sentence]
) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for field in sheet:
        try:
            read[field.key] = clean_value(field, values.get(field.key))
        except ClerkError as error:
            problems[f"{prefix}.{field.key}"] = error.sentence
    return {**{k: v for k, v in values.items() if k not in sheet.keys}, **read}


def _read_id_number(
    person: Mapping[str, Any],
    today: date,
    problems: dict[str, Sentence],
    warnings: dict[str, Sentence],
    fills: dict[str, object],
) -> None:
    number = person.get("id_number")
    if not number or not _has_resident_number(person):
        return
    reading = identity.read_id_number(number, today)
    if reading.problem is not None:
        warnings["person.id_number"] = reading.problem
        return
    if reading.warnings:
        warnings["person.id_number"] = reading.warnings[0]
    birth = person.get("birth") or {}
    first = date.fromisoformat(birth["first"]) if birth else None
    last = date.fromisoformat(birth["last"]) if birth else None
    for key, said in identity.mismatches(reading, person.get("sex") or "", first, last).items():
        warnings[f"person.{key}"] = said
    fills |= _filled(person, reading)


def _has_resident_number(person: Mapping[str, Any]) -> bool:
    kind = person.get("id_type")
    return kind in (None, "", "id_card", "temporary_id", "household_register")


def _filled(person: Mapping[str, Any], reading: identity.IdReading) -> dict[str, object]:
    offered: dict[str, object] = {"sex": reading.sex}
    if reading.birth is not None:
        day = reading.birth.isoformat()
        offered["birth"] = {
            "text": day,
            "calendar": "solar",
            "leap": False,
            "precision": "day",
            "first": day,
            "last": day,
        }
        offered["birth_evidence"] = "id_card"
    if reading.area is not None:
        offered["hukou_place"] = reading.area.zh
    if not person.get("id_type"):
        offered["id_type"] = "id_card"
    return {key: value for key, value in offered.items() if not person.get(key)}
