"""Screen 2: one alert with the people or rows concerned, sums, provenance, story; revealing."""

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

from alerts.models import Alert
from enterprises.models import (
    Contribution,
    CoverageSurvey,
    IndividualInsurance,
    MedicalClaim,
    TaxFiling,
    Worker,
)
from inspectorate.organisation.models import AccessLog, GridGroup, Role
from tests.factories import (
    NOW,
    make_alert,
    make_batch,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_insurance,
    make_provider,
    make_run,
    make_step,
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


def page_of(client: Client, alert: Alert, query: str = "") -> str:
    """The alert's page."""
    response = client.get(f"/alerts/{alert.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def uncovered(alert: Alert, **changes: object) -> Worker:
    """A person employed at the alert's enterprise since 2025 and in no scheme."""
    worker = make_worker(**changes)
    make_employment(alert.enterprise, worker)
    make_finding(alert, worker_id=worker.pk)
    return worker


def test_the_page_opens_with_the_sentence_and_who_it_is_about(
    inspector: Client, group: GridGroup
) -> None:
    enterprise = make_enterprise(group, regime="intensified", regime_until=date(2028, 1, 12))
    page = page_of(inspector, make_alert(enterprise))
    assert '<h1 class="big">98 of 265 workers without cover</h1>' in page
    assert enterprise.uscc in page
    assert "Intensified until 12 Jan 2028" in page
    assert "First look: 1 working day over" in page


def test_people_have_masked_numbers_strips_and_a_sentence(
    inspector: Client, group: GridGroup
) -> None:
    alert = make_alert(group=group)
    uncovered(alert, id_number=NUMBER, name="王示例")
    page = page_of(inspector, alert)
    assert NUMBER not in page
    assert "3702**********0049" in page
    assert page.count('<path class="mis"') == 2  # small and tall
    assert "王示例: since 6 Jan 2025, 22 months with a missing scheme since Feb 2025" in page


def test_what_stands_beside_a_person_excuses_nobody(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    worker = uncovered(alert)
    IndividualInsurance.objects.create(
        worker=worker, kind="flexible", scheme=1, from_month=date(2025, 3, 1), batch_id=1
    )
    CoverageSurvey.objects.create(
        worker=worker, surveyed_on=date(2026, 3, 2), reason="own_choice", batch_id=1
    )
    page = page_of(inspector, alert)
    assert "own insurance, flexible worker: pension" in page
    assert "2 Mar 2026: says it is their own choice" in page


def test_sums_by_scheme_and_person_add_up(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    uncovered(alert)
    page = page_of(inspector, alert)
    total = re.search(r'<tfoot>.*?<td class="n">115</td><td class="n">([\d,.]+)<', page)
    assert total is not None
    assert f"¥{total[1]}" in page  # the only person owes all of it


def test_where_the_rows_come_from(inspector: Client, group: GridGroup) -> None:
    batch = make_batch("employments")
    run = make_run(rules={"unregistered-worker": 3})
    alert = make_alert(group=group, changed_in_run=run.pk)
    worker = make_worker()
    make_employment(alert.enterprise, worker, batch_id=batch.pk)
    make_finding(alert, worker_id=worker.pk)
    page = page_of(inspector, alert)
    assert f"Employment registrations, batch {batch.pk}" in page
    assert "Worker without cover, version 3" in page


def test_the_story_tells_machine_and_people_apart(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    make_step(alert, "raised", count_after=91)
    make_step(alert, "grown", count_before=91, count_after=98)
    inspector.post(f"/alerts/{alert.pk}/acknowledge/")
    page = page_of(inspector, alert)
    assert "Grew from 91 to 98" in page
    assert '<span class="strong">Acknowledged by 李示例</span>' in page


def test_the_second_to_acknowledge_is_told_who_was_first(
    inspector: Client, group: GridGroup
) -> None:
    alert = make_alert(group=group)
    inspector.post(f"/alerts/{alert.pk}/acknowledge/")
    response = inspector.post(f"/alerts/{alert.pk}/acknowledge/", follow=True)
    assert "Not acknowledged. 李示例 acknowledged this alert at " in response.content.decode()


def test_an_assistant_sees_the_button_grey_with_its_reason(
    client: Client, group: GridGroup
) -> None:
    client.force_login(make_user(Role.ASSISTANT, groups=[group]))
    page = page_of(client, make_alert(group=group))
    assert "disabled" in page
    assert "for inspectors and supervisors" in page


def test_a_rule_about_months_shows_them_with_what_belongs_to_each(
    inspector: Client, group: GridGroup
) -> None:
    enterprise = make_enterprise(group)
    alert = make_alert(
        enterprise, rule="contribution-arrears", workers_count=0, amount=Decimal(900)
    )
    month = date(2026, 9, 1)
    Contribution.objects.create(
        enterprise=enterprise, scheme=1, month=month, headcount=3, due=1000, paid=100, batch_id=1
    )
    make_finding(alert, scheme=1, from_month=month, to_month=month, amount=Decimal(900))
    page = page_of(inspector, alert)
    assert "¥900 of contributions unpaid" in page
    for text in ("Sep 2026", "Pension", "¥1,000.00", "¥100.00", "¥900.00"):
        assert text in page


def test_head_counts_stand_beside_the_insured(inspector: Client, group: GridGroup) -> None:
    enterprise = make_enterprise(group)
    alert = make_alert(enterprise, rule="headcount-mismatch", workers_count=0)
    month = date(2026, 9, 1)
    TaxFiling.objects.create(
        enterprise=enterprise, month=month, headcount=212, wages_paid=1, batch_id=1
    )
    make_finding(alert, from_month=month, to_month=month, amount=Decimal(64))
    page = page_of(inspector, alert)
    assert re.search(r">212<.*?>148<.*?>64<", page, re.DOTALL)


def test_a_providers_claims_are_listed_one_by_one(inspector: Client, group: GridGroup) -> None:
    provider = make_provider(group)
    alert = make_alert(provider, rule="claim-after-death", workers_count=1)
    worker = make_worker()
    MedicalClaim.objects.create(
        claim_no="C-1",
        worker=worker,
        provider=provider,
        kind="outpatient",
        admitted_on=date(2026, 5, 24),
        item_code="OP0328",
        amount=Decimal("107.78"),
        batch_id=1,
    )
    make_finding(
        alert,
        worker_id=worker.pk,
        detail="C-1",
        from_month=date(2026, 5, 1),
        to_month=date(2026, 5, 1),
        amount=Decimal("107.78"),
    )
    page = page_of(inspector, alert)
    for text in ("C-1", "24 May 2026", "OP0328", "¥107.78"):
        assert text in page


def test_a_rule_that_is_gone_leaves_the_page_readable(inspector: Client, group: GridGroup) -> None:
    page = page_of(inspector, make_alert(group=group, rule="no-longer-there"))
    assert "The rule of this alert is no longer in use." in page


def test_pages_of_people_follow_one_another(
    inspector: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alerts.presenting.workers.PAGE_SIZE", 2)
    alert = make_alert(group=group)
    workers = [uncovered(alert, name=f"示例{n}") for n in range(5)]
    query, seen = "", []
    while True:
        page = page_of(inspector, alert, query)
        seen += re.findall(r'class="strong" lang="zh-Hans">(示例\d)<', page)
        following = re.search(r'href="(\?after=[^"]+)">Next', page)
        if following is None:
            break
        query = following[1]
    assert seen == [worker.name for worker in workers]


def test_ten_people_cost_as_many_statements_as_one(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    uncovered(alert)
    with CaptureQueriesContext(connection) as one:
        page_of(inspector, alert)
    for _ in range(9):
        make_insurance(alert.enterprise, uncovered(alert))
    with CaptureQueriesContext(connection) as ten:
        page_of(inspector, alert)
    assert len(ten) == len(one) < 45


def test_a_number_is_revealed_for_a_purpose_and_logged(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    worker = uncovered(alert, id_number=NUMBER)
    address = f"/alerts/{alert.pk}/workers/{worker.pk}/number/"
    assert NUMBER not in inspector.get(address).content.decode()
    assert NUMBER not in inspector.post(address, {"purpose": ""}).content.decode()
    logged = AccessLog.objects.filter(subject_kind="worker", subject_id=worker.pk)
    assert not logged.exists()
    response = inspector.post(address, {"purpose": "visit"})
    assert NUMBER in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["Refresh"] == f"30; url=/alerts/{alert.pk}/"
    entry = logged.get()
    assert entry.action == "identity_reveal"
    assert entry.purpose == f"visit, {alert.number}"


def test_the_swapped_number_hides_by_itself(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    worker = uncovered(alert, id_number=NUMBER)
    address = f"/alerts/{alert.pk}/workers/{worker.pk}/number/"
    headers = {"HX-Request": "true"}
    shown = inspector.post(address, {"purpose": "visit"}, headers=headers).content.decode()
    assert 'data-hide-after="30"' in shown
    hidden = inspector.get(f"{address}?hide=1", headers=headers).content.decode()
    assert NUMBER not in hidden
    assert "3702**********0049" in hidden


def test_a_number_of_another_alert_is_not_revealed(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    stranger = uncovered(make_alert(group=group))
    response = inspector.post(
        f"/alerts/{alert.pk}/workers/{stranger.pk}/number/", {"purpose": "visit"}
    )
    assert response.status_code == 404


def test_the_list_downloads_masked_and_safe_for_spreadsheets(
    inspector: Client, group: GridGroup
) -> None:
    alert = make_alert(group=group)
    uncovered(alert, id_number=NUMBER, name="=HYPERLINK(1)")
    response = inspector.get(f"/alerts/{alert.pk}/workers.csv")
    text = response.content.decode("utf-8-sig")
    assert response["Content-Disposition"] == f'attachment; filename="{alert.number}.csv"'
    assert "'=HYPERLINK(1),3702**********0049" in text
    assert NUMBER not in text
