"""The page of legal figures and its forms; the free calculator."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.utils import translation

from compliance.models import LegalFigure, PenaltyRange, ViolationRoute
from inspectorate.organisation.models import ContributionLimit, ContributionRate, Role
from inspectorate.organisation.presenting.sources import source_in_words
from tests.compliance.money.made import NOW
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    """The day of these tests."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def changer(client: Client):
    user = make_user(Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def form_of(client: Client, address: str, **changes: str) -> dict[str, str]:
    """What the form at an address holds, with changes."""
    form = client.get(address).context["form"]
    values = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, bool):
            values |= {bound.html_name: "on"} if value else {}
        elif value is not None:
            shown = bound.field.widget.format_value(value)
            values[bound.html_name] = shown[0] if isinstance(shown, list) else shown or ""
    return {**values, **changes}


def test_all_of_it_is_on_one_page_with_sources(client: Client) -> None:
    client.force_login(make_user(Role.ASSISTANT))
    text = client.get("/figures/law/").content.decode()
    for words in (
        "1 to 3 times contributions payable", "500 to 3,000 yuan", "Social Insurance Law, art. 84",
        "2,000 to 20,000 yuan, the act as such", "0.05 %", "0 % – 30 %", "State Council Decree 423",
        "collected with medical", "C34",
    ):  # fmt: skip
        assert words in text, words
    assert "Add a row" not in text


def test_a_rate_is_added_from_a_month_on(client: Client, changer) -> None:
    address = "/figures/law/rates/new/"
    given = {
        "scheme": "1", "share": "employer", "industry_class": "0", "from_month": "2027-01-01",
        "rate": "0.155", "collected_with": "", "law": "social_insurance_law", "article": "10",
        "source": "示例通知", "reason": "年度调整",
    }  # fmt: skip
    assert client.post(address, given).status_code == 302
    assert ContributionRate.objects.get(from_month=date(2027, 1, 1)).rate == Decimal("0.155")
    again = client.post(address, given)
    assert "already exists" in again.content.decode()


def test_a_year_gets_its_floor_and_cap(client: Client, changer) -> None:
    given = {"year": "2026", "floor_yuan": "4416", "cap_yuan": "22077", "source": "示例通知",
             "reason": "年度公布"}  # fmt: skip
    assert client.post("/figures/law/limits/new/", given).status_code == 302
    assert ContributionLimit.objects.get(year=2026).cap_yuan == 22077


def test_a_correction_asks_for_its_reason_and_is_told_in_the_history(
    client: Client, changer
) -> None:
    row = LegalFigure.objects.get(code="hearing_unit_yuan")
    address = f"/figures/law/figures/{row.pk}/"
    without = client.post(address, form_of(client, address, value="60000"))
    assert "This field is required." in without.content.decode()
    given = form_of(client, address, value="60000", reason="按示例文件更正")
    assert client.post(address, given).status_code == 302
    row.refresh_from_db()
    assert row.value == 60000
    text = client.get(address).content.decode()
    assert "50000.0000 → 60000.0000" in text
    assert "李示例</span>: 按示例文件更正" in text
    assert 'page <span class="masked">127.0.0.1</span>' in text


def test_a_range_keeps_its_order(client: Client, changer) -> None:
    row = PenaltyRange.objects.get(code="not-registered")
    address = f"/figures/law/ranges/{row.pk}/"
    refused = client.post(address, form_of(client, address, times_max="0.5", reason="示例"))
    assert refused.status_code == 200
    assert "The most is not below the least." in refused.content.decode()
    assert "onstraint" not in refused.content.decode()
    row.refresh_from_db()
    assert row.times_max == 3


def test_a_route_is_changed_but_none_is_added(client: Client, changer) -> None:
    address = "/figures/law/routes/V5/"
    given = form_of(client, address, order_first="on", reason="示例")
    assert client.post(address, given).status_code == 302
    assert ViolationRoute.objects.get(pk="V5").order_first
    assert client.get("/figures/law/routes/new/").status_code == 404


@pytest.mark.parametrize("address", ["nothing/1/", "ranges/x/", "ranges/99999/", "routes/XX/"])
def test_what_there_is_not_is_not_found(client: Client, changer, address: str) -> None:
    assert client.get(f"/figures/law/{address}").status_code == 404


ASKED = "?wage_yuan=6000&from_month=2026-09&to_month=2026-11&contract_kind=fixed&industry_code="


def test_the_counter_reckons_one_wage(client: Client) -> None:
    client.force_login(make_user(Role.COUNTER_CLERK))
    text = client.get(f"/calculator/{ASKED}").content.decode()
    assert "¥6,516.00 for 3 months" in text
    assert "¥6,516.00 – ¥19,548.00" in text
    assert "¥57.56" in text  # 2,172 a month, 42 and 11 days late, rounded line by line
    insured = client.get(f"/calculator/{ASKED}c34&insured=1&insured=2").content.decode()
    assert "¥342.00 for 3 months" in insured  # 18,000 × (1 + 0.9) per cent


def test_the_counter_says_what_is_wrong(client: Client) -> None:
    client.force_login(make_user(Role.COUNTER_CLERK))
    turned = ASKED.replace("2026-11", "2026-08")
    assert "lies before the first" in client.get(f"/calculator/{turned}").content.decode()
    nothing = ASKED.replace("fixed", "dispatch")
    assert "Nothing is owed." in client.get(f"/calculator/{nothing}").content.decode()
    assert "Give a wage" in client.get("/calculator/").content.decode()


def test_what_the_first_filling_names_as_its_source_is_told_in_chinese() -> None:
    told = {
        source
        for model in apps.get_models()
        if model._meta.app_label in ("organisation", "compliance")
        and any(field.name == "source" for field in model._meta.get_fields())
        for source in model._default_manager.values_list("source", flat=True)
    }
    assert len(told) > 25
    with translation.override("zh-hans"):
        left = {each for each in told if not re.search(r"[一-鿿]", source_in_words(each))}
    assert left <= {""}
