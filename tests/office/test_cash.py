"""The cash book on both databases: receipts in an unbroken series, closed months, four eyes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier

import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed, SecondPersonNeeded
from desktop.i18n import translator
from desktop.office.cards import Entry, Query, Second
from desktop.rules import cash_book

EN = translator("en")
OCTOBER = date(2026, 10, 1)
ALONE = Second(reason="本办只有一名工作人员")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def write(session, kind="donation", amount="100", day=date(2026, 11, 20), **values):
    typed = {"day": day, "kind": kind, "amount": amount, "purpose": "画画比赛", **values}
    return session.cash.save(Entry(None, typed, kind="cash_entry"))


def problems(act):
    with pytest.raises(Invalid) as raised:
        act()
    return set(raised.value.problems)


def numbers(session):
    return sorted(line.number for line in session.cash.lines(Query()))


def changed(session, file, **values):
    entry = session.cash.entry(session.cash.open(file.main.id))
    return session.cash.save(replace(entry, values={**entry.values, **values}))


def test_children_keep_the_book_and_every_entry_has_its_receipt(make_session):
    child = make_session("children_committee", name="玉香")
    write(child, day=date(2025, 12, 31))
    write(child)
    file = write(child, "materials", "35.50")
    assert numbers(child) == ["MXX-Q-2025-0001", "MXX-Q-2026-0001", "MXX-Q-2026-0002"]
    assert file.main.values["way"] == "out"
    lines = child.cash.lines(Query())
    assert [line.cells["balance"] for line in lines] == ["164.50", "200.00", "100.00"]
    assert [line.cells["out"] for line in lines] == ["35.50", "", ""]


def test_an_entry_that_is_refused_leaves_no_hole_in_the_series(session):
    write(session)
    assert problems(lambda: write(session, "food", "500")) == {"cash_entry.short_why"}
    assert problems(lambda: write(session, amount="")) == {"cash_entry.amount"}
    assert problems(lambda: write(session, day=date(2026, 12, 1))) == {"cash_entry.day"}
    write(session, "food", "500", short_why="主任先垫付，下月补上")
    assert numbers(session) == ["MXX-Q-2026-0001", "MXX-Q-2026-0002"]
    assert session.cash.now().balance == -40000


def test_balances_follow_when_an_earlier_day_is_written_later(session):
    write(session, day=date(2026, 11, 10))
    write(session, "food", "30", day=date(2026, 11, 12))
    write(session, amount="5", day=date(2026, 11, 11))
    lines = session.cash.lines(Query())
    assert [line.cells["balance"] for line in lines] == ["75.00", "105.00", "100.00"]
    found = session.cash.lines(Query("huahua", sort="balance"))
    assert [line.cells["balance"] for line in found] == ["75.00", "100.00", "105.00"]


def test_an_entry_changes_in_its_remarks_only_and_another_sets_it_right(session):
    file = write(session, amount="500")
    said = problems(lambda: changed(session, file, amount=5000, purpose="改了"))
    assert said == {"cash_entry.amount", "cash_entry.purpose"}
    file = changed(session, file, note="收据在盒子里")
    assert file.main.values["note"] == "收据在盒子里"
    assert file.main.values["amount"] == 50000
    counter = session.cash.setting_right(file.main.id)
    assert counter.values["kind"] == "correction_out"
    counter = session.cash.save(counter)
    assert session.cash.now().balance == 0
    assert counter.titles[file.main.id] == "画画比赛"
    assert session.cash.open(file.main.id).state == cash_book.SET_RIGHT
    nameless = {"kind": "correction_in", "amount": "5"}
    assert problems(lambda: write(session, **nameless)) == {"cash_entry.corrects_id"}


def test_a_month_is_closed_by_two_and_never_changes(make_session):
    session = make_session("director", name="主任", password="tea forest morning")
    make_session("centre_facilitator", name="辅导员", password="river stone evening")
    file = write(session, day=date(2026, 10, 5))
    food = write(session, "food", "20.50", day=date(2026, 10, 9))
    second = Second("辅导员", "river stone evening")
    with pytest.raises(SecondPersonNeeded):
        session.cash.close_month(OCTOBER, 7950, "")
    assert problems(lambda: session.cash.close_month(OCTOBER, 7900, "", second)) == {
        "difference_why"
    }
    now = session.cash.close_month(OCTOBER, 7900, "少了五角，找零时掉了", second)
    assert now.closed_until == date(2026, 10, 31)
    assert now.apart == -50
    with session.reading() as work:
        kept = work.records.where("cash_month")[0].values
    assert (kept["opening"], kept["taken_in"], kept["paid_out"]) == (0, 10000, 2050)
    assert (kept["closing"], kept["counted"], kept["difference"]) == (7950, 7900, -50)
    assert (kept["closed_by"], kept["second_by"]) == ("主任", "辅导员")
    assert problems(lambda: write(session, day=date(2026, 10, 31))) == {"cash_entry.day"}
    assert problems(lambda: changed(session, file, note="后来加的")) == {"cash_entry.note"}
    with pytest.raises(ClerkError, match="closed"):
        session.cash.attachments.add(file.main.id, "收据", PNG, "other")
    with pytest.raises(ClerkError, match="already"):
        session.cash.close_month(OCTOBER, 7950, "", second)
    corrected = session.cash.save(session.cash.setting_right(food.main.id))
    assert corrected.main.values["way"] == "in"
    old = session.cash.open(food.main.id)
    assert old.state == cash_book.SET_RIGHT
    assert old.main.version == food.main.version  # nothing in a closed month is written again
    assert corrected.main.values["day"] == date(2026, 11, 24)
    log = session.audit_log.entries(acts=("cash_month_closed",))
    assert [(one.user, one.second) for one in log] == [("主任", "辅导员")]


def test_a_receipt_cannot_be_taken_off_a_closed_month(session):
    file = write(session, day=date(2026, 10, 5))
    file = session.cash.attachments.add(file.main.id, "收据", PNG, "other")
    receipt = file.rows["attachment"][0].id
    session.cash.close_month(OCTOBER, 10000, "", ALONE)
    with pytest.raises(ClerkError, match="closed"):
        session.cash.attachments.withdraw(receipt, "不清楚")
    assert session.cash.open(file.main.id).rows["attachment"]


def test_an_office_of_one_writes_the_reason_instead(session):
    write(session, day=date(2026, 10, 5))
    with pytest.raises(SecondPersonNeeded):
        session.cash.close_month(OCTOBER, 10000, "")
    session.cash.close_month(OCTOBER, 10000, "", ALONE)
    with session.reading() as work:
        assert work.records.where("cash_month")[0].values["alone_why"] == ALONE.reason


def test_two_clerks_who_close_a_month_at_once_close_it_once(make_session):
    first = make_session("director", name="主任")
    second = make_session("clerk", name="经办人")
    write(first, day=date(2026, 10, 5))
    start = Barrier(2)

    def close(session, other):
        start.wait()
        try:
            return session.cash.close_month(OCTOBER, 10000, "", Second(other, "tea forest morning"))
        except ClerkError as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(close, first, "经办人"), pool.submit(close, second, "主任")]
    results = [one.result() for one in done]
    assert [EN(r.sentence) for r in results if isinstance(r, ClerkError)] == [
        "This month is closed already."
    ]
    with first.reading() as work:
        assert len(work.records.where("cash_month")) == 1


def test_an_entry_and_a_closing_at_once_leave_a_month_that_agrees(make_session):
    first = make_session("director", name="主任")
    second = make_session("clerk", name="经办人")
    write(first, day=date(2026, 10, 5))
    start = Barrier(2)

    def close():
        start.wait()
        by = Second("经办人", "tea forest morning")
        return first.cash.close_month(OCTOBER, 10000, "数钱时还没入账", by)

    def enter():
        start.wait()
        try:
            return write(second, amount="7", day=date(2026, 10, 30))
        except Invalid as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        closed, entered = pool.submit(close), pool.submit(enter)
    closed.result()
    with first.reading() as work:
        kept = work.records.where("cash_month")[0].values
    expected = 10000 if isinstance(entered.result(), Invalid) else 10700
    assert kept["closing"] == expected


def test_receipts_written_at_once_have_numbers_of_their_own(make_session):
    sessions = [make_session("clerk", name=f"c{n}") for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda session: [write(session) for _ in range(3)], sessions))
    assert numbers(sessions[0]) == [f"MXX-Q-2026-{n:04d}" for n in range(1, 13)]


def test_while_it_is_typed_the_advice_says_what_will_be_in_the_tin(session):
    write(session, amount="50")
    typed = {"day": "2026-11-20", "kind": "food", "amount": "80", "purpose": "糖"}
    advice = session.cash.advise(Entry(None, typed, kind="cash_entry"))
    assert EN(advice.headline) == "80.00 yuan go out; then -30.00 are in the tin."
    assert set(advice.warnings) == {"cash_entry.short_why"}
    typed["amount"] = "30"
    advice = session.cash.advise(Entry(None, typed, kind="cash_entry"))
    assert not advice.warnings


def test_a_cost_without_its_receipt_is_told(session):
    write(session)
    file = write(session, "food", "10")
    assert [one.code for one in file.advice.said] == ["receipt"]
    file = session.cash.attachments.add(file.main.id, "收据", PNG, "other")
    assert [one.code for one in file.advice.said] == ["kept"]


def test_the_next_month_to_close_is_told_when_it_is_over(make_session):
    session = make_session("director")
    assert session.cash.now().to_close is None
    write(session, day=date(2026, 10, 5))
    assert session.cash.now().to_close == OCTOBER
    session.cash.close_month(OCTOBER, 10000, "", ALONE)
    assert session.cash.now().to_close is None
    make_session.moment["now"] = datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert session.cash.now().to_close == date(2026, 11, 1)


def test_who_only_looks_writes_nothing_and_children_close_no_month(make_session):
    write(make_session("director"), day=date(2026, 10, 5))
    viewer, child = make_session("viewer"), make_session("children_committee")
    assert viewer.cash.now().balance == 10000
    with pytest.raises(NotAllowed):
        write(viewer)
    with pytest.raises(NotAllowed):
        child.cash.close_month(OCTOBER, 10000, "", ALONE)


def test_the_book_leaves_the_office_without_names(session, tmp_path):
    file = write(session, party="刀老师", note="不要外传")
    exports = session.exports_of("cash")
    plan = exports.plan([file.main.id])
    exports.write(plan, "csv", tmp_path)
    text = next(tmp_path.glob("cash_book*.csv")).read_text("utf-8-sig")
    assert "MXX-Q-2026-0001" in text
    assert "刀老师" not in text
    assert "不要外传" not in text


# --- trying to change a closed month


CLERK = Second("经办人", "tea forest morning")


@pytest.fixture
def closed(make_session):
    """October closed with one entry and its receipt; the director's session and the entry."""
    session = make_session("director", name="主任")
    make_session("clerk", name="经办人")
    file = write(session, day=date(2026, 10, 5), party="玉罕")
    file = session.cash.attachments.add(file.main.id, "收据", PNG, "other")
    session.cash.close_month(OCTOBER, 10000, "", CLERK)
    return session, session.cash.open(file.main.id)


def state(session):
    """Everything that is kept of October, to the version of each row."""
    with session.reading() as work:
        entries = [
            (row.id, row.version, dict(row.values))
            for row in work.records.where("cash_entry", withdrawn=True)
            if row.values["day"].month == 10
        ]
        months = [
            (row.id, row.version, dict(row.values))
            for row in work.records.where("cash_month", withdrawn=True)
        ]
        kept = [
            (row.id, row.version, dict(row.values))
            for entry in entries
            for row in work.records.where("attachment", withdrawn=True, record_id=entry[0])
        ]
    return entries, months, kept


def test_no_path_changes_a_closed_month(closed):
    session, file = closed
    before = state(session)
    receipt = file.rows["attachment"][0].id
    entry = session.cash.entry(file)
    child = write(session, day=date(2026, 11, 3))
    for values in (
        {"day": date(2026, 11, 5)},
        {"kind": "food"},
        {"kind": "correction_out", "corrects_id": child.main.id},
        {"amount": 1},
        {"way": "out", "place": 7, "number": "MXX-Q-2026-9999", "note": "x"},
        {"short_why": "x"},
        {"withdrawn_why": "x", "note": "x"},
    ):
        with pytest.raises(Invalid):
            session.cash.save(replace(entry, values={**entry.values, **values}, seen={}))
    own = session.cash.entry(child)
    with pytest.raises(Invalid):  # an open entry is not moved into it, nor made a part of it
        session.cash.save(replace(own, values={**own.values, "day": date(2026, 10, 6)}))
    with pytest.raises(Invalid):
        write(session, day=date(2026, 9, 30))
    row = replace(entry, rows={"cash_entry": entry.rows.get("cash_entry", ()), "attachment": ()})
    session.cash.save(row)  # nothing differs: nothing is written
    for name in ("cash", "activities", "things", "terms"):
        attachments = getattr(session, name).attachments
        for act in (
            lambda a=attachments: a.withdraw(receipt, "拿走"),
            lambda a=attachments: a.add(file.main.id, "假的", PNG, "other"),
        ):
            with pytest.raises(ClerkError):
                act()
    for act in (
        lambda: session.attachments.withdraw(receipt, "拿走"),
        lambda: session.attachments.add(file.main.id, "假的", PNG, "other"),
        lambda: session.cash.move(file.main.id, "SET_RIGHT", happened_on=session.today()),
    ):
        with pytest.raises(ClerkError):
            act()
    assert state(session) == before


def test_a_draft_from_before_the_closing_changes_nothing(make_session):
    session = make_session("director", name="主任")
    file = write(session, day=date(2026, 10, 5))
    entry = session.cash.entry(file)
    session.cash.keep_draft(replace(entry, values={**entry.values, "note": "补记"}))
    session.cash.keep_draft(
        Entry(None, {"day": date(2026, 10, 7), "kind": "donation", "amount": "5", "purpose": "x"},
              kind="cash_entry")
    )  # fmt: skip
    session.cash.close_month(OCTOBER, 10000, "", ALONE)
    before = state(session)
    for draft in session.cash.drafts():
        with pytest.raises(Invalid, match="closed"):
            session.cash.save(draft.entry)
    assert state(session) == before


def test_who_is_erased_leaves_a_closed_month_as_it_is(closed, entry, make_session):
    session, _file = closed
    make_session("child_director", name="儿童主任")
    person = session.migrants.save(entry(full_name="玉罕")).person.id
    session.children.add_known(person)
    before = state(session)
    session.migrants.anonymise(person, "本人要求", Second("儿童主任", "tea forest morning"))
    assert state(session) == before


def test_a_receipt_taken_off_while_the_month_is_closed_stays_or_went_before(make_session):
    first = make_session("director", name="主任")
    second = make_session("clerk", name="经办人")
    file = write(first, day=date(2026, 10, 5))
    file = first.cash.attachments.add(file.main.id, "收据", PNG, "other")
    receipt = file.rows["attachment"][0].id
    start = Barrier(2)

    def close():
        start.wait()
        first.cash.close_month(OCTOBER, 10000, "", CLERK)

    def take_off():
        start.wait()
        try:
            second.cash.attachments.withdraw(receipt, "看不清")
        except ClerkError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        closing, taking = pool.submit(close), pool.submit(take_off)
    closing.result()
    refused = taking.result()
    with first.reading() as work:
        month = work.records.where("cash_month")[0].id
        (kept,) = work.records.where("attachment", withdrawn=True, record_id=file.main.id)
        closed = max(one.hlc for one in work.records.changes_of([month]))
        taken = [c.hlc for c in work.records.changes_of([kept.id]) if c.field == "withdrawn_why"]
    assert bool(refused) == (not taken)
    assert all(one < closed for one in taken)


def test_a_backup_brings_a_closed_month_back_closed(closed, make_session):
    from desktop.office import opening

    session, file = closed
    before = state(session)
    backup = session.keeping.backup()
    write(session, day=date(2026, 11, 3))
    session.keeping.restore(backup.path)
    gate = make_session.gate
    if session.database.kind == "sqlite":
        from desktop.storage.engine import Database

        session.database.close()
        database = Database.sqlcipher(session.folder / "office.db", session.data_key)
    else:
        database = session.database
    again = opening.begin(
        gate, session.vault, database, session.data_key, session.user.id, "sign_in"
    )
    assert state(again) == before
    with pytest.raises(Invalid, match="closed"):
        changed(again, file, note="x")
    with pytest.raises(Invalid, match="closed"):
        write(again, day=date(2026, 10, 31))
    database.close()
