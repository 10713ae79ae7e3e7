"""The pages of the rules, and tuning one."""

from __future__ import annotations

import pytest
from django.test import Client

from alerts.catalogue import rules
from alerts.models import RuleVersion, RunResult
from inspectorate.organisation.models import Role
from tests.factories import make_run, make_user


@pytest.fixture
def supervisor(client: Client, db: None) -> Client:
    """A city supervisor, logged in."""
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    return client


def text_of(client: Client, address: str) -> str:
    """The page as text."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_rule_has_a_page_in_both_languages(supervisor: Client, language: str) -> None:
    supervisor.cookies["django_language"] = language
    listed = text_of(supervisor, "/rules/")
    for rule in rules().values():
        key = "zh" if language == "zh-hans" else "en"
        assert rule.texts["title"][key] in listed
        page = text_of(supervisor, f"/rules/{rule.id}/")
        assert rule.texts["why"][key].split('"')[0][:20] in page


def test_the_list_says_what_the_last_whole_comparison_found(supervisor: Client) -> None:
    run = make_run()
    RunResult.objects.create(run=run, rule="unregistered-worker", rows_read=432, findings=98)
    RunResult.objects.create(run=run, rule="wage-arrears", skipped="tax-filings")
    page = text_of(supervisor, "/rules/")
    assert ">432<" in page
    assert "did not run: never delivered tax-filings" in page


def test_a_supervisor_tunes_a_rule_within_its_bounds(supervisor: Client) -> None:
    address = "/rules/unregistered-worker/tune/"
    outside = supervisor.post(
        address, {"parameter_grace_days": "999", "reason": "trial", "enabled": "on"}
    )
    assert "At most 365." in outside.content.decode()
    assert not RuleVersion.objects.exists()
    supervisor.post(address, {"parameter_grace_days": "45", "reason": "trial", "enabled": "on"})
    version = RuleVersion.objects.get()
    assert version.version == 2
    assert version.parameters == {"grace_days": 45, "leave_out_pension_age": False}
    page = text_of(supervisor, "/rules/unregistered-worker/")
    assert "45 days" in page
    assert "version 2: trial" in page


def test_a_change_without_a_reason_is_not_taken(supervisor: Client) -> None:
    supervisor.post("/rules/unregistered-worker/tune/", {"parameter_grace_days": "45"})
    assert not RuleVersion.objects.exists()


def test_schemes_are_chosen_by_ticks(supervisor: Client) -> None:
    address = "/rules/multiple-affiliation/tune/"
    assert "Work injury" in text_of(supervisor, address)
    supervisor.post(address, {"parameter_schemes": ["1", "4"], "reason": "trial", "enabled": "on"})
    assert RuleVersion.objects.get().parameters == {"schemes": [1, 4]}


def test_whoever_may_not_tune_is_told_who_may(client: Client, db: None) -> None:
    client.force_login(make_user(Role.AUDITOR))
    page = text_of(client, "/rules/unregistered-worker/")
    assert "Only a city supervisor changes parameters." in page


def test_an_unknown_rule_is_not_there(supervisor: Client) -> None:
    assert supervisor.get("/rules/no-such-rule/").status_code == 404
