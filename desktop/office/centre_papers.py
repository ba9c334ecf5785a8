"""Paper of the Children's Centre: one table of makers, each part's in a module of its own.

The Centre prints its own papers, so that seeing it (``SEE_CENTRE``) is enough; a maker asks for
more where its paper tells more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.errors import Invalid
from desktop.i18n import LANGUAGES, T, translator
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Translator
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session

    Maker = Callable[[Session, tuple[UUID, ...], Translator, Translator | None], Paper]

_MAKERS: Final[Mapping[str, Maker]] = {}
_OF_NONE: Final[frozenset[str]] = frozenset()
KINDS: Final = frozenset(_MAKERS)
"""How the log names the papers of the Centre."""


class CentrePapers:
    """Everything that the Children's Centre prints."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make(self, kind: str, records: tuple[UUID, ...], language: PaperLanguage) -> Paper:
        """Return a paper of some records; KeyError for a kind that is not known.

        Raises :class:`Invalid` when no record was chosen, :class:`ClerkError` where the paper
        cannot be made of it.
        """
        self._session.require(Act.SEE_CENTRE)
        if not records and kind not in _OF_NONE:
            raise Invalid({"records": T("Choose at least one record.")})
        chinese, english = map(translator, LANGUAGES)
        first = chinese if language == "both" else translator(language)
        return _MAKERS[kind](self._session, records, first, english if language == "both" else None)
