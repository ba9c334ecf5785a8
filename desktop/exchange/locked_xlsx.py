"""An XLSX under a password, in the way that LibreOffice, WPS and Excel open by themselves.

ECMA-376 agile encryption (MS-OFFCRYPTO 2.3.4.10): AES-256-CBC, the key by 100,000 rounds of SHA-512
from the password, and an HMAC over the whole. Everything happens in memory.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

from msoffcrypto.format.ooxml import OOXMLFile

from desktop.errors import Invalid
from desktop.i18n import T

LONGEST_PASSWORD: Final = 255  # characters (UTF-16 units), the format's limit


def lock(plain: bytes, password: str) -> bytes:
    """Return the workbook encrypted under the password.

    Raises :class:`Invalid` for a password that is empty or longer than the format can hold.
    """
    if not password:
        raise Invalid({"password": T("Type a password for the file.")})
    if len(password.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_PASSWORD:
        raise Invalid(
            {
                "password": T(
                    "The password of a file may have at most {n} characters.", n=LONGEST_PASSWORD
                )
            }
        )
    out = BytesIO()
    OOXMLFile(BytesIO(plain)).encrypt(password, out)
    return out.getvalue()
