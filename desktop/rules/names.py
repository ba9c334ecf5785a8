"""Names as people are searched by: characters, pairs, pinyin in full, in initials and mixed.

Bulang and Dai names have no family name: 岩 (said *ai*, read *yán* by dictionaries) and 玉 begin
half the names of a village, so a name is one whole and is found by any part of it.

:func:`tokens` makes the words that are kept, :func:`query_terms` those that are asked for; a
person is found when each term begins one of her words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_CJK: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN: Final = re.compile(rf"[{_CJK}]+|[a-z]+|[0-9]+")
_NUMBERED: Final = re.compile(r"^[a-z]{2,6}\d{4,}$")
LOCAL_READINGS: Final = {"岩": ("ai", "yan"), "勐": ("meng",), "叭": ("ba",), "囡": ("nan",)}
"""Readings of names in Xishuangbanna that dictionaries lack or put last; the first is shown."""
_LONGEST_MIXED: Final = 4
_MOST_READINGS: Final = 2
_SHORTEST_PART: Final = 3


def tokens(text: str) -> list[str]:
    """Return the words under which a name or a number is kept, without repeats."""
    found: dict[str, None] = {}
    plain = _plain(text)
    for run in _RUN.findall(plain):
        if run.isdigit():
            found.update(dict.fromkeys(_number_words(run)))
        elif run.isascii():
            found[run] = None
        else:
            found.update(dict.fromkeys(_name_words(run)))
    latin = re.sub(r"[^a-z0-9]", "", plain)
    if latin and latin.isascii() and _is_latin(plain):
        found[latin] = None  # "yu zhang han" by one word, MXX-2026-0042 by mxx20260042
        digits = latin.lstrip("abcdefghijklmnopqrstuvwxyz")
        if digits.isdigit():
            found.update(dict.fromkeys(_number_words(digits)))
    return list(found)


def query_terms(text: str) -> list[str]:
    """Return the terms that a typed search asks for, all of which must be found."""
    terms: dict[str, None] = {}
    for word in _plain(text).split():
        squeezed = re.sub(r"[^a-z0-9]", "", word)
        if _is_latin(word) and _NUMBERED.match(squeezed):
            terms[squeezed] = None
            continue
        for run in _RUN.findall(word):
            if run.isascii() or len(run) == 1:
                terms[run] = None
            else:
                terms.update(dict.fromkeys(_pairs(run)))
    return list(terms)


def pinyin(name: str) -> str:
    """Return a name in pinyin without tones, as it is said here: 岩温 is ``ai wen``."""
    parts = []
    for run in _RUN.findall(_plain(name)):
        if run.isascii():
            parts.append(run)
        else:
            parts += [readings(sign)[0] for sign in run]
    return " ".join(parts)


def sort_key(name: str) -> str:
    """Return the key by which names are put in order."""
    return pinyin(name).replace(" ", "")


@lru_cache(maxsize=20_000)
def readings(sign: str) -> tuple[str, ...]:
    """Return how a character may be read, the likeliest first; itself where none is known."""
    if sign in LOCAL_READINGS:
        return LOCAL_READINGS[sign]
    from pypinyin import Style
    from pypinyin import pinyin as read

    found = read(sign, style=Style.NORMAL, heteronym=True, errors="ignore")
    plain = [_plain(reading).replace("ü", "v") for reading in (found[0] if found else [])]
    usable = [reading for reading in plain if reading.isascii() and reading.isalpha()]
    return tuple(dict.fromkeys(usable))[:_MOST_READINGS] or (sign,)


def _name_words(run: str) -> Iterator[str]:
    yield from run
    yield from _pairs(run)
    for start in range(len(run)):
        yield from _spoken(run[start:])


def _pairs(run: str) -> Iterator[str]:
    for start in range(len(run) - 1):
        yield run[start : start + 2]


def _spoken(signs: str) -> Iterator[str]:
    """Yield a run of characters in pinyin: short names in every mix of full and initial."""
    ways = []
    for sign in signs:
        said = [reading for reading in readings(sign) if reading.isascii()]
        if not said:
            return  # a character without a reading is found by itself
        mixed = len(signs) <= _LONGEST_MIXED
        ways.append([*said, *(_initials(said) if mixed else ())])
    if len(signs) > _LONGEST_MIXED:
        yield "".join(way[0] for way in ways)
        yield "".join(way[0][0] for way in ways)
        return
    for way in product(*ways):
        yield "".join(way)


def _initials(said: list[str]) -> dict[str, None]:
    """How a syllable is begun: 章 by z and by zh."""
    found = {reading[0]: None for reading in said}
    found.update({reading[:2]: None for reading in said if reading[1:2] == "h"})
    return found


def _number_words(digits: str) -> Iterator[str]:
    yield digits
    if digits[0] == "0" and digits.strip("0"):
        yield digits.lstrip("0")  # 42 finds number 0042
    for start in range(1, len(digits) - _SHORTEST_PART + 1):
        yield digits[start:]


def _is_latin(text: str) -> bool:
    return not re.search(rf"[{_CJK}]", text)


def _plain(text: str) -> str:
    """Fold width, case and tone marks away."""
    split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = split.replace("u\u0308", "v")
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in kept if not unicodedata.combining(sign))
    )
