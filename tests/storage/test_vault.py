"""keys.json: who can open the office, and what tampering with it brings."""

from __future__ import annotations

import json
import os
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import ClerkError, Invalid, StorageTrouble, WrongPassword
from desktop.storage import attempts, recovery, vault
from desktop.storage.vault import Cost, Vault

DIRECTOR, CLERK = UUID(int=1), UUID(int=2)
PASSWORD = "tea forest morning"


@pytest.fixture
def made(tmp_path, cheap_cost):
    """(vault, data key) of an office whose director is 主任."""
    made, key = Vault.create(
        tmp_path, DIRECTOR, "主任", PASSWORD, cost=cheap_cost, floor=cheap_cost
    )
    made.clock = lambda: 1000.0
    return made, key


def reopened(folder, cost, at=1000.0):
    found = Vault.open(folder, floor=cost)
    found.clock = lambda: at
    return found


def edit(folder, change):
    path = folder / vault.FILE
    kept = json.loads(path.read_text("utf-8"))
    change(kept)
    path.write_text(json.dumps(kept), "utf-8")


def test_the_right_password_brings_the_key_and_the_user(made, tmp_path, cheap_cost):
    assert reopened(tmp_path, cheap_cost).unlock("主任", PASSWORD) == (made[1], DIRECTOR)


@pytest.mark.parametrize("name", ["主任", " 主任 ", "主任\u3000"])
def test_blanks_around_a_name_do_not_matter(made, name):
    assert made[0].unlock(name, PASSWORD)[1] == DIRECTOR


def test_a_name_in_full_width_or_capital_letters_is_the_same_name(made):
    made[0].set_password(made[1], CLERK, "Yu Han", "a clerk's password")
    assert made[0].unlock("ＹＵ ＨＡＮ", "a clerk's password")[1] == CLERK


@pytest.mark.parametrize(
    ("name", "password"), [("主任", "tea forest"), ("主任", ""), ("nobody", PASSWORD), ("", "")]
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(made, name, password):
    with pytest.raises(WrongPassword) as caught:
        made[0].unlock(name, password)
    assert str(caught.value) == "Name or password is not right."


def test_each_user_opens_the_same_office_by_her_own_password(made, tmp_path, cheap_cost):
    made[0].set_password(made[1], CLERK, "玉罕", "rubber tree evening")
    again = reopened(tmp_path, cheap_cost)
    assert again.unlock("玉罕", "rubber tree evening") == (made[1], CLERK)
    assert again.unlock("主任", PASSWORD) == (made[1], DIRECTOR)


def test_a_new_password_replaces_the_old_one_also_under_a_new_name(made, tmp_path, cheap_cost):
    made[0].set_password(made[1], DIRECTOR, "岩主任", "another password")
    again = reopened(tmp_path, cheap_cost)
    assert again.unlock("岩主任", "another password")[1] == DIRECTOR
    for name in ("主任", "岩主任"):
        with pytest.raises(WrongPassword):
            again.unlock(name, PASSWORD)


def test_nobody_loses_her_slot_to_a_namesake(made):
    with pytest.raises(Invalid):
        made[0].set_password(made[1], CLERK, "主任", "a clerk's password")
    assert made[0].unlock("主任", PASSWORD)[1] == DIRECTOR


def test_a_blocked_user_is_out_and_the_last_one_stays(made, tmp_path, cheap_cost):
    made[0].set_password(made[1], CLERK, "玉罕", "rubber tree evening")
    made[0].set_recovery(made[1])
    made[0].remove(CLERK)
    with pytest.raises(WrongPassword):
        reopened(tmp_path, cheap_cost).unlock("玉罕", "rubber tree evening")
    with pytest.raises(Invalid):
        made[0].remove(DIRECTOR)
    assert reopened(tmp_path, cheap_cost).unlock("主任", PASSWORD)[0] == made[1]


def test_two_windows_that_both_write_lose_no_slot(made, tmp_path, cheap_cost):
    other = reopened(tmp_path, cheap_cost)
    other.cost = cheap_cost
    made[0].set_password(made[1], CLERK, "玉罕", "rubber tree evening")
    other.set_password(made[1], UUID(int=3), "岩温", "third password here")
    last = reopened(tmp_path, cheap_cost)
    assert {last.unlock("玉罕", "rubber tree evening")[1],
            last.unlock("岩温", "third password here")[1]} == {CLERK, UUID(int=3)}  # fmt: skip


def test_the_recovery_code_opens_until_a_new_one_is_made(made, tmp_path, cheap_cost):
    first = made[0].set_recovery(made[1])
    assert reopened(tmp_path, cheap_cost).unlock_with_code(first.lower()) == made[1]
    second = made[0].set_recovery(made[1])
    assert made[0].unlock_with_code(second) == made[1]
    with pytest.raises(WrongPassword, match="does not open"):
        made[0].unlock_with_code(first)


def test_a_mistyped_code_is_told_by_its_group_and_does_not_count_as_a_try(made, tmp_path):
    code = made[0].set_recovery(made[1])
    wrong = ("1" if code[0] == "0" else "0") + code[1:]
    for _ in range(10):
        with pytest.raises(WrongPassword) as caught:
            made[0].unlock_with_code(wrong)
        assert caught.value.sentence.params["groups"] == "1"
    assert made[0].unlock_with_code(code) == made[1]
    assert not (tmp_path / attempts.FILE).exists()


def test_neither_names_nor_passwords_nor_the_key_stand_in_the_file(made, tmp_path):
    made[0].set_password(made[1], CLERK, "岩温罕", "rubber tree evening")
    code = made[0].set_recovery(made[1])
    kept = (tmp_path / vault.FILE).read_bytes()
    for secret in ("主任", "岩温罕", PASSWORD, "rubber tree evening", code, made[1].hex()):
        for coding in ("utf-8", "utf-16-le", "gb18030", "unicode-escape"):
            assert secret.encode(coding) not in kept
    assert PASSWORD not in repr(made[0])
    assert made[1].hex() not in repr(made[0])


def test_wrong_passwords_are_slowed_down_more_and_more(made):
    now = [1000.0]
    made[0].clock = lambda: now[0]
    waits = []
    for _ in range(12):
        with pytest.raises(WrongPassword) as caught:
            made[0].unlock("主任", "wrong")
        waits.append(caught.value.wait)
        now[0] += caught.value.wait
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_the_right_password_is_not_heard_before_the_wait_is_over(made, tmp_path, cheap_cost):
    for _ in range(5):
        attempts.count_wrong(tmp_path, 1000.0)
    early = reopened(tmp_path, cheap_cost, at=1001.0)  # the program was started anew
    with pytest.raises(WrongPassword, match="wait") as caught:
        early.unlock("主任", PASSWORD)
    assert caught.value.wait == pytest.approx(3.0)
    assert reopened(tmp_path, cheap_cost, at=1004.0).unlock("主任", PASSWORD)[0] == made[1]
    assert reopened(tmp_path, cheap_cost, at=1004.0).unlock("主任", PASSWORD)[0] == made[1]


def test_a_clock_set_back_does_not_lock_the_office(made, tmp_path, cheap_cost):
    for _ in range(50):
        attempts.count_wrong(tmp_path, 2_000_000_000.0)
    assert reopened(tmp_path, cheap_cost, at=1000.0).unlock("主任", PASSWORD)[0] == made[1]


@pytest.mark.parametrize("text", ["", "x", "[]", '{"wrong": 1e999, "last": 0}', '{"wrong": []}'])
def test_a_broken_count_of_attempts_does_not_lock_the_office(made, tmp_path, text):
    (tmp_path / attempts.FILE).write_text(text, "utf-8")
    assert made[0].unlock("主任", PASSWORD)[0] == made[1]


def test_years_of_wrong_passwords_are_still_counted(tmp_path):
    (tmp_path / attempts.FILE).write_text('{"wrong": 100000, "last": 0}', "utf-8")
    assert attempts.count_wrong(tmp_path, 5.0) == attempts.LONGEST


def test_the_program_itself_refuses_costs_below_the_floor(made, tmp_path):
    with pytest.raises(StorageTrouble, match="was changed"):
        Vault.open(tmp_path)


@pytest.mark.parametrize(
    ("cost", "taken"),
    [
        (Cost(64 * 1024, 3, 4), True),
        (Cost(512 * 1024, 64, 16), True),
        (Cost(64 * 1024 - 1, 3, 4), False),
        (Cost(64 * 1024, 2, 4), False),
        (Cost(64 * 1024, 3, 3), False),
        (Cost(512 * 1024 + 1, 3, 4), False),
        (Cost(64 * 1024, 65, 4), False),
        (Cost(64 * 1024, 3, 17), False),
    ],
)
def test_the_floor_and_the_ceiling_of_the_cost(cost, taken):
    assert cost.at_least(vault.FLOOR) is taken


@pytest.mark.parametrize(
    ("key", "value"),
    [("memory", 72), ("rounds", 2), ("lanes", 2)],
)
def test_altered_costs_are_noticed_even_above_the_floor(made, tmp_path, cheap_cost, key, value):
    edit(tmp_path, lambda kept: kept["slots"][0]["cost"].update({key: value}))
    with pytest.raises(WrongPassword):
        reopened(tmp_path, cheap_cost).unlock("主任", PASSWORD)


def test_a_slot_cannot_be_given_to_another_user(made, tmp_path, cheap_cost):
    edit(tmp_path, lambda kept: kept["slots"][0].update(user_id=str(CLERK)))
    with pytest.raises(WrongPassword):
        reopened(tmp_path, cheap_cost).unlock("主任", PASSWORD)


def test_a_newer_format_is_refused_with_its_reason(made, tmp_path, cheap_cost):
    edit(tmp_path, lambda kept: kept.update(format=2, slots="of another kind"))
    with pytest.raises(StorageTrouble, match="newer version"):
        reopened(tmp_path, cheap_cost)


JUNK = st.one_of(
    st.none(), st.integers(-5, 10**12), st.floats(), st.booleans(), st.text(max_size=4),
    st.lists(st.integers(), max_size=2), st.just({}),
)  # fmt: skip
PLACES = st.sampled_from(
    [("format",), ("store",), ("slots",), ("slots", 0), ("slots", 0, "id"), ("slots", 0, "cost"),
     ("slots", 0, "user_id"), ("slots", 0, "salt"), ("slots", 0, "wrapped"),
     ("slots", 0, "cost", "memory"), ("slots", 0, "cost", "rounds"), ("slots", 0, "cost", "lanes")]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PLACES, JUNK)
def test_whatever_is_put_in_the_file_the_clerk_gets_a_sentence(
    made, tmp_path, cheap_cost, place, junk
):
    path = tmp_path / vault.FILE
    before = path.read_bytes()

    def put(kept):
        for step in place[:-1]:
            kept = kept[step]
        kept[place[-1]] = junk

    edit(tmp_path, put)
    (tmp_path / attempts.FILE).unlink(missing_ok=True)
    try:
        found = reopened(tmp_path, Cost(64, 1, 1))
        costs = [slot.cost for slot in found.slots.values()]
        if all(cost.memory <= 4096 for cost in costs):  # a dear one is right, and slow
            found.unlock("主任", PASSWORD)
    except ClerkError:
        pass
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"null", b"[]", b"{}"])
def test_a_damaged_file_is_told(made, tmp_path, cheap_cost, content):
    (tmp_path / vault.FILE).write_bytes(content)
    with pytest.raises(StorageTrouble):
        reopened(tmp_path, cheap_cost)


def test_a_password_that_cannot_be_written_leaves_the_old_one(made, tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageTrouble, match="disk is full"):
        made[0].set_password(made[1], DIRECTOR, "主任", "another password")
    assert [path.name for path in tmp_path.iterdir()] == [vault.FILE]
    assert made[0].unlock("主任", PASSWORD)[0] == made[1]


def test_the_real_cost_is_the_floor_or_more_and_opens(tmp_path):
    real, key = Vault.create(tmp_path, DIRECTOR, "主任", PASSWORD)
    assert real.cost is not None
    assert real.cost.at_least(vault.FLOOR)
    assert real.cost.memory <= 128 * 1024
    assert Vault.open(tmp_path).unlock("主任", PASSWORD) == (key, DIRECTOR)


def test_each_office_has_a_key_of_its_own(tmp_path, cheap_cost):
    keys = set()
    for n in range(5):
        folder = tmp_path / str(n)
        folder.mkdir()
        _, key = Vault.create(folder, DIRECTOR, "a", "b", cost=cheap_cost, floor=cheap_cost)
        keys.add(key)
    assert len(keys) == 5
    assert {len(key) for key in keys} == {32}


def test_a_code_of_another_office_does_not_open(made):
    made[0].set_recovery(made[1])
    with pytest.raises(WrongPassword, match="does not open"):
        made[0].unlock_with_code(recovery.new_code())


def test_an_office_without_a_code_refuses_every_code(made):
    with pytest.raises(WrongPassword, match="does not open"):
        made[0].unlock_with_code(recovery.new_code())
