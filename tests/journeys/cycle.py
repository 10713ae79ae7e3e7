"""Two years of a small city as its agencies deliver them: 581 good employers, 21 that owe.

Everything arrives through feeds under a moved clock: nobody writes a grade, a medal or a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import time_machine
from django.core.management import call_command

from inspectorate.organisation.actions import users
from inspectorate.organisation.models import Role
from tests.contract.counter import code, number, table
from tests.contract.samples import ROWS
from tests.journeys.office import PASSWORD

GOOD, OWING, FINED = 581, 21, 8
DELIVERED = datetime.fromisoformat("2026-01-12T09:00+08:00")
PUBLISHED = datetime.fromisoformat("2026-03-12T09:00+08:00")
NEXT_DAY = datetime.fromisoformat("2026-03-13T09:00+08:00")
OWED_MONTHS = tuple(date(2025, month, 1) for month in (8, 9, 10))
OWED = 120_000
PAID_NEXT_DAY = 4
SCHEMES = "pension;medical;unemployment;work_injury;maternity"


def good() -> range:
    """Numbers of the enterprises nothing speaks against."""
    return range(1, GOOD + 1)


def owing() -> range:
    """Numbers of those with arrears and a decision."""
    return range(GOOD + 1, GOOD + OWING + 1)


def fined() -> range:
    """Numbers of those dealt with three times."""
    return range(GOOD + OWING + 1, GOOD + OWING + FINED + 1)


def name_of(n: int) -> str:
    """A synthetic name."""
    return f"青岛示例第{n}制造有限公司"


def person(n: int) -> str:
    """The identity number of the one who works at enterprise n."""
    return number(n % 1000, born=f"19{80 + n // 1000}0607")


def deliver(folder: Path, feed: str, rows: Sequence[Mapping[str, Any]], *options: str) -> None:
    """An agency's file, as the command takes it."""
    file = folder / f"{feed}.csv"
    file.write_text(table(rows), encoding="utf-8")
    call_command("import_feed", feed, str(file), *options)


def settle(folder: Path) -> None:
    """Everything the agencies know on 12 January 2026, complete for 2024 and 2025."""
    everybody = [*good(), *owing(), *fined()]
    with time_machine.travel(DELIVERED, tick=False):
        deliver(folder, "areas", [ROWS["areas"]])
        group = {"area_codes": "370202", "name": "示例街道网格"}
        deliver(folder, "grid-groups", [{**ROWS["grid-groups"], **group}])
        deliver(folder, "enterprises", [registered(n) for n in everybody])
        deliver(folder, "employments", [employed(n) for n in everybody])
        deliver(folder, "insurance-records", [insured(n) for n in everybody])
        deliver(folder, "contributions", list(contributions()), *complete())
        deliver(folder, "penalties", list(penalties()), *complete())
        call_command("compare", "--threads", "1")


def complete() -> tuple[str, str]:
    """What a delivery declares: it holds every row of the two years."""
    return "--complete", "2024-01..2025-12"


def registered(n: int) -> dict[str, Any]:
    """A row of the register."""
    return {**ROWS["enterprises"], "uscc": code(n), "name": name_of(n), "area_code": "370202"}


def employed(n: int) -> dict[str, Any]:
    """One person each, since 2022."""
    row = {"id_number": person(n), "uscc": code(n), "hired_on": "2022-03-01"}
    return {**ROWS["employments"], **row, "monthly_wage": "6000"}


def insured(n: int) -> dict[str, Any]:
    """Insured in every scheme from the month of hire."""
    row = {"id_number": person(n), "uscc": code(n), "scheme": SCHEMES}
    return {
        **ROWS["insurance-records"],
        **row,
        "from_month": "2022-03",
        "to_month": "",
        "base": 6000,
    }


def contributions(*, paid: Sequence[int] = (), on: str = "") -> Iterator[dict[str, Any]]:
    """Three months of pension contributions; who owes paid none of them, but for `paid`."""
    for n in [*good(), *owing()]:
        for month in OWED_MONTHS:
            owes = n in owing() and n not in paid
            day = on if n in paid else f"{month:%Y-%m}-28"
            yield {
                "uscc": code(n),
                "scheme": "pension",
                "month": f"{month:%Y-%m}",
                "headcount": 1,
                "due": OWED if n in owing() else 960,
                "paid": 0 if owes else (OWED if n in owing() else 960),
                "paid_on": "" if owes else day,
            }


def penalties() -> Iterator[dict[str, Any]]:
    """A decision each for those who owe, in December; three each for the others."""
    for n in owing():
        yield penalty(n, "2025-12-03", "V2", OWED * len(OWED_MONTHS))
    for n in fined():
        for k, day in enumerate(("2024-05-06", "2024-11-11", "2025-06-09")):
            yield penalty(n, day, "L2", 2000, k)


def penalty(n: int, day: str, kind: str, amount: int, k: int = 0) -> dict[str, Any]:
    """A decision of the earlier system."""
    row = {"uscc": code(n), "decided_on": day, "violation_type": kind}
    return {**row, "document_no": f"青劳监决〔{day[:4]}〕{n}-{k}号", "amount": amount}


def pay_the_next_day(folder: Path) -> None:
    """Four of those who owe have paid: the collecting agency delivers it the day after."""
    paid = list(owing())[:PAID_NEXT_DAY]
    rows = [
        row
        for row in contributions(paid=paid, on=f"{NEXT_DAY:%Y-%m-%d}")
        if row["uscc"] in {code(n) for n in paid}
    ]
    with time_machine.travel(NEXT_DAY, tick=False):
        deliver(folder, "contributions", rows)


def enrol() -> None:
    """Two city supervisors."""
    for name, shown in (("zhou", "周示例"), ("wu", "吴示例")):
        users.enrol(
            by=None,
            username=name,
            password=PASSWORD,
            role=Role.CITY_SUPERVISOR,
            display_name=shown,
        )
