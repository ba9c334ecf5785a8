"""Finding an entry of a list by what is typed: its words, its pinyin in full, its initials."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_READINGS: Final = 8  # a word whose characters have several readings is tried in so many ways


@lru_cache(maxsize=4096)
def keys(words: str) -> tuple[str, ...]:
    """Return what one may type to find ``words``: itself, its pinyin in full and its initials."""
    plain = words.casefold()
    if plain.isascii():
        return (plain,)
    # Imported here: the sign-in window must paint before this library is read.
    from pypinyin import Style, pinyin

    syllables = pinyin(words, style=Style.NORMAL, heteronym=True, errors="ignore")
    found = [plain]
    for reading in islice(product(*syllables), _READINGS):
        found.append("".join(reading))
        found.append("".join(syllable[:1] for syllable in reading))
    return tuple(dict.fromkeys(found))


def matches(typed: str, entries: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the entries (code, words) that ``typed`` may mean, those that begin so first."""
    wanted = typed.casefold().replace(" ", "").replace("'", "")
    if not wanted:
        return list(entries)
    begins, holds = [], []
    for entry in entries:
        forms = [form.replace(" ", "") for form in keys(entry[1])]
        if any(form.startswith(wanted) for form in forms) or entry[0] == wanted:
            begins.append(entry)
        elif any(wanted in form for form in forms):
            holds.append(entry)
    return begins + holds
