"""Codes as they come to an office: printed small, turned, grainy, photographed askew."""

from __future__ import annotations

import io
import random

import pytest
import segno
from PIL import Image, ImageFilter

from desktop.exchange.code_pictures import texts
from desktop.rules import form_codes

CODE = form_codes.payload("MXX-2026-0042")


def printed(scale=6):
    """A code on a white page, as it is printed."""
    drawn = io.BytesIO()
    segno.make(CODE, error="m", micro=False).save(drawn, kind="png", scale=scale)
    code = Image.open(drawn).convert("L")
    page = Image.new("L", (code.width * 3, code.height * 3), 250)
    page.paste(code, (code.width, code.height // 2))
    return page


def grain(image, strength, seed=7):
    rng = random.Random(seed)
    noisy = bytearray(image.tobytes())
    for at, grey in enumerate(noisy):
        noisy[at] = max(0, min(255, int(grey + rng.gauss(0, strength))))
    return Image.frombytes("L", image.size, bytes(noisy))


def askew(image):
    """As a hand holds a telephone over a desk: the far edge is shorter."""
    wide, high = image.size
    corners = (-0.12 * wide, -0.05 * high, 0.06 * wide, high * 1.1,
               wide * 0.95, high * 1.02, wide * 1.15, -0.1 * high)  # fmt: skip
    return image.transform(
        image.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=120
    )


def dim(image):
    """In a dark room: nothing is black, nothing white."""
    return image.point(lambda grey: 70 + grey * 60 // 255)


PHOTOS = {
    "as printed": lambda: printed(),
    "upside down": lambda: printed().rotate(180),
    "turned a little": lambda: printed().rotate(23, Image.Resampling.BICUBIC, fillcolor=250),
    "small": lambda: printed(2),
    "very small": lambda: printed(4).resize((137, 137), Image.Resampling.BILINEAR),
    "grainy": lambda: grain(printed(4), 70),
    "dim": lambda: grain(dim(printed(4)), 6),
    "out of focus": lambda: printed().filter(ImageFilter.GaussianBlur(3)),
    "askew": lambda: askew(printed()),
    "a telephone's photo": lambda: grain(
        dim(askew(printed(5)).rotate(-14, Image.Resampling.BICUBIC, fillcolor=120)), 8
    ),
}


@pytest.mark.parametrize("photo", PHOTOS)
def test_a_code_is_read_from(photo):
    image = PHOTOS[photo]()
    assert texts(image.width, image.height, image.tobytes()) == (CODE,)


def test_a_picture_without_a_code_says_nothing():
    image = grain(Image.new("L", (300, 200), 128), 60)
    assert texts(300, 200, image.tobytes()) == ()
