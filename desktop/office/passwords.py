"""What the office asks of a password."""

from __future__ import annotations

from desktop.errors import Invalid
from desktop.rules import passwords


def check_simple(password: str, name: str, *, field: str = "password") -> None:
    """Raise :class:`Invalid` when a simple password of the Children's Centre cannot be used."""
    problem = passwords.simple_problem(password, name)
    if problem is not None:
        raise Invalid({field: problem})


def check_strength(password: str, *, field: str = "password") -> None:
    """Raise :class:`Invalid` when a password is too short or too easily guessed."""
    problem = passwords.problem(password)
    if problem is not None:
        raise Invalid({field: problem})
