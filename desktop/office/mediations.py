"""Mediations: who claims what of whom, sessions, the agreement, what was paid, the way on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import LANGUAGES, Joined, T, translator
from desktop.office import case_advice
from desktop.office.cards import Advice, Entry, RowEntry, Said
from desktop.office.case_bound import CaseBound
from desktop.office.entering import still_to_come
from desktop.office.register_lines import titles
from desktop.rules import mediations, wages
from desktop.rules.permissions import Act
from desktop.rules.worklist import Due
from desktop.sheets.mediations import (
    BELONGING,
    CLAIM,
    CLAIMANT,
    INSTALMENT,
    MEDIATION,
    MEDIATOR,
    SESSION,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.office.entering import Cleaned
    from desktop.office.register import Rows, Values
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES: Final = {
    mediations.AGREED: "ready",
    mediations.PERFORMED: "ready",
    mediations.FAILED: "wait",
    mediations.REFUSED: "wait",
    mediations.BREACHED: "danger",
}
_PAGES: Final = {
    "accept": "parties",
    "settle": "further",
    "confirmation": "agreement",
    "instalment": "agreement",
    "court": "further",
    "arbitration_accept": "further",
    "arbitration_award": "further",
}
"""On which page what is due is written down."""
_DONE: Final = {
    MEDIATION.kind: (
        "received_on", "known_on", "agreed_on", "confirmed_on", "rights_told_on", "filed_on",
        "award_on",
    ),
    SESSION.kind: ("happened_on",),
    INSTALMENT.kind: ("paid_on",),
}  # fmt: skip
"""Days of what was done: it is not written down before."""
_CLAIM_OF: Final = {
    "C01": "double_wage",
    "C05": "deposit",
    "C08": "wages",
    "C09": "wages",
    "C12": "wages",
    "C13": "wages",
    "C15": "wages",
    "C20": "overtime",
    "C21": "overtime",
    "C28": "wages",
    "C29": "deduction",
    "C38": "severance",
}
"""The kind of a sum by the code of the finding from which it comes."""


class Mediations(CaseBound):
    """What the list of mediations asks for."""

    sheet = MEDIATION
    belonging = BELONGING
    see = Act.SEE_MEDIATIONS
    edit = Act.MEDIATE
    letter = "M"
    first_state = mediations.RECEIVED
    workflow = mediations.WORKFLOW

    def fresh(self) -> Entry:
        return Entry(
            None,
            {"received_on": self._session.today()},
            {CLAIMANT.kind: (RowEntry(None, {}),)},
            kind=self.kind,
        )

    def for_case(self, case: UUID) -> Entry:
        """Return a new mediation of a case, with its people."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            self.require_guard(work, case)
        file = self._session.cases.open(case)
        subjects: Any = file.facts["subjects"]
        claimants = tuple(
            RowEntry(None, {"person_id": one.values.get("person_id"), "name": one.name})
            for one in subjects
            if one.values.get("role") == "harmed"
        )
        entry = self.fresh()
        values = {**entry.values, "case_id": case, "facts": file.main.values.get("what")}
        return Entry(None, values, {CLAIMANT.kind: claimants}, kind=self.kind)

    def for_person(self, person: UUID) -> Entry:
        """Return a new mediation that somebody who is registered asks for."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            known = work.records.get("person", person).values
        rows = (RowEntry(None, {"person_id": person, "name": known["full_name"]}),)
        return replace(self.fresh(), rows={CLAIMANT.kind: rows})

    def for_contract(self, contract: UUID) -> Entry:
        """Return a new mediation about a contract that was read: its parties and its sums."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            read = work.records.get("contract", contract).values
            claims = tuple(RowEntry(None, each) for each in self._claims(work, contract))
        values = {
            **self.fresh().values,
            "contract_id": contract,
            "recruiter_id": read["recruiter_id"],
            "respondent": read["employer_name"],
            "respondent_address": read["employer_address"],
            "ended_on": read["ended_on"],
            "known_on": read["ended_on"],
        }
        claimant = RowEntry(
            None,
            {
                "person_id": read["person_id"],
                "name": read["worker_name"],
                "id_number": read["worker_id_number"],
                "address": read["worker_address"],
            },
        )
        rows = {CLAIMANT.kind: (claimant,), CLAIM.kind: claims}
        return Entry(None, values, rows, kind=self.kind)

    def of_case(self, work: UnitOfWork, case: UUID) -> tuple[Mapping[str, Any], ...]:
        """Return the mediations of a case, as its file shows them."""
        return tuple(
            {**row.values, "id": row.id} for row in work.records.where(self.kind, case_id=case)
        )

    def _claims(self, work: UnitOfWork, contract: UUID) -> Iterator[dict[str, Any]]:
        contracts = self._session.contracts
        read = contracts.review_of(work, work.records.get("contract", contract).values)
        chinese = translator(LANGUAGES[0])
        for finding in read.findings:
            if finding.sum_fen:
                yield {
                    "kind": _CLAIM_OF.get(finding.code[:3], "other"),
                    "amount": finding.sum_fen,
                    "basis": f"{chinese(finding.basis)}。"
                    + (chinese(finding.working) if finding.working else ""),
                }

    def check(self, values: Values, rows: Cleaned) -> None:
        problems = still_to_come(self._session.today(), MEDIATION, values, rows, _DONE)
        for at, (row, kept) in enumerate(rows.get(CLAIMANT.kind, ())):
            if kept and not row.withdrawn and not (kept.get("person_id") or kept.get("name")):
                said = T("Choose a person, or write what she is called.")
                problems[f"{CLAIMANT.kind}#{at}.name"] = said
        for at, (_row, kept) in enumerate(rows.get(INSTALMENT.kind, ())):
            if kept.get("paid_on") and kept.get("paid") is None:
                problems[f"{INSTALMENT.kind}#{at}.paid"] = T("Write down how much came.")
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        super().prepare(work, values, before)
        if values.get("recruiter_id") and not values.get("respondent"):
            employer = work.records.get("recruiter", values["recruiter_id"]).values
            values["respondent"] = employer["name"]

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """Fill names from the register; bring the sums of the contract where none is typed."""
        kept = work.records.get(self.kind, record).values
        for row in work.records.where(CLAIMANT.kind, mediation_id=record):
            if row.values["person_id"] and not row.values["name"]:
                person = work.records.get("person", row.values["person_id"]).values
                told = {key: person[of] for key, of in (("name", "full_name"), ("sex", "sex"))}
                work.records.change(CLAIMANT.kind, row.id, told)
        if kept["contract_id"] and not work.records.where(CLAIM.kind, mediation_id=record):
            for claim in self._claims(work, kept["contract_id"]):
                work.records.add(CLAIM.kind, {**claim, "mediation_id": record})

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        named = [
            str(row.get("name") or "") for row in rows.get(CLAIMANT.kind, []) if row.get("name")
        ]
        sums = sums_of(rows)
        nearest = mediations.deadlines(self._clock(values, rows))
        first = nearest[0] if nearest else None
        cells = {
            "respondent": str(values.get("respondent") or ""),
            "kinds": list(values.get("kinds") or ()),
            "claimed": sums.claimed,
            "agreed": sums.agreed,
            "received": sums.received,
            "sums": f"{wages.yuan(sums.claimed)} / {wages.yuan(sums.agreed)} / "
            f"{wages.yuan(sums.received)}",
            "due_at": first.at.isoformat() if first else None,
            "due_code": first.code if first else None,
        }
        return "、".join(named) or str(values.get("number") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("received_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("respondent"), values.get("respondent_phone"))
        for row in rows.get(CLAIMANT.kind, []):
            yield from (row.get("name"), row.get("phone"), row.get("id_number"))
        if values.get("recruiter_id"):
            yield from titles(work, [values["recruiter_id"]]).values()

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        clock = self._clock(values, rows)
        for one in mediations.steps_due(clock):
            last = one.at.date() if one.code == "confirmation" else None
            yield Due(
                one.code,
                one.at,
                one.words,
                by_day=one.by_day,
                until=last,
                page=_PAGES.get(one.code, ""),
            )
        for last_day, those in mediations.alarms(clock):
            for one in those:
                yield Due(one.code, one.at, one.words, series=one.code, until=last_day)

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = str(values.get("state") or mediations.RECEIVED)
        said: list[Said] = []
        facts = self._facts(work, values, rows)
        if facts.dangerous and not facts.has_case:
            said.append(
                Said(
                    "danger",
                    "danger",
                    T("Violence, confinement or trafficking is not mediated away."),
                    None,
                    T("Open a case and report first; then link it here."),
                )
            )
        people = [
            mediations.Mediator(str(row.get("sex") or ""), str(row.get("ethnic_group") or ""))
            for row in rows.get(MEDIATOR.kind, [])
        ]
        for number, words in enumerate(mediations.composition(people)):
            said.append(Said(f"mediators_{number}", "conditions", words))
        said += _sums(sums_of(rows))
        said += case_advice.due(
            mediations.deadlines(self._clock(values, rows)), self._session.now()
        )
        said += self._limits(values, rows)
        tone = "danger" if any(one.tone == "danger" for one in said) else _TONES.get(state, "muted")
        return Advice({}, {}, {}, headline=mediations.WORDS.get(state), tone=tone, said=tuple(said))

    def _limits(self, values: Values, rows: Rows) -> Iterator[Said]:
        if str(values.get("state") or "") in (mediations.CLOSED, mediations.PERFORMED):
            return
        for clock in mediations.limitations(self._clock(values, rows)):
            out = clock.run_out(self._session.today())
            yield Said(
                f"limit_{clock.code}",
                "danger" if out else "muted",
                T("{what}: last day {day}.", what=clock.name, day=clock.last_day),
                clock.basis,
                under=T("Other ways stay open"),
            )

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        clock = self._clock(values, rows)
        return {"sums": sums_of(rows), "limitations": mediations.limitations(clock)}

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> mediations.MediationFacts:
        return self._facts(work, dict(stored.values), rows)

    def _facts(self, work: UnitOfWork, values: Values, rows: Rows) -> mediations.MediationFacts:
        dangerous = values.get("danger") == "yes"
        parts = _instalments(rows)
        sums = sums_of(rows)
        return mediations.MediationFacts(
            dangerous=dangerous,
            has_case=values.get("case_id") is not None,
            has_parties=bool(
                rows.get(CLAIMANT.kind) and values.get("respondent") and values.get("kinds")
            ),
            claimant_agrees=values.get("claimant_agrees") == "yes",
            respondent_agrees=values.get("respondent_agrees") == "yes",
            mediators=len(rows.get(MEDIATOR.kind, [])),
            sessions=len(rows.get(SESSION.kind, [])),
            agreement=bool(values.get("agreed_on") and values.get("agreement")),
            all_paid=all(part.paid_on is not None for part in parts) and sums.outstanding == 0,
            reason=bool(values.get("failed_why")),
            told_rights=values.get("rights_told_on") is not None,
            filed=bool(values.get("filed_with") and values.get("filed_on")),
            outcome=bool(values.get("outcome")),
        )

    def _clock(self, values: Values, rows: Rows) -> mediations.MediationClock:
        now = self._session.now()
        kinds = set(values.get("kinds") or ())
        return mediations.MediationClock(
            state=str(values.get("state") or mediations.RECEIVED),
            received_on=values.get("received_on") or now.date(),
            like=now,
            known_on=values.get("known_on"),
            ended_on=values.get("ended_on"),
            still_employed=values.get("still_employed") == "yes",
            wages_only=bool(kinds) and kinds <= {"wages", "overtime"},
            told_rights=values.get("rights_told_on") is not None,
            agreed_on=values.get("agreed_on"),
            confirmed=values.get("confirmed_on") is not None,
            filed_on=values.get("filed_on"),
            award_on=values.get("award_on"),
            instalments=_instalments(rows),
        )


def sums_of(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> mediations.Sums:
    """Add up what was claimed, agreed and received in a mediation."""
    claims = rows.get(CLAIM.kind, ())
    return mediations.sums(
        (int(row.get("amount") or 0) for row in claims),
        (int(row.get("agreed") or 0) for row in claims),
        _instalments(rows),
    )


def _instalments(
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
) -> tuple[mediations.Instalment, ...]:
    return tuple(
        mediations.Instalment(
            int(row.get("amount") or 0),
            row.get("due_on"),
            row.get("paid_on"),
            int(row.get("paid") or 0),
        )
        for row in rows.get(INSTALMENT.kind, ())
    )


def _sums(sums: mediations.Sums) -> Iterator[Said]:
    if not sums.claimed and not sums.agreed:
        return
    parts = [T("Claimed {sum} yuan", sum=wages.yuan(sums.claimed))]
    if sums.agreed:
        parts.append(T("agreed {sum}", sum=wages.yuan(sums.agreed)))
        parts.append(T("received {sum}", sum=wages.yuan(sums.received)))
    tone = "ready" if sums.agreed and not sums.outstanding else "conditions"
    yield Said("sums", tone, Joined(tuple(parts)))
