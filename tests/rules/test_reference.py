"""Lists, places, laws and hotlines."""

from __future__ import annotations

import csv
import tomllib

import pytest

from desktop import paths
from desktop.rules import reference
from desktop.rules.permissions import Role

MARKS = {"primary", "secondary", "no", "policy"}


def codes(name):
    return [choice.code for choice in reference.choices(name)]


def test_the_ethnic_groups_are_the_56_with_the_local_ones_first():
    found = codes("ethnic_groups")
    assert found[:9] == ["34", "18", "16", "24", "56", "07", "21", "13", "01"]
    assert sorted(found) == [f"{number:02}" for number in range(1, 57)] + ["97", "98"]
    assert reference.words("ethnic_groups")["34"].zh == "布朗族"
    assert reference.words("ethnic_groups")["34"].en == "Blang"


def test_the_counties_to_choose_from_are_those_of_today():
    assert codes("areas")[:3] == ["532801", "532822", "532823"]
    assert "532821" not in codes("areas")


def test_townships_belong_to_their_county():
    daluo = {choice.code: choice.words.zh for choice in reference.townships("532822")}
    assert daluo["532822102"] == "打洛镇"
    assert all(code.startswith("532822") for code in daluo)
    assert reference.townships("110101") == ()


@pytest.mark.parametrize(
    ("code", "zh"),
    [
        ("532822", "勐海县"),
        ("532801", "景洪市"),
        ("532899", "西双版纳傣族自治州"),
        ("539900", "云南省"),
        ("110105", "北京市"),
        ("820000", "澳门特别行政区"),
    ],
)
def test_a_place_is_told_as_narrowly_as_it_is_known(code, zh):
    place = reference.area_name(code)
    assert place is not None
    assert place.zh == zh


def test_the_former_jinghong_county_is_known_by_its_code():
    assert reference.area_name("532821").zh.startswith("景洪县")
    assert reference.area_name("000000") is None


def test_all_34_provinces_are_known():
    numbers = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45]
    numbers += [46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82]
    assert all(reference.area_name(f"{number}0000") for number in numbers)
    assert len(numbers) == 34


@pytest.mark.parametrize(
    ("reference_", "zh", "en"),
    [
        ("LL 15", "《劳动法》第十五条", "Labour Law, Art. 15"),
        (
            "UPL 61(1)",
            "《未成年人保护法》第六十一条第一款",
            "Law on the Protection of Minors, Art. 61(1)",
        ),
        (
            "LL 58, 64, 65",
            "《劳动法》第五十八条、第六十四条、第六十五条",
            "Labour Law, Art. 58, 64, 65",
        ),
        (
            "UPL 16[5]",
            "《未成年人保护法》第十六条第五项",
            "Law on the Protection of Minors, Art. 16(5)",
        ),
        ("CRL 244-1", "《刑法》第二百四十四条之一", "Criminal Law, Art. 244-1"),
        ("LL 20; CC 1047", "《劳动法》第二十条；《民法典》第一千零四十七条", None),
    ],
)
def test_articles_are_written_as_laws_write_them(reference_, zh, en):
    words = reference.article(reference_)
    assert words.zh == zh
    assert en is None or words.en == en


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (125, "一百二十五"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1259, "一千二百五十九"),
    ],
)
def test_numbers_of_articles(number, written):
    assert reference.chinese_number(number) == written


def test_an_unknown_law_or_list_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        reference.article("XYZ 1")
    with pytest.raises(KeyError):
        reference.choices("no_such_list")


def test_the_hotlines_have_numbers_and_marks():
    found = {line.number: line for line in reference.hotlines()}
    assert {"110", "120", "12333", "12345", "12338", "12348", "12308", "96110"} <= set(found)
    assert found["12333"].verified == "secondary"
    for line in found.values():
        assert line.verified in MARKS
        assert all((line.name.zh, line.name.en, line.use.zh, line.use.en))


def test_juvenile_work_has_the_17_items():
    assert len(codes("juvenile_bans")) == 17


def test_the_roles_to_choose_from_are_the_roles():
    assert codes("roles") == [role.value for role in Role]


def test_every_list_has_words_in_both_languages_and_a_mark_where_it_cites():
    lists = tomllib.loads(paths.reference("choices.toml").read_text("utf-8"))
    for name in [*lists, "ethnic_groups", "areas", "roles", "juvenile_bans"]:
        assert reference.choices(name), name
        for choice in reference.choices(name):
            assert choice.words.zh, (name, choice.code)
            assert choice.words.en, (name, choice.code)


@pytest.mark.parametrize("name", ["areas.csv", "ethnic_groups.csv"])
def test_every_row_says_its_source_and_whether_it_was_verified(name):
    with paths.reference(name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert row["source"]
        assert row["verified"] in MARKS
    assert len({row["code"] for row in rows}) == len(rows)


def test_every_law_says_whether_it_was_read():
    assert {"LL", "LCL", "CLP", "UPL", "CEL", "IDL", "PIPL", "CC", "CRL"} <= set(reference.laws())
    assert reference.laws()["LL"].verified == "primary"
    assert reference.laws()["JWP"].verified == "secondary"
    assert all(law.verified in MARKS for law in reference.laws().values())
