"""SQLAlchemy's mapped classes; Qt's item models live in ``desktop.views.tables`` instead."""

from desktop.models import (
    cases,
    changes,
    contracts,
    dues,
    journal,
    mediations,
    network,
    offers,
    offices,
    people,
    recruiters,
    referrals,
    registers,
    village,
)
from desktop.models.base import Base

__all__ = [
    "Base",
    "cases",
    "changes",
    "contracts",
    "dues",
    "journal",
    "mediations",
    "network",
    "offers",
    "offices",
    "people",
    "recruiters",
    "referrals",
    "registers",
    "village",
]
