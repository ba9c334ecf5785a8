"""Users are added, blocked, let in again, given roles and passwords; the office keeps a director."""

from __future__ import annotations

import pytest

from desktop.errors import Invalid, NotAllowed, WrongPassword

PASSWORD = "river stone ladder"


def test_a_user_is_added_signs_in_is_blocked_and_let_in_again(make_session):
    director = make_session("director", name="主任")
    user = director.users.add(
        {"sign_in_name": "玉香", "full_name": "玉香", "roles": ["clerk"]}, PASSWORD
    )
    assert make_session.gate.sign_in
    assert director.vault.unlock("玉香", PASSWORD)[1] == user.id
    director.users.block(user.id, "离职")
    with pytest.raises(WrongPassword):
        director.vault.unlock("玉香", PASSWORD)
    director.users.unblock(user.id, "another long way")
    assert director.vault.unlock("玉香", "another long way")[1] == user.id
    director.users.set_password(user.id, PASSWORD)
    assert director.vault.unlock(" 玉香 ", PASSWORD)[1] == user.id


def test_what_cannot_be_kept_is_said_beside_its_field(make_session):
    director = make_session("director", name="主任")
    for values, password, field in (
        ({"sign_in_name": "", "roles": ["clerk"]}, PASSWORD, "sign_in_name"),
        ({"sign_in_name": "主任", "roles": ["clerk"]}, PASSWORD, "sign_in_name"),
        ({"sign_in_name": "玉香", "roles": []}, PASSWORD, "roles"),
        ({"sign_in_name": "玉香", "roles": ["king"]}, PASSWORD, "roles"),
        ({"sign_in_name": "玉香", "roles": ["clerk"]}, "12345678", "password"),
    ):
        with pytest.raises(Invalid) as caught:
            director.users.add(values, password)
        assert caught.value.field == field
    assert len(director.users.all()) == 1


def test_the_office_keeps_a_director(make_session):
    director = make_session("director", name="主任")
    with pytest.raises(NotAllowed):
        director.users.set_roles(director.user.id, ["clerk"])
    with pytest.raises(NotAllowed):
        director.users.block(director.user.id, "x")
    other = make_session("director", name="副主任")
    director.users.set_roles(director.user.id, ["clerk"])
    assert not director.may("manage_users")
    assert len(other.users.all()) == 2


def test_a_clerk_manages_nobody_but_her_own_password(make_session):
    make_session("director")
    clerk = make_session("clerk", password=PASSWORD)
    for act in (clerk.users.all, lambda: clerk.users.add({}, PASSWORD)):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(WrongPassword):
        clerk.users.change_own("wrong one here", "mountain tea house")
    clerk.users.change_own(PASSWORD, "mountain tea house")
    clerk.check_password("mountain tea house")
    clerk.users.save_preferences({"migrants": {"widths": [1, 2]}})
    assert clerk.user.preferences["migrants"] == {"widths": [1, 2]}


def test_the_office_card(session):
    card = session.settings.save_office({**session.office.values, "phone": "0691 765 4321"})
    assert card.values["phone"] == "06917654321"
    with pytest.raises(Invalid) as caught:
        session.settings.save_office({**session.office.values, "code": "1"})
    assert caught.value.field == "code"
    assert session.settings.new_recovery_code().count("-") == 7
