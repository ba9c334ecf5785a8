"""An election of the Children's Committee: the steps of a term, counting, ties.

Ballots are secret: the program knows who may vote and who has voted, and for each candidate a sum
of votes that was counted by hand. Nothing joins a voter and a vote. Equal votes for the last seat
are said openly and settled by people, never by the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.i18n import Sentence

Key = TypeVar("Key")

PREPARING, CALLED, VOTING = "PREPARING", "CALLED", "VOTING"
COUNTED, SERVING, ENDED = "COUNTED", "SERVING", "ENDED"
WORDS: Final = {
    PREPARING: Words("筹备中", "Being prepared"),
    CALLED: Words("已公布选举", "Election called"),
    VOTING: Words("投票中", "Voting"),
    COUNTED: Words("计票", "Counting"),
    SERVING: Words("任期中", "Serving"),
    ENDED: Words("任期届满", "Ended"),
}
STATIONS: Final = (PREPARING, CALLED, VOTING, COUNTED, SERVING, ENDED)
BEFORE_COUNT: Final = frozenset({PREPARING, CALLED, VOTING})
"""States in which no votes can be written down: nobody looks into the box before it closes."""


@dataclass(frozen=True)
class Count(Generic[Key]):
    """One candidate's votes. ``run_off``: votes in a run-off among equals, None without one."""

    key: Key
    votes: int | None = None
    run_off: int | None = None
    elected: bool = False


@dataclass(frozen=True)
class Outcome(Generic[Key]):
    """What the votes say: who is in, who is equal for the seats that are ``left``."""

    elected: tuple[Key, ...]
    tied: tuple[Key, ...] = ()
    left: int = 0


def outcome(counts: Sequence[Count[Key]], seats: int) -> Outcome[Key]:
    """Return who has a seat by the votes; those equal at the last seat are left to people."""
    order = sorted(counts, key=_rank, reverse=True)
    if len(order) <= seats:
        return Outcome(tuple(one.key for one in order))
    if seats < 1:
        return Outcome(())
    last = _rank(order[seats - 1])
    if _rank(order[seats]) != last:
        return Outcome(tuple(one.key for one in order[:seats]))
    above = [one for one in order if _rank(one) > last]
    tied = [one for one in order if _rank(one) == last]
    return Outcome(
        tuple(one.key for one in above), tuple(one.key for one in tied), seats - len(above)
    )


def _rank(one: Count[Key]) -> tuple[int, int]:
    return (-1 if one.votes is None else one.votes, -1 if one.run_off is None else one.run_off)


def agrees(counts: Sequence[Count[Key]], seats: int) -> bool:
    """Whether those marked as elected are those whom the votes, and nobody else, put in.

    Of those who are equal as many as there are seats left may be marked, whoever they are.
    """
    result = outcome(counts, seats)
    marked = {one.key for one in counts if one.elected}
    sure, tied = set(result.elected), set(result.tied)
    return sure <= marked <= sure | tied and len(marked & tied) == result.left


@dataclass(frozen=True)
class TermFacts:
    """What the guards of a term ask. Ballots are counted in pieces of paper."""

    has_day: bool = False
    candidates: int = 0
    barred: int = 0
    seats: int = 0
    marks: int = 1
    voters: int = 0
    voted: int = 0
    counts: Sequence[Count[object]] = ()
    valid: int | None = None
    spoilt: int | None = None
    tie_settled: bool = False
    signed: bool = False
    handovers_open: int = 0

    @property
    def votes(self) -> int:
        """All votes that were written down."""
        return sum(one.votes or 0 for one in self.counts)

    @property
    def votes_complete(self) -> bool:
        """Whether every candidate's votes are written down, nought included."""
        return bool(self.counts) and all(one.votes is not None for one in self.counts)

    @property
    def ballots_agree(self) -> bool:
        """Whether the box had no more ballots than voters, and the ballots as many votes."""
        if self.valid is None or self.spoilt is None:
            return False
        most = max((one.votes or 0 for one in self.counts), default=0)
        return (
            self.valid + self.spoilt <= self.voted
            and most <= self.valid
            and self.votes <= self.valid * max(self.marks, 1)
        )

    @property
    def tied(self) -> bool:
        """Whether candidates are equal at the last seat, and nobody wrote how it was settled."""
        return bool(outcome(self.counts, self.seats).tied) and not self.tie_settled


def _guard(holds: str, otherwise: Sentence) -> Guard[TermFacts]:
    return Guard(lambda facts: bool(getattr(facts, holds)), otherwise)


_DAY: Final = _guard("has_day", T("Write down the day of the election."))
_SEATS: Final = _guard("seats", T("Write down how many are to be elected."))
_TWO: Final = Guard[TermFacts](
    lambda facts: facts.candidates >= max(2, facts.seats),
    T("There are fewer candidates than places on the committee."),
)
_BARRED: Final = Guard[TermFacts](
    lambda facts: facts.barred == 0, T("A candidate cannot stand: see at the right why.")
)
_VOTERS: Final = _guard("voters", T("Nobody is on the list of voters yet."))
_VOTED: Final = _guard("voted", T("Nobody is ticked as having voted."))
_COMPLETE: Final = _guard("votes_complete", T("Write down the votes of every candidate, 0 too."))
_AGREE: Final = _guard(
    "ballots_agree", T("Ballots and votes do not agree with each other: count again.")
)
_TIE: Final = Guard[TermFacts](
    lambda facts: not facts.tied,
    T(
        "Candidates are equal for the last place. Hold a run-off, then write down how it was settled."
    ),
)
_MARKED: Final = Guard[TermFacts](
    lambda facts: agrees(facts.counts, facts.seats),
    T("Those marked as elected are not those with the most votes."),
)
_SIGNED: Final = _guard("signed", T("The result sheet is not signed yet."))
_HANDED: Final = Guard[TermFacts](
    lambda facts: facts.handovers_open == 0, T("A handover of this term is still open.")
)
_ACT: Final = Act.ORGANISE_CENTRE
WORKFLOW: Final = Workflow[TermFacts](
    WORDS,
    (
        Step(PREPARING, CALLED, T("Call the election"), _ACT, (_DAY, _SEATS)),
        Step(CALLED, VOTING, T("Open the voting"), _ACT, (_TWO, _BARRED, _VOTERS)),
        Step(CALLED, PREPARING, T("Put the election off"), _ACT, reasoned=True),
        Step(VOTING, COUNTED, T("Close the voting and count"), _ACT, (_VOTED,)),
        Step(
            COUNTED,
            SERVING,
            T("The new committee begins"),
            _ACT,
            (_COMPLETE, _AGREE, _TIE, _MARKED, _SIGNED),
        ),
        Step(COUNTED, CALLED, T("Hold the election again"), _ACT, reasoned=True),
        Step(SERVING, ENDED, T("End the term"), _ACT, (_HANDED,)),
    ),
)
"""Every step of a term."""
