"""The office at the destination of a journey, as the directory of the network knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.rules import agencies, reference
from desktop.sheets.network import AGENCY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.storage.unit_of_work import UnitOfWork

_COMMITTEE: Final = "village_committee"
_NUMBER: Final = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(?:1\d{10}|0\d{2,3}[- ]?\d{7,8})(?!\d)")


@dataclass(frozen=True)
class Destination:
    """A committee at the destination. Empty where the directory has none for the place."""

    name: str = ""
    phone: str = ""


def of(work: UnitOfWork, journey: Mapping[str, Any]) -> Destination:
    """Return whom she calls at the destination of a journey.

    The committee of the directory whose county is named as her destination; else the first number
    that was written down with the journey, without a name.
    """
    place = f"{journey.get('destination') or ''} {journey.get('destination_address') or ''}"
    for agency in work.records.where(AGENCY.kind, place_kind="destination"):
        values = agency.values
        if values["kind"] != _COMMITTEE or values["state"] == agencies.ENDED:
            continue
        if not values["phone"]:
            continue
        county = reference.area_name(str(values["county"] or ""))
        if county is not None and _named(county.zh, place):
            return Destination(str(values["name"] or ""), str(values["phone"]))
    written = _NUMBER.search(str(journey.get("numbers_there") or ""))
    return Destination("", written.group()) if written else Destination()


def _named(county: str, place: str) -> bool:
    """Whether a county is named in a place, with or without its 市 or 县."""
    return county in place or county[:-1] in place
