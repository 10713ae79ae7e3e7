"""Public lists as a city of the size has them, published by the action that publishes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from benchmarks import notes
from benchmarks.people import supervisor
from benchmarks.scales import Scale
from compliance.actions import publications
from compliance.actions.publications import Publication
from compliance.models import PublicKind
from enterprises.models import Enterprise

MEDALS, EXPOSURES = 581, 21
CYCLES = ("2020-2021", "2022-2023", "2024-2025")
QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4))
AUTHORITY = "示例市人力资源和社会保障局"


def ensure(scale: Scale) -> dict[str, int]:
    """Publishes three cycles of medals and twelve quarters of exposures, once per installation."""
    noted = notes.read(scale).get("public_rows")
    if noted:
        return dict(noted)
    by, now = supervisor(), timezone.now()
    enterprises = list(Enterprise.objects.order_by("id")[: MEDALS + EXPOSURES * len(QUARTERS)])
    medals, others = enterprises[:MEDALS], enterprises[MEDALS:]
    for cycle in CYCLES:
        publications.publish([_medal(each, cycle) for each in medals], by=by, now=now)
    for n, quarter in enumerate(QUARTERS):
        listed = others[n * EXPOSURES : (n + 1) * EXPOSURES]
        _paid(publications.publish(list(_exposures(listed, quarter)), by=by, now=now), by, now)
    counts = {"medals": len(medals) * len(CYCLES), "exposures": len(others)}
    notes.write(scale, public_rows=counts)
    return counts


def _medal(enterprise: Enterprise, cycle: str) -> Publication:
    return Publication(
        kind=PublicKind.MEDAL,
        list_code=cycle,
        uscc=enterprise.uscc,
        name=enterprise.name,
        district_code=enterprise.district_code,
        staff_band="medium",
        authority=AUTHORITY,
        starts_on=date(2026, 1, 1),
        ends_on=date(2035, 12, 31),
    )


def _exposures(enterprises: list[Enterprise], quarter: str) -> Iterator[Publication]:
    for n, enterprise in enumerate(enterprises):
        yield Publication(
            kind=PublicKind.EXPOSURE,
            list_code=quarter,
            uscc=enterprise.uscc,
            name=enterprise.name,
            address=enterprise.address,
            district_code=enterprise.district_code,
            person_in_charge="赵示例",
            facts=f"拖欠{n + 10}名劳动者三个月工资，责令改正后逾期未改。",
            decision=f"示劳监罚〔{quarter[:4]}〕{n + 1}号",
            legal_basis="《劳动保障监察条例》第二十六条",
            authority=AUTHORITY,
            arrears_wages_yuan=Decimal(10_000 + n),
            starts_on=date(2026, 1, 1),
            ends_on=date(2035, 12, 31),
        )


def _paid(entries: list, by: object, now: datetime) -> None:
    for entry in entries[:9]:
        publications.mark_paid(entry, paid_on=timezone.localdate(now), by=by, now=now)
