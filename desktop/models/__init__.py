"""SQLAlchemy's mapped classes; Qt's item models live in ``desktop.views.tables`` instead."""

from desktop.models import (
    activities,
    cases,
    changes,
    committee,
    contracts,
    journal,
    mediations,
    network,
    offers,
    offices,
    people,
    recruiters,
    referrals,
    registers,
    schools,
    things_money,
)
from desktop.models.base import Base

__all__ = [
    "Base",
    "activities",
    "cases",
    "changes",
    "committee",
    "contracts",
    "journal",
    "mediations",
    "network",
    "offers",
    "offices",
    "people",
    "recruiters",
    "referrals",
    "registers",
    "schools",
    "things_money",
]
