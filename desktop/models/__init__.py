"""SQLAlchemy's mapped classes; Qt's item models live in ``desktop.views.tables`` instead."""

from desktop.models import (
    changes,
    contracts,
    journal,
    offers,
    offices,
    people,
    recruiters,
    registers,
)
from desktop.models.base import Base

__all__ = [
    "Base",
    "changes",
    "contracts",
    "journal",
    "offers",
    "offices",
    "people",
    "recruiters",
    "registers",
]
