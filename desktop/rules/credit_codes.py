"""Unified social credit codes (GB 32100-2015): who registered, what kind of unit, where.

A code with a wrong check sign is refused; one of a place that the list does not have is taken.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from desktop.i18n import T, Words
from desktop.rules import reference

if TYPE_CHECKING:
    from desktop.i18n import Sentence

_AUTHORITIES: Final = {
    "1": Words("机构编制部门", "Establishment office"),
    "2": Words("外交部门", "Foreign affairs"),
    "3": Words("司法行政部门", "Justice"),
    "4": Words("文化部门", "Culture"),
    "5": Words("民政部门", "Civil affairs"),
    "6": Words("旅游部门", "Tourism"),
    "7": Words("宗教事务部门", "Religious affairs"),
    "8": Words("工会", "Trade union"),
    "9": Words("市场监督管理部门", "Market regulation"),
    "A": Words("军队", "Military"),
    "N": Words("农业农村部门", "Agriculture"),
    "Y": Words("其他", "Other"),
}
_KINDS: Final = {
    "91": Words("企业", "Enterprise"),
    "92": Words("个体工商户", "Individual business"),
    "93": Words("农民专业合作社", "Farmers' cooperative"),
    "51": Words("社会团体", "Association"),
    "52": Words("民办非企业单位", "Private non-enterprise unit"),
    "53": Words("基金会", "Foundation"),
    "N1": Words("集体经济组织（组级）", "Collective of a village group"),
    "N2": Words("集体经济组织（村级）", "Collective of a village"),
    "N3": Words("集体经济组织（乡镇级）", "Collective of a township"),
}
_OLD_LICENCE: Final = re.compile(r"\d{15}")
_ALPHABET: Final = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{18}")


@dataclass(frozen=True)
class CreditCodeReading:
    """What a code says. ``problem`` stops it from being kept, ``warning`` does not."""

    code: str
    problem: Sentence | None = None
    warning: Sentence | None = None
    authority: Words | None = None
    kind: Words | None = None
    area: Words | None = None


def read_credit_code(text: str) -> CreditCodeReading:
    """Read a code as typed: small letters, blanks and hyphens do not matter."""
    code = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()
    if _OLD_LICENCE.fullmatch(code):
        said = T("This is a licence number of before October 2015; ask for the new licence.")
        return CreditCodeReading(code, warning=said)
    if len(code) != 18:
        said = T("A credit code has 18 signs; here are {n}.", n=len(code))
        return CreditCodeReading(code, problem=said)
    if not _ALPHABET.fullmatch(code):
        said = T("A credit code has digits and capital letters, never I, O, S, V or Z.")
        return CreditCodeReading(code, problem=said)
    try:
        uscc.validate(code)
    except InvalidChecksum:
        said = T("The last sign does not fit the others: one sign is wrong. Compare the licence.")
        return CreditCodeReading(code, problem=said)
    except ValidationError:
        said = T("This is no unified social credit code. Compare the licence.")
        return CreditCodeReading(code, problem=said)
    return CreditCodeReading(
        code,
        authority=_AUTHORITIES.get(code[0]),
        kind=_KINDS.get(code[:2]),
        area=reference.area_name(code[2:8]),
    )
