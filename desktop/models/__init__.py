"""SQLAlchemy's mapped classes; Qt's item models live in ``desktop.views.tables`` instead."""

from desktop.models import changes, journal, offices, people
from desktop.models.base import Base

__all__ = ["Base", "changes", "journal", "offices", "people"]
