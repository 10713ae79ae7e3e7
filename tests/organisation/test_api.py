"""The floor of the interface: who asks, errors, pages by key, versions, idempotency, limits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from alerts.models import Alert
from inspectorate.organisation.actions import answers, tokens
from inspectorate.organisation.models import ApiAnswer, ApiToken, Role, User
from tests.api import client_of, make_token, post
from tests.factories import make_alert, make_grid_group, make_user

PROBLEM = "application/problem+json"


@pytest.fixture
def alert(db: None) -> Alert:
    """An alert of some group."""
    return make_alert(group=make_grid_group())


@pytest.fixture
def inspector(alert: Alert) -> User:
    """Whoever answers for its group."""
    assert alert.grid_group
    return make_user(groups=[alert.grid_group])


def test_a_token_sees_what_its_person_sees_and_no_more(alert: Alert, inspector: User) -> None:
    make_alert(group=make_grid_group())
    found = client_of(inspector, "read").get("/api/alerts/").json()
    assert [row["number"] for row in found["results"]] == [alert.number]
    stranger = client_of(make_user(groups=[make_grid_group()]), "read")
    assert stranger.get(f"/api/alerts/{alert.pk}/").status_code == 404


def test_a_token_without_the_scope_is_refused(alert: Alert, inspector: User) -> None:
    response = post(client_of(inspector, "read"), f"/api/alerts/{alert.pk}/acknowledge/")
    assert response.status_code == 403
    assert "write" in response.json()["detail"]


@pytest.mark.parametrize("spoilt", ["expired", "revoked", "switched off", "wrong"])
def test_a_token_that_does_not_hold_is_told_so(spoilt: str, inspector: User) -> None:
    now = timezone.now()
    secret = make_token(inspector)
    if spoilt == "expired":
        ApiToken.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    elif spoilt == "revoked":
        reason = {"reason": "verloren"}
        tokens.revoke(ApiToken.objects.get(), by=make_user(Role.ADMINISTRATOR), now=now, **reason)
    elif spoilt == "switched off":
        User.objects.filter(pk=inspector.pk).update(is_active=False)
    else:
        secret += "x"
    response = Client().get("/api/me/", headers={"Authorization": f"Bearer {secret}"})
    assert response.status_code == 401
    assert response["Content-Type"] == PROBLEM
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_the_use_of_a_token_is_noted_and_its_changes_name_it(alert: Alert, inspector: User) -> None:
    post(client_of(inspector), f"/api/alerts/{alert.pk}/acknowledge/")
    token = ApiToken.objects.get()
    assert token.last_used_at is not None
    event = alert.events.select_related("pgh_context").latest("pgh_id")  # type: ignore[attr-defined]
    told = event.pgh_context.metadata
    assert (told["door"], told["token"], told["user"]) == ("api", token.pk, inspector.pk)


def test_a_session_writes_only_with_its_csrf_token(alert: Alert, inspector: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(inspector)
    address = f"/api/alerts/{alert.pk}/acknowledge/"
    assert post(client, address).status_code == 403
    assert client.get(f"/api/alerts/{alert.pk}/").status_code == 200
    alert.refresh_from_db()
    assert alert.state == "new"


@pytest.mark.parametrize(
    ("method", "address", "options", "status"),
    [
        ("get", "/api/nowhere/", {}, 404),
        ("get", "/api/alerts/999999999999/", {}, 404),
        ("get", "/api/alerts/?stat=new", {}, 400),
        ("get", "/api/alerts/?state=nonsense", {}, 400),
        ("get", "/api/alerts/?state=", {}, 400),
        ("get", "/api/alerts/1%0A/", {}, 404),
        ("get", "/api/alerts/?cursor=AAAA", {}, 400),
        ("get", "/api/alerts/?limit=0", {}, 400),
        ("get", "/api/alerts/?q=%00", {}, 400),
        ("delete", "/api/alerts/", {}, 405),
        ("post", "/api/alerts/1/dismiss/", {"data": "<a/>", "content_type": "text/xml"}, 404),
    ],
)
def test_every_error_is_a_problem(
    method: str, address: str, options: dict[str, str], status: int, inspector: User
) -> None:
    response = getattr(client_of(inspector), method)(address, **options)
    assert response.status_code == status
    assert response["Content-Type"] == PROBLEM
    told = response.json()
    assert told["status"] == status
    assert told["detail"]
    assert method != "get" or "body" not in told["title"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ('"text"', 400),
        ('{"ground": "other", "ground": "other"}', 400),
        ('{"ground": "other", "reason": "\\u0000"}', 400),
        ('{"ground": "other", "reason": "\\ud800"}', 400),
        ('{"ground": "other", "reason": NaN}', 400),
        ('{"ground": "other", "reason": {}}', 400),
        ('{"ground": "other", "reason": "gesehen", "else": 1}', 400),
        ('{"ground": "other", "reason": "gesehen", "until": "0001-01-01"}', 400),
        ("[" * 100_000, 400),
        ('{"a": 1' + "0" * 10_000 + "}", 400),
        ('{"ground": "other", "reason": "' + "x" * 11 * 2**20 + '"}', 413),
    ],
)
def test_a_body_that_is_none_is_refused(
    body: str, status: int, alert: Alert, inspector: User
) -> None:
    response = client_of(inspector).post(
        f"/api/alerts/{alert.pk}/dismiss/", body, content_type="application/json"
    )
    assert response.status_code == status, response.content[:200]
    assert response["Content-Type"] == PROBLEM


def test_another_kind_of_body_is_refused(alert: Alert, inspector: User) -> None:
    response = client_of(inspector).post(
        f"/api/alerts/{alert.pk}/dismiss/", "<a/>", content_type="text/xml"
    )
    assert response.status_code == 415


def test_pages_follow_each_other_without_gap_or_double(inspector: User, alert: Alert) -> None:
    made = [make_alert(group=alert.grid_group, score=n // 3) for n in range(10)]
    client, address, seen = client_of(inspector), "/api/alerts/?limit=3", []
    while address:
        page = client.get(address).json()
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    expected = sorted([*made, alert], key=lambda each: (-each.score, -each.pk))
    assert seen == [each.pk for each in expected]


def test_whoever_read_an_older_version_changes_nothing(alert: Alert, inspector: User) -> None:
    client = client_of(inspector)
    read = client.get(f"/api/alerts/{alert.pk}/")["ETag"]
    Alert.objects.filter(pk=alert.pk).update(score=7)
    address = f"/api/alerts/{alert.pk}/acknowledge/"
    assert post(client, address, **{"If-Match": read}).status_code == 412
    now = client.get(f"/api/alerts/{alert.pk}/")["ETag"]
    done = post(client, address, **{"If-Match": now})
    assert (done.status_code, done.json()["state"]) == (200, "acknowledged")
    assert done["ETag"] not in (read, now)
    again = post(client, address)
    assert (again.status_code, again.json()["type"]) == (409, "/api/#stale-state")


def test_a_request_sent_twice_under_one_key_is_one(alert: Alert, inspector: User) -> None:
    client, address = client_of(inspector), f"/api/alerts/{alert.pk}/dismiss/"
    body = {"ground": "other", "reason": "gesehen"}
    first = post(client, address, body, **{"Idempotency-Key": "k1"})
    second = post(client, address, body, **{"Idempotency-Key": "k1"})
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert second["Idempotency-Replayed"] == "true"
    other = post(client, address, {**body, "reason": "anders"}, **{"Idempotency-Key": "k1"})
    assert other.status_code == 422
    assert answers.drop_old(now=timezone.now() + timedelta(days=2)) == 1


def test_a_request_that_failed_leaves_no_key(alert: Alert, inspector: User) -> None:
    client, address = client_of(inspector), f"/api/alerts/{alert.pk}/dismiss/"
    assert post(client, address, {}, **{"Idempotency-Key": "k2"}).status_code == 400
    assert not ApiAnswer.objects.exists()


def test_who_asks_too_often_waits(inspector: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.API_RATES, "staff", 2)
    client = client_of(inspector)
    statuses = [client.get("/api/me/").status_code for _ in range(3)]
    late = client.get("/api/me/")
    assert statuses.count(200) >= 2
    assert (late.status_code, late["Content-Type"]) == (429, PROBLEM)
    assert 0 < int(late["Retry-After"]) <= 60


def test_without_redis_everybody_is_answered(
    inspector: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.API_RATES, "staff", 0)
    client = client_of(inspector)
    assert client.get("/api/me/").status_code == 429
    monkeypatch.setattr(
        "inspectorate.foundation.api.throttling.cache", _away("redis://127.0.0.1:9")
    )
    assert client.get("/api/me/").status_code == 200


def _away(address: str) -> object:
    from django.core.cache.backends.redis import RedisCache

    return RedisCache(address, {})


def test_the_entrance_lists_every_address(client: Client, db: None) -> None:
    page = client.get("/api/").content.decode()
    assert "/api/alerts/{id}/dismiss/" in page
    made = client.get("/api/schema/").json()
    assert made["openapi"].startswith("3.1")
