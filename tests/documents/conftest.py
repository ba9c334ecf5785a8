"""How papers are read back: words, geometry, codes."""

from __future__ import annotations

import io
import itertools

import pdfplumber
import pypdf
import pypdfium2
import pytest
import zxingcpp

from desktop.documents.page import BOTTOM, HEIGHT, LEFT, RIGHT, TOP
from desktop.rules import form_codes


def _within(page):
    for sign in page.chars:
        assert sign["x0"] >= LEFT - 1, sign
        assert sign["x1"] <= RIGHT + 1, sign
        assert sign["bottom"] <= HEIGHT - BOTTOM + 22, sign
        assert sign["top"] >= HEIGHT - TOP - 26, sign


def _apart(page):
    """No two signs cover each other: neither on a line nor line over line."""
    signs = [sign for sign in page.chars if sign["text"].strip()]
    for sign in signs:
        sign["base"] = HEIGHT - sign["matrix"][5]
    signs.sort(key=lambda sign: (round(sign["base"], 2), sign["x0"]))
    for one, other in itertools.pairwise(signs):
        if abs(one["base"] - other["base"]) < 0.02:
            assert other["x0"] >= one["x1"] - 1.2, (one["text"], other["text"])
    # The body of a Chinese sign stands from a little under its base to 0.86 of its size over it.
    for at, one in enumerate(signs):
        for other in itertools.islice(signs, at + 1, None):
            if other["base"] - one["base"] > 30:
                break
            apart = other["base"] - one["base"] >= 0.78 * other["size"]
            beside = other["x0"] >= one["x1"] - 1.2 or one["x0"] >= other["x1"] - 1.2
            level = abs(other["base"] - one["base"]) < 0.02
            assert apart or beside or level, (one["text"], other["text"])


def _in_cells(page):
    cells = [box for box in page.rects if box["height"] > 15]
    for sign in page.chars:
        middle = (sign["top"] + sign["bottom"]) / 2
        for box in cells:
            if box["top"] < middle < box["bottom"]:
                for edge in (box["x0"], box["x1"]):
                    crossed = sign["x0"] + 0.8 < edge < sign["x1"] - 0.8
                    assert not crossed, (sign["text"], page.page_number)


class PaperReader:
    """Reads a paper back from its PDF."""

    @staticmethod
    def text(paper):
        """Every word of a paper without any space."""
        return "".join("".join(PaperReader.pages(paper)).split())

    @staticmethod
    def pages(paper):
        """The words of each page without any space."""
        read = pypdf.PdfReader(io.BytesIO(paper.data)).pages
        return ["".join(one.extract_text().split()) for one in read]

    @staticmethod
    def check_geometry(paper):
        """Every sign is drawn, within the margins, on no other sign, and crosses no rule of a cell."""
        assert paper.missing == ""
        with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
            assert len(pdf.pages) == paper.pages
            for page in pdf.pages:
                assert page.chars
                _within(page)
                _apart(page)
                _in_cells(page)

    @staticmethod
    def check_apart(paper):
        """Every sign is drawn and none covers another, wherever on the sheet it stands."""
        assert paper.missing == ""
        with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
            assert len(pdf.pages) == paper.pages
            for page in pdf.pages:
                _apart(page)

    @staticmethod
    def codes(paper, page=0):
        """The numbers of the codes on a page, and how far down each stands (0 to 1)."""
        image = pypdfium2.PdfDocument(paper.data)[page].render(scale=3).to_pil()
        found = zxingcpp.read_barcodes(image)
        return sorted(
            (one.position.top_left.y / image.height, form_codes.read(one.text)) for one in found
        )


@pytest.fixture(scope="session")
def read():
    """Read papers back."""
    return PaperReader
