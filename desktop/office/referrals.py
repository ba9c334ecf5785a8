"""Referrals to agencies of the network: the letter, what comes back, who is asked next."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import Joined, T
from desktop.office import case_advice, case_reading
from desktop.office.cards import Advice, Entry, Said
from desktop.office.case_bound import CaseBound
from desktop.office.entering import still_to_come
from desktop.office.register_lines import titles
from desktop.rules import agencies, reference, referrals
from desktop.rules.permissions import Act
from desktop.rules.worklist import Due
from desktop.sheets import cases as case_sheets
from desktop.sheets.network import AGENCY
from desktop.sheets.referrals import REFERRAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.office.entering import Cleaned
    from desktop.office.register import Rows, Values
    from desktop.rules.case_clocks import Deadline
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES: Final = {
    referrals.SENT: "conditions",
    referrals.ACCEPTED: "ready",
    referrals.SERVICE_STARTED: "ready",
    referrals.SERVICE_DELIVERED: "ready",
    referrals.DECLINED: "wait",
    referrals.UNAVAILABLE: "wait",
    referrals.NO_ANSWER: "wait",
}
_ANSWERS: Final = frozenset(
    {referrals.ACCEPTED, referrals.DECLINED, referrals.UNAVAILABLE, referrals.WAITING}
)
_DONE: Final = {REFERRAL.kind: ("consent_on", "fed_back_on")}
_POLICE: Final = "police"
_EMERGENCY: Final = "emergency"
_ASKED: Final = frozenset({"acknowledge", "decide", "reply"})
_MOST_OTHERS: Final = 5


class Referrals(CaseBound):
    """What the list of referrals asks for."""

    sheet = REFERRAL
    see = Act.SEE_REFERRALS
    edit = Act.REFER
    letter = "L"
    first_state = referrals.DRAFT
    workflow = referrals.WORKFLOW

    def fresh(self) -> Entry:
        session = self._session
        office = session.office
        ours = " ".join(
            filter(None, (session.user.full_name, str(office.values.get("phone") or "")))
        )
        return Entry(
            None,
            {"urgency": "normal", "our_contact": ours, "written_on": session.today()},
            kind=self.kind,
        )

    def for_case(self, case: UUID) -> Entry:
        """Return a new referral of a case, with what the case says."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            self.require_guard(work, case)
        file = self._session.cases.open(case)
        subjects: Any = file.facts["subjects"]
        first = next((one for one in subjects if one.values.get("role") == "harmed"), None)
        level = str(file.facts["level"])
        urgency = {"high": "emergency", "medium": "urgent"}.get(level, "normal")
        values = {
            **self.fresh().values,
            "case_id": case,
            "urgency": urgency,
            "ground": file.main.values.get("ground"),
            "ground_reason": file.main.values.get("ground_reason"),
            "limits": file.main.values.get("safe_contact"),
            "person_id": first.values.get("person_id") if first else None,
            "person_name": first.name if first else None,
        }
        return Entry(None, values, kind=self.kind)

    def again(self, record: UUID) -> Entry:
        """Return a new referral after one that did not help, to an agency still to be chosen."""
        self._session.require(self.edit)
        file = self.open(record)
        same = (
            "case_id", "person_id", "person_name", "services", "urgency", "reason", "told", "facts",
            "given", "held_why", "ground", "ground_reason", "consent_on", "consent_by", "agreed",
            "escort", "limits",
        )  # fmt: skip
        values = {key: file.main.values.get(key) for key in same}
        return Entry(None, {**self.fresh().values, **values, "earlier_id": record}, kind=self.kind)

    def of_case(self, work: UnitOfWork, case: UUID) -> tuple[Mapping[str, Any], ...]:
        """Return the referrals of a case, as its file shows them."""
        rows = work.records.where(self.kind, case_id=case)
        called = titles(work, [row.values["agency_id"] for row in rows])
        return tuple(
            {**row.values, "id": row.id, "agency": called.get(row.values["agency_id"], "")}
            for row in rows
        )

    def check(self, values: Values, rows: Cleaned) -> None:
        problems = still_to_come(self._session.today(), REFERRAL, values, rows, _DONE)
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        super().prepare(work, values, before)
        if not (values.get("case_id") or values.get("person_id") or values.get("person_name")):
            raise Invalid({"referral.person_name": T("Say who is referred.")})
        if values.get("person_id") and not values.get("person_name"):
            person = work.records.get("person", values["person_id"]).values
            values["person_name"] = person["full_name"]
        agency = work.records.get(AGENCY.kind, values["agency_id"]).values
        if before is None and not usable(agency, self._session.today()):
            raise Invalid({"referral.agency_id": T("It no longer works with us.")})

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        called = titles(work, [values["agency_id"]])
        nearest = self._deadlines(work, values)
        first = nearest[0] if nearest else None
        cells = {
            "agency": called.get(values["agency_id"], ""),
            "agency_id": str(values["agency_id"]),
            "services": list(values.get("services") or ()),
            "urgency": values.get("urgency"),
            "due_at": first.at.isoformat() if first else None,
            "due_code": first.code if first else None,
        }
        return str(values.get("person_name") or values.get("number") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("written_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from titles(work, [values["agency_id"]]).values()
        words = reference.words("service")
        yield from (words[code].zh for code in values.get("services") or () if code in words)
        yield values.get("attention")

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        """Return what is to be asked; of one letter only the latest question that has come."""
        grave = values.get("urgency") == _EMERGENCY
        for one in self._deadlines(work, values):
            yield Due(
                one.code,
                one.at,
                one.words,
                by_day=one.by_day,
                danger=grave and one.code in _ASKED,
                series="answer" if one.code in _ASKED else "",
                page="answer",
            )

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = str(values.get("state") or referrals.DRAFT)
        said: list[Said] = list(case_advice.due(self._deadlines(work, values), self._session.now()))
        if values.get("agency_id"):
            facts = self._facts(work, values)
            if state == referrals.DRAFT:
                step = next(one for one in self.workflow.steps if one.after == referrals.SENT)
                for number, guard in enumerate(step.guards):
                    if not guard.holds(facts):
                        said.append(Said(f"stop_{number}", "wait", guard.otherwise))
            said += self._held_back(values)
            if state in referrals.NO_HELP:
                said += self._others(work, values)
        tone = "danger" if any(one.tone == "danger" for one in said) else _TONES.get(state, "muted")
        return Advice({}, {}, {}, headline=referrals.WORDS.get(state), tone=tone, said=tuple(said))

    def _held_back(self, values: Values) -> Iterator[Said]:
        told = set(values.get("told") or ())
        words = reference.words("told_fact")
        held = [said for code, said in words.items() if code not in told]
        if held:
            yield Said("held", "muted", T("Held back: {what}", what=Joined(tuple(held))))

    def _others(self, work: UnitOfWork, values: Values) -> Iterator[Said]:
        wanted = set(values.get("services") or ())
        today = self._session.today()
        found = []
        for agency in work.records.where(AGENCY.kind):
            kept = agency.values
            offers = wanted & set(kept["services"] or ())
            if offers and usable(kept, today) and agency.id != values["agency_id"]:
                found.append((-len(offers), str(kept["name"]), str(kept["phone"] or "")))
        for number, (_least, name, phone) in enumerate(sorted(found)[:_MOST_OTHERS]):
            yield Said(
                f"other_{number}",
                "conditions",
                T("{name} {phone}", name=name, phone=phone),
                under=T("Others with the same service"),
            )
        if not found:
            yield Said(
                "no_other",
                "muted",
                T("The directory has no other agency with this service."),
                under=T("Others with the same service"),
            )

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> referrals.ReferralFacts:
        return self._facts(work, {**stored.values, "id": stored.id})

    def _facts(self, work: UnitOfWork, values: Mapping[str, Any]) -> referrals.ReferralFacts:
        agency = work.records.get(AGENCY.kind, values["agency_id"]).values
        return referrals.ReferralFacts(
            has_services=bool(values.get("services")),
            has_reason=bool(values.get("reason")),
            chose_told=bool(values.get("told")),
            ground=str(values.get("ground") or ""),
            ground_reason=bool(values.get("ground_reason")),
            minor_under_14=self._under_14(work, values),
            to_police=agency["kind"] == _POLICE,
            usable_agency=usable(agency, self._session.today()),
            refusal=values.get("refusal") is not None,
            result=bool(values.get("result")),
            fed_back=values.get("fed_back_on") is not None
            and bool(values.get("feedback") or values.get("satisfaction")),
        )

    def _under_14(self, work: UnitOfWork, values: Mapping[str, Any]) -> bool:
        today = self._session.today()
        if values.get("person_id"):
            row = {"person_id": values["person_id"]}
            found = case_reading.subjects(work, {case_sheets.PERSON.kind: [row]}, today)
        elif values.get("case_id"):
            kept = work.records.where(case_sheets.PERSON.kind, case_id=values["case_id"])
            named = [
                dict(row.values) for row in kept if row.values["name"] == values.get("person_name")
            ]
            found = case_reading.subjects(work, {case_sheets.PERSON.kind: named}, today)
        else:
            return False
        return any(one.age is not None and one.age < 14 for one in found)

    def _deadlines(self, work: UnitOfWork, values: Mapping[str, Any]) -> tuple[Deadline, ...]:
        record = values.get("id")
        steps = self.steps_of(work, record) if record else ()
        sent = next((one for one in reversed(steps) if one.to_state == referrals.SENT), None)
        answered = [one.happened_on for one in steps if one.to_state in _ANSWERS]
        now = self._session.now()
        at: datetime | None = None
        if sent is not None:
            at = sent.recorded_at.astimezone(now.tzinfo)
            if at.date() != sent.happened_on:  # written down later: the day's beginning
                at = datetime.combine(sent.happened_on, time(), tzinfo=now.tzinfo)
        return referrals.deadlines(
            referrals.ReferralClock(
                state=str(values.get("state") or referrals.DRAFT),
                urgency=str(values.get("urgency") or ""),
                sent=at,
                reply_by=values.get("reply_by"),
                answered_on=max(answered, default=None),
                fed_back=values.get("fed_back_on") is not None,
                service_from=values.get("service_from"),
            )
        )


def usable(agency: Mapping[str, Any], today: date) -> bool:
    """Whether an agency of the directory works with us today."""
    gone = agency["until"] is not None and agency["until"] < today
    return not gone and agency["state"] != agencies.ENDED
