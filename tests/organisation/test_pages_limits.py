"""The pages of time limits and of the calendar."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inspectorate.organisation import library
from inspectorate.organisation.actions.limits import CHANGEABLE, version
from inspectorate.organisation.models import CalendarDay, CalendarYear, Limit, Role
from inspectorate.organisation.schedules import read, written
from inspectorate.organisation.working_days import calendar, is_provisional, is_working_day
from tests.factories import make_user
from tests.organisation.test_schedules import NOTICE_OF_2025

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor(client: Client) -> Client:
    """A city supervisor, logged in."""
    client.force_login(make_user(Role.CITY_SUPERVISOR, display_name="周示例"))
    return client


def text_of(client: Client, address: str) -> str:
    """The page as text."""
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def as_posted(code: str, **changes: object) -> dict[str, object]:
    """The change form as a browser would send it."""
    limit = Limit.objects.get(code=code)
    values = {name: getattr(limit, name) for name in CHANGEABLE}
    if values["length"] is None:
        values["length"] = ""
    return {**values, "seen": version(code), "reason": "new notice", **changes}


def test_every_limit_is_listed_with_its_basis_and_source(supervisor: Client) -> None:
    page = text_of(supervisor, "/limits/")
    for limit in Limit.objects.all():
        assert limit.basis_en in page
        assert limit.source in page
    assert "60 working days" in page
    assert "3 months" in page
    assert "calendar days, set each time" in page


def test_both_languages_are_complete(supervisor: Client) -> None:
    supervisor.cookies["django_language"] = "zh-hans"
    page = text_of(supervisor, "/limits/")
    assert "60个工作日" in page
    assert "working" not in page.split("<main")[1].split("</main")[0].replace("/calendar/", "")


def test_a_change_is_kept_with_who_why_from_and_to(supervisor: Client) -> None:
    response = supervisor.post("/limits/statement/change/", as_posted("statement", length=3))
    assert response.status_code == 302
    assert Limit.objects.get(code="statement").length == 3
    page = text_of(supervisor, "/limits/statement/")
    assert "Length: <del>5</del> → <ins>3</ins>" in page
    assert "周示例" in page
    assert "new notice" in page
    assert 'page <span class="masked">127.0.0.1</span>' in page
    assert "As delivered with the software" in page


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"reason": ""}, "This field is required"),
        ({"length": ""}, "This field is required"),
        ({"length": "0"}, "Between 1 and 1000"),
        ({"remind_days": "61"}, "Between 0 and 60"),
        ({"unit": "months", "day_type": "working"}, "counts calendar days"),
    ],
)
def test_a_change_out_of_bounds_is_refused(
    supervisor: Client, changes: dict[str, str], why: str
) -> None:
    response = supervisor.post("/limits/statement/change/", as_posted("statement", **changes))
    assert why in response.content.decode()
    assert Limit.objects.get(code="statement").length == 5


def test_an_orders_length_may_stay_open(supervisor: Client) -> None:
    assert supervisor.post("/limits/order/change/", as_posted("order")).status_code == 302
    assert Limit.objects.get(code="order").length is None


def test_the_second_of_two_changes_is_told_who_was_first(supervisor: Client) -> None:
    opened = as_posted("statement", length=4)
    supervisor.post("/limits/statement/change/", as_posted("statement", length=3))
    page = supervisor.post("/limits/statement/change/", opened).content.decode()
    assert "Not saved: 周示例 changed this limit meanwhile (new notice)." in page
    assert 'value="4"' in page
    assert Limit.objects.get(code="statement").length == 3


def test_an_inspector_reads_and_is_told_who_changes(client: Client) -> None:
    client.force_login(make_user())
    assert "Only a city supervisor or an administrator" in text_of(client, "/limits/decision/")
    assert "Only a city supervisor or an administrator" in text_of(client, "/calendar/2026/")
    assert client.post("/limits/decision/change/", as_posted("decision")).status_code == 403


def test_the_year_shows_holidays_and_shifted_weekends(supervisor: Client) -> None:
    page = text_of(supervisor, "/calendar/2026/")
    assert 'class="holiday"><a href="/calendar/2026/10/1/" title="not worked: National Day"' in page
    assert 'class="shifted"><a href="/calendar/2026/10/10/" title="worked: National Day"' in page
    assert "working days in 2026" in page


def test_a_year_to_come_is_provisional_until_published(supervisor: Client) -> None:
    page = text_of(supervisor, "/calendar/2027/")
    assert "not entered" in page
    assert 'title="not worked: New Year' in page
    assert "Regulation on public holidays, art. 2" in page
    assert not is_working_day(date(2027, 1, 1))  # the law says so before any schedule
    assert is_provisional(date(2027, 1, 1))
    assert is_provisional(date(2027, 2, 8))
    entered = {
        "schedule": "2027-02-05..2027-02-11 off 春节\n2027-02-14 worked 春节调休",
        "source": "国办发明电〔2026〕示例",
        "reason": "published today",
    }
    assert supervisor.post("/calendar/2027/enter/", entered).status_code == 302
    page = text_of(supervisor, "/calendar/2027/")
    assert "entered, not published" in page
    assert "Spring Festival" in page  # its English name is known from earlier years
    assert is_working_day(date(2027, 2, 8))  # not in force yet

    assert supervisor.get("/calendar/2027/publish/").status_code == 200
    supervisor.post("/calendar/2027/publish/", {"reason": "as decided"})
    assert not is_provisional(date(2027, 2, 8))
    assert not is_working_day(date(2027, 2, 8))
    assert is_working_day(date(2027, 2, 14))
    assert calendar().published_until == 2027

    supervisor.post("/calendar/2027/enter/", entered | {"schedule": "2027-02-08 off 春节"})
    assert CalendarDay.objects.filter(day__year=2027).count() == 6  # in force: not replaced


def test_a_year_published_out_of_turn_leaves_the_gap_provisional(supervisor: Client) -> None:
    CalendarYear.objects.create(year=2028, published=True, source="示例")
    assert is_provisional(date(2027, 6, 1))
    assert not is_provisional(date(2028, 6, 1))
    assert calendar().published_until == 2026


def test_a_line_that_cannot_be_read_is_shown_and_nothing_entered(supervisor: Client) -> None:
    wrong = {"schedule": "soon", "source": "示例", "reason": "trial"}
    page = unescape(supervisor.post("/calendar/2027/enter/", wrong).content.decode())
    assert "Line 1, “soon”" in page
    assert not CalendarYear.objects.filter(year=2027).exists()
    none = {**wrong, "schedule": NOTICE_OF_2025.replace("1月", "2025年1月").strip().split("\n")[0]}
    page = unescape(supervisor.post("/calendar/2027/enter/", none).content.decode())
    assert "No day of 2027 is named." in page


def test_what_was_entered_stands_in_the_form_when_it_is_entered_again(supervisor: Client) -> None:
    entered = {"schedule": "2027-02-08 off 春节", "source": "示例", "reason": "trial"}
    supervisor.post("/calendar/2027/enter/", entered)
    assert "2027-02-08 off 春节 | Spring Festival" in text_of(supervisor, "/calendar/2027/enter/")


def test_the_librarys_schedule_is_a_first_draft_where_it_knows_one() -> None:
    lines = written(library.schedule_of(2026))
    assert "2026-10-10 worked 国庆节调休 | National Day" in lines
    days = CalendarDay.objects.filter(day__year=2026).order_by("day")
    assert [(entry.day, entry.name) for entry in read(lines, year=2026, english={})] == list(
        days.values_list("day", "name")
    )
    assert library.schedule_of(2040) == []


def test_one_day_is_put_right_and_back(supervisor: Client) -> None:
    day = date(2026, 12, 11)
    values = {"is_worked": "no", "name": "示例日", "source": "通知", "reason": "storm", "seen": "-"}
    refused = supervisor.post("/calendar/2026/12/11/", {**values, "name": ""})
    assert "Which holiday changes this day?" in refused.content.decode()
    supervisor.post("/calendar/2026/12/11/", values)
    assert not is_working_day(day)
    late = supervisor.post("/calendar/2026/12/11/", {**values, "is_worked": "yes"})
    assert "Not saved: this day was changed meanwhile." in late.content.decode()
    supervisor.post("/calendar/2026/12/11/", {**values, "is_worked": "yes", "seen": "0 示例日"})
    assert is_working_day(day)
    history: Any = apps.get_model("organisation", "CalendarDayEvent")
    last = history.objects.filter(pgh_label="delete").get()
    assert last.pgh_context.metadata["reason"] == "storm"
    assert last.pgh_context.metadata["user"] == get_user(supervisor).pk  # type: ignore[arg-type]


@pytest.mark.parametrize("address", ["/calendar/1999/", "/calendar/2026/2/30/", "/limits/lunch/"])
def test_what_there_is_not_is_not_found(supervisor: Client, address: str) -> None:
    assert supervisor.get(address).status_code == 404


def test_the_calendar_costs_as_many_statements_full_as_empty(supervisor: Client) -> None:
    counts = []
    for year in (2027, 2026):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            supervisor.get(f"/calendar/{year}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_web_role_may_not_rewrite_history(supervisor: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('inspectorate_web', 'organisation_limitevent', 'UPDATE')"
        )
        assert cursor.fetchone() == (False,)
