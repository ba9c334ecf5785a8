"""Who may do what."""

from __future__ import annotations

import pytest

from desktop.errors import NotAllowed
from desktop.i18n import translator
from desktop.rules.permissions import (
    ACT_WORDS,
    ROLE_WORDS,
    Act,
    Role,
    may,
    needs_four_eyes,
    require,
    second_may,
    visible,
)


def test_the_director_of_a_one_person_office_can_do_everything():
    assert all(may(["director"], act) for act in Act)


@pytest.mark.parametrize("role", ["children_committee", "centre_facilitator", "administrator"])
def test_some_never_see_a_migrant(role):
    for act in (
        Act.SEE_MIGRANTS,
        Act.EDIT_MIGRANTS,
        Act.PRINT_FORM,
        Act.PRINT_PERSON_FILE,
        Act.EXPORT_RECORDS,
        Act.SEE_HISTORY,
        Act.SEE_ATTACHMENTS,
    ):
        assert not may([role], act)
    assert not visible([role], "personal")
    assert not visible([role], "sensitive")


def test_the_administrator_keeps_the_machine_running():
    for act in (Act.MANAGE_USERS, Act.BACK_UP, Act.RESTORE, Act.CHECK_OFFICE):
        assert may(["administrator"], act)


def test_a_viewer_sees_and_takes_nothing_away():
    assert [act for act in Act if may(["viewer"], act)] == [
        Act.SEE_MIGRANTS,
        Act.SEE_RECRUITERS,
        Act.SEE_NETWORK,
        Act.SEE_CENTRE,
        Act.SEE_VILLAGE,
    ]
    assert visible(["viewer"], "personal")
    assert not visible(["viewer"], "sensitive")


@pytest.mark.parametrize("role", list(Role))
def test_nobody_sees_copies_of_papers_whose_details_are_hidden_from_him(role):
    if may([role], Act.SEE_ATTACHMENTS) or may([role], Act.PRINT_PERSON_FILE):
        assert visible([role], "sensitive")


def test_only_the_director_overrides_and_only_child_directors_also_clear_minors():
    assert [role for role in Role if may([role], Act.OVERRIDE_READINESS)] == [Role.DIRECTOR]
    assert [role for role in Role if may([role], Act.CLEAR_MINOR)] == [
        Role.DIRECTOR,
        Role.CHILD_DIRECTOR,
    ]


def test_several_roles_add_up():
    assert not may(["viewer"], Act.MANAGE_USERS)
    assert may(["viewer", "administrator"], Act.MANAGE_USERS)
    assert may(["viewer", "administrator"], Act.SEE_MIGRANTS)
    assert not may([], Act.SEE_MIGRANTS)


def test_four_eyes_are_asked_for_what_cannot_be_taken_back():
    asked = {act for act in Act if needs_four_eyes(act)}
    assert asked == {
        Act.OVERRIDE_READINESS,
        Act.ANONYMISE_PERSON,
        Act.EXPORT_PERSONAL,
        Act.DECIDE_RECRUITER,
        Act.CLOSE_GRAVE_CASE,
        Act.EXPORT_CASES,
        Act.CLOSE_CASH,
    }
    for act in asked:
        assert any(second_may([role], act) for role in Role)
        assert not second_may(["viewer"], act)
        assert not second_may(["children_committee"], act)
        assert not second_may(["administrator"], act)


def test_a_refusal_names_the_act():
    with pytest.raises(NotAllowed) as caught:
        require(["viewer"], Act.MANAGE_USERS)
    assert (
        translator("en")(caught.value.sentence) == "Your role does not allow you to manage users."
    )
    require(["director"], Act.MANAGE_USERS)


def test_every_role_and_act_has_words():
    assert set(ROLE_WORDS) == set(Role)
    assert set(ACT_WORDS) == set(Act)
