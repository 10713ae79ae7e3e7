"""What a comparison raises, changes, lets lapse and leaves alone, on real PostgreSQL."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from alerts.actions import alerts as alert_actions
from alerts.actions import comparisons
from alerts.models import Alert, AlertState, ComparisonRun, Finding, RuleHit
from enterprises.models import Employment, Enterprise, InsuranceRecord
from inspectorate.organisation.models import ContributionLimit, User
from tests.alerts.facts import (
    AS_OF,
    NOW,
    insure,
    make_batch,
    make_enterprise,
    make_group,
    register,
)

pytestmark = pytest.mark.django_db

RULE = "unregistered-worker"


@pytest.fixture
def golden() -> Enterprise:
    """265 registered workers, 98 of them in no scheme."""
    ContributionLimit.objects.create(year=2026, floor_yuan=4000, cap_yuan=22000, source="示例")
    enterprise = make_enterprise(make_group())
    batch = make_batch("employments")
    make_batch("insurance-records")
    register(enterprise, 265, insured=167, batch=batch)
    return enterprise


def compare(as_of: date = AS_OF, **options: object) -> ComparisonRun:
    now = NOW + (as_of - AS_OF)
    return comparisons.compare(by=None, now=now, as_of=as_of, names=[RULE], **options)


def uninsured(enterprise: Enterprise) -> list:
    covered = InsuranceRecord.objects.filter(enterprise=enterprise).values("worker_id")
    staff = Employment.objects.filter(enterprise=enterprise).exclude(worker_id__in=covered)
    return [employment.worker for employment in staff.select_related("worker")]


def written_rows() -> int:
    """Rows inserted, updated and deleted in the engine's tables by this transaction so far."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
            " WHERE relname IN ('alerts_finding', 'alerts_alert', 'alerts_alertstep',"
            " 'enterprises_enterprise')"
        )
        return int(cursor.fetchone()[0])


def test_golden_case_raises_one_alert(golden: Enterprise) -> None:
    run = compare()
    alert = Alert.objects.get()
    assert (alert.workers_count, alert.workers_total) == (98, 265)
    assert alert.enterprise == golden
    assert alert.grid_group == golden.grid_group
    assert alert.state == AlertState.NEW
    result = run.results.get()
    assert (result.findings, result.alerts_new, result.alerts_updated) == (98, 1, 0)
    assert result.rows_read == 265 + 167 * 5
    assert Finding.objects.current().count() == 98
    assert not RuleHit.objects.exists()


def test_stake_counts_from_the_month_of_hire(golden: Enterprise) -> None:
    compare()
    # Six months, January to June, at a base of 6,000 and 36.2 % in all five schemes.
    assert Alert.objects.get().at_stake_yuan == 98 * 6 * 6000 * 362 // 1000
    assert Alert.objects.get().first_month == date(2026, 1, 1)


def test_stake_without_a_known_wage_is_at_the_floor(golden: Enterprise) -> None:
    Employment.objects.update(monthly_wage=None)
    compare()
    assert Alert.objects.get().at_stake_yuan == 98 * 6 * 4000 * 362 // 1000


def test_priority_comes_with_its_reasons(golden: Enterprise) -> None:
    compare()
    alert = Alert.objects.get()
    assert {reason["code"] for reason in alert.reasons} >= {"severity", "workers", "yuan", "age"}
    assert alert.score == sum(reason["points"] for reason in alert.reasons)
    golden.refresh_from_db()
    assert golden.risk_class in {"C", "D"}
    assert golden.risk_reasons[0]["code"] == "alerts"


def test_second_run_writes_nothing(golden: Enterprise) -> None:
    compare()
    before = written_rows()
    assert before > 98
    run = compare()
    assert written_rows() == before
    result = run.results.get()
    assert (result.findings, result.alerts_new, result.alerts_updated) == (98, 0, 0)


def test_finding_that_grows_updates_its_alert(golden: Enterprise) -> None:
    compare()
    register(make_enterprise(None, 2), 3, insured=3, batch=make_batch("employments"))
    InsuranceRecord.objects.filter(
        worker_id__in=InsuranceRecord.objects.filter(enterprise=golden).values("worker_id")[:1]
    ).delete()
    run = compare()
    alert = Alert.objects.get()
    assert (alert.workers_count, alert.raised_count) == (99, 98)
    assert run.results.get().alerts_updated == 1
    assert [step.kind for step in alert.steps.all()] == ["grown", "raised"]


def test_insured_workers_resolve_the_alert_and_lapse_reopens_it(golden: Enterprise) -> None:
    compare()
    number = Alert.objects.get().number
    people = uninsured(golden)
    insure(golden, people, batch=make_batch("insurance-records"))
    run = compare()
    assert Alert.objects.get().state == AlertState.RESOLVED
    assert run.results.get().alerts_resolved == 1
    InsuranceRecord.objects.filter(worker__in=people[:5]).delete()
    compare()
    alert = Alert.objects.get()
    assert (alert.number, alert.state, alert.workers_count) == (number, AlertState.NEW, 5)
    assert [step.kind for step in alert.steps.all()] == ["reopened", "resolved", "raised"]


def test_dismissed_alert_stays_dismissed_until_its_date(golden: Enterprise) -> None:
    compare()
    user = User.objects.create(username="inspector", role="full_time_inspector")
    until = AS_OF + timedelta(days=10)
    alert_actions.dismiss(Alert.objects.get(), by=user, reason="示例", until=until)
    compare(AS_OF + timedelta(days=5))
    assert Alert.objects.get().state == AlertState.DISMISSED
    compare(until)
    assert Alert.objects.get().state == AlertState.NEW


def test_dismissed_alert_reopens_when_it_grows_materially(golden: Enterprise) -> None:
    compare()
    user = User.objects.create(username="inspector", role="full_time_inspector")
    alert_actions.dismiss(Alert.objects.get(), by=user, reason="示例")
    InsuranceRecord.objects.filter(enterprise=golden).delete()
    compare()
    assert Alert.objects.get().state == AlertState.NEW


def test_finding_after_a_closed_alert_raises_another_that_names_it(golden: Enterprise) -> None:
    compare()
    first = Alert.objects.get()
    Alert.objects.filter(pk=first.pk).update(state=AlertState.CLOSED)
    Finding.objects.filter(alert=first).update(gone_in_run=first.changed_in_run)
    compare()
    second = Alert.objects.exclude(pk=first.pk).get()
    assert second.recurrence_of == first
    assert second.number != first.number


def test_one_enterprise_alone_leaves_the_others(golden: Enterprise) -> None:
    other = make_enterprise(golden.grid_group, 3)
    register(other, 4, insured=0, batch=make_batch("employments"))
    compare(enterprises=[golden.pk])
    assert Alert.objects.get().enterprise == golden
    compare()
    InsuranceRecord.objects.filter(enterprise=golden).delete()
    insure(other, uninsured(other), batch=make_batch("insurance-records"))
    compare(enterprises=[golden.pk])
    assert Alert.objects.get(enterprise=other).state == AlertState.NEW
    assert Alert.objects.get(enterprise=golden).workers_count == 265


def test_rule_without_a_batch_of_its_feed_is_skipped() -> None:
    register(make_enterprise(make_group()), 3, insured=0, batch=make_batch("employments"))
    run = compare()
    assert run.results.get().skipped == "insurance-records"
    assert not Alert.objects.exists()


def test_alert_follows_its_enterprise_to_another_group(golden: Enterprise) -> None:
    compare()
    there = make_group("CY-18")
    Enterprise.objects.filter(pk=golden.pk).update(grid_group=there)
    compare()
    assert Alert.objects.get().grid_group == there


def test_knowledge_can_be_turned_back(golden: Enterprise) -> None:
    later = NOW + timedelta(days=1)
    register(
        make_enterprise(None, 9), 4, insured=0, batch=make_batch("employments", published_at=later)
    )
    assert compare(AS_OF).results.get().findings == 102
    assert compare(AS_OF, known_at=NOW).results.get().findings == 98
