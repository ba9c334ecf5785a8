"""Is it somebody who was refused, suspended or blacklisted, coming again under another name?

Source: the channel's experience that the same broker returns with a new signboard. What is noticed
is a question for the clerk, never a verdict.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.i18n import Sentence

CERTAIN, LIKELY = "certain", "likely"


@dataclass(frozen=True)
class Likeness:
    """What two records are compared by; empty strings and tuples are not compared."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    id_number: str = ""
    credit_code: str = ""
    address: str = ""
    legal_representative: str = ""


@dataclass(frozen=True)
class Match:
    """How much two records are alike, and by what."""

    strength: str
    reasons: tuple[Sentence, ...]


def compare(one: Likeness, other: Likeness) -> Match | None:
    """Return what two records share; None when it is nothing worth a question."""
    certain, likely = tuple(_certain(one, other)), tuple(_likely(one, other))
    if certain:
        return Match(CERTAIN, certain + likely)
    return Match(LIKELY, likely) if likely else None


def _certain(one: Likeness, other: Likeness) -> Iterator[Sentence]:
    if _number(one.id_number) and _number(one.id_number) == _number(other.id_number):
        yield T("The same ID number.")
    if _number(one.credit_code) and _number(one.credit_code) == _number(other.credit_code):
        yield T("The same credit code.")
    shared = _digits(one.phones) & _digits(other.phones)
    if shared:
        yield T("The same phone {number}.", number=min(shared))


def _likely(one: Likeness, other: Likeness) -> Iterator[Sentence]:
    if _place(one.address) and _place(one.address) == _place(other.address):
        yield T("The same address.")
    if _sounds((one.legal_representative,)) & _sounds((other.legal_representative,)):
        yield T("The same legal representative.")
    if _sounds(one.names) & _sounds(other.names):
        yield T("A name that sounds the same.")


def _number(text: str) -> str:
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()


def _digits(phones: tuple[str, ...]) -> frozenset[str]:
    found = (re.sub(r"\D", "", phone) for phone in phones)
    # With and without the country's code it is the same phone.
    return frozenset(phone.removeprefix("86") for phone in found if len(phone) >= 7)


_FILLING: Final = re.compile(r"[\s,，、.。()（）-]|省|自治州|西双版纳傣族|西双版纳")


def _place(address: str) -> str:
    plain = _FILLING.sub("", unicodedata.normalize("NFKC", address)).lower()
    return plain if len(plain) >= 4 else ""


_COMPANY: Final = re.compile(r"有限责任公司|有限公司|公司|店|厂|中心|服务部|经营部")


def _sounds(said: tuple[str, ...]) -> frozenset[str]:
    """Every way in which names may be read in pinyin, without blanks and tones."""
    found: set[str] = set()
    for name in said:
        plain = _COMPANY.sub("", "".join(unicodedata.normalize("NFKC", name).split()))
        if len(plain) < 2:
            continue
        readings = [names.readings(sign)[:2] or (sign,) for sign in plain[:8]]
        found |= {"".join(way).lower() for way in product(*readings)}
    return frozenset(found)
