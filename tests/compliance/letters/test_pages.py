"""Pages of letters and campaigns: preview, sending, what is left out, one letter, the curve."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alerts.models import Alert
from alerts.triage import Listed
from compliance.actions import letter_papers, letters
from compliance.models import Campaign, Letter
from compliance.presenting.letters import came_back
from inspectorate.organisation.models import GridGroup, Role, User
from tests.compliance.letters.factories import make_campaign, make_letter
from tests.factories import (
    NOW,
    TODAY,
    make_alert,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_provider,
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
def person(group: GridGroup) -> User:
    """The inspector."""
    return make_user(groups=[group])


@pytest.fixture
def inspector(client: Client, person: User) -> Client:
    """The inspector, logged in."""
    client.force_login(person)
    return client


@pytest.fixture
def supervisor(db: None) -> Client:
    """A city supervisor, logged in."""
    client = Client()
    client.force_login(make_user(Role.CITY_SUPERVISOR, display_name="赵示例"))
    return client


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields of the page's form on a set."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def preview(client: Client, *alerts: Alert) -> str:
    """The preview of letters about ticked alerts."""
    sent = {"alert": [f"{alert.pk}.{alert.state}" for alert in alerts]}
    return client.post("/letters/new/", sent, follow=True).content.decode()


def send(client: Client, page: str, **fields: str) -> str:
    """The answer after the preview's button was pressed."""
    sent = {**fields_of(page), "confirmed": "1", "due_on": "2026-12-15", "language": "zh-hans"}
    return client.post("/letters/new/", {**sent, **fields}, follow=True).content.decode()


def test_the_preview_says_what_is_sent_and_what_is_left_out(
    inspector: Client, group: GridGroup
) -> None:
    enterprise = make_enterprise(group)
    chosen = [
        make_alert(enterprise, at_stake_yuan=100),
        make_alert(enterprise, rule="contribution-arrears", at_stake_yuan=50, workers_count=0),
        make_alert(make_enterprise(group), at_stake_yuan=25),
        make_alert(make_enterprise(group, address="")),
        make_alert(make_provider(group), rule="duplicate-claim"),
        make_alert(group=group, rule="ghost-worker", state="case_open"),
        make_alert(group=group, state="letter_sent"),
        make_alert(group=group, state="dismissed"),
    ]
    page = preview(inspector, *chosen)
    assert "Send 2 letters</button>" in page
    assert "¥175.00" in page
    for reason in (
        "The enterprise has no address",
        "About a provider or a person",
        "In a case",
        "In a letter already",
        "Dismissed, put right or closed",
    ):
        assert reason in page
    assert "Usually 20 working days from sending" in page


def test_the_preview_counts_workers_whom_a_rule_counts_without_names(
    inspector: Client, group: GridGroup
) -> None:
    alert = make_alert(
        make_enterprise(group), rule="enterprise-unregistered", workers_count=0, amount=3
    )
    make_finding(alert, amount=3)
    facts = preview(inspector, alert).split('<dl class="card facts">')[1]
    assert '<dt>Workers</dt><dd class="num">3</dd>' in facts


def test_letters_are_one_per_enterprise_and_their_alerts_wait(
    inspector: Client, group: GridGroup, person: User
) -> None:
    enterprise = make_enterprise(group)
    both = [make_alert(enterprise), make_alert(enterprise, rule="late-enrolment")]
    page = send(inspector, preview(inspector, *both))
    letter = Letter.objects.get()
    assert (letter.enterprise, letter.alerts_count, letter.sent_by) == (enterprise, 2, person)
    assert list(letter.parts.order_by("alert").values_list("alert", flat=True)) == [
        alert.pk for alert in both
    ]
    states = set(Alert.objects.order_by("pk").values_list("state", "held_until"))
    assert states == {("letter_sent", date(2026, 12, 15))}
    assert "98 workers to put right" in page
    assert "being set in type" in page


def test_a_set_that_changed_sends_nothing(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    page = preview(inspector, alert)
    Alert.objects.update(state="dismissed")
    assert "The list has changed since you saw it." in send(inspector, page)
    assert not Letter.objects.exists()


def test_a_forged_alert_of_another_group_sends_nothing(inspector: Client, group: GridGroup) -> None:
    foreign = make_alert(group=make_grid_group())
    own = make_alert(group=group)
    page = preview(inspector, own, foreign)
    assert "1 is out of your sight" in page
    both = Listed({own.pk: own.state, foreign.pk: foreign.state})
    answer = send(inspector, page, listed=both.written, seal=both.seal)
    assert "1 is out of your sight" in answer
    assert not Letter.objects.exists()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_paper_lists_what_to_put_right_and_whom_without_their_numbers(
    language: str, inspector: Client, group: GridGroup
) -> None:
    alert = make_alert(group=group)
    worker = make_worker(name="王示例", id_number=NUMBER)
    make_finding(alert, worker_id=worker.pk)
    send(inspector, preview(inspector, alert), language=language)
    assert letter_papers.set_waiting() == 1
    assert letter_papers.set_waiting() == 0
    document = Letter.objects.get().document
    assert document is not None
    assert document.language == language
    [line] = document.facts["lines"]
    assert line["workers_count"] == 98
    assert line["demand"].startswith("为所列" if language == "zh-hans" else "Register these")
    assert set(line) == {"violation", "workers_count", "months", "amount_yuan", "demand"}
    [named] = document.facts["workers"]
    assert (named["name"], named["number"]) == ("王示例", "3702**********0049")
    assert NUMBER not in json.dumps(document.facts)
    with default_storage.open(document.file) as file:
        assert file.read(5) == b"%PDF-"
    paper = inspector.get(f"/letters/{Letter.objects.get().pk}/paper/")
    assert paper["Content-Type"] == "application/pdf"
    assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    paper.close()


def test_a_withdrawn_letter_gives_its_alerts_back(inspector: Client, group: GridGroup) -> None:
    letter = make_letter(group)
    address = f"/letters/{letter.pk}/withdraw/"
    assert "This field is required." in inspector.post(address, {}).content.decode()
    page = inspector.post(address, {"reason": "地址有误"}, follow=True).content.decode()
    assert "Withdrawn by 李示例" in page
    assert Alert.objects.get().state == "acknowledged"
    page = inspector.post(address, {"reason": "再次"}, follow=True).content.decode()
    assert "The letter is “Withdrawn” since" in page


def test_partly_put_right_is_told(inspector: Client, group: GridGroup) -> None:
    letter = make_letter(group, named=62, workers_left=21, findings_left=21, checked_at=NOW)
    page = inspector.get(f"/letters/{letter.pk}/").content.decode()
    assert "41 of 62 put right" in page
    assert came_back(letter.sent_by, TODAY).letters == 0  # not of their groups


def test_what_came_back_is_counted_within_sight(person: User, group: GridGroup) -> None:
    case = make_letter(group).enterprise  # not answered
    assert case
    make_letter(group, state="put_right", ended_at=NOW, checked_at=NOW, workers_left=0)
    make_letter(group, checked_at=NOW, workers_left=3)
    make_letter(make_grid_group(), checked_at=NOW, workers_left=3)
    told = came_back(person, TODAY)
    assert (told.letters, told.put_right, told.filing_proposed, told.partly) == (2, 1, 0, 1)


def test_a_campaign_goes_from_filter_to_draft_to_letters(
    supervisor: Client, group: GridGroup
) -> None:
    for n in range(3):
        make_alert(group=make_grid_group() if n else group)
    make_alert(group=group, rule="contribution-arrears")
    page = supervisor.get("/campaigns/new/?rule=unregistered-worker").content.decode()
    assert "Rule: Worker without cover" in page
    sent = {"name": "参保专项", "due_on": "2026-12-15", "language": "zh-hans", **fields_of(page)}
    page = supervisor.post("/campaigns/new/", sent, follow=True).content.decode()
    assert "Send 3 letters</button>" in page
    campaign = Campaign.objects.get()
    address = f"/campaigns/{campaign.pk}/send/"
    again = fields_of(page)
    page = supervisor.post(address, again, follow=True).content.decode()
    assert "3 letters sent." in page
    assert "参保专项: 0 of 3 letters put right" in page
    assert set(Letter.objects.order_by("pk").values_list("campaign", flat=True)) == {campaign.pk}
    page = supervisor.post(address, again, follow=True).content.decode()
    assert Letter.objects.count() == 3
    assert "赵示例 sent this campaign at" in page


def test_a_draft_whose_alerts_changed_sends_nothing(supervisor: Client, group: GridGroup) -> None:
    make_alert(group=group)
    campaign = make_campaign(state="draft", sent_at=None, sent_by=None)
    page = supervisor.get(f"/campaigns/{campaign.pk}/").content.decode()
    make_alert(group=group)
    response = supervisor.post(f"/campaigns/{campaign.pk}/send/", fields_of(page))
    assert response.status_code == 409
    assert not Letter.objects.exists()
    assert "Send 2 letters</button>" in response.content.decode()


def test_an_inspector_runs_no_campaign(inspector: Client, person: User, group: GridGroup) -> None:
    from alerts.triage import Listed
    from compliance.procedure.refusals import NotPermitted

    alert = make_alert(group=group)
    campaign = make_campaign(state="draft", sent_at=None, sent_by=None)
    given = {"by": person, "now": NOW, "due_on": date(2026, 12, 15), "language": "en"}
    with pytest.raises(NotPermitted):
        letters.send(Listed({alert.pk: "new"}), campaign=campaign, **given)


def test_the_curve_is_the_share_put_right_by_day(supervisor: Client, group: GridGroup) -> None:
    sent = NOW - timedelta(days=20)
    campaign = make_campaign(sent_at=sent, drafted_at=sent, state="rechecked")
    for days in (4, 4, 9):
        ended = sent + timedelta(days=days)
        changes = {"state": "put_right", "ended_at": ended, "workers_left": 0}
        make_letter(group, campaign=campaign, sent_at=sent, **changes)
    make_letter(group, campaign=campaign, sent_at=sent)
    page = supervisor.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert '<path class="line-b"' in page
    rows = re.findall(r'\+(\d+)</span></td><td class="n">(\d+)</td><td class="n">([^<]+)<', page)
    assert rows == [("4", "2", "50.0 %"), ("9", "3", "75.0 %")]
    assert "3 of 4 letters put right" in page


@pytest.mark.parametrize("address", ["/letters/", "/campaigns/"])
def test_ten_cost_as_many_statements_as_one(
    address: str, supervisor: Client, group: GridGroup
) -> None:
    make_letter(group, campaign=make_campaign())
    with CaptureQueriesContext(connection) as one:
        supervisor.get(address)
    for _ in range(9):
        make_letter(group, campaign=make_campaign())
    with CaptureQueriesContext(connection) as ten:
        supervisor.get(address)
    assert len(ten) == len(one) < 40


def test_ten_letters_of_a_campaign_cost_as_many_statements_as_one(
    supervisor: Client, group: GridGroup
) -> None:
    campaign = make_campaign()
    make_letter(group, campaign=campaign)
    with CaptureQueriesContext(connection) as one:
        supervisor.get(f"/campaigns/{campaign.pk}/")
    for _ in range(9):
        make_letter(group, campaign=campaign)
    with CaptureQueriesContext(connection) as ten:
        supervisor.get(f"/campaigns/{campaign.pk}/")
    assert len(ten) == len(one) < 40


def test_letters_of_other_groups_are_not_seen(inspector: Client) -> None:
    letter = make_letter(make_grid_group())
    assert inspector.get(f"/letters/{letter.pk}/").status_code == 404
    assert "No letter matches these filters." in inspector.get("/letters/").content.decode()


def test_alerts_of_one_enterprise_lead_to_a_proposal(inspector: Client, group: GridGroup) -> None:
    enterprise = make_enterprise(group)
    both = [make_alert(enterprise), make_alert(enterprise, rule="late-enrolment")]
    sent = {"alert": [f"{alert.pk}.new" for alert in both]}
    response = inspector.post("/cases/propose/", sent)
    assert response["Location"] == f"/cases/new/?alert={both[0].pk}&alert={both[1].pk}"
    sent["alert"].append(f"{make_alert(group=group).pk}.new")
    page = inspector.post("/cases/propose/", sent, follow=True).content.decode()
    assert "A case is about one enterprise" in page
