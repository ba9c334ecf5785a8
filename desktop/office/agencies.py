"""The directory of the network: agencies and people, with whom they work, whom to call for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.register import Register, Rows, Values
from desktop.office.register_lines import titles
from desktop.rules import agencies, reference, referrals, secrecy
from desktop.rules.network import Node, Tie
from desktop.rules.permissions import Act
from desktop.sheets.network import AGENCY, BELONGING, MEMBER, TIE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

OFFICE: Final = "office"
"""The key of the office itself in the picture."""
_TRIED_DAYS: Final = 365


@dataclass(frozen=True)
class Picture:
    """Who works with whom, ready to be drawn."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class CallLine:
    """Whom to call for one kind of help: names with their numbers and hours."""

    service: Words
    agencies: tuple[Mapping[str, Any], ...]


class Agencies(Register):
    """What the directory asks for."""

    sheet = AGENCY
    belonging = BELONGING
    see = Act.SEE_NETWORK
    edit = Act.EDIT_NETWORK
    letter = "N"
    first_state = agencies.ACTIVE
    workflow = agencies.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to agencies."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def fresh(self) -> Entry:
        return Entry(
            None,
            {"place_kind": self._our_place(), "county": self._session.office.values.get("county")},
            kind=self.kind,
        )

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        cells = {
            "kind": values.get("kind"),
            "place_kind": values.get("place_kind"),
            "phone": values.get("phone") or values.get("second_phone") or "",
            "services": list(values.get("services") or ()),
            "county": values.get("county"),
        }
        return str(values.get("name") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("since")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get(key) for key in ("short_name", "phone", "address", "serves"))
        for name in ("service", "agency_kind"):
            words = reference.words(name)
            codes = values.get("services") if name == "service" else [str(values.get("kind"))]
            yield from (words[code].zh for code in codes or () if code in words)
        for row in rows.get(MEMBER.kind, []):
            yield from (row.get("name"), row.get("phone"))

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        today = self._session.today()
        said: list[Said] = []
        phones = [values.get("phone"), values.get("second_phone")]
        phones += [row.get("phone") for row in rows.get(MEMBER.kind, [])]
        if not any(phones):
            said.append(Said("phone", "conditions", T("There is no number to call yet.")))
        tried = values.get("confirmed_on")
        if any(phones) and (tried is None or tried < today - timedelta(days=_TRIED_DAYS)):
            said.append(
                Said("tried", "muted", T("The numbers were not tried in the last 12 months."))
            )
        if not values.get("services"):
            words = T("Without services it is not found when somebody is referred.")
            said.append(Said("services", "conditions", words))
        said += self._same_name(work, values, record)
        if record is not None:
            said += self._referred(work, record)
        state = str(values.get("state") or agencies.ACTIVE)
        gone = state == agencies.ENDED
        return Advice(
            {},
            {},
            {},
            headline=agencies.WORDS[state],
            tone="muted" if gone else "ready",
            said=tuple(said),
        )

    def _same_name(self, work: UnitOfWork, values: Values, record: UUID | None) -> list[Said]:
        if not values.get("name"):
            return []
        same = [
            row for row in work.records.where(AGENCY.kind, name=values["name"]) if row.id != record
        ]
        if not same:
            return []
        return [Said("same", "wait", T("The directory has one of this name already."))]

    def _referred(self, work: UnitOfWork, record: UUID) -> list[Said]:
        count = _told(_sent(work, record), self._seen(work))
        if not count:
            return []
        return [Said("referred", "muted", T("{n} referrals were sent to it.", n=count))]

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> agencies.AgencyFacts:
        standing = work.records.where(
            "referral", agency_id=stored.id, state=list(referrals.STANDING)
        )
        seen = self._seen(work)  # one that she does not see is not told of by a guard
        return agencies.AgencyFacts(stored.values["until"], sum(row.id in seen for row in standing))

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        if to == agencies.ACTIVE:
            work.records.change(self.kind, stored.id, {"until": None})

    # --- the picture, the sheet of numbers

    def picture(self) -> Picture:
        """Return who works with whom: the directory, and the office's own referrals.

        Fewer than three referrals are not told from none: the picture hangs on a wall.
        """
        self._session.require(self.see)
        with self._session.reading() as work:
            kept = self._working(work)
            rows = work.records.where(TIE.kind, agency_id=[row.id for row in kept])
            seen = self._seen(work)
            counts = {row.id: _told(_sent(work, row.id), seen) for row in kept}
        ours = self._ours(kept)
        nodes = [
            Node(
                str(row.id),
                str(row.values["short_name"] or row.values["name"] or ""),
                str(row.values["place_kind"] or "origin"),
                reference.words("agency_kind").get(row.values["kind"]),
                str(row.values["phone"] or ""),
            )
            for row in kept
        ]
        centre = str(ours) if ours else OFFICE
        if ours is None:
            office = self._session.office
            place = self._our_place()
            phone = str(office.values.get("phone") or "")
            nodes.insert(0, Node(OFFICE, office.name_zh, place, T("Our office"), phone))
        known = {node.key for node in nodes}
        ties: dict[tuple[str, str], Tie] = {}
        for row in rows:
            pair = _pair(str(row.values["agency_id"]), str(row.values["other_id"]))
            if pair[0] != pair[1] and set(pair) <= known:
                ties[pair] = Tie(*pair)
        for agency, told in counts.items():
            pair = _pair(centre, str(agency))
            if set(pair) <= known and pair[0] != pair[1] and (told or pair in ties):
                ties[pair] = Tie(*pair, referrals=told, in_directory=pair in ties)
        return Picture(tuple(nodes), tuple(ties.values()))

    def _our_place(self) -> str:
        kind = self._session.office.values.get("kind")
        return "destination" if kind == "community_committee" else "origin"

    def _working(self, work: UnitOfWork) -> list[Stored]:
        today = self._session.today()
        return [
            row
            for row in work.records.where(AGENCY.kind)
            if row.values["state"] != agencies.ENDED
            and (row.values["until"] is None or row.values["until"] >= today)
        ]

    def _ours(self, kept: Iterable[Stored]) -> UUID | None:
        name = self._session.office.name_zh
        return next((row.id for row in kept if name and row.values["name"] == name), None)

    def whom_to_call(self) -> tuple[CallLine, ...]:
        """Return for each kind of help who gives it, those with a number first."""
        self._session.require(self.see)
        with self._session.reading() as work:
            kept = [dict(row.values) for row in self._working(work)]
        order = {code: at for at, code in enumerate(reference.words("place_kind"))}
        found = []
        for code, words in reference.words("service").items():
            helping = [row for row in kept if code in (row["services"] or ())]
            helping.sort(
                key=lambda row: (not row["phone"], order.get(row["place_kind"], 9), row["name"])
            )
            if helping:
                found.append(CallLine(words, tuple(helping)))
        return tuple(found)

    # --- a beginning

    def models(self) -> tuple[tuple[str, Words], ...]:
        """Return the two networks of the source that an office can start from."""
        return tuple(
            (key, Words(model["zh"], model["en"]))
            for key, model in reference.load_toml("networks.toml")["model"].items()
        )

    def start_from(self, model: str) -> int:
        """Add the agencies of a model that are not in the directory yet; return how many.

        They come without numbers and people: those are this place's own. The committee of a model
        at our end of the channel is the office itself.
        """
        session = self._session
        session.require(self.edit)
        table = reference.load_toml("networks.toml")["model"][model]
        ids: dict[str, UUID] = {}
        added = 0
        with session.writing() as work:
            known = {row.values["name"]: row.id for row in work.records.where(AGENCY.kind)}
            for entry in table["agency"]:
                ours = entry.get("office", False) and entry["place"] == self._our_place()
                name = session.office.name_zh if ours else entry["zh"]
                if name in known:
                    ids[entry["key"]] = known[name]
                    continue
                values = {
                    "name": name,
                    "short_name": entry.get("short"),
                    "phone": session.office.values.get("phone") if ours else None,
                    "kind": entry["kind"],
                    "place_kind": entry["place"],
                    "county": entry.get("county"),
                    "services": entry.get("services", []),
                }
                ids[entry["key"]] = self.keep_new(work, values)
                added += 1
            self._tie(work, ids, table["ties"])
        return added

    def keep_new(self, work: UnitOfWork, values: Values) -> UUID:
        """Keep an agency that comes from a model or a spreadsheet, within a unit of work."""
        record = self._keep(work, Entry(None, {}, kind=self.kind), values)
        self.write_line(work, record)
        return record

    def _tie(self, work: UnitOfWork, ids: Mapping[str, UUID], ties: Iterable[Any]) -> None:
        kept = work.records.where(TIE.kind, agency_id=list(ids.values()))
        known = {(row.values["agency_id"], row.values["other_id"]) for row in kept}
        for one, other, kind in ties:
            pair = ids[one], ids[other]
            if pair not in known and pair[::-1] not in known:
                known.add(pair)
                work.records.add(
                    TIE.kind, {"agency_id": pair[0], "other_id": pair[1], "kind": kind}
                )

    def _seen(self, work: UnitOfWork) -> frozenset[UUID]:
        """Return the referrals that the user sees."""
        register = self._session.referrals
        if not self._session.may(register.see):
            return frozenset()
        return frozenset(line.record_id for line in register.kept_lines(work, ()))

    def called(self, work: UnitOfWork, record: UUID) -> str:
        """Return what an agency is called."""
        return titles(work, [record]).get(record, "")


def _sent(work: UnitOfWork, agency: UUID) -> list[Stored]:
    return [
        row
        for row in work.records.where("referral", agency_id=agency)
        if row.values["state"] != referrals.DRAFT
    ]


def _told(rows: Iterable[Stored], seen: frozenset[UUID]) -> int:
    """Return how many referrals there are as it may be told; 0: fewer than three."""
    among = [row.id in seen for row in rows]
    return secrecy.shown_count(secrecy.told_count(sum(among), among.count(False))) or 0


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
