"""Entries of public lists, published by the action."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import resolve

from compliance.actions import draws, inspections, publications
from compliance.actions.publications import Publication
from compliance.models import Draw, PublicEntry, PublicKind
from compliance.publicity.urls import urlpatterns
from inspectorate.organisation.models import Role, User
from tests.compliance.factories_visits import make_inspector
from tests.factories import (
    NOW,
    TODAY,
    make_enterprise,
    make_grid_group,
    make_uscc,
    make_user,
    next_number,
)

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫"


def exposure_row(**changes: Any) -> Publication:
    """What is printed of a wage debt of the third quarter of 2026."""
    n = next_number()
    values: dict[str, Any] = {
        "kind": PublicKind.EXPOSURE,
        "list_code": "2026-Q3",
        "uscc": make_uscc(),
        "name": f"青岛示例建设{n}劳务有限公司",
        "address": f"城阳区示例路{n}号",
        "district_code": "370214",
        "person_in_charge": f"{SURNAMES[n % len(SURNAMES)]}示例",
        "facts": "拖欠64名劳动者2026年3月至7月工资，责令改正后逾期未改。",
        "decision": f"青劳监罚〔2026〕{n}号",
        "legal_basis": "《劳动保障监察条例》第二十六条",
        "authority": "青岛市人力资源和社会保障局",
        "arrears_wages_yuan": Decimal("1284600.00"),
        "decided_on": date(2026, 9, 21),
        "starts_on": date(2026, 10, 15),
        "ends_on": date(2029, 10, 14),
    }
    return Publication(**{**values, **changes})


def medal_row(**changes: Any) -> Publication:
    """What is printed of a medal of the cycle 2024-2025."""
    n = next_number()
    values: dict[str, Any] = {
        "kind": PublicKind.MEDAL,
        "list_code": "2024-2025",
        "uscc": make_uscc(),
        "name": f"青岛样例精密仪器{n}有限公司",
        "district_code": "370212",
        "staff_band": "medium",
        "legal_basis": "《企业劳动保障守法诚信等级评价办法》",
        "authority": "青岛市人力资源和社会保障局",
        "starts_on": date(2026, 3, 1),
        "ends_on": date(2027, 12, 31),
    }
    return Publication(**{**values, **changes})


def publish(*rows: Publication, by: User | None = None, now: datetime = NOW) -> list[PublicEntry]:
    """The rows on their lists."""
    return publications.publish(rows, by=by or make_user(Role.CITY_SUPERVISOR), now=now)


def make_exposure(*, now: datetime = NOW, **changes: Any) -> PublicEntry:
    """An entry of the exposure list."""
    return publish(exposure_row(**changes), now=now)[0]


def make_medal(*, now: datetime = NOW, **changes: Any) -> PublicEntry:
    """An entry of the medal list."""
    return publish(medal_row(**changes), now=now)[0]


def make_draw() -> Draw:
    """A published draw whose only visit was called off."""
    group, by = make_grid_group(), make_user(Role.CITY_SUPERVISOR)
    make_enterprise(group)
    make_inspector(group), make_inspector(group)
    made = draws.hold(
        by=by,
        now=NOW,
        district_code=group.district_code,
        title="2026年第四季度双随机抽查",
        objects_count=1,
        visits_from_on=TODAY,
    )
    inspections.cancel(made.inspections.get(), by=by, now=NOW, reason="已歇业")
    return draws.publish(made, by=by, now=NOW)


def pages_left_out(addresses: Iterable[str]) -> set[str]:
    """Names of the public pages that none of the addresses leads to; files are no pages."""
    pages = {str(each.name) for each in urlpatterns if not each.pattern.regex.pattern.count(r"\.")}
    return pages - {str(resolve(each.partition("?")[0]).url_name) for each in addresses}
