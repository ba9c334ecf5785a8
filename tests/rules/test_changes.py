"""The change set: what any number of offices, sticks, restored backups and wrong clocks do to it.

`python -m pytest tests/rules/test_changes.py --hypothesis-profile=thorough` plays 3,000 histories
of each kind.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.rules import changes as cs
from desktop.rules.changes import Hlc, join

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
SITES = tuple(UUID(int=n) for n in range(1, 4))
AUTHOR, RECORD = UUID(int=9), UUID(int=10)


@dataclass
class Site:
    """One office: what it holds, its clock, and a backup of both."""

    held: cs.ChangeSet = field(default_factory=dict)
    hlc: Hlc = field(default_factory=Hlc.zero)
    skew: timedelta = timedelta()
    backup: tuple[cs.ChangeSet, Hlc, int] = field(default_factory=lambda: ({}, Hlc.zero(), 0))

    def of(self, name):
        return [change for change in self.held.values() if change.field == name]


@dataclass
class World:
    """Offices and an oracle: for every change, all that its writer knew of the field."""

    sites: list[Site]
    knew: dict[str, frozenset[str]] = field(default_factory=dict)
    minute: int = 0

    def play(self, steps):
        for act, *rest in steps:
            self.minute += 1
            getattr(self, act)(*rest)
        return self

    @property
    def now(self):
        return NOW + timedelta(minutes=self.minute // 5)  # coarse: several edits fall together

    def edit(self, at, name="full_name", value="岩温"):
        site = self.sites[at]
        known = site.of(name)
        site.hlc = site.hlc.tick(self.now + site.skew)
        change = cs.make_change(
            record=RECORD,
            kind="person",
            field=name,
            value=value,
            hlc=site.hlc,
            site=SITES[at],
            author=AUTHOR,
            parents=frozenset(head.id for head in cs.heads(known)),
            salt=bytes(16),  # equal edits after a restore are then one and the same change
        )
        site.held = join(site.held, {change.id: change})
        self.knew[change.id] = frozenset(c.id for c in known)

    def send(self, start, to, name=None, pick=None):
        """Send everything, one field only, or one change only; always with what it supersedes."""
        source, target = self.sites[start], self.sites[to]
        wanted = [c.id for c in source.held.values() if name in (None, c.field)]
        if pick is not None and wanted:
            wanted = [sorted(wanted)[pick % len(wanted)]]
        package = cs.ancestors(source.held, wanted)
        target.held = join(target.held, package)
        for change in package.values():
            target.hlc = target.hlc.receive(change.hlc, self.now)

    def back_up(self, at):
        self.sites[at].backup = (dict(self.sites[at].held), self.sites[at].hlc, self.minute)

    def restore(self, at):
        held, hlc, self.minute = self.sites[at].backup  # the clock reads what it read before,
        self.sites[at].held, self.sites[at].hlc = dict(held), hlc  # so it gives counters out again

    def erase(self, at, name="full_name"):
        site = self.sites[at]
        gone = {c.id: cs.erase(c, self.now) for c in site.of(name) if c.erased_at is None}
        site.held = join(site.held, gone)

    def misdate(self, at):
        self.sites[at].skew = datetime(9999, 1, 1, tzinfo=UTC) - NOW


def check_laws(world):
    one, two, *more = [site.held for site in world.sites]
    three = more[0] if more else two
    assert join(one, two) == join(two, one)
    assert join(join(one, two), three) == join(one, join(two, three))
    assert join(one, one) == one
    assert join(join(one, two), two) == join(one, two)


def check_history(world, order):
    merged: cs.ChangeSet = {}
    for index in order:
        merged = join(merged, world.sites[index % len(world.sites)].held)
    for site in world.sites:
        merged = join(merged, site.held)
    for site in world.sites:  # convergence, whatever the order
        assert join(site.held, merged) == merged
        for change in site.held.values():  # nothing lost, nothing erased comes back
            assert change.erased_at is None or merged[change.id].value_bytes is None
    for name in {change.field for change in merged.values()}:
        held = {c.id for c in merged.values() if c.field == name}
        truly = {key for key in held if not any(key in world.knew[other] for other in held)}
        found = {head.id for head in cs.heads([merged[key] for key in held])}
        assert found == truly  # every unseen value is a head; no superseded one is
    assert all(cs.genuine(change) for change in merged.values())


def steps_of(sites, fields, most, acts):
    site, name, value = st.integers(0, sites - 1), st.sampled_from(fields), st.sampled_from("甲乙")
    kinds = {
        "edit": st.tuples(st.just("edit"), site, name, value),
        "send": st.tuples(st.just("send"), site, site),
        "one field": st.tuples(st.just("send"), site, site, name),
        "one change": st.tuples(st.just("send"), site, site, st.none(), st.integers(0, 9)),
        "back_up": st.tuples(st.just("back_up"), site),
        "restore": st.tuples(st.just("restore"), site),
        "erase": st.tuples(st.just("erase"), site, name),
        "misdate": st.tuples(st.just("misdate"), site),
    }
    return st.lists(st.one_of(*(kinds[act] for act in acts)), max_size=most)


ONE_FIELD = ("full_name",)
TWO_FIELDS = ("full_name", "sex")
ORDERS = st.lists(st.integers(0, 2), max_size=4)

# A stick left with an edit made after the backup; the PC is restored and gives the counter again.
REUSED = [
    ("back_up", 0),
    ("edit", 0, "full_name", "甲"),
    ("send", 0, 1),
    ("restore", 0),
    ("edit", 0, "full_name", "乙"),
    ("send", 0, 1),
    ("send", 1, 0),
]
ERASED = [
    ("edit", 0),
    ("back_up", 0),
    ("send", 0, 1),
    ("erase", 0),
    ("send", 0, 1),
    ("restore", 0),
    ("send", 0, 1),
    ("send", 1, 0),
]
POISONED = [("misdate", 0), ("edit", 0), ("send", 0, 1), ("edit", 1, "full_name", "乙")]
MIDDLE_LOST = [("edit", 0), ("send", 0, 1), *[("edit", 0, "full_name", v) for v in "甲乙丙"],
               ("send", 0, 1, None, 2), ("edit", 1)]  # fmt: skip


@given(steps_of(2, ONE_FIELD, 14, ("edit", "send", "back_up", "restore")), ORDERS)
@example(REUSED, [])
def test_a_restored_backup_that_reuses_its_counters_loses_nothing(steps, order):
    world = World([Site(), Site()]).play(steps)
    check_laws(world)
    check_history(world, order)


@given(steps_of(3, TWO_FIELDS, 24, ("edit", "one field", "one change", "send")), ORDERS)
@example(MIDDLE_LOST, [1, 0])
def test_partial_packages_make_neither_loss_nor_false_conflict(steps, order):
    world = World([Site(), Site(), Site()]).play(steps)
    check_laws(world)
    check_history(world, order)


@given(steps_of(2, ONE_FIELD, 14, ("edit", "send", "erase", "back_up", "restore")), ORDERS)
@example(ERASED, [1])
def test_what_was_erased_stays_erased(steps, order):
    world = World([Site(), Site()]).play(steps)
    check_laws(world)
    check_history(world, order)


@given(steps_of(3, TWO_FIELDS, 30, ("edit", "send", "one field", "one change", "erase", "back_up",
                                    "restore", "misdate")), ORDERS)  # fmt: skip
@example(POISONED, [0])
def test_any_history_converges(steps, order):
    world = World([Site(), Site(), Site()]).play(steps)
    check_laws(world)
    check_history(world, order)


@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from("甲乙")), max_size=10))
def test_edits_that_follow_one_another_never_conflict(edits):
    world = World([Site(), Site()])
    for at, value in edits:
        world.play([("edit", at, "full_name", value), ("send", at, 1 - at)])
    for site in world.sites:
        assert len(cs.heads(site.held.values())) == min(len(edits), 1)
        assert not cs.in_conflict(site.held.values())


def test_the_restored_counter_leaves_both_values_to_choose_from():
    site = World([Site(), Site()]).play(REUSED).sites[1]
    assert {cs.decode(head.value_bytes) for head in cs.heads(site.held.values())} == {"甲", "乙"}
    assert cs.in_conflict(site.held.values())


def test_resolving_a_conflict_supersedes_all_heads_everywhere():
    world = World([Site(), Site()])
    world.play([("edit", 0, "full_name", "甲"), ("edit", 1, "full_name", "乙"), ("send", 0, 1)])
    assert cs.in_conflict(world.sites[1].held.values())
    world.play([("edit", 1, "full_name", "丙"), ("send", 1, 0)])
    for site in world.sites:
        assert not cs.in_conflict(site.held.values())
        assert cs.decode(cs.shown(site.held.values()).value_bytes) == "丙"


def test_two_offices_that_wrote_the_same_are_in_no_conflict():
    world = World([Site(), Site()]).play([("edit", 0), ("edit", 1), ("send", 0, 1)])
    assert len(cs.heads(world.sites[1].held.values())) == 2
    assert not cs.in_conflict(world.sites[1].held.values())


def test_what_is_shown_does_not_depend_on_the_order_of_arrival():
    steps = [("edit", n, "full_name", v) for n, v in enumerate("甲乙丙")]
    world = World([Site(), Site(), Site()]).play(steps)
    held = [change for site in world.sites for change in site.held.values()]
    shown = set()
    for seed in range(20):
        random.Random(seed).shuffle(held)
        shown.add(cs.shown(held).id)
    assert len(shown) == 1


def test_of_several_heads_the_latest_is_shown():
    world = World([Site(), Site()])
    world.play([("edit", 0, "full_name", "甲"), ("edit", 1, "full_name", "乙")])
    world.play([("edit", 1, "full_name", "丙"), ("send", 1, 0), ("send", 0, 1)])
    for site in world.sites:
        assert [cs.decode(head.value_bytes) for head in cs.heads(site.held.values())] == [
            "甲",
            "丙",
        ]
        assert cs.decode(cs.shown(site.held.values()).value_bytes) == "丙"


def test_a_package_that_lost_its_middle_makes_a_false_conflict_without_the_closure():
    world = World([Site(), Site()])
    world.play([("edit", 0), ("send", 0, 1), *[("edit", 0, "full_name", v) for v in "甲乙"]])
    newest = cs.heads(world.sites[0].held.values())[0]
    alone = join(world.sites[1].held, {newest.id: newest})
    assert len(cs.heads(alone.values())) == 2
    whole = join(world.sites[1].held, cs.ancestors(world.sites[0].held, [newest.id]))
    assert cs.heads(whole.values()) == (newest,)


def test_a_pc_dated_9999_cannot_poison_the_other_clocks_and_can_be_corrected():
    world = World([Site(), Site()]).play(POISONED)
    healthy = world.sites[1]
    assert healthy.hlc.moment < NOW + timedelta(days=2)
    assert cs.decode(cs.shown(healthy.held.values()).value_bytes) == "乙"


def test_an_erased_value_is_gone_and_its_change_can_still_be_checked():
    world = World([Site(), Site()]).play(ERASED)
    for site in world.sites:
        (change,) = site.held.values()
        assert change.value_bytes is None
        assert change.salt is None
        assert cs.genuine(change)
        assert cs.shown([change]) is change


def test_an_erased_head_is_shown_before_a_value_written_at_the_same_time():
    world = World([Site(), Site()]).play([("edit", 0), ("edit", 1), ("erase", 0), ("send", 1, 0)])
    held = world.sites[0].held.values()
    assert cs.shown(held).value_bytes is None
    assert cs.in_conflict(held)


def test_of_two_erasures_the_earlier_stands():
    (change,) = World([Site(), Site()]).play([("edit", 0)]).sites[0].held.values()
    early, late = cs.erase(change, NOW), cs.erase(change, NOW + timedelta(days=1))
    assert join({change.id: late}, {change.id: early}) == {change.id: early}
    assert join({change.id: early}, {change.id: late}) == {change.id: early}


@pytest.mark.parametrize(
    "forged",
    [
        {"value_bytes": cs.encode("别人")},
        {"salt": bytes(15) + b"x"},
        {"hlc": Hlc(1, 1)},
        {"author": UUID(int=77)},
        {"parents": frozenset({"0" * 64})},
        {"field": "sex"},
        {"record": UUID(int=78)},
        {"site": UUID(int=79)},
        {"kind": "phone"},
        {"value_bytes": None, "salt": None},
    ],
)
def test_a_change_altered_in_any_part_is_not_genuine(forged):
    (change,) = World([Site(), Site()]).play([("edit", 0)]).sites[0].held.values()
    assert cs.genuine(change)
    assert not cs.genuine(replace(change, **forged))


def test_two_equal_values_do_not_betray_each_other_by_their_hash():
    made = [
        cs.make_change(
            record=RECORD, kind="person", field="full_name", value="岩温", hlc=Hlc(n, 0),
            site=SITES[0], author=AUTHOR, parents=frozenset(),
        )
        for n in range(2)
    ]  # fmt: skip
    assert made[0].value_hash != made[1].value_hash


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(st.characters(exclude_categories=("Cs",))),
    st.dates(),
    st.uuids(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.datetimes(timezones=st.just(UTC)),
)
KEYS = st.one_of(st.text(max_size=5), st.sampled_from(["~day", "~id", "~dict", "~moment"]))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@given(VALUES)
@example({"~day": "no date at all"})
@example({"~dict": {"~id": 1}})
def test_every_value_comes_back_as_it_was_and_always_as_the_same_bytes(value):
    kept = cs.encode(value)
    assert cs.decode(kept) == value
    assert cs.encode(cs.decode(kept)) == kept


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": [None, True]}, '{"a":[null,true],"b":1}'),
        ("岩温", '"岩温"'),
        (date(2010, 5, 1), '{"~day":"2010-05-01"}'),
        (Decimal("1.50"), '{"~number":"1.50"}'),
    ],
)
def test_the_bytes_of_a_value_are_what_other_offices_expect(value, written):
    assert cs.encode(value).decode() == written


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        cs.encode(datetime(2026, 1, 1))


@given(st.lists(st.integers(-600, 600), min_size=1, max_size=12))
def test_a_clock_that_goes_back_never_makes_an_earlier_edit(minutes):
    hlc, texts = Hlc.zero(), []
    for minute in minutes:
        hlc = hlc.tick(NOW + timedelta(minutes=minute))
        texts.append(str(hlc))
        assert Hlc.parse(str(hlc)) == hlc
    assert texts == sorted(set(texts))
