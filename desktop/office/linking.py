"""Linking: for an offer the ready people who fit, for a person the offers that fit, with reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from desktop.office import standings
from desktop.office.offers import month_wage, vacancies
from desktop.rules import age, linking, offers, placements, recruiters
from desktop.rules.linking import Fit, Opening, Seeker
from desktop.rules.permissions import Act
from desktop.storage import registers, seekers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    import sqlalchemy as sa

    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

LOOKED_AT: Final = 300
"""The likeliest people that are weighed for an offer."""
SHOWN: Final = 100


@dataclass(frozen=True)
class Match:
    """Somebody, or an offer, that may fit. ``placed``: there is a placement already."""

    record: UUID
    title: str
    number: str
    note: str
    age: int | None
    fit: Fit
    placed: bool = False


class Linking:
    """People and jobs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def for_offer(self, offer: UUID) -> tuple[Match, ...]:
        """Return the ready people for whom an offer may be something, the likeliest first."""
        session, today = self._session, self._session.today()
        session.require(Act.SEE_RECRUITERS)
        session.require(Act.SEE_MIGRANTS)
        with session.reading() as work:
            values = work.records.get("offer", offer).values
            opening = self._opening(work, offer, values)
            friends = self._at_work(work, values["employer_id"])
            placed = {
                each.values["person_id"]
                for each in work.records.where("placement", offer_id=offer)
                if each.values["state"] in placements.STANDING
            }
            found = seekers.candidates(
                work.connection,
                trade=opening.trade,
                county=opening.county,
                wage=opening.wage,
                limit=LOOKED_AT,
            )
        matches = [
            Match(
                row["person_id"],
                row["name"],
                row["number"],
                row["village_group"],
                _age(row["birth_last"], today),
                linking.fit(_seeker(row), _with(opening, friends[row["village_group"]]), today),
                row["person_id"] in placed,
            )
            for row in found
        ]
        matches.sort(key=lambda match: (*match.fit.order, match.number))
        return tuple(matches[:SHOWN])

    def for_person(self, person: UUID) -> tuple[Match, ...]:
        """Return the open offers that may be something for a person, the likeliest first."""
        session, today = self._session, self._session.today()
        session.require(Act.SEE_RECRUITERS)
        session.require(Act.SEE_MIGRANTS)
        with session.reading() as work:
            row = seekers.get(work.connection, person)
            if row is None:
                return ()
            placed = {
                each.values["offer_id"]
                for each in work.records.where("placement", person_id=person)
                if each.values["state"] in placements.STANDING
            }
            matches = []
            for offer in work.records.where("offer", state=offers.OPEN):
                opening = self._opening(work, offer.id, offer.values)
                friends = self._at_work(work, offer.values["employer_id"])
                fit = linking.fit(
                    _seeker(row), _with(opening, friends[row["village_group"]]), today
                )
                if not fit.possible:
                    continue
                line = registers.lines(work.connection, [offer.id])[offer.id]
                matches.append(
                    Match(
                        offer.id,
                        line["title"],
                        line["number"],
                        str(line["cells"].get("employer") or ""),
                        None,
                        fit,
                        offer.id in placed,
                    )
                )
        matches.sort(key=lambda match: (*match.fit.order, match.number))
        return tuple(matches[:SHOWN])

    def _opening(self, work: UnitOfWork, offer: UUID, values: Mapping[str, Any]) -> Opening:
        stands = [
            standings.standing_of(self._session, work, values[key])
            for key in ("employer_id", "recruiter_id")
            if values[key] is not None
        ]
        advice = self._session.offers.advice(work, values)
        return Opening(
            open=values["state"] == offers.OPEN,
            usable=bool(stands) and all(each.usable for each in stands),
            conditional=any(each.state == recruiters.CONDITIONAL for each in stands),
            min_age=advice.min_age,
            starts_on=values["starts_on"],
            trade=values["trade"] or "",
            county=values["county"] or "",
            wage=month_wage(values),
            lodging=values["lodging"] or "",
            sex_asked=values["sex_asked"] or "",
            age_from=values["age_from"],
            age_to=values["age_to"],
            schooling_asked=values["schooling_asked"] or "",
            vacancies=vacancies(work, offer, values["wanted"]),
        )

    def _at_work(self, work: UnitOfWork, employer: UUID | None) -> Counter[str]:
        """How many people of each village group work at an employer now."""
        if employer is None:
            return Counter()
        ids = [offer.id for offer in work.records.where("offer", employer_id=employer)]
        placed = work.records.where("placement", offer_id=ids, state=placements.STARTED)
        people = work.records.where("person", id=[each.values["person_id"] for each in placed])
        return Counter(str(each.values["village_group"] or "") for each in people)


def _with(opening: Opening, friends: int) -> Opening:
    return replace(opening, friends=friends) if friends else opening


def _seeker(row: sa.RowMapping) -> Seeker:
    return Seeker(
        state=row["state"],
        readiness=row["readiness"],
        birth_last=row["birth_last"],
        sex=row["sex"],
        schooling=row["schooling"],
        trades=tuple(row["trades"].strip(",").split(",")) if row["trades"] else (),
        counties=tuple(row["counties"].strip(",").split(",")) if row["counties"] else (),
        wage_least=row["wage_least"],
        with_whom=row["with_whom"],
        from_on=row["from_on"],
        needs_lodging=row["needs_lodging"],
    )


def _age(born: date | None, today: date) -> int | None:
    return age.age(born, today) if born is not None else None
