"""Two-step log-in: set up, asked for, tried, lost, reset, demanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client

from alerts.models import Notification
from alerts.notification.sentences import say
from enterprises.actions import identity_keys
from inspectorate.foundation import onetime
from inspectorate.foundation.services import secrets
from inspectorate.organisation.actions import factors
from inspectorate.organisation.models import RecoveryCode, Role, SecondFactor, User
from tests.api import make_token
from tests.factories import PASSWORD, make_user

NOON = datetime(2026, 11, 17, 4, 0, tzinfo=UTC)
OWN = "/settings/second-factor/"
MUST = [Role.DISTRICT_SUPERVISOR, Role.CITY_SUPERVISOR, Role.ADMINISTRATOR]


class Phone:
    """An authenticator app: a secret and a clock."""

    def __init__(self, secret: str) -> None:
        self.secret = secret.replace(" ", "")

    def code(self, *, late: int = 0) -> str:
        """The six digits now, or `late` half minutes ago."""
        return onetime.code_at(self.secret, onetime.step_at(datetime.now(UTC)) - late)


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Traveller]:
    """Noon, and no ticking."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def demanded(settings: Any) -> None:
    settings.MFA_REQUIRED = True


def set_up(client: Client) -> tuple[Phone, list[str]]:
    """By the pages, as whoever is logged in: the phone and the recovery codes."""
    begun = client.post(f"{OWN}new/", {"password": PASSWORD})
    assert begun.status_code == 302, begun.content.decode()
    page = client.get(begun["Location"]).content.decode()
    phone = Phone(re.search(r'id="secret">([^<]+)<', page)[1])
    shown = client.post(f"{OWN}confirm/", {"code": phone.code()}).content.decode()
    return phone, re.findall(r"<li>([A-Z2-9-]{19})</li>", shown)


def with_factor(clock: Any, role: Role = Role.CITY_SUPERVISOR) -> tuple[User, Phone, list[str]]:
    """Somebody who set a factor up a minute ago."""
    user, client = make_user(role), Client()
    client.force_login(user)
    phone, codes = set_up(client)
    clock.shift(60)
    user.refresh_from_db()
    return user, phone, codes


def give_password(user: User, *, to: str = "") -> Client:
    """A browser in which the password was right."""
    client = Client()
    given = {"username": user.username, "password": PASSWORD, "next": to}
    assert client.post("/login/", given)["Location"] == "/login/code/"
    return client


def text_of(client: Client, **given: str) -> str:
    """What the second step answers."""
    return client.post("/login/code/", given).content.decode()


def is_in(client: Client) -> bool:
    return client.get("/desk/").status_code == 200


def test_codes_are_those_of_the_standard() -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # RFC 6238, appendix B, its last six digits
    told = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}
    assert {at: onetime.code_at(secret, at // 30) for at in told} == told


def test_a_factor_is_set_up_by_password_picture_and_code(client: Client, db: None) -> None:
    user = make_user()
    client.force_login(user)
    wrong = client.post(f"{OWN}new/", {"password": "wrong"})
    assert "The password is not right" in wrong.content.decode()
    assert not SecondFactor.objects.exists()
    before = client.session.session_key
    phone, codes = set_up(client)
    assert len(set(codes)) == 10
    assert client.session.session_key != before
    assert is_in(client)
    shown = client.get(OWN).content.decode()
    assert "10 / 10" in shown
    assert client.get(f"{OWN}confirm/").status_code == 302
    user.refresh_from_db()
    factor = SecondFactor.objects.get(user=user)
    assert user.second_factor_at == factor.confirmed_at == NOON
    kept = repr([list(rows.values()) for rows in everything_kept()])
    assert phone.secret not in kept
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def everything_kept() -> list[Any]:
    """Every row about factors and sessions, histories included."""
    names = ("SecondFactor", "RecoveryCode", "SecondFactorEvent", "RecoveryCodeEvent", "UserEvent")
    models = [apps.get_model("organisation", name) for name in names]
    return [model.objects.order_by("pk") for model in (*models, Session)]


def test_the_secret_is_shown_only_where_the_password_was_given(client: Client, db: None) -> None:
    user, other = make_user(), Client()
    client.force_login(user)
    other.force_login(user)
    client.post(f"{OWN}new/", {"password": PASSWORD})
    page = client.get(f"{OWN}confirm/").content.decode()
    assert 'role="img"' in page
    assert "style=" not in page
    assert other.get(f"{OWN}confirm/")["Location"] == f"{OWN}new/"
    told = client.post(f"{OWN}confirm/", {"code": "000000"}).content.decode()
    assert "does not belong to the picture" in told
    assert not User.objects.exclude(second_factor_at=None).exists()
    with time_machine.travel(NOON + timedelta(minutes=11)):
        assert client.get(f"{OWN}confirm/")["Location"] == f"{OWN}new/"


def test_the_session_is_theirs_only_after_the_code(clock: Any, db: None) -> None:
    user, phone, _codes = with_factor(clock)
    client = give_password(user, to="/rights/")
    waiting = client.session.session_key
    assert client.get("/alerts/")["Location"].startswith("/login/")
    assert client.get("/api/me/").status_code == 401
    assert "not right" in text_of(client, code="000000")
    assert client.get("/alerts/")["Location"].startswith("/login/")
    entered = client.post("/login/code/", {"code": phone.code()})
    assert (entered.status_code, entered["Location"]) == (302, "/rights/")
    assert client.session.session_key != waiting
    assert client.get("/alerts/").status_code == 200
    assert client.get("/api/me/").status_code == 200


def test_nothing_tells_of_a_factor_before_the_password_is_right(clock: Any, db: None) -> None:
    user, _phone, _codes = with_factor(clock)
    pages = []
    for name in (user.username, make_user().username, "nobody-at-all"):
        page = Client().post("/login/", {"username": name, "password": "wrong"})
        text = page.content.decode().replace(name, "")
        pages.append((page.status_code, re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", text)))
    assert pages[0] == pages[1] == pages[2]
    assert Client().get("/login/code/")["Location"] == "/login/"


def test_a_code_holds_near_its_moment_and_once(clock: Any, db: None) -> None:
    user, phone, _codes = with_factor(clock)
    late = phone.code(late=1)
    assert give_password(user).post("/login/code/", {"code": late}).status_code == 302
    assert "used before" in text_of(give_password(user), code=late)
    assert "not right" in text_of(give_password(user), code=phone.code(late=2))
    assert "not right" in text_of(give_password(user), code=phone.code(late=-2))
    newest = phone.code(late=-1)
    assert give_password(user).post("/login/code/", {"code": newest}).status_code == 302
    assert "used before" in text_of(give_password(user), code=phone.code())
    clock.shift(60)
    spaced = f"{phone.code()[:3]} {phone.code()[3:]}"
    assert give_password(user).post("/login/code/", {"code": spaced}).status_code == 302


def test_five_wrong_codes_lock_for_as_long_as_wrong_passwords_do(clock: Any, db: None) -> None:
    user, phone, _codes = with_factor(clock)
    statuses = [
        give_password(user).post("/login/code/", {"code": f"{n:06}"}).status_code for n in range(5)
    ]
    assert statuses == [200, 200, 200, 200, 429]
    told = give_password(user).post("/login/code/", {"code": phone.code()})
    assert told.status_code == 429
    assert "Codes are taken again from" in told.content.decode()
    assert "wrong codes" in notice_of(user)
    clock.shift(timedelta(minutes=14, seconds=59))
    assert "Too many wrong codes" in text_of(give_password(user), code=phone.code())
    clock.shift(timedelta(seconds=1))
    assert "not right" in text_of(give_password(user), code="000000")
    assert give_password(user).post("/login/code/", {"code": phone.code()}).status_code == 302


def notice_of(user: User) -> str:
    notice = Notification.objects.filter(user=user).latest("pk")
    return say(notice.kind, notice.values)


def test_the_code_has_to_come_within_ten_minutes_and_after_the_same_password(
    clock: Any, db: None
) -> None:
    user, phone, _codes = with_factor(clock)
    slow, changed = give_password(user), give_password(user)
    clock.shift(timedelta(minutes=10, seconds=1))
    begun = slow.post("/login/code/", {"code": phone.code()}, follow=True)
    assert "begins with user name and password" in begun.content.decode()
    clock.move_to(NOON + timedelta(minutes=2))
    user.set_password("another-synthetic-one")
    user.save()
    assert changed.post("/login/code/", {"code": phone.code()})["Location"] == "/login/"


def test_a_recovery_code_lets_in_once(clock: Any, db: None) -> None:
    user, _phone, codes = with_factor(clock)
    typed = codes[3].lower().replace("-", " ")
    client = give_password(user)
    assert client.post("/login/code/", {"recovery": typed}).status_code == 302
    assert "9 / 10" in client.get(OWN).content.decode()
    assert "used before" in text_of(give_password(user), recovery=codes[3])
    assert "not right" in text_of(give_password(user), recovery="ABCD-EFGH-JKLM-NPQR")
    assert "Enter the six digits" in text_of(give_password(user), recovery="")


def test_new_recovery_codes_end_the_earlier_ones(clock: Any, db: None) -> None:
    user, phone, codes = with_factor(clock)
    client = give_password(user)
    client.post("/login/code/", {"code": phone.code()})
    clock.shift(30)
    refused = client.post(f"{OWN}codes/", {"password": PASSWORD, "code": phone.code(late=1)})
    assert "used before" in refused.content.decode()
    page = client.post(f"{OWN}codes/", {"password": PASSWORD, "code": phone.code()})
    fresh = re.findall(r"<li>([A-Z2-9-]{19})</li>", page.content.decode())
    assert len(set(fresh) - set(codes)) == 10
    assert "used before" in text_of(give_password(user), recovery=codes[0])
    assert give_password(user).post("/login/code/", {"recovery": fresh[0]}).status_code == 302
    events = apps.get_model("organisation", "SecondFactorEvent").objects.filter(user=user)
    assert events.count() == 3  # begun, confirmed, new codes
    assert events.latest("pk").pgh_context.metadata["user"] == user.pk


def test_another_device_takes_the_place_of_the_first(clock: Any, db: None) -> None:
    user, old, codes = with_factor(clock)
    client, elsewhere = give_password(user), give_password(user)
    client.post("/login/code/", {"code": old.code()})
    elsewhere.post("/login/code/", {"recovery": codes[0]})
    assert is_in(elsewhere)
    assert "required" in client.post(f"{OWN}new/", {"password": PASSWORD}).content.decode()
    client.post(f"{OWN}new/", {"password": PASSWORD, "code": codes[1]})
    page = client.get(f"{OWN}confirm/").content.decode()
    new = Phone(re.search(r'id="secret">([^<]+)<', page)[1])
    assert is_in(elsewhere)  # the first holds until the second is confirmed
    client.post(f"{OWN}confirm/", {"code": new.code()})
    assert is_in(client)
    assert not is_in(elsewhere)
    clock.shift(60)
    assert "not right" in text_of(give_password(user), code=old.code())
    assert "not right" in text_of(give_password(user), recovery=codes[2])
    assert give_password(user).post("/login/code/", {"code": new.code()}).status_code == 302
    ended = SecondFactor.objects.exclude(ended_at=None).get()
    assert bytes(ended.cipher) == b""


def test_an_administrator_resets_with_a_reason_and_the_person_is_told(
    clock: Any, client: Client, db: None
) -> None:
    user, phone, codes = with_factor(clock)
    theirs, waiting = give_password(user), give_password(user)
    theirs.post("/login/code/", {"code": phone.code()})
    administrator = make_user(Role.ADMINISTRATOR)
    client.force_login(administrator)
    address = f"/people/{user.pk}/second-factor/reset/"
    assert "required" in client.post(address, {"reason": ""}).content.decode()
    assert is_in(theirs)
    assert client.post(address, {"reason": "手机遗失"}).status_code == 302
    assert not is_in(theirs)
    assert waiting.post("/login/code/", {"recovery": codes[0]})["Location"] == "/login/"
    assert "reset by an administrator" in notice_of(user)
    shown = client.get(f"/people/{user.pk}/").content.decode()
    assert "手机遗失" in shown
    assert "Two-step log-in taken away" in shown
    again = client.post(address, {"reason": "手机遗失"}).content.decode()
    assert "not set up" in again
    set_up(client)
    own = client.post(f"/people/{administrator.pk}/second-factor/reset/", {"reason": "x"})
    assert "another administrator" in own.content.decode()
    assert (
        Client().post("/login/", {"username": user.username, "password": PASSWORD})["Location"]
        == "/desk/"
    )


@pytest.mark.usefixtures("demanded", "db")
@pytest.mark.parametrize("role", list(Role))
def test_roles_that_must_do_nothing_before_they_set_it_up(role: Role, client: Client) -> None:
    user = make_user(role)
    client.post("/login/", {"username": user.username, "password": PASSWORD})
    blocked = client.get("/settings/password/").status_code == 302
    assert blocked == (role in MUST)
    if not blocked:
        return
    for address in ("/desk/", "/alerts/", "/admin/", OWN, f"{OWN}remove/", "/no-such-page/"):
        answer = client.get(address)
        assert answer.status_code == 404 or answer["Location"] == f"{OWN}new/", address
    refused = client.get("/api/me/")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert "two-step log-in" in refused.json()["detail"]
    assert client.post("/language/", {"language": "en"}).status_code == 302
    set_up(client)
    assert client.get("/settings/password/").status_code == 200
    assert client.get("/api/me/").status_code == 200
    assert "disabled" in client.get(OWN).content.decode()
    told = client.post(f"{OWN}remove/", {"password": PASSWORD, "code": "000000"})
    assert told.status_code == 200
    assert User.objects.get(pk=user.pk).second_factor_at


def test_a_role_gained_later_demands_it_from_the_next_click(
    client: Client, settings: Any, db: None
) -> None:
    user = make_user()
    client.force_login(user)
    secret = make_token(user)
    settings.MFA_REQUIRED = True
    asking = {"Authorization": f"Bearer {secret}"}
    assert is_in(client)
    assert Client().get("/api/me/", headers=asking).status_code == 200
    User.objects.filter(pk=user.pk).update(role=Role.CITY_SUPERVISOR)
    assert client.get("/desk/")["Location"] == f"{OWN}new/"
    assert Client().get("/api/me/", headers=asking).status_code == 403
    set_up(client)
    assert Client().get("/api/me/", headers=asking).status_code == 200


@pytest.mark.usefixtures("demanded")
def test_a_token_needs_the_second_factor_of_whoever_it_acts_as(client: Client, db: None) -> None:
    administrator, supervisor = make_user(Role.ADMINISTRATOR), make_user(Role.CITY_SUPERVISOR)
    client.force_login(administrator)
    set_up(client)
    told = {"name": "示例", "scopes": ["read"], "expires_on": "2099-01-01", "reason": "接口"}
    address = f"/people/{supervisor.pk}/tokens/new/"
    assert "needs two-step log-in" in client.post(address, told).content.decode()
    theirs = Client()
    theirs.force_login(supervisor)
    set_up(theirs)
    assert "shown this once" in client.post(address, told).content.decode()


@pytest.mark.usefixtures("demanded")
def test_who_lacks_it_is_found(client: Client, db: None) -> None:
    administrator = make_user(Role.ADMINISTRATOR)
    client.force_login(administrator)
    set_up(client)
    lacking = make_user(Role.CITY_SUPERVISOR, username="lacking")
    make_user(Role.CITY_SUPERVISOR, username="inactive", is_active=False)
    make_user(username="inspecting")
    page = client.get("/people/?state=one_step").content.decode()
    assert re.findall(r'User name">(\w+)<', page) == ["lacking"]
    assert "can do nothing else" in client.get(f"/people/{lacking.pk}/").content.decode()


def test_who_may_takes_it_away_again(clock: Any, db: None) -> None:
    user, phone, _codes = with_factor(clock, Role.FULL_TIME_INSPECTOR)
    client = give_password(user)
    client.post("/login/code/", {"code": phone.code()})
    clock.shift(30)
    given = {"password": PASSWORD, "code": phone.code()}
    assert client.post(f"{OWN}remove/", given)["Location"] == OWN
    assert is_in(client)
    user.refresh_from_db()
    assert user.second_factor_at is None


def test_wrong_passwords_when_asked_again_lock_as_at_log_in(client: Client, db: None) -> None:
    user = make_user()
    client.force_login(user)
    statuses = [client.post(f"{OWN}new/", {"password": "x"}).status_code for _n in range(5)]
    assert statuses[-1] == 429
    assert (
        Client().post("/login/", {"username": user.username, "password": PASSWORD}).status_code
        == 429
    )


def test_the_last_administrator_is_helped_at_the_server(clock: Any, db: None) -> None:
    user, _phone, _codes = with_factor(clock, Role.ADMINISTRATOR)
    call_command("reset_second_factor", user.username, reason="手机遗失", stdout=StringIO())
    user.refresh_from_db()
    assert user.second_factor_at is None
    for name in (user.username, "nobody-at-all"):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", name, reason="手机遗失")


def test_another_way_in_is_no_way_around(clock: Any, db: None) -> None:
    user, _phone, _codes = with_factor(clock, Role.ADMINISTRATOR)
    assert Client().get("/admin/login/?next=/admin/")["Location"] == "/login/?next=/admin/"
    client = Client()
    client.force_login(user)  # a session that never passed the second step
    assert client.get("/people/")["Location"].startswith("/login/")


def test_secrets_move_to_the_newest_key(clock: Any, settings: Any, db: None) -> None:
    user, phone, _codes = with_factor(clock)
    made = "5:" + secrets.base64.b64encode(bytes(range(64))).decode()
    settings.IDENTITY_KEYS = [made, "0:" + settings.IDENTITY_KEYS[0]]
    assert identity_keys.rotate(by=None)["second factors"] == 1
    settings.IDENTITY_KEYS = [made]
    assert give_password(user).post("/login/code/", {"code": phone.code()}).status_code == 302


def test_two_tries_at_once_are_one(clock: Any, db: None) -> None:
    user, phone, codes = with_factor(clock)
    assert [
        factors.check(user, code=phone.code(), now=NOON + timedelta(minutes=1)) for _n in "12"
    ] == [
        "right",
        "used",
    ]
    assert RecoveryCode.objects.left().count() == 10
    assert factors.check(user, code=codes[0], now=NOON) == "right"
