"""Which articles of the Criminal Law may matter to a report: a pointer for the police, no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.i18n import Words


def may_matter(concerns: Iterable[str]) -> Words | None:
    """Return the articles for the concerns of a case in the law's order, None where there are none."""
    table = reference.load_toml("crimes.toml")["concerns"]
    found = {article for concern in concerns for article in table.get(concern, ())}
    if not found:
        return None
    ordered = sorted(found, key=lambda article: [int(part) for part in article.split("-")])
    return reference.article(f"CRL {', '.join(ordered)}")
