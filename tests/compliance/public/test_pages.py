"""The public pages: every one in both languages, light, the same for everybody, and unhurried."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import publications
from compliance.complaints import abuse
from compliance.models import PublicEntry
from compliance.publicity import keeping, remembering
from compliance.publicity.lists import LISTINGS, path_of
from inspectorate.organisation.models import Area, Role, User
from tests.compliance.factories_public import (
    exposure_row,
    make_draw,
    make_exposure,
    make_medal,
    medal_row,
    pages_left_out,
    publish,
)
from tests.factories import NOW, TODAY, make_enterprise, make_user

pytestmark = pytest.mark.django_db
OPEN = "/api/open/exposure/entries/"
STATIC = re.compile(r'(?:href|src)="/static/([^"]+)"')
FIXED = (
    "/", "/exposure/", "/medals/", "/exposure/changes/", "/medals/changes/", "/search/",
    "/search/?q=示例", "/guide/", "/guide/workers/", "/guide/employers/", "/guide/lists/",
    "/figures/", "/certificates/", "/random-checks/", "/exposure/2026-Q3/",
)  # fmt: skip


@pytest.fixture
def supervisor() -> User:
    """Who publishes."""
    return make_user(Role.CITY_SUPERVISOR)


def twenty_one(supervisor: User) -> list[PublicEntry]:
    """A quarter of 21, four of which pay the next day and one within the week."""
    entries = publish(*(exposure_row() for _n in range(21)), by=supervisor)
    for n, entry in enumerate(entries[:5]):
        day = TODAY + timedelta(days=1 if n < 4 else 6)
        at = NOW + timedelta(days=7)
        publications.mark_paid(entry, paid_on=day, by=supervisor, now=at)
    return entries


def weight(response: Any) -> int:
    """Bytes over the wire: the page compressed, and every file it names."""
    files = set(STATIC.findall(gzip.decompress(response.content).decode()))
    found = [finders.find(name) for name in files]
    return len(response.content) + sum(Path(path).stat().st_size for path in found if path)


def test_every_page_reads_in_both_languages_and_is_light(client: Client, supervisor: User) -> None:
    exposure = twenty_one(supervisor)[0]
    medal = publish(*(medal_row() for _n in range(120)), by=supervisor)[0]
    enterprise = make_enterprise()
    pages = [
        *FIXED,
        path_of(exposure),
        path_of(medal),
        "/exposure/2026-Q3/print/",
        "/medals/2024-2025/print/",
        "/medals/2024-2025/?district=370212&after=100",
        f"/enterprises/{exposure.uscc}/",
        f"/enterprises/{enterprise.uscc}/",
        f"/certificates/{medal.verification_code}/",
        f"/random-checks/{make_draw().number}/",
    ]
    assert pages_left_out(pages) == set()
    for page in pages:
        for language in ("en", "zh-Hans"):
            mark = "&" if "?" in page else "?"
            address = f"{page}{mark}lang={language.lower()}"
            response = client.get(address, headers={"accept-encoding": "gzip"})
            assert response.status_code == 200, address
            if "certificates" in page:
                continue
            text = gzip.decompress(response.content).decode()
            assert f'<html lang="{language}">' in text, address
            assert "<script" not in text, address
            assert " style=" not in text, address
            assert weight(response) <= 150_000, address


def test_a_list_says_how_many_paid_and_how_soon(client: Client, supervisor: User) -> None:
    entries = twenty_one(supervisor)
    text = client.get("/exposure/").content.decode()
    assert "21 enterprises" in text
    assert "Of 21 that owed money, 4 paid by the next day, 5 by today." in text
    assert "Half of those that paid did so within 1 day." in text
    assert entries[0].name in text
    assert "Paid on 18 Nov 2026" in text


def test_one_that_paid_is_no_half_of_anything(client: Client, supervisor: User) -> None:
    one = make_exposure(list_code="2026-11-17")
    many = publish(exposure_row(), exposure_row(), by=supervisor)
    for entry in (one, many[0]):
        at = NOW + timedelta(days=7)
        publications.mark_paid(entry, paid_on=TODAY + timedelta(days=3), by=supervisor, now=at)
    urgent, listed = (
        " ".join(client.get(f"/exposure/{code}/").content.decode().split())
        for code in ("2026-11-17", "2026-Q3")
    )
    assert "The one that owed money has paid, within 3 days." in urgent
    assert "Of 2 that owed money, 0 paid by the next day, 1 by today." in listed
    assert "Half of those" not in urgent + listed


def test_half_paid_within_a_day_on_which_half_had_paid(client: Client, supervisor: User) -> None:
    entries = publish(*(exposure_row() for _n in range(7)), by=supervisor)
    for entry, waited in zip(entries, (1, 1, 1, 12, 19, 24), strict=False):
        at = NOW + timedelta(days=24)
        paid_on = TODAY + timedelta(days=waited)
        publications.mark_paid(entry, paid_on=paid_on, by=supervisor, now=at)
    text = client.get("/exposure/").content.decode()
    assert "Of 7 that owed money, 3 paid by the next day, 6 by today." in text
    assert "Half of those that paid did so within 1 day." in text


def test_withdrawn_entries_explain_themselves_and_tell_nothing_else(
    client: Client, supervisor: User
) -> None:
    entry = make_exposure(facts="拖欠9名劳动者工资")
    publications.withdraw(entry, explanation="行政复议撤销", by=supervisor, now=NOW)
    for page in ("/exposure/", path_of(entry), "/exposure.csv", "/exposure.json", OPEN):
        text = client.get(page).content.decode()
        assert "行政复议撤销" in text, page
        assert "劳监罚" not in text, page
        assert "2026-09-21" not in text, page
        assert "拖欠9名" not in text, page
        assert "1284600" not in text.replace(",", ""), page


def test_an_exposure_that_ended_names_nobody_anywhere(client: Client) -> None:
    entry = make_exposure(ends_on=TODAY)
    publications.expire_ended(on=TODAY + timedelta(1), now=NOW)
    for page in ("/exposure/", "/exposure.csv", "/exposure.json", "/exposure.atom",
                 "/exposure/changes/", path_of(entry), "/sitemap.xml"):  # fmt: skip
        text = client.get(page).content.decode()
        assert entry.name not in text, page
        assert entry.uscc not in text, page
    assert "This entry ended" in client.get(path_of(entry)).content.decode()
    assert client.get(f"/enterprises/{entry.uscc}/").status_code == 404


def test_an_enterprise_shows_medals_and_exposures_but_no_address(client: Client) -> None:
    enterprise = make_enterprise(address="不公布的路9号")
    make_medal(uscc=enterprise.uscc, enterprise_id=enterprise.pk)
    make_exposure(uscc=enterprise.uscc, arrears_contributions_yuan=Decimal(5))
    text = client.get(f"/enterprises/{enterprise.uscc}/").content.decode()
    assert "2024–2025" in text
    assert "2026, third quarter" in text
    assert "不公布的路" not in text


def test_a_complaint_begun_on_the_page_of_an_enterprise_names_it(client: Client) -> None:
    entry = make_exposure(name="青岛示例装饰有限公司")
    page = client.get(f"/enterprises/{entry.uscc}/").content.decode()
    assert "Complain about this employer" in page
    assert f'href="/complaints/new/?employer={entry.uscc}"' in page
    choice = client.get(f"/complaints/new/?employer={entry.uscc}").content.decode()
    assert entry.name in choice
    assert f'href="?as=report&amp;employer={entry.uscc}"' in choice
    form = client.get(f"/complaints/new/?as=report&employer={entry.uscc}").content.decode()
    assert f'value="{entry.name}"' in form
    for unknown in ("913702140000000000", "示例"):
        assert client.get("/complaints/new/", {"employer": unknown}).status_code == 200


def test_a_decision_that_ends_in_a_full_stop_reads_on(client: Client) -> None:
    make_exposure(decision="责令限期支付。", legal_basis="《劳动保障监察条例》第二十六条。")
    for page in ("/exposure/", "/exposure/2026-Q3/print/"):
        text = client.get(page).content.decode()
        assert "责令限期支付，《劳动保障监察条例》" in text, page
        assert "。。" not in text, page


def test_medals_name_their_list_their_days_and_their_place(client: Client) -> None:
    entry = make_medal()
    address = f"/medals/{entry.list_code}/print/"
    assert "{}" not in client.get(address).content.decode()
    cache.clear()
    Area.objects.create(code="370212", stem="370212", name="示例区", level="district")
    paper = client.get(address).content.decode()
    assert "Published on " in paper
    assert "Stands until " in paper
    assert '</span> <span lang="zh-Hans">示例区' in paper
    assert (
        f"<td>{LISTINGS['medals'].title} 2024–2025</td>"
        in client.get("/medals/changes/").content.decode()
    )


def test_lists_that_never_were_are_not_found(client: Client) -> None:
    make_exposure()
    for page in ("/exposure/2031-Q1/", "/exposure/2026-Q3/99/", "/medals/2026-Q3.csv",
                 "/exposure/2026-Q3/99999999999999999999/",
                 "/enterprises/913702140000000000/"):  # fmt: skip
        response = client.get(page)
        assert response.status_code == 404, page
        assert "answer for" not in response.content.decode()


def test_staff_go_to_their_desk_and_strangers_read(client: Client) -> None:
    assert "What do you want to do?" in client.get("/").content.decode()
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    assert client.get("/").headers["Location"] == "/desk/"


def test_the_language_of_the_address_is_kept(client: Client) -> None:
    assert "守法诚信奖牌" in client.get("/medals/?lang=zh-hans").content.decode()
    assert '<html lang="zh-Hans">' in client.get("/exposure/").content.decode()
    assert '<html lang="zh-Hans">' in client.get("/?lang=../x").content.decode()


def test_lists_take_as_many_queries_however_long_they_are(
    client: Client, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "find", lambda key: None)

    def queries(page: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page).status_code == 200
        return len(captured)

    first = make_enterprise()
    publish(exposure_row(), medal_row(uscc=first.uscc), by=supervisor)
    pages = ("/exposure/", "/medals/", "/exposure/changes/", "/search/?q=示例", "/medals.atom",
             "/exposure.json", "/figures/", "/")  # fmt: skip
    before = {page: queries(page) for page in pages}
    publish(*(exposure_row() for _n in range(9)), by=supervisor)
    publish(*(medal_row(uscc=make_enterprise().uscc) for _n in range(9)), by=supervisor)
    assert {page: queries(page) for page in pages} == before
    assert max(before.values()) <= 16


def test_a_page_unchanged_costs_one_query(client: Client) -> None:
    make_exposure()
    first = client.get("/exposure/")
    assert first["Cache-Control"] == "public, max-age=60"
    validators: list[Callable[[], dict[str, str]]] = [
        lambda: {"if-none-match": first["ETag"]},
        lambda: {"if-modified-since": first["Last-Modified"]},
    ]
    for headers in validators:
        with CaptureQueriesContext(connection) as captured:
            again = client.get("/exposure/", headers=headers())
        assert again.status_code == 304
        assert len(captured) == 1
    with CaptureQueriesContext(connection) as captured:
        kept = client.get("/exposure/")
    assert kept.content == first.content
    same = set(first.headers) - {"Set-Cookie"}
    assert {name: kept.headers.get(name) for name in same} == {name: first[name] for name in same}
    assert {"Content-Length", "X-Frame-Options", "Content-Security-Policy"} <= same
    assert len(captured) == 1
    make_exposure()
    assert client.get("/exposure/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_in_a_burst_nobody_is_asked(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_seen", {})
    settings.PUBLIC_REMEMBERED_SECONDS = 60
    make_exposure()
    for page in ("/", "/exposure/"):
        client.get(page)
    monkeypatch.setattr(cache, "get", lambda key: pytest.fail("Redis was asked"))
    for page in ("/", "/exposure/"):
        with CaptureQueriesContext(connection) as captured:
            again = client.get(page, headers={"accept-encoding": "gzip"})
        assert again.status_code == 200
        assert len(captured) == 0, page
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    assert client.get("/").headers["Location"] == "/desk/"
    remembering._seen.clear()
    assert remembering.remembered("version") is None


def test_pages_work_without_redis(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*given: Any, **named: Any) -> None:
        raise ConnectionError("Redis is away")

    entry = make_medal()
    monkeypatch.setattr(cache, "get", away)
    monkeypatch.setattr(abuse, "_redis", away)
    monkeypatch.setattr(keeping._Away, "until", 0.0)
    for page in ("/medals/", "/", f"/certificates/{entry.verification_code}/"):
        assert client.get(page).status_code == 200
    assert keeping._Away.until > 0


def test_what_one_reader_asks_for_is_not_kept_for_others(client: Client) -> None:
    make_exposure()
    client.get("/exposure/?utm=%22%3Eposter")
    assert "poster" not in client.get("/exposure/").content.decode()


def test_addresses_made_up_fill_no_memory(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr(cache, "set", lambda *_given, timeout: kept.append(timeout))
    make_medal(), make_exposure()
    for address in (
        "/medals/?district=zz1", "/medals/?district=999999", "/medals/?after=01",
        "/medals/?after=x", "/medals/?after=1234567890", "/medals/changes/?after=１",
        "/search/?q=%20示例", "/search/?q=abc", "/medals/?district=370212&after=x",
    ):  # fmt: skip
        assert client.get(address).status_code == 200, address
    assert kept == []
    client.get("/medals/?after=1")
    client.get("/search/?q=示例")
    assert kept == [60, 60]
    client.get("/medals/?unknown=1")
    assert kept == [60, 60, 24 * 60 * 60]


def test_a_list_of_a_district_is_kept_a_minute(client: Client) -> None:
    Area.objects.create(code="370212", stem="370212", name="示例区", level="district")
    make_medal()
    first = client.get("/medals/?district=370212")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/medals/?district=370212").content == first.content
    assert len(captured) == 2


def test_only_what_was_answered_is_called_unchanged(client: Client) -> None:
    entry = make_exposure()
    later = client.get("/exposure/")["Last-Modified"]
    gone = f"/exposure/{entry.list_code}/99/"
    for headers in ({"if-none-match": "*"}, {"if-modified-since": later}):
        assert client.get(gone, headers=headers).status_code == 404
        assert client.get("/exposure/", headers=headers).status_code == 304


def test_a_wrong_host_is_refused_on_kept_pages_too(client: Client) -> None:
    make_exposure()
    assert client.get("/exposure/").status_code == 200
    assert client.get("/exposure/", headers={"host": "elsewhere.invalid"}).status_code == 400


def test_the_next_page_of_the_open_search_is_at_our_address(client: Client) -> None:
    for n in range(21):
        make_enterprise(name=f"黄岛样品厂{n}")
    following = client.get("/api/open/enterprises/?q=样品").json()["next"]
    assert following.startswith(f"{settings.SITE_URL}/api/open/enterprises/?")
    page = client.get("/api/open/enterprises/?q=样品&limit=15").json()
    rest = client.get(page["next"].removeprefix(settings.SITE_URL)).json()
    assert (len(page["results"]), len(rest["results"]), rest["next"]) == (15, 6, None)
    assert client.get("/api/open/enterprises/?q=样品&limit=201").status_code == 400
