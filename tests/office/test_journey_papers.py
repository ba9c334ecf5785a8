"""What she carries and what goes ahead of her: only what she wishes, only where she agreed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.i18n import translator
from desktop.office.cards import RowEntry
from desktop.rules.permissions import Role

AGREES = {"purpose": "b", "given": "yes", "given_on": date(2026, 11, 20), "by": "self"}
PLAN = {
    "destination_kind": "prefecture",
    "destination": "景洪市嘎洒镇",
    "destination_address": "嘎洒街 12 号",
    "departs_on": date(2026, 12, 1),
    "arrives_on": date(2026, 12, 2),
    "transport": "bus",
    "companions": "玉囡",
    "employer": "丽人美容店",
    "job": "美容学徒",
    "call_days": ["wed", "sun"],
    "call_at": "19:30",
    "card_name": "小香",
}


def text(paper):
    pages = pypdf.PdfReader(io.BytesIO(paper.data)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


@pytest.fixture
def leaving(session, entry):
    """Register somebody who leaves; ``leaving(consent={…})`` changes what she agreed to."""

    def make(*, consent=None, journey=None, children=(), **person):
        rows = {
            "phone": (RowEntry(None, {"number": "13812345678", "owner": "own"}),),
            "contact": (
                RowEntry(None, {"name": "岩叫", "relation": "parent", "phone": "13987654321"}),
            ),
            "consent": (RowEntry(None, {**AGREES, **(consent or {})}),),
        }
        file = session.migrants.save(
            entry(journey={**PLAN, **(journey or {})}, rows=rows, **person)
        )
        if children:
            edited = session.migrants.entry(file)
            here = file.rows["journey"][0].id
            kept = tuple(RowEntry(None, {"journey_id": here, **child}) for child in children)
            file = session.migrants.save(
                replace(edited, rows={**edited.rows, "journey_child": kept})
            )
        return file.person.id

    return make


@pytest.fixture
def community(session, desk):
    """The committee of the source's own destination in the directory."""
    return desk.agency(
        session,
        name="黎明社区居民委员会",
        kind="village_committee",
        place_kind="destination",
        county="532801",
        services=["receiving"],
        phone="06915550400",
    )


def refused(make, *asked):
    with pytest.raises(ClerkError) as found:
        make(*asked)
    return translator("en")(found.value.sentence)


def test_the_card_has_both_offices_and_the_name_that_she_wishes(session, leaving, community):
    person = leaving()
    said = text(session.journey_papers.cards("wallet_card", [person], "zh_CN+en"))
    for part in (
        "小香",
        "0691-1234567",
        "0691-5550400",
        "黎明社区居民委员会",
        "MXX-2026-0001",
        "Callus",
    ):
        assert part in said, part
    assert "玉章罕" not in said


def test_the_card_may_stay_without_a_name(session, leaving):
    said = text(
        session.journey_papers.cards("wallet_card", [leaving(journey={"card_name": ""})], "zh_CN")
    )
    assert "玉章罕" not in said
    assert "Callus" not in said


def test_elsewhere_the_number_that_was_written_down_is_printed(session, leaving, community):
    kunming = {
        "destination": "昆明市",
        "destination_address": "",
        "numbers_there": "表姐 13700001111，住北市区",
    }
    said = text(
        session.journey_papers.cards("wallet_card_ten", [leaving(journey=kunming)], "zh_CN")
    )
    assert "137 0000 1111".replace(" ", "") in said
    assert "黎明" not in said
    assert "5550400" not in said


def test_no_card_without_the_telephone_of_the_office(session, leaving):
    person = leaving()
    session.settings.save_office({**session.office.values, "phone": ""})
    make = session.journey_papers.cards
    assert "no telephone" in refused(make, "wallet_card", [person], "zh_CN")
    with pytest.raises(Invalid):
        make("wallet_card", [], "zh_CN")


def test_who_sees_no_migrants_prints_no_card(make_session, session, leaving):
    person = leaving()
    with pytest.raises(NotAllowed):
        make_session(Role.ADMINISTRATOR, name="admin").journey_papers.cards(
            "wallet_card", [person], "zh_CN"
        )


def test_the_sheet_tells_the_destination_who_comes_and_when(session, leaving, community):
    children = (
        {"name": "岩小", "birth": "2018-03-01", "situation": "goes_along", "school": "曼夕小学", "school_place": "no"},
        {"name": "玉幼", "birth": "2025-03-01", "situation": "goes_along"},
        {"name": "玉留", "birth": "2017-03-01", "situation": "left_behind"},
    )  # fmt: skip
    said = text(session.journey_papers.departure([leaving(children=children)], "zh_CN"))
    for part in (
        "黎明社区居民委员会", "玉章罕", "13812345678", "2026年12月2日", "丽人美容店", "嘎洒街12号",
        "周三、周日", "19:30", "06911234567", "岩叫", "13987654321", "岩小", "曼夕小学", "2026年11月20日", "MXX-2026-0001",
    ):  # fmt: skip
        assert part in said, part
    assert "玉幼" not in said  # not of school age
    assert "玉留" not in said  # stays at home


def test_in_both_languages_it_stays_on_one_page_and_mixes_none(session, leaving, community):
    child = {"name": "岩小", "birth": "2018-03-01", "situation": "goes_along", "school": "曼夕小学"}
    paper = session.journey_papers.departure([leaving(children=(child,))], "both")
    assert paper.pages == 1
    said = text(paper)
    english = said[said.index("Thepersonnamedhere") :]
    assert english.startswith("Thepersonnamedhereisonherwaytoyou.Pleaseexpecther")


def test_what_she_holds_back_is_left_out(session, leaving, community):
    person = leaving(
        consent={"withhold": "手机号码不告诉他们，家人也不要联系"},
        children=({"name": "岩小", "birth": "2018-03-01", "situation": "goes_along"},),
    )
    said = text(session.journey_papers.departure([person], "zh_CN"))
    for part in ("13812345678", "13987654321", "岩叫"):
        assert part not in said, part
    assert "丽人美容店" in said
    assert "岩小" in said


def test_what_she_may_have_meant_is_never_guessed(session, leaving, community):
    person = leaving(consent={"withhold": "那件事"})
    said = refused(session.journey_papers.departure, [person], "zh_CN")
    assert "那件事" in said


@pytest.mark.parametrize(
    "consent",
    [
        {"given": "no"},
        {"purpose": "c"},
        {"withdrawn_on": date(2026, 11, 22)},
        {"expires_on": date(2026, 11, 21)},
        {"recipient": "勐海县妇联"},
    ],
)
def test_without_her_consent_nothing_is_told(session, leaving, community, consent):
    person = leaving(consent=consent)
    assert "has not agreed" in refused(session.journey_papers.departure, [person], "zh_CN")


def test_whom_she_named_is_told_and_nobody_else(session, leaving, community):
    shorter = leaving(consent={"recipient": "黎明社区"})
    assert "黎明社区居民委员会" in text(session.journey_papers.departure([shorter], "zh_CN"))
    elsewhere = {"destination": "昆明市", "destination_address": ""}
    named = leaving(consent={"recipient": "昆明市北市区社区"}, journey=elsewhere)
    assert "昆明市北市区社区：" in text(session.journey_papers.departure([named], "zh_CN"))


def test_a_child_under_14_does_not_agree_alone(session, leaving, community):
    young = {"birth": "2014-05-01", "journey": {"purpose": "study"}}
    assert "parent" in refused(session.journey_papers.departure, [leaving(**young)], "zh_CN")
    agreed = leaving(consent={"by": "parent", "by_name": "岩叫"}, **young)
    assert "玉章罕" in text(session.journey_papers.departure([agreed], "zh_CN"))


def test_what_was_printed_is_in_the_log(session, leaving):
    person = leaving()
    for kind in ("wallet_card", "wallet_card_ten", "departure_sheet"):
        session.papers.printed(kind, [person])
    kinds = [line.detail.get("paper") for line in session.audit_log.entries(acts=("printed",))]
    assert kinds == ["departure_sheet", "wallet_card_ten", "wallet_card"]
