"""The demo's network: the two models of the source with numbers and people of a made-up place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.office.cards import Query, RowEntry
from desktop.sheets.network import MEMBER

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.session import Session

_PHONES: Final = {
    "打洛派出所": ("06915550110", "值班民警", "24小时"),
    "镇妇联": ("06915550138", "玉金", "周一至周五"),
    "镇劳动和社会保障所": ("06915550333", "岩温胆", "周一至周五"),
    "打洛镇人民政府": ("06915550101", "值班室", "24小时"),
    "镇民政办公室": ("06915550120", "玉儿", "周一至周五"),
    "镇司法所": ("06915550148", "岩拉", "周一至周五"),
    "打洛中心小学、初级中学": ("06915550200", "李老师", "上课日"),
    "镇卫生院": ("06915550199", "急诊", "24小时"),
    "黎明社区居民委员会": ("06915550400", "刀主任", "周一至周六"),
    "景洪市妇联": ("06915550438", "值班", "周一至周五"),
    "景洪市人力资源和社会保障局（劳动监察）": ("06915550433", "监察大队", "周一至周五"),
    "景洪市法律援助中心": ("06915550448", "值班律师", "周一至周五"),
    "州救助管理站": ("06915550455", "值班", "24小时"),
    "社区卫生服务中心": ("06915550499", "导诊", "每天"),
    "景洪市公安局辖区派出所": ("06915550410", "社区民警", "24小时"),
}


def make(session: Session) -> dict[str, UUID]:
    """Fill the directory; return the agencies by name."""
    for model, _words in session.agencies.models():
        session.agencies.start_from(model)
    named = {line.title: line.record_id for line in session.agencies.lines(Query())}
    today = session.today()
    for name, (phone, person, hours) in _PHONES.items():
        file = session.agencies.open(named[name])
        entry = session.agencies.entry(file)
        values = {**entry.values, "phone": phone, "hours": hours, "confirmed_on": today}
        member = RowEntry(None, {"name": person, "phone": phone})
        rows = {**entry.rows, MEMBER.kind: (*entry.rows[MEMBER.kind], member)}
        session.agencies.save(replace(entry, values=values, rows=rows))
    return named
