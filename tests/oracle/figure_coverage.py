"""Coverage, enterprises and staff: stocks of the month of the as-of day.

Choices where docs/figures.md leaves one: none any more; its words are mended where they left two.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from tests.oracle.figure_sheet import (
    TOTAL,
    Dimension,
    Row,
    Scope,
    Sheet,
    by_id,
    count,
    grouped,
    load,
    share,
)

MIGRANT = ("migrant_urban", "migrant_rural")
LOCAL = ("local_urban", "local_rural")
OPEN_ALERTS = ("new", "acknowledged", "case_open", "letter_sent")
OWN_KINDS = ("flexible", "elsewhere", "resident")
SCHEMES = (1, 2, 3, 4, 5)
CITY_AND_DOWN = ("city", "district", "grid")


class Pair(NamedTuple):
    """An enterprise, a worker of its staff, the employments active on the day, by hiring."""

    enterprise: Row
    worker_id: int
    jobs: tuple[Row, ...]


def is_active(job: Row, day: date) -> bool:
    """Whether an employment is active on a day."""
    return job["hired_on"] <= day and (job["left_on"] is None or job["left_on"] > day)


def pairs_of(sheet: Sheet) -> list[Pair]:
    """Every pair with an employment active on the day."""
    enterprises = by_id(sheet["enterprises_enterprise"])
    jobs: dict[tuple[int, int], list[Row]] = {}
    for job in sheet["enterprises_employment"]:
        if is_active(job, sheet.as_of):
            jobs.setdefault((job["enterprise_id"], job["worker_id"]), []).append(job)
    return [
        Pair(enterprises[enterprise], worker, tuple(sorted(of, key=lambda job: job["hired_on"])))
        for (enterprise, worker), of in jobs.items()
    ]


def size_of(staff: int) -> str:
    """The band of a number of staff."""
    bands = (("none", 0), ("micro", 9), ("small", 99), ("medium", 299))
    return next((name for name, most in bands if staff <= most), "large")


def group_of(household: str) -> str:
    """Migrant or local."""
    if household in MIGRANT:
        return "migrant"
    return "local" if household in LOCAL else ""


class People:
    """Staff, households and sizes on the day."""

    def __init__(self, sheet: Sheet) -> None:
        self.workers = by_id(sheet["enterprises_worker"])
        self.pairs = pairs_of(sheet)
        self.staff: dict[int, int] = {}
        for pair in self.pairs:
            self.staff[pair.enterprise["id"]] = self.staff.get(pair.enterprise["id"], 0) + 1

    def household(self, pair: Pair) -> str:
        """That of the employment hired last, else the worker's."""
        return pair.jobs[-1]["household"] or self.workers[pair.worker_id]["household"]

    def of_enterprise(self, enterprise: Row) -> list[Dimension]:
        """Total, industry and size."""
        size = size_of(self.staff.get(enterprise["id"], 0))
        return [TOTAL, ("industry", enterprise["industry_code"][:1]), ("size", size)]

    def of_pair(self, pair: Pair) -> list[Dimension]:
        """The same, and the household."""
        return [*self.of_enterprise(pair.enterprise), ("household", self.household(pair))]


def insured_in(sheet: Sheet) -> dict[tuple[int, int], set[int]]:
    """The schemes each pair is insured in in the month of the day."""
    found: dict[tuple[int, int], set[int]] = {}
    for row in sheet["enterprises_insurancerecord"]:
        if covers(row, sheet.month):
            found.setdefault((row["enterprise_id"], row["worker_id"]), set()).add(row["scheme"])
    return found


def covers(row: Row, month: date) -> bool:
    """Whether a record from a month to a month holds in a month."""
    return row["from_month"] <= month and (row["to_month"] is None or row["to_month"] >= month)


def coverage(sheet: Sheet, people: People) -> None:
    """Who is insured of those who must be, and why the others are not."""
    schemes_of: dict[str, set[int]] = {}
    for row in sheet["enterprises_schemeapplicability"]:
        schemes_of.setdefault(row["contract_kind"], set()).add(row["scheme"])
    insured = insured_in(sheet)
    reasons, own = reasons_of(sheet), own_kinds_of(sheet)
    for pair in people.pairs:
        due: set[int] = set()
        for job in pair.jobs:
            if (sheet.as_of - job["hired_on"]).days > 30:
                due |= schemes_of.get(job["contract_kind"], set())
        if not due:
            continue
        has = insured.get((pair.enterprise["id"], pair.worker_id), set())
        scopes = sheet.scopes(pair.enterprise, street=True)
        household = people.household(pair)
        split = [*people.of_pair(pair), ("group", group_of(household))]
        sheet.add("coverage_any", scopes, split, numerator=bool(has), denominator=1)
        sheet.add("coverage_full", scopes, split, numerator=due <= has, denominator=1)
        for scheme in due:
            of_scheme = [("scheme", str(scheme))]
            sheet.add("coverage_scheme", scopes, of_scheme, numerator=scheme in has, denominator=1)
        if not has:
            sheet.add("uncovered", scopes, split, numerator=1)
            reason = reasons.get(pair.worker_id, "not_asked")
            answers = [("reason", reason)]
            answers += [(by, f"{each}/{reason}") for by, each in people.of_pair(pair) if by]
            sheet.add("uncovered_reason", scopes, answers, numerator=1)
            kind = own.get(pair.worker_id, "none")
            sheet.add("uncovered_own", scopes, [("own", kind)], numerator=1)


def reasons_of(sheet: Sheet) -> dict[int, str]:
    """The reason each worker gave last, up to the day."""
    asked = [
        row for row in sheet["enterprises_coveragesurvey"] if row["surveyed_on"] <= sheet.as_of
    ]
    asked.sort(key=lambda row: row["surveyed_on"])
    return {row["worker_id"]: row["reason"] for row in asked}


def own_kinds_of(sheet: Sheet) -> dict[int, str]:
    """The first kind of own insurance each worker has in the month of the day."""
    found: dict[int, str] = {}
    for kind in OWN_KINDS:
        for row in sheet["enterprises_individualinsurance"]:
            if row["kind"] == kind and covers(row, sheet.month):
                found.setdefault(row["worker_id"], kind)
    return found


def flexible(sheet: Sheet, people: People) -> None:
    """Flexible workers, and in which schemes they are insured themselves."""
    employed = {pair.worker_id for pair in people.pairs}
    schemes: dict[int, set[int]] = {}
    for row in sheet["enterprises_individualinsurance"]:
        begun = row["kind"] == "flexible" and row["from_month"] <= sheet.month
        if begun and row["worker_id"] not in employed:
            has = schemes.setdefault(row["worker_id"], set())
            if covers(row, sheet.month):
                has.add(row["scheme"])
    for worker, has in schemes.items():
        area = people.workers[worker]["area_code"]
        scopes: list[Scope] = [("city", "")]
        if len(area) >= 6:
            scopes.append(("district", area[:6]))
        for scheme in SCHEMES:
            split = [("scheme", str(scheme))]
            sheet.add("flexible", scopes, split, numerator=scheme in has, denominator=1)


def deliveries(sheet: Sheet) -> None:
    """Groups whose insurance records of the month before were declared complete."""
    areas = [
        batch["complete_area"]
        for batch in sheet["enterprises_batch"]
        if batch["feed"] == "insurance-records"
        and batch["state"] == "published"
        and batch["complete_from"] is not None
        and batch["complete_from"] <= sheet.month_before <= batch["complete_to"]
    ]
    for group, rows in grouped(sheet["organisation_gridarea"], "grid_group_id").items():
        if all(any(row["stem"].startswith(area) for area in areas) for row in rows):
            scope = ("grid", sheet.grid_codes[group])
            sheet.add("delivery_complete", [scope], [TOTAL], numerator=1)


def in_register(enterprise: Row, day: date) -> bool:
    """Whether an enterprise is in the register on a day."""
    return (
        enterprise["status"] != "deregistered"
        and (enterprise["closed_on"] is None or enterprise["closed_on"] > day)
        and (enterprise["established_on"] is None or enterprise["established_on"] <= day)
    )


def workplaces(sheet: Sheet, people: People) -> None:
    """Enterprises in the register and their staff, and how many there are to a full-time part."""
    for row in sheet["enterprises_enterprise"]:
        if in_register(row, sheet.as_of):
            scopes = sheet.scopes(row, street=True)
            sheet.add("workplaces", scopes, people.of_enterprise(row), numerator=1)
            wide = [scope for scope in scopes if scope[0] in CITY_AND_DOWN]
            sheet.add("enterprises_each", wide, [TOTAL], numerator=1)
    for pair in people.pairs:
        if in_register(pair.enterprise, sheet.as_of):
            scopes = sheet.scopes(pair.enterprise, street=True)
            sex = people.workers[pair.worker_id]["sex"]
            sheet.add("workers", scopes, [*people.of_pair(pair), ("sex", sex)], numerator=1)
            wide = [scope for scope in scopes if scope[0] in CITY_AND_DOWN]
            sheet.add("workers_each", wide, [TOTAL], numerator=1)
    for alert in sheet["alerts_alert"]:
        if alert["state"] in OPEN_ALERTS:
            sheet.add("alerts_each", sheet.scopes(alert), [TOTAL], numerator=1)


def staff(sheet: Sheet) -> None:
    """Inspectors, their certificates, and the full-time parts below the loads."""
    groups = by_id(sheet["organisation_gridgroup"])
    in_force = [
        row
        for row in sheet["organisation_assignment"]
        if row["from_on"] <= sheet.as_of
        and (row["until_on"] is None or row["until_on"] > sheet.as_of)
    ]
    assigned = grouped(in_force, "inspector_id")
    for inspector in sheet["organisation_inspector"]:
        of_inspector = {row["grid_group_id"] for row in assigned.get(inspector["id"], [])}
        scopes = {scope for group in of_inspector for scope in scopes_of_group(groups[group])}
        sheet.add("staff", scopes, [("kind", inspector["kind"])], numerator=1)
        if inspector["kind"] in {"full_time", "part_time"}:
            valid = is_certified(inspector, sheet.as_of)
            sheet.add("certified", scopes, [TOTAL], numerator=valid, denominator=1)
        if inspector["kind"] == "full_time":
            for group in of_inspector:
                part = Fraction(1, len(of_inspector))
                each(sheet, scopes_of_group(groups[group]), part)


def each(sheet: Sheet, scopes: Iterable[Scope], part: Fraction) -> None:
    """Adds a full-time part below every load of the scopes."""
    for code in ("enterprises_each", "workers_each", "alerts_each"):
        sheet.add(code, scopes, [TOTAL], denominator=part)


def scopes_of_group(group: Row) -> list[Scope]:
    """City, district and the group itself."""
    scopes: list[Any] = [("city", ""), ("grid", group["code"])]
    return scopes + ([("district", group["district_code"])] if group["district_code"] else [])


def is_certified(inspector: Row, day: date) -> bool:
    """Whether there is a certificate valid on a day."""
    until = inspector["certificate_until"]
    return bool(inspector["certificate_no"]) and until is not None and until >= day


def stocks(sheet: Sheet) -> None:
    """Every figure of this file."""
    people = People(sheet)
    coverage(sheet, people)
    flexible(sheet, people)
    deliveries(sheet)
    workplaces(sheet, people)
    staff(sheet)
    sheet.close("coverage_any", "coverage_full", "coverage_scheme", value=share)
    sheet.close("flexible", "certified", value=share)
    sheet.close("uncovered", "uncovered_reason", "uncovered_own", value=count)
    sheet.close("delivery_complete", "workplaces", "workers", "staff", value=count)
    sheet.close("enterprises_each", "workers_each", "alerts_each", value=load)
