"""A sum in the capital numerals that receipts bear, so that no stroke can be added.

Source: 《支付结算办法》附一 正确填写票据和结算凭证的基本规定 (sums in words), the common rule of receipts.
"""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_GROUPS: Final = ("", "万", "亿")


def capital(fen: int) -> str:
    """Write a sum of fen: 1205 becomes 壹拾贰元零伍分, 120000 壹仟贰佰元整.

    Raises ValueError for a negative sum and for a trillion yuan and more.
    """
    yuan, rest = divmod(fen, 100)
    if fen < 0 or yuan >= 10 ** (4 * len(_GROUPS)):
        raise ValueError("no receipt is written for such a sum")
    jiao, single = divmod(rest, 10)
    whole = f"{_whole(yuan)}元" if yuan or not fen else ""
    if not rest:
        return f"{whole}整"
    small = f"{_DIGITS[jiao]}角" if jiao else ""
    if whole and not jiao:
        small = "零"
    return whole + small + (f"{_DIGITS[single]}分" if single else "整")


def _whole(yuan: int) -> str:
    if not yuan:
        return _DIGITS[0]
    written, gap = "", False
    for place in reversed(range(len(_GROUPS))):
        group = yuan // 10 ** (4 * place) % 10**4
        if not group:
            gap = gap or bool(written)
            continue
        # A nought is said once for what is missing between the last digit and this group.
        if written and (gap or group < 1000):
            written += _DIGITS[0]
        written += _group(group) + _GROUPS[place]
        gap = False
    return written


def _group(group: int) -> str:
    written, gap = "", False
    for place in reversed(range(len(_PLACES))):
        digit = group // 10**place % 10
        if digit:
            written += (_DIGITS[0] if gap and written else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return written
