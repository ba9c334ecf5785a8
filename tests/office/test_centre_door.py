"""The door to the Children's Centre: a simple password opens no key and leads to the Centre only."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import uuid4

import pytest
import sqlalchemy as sa

from desktop.errors import Invalid, Missing, NotAllowed, WrongPassword
from desktop.models import Base
from desktop.office import four_eyes
from desktop.office.cards import Entry, Query, Second
from desktop.office.centre_door import CentreDoor
from desktop.office.register import Register
from desktop.rules.permissions import Act
from desktop.storage import attempts, simple_passwords

PASSWORD = "tea forest morning"
SIMPLE = "246810"
CHILD = {"sign_in_name": "儿童", "full_name": "玉罕", "roles": ["children_committee"]}


@pytest.fixture
def office(make_session):
    """A director with a facilitator and a user of the Centre."""
    director = make_session("director", name="主任", password=PASSWORD)
    director.users.add(CHILD, SIMPLE)
    return director


def slots(session):
    return json.loads((session.folder / "keys.json").read_text())["slots"]


def test_a_simple_password_is_no_slot_of_the_key_file(office):
    before = slots(office)
    user = next(one for one in office.users.all() if one.sign_in_name == "儿童")
    assert str(user.id) not in {slot["user_id"] for slot in before}
    office.users.set_password(user.id, "135790")
    office.users.block(user.id, "换人")
    office.users.unblock(user.id, SIMPLE)
    assert slots(office) == before
    with pytest.raises(WrongPassword):
        office.vault.unlock("儿童", SIMPLE)


def test_a_slot_of_an_earlier_release_lets_her_in_no_more_and_goes_with_the_first_simple_password(
    office,
):
    user = next(one for one in office.users.all() if one.sign_in_name == "儿童")
    office.vault.set_password(office.data_key, user.id, "儿童", PASSWORD)
    with pytest.raises(NotAllowed, match="opens the office first"):
        CentreDoor(office).back("儿童", PASSWORD)
    office.users.set_password(user.id, SIMPLE)
    with pytest.raises(WrongPassword):
        office.vault.unlock("儿童", PASSWORD)
    assert CentreDoor(office).enter("儿童", SIMPLE).in_centre


def test_its_hash_is_no_part_of_the_history_and_not_the_password(office):
    with office.reading() as work:
        user = next(
            one
            for one in work.records.where("user_account")
            if one.values["sign_in_name"] == "儿童"
        )
        assert user.values["simple_hash"].startswith("$argon2id$")
        assert SIMPLE not in user.values["simple_hash"]
        assert "simple_hash" not in {one.field for one in work.records.changes(user.id)}


@pytest.mark.parametrize("password", ["12345", "111111", "儿童", "ERTONG"])
def test_a_simple_password_may_be_digits_but_not_the_name(make_session, password):
    director = make_session("director", name="主任")
    typed = {**CHILD, "sign_in_name": "ertong" if password == "ERTONG" else "儿童"}
    with pytest.raises(Invalid) as caught:
        director.users.add(typed, password)
    assert caught.value.field == "password"


def test_whoever_is_something_else_too_has_a_real_password(office):
    both = {**CHILD, "sign_in_name": "辅导员", "roles": ["children_committee", "clerk"]}
    with pytest.raises(Invalid):
        office.users.add(both, SIMPLE)
    kept = office.users.add(both, PASSWORD)
    assert office.vault.unlock("辅导员", PASSWORD)[1] == kept.id
    with pytest.raises(Invalid):  # she would keep a slot, or a simple password would get one
        office.users.set_roles(kept.id, ["children_committee"])
    child = next(one for one in office.users.all() if one.sign_in_name == "儿童")
    with pytest.raises(Invalid):
        office.users.set_roles(child.id, ["clerk"])


def test_the_recovery_code_gives_her_no_key_either(office, monkeypatch):
    from desktop.office import opening

    with pytest.raises(NotAllowed, match="opens the office first"):
        opening.find_user(office.database, "儿童")
    assert opening.find_user(office.database, "主任") == office.user.id


def test_an_adult_hands_over_a_child_comes_in_an_adult_takes_back(office):
    door = CentreDoor(office)
    door.hand_over()
    centre = door.enter(" 儿童 ", SIMPLE)
    assert centre.in_centre
    assert centre.database is office.database
    centre.check_password(SIMPLE)
    with pytest.raises(WrongPassword):
        centre.check_password(PASSWORD)
    back = CentreDoor(centre).back("主任", PASSWORD)
    assert back.user.id == office.user.id
    acts = [one.act for one in back.audit_log.entries(limit=3)]
    assert [str(act) for act in reversed(acts)] == [
        "Window handed over to the Children's Centre",
        "Signed in to the Children's Centre",
        "Window taken back from the Children's Centre",
    ]


def test_only_who_organises_the_centre_hands_over(make_session):
    viewer, facilitator = make_session("viewer"), make_session("centre_facilitator")
    with pytest.raises(NotAllowed):
        CentreDoor(viewer).hand_over()
    CentreDoor(facilitator).hand_over()


def test_nobody_else_comes_in_and_a_child_takes_nothing_back(office):
    door = CentreDoor(office)
    for name, password in (("主任", PASSWORD), ("儿童", PASSWORD), ("谁", SIMPLE), ("儿童", "")):
        with pytest.raises(WrongPassword):
            door.enter(name, password)
        attempts.forget(office.folder, simple_passwords.ATTEMPTS)
    with pytest.raises(WrongPassword):
        door.back("儿童", SIMPLE)
    child = next(one for one in office.users.all() if one.sign_in_name == "儿童")
    office.users.block(child.id, "换人")
    with pytest.raises(WrongPassword):
        door.enter("儿童", SIMPLE)


def test_wrong_tries_slow_down_and_a_right_simple_password_forgives_none_at_the_vault(office):
    door = CentreDoor(office)
    for _ in range(attempts.FREE):
        with pytest.raises(WrongPassword) as caught:
            door.enter("儿童", "999999")
    assert caught.value.wait > 0
    with pytest.raises(WrongPassword, match="Too many"):
        door.enter("儿童", SIMPLE)
    attempts.forget(office.folder, simple_passwords.ATTEMPTS)
    for _ in range(attempts.FREE - 1):
        with pytest.raises(WrongPassword):
            door.back("主任", "999999")
    centre = door.enter("儿童", SIMPLE)
    with pytest.raises(WrongPassword) as caught:
        CentreDoor(centre).back("主任", "999999")
    assert caught.value.wait > 0


def test_a_child_is_no_second_pair_of_eyes(office):
    assert office.alone
    office.users.add({**CHILD, "sign_in_name": "儿童二"}, SIMPLE)
    assert office.alone
    office.users.add({"sign_in_name": "玉香", "full_name": "玉香", "roles": ["clerk"]}, PASSWORD)
    with pytest.raises(WrongPassword):
        four_eyes.approve(office, Act.CLOSE_CASH, Second("儿童", SIMPLE))


def test_closing_from_the_centre_makes_a_backup(office):
    centre = CentreDoor(office).enter("儿童", SIMPLE)
    if office.database.kind == "sqlite":
        centre.end()
        assert list((office.folder / "backups").glob("*.scb"))


# --- what she cannot reach


@pytest.fixture
def centre(office):
    return CentreDoor(office).enter("儿童", SIMPLE)


def registers(session):
    """Every register that hangs on a session, by its name."""
    found = {}
    for name in dir(type(session)):
        if name.startswith("_") or name in ("reader", "alone", "in_centre"):
            continue
        part = getattr(session, name)
        if isinstance(part, Register):
            found[name] = part
    return found


WRITES = {"activities", "children", "meetings", "things", "cash"}
SEEN = WRITES | {"terms", "handovers", "schools", "volunteers"}
"""What the children see; a register that is added is closed to them until it is named here."""


def test_every_register_but_the_centres_own_is_closed(centre):
    mine = registers(centre)
    assert mine.keys() >= SEEN
    for name, register in mine.items():
        entry = Entry(None, {}, kind=register.kind)
        acts = [lambda r=register, e=entry: r.save(e)] if name not in WRITES else []
        if name not in SEEN:
            acts += [
                lambda r=register: r.lines(Query()),
                lambda r=register: r.first(5),
                lambda r=register: r.open(uuid4()),
                lambda r=register, e=entry: r.advise(e),
                lambda r=register: r.next_states(uuid4()),
                lambda r=register: r.move(uuid4(), "X", happened_on=centre.today()),
            ]
        for act in acts:
            with pytest.raises(NotAllowed):
                act()
        if name in SEEN:
            register.lines(Query())


def test_registrations_users_settings_logs_and_exports_are_closed(centre, office, entry):
    kept = office.migrants.save(entry(full_name="玉章罕", id_number=None))
    person = kept.person.id
    for act in (
        lambda: centre.migrants.first(Query("玉")),
        lambda: centre.migrants.find(Query("玉")),
        lambda: centre.migrants.open(person),
        lambda: centre.migrants.history(person),
        lambda: centre.migrants.save(entry()),
        lambda: centre.links.people("玉"),
        lambda: centre.links.cases("玉"),
        lambda: centre.links.recruiters("玉"),
        lambda: centre.links.users(""),
        lambda: centre.users.all(),
        lambda: centre.audit_log.entries(),
        lambda: centre.keeping.backup(),
        lambda: centre.keeping.restore(centre.folder),
        lambda: centre.papers.registration([person]),
        lambda: centre.papers.person_file(person),
        lambda: centre.case_papers.make("case_summary", (person,), "zh_CN"),
        lambda: centre.recruiting_papers.make("recruiter_list", (), "zh_CN"),
        lambda: centre.exports.plan([person]),
        lambda: centre.terms.history(person),
    ):
        with pytest.raises((NotAllowed, Missing)):
            act()


def test_people_are_named_to_her_only_where_they_take_part(centre, office, entry):
    kept = office.migrants.save(entry(full_name="玉章罕"))
    person = kept.person.id
    assert centre.links.centre_people("玉") == ()
    assert centre.links.title_of(person) == ""
    assert [one.title for one in office.links.centre_people("玉")] == ["玉章罕"]
    with office.writing() as work:
        work.records.add("centre_child", {"person_id": person})
    found = centre.links.centre_people("yu")
    assert [(one.title, one.note) for one in found] == [("玉章罕", "2004")]
    assert centre.links.title_of(person) == "玉章罕"
    assert office.links.title_of(person) == "玉章罕"


def test_what_she_writes_is_hers_in_the_log(centre, office):
    centre.meetings.save(replace(centre.meetings.fresh(), rows={}))
    line = office.audit_log.entries(limit=1)[0]
    assert line.user == "玉罕"


def test_a_simple_password_is_nowhere_but_as_a_hash_beside_her_name(office, tmp_path):
    """Not in the key file, the history, the log, a draft, a backup, an export, the counted tries."""
    with pytest.raises(WrongPassword):
        CentreDoor(office).enter("儿童", "246811")
    centre = CentreDoor(office).enter("儿童", SIMPLE)
    centre.users.change_own(SIMPLE, "135797")
    gift = {"day": centre.today(), "kind": "donation", "amount": "5", "purpose": "糖"}
    kept = centre.cash.save(Entry(None, gift, kind="cash_entry"))
    exports = office.exports_of("cash")
    exports.write(exports.plan([kept.main.id]), "csv", tmp_path)
    office.keeping.backup()
    with office.reading() as work:
        user = next(
            one
            for one in work.records.where("user_account")
            if one.values["sign_in_name"] == "儿童"
        )
        lines = [
            (table.name, str(tuple(line)))
            for table in Base.metadata.sorted_tables
            for line in work.connection.execute(sa.select(table)).all()
        ]
    secret = user.values["simple_hash"]
    assert {name for name, line in lines if secret in line} == {"user_account"}
    assert not [name for name, line in lines if SIMPLE in line or "135797" in line]
    for file in (path for path in office.folder.rglob("*") if path.is_file()):
        for written in (secret, SIMPLE, "135797", str(user.id)):
            assert file.name == "office.db" or written.encode() not in file.read_bytes(), file
    office.users.block(user.id, "换人")
    with office.reading() as work:
        assert work.records.get("user_account", user.id).values["simple_hash"] is None
    office.users.unblock(user.id, "135797")
    assert CentreDoor(office).enter("儿童", "135797").in_centre


def test_no_slot_of_an_earlier_release_outlives_the_next_sign_in_of_an_adult(office, make_session):
    """An office that was upgraded: her slot would open all of it to whoever takes the PC away."""
    from desktop.office import opening

    user = next(one for one in office.users.all() if one.sign_in_name == "儿童")
    office.vault.set_password(office.data_key, user.id, "儿童", PASSWORD)
    adults = {slot["user_id"] for slot in slots(office)} - {str(user.id)}
    opening.begin(
        make_session.gate, office.vault, office.database, office.data_key, office.user.id, "sign_in"
    )
    assert {slot["user_id"] for slot in slots(office)} == adults
    with pytest.raises(WrongPassword):
        office.vault.unlock("儿童", PASSWORD)
    assert office.vault.unlock("主任", PASSWORD)[1] == office.user.id
