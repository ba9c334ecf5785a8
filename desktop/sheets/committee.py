"""What a term of the Children's Committee asks: the election, who stands, who serves (form F21).

Nothing here is held back from the children: it is their own committee. Votes are sums counted by
hand; of a voter is known that she voted, never for whom.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN


def field(
    key: str,
    kind: Kind,
    label: Text,
    help: Text | None = None,  # noqa: A002
    *,
    required: bool = False,
    choices: str | None = None,
) -> Field:
    """Return a field that everybody who sees the Centre may see."""
    return Field(key, kind, label, help, required, choices, _OPEN)


TERM: Final = Sheet(
    "committee_term",
    1,
    T("Term of the Children's Committee"),
    (
        field("number", Kind.TEXT, T("Number")),
        field("name", Kind.TEXT, T("Name of the term"), T("For example: 3rd committee."),
              required=True),
        field("starts_on", Kind.DAY, T("The term begins")),
        field("ends_on", Kind.DAY, T("The term ends"), T("One year, two at most.")),
        field("seats", Kind.NUMBER, T("How many are elected"), required=True),
        field("marks", Kind.NUMBER, T("Names a ballot may mark"), required=True),
        field("election_on", Kind.DAY, T("Day of the election")),
        field("place", Kind.TEXT, T("Place")),
        field("counters", Kind.TEXT, T("Who counts"), T("Two children and an adult, for example.")),
        field("ballots_valid", Kind.NUMBER, T("Valid ballots")),
        field("ballots_spoilt", Kind.NUMBER, T("Spoilt and empty ballots")),
        field("tie_settled", Kind.LONG_TEXT, T("How equal votes were settled"),
              T("By a run-off, or by a lot drawn before everybody. The program does not decide.")),
        field("result_signed_on", Kind.DAY, T("Result sheet signed on")),
        field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)  # fmt: skip

CANDIDATE: Final = Sheet(
    "committee_candidate",
    1,
    T("Candidate"),
    (
        field("person_id", Kind.LINK, T("Name"), required=True),
        field("statement", Kind.LONG_TEXT, T("What she wants to do"), T("In her own words.")),
        field("agreed_on", Kind.DAY, T("She wants to stand: said on")),
        field("guardian_agreed_on", Kind.DAY, T("Her guardian agreed on")),
        field("votes", Kind.NUMBER, T("Votes"), T("The sum, after the count; 0 too.")),
        field("run_off_votes", Kind.NUMBER, T("Votes in the run-off")),
        field("elected", Kind.TICK, T("Elected")),
    ),
    owner="term_id",
)

VOTER: Final = Sheet(
    "committee_voter",
    1,
    T("Voter"),
    (
        field("person_id", Kind.LINK, T("Name"), required=True),
        field("voted", Kind.TICK, T("Has voted")),
    ),
    owner="term_id",
)

MEMBER: Final = Sheet(
    "committee_member",
    1,
    T("Member"),
    (
        field("person_id", Kind.LINK, T("Name"), required=True),
        field("duties", Kind.CHOICES, T("Duties"), choices="committee_duty"),
        field("since", Kind.DAY, T("Serves since"), required=True),
        field("until", Kind.DAY, T("Served until")),
        field("why_ended", Kind.CHOICE, T("Why it ended"), choices="committee_left"),
        field("advises_on", Kind.TEXT, T("Advises on"),
              T("Who has left the committee may go on as an adviser, for as long as she likes.")),
        field("contacted_on", Kind.DAY, T("Last spoken with")),
        field("note", Kind.TEXT, T("Remarks")),
    ),
    owner="term_id",
)  # fmt: skip

BELONGING: Final = (CANDIDATE, MEMBER)
"""The sheets whose rows are typed with a term; voters are ticked on a page of their own."""
