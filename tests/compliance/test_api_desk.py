"""The desk's rooms through the interface: sets, letters, grid, people, calendar, money, counter."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.models import Alert
from compliance.models import Campaign, Complaint, GridChange, InspectionPlan, Letter
from inspectorate.organisation.models import AccessLog, ApiAnswer, CalendarDay, Role, User
from tests.api import client_of, make_token, post
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_grid import Street
from tests.compliance.factories_visits import make_inspector
from tests.compliance.letters.factories import make_campaign
from tests.compliance.money.made import calculated, make_violation
from tests.factories import (
    NOW,
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_user,
    make_worker,
)


@pytest.fixture
def group(db: None) -> Any:
    """Where everything lies."""
    return make_grid_group()


@pytest.fixture
def head(group: Any) -> Client:
    """A program of the district's supervisor."""
    return client_of(make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code]))


def ready(client: Client, address: str) -> dict[str, Any]:
    """What a GET answered."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    return dict(response.json())


def test_a_set_is_acted_on_as_it_was_listed_or_not_at_all(group: Any, head: Client) -> None:
    first, second = (make_alert(make_enterprise(group)) for _ in range(2))
    asked = ready(head, "/api/alerts/set/?filter=state%3Dnew")
    assert asked["count"] == 2
    assert post(head, "/api/alerts/acknowledge/", asked | {"count": 1}).status_code == 400
    assert post(head, "/api/alerts/acknowledge/", asked | {"seal": "2-0"}).status_code == 400
    post(head, f"/api/alerts/{first.pk}/acknowledge/")
    changed = post(head, "/api/alerts/acknowledge/", asked)
    assert changed.status_code == 409
    difference = changed.json()["difference"]
    assert difference["changed"] == [{"id": first.pk, "state": "acknowledged"}]
    done = post(head, "/api/alerts/acknowledge/", difference["unchanged"])
    assert (done.status_code, done.json()) == (200, {"count": 1, "left": 0})
    rest = ready(head, "/api/alerts/set/?filter=state%3Dacknowledged")
    reason = {"ground": "explained", "reason": "员工已在母公司参保"}
    assert post(head, "/api/alerts/dismiss/", rest | reason).json()["count"] == 2
    second.refresh_from_db()
    assert second.state == "dismissed"


@pytest.mark.parametrize("text", ["stat=new", "state=nonsense", "severity=x&rule=none"])
def test_a_filter_that_is_none_gives_no_set(text: str, head: Client) -> None:
    assert head.get("/api/alerts/set/", {"filter": text}).status_code == 400


def ahead() -> str:
    """A day that may be set today: still to come, and not absurdly far."""
    return (timezone.localdate() + timedelta(days=200)).isoformat()


def test_letters_and_campaigns_are_sent_as_previewed(group: Any, head: Client) -> None:
    made = [make_alert(make_enterprise(group)) for _ in range(2)]
    for alert in made:
        make_finding(alert)
    draft = {"name": "示例", "due_on": ahead(), "language": "en", "filter": "state=new"}
    campaign = post(head, "/api/campaigns/", draft).json()
    address = f"/api/campaigns/{campaign['id']}/"
    assert post(head, f"{address}change/", draft | {"name": "改"}).json()["name"] == "改"
    preview = ready(head, f"{address}preview/")
    assert (preview["letters"], preview["set"]["count"]) == (2, 2)
    post(head, f"/api/alerts/{made[0].pk}/acknowledge/")
    assert post(head, f"{address}send/", preview["set"]).status_code == 409
    assert Letter.objects.count() == 0
    again = ready(head, f"{address}preview/")["set"]
    sent = post(head, f"{address}send/", again)
    assert (sent.status_code, sent.json()["state"]) == (200, "sent")
    left = ready(head, "/api/letters/preview/?filter=state%3Dacknowledged")["set"]
    words = {"due_on": ahead(), "language": "en"}
    assert len(post(head, "/api/letters/set/", left | words).json()["results"]) == 1
    other = post(head, "/api/campaigns/", draft).json()
    assert post(head, f"/api/campaigns/{other['id']}/drop/").status_code == 204
    assert not Campaign.objects.filter(pk=other["id"]).exists()


def test_a_written_review_is_begun_and_ended(head: Client) -> None:
    body = {"name": "示例", "year": 2020, "due_on": ahead()}
    review = post(head, "/api/campaigns/reviews/", body).json()
    address = f"/api/campaigns/{review['id']}/"
    assert post(head, f"{address}begin/").json()["sent_at"]
    assert ready(head, f"{address}replies/")["results"] == []
    assert post(head, f"{address}end/").json()["ended_at"]
    assert post(head, f"{address}end/").status_code == 409


def test_people_are_posted_away_and_back(group: Any, head: Client) -> None:
    person, other = make_inspector(group), make_inspector(group)
    address = f"/api/staff/{person.staff_no}/"
    goal = make_grid_group(district_code=group.district_code)
    body = {"grid_group": goal.pk, "from_on": "2026-01-01"}
    posted = post(head, f"{address}assign/", body).json()["assignments"]
    assert {each["group"]["code"] for each in posted} == {group.code, goal.code}
    spell = next(each for each in posted if each["group"]["code"] == goal.code)
    ended = post(head, f"/api/assignments/{spell['id']}/end/", {"until_on": "2026-01-01"})
    assert len(ended.json()["assignments"]) == 1
    today = timezone.localdate().isoformat()
    away = {"from_on": today, "until_on": ahead(), "stand_in": other.pk, "reason": "示例"}
    absence = post(head, f"{address}absence/", away).json()["absences"][0]
    assert absence["stand_in"] == other.staff_no
    assert post(head, f"{address}absence/", away).status_code == 409
    assert post(head, f"/api/absences/{absence['id']}/end/").json()["absences"] == []
    row = ready(head, f"/api/grid/?district={group.district_code}")["results"][0]
    assert {"points", "per_inspector"} <= set(row["load"])


def test_a_group_is_split_after_its_preview(db: None) -> None:
    street = Street()
    head = client_of(
        make_user(Role.DISTRICT_SUPERVISOR, district_codes=[street.group.district_code])
    )
    address = f"/api/grid/{street.group.code}/split/"
    offer = ready(head, address)
    assert offer["kind"] == "split"
    assert {each["code"] for each in offer["groups"]} >= {street.group.code}
    body = {"reason": "示例：两队", "left_alone_because": "招聘中"}
    change = post(head, address, body)
    assert change.status_code == 201, change.content
    of_change = f"/api/grid/changes/{change.json()['id']}/"
    preview = ready(head, f"{of_change}preview/")
    assert post(head, f"{of_change}apply/", {"seen": "0"}).status_code == 409
    applied = post(head, f"{of_change}apply/", {"seen": preview["seen"]})
    assert (applied.status_code, applied.json()["state"]) == (200, "applied")
    assert GridChange.objects.get().result


def test_people_get_log_ins_and_lose_them(db: None) -> None:
    administrator = client_of(make_user(Role.ADMINISTRATOR))
    body = {"username": "shili", "display_name": "王示例", "role": "auditor", "reason": "示例"}
    made = post(administrator, "/api/people/", body)
    assert made.status_code == 201, made.content
    assert "password" not in made.json()
    address = f"/api/people/{made.json()['id']}/"
    both = {"role": "auditor", "further_roles": ["data_officer"], "reason": "示例"}
    assert post(administrator, f"{address}roles/", both).status_code == 400
    other = {"role": "data_officer", "reason": "示例"}
    assert post(administrator, f"{address}roles/", other).json()["role"] == "data_officer"
    make_token(User.objects.get(username="shili"))
    token = ready(administrator, f"{address}tokens/")["results"][0]
    revoked = post(administrator, f"{address}tokens/{token['id']}/revoke/", {"reason": "示例"})
    assert revoked.json()["revoked_at"]
    assert post(administrator, f"{address}off/", {"reason": "示例"}).json()["is_active"] is False


def test_a_year_is_entered_published_and_put_right(db: None) -> None:
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    body = {"schedule": "2027-02-05..2027-02-11 off 春节", "source": "示例", "reason": "示例"}
    assert post(city, "/api/calendar/2027/enter/", body | {"schedule": "?"}).status_code == 400
    assert post(city, "/api/calendar/2027/enter/", body).json()["published"] is False
    assert post(city, "/api/calendar/2027/publish/", {"reason": "示例"}).json()["published"]
    assert post(city, "/api/calendar/2027/enter/", body).status_code == 409
    day = {"is_worked": "no", "name": "示例", "source": "示例", "reason": "示例"}
    assert post(city, "/api/calendar/2027/3/1/", day).json()["is_worked"] is False
    assert CalendarDay.objects.filter(day="2027-03-01").exists()
    limit = ready(city, "/api/limits/investigation/")
    changed = {n: limit[n] for n in limit if n not in ("code", "actor") and limit[n] is not None}
    tag = city.get("/api/limits/investigation/")["ETag"]
    body = changed | {"length": 61, "reason": "示例"}
    assert post(city, "/api/limits/investigation/change/", body).json()["length"] == 61
    stale = post(city, "/api/limits/investigation/change/", body, **{"If-Match": tag})
    assert stale.status_code == 412
    history = ready(city, "/api/limits/investigation/changes/")["results"]
    assert history[0]["reason"] == "示例"


def test_a_rule_is_tuned_by_a_version(db: None) -> None:
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    address = "/api/rules/unregistered-worker/"
    fields = ready(city, f"{address}tune/")["body"]["properties"]
    values = ready(city, address)["parameters"]
    body = {f"parameter_{name}": value for name, value in values.items()}
    assert set(fields) == {*body, "enabled", "reason"}
    tuned = post(city, f"{address}tune/", body | {"enabled": False, "reason": "示例"})
    assert (tuned.json()["version"], tuned.json()["enabled"]) == (2, False)
    assert ready(city, f"{address}versions/")["results"][0]["reason"] == "示例"


def test_figures_of_the_law_and_fines(group: Any, head: Client) -> None:
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    row = {"year": 2031, "floor_yuan": "4494.00", "cap_yuan": "24042.00", "source": "示例"}
    assert post(city, "/api/law/limits/", row).status_code == 400
    made = post(city, "/api/law/limits/", row | {"reason": "示例"})
    assert (made.status_code, made.json()["code"]) == (201, made.json()["row"]["pk"])
    del row["year"]
    body = row | {"cap_yuan": "25000.00", "reason": "更正"}
    changed = post(city, f"/api/law/limits/{made.json()['code']}/", body)
    assert changed.json()["row"]["cap_yuan"] == "25000.00"
    violation = make_violation(enterprise=make_enterprise(group))
    calculated(violation)
    listed = ready(head, f"/api/cases/{violation.case_id}/calculations/")["results"]
    assert ready(head, f"/api/calculations/{listed[0]['id']}/")["as_of"] == listed[0]["as_of"]


def test_what_is_told_at_the_counter_has_its_secret_once(group: Any) -> None:
    clerk = client_of(make_user(Role.COUNTER_CLERK))
    body = {
        "kind": "complaint", "channel": "phone", "name": "李示例",
        "received_on": timezone.localdate().isoformat(),
        "employer_name": "青岛示例制衣有限公司", "subjects": ["L6"], "text": "工资没有发。",
        "phone": "13800000000",
    }  # fmt: skip
    made = post(clerk, "/api/complaints/", body, **{"Idempotency-Key": "counter-1"})
    assert made.status_code == 201, made.content
    again = post(clerk, "/api/complaints/", body, **{"Idempotency-Key": "counter-1"})
    assert made.json()["secret"]
    assert again.json() == made.json() | {"secret": None}
    assert made.json()["secret"] not in str(ApiAnswer.objects.get().body)
    assert Complaint.objects.count() == 1


def test_who_it_is_is_revealed_for_a_purpose_and_logged(group: Any) -> None:
    enterprise, worker = make_enterprise(group), make_worker()
    make_employment(enterprise, worker)
    alert: Alert = make_alert(enterprise)
    make_finding(alert, worker_id=worker.pk)
    complaint = make_complaint(enterprise)
    person = make_user(groups=[group])
    number = f"/api/alerts/{alert.pk}/workers/{worker.pk}/reveal/"
    who = f"/api/complaints/{complaint.pk}/complainant/"
    for address, purpose in ((number, "visit"), (who, "contact")):
        assert post(client_of(person), address, {}).status_code == 400
        refused = post(client_of(person, "write"), address, {"purpose": purpose})
        assert (refused.status_code, AccessLog.objects.filter(user=person).count()) == (403, 0)
    assert len(post(client_of(person), number, {"purpose": "visit"}).json()["id_number"]) == 18
    assert post(client_of(person), who, {"purpose": "contact"}).json()["phone"]
    logged = AccessLog.objects.filter(user=person)
    assert {each.subject_kind for each in logged} == {"worker", "complaint"}


def test_a_token_that_only_writes_is_told_what_it_did_and_no_more(group: Any) -> None:
    alert = make_alert(make_enterprise(group))
    writer = client_of(make_user(groups=[group]), "write")
    key = {"Idempotency-Key": "writer-1"}
    told = post(writer, f"/api/alerts/{alert.pk}/acknowledge/", {}, **key).json()
    assert told == {"id": alert.pk, "number": alert.number, "state": "acknowledged"}
    assert post(writer, f"/api/alerts/{alert.pk}/acknowledge/", {}, **key).json() == told


def test_how_one_is_told_is_chosen_by_oneself(db: None) -> None:
    person = client_of(make_user(Role.CITY_SUPERVISOR))
    assert ready(person, "/api/notices/choices/")["working_days_only"] is True
    body = {"quiet_from": "20:00", "quiet_until": "08:00", "working_days_only": False}
    assert post(person, "/api/notices/choices/", body).json()["quiet_from"] == "20:00"
    assert post(person, "/api/notices/test/").json() == {"count": 1}
    assert post(person, "/api/notices/test/").status_code == 409
    newest = ready(person, "/api/notices/")["results"][0]["id"]
    assert post(person, "/api/notices/read/", {"newest": newest}).json() == {"count": 1}
    hours = {"from_day": "2099-01-01", "opens": "08:30", "closes": "17:00", "source": "示例"}
    assert post(person, "/api/office-hours/", hours).json()["opens"] == "08:30"
    own = {"language": "en", "shortcuts_on": True}
    assert post(person, "/api/me/settings/", own).json() == own


def test_plans_quotas_and_draws(group: Any, head: Client) -> None:
    year = timezone.localdate().year + 1
    place = {"year": year, "district_code": group.district_code}
    asked = f"year={year}&district={group.district_code}"
    assert ready(head, f"/api/plans/preview/?{asked}")["visits"] == 0
    plan = post(head, "/api/plans/", place).json()
    assert plan["state"] == "draft"
    assert post(head, f"/api/plans/{plan['id']}/adopt/").status_code == 409  # no visit in it
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    quota = {"visits_a_year": 1, "share_percent": "20.00", "source": "示例", "reason": "示例"}
    assert post(head, "/api/quotas/normal/", quota).status_code == 403
    assert post(city, "/api/quotas/normal/", quota).json()["share_percent"] == "20.00"
    draw = {"title": "示例", "objects_count": 1, "visits_from_on": "2099-01-04"}
    refused = post(head, "/api/draws/", draw | {"district_code": group.district_code})
    assert refused.status_code == 409  # the pools are empty


def test_lists_of_the_desk_ask_as_often_however_long_they_are(group: Any) -> None:
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    city.get("/api/me/")  # notes the use of the token

    def one_of_each(n: int) -> None:
        place = {"district_code": group.district_code}
        make_grid_group(**place)
        GridChange.objects.create(
            kind="split", reason="示例", proposed_at=NOW, proposed_by=make_user(), **place
        )
        InspectionPlan.objects.create(year=2030 + n, **place)
        make_campaign(district_codes=[group.district_code])

    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert city.get(f"/api/{name}/").status_code == 200, name
        return len(found)

    lists = ("grid", "grid/changes", "plans", "campaigns")
    one_of_each(0)
    counted = {name: queries(name) for name in lists}
    for n in range(1, 10):
        one_of_each(n)
    assert {name: queries(name) for name in lists} == counted
