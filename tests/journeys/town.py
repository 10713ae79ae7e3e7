"""A street that arrived as files: four communities, an enterprise each, two inspectors, alerts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.core.management import call_command

from enterprises.models import Enterprise
from inspectorate.organisation.actions import users
from inspectorate.organisation.models import GridGroup, Inspector, Role, User
from tests.contract.counter import code, number, table
from tests.contract.samples import ROWS
from tests.journeys.office import PASSWORD

STREET = "370202101"
GROUP = "示例街道网格"
WORKERS = 3
HEADLINE = "3 of 3 workers without cover"


def name_of(n: int) -> str:
    """The enterprise of the n-th community."""
    return f"青岛示例机械{n}厂有限公司"


def deliver(folder: Path, feed: str, rows: Sequence[Mapping[str, object]]) -> None:
    """An agency's file, as the command takes it."""
    file = folder / f"{feed}.csv"
    file.write_text(table(rows), encoding="utf-8")
    call_command("import_feed", feed, str(file))


def settle(folder: Path, *, uncovered: Sequence[int]) -> None:
    """The street with its group; at the `uncovered` enterprises nobody is insured."""
    district = {"code": "370202", "name": "示例区", "level": "district"}
    street = {"code": f"{STREET}000", "name": "示例街道", "level": "street"}
    communities = [
        {"code": f"{STREET}{n:03}", "name": f"示例社区{n}", "level": "community"}
        for n in range(1, 5)
    ]
    deliver(folder, "areas", [district, street, *communities])
    group = {"code": "G01", "name": GROUP, "area_codes": STREET}
    deliver(folder, "grid-groups", [{**ROWS["grid-groups"], **group}])
    staff = [("S01", "赵示例"), ("S02", "钱示例")]
    deliver(
        folder,
        "inspectors",
        [
            {**ROWS["inspectors"], "staff_no": no, "name": name, "certificate_no": f"Z{no}"}
            for no, name in staff
        ],
    )
    deliver(
        folder,
        "enterprises",
        [
            {
                **ROWS["enterprises"],
                "uscc": code(n),
                "name": name_of(n),
                "area_code": f"{STREET}{n:03}",
            }
            for n in range(1, 5)
        ],
    )
    deliver(
        folder,
        "employments",
        [
            {**ROWS["employments"], "id_number": number(n * 50 + k), "uscc": code(n)}
            for n in uncovered
            for k in range(WORKERS)
        ],
    )
    deliver(folder, "insurance-records", [{**ROWS["insurance-records"], "uscc": code(99)}])
    call_command("compare", "--rule", "unregistered-worker", "--threads", "1")


def enrol() -> None:
    """Log-ins for the two inspectors and their supervisor."""
    for inspector, name in zip(
        Inspector.objects.order_by("staff_no"), ("zhao", "qian"), strict=True
    ):
        users.enrol_inspector(inspector, by=None, username=name, password=PASSWORD)
    users.enrol(
        by=None,
        username="zhou",
        password=PASSWORD,
        role=Role.DISTRICT_SUPERVISOR,
        display_name="周示例",
        district_codes=["370202"],
    )


def supervisor() -> User:
    """The supervisor's log-in."""
    return User.objects.get(username="zhou")


def group() -> GridGroup:
    """The street's group."""
    return GridGroup.objects.get(code="G01")


def enterprise(n: int) -> Enterprise:
    """The enterprise of the n-th community."""
    return Enterprise.objects.get(name=name_of(n))
