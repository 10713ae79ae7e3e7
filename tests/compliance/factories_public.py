"""Entries of public lists, published by the action."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from compliance.actions import publications
from compliance.actions.publications import Publication
from compliance.models import PublicEntry, PublicKind
from inspectorate.organisation.models import Role, User
from tests.factories import NOW, make_uscc, make_user, next_number

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
