"""Contracts that people bring: their terms typed, read by the law, explained, answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Joined, Sentence, T
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.register import Register, Rows, Values
from desktop.office.register_lines import titles
from desktop.rules import credit_codes, wages
from desktop.rules.contracts import stages
from desktop.rules.contracts.review import GRADE_WORDS, RESULT_WORDS, Review, review
from desktop.rules.contracts.terms import Terms, Worker
from desktop.rules.permissions import Act
from desktop.sheets.contracts import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.rules.contracts.case import Finding
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES: Final = {"ok": "ready", "changes": "conditions", "illegal": "wait"}
_GRADES: Final = {"illegal": "wait", "risk": "conditions", "note": "muted"}


class Contracts(Register):
    """What the list of contracts asks for."""

    sheet = CONTRACT
    see = Act.SEE_RECRUITERS
    edit = Act.REVIEW_CONTRACTS
    letter = "C"
    first_state = stages.RECEIVED
    workflow = stages.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The scans that belong to contracts."""
        return Attachments(self._session, self.load, lambda work, record: None)

    def fresh(self) -> Entry:
        today = self._session.today()
        return Entry(
            None,
            {"received_on": today, "paper_kind": "labour", "wage_unit": "month"},
            kind=self.kind,
        )

    def for_placement(self, placement: UUID) -> Entry:
        """Return a new sheet for the contract of a placement, with what is known of it."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            placed = work.records.get("placement", placement).values
            offer = work.records.get("offer", placed["offer_id"]).values
            person = work.records.get("person", placed["person_id"]).values
            employer = work.records.get("recruiter", offer["employer_id"]).values
        values = {
            **self.fresh().values,
            "person_id": placed["person_id"],
            "offer_id": placed["offer_id"],
            "placement_id": placement,
            "recruiter_id": offer["employer_id"],
            "worker_name": person["full_name"],
            "employer_name": employer["name"],
            "county": offer["county"],
        }
        return Entry(None, values, kind=self.kind)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        """Fill the names of the parties from the records they are linked to."""
        if values.get("person_id") and not values.get("worker_name"):
            person = work.records.get("person", values["person_id"]).values
            values["worker_name"] = person["full_name"]
        if values.get("recruiter_id") and not values.get("employer_name"):
            employer = work.records.get("recruiter", values["recruiter_id"]).values
            values["employer_name"] = employer["name"]

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """Keep what the rules say with the contract, and that they were asked."""
        stored = work.records.get(self.kind, record)
        kept = self._kept(self._review(work, stored.values))
        before = stored.values["review"] or {}
        if {**before, "on": ""} != {**kept, "on": ""}:
            work.records.change(self.kind, record, {"review": kept})
        if stored.values["state"] in (stages.RECEIVED, stages.CORRECTED):
            state = stored.values["state"]
            work.records.change(self.kind, record, {"state": stages.AUTO_CHECKED})
            today = self._session.today()
            self.add_step(work, record, state, stages.AUTO_CHECKED, today, "", None)

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        kept = values.get("review") or {}
        employer = values.get("employer_name")
        if not employer and values.get("recruiter_id"):
            employer = titles(work, [values["recruiter_id"]]).get(values["recruiter_id"])
        cells = {
            "employer": employer or "",
            "result": kept.get("result") or "",
            "codes": " ".join(kept.get("codes") or ()),
            "county": values.get("county"),
            "recruiter_id": str(values["recruiter_id"]) if values.get("recruiter_id") else None,
        }
        return str(values.get("worker_name") or values.get("employer_name") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("received_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (
            values.get(key)
            for key in (
                "employer_name",
                "employer_credit_code",
                "worker_id_number",
                "post",
                "place",
            )
        )
        if values.get("recruiter_id"):
            yield from titles(work, [values["recruiter_id"]]).values()
        kept = values.get("review") or {}
        yield from kept.get("codes") or ()

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        read = self._review(work, values)
        said = [said_of(finding) for finding in read.findings]
        said += _sums(read)
        said += _clocks(read, self._session.today())
        warnings = self._against_records(work, values)
        headline: Sentence = RESULT_WORDS[read.result]
        if read.red_line:
            headline = T("{result}: a red line is crossed", result=headline)
        tone = "danger" if read.red_line else _TONES[read.result]
        return Advice({}, warnings, {}, headline=headline, tone=tone, said=tuple(said))

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        """Return the review as the rules say today: the papers print it."""
        return {"review": self._review(work, values)}

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> stages.StageFacts:
        read = self._review(work, stored.values)
        return stages.StageFacts(
            result=read.result,
            red_line=read.red_line,
            explained=bool(stored.values["explained_on"] and stored.values["explained_in"]),
            answered=bool(stored.values["employer_answer"]),
        )

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        """Keep what the rules said when a human has looked at it."""
        kept = self._kept(self._review(work, stored.values))
        work.records.change(self.kind, stored.id, {"review": kept})

    def review_of(self, work: UnitOfWork, values: Mapping[str, Any]) -> Review:
        """Return what the law says of a contract as kept."""
        return self._review(work, values)

    def _review(self, work: UnitOfWork, values: Mapping[str, Any]) -> Review:
        return review(Terms.read(values), self._worker(work, values), self._session.today())

    def _worker(self, work: UnitOfWork, values: Mapping[str, Any]) -> Worker:
        if not values.get("person_id"):
            return Worker()
        person = work.records.get("person", values["person_id"]).values
        birth = person["birth"] or {}
        return Worker(
            birth_first=date.fromisoformat(birth["first"]) if birth else None,
            birth_last=date.fromisoformat(birth["last"]) if birth else None,
            sex=person["sex"] or "",
            reads_chinese=person["reads_chinese"] or "",
            languages=tuple(person["languages"] or ()),
        )

    def _kept(self, read: Review) -> dict[str, Any]:
        return {
            "on": self._session.today().isoformat(),
            "rules_version": read.rules_version,
            "result": read.result,
            "codes": [finding.code for finding in read.findings],
            "sum": read.sum_fen,
        }

    def _against_records(self, work: UnitOfWork, values: Mapping[str, Any]) -> dict[str, Sentence]:
        """Compare the employer in the contract with the one that is registered."""
        warnings: dict[str, Sentence] = {}
        code = values.get("employer_credit_code")
        if code:
            reading = credit_codes.read_credit_code(str(code))
            if reading.warning is not None:
                warnings["contract.employer_credit_code"] = reading.warning
        if not values.get("recruiter_id"):
            return warnings
        employer = work.records.get("recruiter", values["recruiter_id"]).values
        if code and employer["credit_code"] and code != employer["credit_code"]:
            warnings["contract.employer_credit_code"] = T(
                "The register has {code}.", code=employer["credit_code"]
            )
        name = values.get("employer_name")
        if name and employer["name"] and name != employer["name"]:
            warnings["contract.employer_name"] = T(
                "The register has {name}.", name=employer["name"]
            )
        return warnings


def said_of(finding: Finding) -> Said:
    """Return a finding as the advice column shows it."""
    words: list[Sentence] = [finding.reason]
    if finding.working is not None:
        words.append(finding.working)
    if finding.unsure is not None:
        words.append(finding.unsure)
    tone = "danger" if finding.red_line else _GRADES[finding.grade]
    return Said(
        finding.code,
        tone,
        T(
            "{code} {clause}: {why}",
            code=finding.code,
            clause=finding.clause,
            why=Joined(tuple(words)),
        ),
        finding.basis,
        finding.ask,
        GRADE_WORDS[finding.grade],
    )


def _sums(read: Review) -> Iterator[Said]:
    if read.sum_fen:
        yield Said(
            "sum",
            "conditions",
            T("Due to her by these findings: {sum} yuan.", sum=wages.yuan(read.sum_fen)),
            under=T("Sums and time limits"),
        )


def _clocks(read: Review, today: date) -> Iterator[Said]:
    for clock in read.clocks:
        yield Said(
            f"clock_{clock.code}",
            "danger" if clock.run_out(today) else "conditions",
            T("{what}: last day {day}.", what=clock.name, day=clock.last_day),
            clock.basis,
            under=T("Sums and time limits"),
        )
