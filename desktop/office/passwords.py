"""What the office asks of a password."""

from __future__ import annotations

from desktop.errors import Invalid
from desktop.rules import passwords


def check_strength(password: str, *, field: str = "password") -> None:
    """Raise :class:`Invalid` when a password is too short or too easily guessed."""
    problem = passwords.problem(password)
    if problem is not None:
        raise Invalid({field: problem})
