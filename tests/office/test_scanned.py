"""A paper comes back to the desk: its code opens the record, and tells nothing to others."""

from __future__ import annotations

import io

import pytest
import segno
from PIL import Image

from desktop.errors import ClerkError, Missing
from desktop.i18n import translator
from desktop.office.cards import Greys
from desktop.office.scanned import NoCode, Target
from desktop.rules import form_codes
from desktop.rules.permissions import Role


def pictured(text):
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=4)
    image = Image.open(drawn).convert("L")
    return Greys(image.width, image.height, image.tobytes())


def refusal(session, text):
    with pytest.raises(ClerkError) as refused:
        session.scanned.find(text)
    return translator("en")(refused.value.sentence), type(refused.value)


def test_a_registration_is_found_by_its_code_by_its_number_and_through_an_input_method(
    session, entry
):
    file = session.migrants.save(entry())
    number = file.rows["journey"][0].values["number"]
    code = form_codes.payload(number)
    target = Target("migrants", file.person.id)
    for text in (code, code.replace(":", "："), f" {code.lower()}\n", number, number.lower()):
        assert session.scanned.find(text) == target, text


def test_of_two_joined_records_the_one_that_is_shown_opens(session, entry):
    one = session.migrants.save(entry())
    other = session.migrants.save(entry())
    session.migrants.merge(one.person.id, other.person.id, {})
    shown = {
        session.scanned.find(file.rows["journey"][0].values["number"]).record
        for file in (one, other)
    }
    assert shown == {min(one.person.id, other.person.id)}


def test_letters_cases_and_agencies_open_in_their_registers(session, desk):
    case = desk.opened(session)
    agency = desk.agency(session)
    letter = desk.referred(session, case, agency)
    for register, file in (("cases", case), ("referrals", letter), ("agencies", agency)):
        code = form_codes.payload(str(file.main.values["number"]))
        assert session.scanned.find(code) == Target(register, file.main.id)


def test_a_case_that_is_not_open_is_as_unknown_as_one_that_is_not_there(
    make_session, session, desk
):
    case = desk.opened(session)
    number = str(case.main.values["number"])
    other = make_session(Role.CLERK, name="clerk")
    said, kind = refusal(other, form_codes.payload(number))
    assert kind is Missing
    nowhere = number[:-1] + ("8" if number[-1] != "8" else "7")
    unknown, same = refusal(other, form_codes.payload(nowhere))
    assert same is Missing
    assert said.replace(number, "") == unknown.replace(nowhere, "")


def test_whoever_sees_no_migrants_finds_none(make_session, session, entry):
    file = session.migrants.save(entry())
    number = str(file.rows["journey"][0].values["number"])
    assert refusal(make_session(Role.ADMINISTRATOR, name="admin"), number)[1] is Missing


def test_a_misread_code_is_not_taken_for_another_form(session, entry):
    file = session.migrants.save(entry())
    code = form_codes.payload(str(file.rows["journey"][0].values["number"]))
    wrong = code.replace("-0001:", "-0010:")
    assert wrong != code
    said, kind = refusal(session, wrong)
    assert kind is NoCode
    assert "scan it once more" in said
    assert refusal(session, "https://example.org")[1] is NoCode


def test_the_code_on_the_second_page_is_found_and_another_makers_code_is_passed_over(
    session, entry
):
    file = session.migrants.save(entry())
    number = str(file.rows["journey"][0].values["number"])
    pages = (
        Greys(40, 40, bytes([255]) * 1600),
        pictured("https://example.org/parcel"),
        pictured(form_codes.payload(number)),
    )
    assert session.scanned.in_pictures(pages).record == file.person.id
    with pytest.raises(NoCode):
        session.scanned.in_pictures(pages[:2])
