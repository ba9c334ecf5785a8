"""The windows: the only place that knows Qt.

Widgets here ask :mod:`desktop.office` in a worker and show what they are handed. Qt item models
live in ``views/tables`` (``desktop.models`` are the tables of the database, which no view sees).
"""

from desktop.views import lasting

lasting.hold()
