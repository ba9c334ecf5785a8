"""Sums in capital figures, as accountants write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import translator
from desktop.rules.capital_sums import capital, in_words

VALUES = {sign: at for at, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (105, "壹元零伍分"),
        (110, "壹元壹角整"),
        (1000, "壹拾元整"),
        (240000, "贰仟肆佰元整"),
        (105005, "壹仟零伍拾元零伍分"),
        (1000500, "壹万零伍元整"),
        (100000000, "壹佰万元整"),
        (1001000000, "壹仟零壹万元整"),
        (10000000500, "壹亿零伍元整"),
        (12345678900, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元整"),
    ],
)
def test_usual_sums(fen, said):
    assert capital(fen) == said


def read_back(said):
    """Add the figures up again."""
    total = group = digit = 0
    for sign in said.split("元")[0] if "元" in said else "":
        if sign in VALUES:
            digit = VALUES[sign]
        elif sign in UNITS:
            group, digit = group + digit * UNITS[sign], 0
        elif sign == "万":
            total, group, digit = total + (group + digit) * 10_000, 0, 0
        elif sign == "亿":
            total, group, digit = (total + group + digit) * 100_000_000, 0, 0
    small = said.rpartition("元")[2].replace("整", "").lstrip("零")
    rest = sum(
        VALUES[figure] * (10 if unit == "角" else 1)
        for figure, unit in zip(small[::2], small[1::2], strict=True)
    )
    return (total + group + digit) * 100 + rest


@given(st.integers(0, 10**13))
def test_no_sum_is_another(fen):
    said = capital(fen)
    assert read_back(said) == fen
    assert "零零" not in said
    assert said.endswith("分") == bool(fen % 10)


@pytest.mark.parametrize("fen", [-1, 10**18])
def test_what_cannot_be_written_is_refused(fen):
    with pytest.raises(ValueError, match=str(fen)):
        capital(fen)


def test_only_chinese_has_capital_figures():
    assert in_words(240000, translator("zh_CN")) == "2,400元（人民币贰仟肆佰元整）"
    assert in_words(240000, translator("en")) == "2,400 yuan"
