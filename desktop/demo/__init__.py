"""A fictional office to look round in, or to show every job of the program without a screen.

151 households and 707 people: the figures of Manxixia in the source document. No real person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.i18n import Language


def build(out: Path, language: Language) -> int:
    """Build the office, do every job in the real windows off-screen, leave all of it in ``out``."""
    from desktop.demo.tour import tour

    return tour(out, language)


def look_round(language: Language) -> int:
    """Build the office in a folder of its own and open the window on it."""
    import tempfile
    from pathlib import Path

    from desktop import app
    from desktop.demo import office

    folder = Path(tempfile.mkdtemp(prefix="safe-channel-demo-")) / "office"
    office.found(folder, language).database.close()
    return app.run(folder, None, language)
