"""Filing proposed: an alert's buttons rest, its twins come along, declining gives them back."""

from __future__ import annotations

import pytest
from django.test import Client

from alerts.actions import alerts as alert_actions
from alerts.models import Alert
from compliance.actions import cases, steps
from compliance.models import Case
from tests.compliance.factories import START, Office
from tests.compliance.letters.factories import make_letter
from tests.factories import make_alert, make_enterprise, make_finding, make_worker


@pytest.fixture
def office(db: None) -> Office:
    """Everybody a case needs."""
    return Office()


def proposed_on(office: Office, *alerts: Alert) -> Case:
    """A case proposed on alerts of one enterprise."""
    return cases.propose(
        by=office.inspector,
        now=START,
        origin="alert",
        violation_type="V1",
        summary="涉嫌未办理社会保险登记",
        enterprise=alerts[0].enterprise,
        alerts=alerts,
    )


def test_a_proposal_rests_the_buttons_and_declining_frees_them(
    office: Office, client: Client
) -> None:
    alert = make_alert(make_enterprise(office.group))
    case = proposed_on(office, alert)
    alert.refresh_from_db()
    assert (alert.state, alert.standing) == ("acknowledged", "Filing proposed")
    client.force_login(office.inspector)
    for address in ("/alerts/", f"/alerts/{alert.pk}/"):
        page = client.get(address).content.decode()
        assert "Filing proposed" in page
        assert f'href="/cases/{case.pk}/"' in page
    assert page.count("disabled aria-describedby") == 4
    with pytest.raises(alert_actions.StaleState, match="proposed a case on this alert"):
        alert_actions.dismiss(alert, by=office.inspector, reason="已核实")
    steps.take(case, "decline", by=office.district, now=START, facts={"reason": "证据不足"})
    alert.refresh_from_db()
    assert (alert.state, alert.is_proposed) == ("acknowledged", False)
    assert "disabled aria-describedby" in client.get(f"/alerts/{alert.pk}/").content.decode()
    alert_actions.dismiss(alert, by=office.inspector, reason="已核实")


def test_declining_frees_what_letters_named_once_they_are_answered(office: Office) -> None:
    out, over = (make_letter(office.group) for _each in range(2))
    over.state, over.ended_at = "put_right", START
    over.save()
    for letter, state in ((out, "letter_sent"), (over, "acknowledged")):
        alert = Alert.objects.get(letter_parts__letter=letter)
        case = proposed_on(office, alert)
        alert.refresh_from_db()
        assert (alert.state, alert.is_proposed) == ("letter_sent", True)
        steps.take(case, "decline", by=office.district, now=START, facts={"reason": "证据不足"})
        alert.refresh_from_db()
        assert (alert.state, alert.is_proposed) == (state, False)


def test_alerts_about_the_same_people_are_offered_together(office: Office, client: Client) -> None:
    enterprise, worker, other = make_enterprise(office.group), make_worker(), make_worker()
    rules = ("unregistered-worker", "coverage-gap", "late-enrolment", "ghost-worker")
    first, twin, stranger, foreign = (make_alert(enterprise, rule=rule) for rule in rules)
    Alert.objects.filter(pk=foreign.pk).update(violation_type="V5")
    for alert, people in (
        (first, [worker]),
        (twin, [worker, other]),
        (stranger, [other]),
        (foreign, [worker]),
    ):
        for person in people:
            make_finding(alert, worker_id=person.pk)
    client.force_login(office.inspector)
    address = f"/cases/new/?alert={first.pk}"
    page = client.get(address).content.decode()
    assert f'name="twin" value="{twin.pk}" checked' in page
    assert "1 of its 2 people is the same" in page
    assert f'name="twin" value="{foreign.pk}">' in page
    assert f'value="{stranger.pk}"' not in page
    sent = {"violation_type": "V1", "origin": "alert", "summary": "涉嫌漏保", "twin": twin.pk}
    client.post(address, sent)
    linked = Case.objects.get().casealerts.order_by("alert").values_list("alert", flat=True)
    assert set(linked) == {first.pk, twin.pk}
