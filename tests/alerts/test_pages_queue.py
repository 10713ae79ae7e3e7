"""Screen 1: what an inspector sees first, how it is narrowed, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inspectorate.organisation.models import GridGroup, Role
from tests.factories import (
    NOW,
    TODAY,
    make_alert,
    make_batch,
    make_enterprise,
    make_grid_group,
    make_provider,
    make_run,
    make_step,
    make_user,
    make_worker,
)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The tests' own day."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def group(db: None) -> GridGroup:
    """The inspector's group."""
    return make_grid_group()


@pytest.fixture
def inspector(client: Client, group: GridGroup) -> Client:
    """An inspector of the group, logged in."""
    client.force_login(make_user(groups=[group]))
    return client


def text_of(client: Client, address: str = "/alerts/", **headers: str) -> str:
    """The page as text."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def headlines(page: str) -> list[str]:
    """The headlines of the list, in order."""
    return re.findall(r"data-open[^>]*>([^<]+)</a>", page)


def without_tokens(page: str) -> str:
    """The page without what is drawn anew for each answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_the_list_stands_by_priority_and_holds_own_groups_only(
    inspector: Client, group: GridGroup
) -> None:
    make_alert(group=group, score=40, workers_count=4)
    make_alert(group=group, score=92, workers_count=98)
    make_alert(group=make_grid_group(), score=99, workers_count=77)
    page = text_of(inspector)
    assert headlines(page) == [
        "98 of 265 workers without cover",
        "4 of 265 workers without cover",
    ]
    assert "2 open alerts in your group" in page


def test_a_row_says_why_it_comes_first(inspector: Client, group: GridGroup) -> None:
    make_alert(group=group)
    assert (
        "Severe; 98 people; ¥1.15 m at stake; since Feb 2025; intensified supervision."
        in text_of(inspector)
    )


def test_a_row_says_it_in_chinese_as_well(inspector: Client, group: GridGroup) -> None:
    make_alert(group=group)
    inspector.cookies["django_language"] = "zh-hans"
    page = text_of(inspector)
    assert "265 名劳动者中 98 人未参保" in page
    assert "严重；98人；涉及金额115.2万元；始于2025年2月；重点监管。" in page


def test_deadlines_have_shape_word_and_date(inspector: Client, group: GridGroup) -> None:
    for days in (-1, 0, 1, 6):
        make_alert(group=group, first_look_by=TODAY + timedelta(days=days))
    make_alert(group=group, state="letter_sent")
    found = re.findall(r'class="due (\w*)">([^<]+)<', text_of(inspector))
    assert sorted(found) == [
        ("", "4 working days left"),
        ("late", "1 working day over"),
        ("paused", "Letter out"),
        ("soon", "1 working day left"),
        ("soon", "Today"),
    ]


def test_the_figures_of_the_day_lead_to_their_lists(inspector: Client, group: GridGroup) -> None:
    make_alert(group=group, first_look_by=TODAY - timedelta(days=3), workers_count=7)
    make_alert(group=group, first_look_by=TODAY, state="acknowledged", workers_count=8)
    page = text_of(inspector)
    assert re.findall(r'<b class="[^"]*num">(\S+)</b>', page) == ["1", "1", "1"]
    assert headlines(text_of(inspector, "/alerts/?due=late")) == ["7 of 265 workers without cover"]
    assert headlines(text_of(inspector, "/alerts/?due=today")) == ["8 of 265 workers without cover"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("?rule=contribution-arrears", 1),
        ("?rule=partial-schemes", 0),
        ("?state=all", 3),
        ("?state=dismissed", 1),
        ("?regime=intensified", 1),
        ("?type=V2", 1),
        ("?q=纺织", 1),
        ("?q=纺", 0),
        ("?q=A-2026-900001", 1),
        ("?due=week", 1),
        ("?state=nonsense", 2),
    ],
)
def test_a_filter_narrows_the_list(
    query: str, count: int, inspector: Client, group: GridGroup
) -> None:
    textile = make_enterprise(group, name="青岛示例纺织有限公司", regime="intensified")
    make_alert(textile, number="A-2026-900001", first_look_by=TODAY)
    make_alert(
        group=group,
        rule="contribution-arrears",
        violation_type="V2",
        first_look_by=TODAY + timedelta(days=30),
    )
    make_alert(group=group, state="dismissed")
    assert len(headlines(text_of(inspector, f"/alerts/{query}"))) == count


def test_a_text_that_many_match_finds_as_one_that_few_do(
    inspector: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    for score in (20, 90, 50):
        make_alert(group=group, score=score, workers_count=score)
    few = headlines(text_of(inspector, "/alerts/?q=示例"))
    monkeypatch.setattr("alerts.queue.FEW", 1)
    assert headlines(text_of(inspector, "/alerts/?q=示例")) == few
    assert len(few) == 3


def test_groups_carry_their_counts_and_narrow_the_list(client: Client, db: None) -> None:
    first, second = make_grid_group(), make_grid_group()
    client.force_login(make_user(groups=[first, second]))
    make_alert(group=first, workers_count=11)
    make_alert(group=second, workers_count=22)
    make_alert(group=second, workers_count=33)
    page = text_of(client)
    assert f'{second.name}</span> <span class="num mute">2<' in page
    assert '<select name="group"' not in page
    chosen = text_of(client, f"/alerts/?group={first.code}")
    assert headlines(chosen) == ["11 of 265 workers without cover"]


def test_many_groups_are_a_list_to_choose_from(
    client: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alerts.views.queue.MOST_PILLS", 1)
    client.force_login(make_user(groups=[group, make_grid_group()]))
    page = text_of(client)
    assert "data-group" not in page
    assert page.count('<select name="group"') == 1


def test_the_list_downloads_as_filtered(
    inspector: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_alert(make_enterprise(group, name="青岛示例纺织有限公司"), score=60)
    make_alert(group=group, rule="contribution-arrears", score=50)
    make_alert(group=make_grid_group())
    assert 'href="/alerts.csv?rule=unregistered-worker"' in text_of(
        inspector, "/alerts/?rule=unregistered-worker"
    )
    text = text_of(inspector, "/alerts.csv?rule=unregistered-worker")
    assert text.count("\n") == 2
    assert "98 of 265 workers without cover,青岛示例纺织有限公司" in text
    monkeypatch.setattr("alerts.views.queue.LARGEST_LIST", 1)
    assert text_of(inspector, "/alerts.csv").splitlines()[-1] == "cut after 1 rows"


def test_the_heading_counts_what_the_filters_leave(inspector: Client, group: GridGroup) -> None:
    make_alert(group=group)
    assert "1 open alert in your group" in text_of(inspector)
    make_alert(group=group, rule="contribution-arrears")
    make_alert(group=group, rule="contribution-arrears", state="closed")
    for address, words in (
        ("/alerts/", "2 open alerts in your group"),
        ("/alerts/?rule=contribution-arrears", "1 alert matches these filters"),
        ("/alerts/?state=all", "3 alerts match these filters"),
    ):
        page = text_of(inspector, address)
        fragment = inspector.get(address, headers={"HX-Request": "true"}).content.decode()
        assert words in page
        assert words in fragment
    assert "2 open alerts in all" in page


def test_an_empty_list_names_the_next_step(inspector: Client) -> None:
    page = text_of(inspector, "/alerts/?state=closed")
    assert "No alert matches these filters." in page
    assert 'href="/alerts/">Show all open alerts' in page


def test_pages_follow_one_another_without_gap_or_double(
    inspector: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alerts.views.queue.PAGE_SIZE", 2)
    for workers in range(10, 15):
        make_alert(group=group, score=50, workers_count=workers)
    address, seen = "/alerts/", []
    while address:
        page = text_of(inspector, address)
        seen += headlines(page)
        following = re.search(r'href="(\?after=[^"]+)">Next', page)
        address = f"/alerts/{following[1]}" if following else ""
    assert seen == [f"{n} of 265 workers without cover" for n in (14, 13, 12, 11, 10)]


def test_the_swapped_list_equals_the_reloaded_one(inspector: Client, group: GridGroup) -> None:
    make_alert(group=group)
    swapped = without_tokens(text_of(inspector, **{"HX-Request": "true"}))
    assert swapped.lstrip().startswith('<div id="list-area"')
    area, head = swapped.split('<div class="head mid" id="queue-head" hx-swap-oob="true"')
    page = without_tokens(text_of(inspector))
    assert area.strip() in page
    assert head.strip() in page


def test_fresh_deliveries_say_what_they_changed_in_own_groups(
    inspector: Client, group: GridGroup
) -> None:
    run = make_run(batch_id=make_batch("insurance-records").pk)
    for owner in (group, make_grid_group()):
        alert = make_alert(group=owner, changed_in_run=run.pk)
        make_step(alert, "raised", run_id=run.pk)
    page = text_of(inspector)
    assert "Insurance records" in page
    assert "1 alert new, 0 grown, 0 put right." in page


def test_fresh_deliveries_stand_by_their_day(inspector: Client) -> None:
    for feed, days in (("deaths", 1), ("workers", 0), ("benefits", 2)):
        make_batch(feed, published_at=NOW - timedelta(days=days))
    for address in ("/alerts/", "/desk/"):
        rail = text_of(inspector, address).split("Fresh data</h2>")[1]
        days = re.findall(r"(\d\d? Nov)[^<]*</span>", rail)
        assert days == sorted(days, reverse=True), days
        assert len(days) == 3


def test_alerts_of_providers_and_people_stand_in_the_list_without_names_of_people(
    inspector: Client, group: GridGroup
) -> None:
    make_alert(make_provider(group, name="示例大药房"), rule="claim-after-death")
    person = make_worker(name="不应出现")
    make_alert(person, group=group, rule="benefit-after-death")
    page = text_of(inspector)
    assert "示例大药房" in page
    assert "a person" in page
    assert "不应出现" not in page


def test_a_city_supervisor_sees_all_groups_and_a_district_one_his_own(
    client: Client, db: None
) -> None:
    make_alert(group=make_grid_group(district_code="370202"), workers_count=2)
    make_alert(group=make_grid_group(district_code="370214"), workers_count=14)
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    assert len(headlines(text_of(client))) == 2
    client.force_login(make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"]))
    assert headlines(text_of(client)) == ["14 of 265 workers without cover"]


@pytest.mark.parametrize("role", [Role.FULL_TIME_INSPECTOR, Role.CITY_SUPERVISOR])
def test_ten_alerts_cost_as_many_statements_as_one(
    role: Role, client: Client, group: GridGroup
) -> None:
    client.force_login(make_user(role, groups=[group]))
    make_run(batch_id=make_batch().pk)
    make_alert(group=group)
    with CaptureQueriesContext(
        connection,
    ) as one:
        text_of(client)
    for _ in range(9):
        make_alert(group=group)
    with CaptureQueriesContext(connection) as ten:
        text_of(client)
    assert len(ten) == len(one) < 45


def test_counts_stop_at_a_thousand(
    client: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspectorate.foundation.counting.MOST", 2)
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    for _ in range(4):
        make_alert(group=group, first_look_by=date(2026, 1, 1))
    assert "2+ open alerts" in text_of(client)
