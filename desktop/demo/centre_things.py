"""The demo's shelf with its loans, and three years of a cash book whose months are closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from desktop.office.cards import Entry, Query
from desktop.rules.cash_book import last_day, month_of
from desktop.rules.spans import add_months

if TYPE_CHECKING:
    from desktop.office.cards import Second
    from desktop.office.session import Session

_THINGS: Final = (
    # name, kind, count, worn, broken, where, from whom, yuan each
    ("水彩颜料（十二色）", "art", 12, 3, 0, "一号柜上层", "救助儿童会", "25"),
    ("画架", "art", 4, 0, 1, "活动室墙边", "村委会", "80"),
    ("彩纸、剪刀（套）", "art", 10, 2, 0, "一号柜上层", "村委会", "12"),
    ("足球", "sports", 5, 1, 1, "器材箱", "镇团委", "60"),
    ("藤球", "sports", 6, 2, 0, "器材箱", "村民捐赠", "35"),
    ("跳绳", "sports", 20, 5, 0, "器材箱", "镇团委", "8"),
    ("羽毛球拍（副）", "sports", 4, 1, 0, "器材箱", "义卖所得", "45"),
    ("象脚鼓", "instrument", 2, 0, 0, "里屋", "波罕大叔", "300"),
    ("铓锣", "instrument", 1, 0, 0, "里屋", "缅寺", "200"),
    ("竹笛", "instrument", 8, 1, 1, "里屋抽屉", "义卖所得", "15"),
    ("儿童权利图画书", "book", 30, 6, 0, "书架第一层", "救助儿童会", "18"),
    ("中国少年儿童百科全书", "book", 4, 0, 0, "书架第二层", "州图书馆", "120"),
    ("布朗族民间故事", "book", 6, 1, 0, "书架第二层", "州图书馆", "22"),
    ("象棋", "game", 3, 0, 0, "二号柜", "村委会", "20"),
    ("折叠桌", "furniture", 6, 1, 0, "活动室", "村委会", "150"),
    ("塑料凳", "furniture", 40, 4, 2, "活动室", "村委会", "15"),
)
_LOANS: Final = (
    # thing, how many, lent so many days ago, back so many days after that; how it came back
    ("足球", 1, 20, 14, None),
    ("藤球", 2, 3, 7, None),
    ("象脚鼓", 1, 9, 9, None),
    ("布朗族民间故事", 1, 12, 14, None),
    ("羽毛球拍（副）", 2, 40, 14, "worn"),
    ("竹笛", 1, 60, 30, "good"),
    ("足球", 1, 90, 14, "good"),
)
_NAMES: Final = ("岩温", "玉光", "岩叫", "玉罕", "岩三", "玉应", "岩龙")
_MONTHLY: Final = (
    # day of the month, kind, yuan, what for, from or to whom
    (3, "support", "60", "村委会每月活动经费", "村委会"),
    (9, "materials", "28.50", "水彩纸、胶水", "打洛镇中心文具店"),
    (21, "food", "18", "周末活动饮水、水果", "村口小卖部"),
)
_YEARLY: Final = {
    1: (15, "prizes", "45", "寒假画画比赛奖品", "打洛镇中心文具店"),
    4: (16, "fund_raising", "186.50", "泼水节义卖手工", "村民"),
    6: (1, "donation", "300", "六一儿童节捐款", "镇妇联"),
    7: (12, "transport", "96", "去景洪参加同伴教育交流", "客运站"),
    9: (8, "equipment", "135", "羽毛球拍三副", "勐海体育用品店"),
    10: (18, "printing", "32", "宣传海报打印", "镇文印店"),
    12: (5, "help", "50", "给生病的小伙伴买书包", "玉罕家"),
}  # fmt: skip
_MONTHS: Final = 36
_SHORT: Final = 8
"""The month at whose end 50 fen are missing each year; the next one brings book and tin together."""


def make(session: Session, second: Second) -> None:
    """Fill the shelf and the book; the second person looks at each closing."""
    _lend(session, _shelf(session))
    _book(session, second)


def _shelf(session: Session) -> dict[str, UUID]:
    today = session.today()
    kept = {}
    for at, (name, kind, count, worn, broken, place, source, worth) in enumerate(_THINGS):
        values = {
            "name": name,
            "kind": kind,
            "count": count,
            "worn": worn or None,
            "broken": broken or None,
            "place": place,
            "from_whom": source,
            "value": worth,
            "since": today - timedelta(days=300 + 40 * at),
            "counted_on": today - timedelta(days=30),
        }
        kept[name] = session.things.save(Entry(None, values, kind="thing")).main.id
    return kept


def _lend(session: Session, shelf: dict[str, UUID]) -> None:
    today = session.today()
    children = [UUID(str(line.cells["person"])) for line in session.children.lines(Query())]
    for at, (thing, count, ago, days, how) in enumerate(_LOANS):
        lent_on = today - timedelta(days=ago)
        values = {
            "person_id": children[at] if at < len(children) else None,
            "name": _NAMES[at],
            "count": count,
            "lent_on": lent_on,
            "until": lent_on + timedelta(days=days),
        }
        file = session.things.lend(shelf[thing], values)
        if how is not None:
            loan = max(file.rows["loan"], key=lambda row: row.id).id
            back = {"count": count, "returned_how": how}
            session.things.come_back(loan, {**back, "returned_on": lent_on + timedelta(days=days)})


def _book(session: Session, second: Second) -> None:
    """Three years: every month but the last one is closed; once the tin was short of 50 fen."""
    today = session.today()
    month = add_months(month_of(today), -_MONTHS)
    _write(session, month, "beginning", "85", "建账时钱盒里的钱", "上届儿童委员会")
    while month <= today:
        entries = [*_MONTHLY, *([_YEARLY[month.month]] if month.month in _YEARLY else [])]
        if month.month == _SHORT + 1:
            entries.append((1, "tin_less", "0.50", "上月盘点少了五角", "钱盒"))
        for day, kind, yuan, purpose, party in sorted(entries):
            on = month.replace(day=day)
            if on <= today:
                _write(session, on, kind, yuan, purpose, party)
        if last_day(month) < today and month < add_months(month_of(today), -1):
            _close(session, month, second)
        month = add_months(month, 1)
    _set_right(session)


def _write(session: Session, day: date, kind: str, yuan: str, purpose: str, party: str) -> None:
    values = {"day": day, "kind": kind, "amount": yuan, "purpose": purpose, "party": party}
    session.cash.save(Entry(None, values, kind="cash_entry"))


def _close(session: Session, month: date, second: Second) -> None:
    sums = session.cash.now().to_close_sums
    must = sums.closing if sums else 0
    short = month.month == _SHORT
    why = "买水果时找零少了五角" if short else ""
    session.cash.close_month(month, must - 50 if short else must, why, second)


def _set_right(session: Session) -> None:
    """The latest entry was a mistake: another one takes it back."""
    line = session.cash.lines(Query())[0]
    entry = session.cash.setting_right(line.record_id)
    session.cash.save(entry)
