"""Paper of a journey: the wallet card she carries, the sheet for the office at the destination."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.documents import card_sheets
from desktop.documents.departure_sheet import DepartureChild, DepartureFacts, departure_sheet
from desktop.documents.wallet_card import CardFacts
from desktop.errors import ClerkError, Invalid
from desktop.i18n import LANGUAGES, T, translator
from desktop.office import destinations, person_consents, person_files
from desktop.rules import age, consents, departures, wallet_cards
from desktop.rules.permissions import Act
from desktop.sheets.journeys import CHILD
from desktop.sheets.migrants import CONTACT, JOURNEY, PERSON, PHONE
from desktop.sheets.speaking import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Sentence, Translator
    from desktop.office.cards import PersonFile
    from desktop.office.destinations import Destination
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session
    from desktop.sheets.fields import Sheet

Told = tuple["Sentence", str]

FOLDED: Final = "wallet_card"
TEN: Final = "wallet_card_ten"
_SCHOOL: Final = range(6, 16)
"""In these full years a child goes to school by law (Compulsory Education Law, Art. 5, 11)."""


class JourneyPapers:
    """Wallet cards and departure sheets."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def cards(self, kind: str, people: Sequence[UUID], language: str) -> Paper:
        """Return wallet cards: folded, or ten to a sheet; ``language`` is one of ``wallet_cards.offered``.

        Raises :class:`Invalid` when nobody was chosen, :class:`ClerkError` while the office has no
        telephone and for who has no journey.
        """
        self._session.require(Act.PRINT_FORM)
        self._session.require(Act.SEE_MIGRANTS)
        if not people:
            raise Invalid({"people": T("Choose at least one person.")})
        if not self._session.office.values.get("phone"):
            raise ClerkError(
                T(
                    "The wallet card cannot be printed yet: the office has no telephone. "
                    "Write it down under Settings, Office."
                )
            )
        facts = [self._card(person) for person in people]
        known = wallet_cards.languages()
        languages = [known[code] for code in language.split(wallet_cards.WITH)]
        make = card_sheets.folded if kind == FOLDED else card_sheets.two_sided
        return make(facts, languages, translator(wallet_cards.CHINESE))

    def departure(self, people: Sequence[UUID], language: PaperLanguage) -> Paper:
        """Return the sheets for the office at the destination.

        Raises :class:`ClerkError` for whoever has not agreed that it is told (purpose b).
        """
        self._session.require(Act.PRINT_FORM)
        self._session.require(Act.SEE_MIGRANTS)
        if not people:
            raise Invalid({"people": T("Choose at least one person.")})
        first, second = _languages(language)
        facts = [self._departure(person, first) for person in people]
        return departure_sheet(facts, first, second)

    def _card(self, person: UUID) -> CardFacts:
        file, there = self._load(person)
        journey = _journey(file)
        office = self._session.office
        return CardFacts(
            number=str(journey["number"]),
            our_name=office.name_zh,
            our_phone=str(office.values["phone"]),
            carried=wallet_cards.carried(),
            name=str(journey.get("card_name") or ""),
            there_name=there.name,
            there_phone=there.phone,
        )

    def _load(self, person: UUID) -> tuple[PersonFile, Destination]:
        with self._session.reading() as work:
            file = person_files.load(self._session, work, person)
            return file, destinations.of(work, _journey(file))

    def _departure(self, person: UUID, t: Translator) -> DepartureFacts:
        session = self._session
        file, there = self._load(person)
        journey = _journey(file)
        to, agreed = _agreed(file, there.name, session.today())
        held = departures.held_back(
            str(row.values["withhold"] or "")
            for row in file.rows["consent"]
            if row.values["purpose"] == "b" and row.values["withdrawn_on"] is None
        )
        children = None if "children" in held else tuple(_children(file, session.today(), t))
        return DepartureFacts(
            office=session.office.values,
            number=str(journey["number"]),
            to=to or str(journey.get("destination") or ""),
            told=_present(_person(file, held, t)),
            journey=_present(_way(journey, held, t)),
            contact=_present(self._touch(file, journey, held, t)),
            agreed_on=agreed,
            children=children,
            printed_on=session.today(),
            clerk=session.user.full_name,
            held_back=bool(held),
        )

    def _touch(
        self, file: PersonFile, journey: Mapping[str, Any], held: frozenset[str], t: Translator
    ) -> Iterator[Told]:
        """Yield how both offices and her family are reached."""
        ours = (self._session.office.values.get("phone"), self._session.user.full_name)
        yield T("Call us"), "  ".join(str(part) for part in ours if part)
        yield _said(JOURNEY, "call_days", journey, t)
        yield _said(JOURNEY, "call_at", journey, t)
        yield from _contacts(file, held, t)


def _journey(file: PersonFile) -> Mapping[str, Any]:
    rows = file.rows["journey"]
    if not rows or not rows[-1].values["number"]:
        raise ClerkError(T("She has no registered journey yet. Save the registration first."))
    return rows[-1].values


def _agreed(file: PersonFile, there: str, today: date) -> tuple[str, date | None]:
    """Return who may be told, and since when she agrees to it; refuse where she does not.

    ``there`` is what the directory calls the office at the destination, empty if it is not known:
    then it is told whom she named.
    """
    said = person_consents.given(row.values for row in file.rows["consent"])
    given = [one for one in said if one.purpose == "b"]
    named = {one.recipient for one in given if one.recipient}
    # She or the clerk may have written the office's name shorter than the directory has it.
    recipient = next((name for name in named if name in there or (there and there in name)), there)
    if not there and len(named) == 1:
        recipient = named.pop()
    must = person_consents.who_must(file.person.values["birth"], today)
    if not consents.covers(given, "b", today, recipient, must=must.by):
        raise ClerkError(
            T(
                "Nothing of her may be told to the office at the destination: she has not agreed "
                "to it (consent b). {who}",
                who=must.words,
            )
        )
    since = max((one.given_on for one in given if one.given_on), default=None)
    return there or recipient, since


def _said(sheet: Sheet, key: str, values: Mapping[str, Any], t: Translator) -> Told:
    return sheet[key].label, spoken(sheet[key], values.get(key), t)


def _present(told: Iterator[Told]) -> tuple[Told, ...]:
    return tuple(one for one in told if one[1])


def _person(file: PersonFile, held: frozenset[str], t: Translator) -> Iterator[Told]:
    person = file.person.values
    for key, part in (
        ("full_name", ""), ("sex", ""), ("birth", "birth"), ("ethnic_group", "group"),
        ("languages", ""), ("reads_chinese", ""),
    ):  # fmt: skip
        if part not in held:
            yield _said(PERSON, key, person, t)
    if "phone" not in held:
        numbers = [spoken(PHONE["number"], row.values["number"], t) for row in file.rows["phone"]]
        yield T("Phone"), ("、" if t.chinese else ", ").join(numbers)


def _way(journey: Mapping[str, Any], held: frozenset[str], t: Translator) -> Iterator[Told]:
    for key, part in (
        ("purpose", ""), ("departs_on", ""), ("arrives_on", ""), ("transport", ""),
        ("companions", "companions"), ("destination", ""), ("destination_address", "address"),
        ("lives_at", "address"), ("employer", "work"), ("works_at", "work"), ("job", "work"),
        ("lodging", "address"), ("stay_length", ""),
    ):  # fmt: skip
        if part not in held:
            yield _said(JOURNEY, key, journey, t)


def _contacts(file: PersonFile, held: frozenset[str], t: Translator) -> Iterator[Told]:
    if "family" in held:
        return
    for row in file.rows["contact"]:
        name, relation = (spoken(CONTACT[key], row.values[key], t) for key in ("name", "relation"))
        phone = "" if "phone" in held else str(row.values["phone"] or "")
        parts = filter(None, (name, relation, phone))
        yield CONTACT.title, "  ".join(parts)


def _children(file: PersonFile, today: date, t: Translator) -> Iterator[DepartureChild]:
    here = file.rows["journey"][-1].id
    for row in file.rows[CHILD.kind]:
        values: Mapping[str, Any] = row.values
        if values["situation"] != "goes_along" or values["journey_id"] != here:
            continue
        born = values["birth"]
        years = age.age(date.fromisoformat(born["last"]), today) if born else None
        if years is not None and years not in _SCHOOL:
            continue
        place = spoken(CHILD["school_place"], values["school_place"], t)
        school = str(values["school"] or "")
        yield DepartureChild(
            str(values["name"] or ""),
            str(years) if years is not None else "",
            "；".join(
                filter(None, (school, place and f"{t(CHILD['school_place'].label)}：{place}"))
            ),
        )


def _languages(language: PaperLanguage) -> tuple[Translator, Translator | None]:
    if language == "both":
        chinese, english = map(translator, LANGUAGES)
        return chinese, english
    return translator(language), None
