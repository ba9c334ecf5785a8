"""The family of errors that a clerk may see; anything else is a bug.

An error carries a sentence (not yet translated) and, where one field caused it, the key of that
field on its sheet, so that a view can show the words beside the input that they are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence


class ClerkError(Exception):
    """Something that the person at the desk can understand and act on.

    ``sentence`` says what happened, that nothing was lost, and what to do.
    """

    def __init__(self, sentence: Sentence, *, field: str | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field


class Invalid(ClerkError):
    """Input that cannot be kept as it stands; ``problems`` has one sentence per field key."""

    def __init__(self, problems: Mapping[str, Sentence]) -> None:
        first = next(iter(problems))
        super().__init__(problems[first], field=first)
        self.problems = dict(problems)


class NotAllowed(ClerkError):
    """The user's roles do not permit the act (the table in ``rules/permissions``)."""


class SecondPersonNeeded(ClerkError):
    """Four eyes: a second user, or in an office of one user a written reason, is needed."""


class WrongPassword(ClerkError):
    """No key slot opened; ``wait`` is the number of seconds before the next try is heard."""

    def __init__(self, sentence: Sentence, *, wait: float = 0.0) -> None:
        super().__init__(sentence, field="password")
        self.wait = wait


class Missing(ClerkError):
    """The record, file or place that was asked for is not there (any more)."""


class Conflict(ClerkError):
    """Somebody else changed the same field since it was read; nothing was overwritten."""


class StorageTrouble(ClerkError):
    """The machine's trouble: disk full, file locked, damaged or of a newer program."""


class StickTrouble(ClerkError):
    """A removable drive is full, write-protected, or was pulled out."""


class Cancelled(ClerkError):
    """The user pressed Cancel; nothing half-done is left."""
