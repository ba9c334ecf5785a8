"""Where the window places what is asked of terms, meetings and handovers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets.committee import CANDIDATE, MEMBER, TERM
from desktop.sheets.fields import Group, Layout
from desktop.sheets.handovers import HANDOVER, ITEM
from desktop.sheets.meetings import DECISION, MEETING, PRESENCE
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, kind: str, *keys: str) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys))


_FILES: Final = (
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)

TERM_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "term",
        T("Term of office"),
        "flag",
        (
            _group(T("The term"), "committee_term", "name", "seats", "starts_on", "ends_on"),
            _group(T("The election"), "committee_term", "election_on", "place", "marks",
                   "counters"),
            _group(T("Remarks"), "committee_term", "note"),
        ),
    ),
    Tab(
        "candidates",
        T("Candidates"),
        "user-add",
        (
            _group(T("Candidates"), CANDIDATE.kind, "person_id", "statement", "agreed_on",
                   "guardian_agreed_on"),
        ),
    ),
    Tab("voters", T("Voters"), "list"),
    Tab(
        "result",
        T("The count"),
        "check-circle",
        (
            _group(T("The count"), "committee_term", "ballots_valid", "ballots_spoilt",
                   "result_signed_on", "tie_settled"),
            _group(T("Votes"), CANDIDATE.kind, "votes", "run_off_votes", "elected"),
        ),
    ),
    Tab(
        "members",
        T("Members"),
        "users",
        (_group(T("Members and advisers"), MEMBER.kind, *MEMBER.keys),),
    ),
    *_FILES,
)  # fmt: skip
TERM_SCREEN: Final = Layout(
    tuple(group for tab in TERM_TABS for group in tab.groups),
    omitted=frozenset({"committee_term.number"}),  # given by the program, shown in the head
)
TERMS: Final = Screen(
    TERM,
    TERM_TABS,
    {sheet.kind: sheet for sheet in (TERM, CANDIDATE, MEMBER)},
    repeated=frozenset({CANDIDATE.kind, MEMBER.kind}),
    add_words={CANDIDATE.kind: T("Another candidate"), MEMBER.kind: T("Another member")},
)

MEETING_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "meeting",
        T("Meeting"),
        "calendar",
        (
            _group(T("When and where"), "committee_meeting", "held_on", "place", "led_by_id",
                   "term_id"),
            _group(T("What about"), "committee_meeting", "agenda", "minutes", "next_on"),
        ),
    ),
    Tab("came", T("Who was there"), "users", (_group(T("Who was there"), PRESENCE.kind, *PRESENCE.keys),)),
    Tab(
        "decisions",
        T("Decisions"),
        "check-circle",
        (_group(T("Decisions"), DECISION.kind, *DECISION.keys),),
    ),
    *_FILES,
)  # fmt: skip
MEETING_SCREEN: Final = Layout(tuple(group for tab in MEETING_TABS for group in tab.groups))
MEETINGS: Final = Screen(
    MEETING,
    MEETING_TABS,
    {sheet.kind: sheet for sheet in (MEETING, PRESENCE, DECISION)},
    repeated=frozenset({PRESENCE.kind, DECISION.kind}),
    add_words={PRESENCE.kind: T("Somebody else came"), DECISION.kind: T("Another decision")},
)

HANDOVER_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "handover",
        T("Handover"),
        "consent",
        (
            _group(T("Who and why"), "handover", "from_id", "to_id", "why", "due_on", "term_id"),
            _group(T("So that nothing is forgotten"), "handover", "plans", "advises_on", "note"),
            _group(T("Signed by both"), "handover", "from_signed_on", "to_signed_on", "witness"),
        ),
    ),
    Tab("items", T("List"), "list", (_group(T("What is handed over"), ITEM.kind, *ITEM.keys),)),
    *_FILES,
)
HANDOVER_SCREEN: Final = Layout(
    tuple(group for tab in HANDOVER_TABS for group in tab.groups),
    omitted=frozenset({"handover.number"}),
)
HANDOVERS: Final = Screen(
    HANDOVER,
    HANDOVER_TABS,
    {sheet.kind: sheet for sheet in (HANDOVER, ITEM)},
    repeated=frozenset({ITEM.kind}),
    add_words={ITEM.kind: T("Something else")},
)
