"""Registers of the Children's Centre of which children learn names only: schools, volunteers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from desktop.office import choosing
from desktop.office.cards import Advice, File, Row
from desktop.office.register import Register
from desktop.rules import names
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.office.cards import Edit, Line
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


class NamedOnly(Register):
    """``named`` are the fields, ``named_cells`` the cells of a line, that everybody is told of."""

    see = Act.SEE_CENTRE
    edit = Act.ORGANISE_CENTRE
    named: ClassVar[frozenset[str]]
    named_cells: ClassVar[frozenset[str]]

    @property
    def told_all(self) -> bool:
        """Whether the user organises the Centre or sees registrations, and so learns all."""
        return choosing.told_all(self._session)

    def kept_lines(
        self, work: UnitOfWork, terms: Sequence[str], most: int | None = None
    ) -> list[Line]:
        lines = super().kept_lines(work, terms, most)
        if self.told_all:
            return lines
        # Found by what is told only: a phone that finds her name would be told by asking.
        lines = [line for line in lines if _named(line.title, terms)]
        return [
            replace(
                line,
                number="",
                day=None,
                cells={key: line.cells.get(key) for key in self.named_cells},
            )
            for line in lines
        ]

    def file_of(self, work: UnitOfWork, stored: Stored) -> File:
        file = super().file_of(work, stored)
        if self.told_all:
            return file
        values = {k: v if k in self.named else None for k, v in file.main.values.items()}
        return replace(
            file,
            main=Row(file.main.id, file.main.version, values),
            rows=dict.fromkeys(file.rows, ()),
            steps=(),
            advice=Advice({}, {}, {}, headline=file.advice.headline, tone=file.advice.tone),
            titles={},
            facts={},
        )

    def history(self, record: UUID) -> tuple[Edit, ...]:
        return super().history(record) if self.told_all else ()


def _named(title: str, terms: Sequence[str]) -> bool:
    words = list(names.tokens(title))
    return all(any(word.startswith(term) for word in words) for term in terms)
