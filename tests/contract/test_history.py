"""Orphans, replacement, complete deliveries: nothing is lost, doubled or taken for absent."""

from typing import Any

import pytest

from tests.contract.counter import Counter, code, facts, number, question, table
from tests.contract.samples import ROWS, row

OF_ENTERPRISES = (
    "employments",
    "insurance-registrations",
    "insurance-records",
    "contributions",
    "tax-filings",
    "penalties",
    "written-reviews",
)


@pytest.mark.parametrize("feed", [*OF_ENTERPRISES, "medical-claims", "inspectors"])
def test_orphans_wait_and_are_taken_in(counter: Counter, feed: str) -> None:
    bringer = {"medical-claims": "providers", "inspectors": "grid-groups"}.get(feed, "enterprises")
    assert counter.take(feed, [row(feed)]).counts() == (1, 0, 0, 0, 1, 0)
    assert counter.take(feed, [row(feed)]).counts() in {(1, 0, 0, 0, 1, 0), (1, 0, 0, 1, 0, 0)}
    brought = counter.take(bringer, [row(bringer)])
    assert brought.counts() == (1, 1, 0, 0, 0, 0)
    assert brought["adopted"] == 1
    assert counter.take(feed, [row(feed)]).counts() == (1, 0, 0, 1, 0, 0)


def test_the_last_delivery_of_an_orphan_counts(counter: Counter) -> None:
    counter.take("employments", [row("employments")])
    counter.take("employments", [row("employments", monthly_wage="7000")])
    counter.take("enterprises", [row("enterprises")])
    assert question("SELECT monthly_wage::text FROM enterprises_employment") == [("7000.00",)]


@pytest.mark.parametrize("feed", list(ROWS))
def test_the_same_file_twice_loads_nothing_twice(counter: Counter, feed: str) -> None:
    for other in ("enterprises", "providers", "grid-groups"):
        if other != feed:
            counter.take(other, [ROWS[other]])
    path = counter.file([row(feed)])
    counter.take(feed, path)
    before = facts()
    assert counter.take(feed, path).counts() == (1, 0, 0, 1, 0, 0)
    assert facts() == before


def test_a_replaced_row_keeps_its_version_and_batch(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    first = counter.take("employments", [row("employments")])
    second = counter.take("employments", [row("employments", left_on="2024-12-31")])
    assert second.counts() == (1, 0, 1, 0, 0, 0)
    versions = question(
        "SELECT batch_id, ended_by_batch_id, withdrawn, row->>'left_on' "
        "FROM enterprises_factversion WHERE relation = 'enterprises_employment'"
    )
    assert versions == [(first["batch"], second["batch"], False, None)]


def test_a_column_the_file_lacks_is_not_wiped(counter: Counter) -> None:
    """A delivery replaces the row; one without a column says nothing of it."""
    counter.take("enterprises", [row("enterprises")])
    counter.take("employments", [row("employments")])
    bare = {name: row("employments")[name] for name in ("id_number", "name", "uscc", "hired_on")}
    taken = counter.take("employments", [bare])
    assert taken["rejected"] == 0
    wages = question("SELECT monthly_wage::text FROM enterprises_employment")
    assert wages in ([("6000.50",)], [(None,)])


def _three(counter: Counter) -> None:
    counter.take("areas", [row("areas"), row("areas", code="370203")])
    counter.take(
        "enterprises",
        [row("enterprises"), row("enterprises", uscc=code(2), area_code="370203001")],
    )
    rows = [
        _filing(1, "2024-03"),
        _filing(1, "2024-04"),
        _filing(2, "2024-04"),
        _filing(1, "2024-05"),
    ]
    assert counter.take("tax-filings", rows)["loaded"] == 4


def _filing(employer: int, month: str) -> dict[str, Any]:
    return row("tax-filings", uscc=code(employer), month=month)


def _left() -> list[tuple[int, str]]:
    rows = question(
        "SELECT e.uscc, to_char(f.month, 'YYYY-MM') FROM enterprises_taxfiling f "
        "JOIN enterprises_enterprise e ON e.id = f.enterprise_id ORDER BY 2, 1"
    )
    numbers = {code(1): 1, code(2): 2}
    return sorted((numbers[uscc], month) for uscc, month in rows)


def test_any_delivery_that_is_not_complete_only_adds(counter: Counter) -> None:
    _three(counter)
    counter.take("tax-filings", [_filing(1, "2024-04")])
    assert len(_left()) == 4


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (["2024-04..2024-04"], [(1, "2024-03"), (1, "2024-04"), (1, "2024-05")]),
        (["2024-04-01..2024-04-30"], [(1, "2024-03"), (1, "2024-04"), (1, "2024-05")]),
        (["2024-04..2024-05"], [(1, "2024-03"), (1, "2024-04")]),
        (
            ["2024-04-02..2024-04-30"],
            [(1, "2024-03"), (1, "2024-04"), (1, "2024-05"), (2, "2024-04")],
        ),
        (
            ["2024-03..2024-05", "--area", "370203"],
            [(1, "2024-03"), (1, "2024-04"), (1, "2024-05")],
        ),
        (["2024-03..2024-05", "--area", "370202000000"], [(1, "2024-04"), (2, "2024-04")]),
    ],
)
def test_complete_withdraws_what_is_absent(
    counter: Counter, arguments: list[str], left: list[tuple[int, str]]
) -> None:
    _three(counter)
    taken = counter.take("tax-filings", [_filing(1, "2024-04")], "--complete", *arguments)
    assert _left() == left
    gone = question("SELECT count(*) FROM enterprises_factversion WHERE withdrawn")
    assert gone == [(4 - len(left),)]
    assert taken.objects[0].get("withdrawn", 0) == 4 - len(left)


def test_a_withdrawn_row_may_come_back(counter: Counter) -> None:
    _three(counter)
    counter.take("tax-filings", [_filing(1, "2024-04")], "--complete", "2024-01..2024-12")
    taken = counter.take("tax-filings", [_filing(2, "2024-04")])
    assert taken.counts() == (1, 1, 0, 0, 0, 0)


def test_a_complete_that_is_none_is_refused(counter: Counter) -> None:
    rows = [_filing(1, "2024-04")]
    for period in (
        "2024-04",
        "2024-05..2024-04",
        "x..y",
        "2024-13..2024-14",
        "2024-02-30..2024-03",
    ):
        counter.refuse("tax-filings", rows, "--complete", period)
    counter.refuse("tax-filings", rows, "--complete", "2024-01..2024-02", "--area", "37")
    counter.refuse("tax-filings", rows, "--area", "370202")
    counter.refuse("workers", [row("workers")], "--complete", "2024-01..2024-02")


def test_complete_with_a_rejected_row_does_not_withdraw_its_key(counter: Counter) -> None:
    """A row that was delivered and rejected is not absent: its earlier version must not go."""
    _three(counter)
    rows = [_filing(1, "2024-04"), _filing(2, "2024-04") | {"headcount": "x"}]
    taken = counter.take("tax-filings", rows, "--complete", "2024-04..2024-04")
    assert taken["rejected"] == 1
    assert (2, "2024-04") in _left()


REJECTED_AGAIN = [
    ("employments", {"hired_on": "2024-04-05"}, {"monthly_wage": "x"}, {"hired_on": "2024-04-06"}),
    ("employments", {"hired_on": "2024-04-05"}, {"name": ""}, {"id_number": number(9)}),
    ("insurance-records", {"scheme": "pension"}, {"base": "x"}, {"scheme": "medical"}),
    ("insurance-records", {}, {"to_month": "2024-03"}, {"uscc": code(2)}),
    ("contributions", {"scheme": "pension"}, {"due": "x"}, {"scheme": "medical"}),
    ("contributions", {}, {"headcount": "1.5"}, {"uscc": code(2)}),
]


@pytest.mark.parametrize("waiting", [False, True])
@pytest.mark.parametrize(("feed", "first", "fault", "other"), REJECTED_AGAIN)
def test_complete_spares_exactly_the_keys_of_rejected_rows(
    counter: Counter,
    feed: str,
    first: dict[str, str],
    fault: dict[str, str],
    other: dict[str, str],
    *,
    waiting: bool,
) -> None:
    """Two rows that differ in one column of the key; one is rejected for what is no key."""
    if not waiting:
        counter.take("enterprises", [row("enterprises"), row("enterprises", uscc=code(2))])
    counter.take(feed, [row(feed, **first), row(feed, **first | other)])
    taken = counter.take(feed, [row(feed, **first | fault)], "--complete", "2024-04..2024-04")
    assert (taken["rejected"], taken["withdrawn"]) == (1, 1)
    if waiting:
        counter.take("enterprises", [row("enterprises"), row("enterprises", uscc=code(2))])
    assert counter.take(feed, [row(feed, **first)]).counts() == (1, 0, 0, 1, 0, 0)
    again = counter.take(feed, [row(feed, **first | other)])
    assert again.counts() == (1, 1, 0, 0, 0, 0)


def test_complete_spares_each_readable_scheme_of_a_rejected_cell(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    feed = "insurance-records"
    counter.take(feed, [row(feed, scheme="pension;medical;unemployment")])
    rejected = row(feed, scheme="pension;housing;medical", base="x")
    taken = counter.take(feed, [rejected], "--complete", "2024-04..2024-04")
    assert (taken["rejected"], taken["withdrawn"]) == (3, 1)
    left = question("SELECT scheme FROM enterprises_insurancerecord ORDER BY 1")
    assert left == [(1,), (2,)]


@pytest.mark.parametrize("feed", ["employments", "insurance-records", "contributions"])
def test_a_rejected_row_whose_key_cannot_be_read_spares_nothing(
    counter: Counter, feed: str
) -> None:
    counter.take("enterprises", [row("enterprises")])
    day = {"hired_on": "2024-04-05"} if feed == "employments" else {}
    counter.take(feed, [row(feed, **day)])
    unread = row(feed, **day | {"uscc": code(1)[:17]})
    taken = counter.take(feed, [unread], "--complete", "2024-04..2024-04")
    assert (taken["rejected"], taken["withdrawn"]) == (1, 1)


def test_a_person_is_created_by_whichever_feed_names_them(counter: Counter) -> None:
    counter.take("deaths", [row("deaths", id_number=number(7))])
    counter.take("workers", [row("workers", id_number=number(7))])
    assert question("SELECT count(*) FROM enterprises_worker") == [(1,)]


def test_a_large_file_in_several_chunks(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    rows = [
        row("employments", id_number=number(n % 1000, f"19{50 + n // 1000:02d}0607"))
        for n in range(4000)
    ]
    text = table([*rows, rows[0], row("employments", hired_on="x")])
    assert counter.take("employments", text).counts() == (4002, 4000, 0, 1, 0, 1)
