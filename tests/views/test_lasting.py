"""An item model may answer "nothing" as often as Qt asks without the interpreter giving way."""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractListModel, QIdentityProxyModel, QModelIndex

from desktop.views import lasting


class Silent(QAbstractListModel):
    def rowCount(self, parent=QModelIndex()):  # noqa: N802  Qt's own name
        return 1

    def data(self, index, role=0):
        return None


def test_none_outlives_more_answers_than_it_has_references(qapp):
    lasting.hold()
    model, seen = Silent(), QIdentityProxyModel()
    seen.setSourceModel(model)
    for _ in range(60_000):
        assert seen.data(seen.index(0, 0), 6) is None
    assert sys.version_info >= (3, 12) or sys.getrefcount(None) > lasting.PLENTY
