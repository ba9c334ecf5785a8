"""What stands in the fields of a form, as a use case takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sheets.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.views.widgets.editors import Editor
    from desktop.views.widgets.form import Form

_READ: Final = frozenset(
    {Kind.DAY, Kind.WRITTEN_DATE, Kind.MONEY, Kind.NUMBER, Kind.HOURS, Kind.TIME}
)


def typed(editor: Editor) -> object:
    """Return a field's value; the typed text itself where it cannot be read.

    The office says what is wrong with such a text, and a draft keeps it.
    """
    value = editor.value()
    if value is not None:
        return value
    raw = editor.raw()
    text = raw.get("text") if isinstance(raw, dict) else raw
    return (text.strip() or None) if isinstance(text, str) else None


def values(form: Form, kind: str, beside: Mapping[str, object]) -> dict[str, object]:
    """Return what is typed for ``kind`` over the values that the form does not show."""
    start = f"{kind}."
    found = dict(beside)
    for key, editor in form.editors.items():
        if key.startswith(start):
            found[key.removeprefix(start)] = typed(editor)
    return found


def show(form: Form, kind: str, given: Mapping[str, object]) -> None:
    """Show ``given``, also where it is a text that could not be read when it was typed."""
    start = f"{kind}."
    for key, editor in form.editors.items():
        if not key.startswith(start):
            continue
        value = given.get(key.removeprefix(start))
        if isinstance(value, str) and editor.field.kind in _READ:
            editor.set_value(None)
            raw = editor.raw()
            editor.restore_raw({**raw, "text": value} if isinstance(raw, dict) else value)
        else:
            editor.set_value(value)
    form.arrange()


def same(one: object, other: object) -> bool:
    """Whether two values mean the same to a reader (nothing typed is nothing kept)."""
    return one == other or (_empty(one) and _empty(other))


def _empty(value: object) -> bool:
    return value is None or value in ("", [], ())
