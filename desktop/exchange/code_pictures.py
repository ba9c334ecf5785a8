"""Codes in pictures: a photo, a scan, a frame of a camera, read with zxing-cpp.

Photos are small, dark, askew and full of grain. What is not read at once is tried again larger,
smoothed, and with its contrast drawn out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENLARGED_UNDER: Final = 1600  # pixels of the longer side: larger ones only take time
_SMOOTHING: Final = 1.2  # pixels
_QR: Final = zxingcpp.barcode_formats_from_str("QRCode")


def texts(width: int, height: int, rows: bytes) -> tuple[str, ...]:
    """Return what the QR codes in a picture say; empty where none can be read.

    ``rows`` has its grey values, 0 to 255, row after row without anything between.
    """
    image = Image.frombytes("L", (width, height), rows)
    for tried in _tries(image):
        found = tuple(code.text for code in zxingcpp.read_barcodes(tried, formats=_QR))
        if found:
            return found
    return ()


def _tries(image: Image.Image) -> Iterator[Image.Image]:
    yield image
    yield image.filter(ImageFilter.GaussianBlur(_SMOOTHING))
    yield ImageOps.autocontrast(image.filter(ImageFilter.MedianFilter(3)), cutoff=2)
    if max(image.size) <= _ENLARGED_UNDER:
        larger = image.resize((image.width * 3, image.height * 3), Image.Resampling.BICUBIC).filter(
            ImageFilter.GaussianBlur(_SMOOTHING)
        )
        yield larger
        yield ImageOps.autocontrast(larger, cutoff=2)
