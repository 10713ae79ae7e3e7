"""What people do with alerts: from where each verb starts, and what the second one is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.test import Client

from alerts.actions import alerts, owners
from alerts.models import Alert, AlertState, Notification
from inspectorate.organisation.models import Role, User
from tests.factories import NOW, make_alert, make_finding, make_grid_group, make_user, make_worker

pytestmark = pytest.mark.django_db
Verb = Callable[..., Any]

LETTER_UNTIL = date(2026, 12, 20)
ONE: dict[str, Verb] = {
    "acknowledge": alerts.acknowledge,
    "dismiss": partial(alerts.dismiss, reason="示例"),
    "send_letter": partial(alerts.send_letter, until=LETTER_UNTIL),
    "open_case": alerts.open_case,
    "release": alerts.release,
    "close": partial(alerts.close, decision="self_rectified"),
}
MANY: dict[str, Verb] = {
    "acknowledge": alerts.acknowledge_many,
    "dismiss": partial(alerts.dismiss_many, reason="示例"),
    "send_letter": partial(alerts.send_letter_many, until=LETTER_UNTIL),
    "open_case": alerts.open_case_many,
    "release": alerts.release_many,
    "close": partial(alerts.close_many, decision="self_rectified"),
}
LEADS_TO = {
    "acknowledge": "acknowledged",
    "dismiss": "dismissed",
    "send_letter": "letter_sent",
    "open_case": "case_open",
    "release": "acknowledged",
    "close": "closed",
}


@pytest.mark.parametrize("state", AlertState)
@pytest.mark.parametrize("verb", ONE)
def test_a_verb_moves_what_it_starts_from_and_refuses_the_rest(
    verb: str, state: AlertState
) -> None:
    alert = make_alert(group=make_grid_group(), state=state)
    if state in alerts.STARTS[verb]:
        assert ONE[verb](alert, by=make_user()).state == LEADS_TO[verb]
    else:
        with pytest.raises(alerts.StaleState):
            ONE[verb](alert, by=make_user())
        assert Alert.objects.get(pk=alert.pk).state == state


@pytest.mark.parametrize("verb", MANY)
def test_a_set_moves_what_it_may_and_counts_the_rest(verb: str) -> None:
    group = make_grid_group()
    chosen = [make_alert(group=group, state=state) for state in AlertState]
    bystander = make_alert(group=group, state=alerts.STARTS[verb][0])
    moved = MANY[verb](chosen, by=make_user())
    starts = len(alerts.STARTS[verb])
    assert moved == alerts.Moved(moved=starts, left=len(chosen) - starts)
    bystander.refresh_from_db()
    assert bystander.state == alerts.STARTS[verb][0]


def second_is_told(first: Verb, alert: Alert, by: User) -> str:
    """What somebody who wants to acknowledge reads after `first` has been done."""
    first(alert, by=by)
    with pytest.raises(alerts.StaleState) as told:
        alerts.acknowledge(alert, by=make_user())
    return str(told.value)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("acknowledge", "王示例 acknowledged this alert at "),
        ("dismiss", "王示例 dismissed this alert at "),
        ("send_letter", "王示例 sent a letter about this alert at "),
        ("open_case", "王示例 opened a case on this alert at "),
    ],
)
def test_the_second_is_told_who_was_first_and_what_they_did(verb: str, words: str) -> None:
    alert = make_alert(group=make_grid_group())
    person = make_user(display_name="王示例")
    assert second_is_told(ONE[verb], alert, person).startswith(words)


def test_what_a_delivery_did_is_not_told_of_a_person() -> None:
    alert = make_alert(group=make_grid_group())
    Alert.objects.update(state="resolved")
    with pytest.raises(alerts.StaleState, match="A delivery put this alert right at "):
        alerts.acknowledge(alert, by=make_user())


def test_a_dismissal_remembers_what_it_was_about() -> None:
    alert = make_alert(group=make_grid_group(), amount=Decimal("612400.00"))
    alerts.dismiss_many(
        [alert], by=make_user(), reason="两地参保", ground="elsewhere", until=LETTER_UNTIL
    )
    alert.refresh_from_db()
    remembered = (alert.decision, alert.decision_ground, alert.decision_reason, alert.held_until)
    assert remembered == ("dismissed", "elsewhere", "两地参保", LETTER_UNTIL)
    assert (alert.decision_count, alert.decision_amount) == (98, Decimal("612400.00"))


def test_an_alert_that_data_put_right_meanwhile_does_not_wait_again() -> None:
    group = make_grid_group()
    gone = make_alert(group=group, state="case_open", findings_count=0)
    there = make_alert(group=group, state="case_open")
    assert alerts.release_many([gone, there], by=make_user()).moved == 2
    states = dict(Alert.objects.order_by("pk").values_list("pk", "state"))
    assert states == {gone.pk: "resolved", there.pk: "acknowledged"}


def test_the_fund_desk_hands_an_alert_about_a_person_to_a_group(client: Client, db: None) -> None:
    worker = make_worker(name="周样例")
    alert = make_alert(worker)
    make_finding(alert, worker_id=worker.pk)
    group, other = make_grid_group(), make_grid_group()
    head, inspector = make_user(Role.CITY_SUPERVISOR), make_user(groups=[group])
    stranger = make_user(groups=[other])
    client.force_login(head)
    page = client.get(f"/alerts/{alert.pk}/").content.decode()
    assert f"/alerts/{alert.pk}/hand-over/" in page
    client.force_login(inspector)
    assert client.get(f"/alerts/{alert.pk}/").status_code == 404
    assert client.get(f"/alerts/{alert.pk}/hand-over/").status_code == 403
    client.force_login(head)
    address, given = f"/alerts/{alert.pk}/hand-over/", {"group": group.pk, "reason": "居住地"}
    assert client.post(address, {"group": group.pk}).status_code == 200
    assert client.post(address, given).status_code == 302
    late = client.post(address, given | {"group": other.pk})
    assert late.status_code == 409
    assert group.name in late.content.decode()
    assert Notification.objects.filter(user=inspector, kind="assigned").count() == 1
    client.force_login(inspector)
    shown = client.get(f"/alerts/{alert.pk}/").content.decode()
    assert "周样例" in shown
    assert "hand-over" not in shown
    client.force_login(stranger)
    assert client.get(f"/alerts/{alert.pk}/").status_code == 404
    with pytest.raises(alerts.StaleState):
        owners.hand_over(alert, by=head, group=other, reason="居住地", now=NOW)
    client.force_login(head)
    assert f'name="from_group" value="{group.pk}"' in client.get(address).content.decode()
    on = {"from_group": group.pk, "reason": "迁居"}
    assert client.post(address, on | {"group": group.pk}).status_code == 409
    assert client.post(address, on | {"group": other.pk}).status_code == 302
    client.force_login(inspector)
    assert client.get(f"/alerts/{alert.pk}/").status_code == 404
    client.force_login(head)
    back = client.post(address, {"from_group": other.pk, "reason": "误交"}, follow=True)
    assert "belongs to the city’s fund desk now" in back.content.decode()
    alert.refresh_from_db()
    assert (alert.grid_group, alert.district_code) == (None, "")
    Alert.objects.filter(pk=alert.pk).update(state="case_open")
    assert "A case stands on it" in client.get(address).content.decode()
    with pytest.raises(owners.NotHandedOver, match="enterprise"):
        owners.hand_over(make_alert(group=group), by=head, group=other, reason="居住地", now=NOW)
