"""What the rules say of a term: who cannot stand, what the count says, who hands over next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.office import choosing, committee_reading
from desktop.office.cards import Advice, Said
from desktop.office.centre_children import known
from desktop.rules import committee, elections, handovers
from desktop.rules.spans import add_months
from desktop.sheets.committee import CANDIDATE, MEMBER, TERM, VOTER
from desktop.sheets.handovers import HANDOVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.register import Rows, Values
    from desktop.office.session import Session
    from desktop.rules.elections import Count, Outcome
    from desktop.storage.unit_of_work import UnitOfWork

_TONES: Final = {elections.SERVING: "ready", elections.ENDED: "muted"}
_RESULT: Final = T("What the votes say")
_BALANCE: Final = T("Balance")
_HANDOVERS: Final = T("Handing over")
_ADVISERS: Final = T("Advisers")
_UNTIL_ELECTED: Final = frozenset({elections.PREPARING, elections.CALLED})


def facts(work: UnitOfWork, values: Mapping[str, Any], rows: Rows) -> elections.TermFacts:
    """Return what the guards of a term's steps ask."""
    term: UUID | None = values.get("id")
    candidates = rows.get(CANDIDATE.kind, [])
    voters = work.records.where(VOTER.kind, term_id=term) if term else []
    open_ = work.records.where(HANDOVER.kind, term_id=term, state=handovers.PREPARING)
    return elections.TermFacts(
        has_day=values.get("election_on") is not None,
        candidates=len(candidates),
        barred=sum(bool(codes) for _, codes in _barred(work, values, candidates)),
        seats=values.get("seats") or 0,
        marks=values.get("marks") or 1,
        voters=len(voters),
        voted=sum(bool(row.values["voted"]) for row in voters),
        counts=_counts(candidates),
        valid=values.get("ballots_valid"),
        spoilt=values.get("ballots_spoilt"),
        tie_settled=bool(values.get("tie_settled")),
        signed=values.get("result_signed_on") is not None,
        handovers_open=len(open_) if term else 0,
    )


def advice(
    session: Session, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None
) -> Advice:
    """Return what is said beside a term; days of birth, journeys and peoples to adults only."""
    today, told = session.today(), choosing.told_all(session)
    state = str(values.get("state") or _state_of(work, record))
    persons = [
        row["person_id"]
        for kind in (CANDIDATE.kind, MEMBER.kind)
        for row in rows.get(kind, [])
        if row.get("person_id")
    ]
    names = {key: one.name for key, one in known(work, persons, today).items()}
    found = facts(work, {**values, "id": record}, rows)
    said: list[Said] = [*_length(values)]
    if state in _UNTIL_ELECTED:
        said += _of_candidates(work, values, rows, names)
    if state == elections.VOTING:
        said.append(_turnout(found))
    if state == elections.COUNTED:
        said += [_turnout(found), *_count(found, names)]
    if told:
        said += _balance(work, state, values, rows, record, today)
    if state == elections.SERVING and record is not None:
        said += _due(work, record, today, told=told)
    said += _advisers(rows, names, today)
    grave = any(one.tone in ("danger", "wait") for one in said)
    return Advice(
        {},
        {},
        {},
        headline=elections.WORDS[state],
        tone="wait" if grave else _TONES.get(state, "conditions"),
        said=tuple(said),
    )


def _state_of(work: UnitOfWork, record: UUID | None) -> str:
    if record is None:
        return elections.PREPARING
    return str(work.records.get(TERM.kind, record).values["state"] or elections.PREPARING)


def _counts(candidates: list[dict[str, Any]]) -> tuple[Count[Any], ...]:
    return tuple(
        elections.Count(
            row.get("person_id") or number,
            row.get("votes"),
            row.get("run_off_votes"),
            bool(row.get("elected")),
        )
        for number, row in enumerate(candidates)
    )


def _barred(
    work: UnitOfWork, values: Mapping[str, Any], candidates: list[dict[str, Any]]
) -> list[tuple[UUID, tuple[str, ...]]]:
    on = values.get("election_on")
    standing = [row for row in candidates if row.get("person_id")]
    if on is None:
        return []
    born = committee_reading.births(work, (row["person_id"] for row in standing))
    return [
        (
            row["person_id"],
            committee.bars(
                born.get(row["person_id"]),
                on,
                guardian_agreed=row.get("guardian_agreed_on") is not None,
                agreed=row.get("agreed_on") is not None,
            ),
        )
        for row in standing
    ]


def _length(values: Mapping[str, Any]) -> Iterator[Said]:
    first, last = values.get("starts_on"), values.get("ends_on")
    most = committee.policy().term_months_most
    if first and last and last > add_months(first, most):
        yield Said("long", "conditions", T("A term of more than {n} months is long.", n=most))


def _of_candidates(
    work: UnitOfWork, values: Mapping[str, Any], rows: Rows, names: Mapping[UUID, str]
) -> Iterator[Said]:
    candidates = rows.get(CANDIDATE.kind, [])
    for number, (person, codes) in enumerate(_barred(work, values, candidates)):
        for code in codes:
            yield Said(
                f"{code}_{number}",
                "wait",
                committee.BARS[code],
                under=T("{name} cannot stand yet", name=names.get(person, "")),
            )
    people = [row["person_id"] for row in candidates if row.get("person_id")]
    if len(people) != len(set(people)):
        yield Said("twice", "wait", T("Somebody is on the list of candidates twice."))


def _turnout(found: elections.TermFacts) -> Said:
    words = T("{n} of {m} have voted.", n=found.voted, m=found.voters)
    return Said("turnout", "muted", words)


def _count(found: elections.TermFacts, names: Mapping[UUID, str]) -> Iterator[Said]:
    if not found.votes_complete:
        yield Said("votes", "conditions", T("Write down the votes of every candidate, 0 too."))
        return
    if not found.ballots_agree:
        yield Said(
            "ballots",
            "wait",
            T("{votes} votes on {valid} valid ballots do not agree: count again.",
              votes=found.votes, valid=found.valid or 0),
        )  # fmt: skip
    result: Outcome[Any] = elections.outcome(found.counts, found.seats)
    if result.elected:
        words = T("Elected: {names}", names=_joined(result.elected, names))
        yield Said("elected", "ready", words, under=_RESULT)
    if result.tied:
        yield Said(
            "tied",
            "muted" if found.tie_settled else "wait",
            T("Equal for {n} places: {names}", n=result.left, names=_joined(result.tied, names)),
            next_step=T("Hold a run-off among them; the program does not decide."),
            under=_RESULT,
        )
    if not elections.agrees(found.counts, found.seats):
        yield Said("mark", "conditions", T("Mark those elected with a tick."), under=_RESULT)


def _joined(keys: tuple[Any, ...], names: Mapping[UUID, str]) -> Sentence:
    called = [names.get(key, "") for key in keys]
    return Words("、".join(called), ", ".join(called))


def _balance(
    work: UnitOfWork,
    state: str,
    values: Mapping[str, Any],
    rows: Rows,
    record: UUID | None,
    today: date,
) -> Iterator[Said]:
    """Balance among those who stand before the election, among those who serve after it."""
    before = state not in (elections.SERVING, elections.ENDED)
    if state == elections.ENDED:
        return
    chosen = [
        row["person_id"]
        for row in rows.get(CANDIDATE.kind if before else MEMBER.kind, [])
        if row.get("person_id") and (before or row.get("until") is None)
    ]
    voters = work.records.where(VOTER.kind, term_id=record) if record else []
    on = values.get("election_on") or today
    asked = [row.values["person_id"] for row in voters]
    kinds = committee_reading.kinds(work, [*chosen, *asked], on)
    members = [kinds[person] for person in chosen if person in kinds]
    children = [kinds[person] for person in asked if person in kinds]
    for number, words in enumerate(committee.imbalances(members, children)):
        yield Said(f"balance_{number}", "conditions", words, under=_BALANCE)


def _due(work: UnitOfWork, record: UUID, today: date, *, told: bool) -> Iterator[Said]:
    due = [
        one
        for one in committee_reading.standing(work, today)
        if one.due is not None and one.row.values["term_id"] == record
    ]
    names = known(work, (one.person_id for one in due), today)
    for number, one in enumerate(due):
        assert one.due is not None  # noqa: S101  chosen above
        name = names[one.person_id].name if one.person_id in names else ""
        why = _why(name, one.due) if told else T("{name} hands her work over.", name=name)
        step = T("Go on with the handover.") if one.handover else T("Begin a handover.")
        tone = "wait" if one.due.by <= today else "conditions"
        yield Said(f"due_{number}", tone, why, next_step=step, under=_HANDOVERS)


def _why(name: str, due: handovers.Due) -> Sentence:
    if due.why == handovers.EIGHTEEN:
        return T("{name} turns 18 on {day}.", name=name, day=due.by)
    return T("{name} left on {day}.", name=name, day=due.by)


def _advisers(rows: Rows, names: Mapping[UUID, str], today: date) -> Iterator[Said]:
    for number, row in enumerate(rows.get(MEMBER.kind, [])):
        if not row.get("advises_on") or row.get("until") is None:
            continue
        if committee.adviser_to_be_asked(row["until"], row.get("contacted_on"), today):
            name = names.get(row.get("person_id"), "")  # type: ignore[arg-type]
            words = T("Nobody has spoken with {name} for a year.", name=name)
            yield Said(f"adviser_{number}", "conditions", words, under=_ADVISERS)
