"""Pages of the figures: read by whom, from city to group, as tables, files and reports."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import UTC, date, datetime, time
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compliance.actions import snapshots
from compliance.models import CoverageTarget, FigureValue, Snapshot
from inspectorate.organisation.models import Area, GridArea, GridGroup, Role, User
from tests.compliance.factories import Office, propose, walk
from tests.compliance.factories_public import make_exposure
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_insurance,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db
CITY = "/figures/desk/"


def populate(group: GridGroup, *, bare: int = 1) -> None:
    """An enterprise with four insured workers and some who are not, and a case on it."""
    unit = make_enterprise(group, area_stem="370214003")
    for n in range(4 + bare):
        worker = make_worker()
        make_employment(unit, worker)
        if n < 4:
            make_insurance(unit, worker)
    office = Office(group)
    now = timezone.now()
    case = propose(office, enterprise=unit, alert=make_alert(unit, raised_at=now), now=now)
    walk(case, office, "file", "begin", "conclude", "confirm", now=now)


def count() -> None:
    """A snapshot as of today."""
    now = timezone.now()
    snapshots.take(snapshots.ask(as_of=timezone.localdate(now), by=None, now=now), now=now)


@pytest.fixture
def group() -> GridGroup:
    Area.objects.create(code="370214000000", stem="370214", name="城阳区", level="district")
    return make_grid_group(code="370214-01", name="棘洪滩东")


@pytest.fixture
def supervisor() -> User:
    return make_user(Role.CITY_SUPERVISOR)


def queries(client: Client, address: str) -> int:
    """How many statements a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_dashboard_leads_from_the_city_to_one_group(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    populate(group)
    count()
    client.force_login(supervisor)
    city = client.get(CITY).content.decode()
    assert "57.1 %" in city
    assert f'href="/figures/desk/groups/{group.code}/"' in city
    assert 'href="/figures/desk/districts/370214/"' in city
    district = client.get("/figures/desk/districts/370214/").content.decode()
    assert "城阳区" in district
    assert "370214003" in district
    one = client.get(f"/figures/desk/groups/{group.code}/").content.decode()
    assert "棘洪滩东" in one
    assert "tilemap" not in one


def make_street(group: GridGroup, stem: str = "370214003", name: str = "棘洪滩街道") -> str:
    """A street the group answers for; the address of its figures."""
    Area.objects.create(code=f"{stem}000", stem=stem, name=name, level="street")
    GridArea.objects.create(stem=f"{stem}001", grid_group=group)
    return f"/figures/desk/streets/{stem}/"


def test_a_street_lies_between_its_district_and_its_groups(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    address = make_street(group)
    populate(group, bare=2)
    populate(make_grid_group(code="370214-02", name="别的网格"))
    count()
    client.force_login(supervisor)
    district = client.get("/figures/desk/districts/370214/").content.decode()
    assert f'<a href="{address}">棘洪滩街道</a>' in district
    page = client.get(address).content.decode()
    tables = tables_of(page)
    assert {"Coverage", "Coverage by grid group", "Coverage by industry"} <= {*tables}
    assert [row[0] for row in tables["Coverage by grid group"][1]] == ["棘洪滩东"]
    [(answer, bare, _share)] = tables["Why workers are not insured"][1]
    assert tables["Why uninsured, by industry"] == (
        ["Industry", "In none", answer.capitalize()],
        [["Manufacturing", bare, bare]],
    )
    assert "Alerts" not in tables
    assert f'href="/figures/desk/groups/{group.code}/"' in page
    drawn = page.partition('<svg class="tilemap"')[2].partition("</svg>")[0]
    assert drawn.count("<rect") == 1  # its own group, no other of the district
    assert f'href="/figures/desk/groups/{group.code}/"' in drawn
    listed = tables_of(client.get(f"{address}?table=map").content.decode())
    assert [row[0] for row in listed["Workers in no scheme, by grid group"][1]] == ["棘洪滩东"]
    assert 'href="/figures/desk/districts/370214/"' in page
    assert address in client.get(f"/figures/desk/groups/{group.code}/").content.decode()
    assert "棘洪滩东" in client.get(f"{address}?export=csv").content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}?export=xlsx").content))
    assert "Coverage by grid group" in book.sheetnames


def test_a_street_is_seen_by_whoever_sees_its_district(client: Client, group: GridGroup) -> None:
    address = make_street(group)
    populate(group)
    count()
    for districts, status in ((["370214"], 200), (["370281"], 404)):
        client.force_login(make_user(Role.DISTRICT_SUPERVISOR, district_codes=districts))
        assert client.get(address).status_code == status
        assert client.get("/figures/desk/streets/370214999/").status_code == 404
    client.force_login(make_user(groups=[group]))
    assert client.get(address).status_code == 404
    assert address not in client.get(f"/figures/desk/groups/{group.code}/").content.decode()


def test_a_street_takes_as_many_statements_for_ten_groups_as_for_one(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    address = make_street(group)
    populate(group)
    count()
    client.force_login(supervisor)
    queries(client, address)
    one = queries(client, address)
    for n in range(2, 11):
        other = make_grid_group(code=f"370214-{n:02}")
        GridArea.objects.create(stem=f"370214003{n:03}", grid_group=other)
        make_employment(make_enterprise(other, area_stem="370214003"), make_worker())
    Snapshot.objects.update(as_of=date(2020, 1, 1))
    count()
    assert queries(client, address) == one
    assert one <= 25


def test_dashboard_takes_as_many_statements_for_ten_groups_as_for_one(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    populate(group)
    count()
    client.force_login(supervisor)
    queries(client, CITY)
    one = queries(client, CITY)
    for n in range(9):
        populate(make_grid_group(code=f"3702{80 + n}-01", district_code=f"3702{80 + n}"))
    Snapshot.objects.update(as_of=date(2020, 1, 1))
    count()
    assert queries(client, CITY) == one
    assert one <= 26


def test_chart_or_table_is_kept_in_the_address(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    populate(group)
    count()
    client.force_login(supervisor)
    page = client.get(f"{CITY}?table=hours,map").content.decode()
    assert 'data-figure="hours" data-way="table"' in page
    assert 'data-figure="map" data-way="table"' in page
    assert 'data-figure="coverage" data-way="chart"' in page
    assert 'href="?table=map"' in page


def test_everybody_sees_their_own_places_only(client: Client, group: GridGroup) -> None:
    other = make_grid_group(code="370281-01", district_code="370281")
    populate(group)
    count()
    client.force_login(make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"]))
    assert client.get(CITY).headers["Location"] == "/figures/desk/districts/370214/"
    assert client.get("/figures/desk/districts/370281/").status_code == 404
    assert client.get(f"/figures/desk/groups/{other.code}/").status_code == 404
    client.force_login(make_user(groups=[group, other]))
    assert other.code in client.get(CITY).content.decode()
    assert client.get("/figures/desk/districts/370214/").status_code == 404


def test_what_is_shown_can_be_taken_away(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    populate(group)
    count()
    client.force_login(supervisor)
    tables = tables_of(client.get(f"{CITY}?table=map").content.decode())
    assert {"Workers in no scheme, by grid group", "Coverage", "Coverage by industry"} <= {*tables}
    text = client.get(f"{CITY}?export=csv").content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))[1:]
    assert {line[4] for line in lines} == {timezone.localdate().isoformat()}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{CITY}?export=xlsx").content))
    for title, (head, rows) in tables.items():
        name = "Map" if title.startswith("Workers in no scheme, by") else title
        plain = name.replace("/", " ")
        if len(plain) > 31:  # cut between two words
            plain = next(each for each in book.sheetnames if plain.startswith(each[:-1] + " "))
        sheet = [list(row) for row in book[plain].values]
        if name == "Map":
            sheet = [[row[0], *row[2:]] for row in sheet]
        assert sheet[0][: len(head) - 1] == head[:-1] or sheet[0] == head, title
        assert [row[0] for row in sheet[1:]] == [row[0] for row in rows], title
        in_csv = [line for line in lines if line[0] == name]
        assert len(in_csv) == sum(len(row) - 1 for row in rows), title
        for n, row in enumerate(rows):
            of_row = in_csv[n * (len(row) - 1) : (n + 1) * (len(row) - 1)]
            for shown, plain, line in zip(row[1:], sheet[n + 1][1:], of_row, strict=True):
                assert same(shown, plain), (title, row)
                assert same(shown, line[3] or None), (title, row)
    report = client.get(f"{CITY}annual/").content.decode()
    assert "does not know them" in report
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{CITY}annual/?export=xlsx").content))
    assert len(book.sheetnames) == 7


def tables_of(page: str) -> dict[str, tuple[list[str], list[list[str]]]]:
    """Each table of a dashboard by its caption: its head, and its rows as people read them."""
    found = {}
    for table in re.findall(r"<table.*?</table>", page, re.S):
        title, *_rest = re.findall(r"<caption[^>]*>(.*?)</caption>", table, re.S)
        head, *rows = [
            [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.S)
        ]
        found[html.unescape(title)] = (
            head,
            [[html.unescape(each) for each in row] for row in rows],
        )
    return found


def same(shown: str, plain: Any) -> bool:
    """Whether a number of the page is that of a file, as exact as the page writes it."""
    if plain is None or shown in ("–", "complete", "not complete"):
        return (plain or "–") == {"complete": "yes", "not complete": "no"}.get(shown, "–")
    number = re.sub(r"[,¥%\s]", "", shown)
    places = len(number.partition(".")[2])
    value = float(plain) * (100 if "%" in shown else 1)
    return abs(float(number) - value) <= 0.5 * 10**-places + 1e-9


def test_programs_read_the_boards_as_they_are_drawn(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    street = make_street(group)
    client.force_login(supervisor)
    assert client.get("/api/figures/board/").status_code == 404  # nothing is counted yet
    populate(group)
    count()
    for address, asked in (
        (CITY, ""),
        ("/figures/desk/districts/370214/", "?scope=district&place=370214"),
        (street, "?scope=street&place=370214003"),
        (f"/figures/desk/groups/{group.code}/", f"?scope=grid&place={group.code}"),
    ):
        told = client.get(f"/api/figures/board/{asked}").json()
        assert told["as_of"] == timezone.localdate().isoformat()
        cards = {card["title"]: card for card in told["cards"]}
        tables = tables_of(client.get(f"{address}?table=map").content.decode())
        drawn = {title: table for title, table in tables.items() if title in cards}
        assert len(drawn) == len(cards) > 3
        for title, (head, rows) in drawn.items():
            assert [cards[title]["heading"], *cards[title]["columns"]] == head
            assert [row["name"] for row in cards[title]["rows"]] == [row[0] for row in rows]
            for row, shown in zip(cards[title]["rows"], rows, strict=True):
                for cell, text in zip(row["cells"], shown[1:], strict=True):
                    assert same(text, cell["value"]), (title, row)
            assert all(each["sentence"] for each in cards[title]["figures"])
        assert len(told["groups"]) == (0 if "grid" in asked else 1)
    year = timezone.localdate().year
    assert client.get(f"/api/figures/board/?year={year - 1}").json()["as_of"] is None
    assert client.get(f"/api/figures/board/?year={year - 2}").status_code == 400
    assert client.get("/api/figures/board/?scope=village").status_code == 400
    report = client.get("/api/figures/annual/").json()
    assert [each["letter"] for each in report["sections"]] == [*"abcdefg"]
    laws, staff = report["sections"][:2]
    resting = {
        row["name"]: [int(float(each["value"])) for each in row["cells"]] for row in laws["rows"]
    }
    articles, rows = resting["Social Insurance Law"]
    assert rows >= articles > 0
    assert staff["rows"][0] == {
        "name": "Full-time inspector", "cells": [{"value": "2.000000", "unit": "count"}],
    }  # fmt: skip
    annual_of_places(client, group, supervisor)
    client.force_login(make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370281"]))
    assert client.get("/api/figures/board/?scope=street&place=370214003").status_code == 404
    assert client.get("/api/figures/board/?scope=city").status_code == 404


def annual_of_places(client: Client, group: GridGroup, supervisor: User) -> None:
    """The annual report of a place is read by page, file and program by those who see the place."""
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    elsewhere = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370281"])
    inspector = make_user(groups=[group])
    of_district, of_group = "?scope=district&place=370214", f"?scope=grid&place={group.code}"
    seen_by = {
        "?scope=city": [supervisor],
        of_district: [supervisor, head],
        of_group: [supervisor, head, inspector],
        "?scope=street&place=370214003": [],
    }
    for asked, people in seen_by.items():
        for person in (supervisor, head, elsewhere, inspector):
            client.force_login(person)
            expected = 200 if person in people else 404
            for address in ("/api/figures/annual/", f"{CITY}annual/"):
                assert client.get(f"{address}{asked}").status_code == expected, (asked, person)
    client.force_login(supervisor)
    for asked in (
        "?place=zzz",
        "?place=370214",
        "?scope=city&place=zzz",
        "?scope=zzz",
        "?scope=district",
    ):
        for address in ("/api/figures/annual/", "/api/figures/board/"):
            assert client.get(f"{address}{asked}").status_code == 400, asked
        assert client.get(f"{CITY}annual/{asked}").status_code == 404, asked
    told = client.get(f"/api/figures/annual/{of_district}").json()
    assert (told["scope"], told["place"]) == ("district", "370214")
    drawn = tables_of(client.get(f"{CITY}annual/{of_district}").content.decode())
    for section in told["sections"]:
        if section["rows"]:
            _head, rows = drawn[section["title"]]
            assert [row["name"] for row in section["rows"]] == [row[0] for row in rows]
            for row, shown in zip(section["rows"], rows, strict=True):
                for cell, text in zip(row["cells"], shown[1:], strict=True):
                    assert same(text, cell["value"]), row
    page = client.get("/figures/desk/districts/370214/").content.decode()
    assert "annual/?scope=district&amp;place=370214" in page
    file = client.get(f"{CITY}annual/{of_district}&export=xlsx")
    assert "-370214.xlsx" in file["Content-Disposition"]


def test_targets_and_counts_are_asked_for_on_the_page(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    client.force_login(supervisor)
    assert "Nothing has been counted yet" in client.get(CITY).content.decode()
    client.post(f"{CITY}count/")
    waiting = Snapshot.objects.get()
    assert (waiting.asked_by, waiting.families) == (supervisor, [])
    given = {"year": 2026, "district_code": "", "measure": "coverage_full", "source": "示例计划"}
    refused = client.post(f"{CITY}targets/set/", {**given, "target": "101"})
    assert "at most 100" in refused.content.decode()
    client.post(f"{CITY}targets/set/", {**given, "target": "98.5"})
    unsaid = client.post(f"{CITY}targets/set/", {**given, "target": "99"})
    assert (unsaid.status_code, "say why it changes" in unsaid.content.decode()) == (409, True)
    client.post(f"{CITY}targets/set/", {**given, "target": "99", "reason": "上级下达新目标"})
    changed = CoverageTarget.objects.get(target="99")
    told = client.get(f"{CITY}targets/?change={changed.pk}").content.decode()
    assert "上级下达新目标" in told
    assert [str(each.target) for each in CoverageTarget.objects.visible_to(supervisor)] == ["99.00"]


def test_a_target_is_changed_from_its_row(client: Client, supervisor: User) -> None:
    client.force_login(supervisor)
    given = {"year": 2026, "district_code": "", "measure": "insured", "source": "示例计划"}
    client.post(f"{CITY}targets/set/", {**given, "target": "72000"})
    page = client.get(f"{CITY}targets/?change={CoverageTarget.objects.get().pk}").content.decode()
    assert "72,000<" in page
    assert 'value="72000"' in page
    assert "not counted" in page


def test_a_target_stands_beside_what_was_reached(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    populate(group)
    client.force_login(supervisor)
    year = timezone.localdate().year
    given = {"year": year, "district_code": "", "measure": "insured", "source": "示例计划"}
    client.post(f"{CITY}targets/set/", {**given, "target": "72000"})
    count()
    reached = FigureValue.objects.get(code="plan", dimension="insured")
    page = client.get(f"{CITY}targets/").content.decode()
    assert f'data-label="Reached"><div>{reached.numerator:.0f}<' in page
    assert "as of " in page


def test_a_year_without_a_snapshot_says_so(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    populate(group)
    count()
    client.force_login(supervisor)
    last = timezone.localdate().year - 1
    page = client.get(f"{CITY}?year={last}").content.decode()
    assert f"no snapshot of {last}" in page
    assert "map-first" not in page
    assert "– of workers are insured" not in page


def test_after_new_year_each_figure_says_its_day_and_lists_are_called_by_their_quarter(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    make_exposure(now=datetime(2026, 10, 15, 2, tzinfo=UTC))
    make_exposure(now=datetime(2026, 11, 10, 2, tzinfo=UTC), list_code="2026-11-10")
    client.force_login(supervisor)
    for day in (date(2026, 11, 27), date(2027, 1, 4)):
        now = datetime.combine(day, time(4), UTC)
        snapshots.take(snapshots.ask(as_of=day, by=None, now=now), now=now)
    page = " ".join(client.get(f"{CITY}?year=2026").text.split())
    assert "as of Fri 27 Nov 2026" in page
    assert "what happened, and lists: as of Mon 4 Jan 2027" in page
    card = page.partition('data-figure="exposure"')[2].partition("</section>")[0]
    assert "As of 4 Jan 2027; definitions" in card
    assert "2026, third quarter" in card
    assert 'data-short="10 Nov 2026">10 Nov 2026, urgent' in card
    assert "2026-Q3" not in page
    assert "2026-11-10" not in page
    rows = csv.reader(io.StringIO(client.get(f"{CITY}?year=2026&export=csv").text.lstrip("\ufeff")))
    assert {row[4] for row in rows if row[0] == "Exposure lists that paid"} == {"2027-01-04"}
    told = client.get("/api/figures/board/?year=2026").json()
    days = {card["key"]: card["as_of"] for card in told["cards"]}
    assert (told["as_of"], days["coverage"], days["exposure"]) == (
        "2026-11-27", "2026-11-27", "2027-01-04",
    )  # fmt: skip
