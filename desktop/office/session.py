"""Somebody is signed in: who, with which roles, on which records. All use cases hang on this."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desktop.errors import Missing, NotAllowed
from desktop.i18n import T
from desktop.rules import permissions
from desktop.rules.secrecy import Reader
from desktop.storage import guards, unit_of_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.activities import Activities
    from desktop.office.agencies import Agencies
    from desktop.office.attachments import Attachments
    from desktop.office.audit_log import AuditLog
    from desktop.office.cards import OfficeCard, PersonFile, UserCard
    from desktop.office.case_papers import CasePapers
    from desktop.office.cases import Cases
    from desktop.office.cash import Cash
    from desktop.office.centre_children import CentreChildren
    from desktop.office.centre_papers import CentrePapers
    from desktop.office.contracts import Contracts
    from desktop.office.exports import Exports
    from desktop.office.handovers import Handovers
    from desktop.office.households import Households
    from desktop.office.journey_papers import JourneyPapers
    from desktop.office.keeping import Keeping
    from desktop.office.linking import Linking
    from desktop.office.links import Links
    from desktop.office.mediations import Mediations
    from desktop.office.meetings import Meetings
    from desktop.office.migrants import Migrants
    from desktop.office.offers import Offers
    from desktop.office.papers import Papers
    from desktop.office.parents import Parents
    from desktop.office.placements import Placements
    from desktop.office.recruiters import Recruiters
    from desktop.office.recruiting_papers import RecruitingPapers
    from desktop.office.referrals import Referrals
    from desktop.office.register import Register
    from desktop.office.scanned import Scanned
    from desktop.office.school_returns import SchoolReturns
    from desktop.office.schools import Schools
    from desktop.office.settings import Settings
    from desktop.office.survey_entry import SurveyEntry
    from desktop.office.survey_results import SurveyResults
    from desktop.office.surveys import Surveys
    from desktop.office.terms import Terms
    from desktop.office.things import Things
    from desktop.office.today import Today
    from desktop.office.trainings import Trainings
    from desktop.office.users import Users
    from desktop.office.village_papers import VillagePapers
    from desktop.office.volunteers import Volunteers
    from desktop.storage.engine import Database
    from desktop.storage.unit_of_work import UnitOfWork
    from desktop.storage.vault import Vault

REGISTERS: Final = (
    "recruiters",
    "offers",
    "placements",
    "contracts",
    "cases",
    "referrals",
    "mediations",
    "agencies",
    "activities",
    "children",
    "terms",
    "meetings",
    "handovers",
    "things",
    "cash",
    "schools",
    "volunteers",
    "trainings",
    "parents",
    "households",
    "school_returns",
    "surveys",
)
"""The registers but the migrants', as they are called in a session."""


def local_now() -> datetime:
    """The moment, with the office's own time zone."""
    return datetime.now(UTC).astimezone()


@dataclass
class Session:
    """A signed-in user at work. ``data_key`` opens attachments and backups; it is never shown.

    ``office`` and ``user`` are replaced when they are edited, so that windows see the new ones.
    """

    folder: Path
    database: Database
    vault: Vault
    data_key: bytes
    site: UUID
    office: OfficeCard
    user: UserCard
    clock: Callable[[], datetime] = local_now

    def now(self) -> datetime:
        """The moment, aware of its time zone."""
        return self.clock()

    def today(self) -> date:
        """The office's own calendar day."""
        return self.clock().date()

    def may(self, act: permissions.Act) -> bool:
        """Whether the user's roles permit an act; windows hide what is not permitted."""
        return permissions.may(self.user.roles, act)

    def require(self, act: permissions.Act) -> None:
        """Raise :class:`NotAllowed` unless the user's roles permit the act."""
        if self.user.blocked_at is not None:
            raise NotAllowed(T("This user is blocked."))
        permissions.require(self.user.roles, act)

    @property
    def reader(self) -> Reader:
        """Who looks, for records that are open to named people only."""
        return Reader(self.user.id, permissions.Role.DIRECTOR in self.user.roles)

    def require_open(self, work: UnitOfWork, guard: UUID) -> None:
        """Raise :class:`Missing`, as if there were none, unless a guarded record is open to
        the user."""
        access = guards.read(work.connection, guard)
        # A case always names somebody: without that there is none, for the director neither.
        if not access.named or not access.open_to(self.reader):
            raise Missing(T("This record is not here (any more)."))

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """Open a unit of work of this user; it is kept when the block ends without an error."""
        with unit_of_work.writing(
            self.database, author=self.user.id, site=self.site, now=self.now()
        ) as work:
            yield work

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Open a look at the records."""
        with unit_of_work.reading(
            self.database, author=self.user.id, site=self.site, now=self.now()
        ) as work:
            yield work

    def check_password(self, password: str) -> None:
        """Raise :class:`WrongPassword` unless it is this user's: to unlock a locked window."""
        if self.in_centre:
            from desktop.office import centre_door

            centre_door.check(self, password)
        else:
            self.vault.unlock(self.user.sign_in_name, password)

    @property
    def in_centre(self) -> bool:
        """Whether this is a session of the Children's Centre in a window that an adult opened."""
        return permissions.of_centre_only(self.user.roles)

    def end(self) -> Sentence | None:
        """Back up, write the signing-out in the log and close the database.

        Returns what is to be said of the second place for backups, if anything. Raises
        :class:`StorageTrouble` when no backup could be made; the session then stays open.
        """
        made = self.keeping.closing_backup()
        with self.writing() as work:
            work.audit("sign_out", subject=self.user.id)
        self.database.close()
        return made.trouble

    @property
    def alone(self) -> bool:
        """Whether the office has no second active user: four eyes then become a written reason.

        Those of the Children's Centre only are no second pair of eyes.
        """
        with self.reading() as work:
            active = [
                user
                for user in work.records.where("user_account")
                if not user.values["blocked_at"]
                and not permissions.of_centre_only(user.values["roles"] or ())
            ]
        return len(active) < 2

    @cached_property
    def migrants(self) -> Migrants:
        from desktop.office.migrants import Migrants

        return Migrants(self)

    @cached_property
    def recruiters(self) -> Recruiters:
        from desktop.office.recruiters import Recruiters

        return Recruiters(self)

    @cached_property
    def offers(self) -> Offers:
        from desktop.office.offers import Offers

        return Offers(self)

    @cached_property
    def placements(self) -> Placements:
        from desktop.office.placements import Placements

        return Placements(self)

    @cached_property
    def contracts(self) -> Contracts:
        from desktop.office.contracts import Contracts

        return Contracts(self)

    @cached_property
    def linking(self) -> Linking:
        from desktop.office.linking import Linking

        return Linking(self)

    @cached_property
    def work_today(self) -> Today:
        from desktop.office.today import Today

        return Today(self)

    @cached_property
    def links(self) -> Links:
        from desktop.office.links import Links

        return Links(self)

    @cached_property
    def recruiting_papers(self) -> RecruitingPapers:
        from desktop.office.recruiting_papers import RecruitingPapers

        return RecruitingPapers(self)

    @cached_property
    def cases(self) -> Cases:
        from desktop.office.cases import Cases

        return Cases(self)

    @cached_property
    def referrals(self) -> Referrals:
        from desktop.office.referrals import Referrals

        return Referrals(self)

    @cached_property
    def mediations(self) -> Mediations:
        from desktop.office.mediations import Mediations

        return Mediations(self)

    @cached_property
    def agencies(self) -> Agencies:
        from desktop.office.agencies import Agencies

        return Agencies(self)

    @cached_property
    def case_papers(self) -> CasePapers:
        from desktop.office.case_papers import CasePapers

        return CasePapers(self)

    @cached_property
    def centre_papers(self) -> CentrePapers:
        from desktop.office.centre_papers import CentrePapers

        return CentrePapers(self)

    @cached_property
    def activities(self) -> Activities:
        from desktop.office.activities import Activities

        return Activities(self)

    @cached_property
    def children(self) -> CentreChildren:
        from desktop.office.centre_children import CentreChildren

        return CentreChildren(self)

    @cached_property
    def things(self) -> Things:
        from desktop.office.things import Things

        return Things(self)

    @cached_property
    def cash(self) -> Cash:
        from desktop.office.cash import Cash

        return Cash(self)

    @cached_property
    def terms(self) -> Terms:
        from desktop.office.terms import Terms

        return Terms(self)

    @cached_property
    def meetings(self) -> Meetings:
        from desktop.office.meetings import Meetings

        return Meetings(self)

    @cached_property
    def handovers(self) -> Handovers:
        from desktop.office.handovers import Handovers

        return Handovers(self)

    @cached_property
    def schools(self) -> Schools:
        from desktop.office.schools import Schools

        return Schools(self)

    @cached_property
    def volunteers(self) -> Volunteers:
        from desktop.office.volunteers import Volunteers

        return Volunteers(self)

    @cached_property
    def trainings(self) -> Trainings:
        from desktop.office.trainings import Trainings

        return Trainings(self)

    @cached_property
    def parents(self) -> Parents:
        from desktop.office.parents import Parents

        return Parents(self)

    @cached_property
    def households(self) -> Households:
        from desktop.office.households import Households

        return Households(self)

    @cached_property
    def school_returns(self) -> SchoolReturns:
        from desktop.office.school_returns import SchoolReturns

        return SchoolReturns(self)

    @cached_property
    def surveys(self) -> Surveys:
        from desktop.office.surveys import Surveys

        return Surveys(self)

    @cached_property
    def survey_entry(self) -> SurveyEntry:
        from desktop.office.survey_entry import SurveyEntry

        return SurveyEntry(self)

    @cached_property
    def survey_results(self) -> SurveyResults:
        from desktop.office.survey_results import SurveyResults

        return SurveyResults(self)

    @cached_property
    def village_papers(self) -> VillagePapers:
        from desktop.office.village_papers import VillagePapers

        return VillagePapers(self)

    @cached_property
    def journey_papers(self) -> JourneyPapers:
        from desktop.office.journey_papers import JourneyPapers

        return JourneyPapers(self)

    @cached_property
    def scanned(self) -> Scanned:
        from desktop.office.scanned import Scanned

        return Scanned(self)

    @cached_property
    def attachments(self) -> Attachments[PersonFile]:
        from desktop.office.attachments import of_people

        return of_people(self)

    @cached_property
    def papers(self) -> Papers:
        from desktop.office.papers import Papers

        return Papers(self)

    @cached_property
    def exports(self) -> Exports:
        from desktop.office.exports import Exports

        return Exports(self)

    @property
    def registers(self) -> tuple[Register, ...]:
        """Every register but the migrants'."""
        return tuple(getattr(self, name) for name in REGISTERS)

    def exports_of(self, register: str) -> Exports:
        """Return the exports of a register by its name: migrants, recruiters, cases …"""
        from desktop.office.register_exports import RegisterExports

        if register == "surveys":
            from desktop.office.survey_exports import SurveyExports

            return SurveyExports(self, self.surveys)
        return (
            self.exports
            if register == "migrants"
            else RegisterExports(self, getattr(self, register))
        )

    @cached_property
    def users(self) -> Users:
        from desktop.office.users import Users

        return Users(self)

    @cached_property
    def settings(self) -> Settings:
        from desktop.office.settings import Settings

        return Settings(self)

    @cached_property
    def keeping(self) -> Keeping:
        from desktop.office.keeping import Keeping

        return Keeping(self)

    @cached_property
    def audit_log(self) -> AuditLog:
        from desktop.office.audit_log import AuditLog

        return AuditLog(self)
