"""Finding an enterprise, and everything known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from enterprises.models import Contribution, Enterprise, InsuranceRegistration, Penalty, TaxFiling
from inspectorate.organisation.models import GridGroup, Role
from tests.factories import (
    NOW,
    make_alert,
    make_batch,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_insurance,
    make_user,
    make_worker,
)

NUMBER = "370214199001010049"


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


def text_of(client: Client, address: str) -> str:
    """The page as text."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def names(page: str) -> list[str]:
    """The enterprises listed."""
    return re.findall(r'data-open lang="zh-Hans"[^>]*>([^<]+)</a>', page)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("纺织", 1),
        ("示例纺", 1),
        ("示 例 纺", 1),
        ("机械", 1),
        ("ABC", 1),
        ("Ａｂｃ", 1),
        ("有限公司", 2),
        ("公", 0),
        ("织纺", 0),
        ("无此", 0),
        ("司青岛", 0),
        ("青岛示例有限", 0),
        ("aaaaaaaa", 0),
    ],
)
def test_two_characters_of_the_name_suffice(
    text: str, found: int, inspector: Client, group: GridGroup
) -> None:
    make_enterprise(group, name="青岛示例纺织有限公司")
    make_enterprise(group, name="青岛示例机械ＡBc有限公司AA")
    make_enterprise(make_grid_group(), name="青岛样例纺织有限公司")
    assert len(names(text_of(inspector, f"/dossiers/?q={text}"))) == found


def test_a_whole_code_leads_straight_to_the_dossier(inspector: Client, group: GridGroup) -> None:
    own, other = make_enterprise(group), make_enterprise(make_grid_group())
    response = inspector.get(f"/dossiers/?q={own.uscc.lower()}")
    assert response["Location"] == f"/dossiers/{own.uscc}/"
    assert names(text_of(inspector, f"/dossiers/?q={other.uscc}")) == []


def test_part_of_a_code_is_found(inspector: Client, group: GridGroup) -> None:
    own = make_enterprise(group)
    assert names(text_of(inspector, f"/dossiers/?q={own.uscc[8:16]}")) == [own.name]


def test_pages_of_enterprises_follow_one_another(
    inspector: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enterprises.views.dossiers.PAGE_SIZE", 2)
    made = [make_enterprise(group, name=f"青岛示例{n}号纺织厂").name for n in "一二三四五"]
    address, seen = "/dossiers/?q=纺织", []
    while address:
        page = text_of(inspector, address)
        seen += names(page)
        following = re.search(r'href="(\?q=[^"]+after=[^"]+)">Next', page)
        address = "/dossiers/" + following[1].replace("&amp;", "&") if following else ""
    assert seen == made


def filled(group: GridGroup) -> Enterprise:
    """An enterprise with some of everything."""
    batch = make_batch("enterprises")
    enterprise = make_enterprise(
        group,
        batch_id=batch.pk,
        legal_representative="赵样例",
        risk_class="D",
        risk_points=72,
        risk_reasons=[
            {"code": "alerts", "value": 1, "points": 62},
            {"code": "history", "value": 1, "points": 10},
        ],
    )
    insured, missing = make_worker(name="钱样例"), make_worker(name="孙样例", id_number=NUMBER)
    make_employment(enterprise, insured, batch_id=batch.pk)
    make_employment(enterprise, missing, hired_on=date(2025, 3, 1), batch_id=batch.pk)
    make_insurance(enterprise, insured)
    month = date(2026, 10, 1)
    Contribution.objects.create(
        enterprise=enterprise, scheme=1, month=month, headcount=1, due=1456, paid=400, batch_id=1
    )
    TaxFiling.objects.create(
        enterprise=enterprise, month=month, headcount=7, wages_paid=Decimal(9100), batch_id=1
    )
    InsuranceRegistration.objects.create(
        enterprise=enterprise, registered_on=date(2019, 4, 2), batch_id=1
    )
    Penalty.objects.create(
        document_no="示例罚〔2025〕7号",
        enterprise=enterprise,
        decided_on=date(2025, 8, 1),
        violation_type="V2",
        amount=5000,
        batch_id=1,
    )
    make_alert(enterprise)
    make_alert(enterprise, rule="contribution-arrears", state="dismissed", workers_count=0)
    return enterprise


def test_the_dossier_holds_everything_known(inspector: Client, group: GridGroup) -> None:
    enterprise = filled(group)
    page = text_of(inspector, f"/dossiers/{enterprise.uscc}/")
    for text in (
        "赵样例",
        "Category D, high risk",
        "1 open alert; 1 decision within two years.",
        "98 of 265 workers without cover",
        "Dismissed",
        "since 2 Apr 2019",
        "示例罚〔2025〕7号",
        "¥5,000.00",
        "Nov 2026: 2 employed, 1 insured",
        "all five schemes",
        "3702**********0049",
    ):
        assert text in page, text
    assert NUMBER not in page
    row = re.search(r"Oct 2026</td>(.*?)</tr>", page)
    assert row is not None
    assert re.findall(r">([\d,.]+)<", row[1]) == [
        "2",
        "1",
        "7",
        "9,100.00",
        "1,456.00",
        "400.00",
    ]


def test_alerts_stand_there_for_those_who_may_see_alerts(client: Client, group: GridGroup) -> None:
    enterprise = filled(group)
    client.force_login(make_user(Role.DATA_OFFICER))
    assert "98 of 265 workers without cover" not in text_of(client, f"/dossiers/{enterprise.uscc}/")


def test_an_enterprise_of_which_little_is_known_says_so(
    inspector: Client, group: GridGroup
) -> None:
    page = text_of(inspector, f"/dossiers/{make_enterprise(group).uscc}/")
    for text in (
        "No employment, insurance or filing is known here yet.",
        "No registration with social insurance is known.",
        "Nobody has been registered here.",
        "The comparisons have never found anything here.",
        "Nothing speaks against it.",
    ):
        assert text in page


def test_ten_people_cost_as_many_statements_as_one(inspector: Client, group: GridGroup) -> None:
    enterprise = make_enterprise(group)
    make_employment(enterprise, make_worker())
    with CaptureQueriesContext(connection) as one:
        text_of(inspector, f"/dossiers/{enterprise.uscc}/")
    for _ in range(9):
        worker = make_worker()
        make_employment(enterprise, worker)
        make_insurance(enterprise, worker)
    with CaptureQueriesContext(connection) as ten:
        text_of(inspector, f"/dossiers/{enterprise.uscc}/")
    assert len(ten) == len(one) < 40


def test_enterprises_without_a_group_are_listed_for_the_data_officer(
    client: Client, db: None
) -> None:
    client.force_login(make_user(Role.DATA_OFFICER))
    assert "Every enterprise lies in a grid group." in text_of(client, "/grid/unmatched/")
    lost = make_enterprise(None)
    make_enterprise(make_grid_group())
    page = text_of(client, "/grid/unmatched/")
    assert names(page) == [lost.name]
    assert "1 enterprise in no grid group" in page
