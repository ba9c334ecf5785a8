"""Registration forms: against the same glyphs drawn with bare ReportLab, and against LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

FORMS = 40


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks.crowd import sign_in
    from desktop.demo.office import entry
    from desktop.demo.people import villagers
    from desktop.documents import page

    session = sign_in(sizes[0])
    people = [v for v in villagers(date(2026, 11, 24)) if v.journey is not None][:FORMS]
    ids = [session.migrants.save(entry(villager)).person.id for villager in people]
    session.papers.registration(ids[:2])
    drawn: list[tuple[str, float, float, float, str]] = []
    ends: list[int] = []
    draw, end = Canvas.drawString, Canvas.showPage

    def spy(self, x, y, text, *args, **kwargs):
        drawn.append((self._fontname, self._fontsize, x, y, text))
        return draw(self, x, y, text, *args, **kwargs)

    def spy_end(self):
        ends.append(len(drawn))
        return end(self)

    Canvas.drawString, Canvas.showPage = spy, spy_end
    try:
        paper = session.papers.registration(ids)
    finally:
        Canvas.drawString, Canvas.showPage = draw, end
    ours, bare = [], []
    from desktop.documents import registration
    from desktop.i18n import translator

    facts = [session.papers._facts(one) for one in ids]
    for _ in range(3):
        began = perf_counter()
        registration.registration(facts, translator("zh_CN"))
        ours.append(perf_counter() - began)
        began = perf_counter()
        _bare(drawn, ends)
        bare.append(perf_counter() - began)
    yield (
        f"documents: {FORMS} forms ({paper.pages} pages) / bare ReportLab text",
        min(ours) / min(bare),
        1.5,
    )
    yield "documents: forms a second", FORMS / min(ours), None
    office = shutil.which("soffice")
    if office:
        yield (
            "documents: one form / LibreOffice converting a template",
            (min(ours) / FORMS / _libreoffice(office, drawn[: ends[0] if ends else 200])),
            None,
        )
    session.database.close()
    del page


def _bare(drawn, ends: list[int]) -> None:
    """Draw the same glyphs at the same places, and nothing else."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), invariant=1, pageCompression=1)
    start = 0
    for stop in ends or [len(drawn)]:
        for font, size, x, y, text in drawn[start:stop]:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
        start = stop
    canvas.save()


def _libreoffice(office: str, drawn) -> float:
    """Seconds for LibreOffice to fill and convert a template with the same words."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    cells = "".join(f"<tr><td>{text}</td></tr>" for *_rest, text in drawn)
    (folder / "form.html").write_text(
        f"<meta charset=utf-8><table border=1>{cells}</table>", "utf-8"
    )
    began = perf_counter()
    subprocess.run(
        [office, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(folder),
         str(folder / "form.html")],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
    )  # fmt: skip
    return perf_counter() - began
