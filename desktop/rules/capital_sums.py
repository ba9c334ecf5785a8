"""Sums of money in the capital figures of Chinese receipts and agreements, which are hard to alter.

Source: Rules for Basic Accounting Work (1996), Art. 52: no capital figure is left out, 整 closes a
sum without fen, 零 stands for a gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules.wages import yuan

if TYPE_CHECKING:
    from desktop.i18n import Translator

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_UNITS: Final = ("仟", "佰", "拾", "")
_GROUPS: Final = ("万亿", "亿", "万", "")
_GROUP: Final = 10_000


def capital(fen: int) -> str:
    """Write a sum in fen: 240000 is 贰仟肆佰元整. Raises ValueError below zero or from 10¹⁶ yuan on."""
    if not 0 <= fen < 10**18:
        raise ValueError(fen)
    yuan, rest = divmod(fen, 100)
    jiao, last = divmod(rest, 10)
    said = f"{_whole(yuan)}元" if yuan or not rest else ""
    if jiao:
        said += f"{_DIGITS[jiao]}角"
    elif last and yuan:
        said += "零"
    return said + (f"{_DIGITS[last]}分" if last else "整")


def in_words(fen: int, t: Translator) -> str:
    """Say a sum in figures, in Chinese in capital figures too, as papers about money do."""
    said = t(T("{sum} yuan", sum=yuan(fen)))
    return f"{said}（人民币{capital(fen)}）" if t.chinese else said


def _whole(number: int) -> str:
    """Write a whole number, four figures at a time."""
    said, gap = "", False
    for place, unit in enumerate(_GROUPS):
        group = number // _GROUP ** (3 - place) % _GROUP
        if not group:
            gap = bool(said)
            continue
        if said and (gap or group < _GROUP // 10):
            said += "零"
        said, gap = said + _group(group) + unit, False
    return said or "零"


def _group(group: int) -> str:
    """Write up to four figures."""
    said, gap = "", False
    for digit, unit in zip(f"{group:04d}", _UNITS, strict=True):
        if digit == "0":
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _DIGITS[int(digit)] + unit
        gap = False
    return said
