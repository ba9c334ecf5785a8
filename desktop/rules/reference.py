"""Reference data of ``resources/reference``: lists, places, laws, hotlines, with source and mark.

Everything that a government may change lies there and not in the code. A fact marked ``no`` or
``secondary`` has not been compared with its primary source.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop import paths
from desktop.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Choice:
    """An entry of a list: the code that is kept, and the words that are shown."""

    code: str
    words: Words


@dataclass(frozen=True)
class Law:
    """A law or regulation. ``verified``: primary, secondary, no."""

    code: str
    name: Words
    version: str
    verified: str


@dataclass(frozen=True)
class Hotline:
    """A number to call. ``universal``: everybody in the country knows it."""

    number: str
    name: Words
    use: Words
    hours: Words
    verified: str
    universal: bool = False

    @property
    def may_be_carried(self) -> bool:
        """Whether it may stand on what a person keeps for years: checked, or known to all."""
        return self.universal or self.verified != "no"


_LISTS: Final = (
    "choices.toml",
    "choices_recruiters.toml",
    "choices_contracts.toml",
    "choices_cases.toml",
    "choices_centre_committee.toml",
    "choices_centre_activities.toml",
    "choices_centre_things.toml",
    "choices_schools.toml",
    "choices_journeys.toml",
    "choices_village.toml",
)


@cache
def choices(name: str) -> tuple[Choice, ...]:
    """Return a list by its name; KeyError if there is none."""
    if name in _FILES:
        return _FILES[name]()
    table = _lists()[name]
    return tuple(
        Choice(code, Words(entry["zh"], entry["en"]))
        for code, entry in table.items()
        if not code.startswith("_")
    )


@cache
def _lists() -> Mapping[str, Any]:
    return {name: table for file in _LISTS for name, table in load_toml(file).items()}


@cache
def words(name: str) -> Mapping[str, Words]:
    """Return the words of a list by code."""
    return {choice.code: choice.words for choice in choices(name)}


@cache
def townships(county: str) -> tuple[Choice, ...]:
    """Return the townships of a county (six digits)."""
    return tuple(
        Choice(row["code"], Words(row["zh"], row["en"]))
        for row in _csv("areas.csv")
        if row["level"] == "township" and row["code"].startswith(county)
    )


@cache
def area_name(code: str) -> Words | None:
    """Return the place of six digits: the county, else its prefecture, else its province."""
    places = {row["code"]: Words(row["zh"], row["en"]) for row in _csv("areas.csv")}
    for wider in (code, f"{code[:4]}00", f"{code[:2]}0000"):
        if wider in places:
            return places[wider]
    return None


def county_known(code: str) -> bool:
    """Whether the list has the county itself, and not only its prefecture or province."""
    return any(row["code"] == code for row in _csv("areas.csv"))


@cache
def laws() -> Mapping[str, Law]:
    """Return all laws by code."""
    return {
        code: Law(code, Words(law["zh"], law["en"]), law["version"], law["verified"])
        for code, law in load_toml("laws.toml").items()
    }


@cache
def hotlines() -> tuple[Hotline, ...]:
    """Return the hotlines in the order of the list."""
    return tuple(
        Hotline(
            line["number"],
            Words(**line["name"]),
            Words(**line["use"]),
            Words(**line["hours"]),
            line["verified"],
            line.get("universal", False),
        )
        for line in load_toml("hotlines.toml")["hotline"]
    )


@cache
def article(reference: str) -> Words:
    """Speak references such as ``LL 15; UPL 61(1), 63``: 《劳动法》第十五条；…

    (1) is a paragraph (款), [5] an item (项), 244-1 an inserted article (之一).
    """
    zh, en = [], []
    for part in reference.split(";"):
        code, _, numbers = part.strip().partition(" ")
        law = laws()[code]
        articles = [number.strip() for number in numbers.split(",") if number.strip()]
        zh.append(f"《{law.name.zh}》" + "、".join(map(_article_zh, articles)))
        said = ", ".join(articles).replace("[", "(").replace("]", ")")
        en.append(law.name.en + (f", Art. {said}" if articles else ""))
    return Words("；".join(zh), "; ".join(en))


_DIGITS: Final = "〇一二三四五六七八九"
_ARTICLE: Final = re.compile(r"(\d+)(?:-(\d+))?(?:\((\d+)\))?(?:\[(\d+)\])?")


def chinese_number(number: int) -> str:
    """Write a number below 10,000 as a law does: 十五, 一百零五, 一千零四十七."""
    written, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said = "" if unit == 10 and digit == 1 and not written else _DIGITS[digit]
            written += ("零" if gap else "") + said + sign
        gap = bool(written) and not digit
    return written


def _article_zh(number: str) -> str:
    match = _ARTICLE.fullmatch(number)
    if match is None:
        return number
    article_, insert, paragraph, item = match.groups()
    written = f"第{chinese_number(int(article_))}条"
    if insert:
        written += f"之{chinese_number(int(insert))}"
    written += f"第{chinese_number(int(paragraph))}款" if paragraph else ""
    return written + (f"第{chinese_number(int(item))}项" if item else "")


def load_toml(name: str, path: Path | None = None) -> dict[str, Any]:
    """Read a file of reference data."""
    with (path or paths.reference(name)).open("rb") as file:
        return tomllib.load(file)


@cache
def _csv(name: str) -> tuple[dict[str, str], ...]:
    with paths.reference(name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _ethnic_groups() -> tuple[Choice, ...]:
    return tuple(
        Choice(row["code"], Words(row["zh"], row["en"])) for row in _csv("ethnic_groups.csv")
    )


def _counties() -> tuple[Choice, ...]:
    return tuple(
        Choice(row["code"], Words(row["zh"], row["en"]))
        for row in _csv("areas.csv")
        if row["level"] == "county" and row["code"] != "532821"
    )


def _roles() -> tuple[Choice, ...]:
    from desktop.rules.permissions import ROLE_WORDS

    return tuple(Choice(role.value, said) for role, said in ROLE_WORDS.items())


def _questionnaires() -> tuple[Choice, ...]:
    files = sorted(paths.reference("surveys").glob("*.toml"), reverse=True)
    read = [load_toml(file.name, file) for file in files]
    return tuple(
        Choice(each["key"], Words(f"{each['key']} {each['zh']}", f"{each['key']} {each['en']}"))
        for each in read
    )


def _juvenile_bans() -> tuple[Choice, ...]:
    bans = load_toml("juvenile_bans.toml")["ban"]
    return tuple(Choice(ban["code"], Words(ban["zh"], ban["en"])) for ban in bans)


def _training_modules() -> tuple[Choice, ...]:
    modules = load_toml("training_modules.toml")["module"]
    return tuple(
        Choice(code, Words(f"{code} {said['short']['zh']}", f"{code} {said['short']['en']}"))
        for code, said in modules.items()
    )


_FILES: Final = {
    "ethnic_groups": _ethnic_groups,
    "areas": _counties,
    "roles": _roles,
    "juvenile_bans": _juvenile_bans,
    "training_modules": _training_modules,
    "questionnaires": _questionnaires,
}
