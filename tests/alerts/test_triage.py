"""Acting on a set: exactly what was listed, after its count was confirmed, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client

from alerts.actions import alerts
from alerts.models import Alert
from alerts.triage import Listed
from inspectorate.organisation.models import GridGroup, Role, User
from tests.factories import NOW, TODAY, make_alert, make_grid_group, make_user


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


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields of the page's form on a set."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def states() -> list[str]:
    """The states of all alerts, oldest first."""
    return list(Alert.objects.order_by("pk").values_list("state", flat=True))


def box(alert: Alert) -> str:
    """A ticked box of the list."""
    return f"{alert.pk}.{alert.state}"


def asked(client: Client, address: str, sent: Mapping[str, object]) -> str:
    """The page that asks, as the button below the list leads to it."""
    answer = client.post(address, sent)
    assert answer.status_code == 302, "the browser's Back would post again"
    return client.get(answer["Location"]).content.decode()


def confirmed(client: Client, page: str, address: str, **fields: str) -> str:
    """The answer after the page's button was pressed."""
    sent = {**fields_of(page), "confirmed": "1", **fields}
    return client.post(address, sent, follow=True).content.decode()


def test_one_alert_is_acknowledged_at_once(inspector: Client, group: GridGroup) -> None:
    alert, other = make_alert(group=group), make_alert(group=group)
    response = inspector.post("/alerts/acknowledge/", {"alert": box(alert)}, follow=True)
    assert "1 alert acknowledged." in response.content.decode()
    assert states() == ["acknowledged", other.state]


def test_a_selection_is_confirmed_with_its_count_first(inspector: Client, group: GridGroup) -> None:
    chosen = [make_alert(group=group) for _ in range(2)]
    chosen.append(make_alert(group=group, state="acknowledged"))
    make_alert(group=group)
    sent = {"alert": [box(alert) for alert in chosen]}
    page = asked(inspector, "/alerts/acknowledge/", sent)
    assert states() == ["new", "new", "acknowledged", "new"]
    assert "Acknowledge 2 alerts</button>" in page
    assert "1 of those selected is acknowledged already or further on" in page
    page = confirmed(inspector, page, "/alerts/acknowledge/")
    assert "2 alerts acknowledged. 1 stays as it is." in page
    assert states() == ["acknowledged", "acknowledged", "acknowledged", "new"]


def whole_list(client: Client, query: str) -> str:
    """The list after the separate click on “Select all that match”."""
    page = client.get(f"/alerts/?{query}").content.decode()
    link = re.search(r'href="(\?[^"]*whole=1)"', page)
    assert link is not None
    return client.get(f"/alerts/{unescape(link[1])}").content.decode()


def test_all_that_match_are_those_of_the_filter_on_screen(
    inspector: Client, group: GridGroup
) -> None:
    late = [make_alert(group=group, first_look_by=TODAY - timedelta(days=2)) for _ in range(3)]
    make_alert(group=group, first_look_by=TODAY + timedelta(days=9))
    page = whole_list(inspector, "due=late")
    assert "3 selected, all that match" in page
    page = asked(inspector, "/alerts/acknowledge/", fields_of(page))
    assert "Due: overdue" in page
    confirmed(inspector, page, "/alerts/acknowledge/")
    assert states() == ["acknowledged"] * len(late) + ["new"]


def test_a_set_that_changed_is_refused_with_the_difference(
    inspector: Client, person: User, group: GridGroup
) -> None:
    first, second = make_alert(group=group), make_alert(group=group)
    page = whole_list(inspector, "state=new")
    alerts.open_case(first, by=make_user(display_name="王示例"))
    joined = make_alert(group=group)
    response = inspector.post("/alerts/acknowledge/", {**fields_of(page), "confirmed": "1"})
    page = response.content.decode()
    assert response.status_code == 409
    assert states() == ["case_open", "new", "new"]
    assert "Nothing has been done." in page
    assert f"{first.number}</a>: 王示例 opened a case on this alert at" in page
    assert f"{joined.number}</a>: matches now and was not listed" in page
    page = confirmed(inspector, page, "/alerts/acknowledge/")
    assert "1 alert acknowledged." in page
    assert states() == ["case_open", "acknowledged", "new"]
    assert Alert.objects.get(pk=second.pk).state == "acknowledged"


def test_a_forged_id_touches_nobody_elses_alert(inspector: Client, group: GridGroup) -> None:
    own = make_alert(group=group)
    foreign = make_alert(group=make_grid_group())
    sent = {"alert": [box(own), box(foreign)]}
    page = asked(inspector, "/alerts/acknowledge/", sent)
    assert foreign.number not in page
    assert "1 is out of your sight" in page
    forged = Listed({own.pk: "new", foreign.pk: "new"})
    given = {"listed": forged.written, "seal": forged.seal, "filter": "", "confirmed": "1"}
    response = inspector.post("/alerts/acknowledge/", given)
    assert "1 is out of your sight" in response.content.decode()
    assert states() == ["new", "new"]


@pytest.mark.parametrize("verb", ["acknowledge", "dismiss"])
def test_back_to_the_page_that_asked_leads_to_the_list_once_it_is_done(
    inspector: Client, group: GridGroup, verb: str
) -> None:
    chosen = [make_alert(group=group) for _ in range(2)]
    page = inspector.post(f"/alerts/{verb}/", {"alert": [box(each) for each in chosen]})
    address = page["Location"]
    asking = inspector.get(address).content.decode()
    confirmed(inspector, asking, address, ground="other", reason="已核实无误")
    back = inspector.get(address, follow=True)
    assert back.redirect_chain == [("/alerts/", 302)]
    again = back.content.decode()
    assert f"any more. {chosen[0].number}: 李示例" in again
    assert "Nothing has been done" not in again


def test_back_to_a_whole_list_counts_what_matches_now(inspector: Client, group: GridGroup) -> None:
    for _each in range(2):
        make_alert(group=group)
    listed = fields_of(whole_list(inspector, "state=new"))
    address = inspector.post("/alerts/acknowledge/", listed)["Location"]
    assert "Other alerts match" not in inspector.get(address).content.decode()
    make_alert(group=group)
    grown = inspector.get(address).content.decode()
    assert "Acknowledge 3 alerts</button>" in grown
    assert "Other alerts match these filters than when they were chosen." in grown
    confirmed(inspector, grown, address)
    assert states() == ["acknowledged"] * 3
    assert inspector.get(address)["Location"] == "/alerts/?state=new"


@pytest.mark.parametrize(
    "sent",
    [
        {"alert": "x.new"},
        {"alert": "1.nonsense"},
        {"listed": "new:1,2", "seal": "2-0000000000000000"},
        {"listed": "new:1;DROP", "seal": ""},
        {},
    ],
)
def test_what_is_no_set_does_nothing(
    sent: dict[str, str], inspector: Client, group: GridGroup
) -> None:
    make_alert(group=group)
    response = inspector.post("/alerts/acknowledge/", {**sent, "confirmed": "1"}, follow=True)
    assert response.redirect_chain
    assert states() == ["new"]


def test_dismissing_asks_for_a_reason_and_keeps_it(inspector: Client, group: GridGroup) -> None:
    chosen = [make_alert(group=group), make_alert(group=group, state="acknowledged")]
    sent = {"alert": [box(alert) for alert in chosen]}
    page = asked(inspector, "/alerts/dismiss/", sent)
    page = confirmed(inspector, page, "/alerts/dismiss/", ground="explained")
    assert "This field is required." in page
    why = {"ground": "explained", "reason": "劳务派遣，在派遣单位参保", "until": "2027-03-01"}
    page = confirmed(inspector, page, "/alerts/dismiss/", **why)
    assert "2 alerts dismissed." in page
    assert states() == ["dismissed", "dismissed"]
    story = inspector.get(f"/alerts/{chosen[0].pk}/").content.decode()
    assert "劳务派遣，在派遣单位参保" in story
    assert "until 1 Mar 2027" in story


def test_a_conflict_keeps_what_was_typed(inspector: Client, group: GridGroup) -> None:
    first, second = make_alert(group=group), make_alert(group=group)
    sent = {"alert": [box(first), box(second)]}
    page = asked(inspector, "/alerts/dismiss/", sent)
    alerts.acknowledge(first, by=make_user(display_name="王示例"))
    page = confirmed(inspector, page, "/alerts/dismiss/", ground="other", reason="已核实无误")
    assert "王示例 acknowledged this alert at" in page
    assert "已核实无误" in page
    assert "Dismiss 1 alert</button>" in page
    assert states() == ["acknowledged", "new"]


def test_a_day_in_the_past_is_refused(inspector: Client, group: GridGroup) -> None:
    page = inspector.get(f"/alerts/dismiss/?alert={make_alert(group=group).pk}").content.decode()
    why = {"ground": "other", "reason": "示例", "until": "2026-11-17"}
    page = confirmed(inspector, page, "/alerts/dismiss/", **why)
    assert "A day after today." in page
    assert states() == ["new"]


def test_an_alert_is_dismissed_from_its_own_page_and_back_there(
    inspector: Client, group: GridGroup
) -> None:
    alert = make_alert(group=group)
    page = inspector.get(f"/alerts/{alert.pk}/").content.decode()
    link = re.search(r'href="(/alerts/dismiss/\?[^"]+)"', page)
    assert link is not None
    page = inspector.get(unescape(link[1])).content.decode()
    sent = {**fields_of(page), "confirmed": "1", "ground": "other", "reason": "示例"}
    response = inspector.post("/alerts/dismiss/", sent)
    assert response["Location"] == f"/alerts/{alert.pk}/"


def test_an_auditor_sees_no_boxes_to_tick(client: Client, group: GridGroup) -> None:
    make_alert(group=group)
    client.force_login(make_user(Role.AUDITOR))
    page = client.get("/alerts/").content.decode()
    assert "data-bulk=" not in page


def test_too_many_to_act_on_at_once_are_named(
    inspector: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alerts.triage.MOST_AT_ONCE", 1)
    make_alert(group=group)
    make_alert(group=group)
    page = inspector.get("/alerts/?whole=1").content.decode()
    assert "match: narrow the list first." in page
    assert 'name="listed"' not in page


def test_the_help_lists_the_keys_of_its_page_and_no_others(
    inspector: Client, group: GridGroup
) -> None:
    alert = make_alert(group=group)
    for address, keys in (
        ("/alerts/", "J K Enter X A D L O P G / Esc ?"),
        (f"/alerts/{alert.pk}/", "J K A D L O V / ?"),
        ("/cases/", "J K Enter / Esc ?"),
    ):
        page = inspector.get(address).content.decode()
        told = page.split('<dialog class="keys-help"')[1].split("</dialog>")[0]
        assert re.findall(r"<kbd[^>]*>([^<]+)</kbd>", told) == keys.split(), address
