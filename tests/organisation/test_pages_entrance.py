"""Coming in, going out, the language, own settings, and the first page of a role."""

from __future__ import annotations

import pytest
from django.test import Client

from inspectorate.organisation.models import Role, User
from tests.factories import PASSWORD, make_grid_group, make_user


def log_in(client: Client, user: User, password: str = PASSWORD) -> object:
    """What the log-in page answers."""
    return client.post("/login/", {"username": user.username, "password": password})


def test_the_right_password_leads_to_the_desk(client: Client, db: None) -> None:
    response = log_in(client, make_user())
    assert (response.status_code, response["Location"]) == (302, "/desk/")


def test_a_wrong_password_says_so_and_keeps_the_name(client: Client, db: None) -> None:
    response = log_in(client, make_user(username="li"), "wrong")
    assert response.status_code == 200
    assert 'value="li"' in response.content.decode()
    assert 'role="alert"' in response.content.decode()


def test_five_wrong_passwords_lock_the_log_in(client: Client, db: None) -> None:
    user = make_user()
    statuses = [log_in(client, user, "wrong").status_code for _ in range(5)]
    assert statuses[-1] == 429
    assert "15 minutes" in log_in(client, user).content.decode()


@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.AUDITOR, "/alerts/"),
        (Role.DATA_OFFICER, "/feeds/"),
        (Role.ADMINISTRATOR, "/people/"),
    ],
)
def test_the_desk_leads_to_the_first_page_of_the_role(
    role: Role, first: str, client: Client, db: None
) -> None:
    client.force_login(make_user(role))
    assert client.get("/desk/")["Location"] == first


@pytest.mark.parametrize(
    "role", [Role.ASSISTANT, Role.FULL_TIME_INSPECTOR, Role.CITY_SUPERVISOR, Role.LEGAL_REVIEWER]
)
def test_whoever_works_on_cases_begins_with_the_day(role: Role, client: Client, db: None) -> None:
    client.force_login(make_user(role))
    response = client.get("/desk/")
    assert response.status_code == 200
    assert "My day" in response.content.decode()


def test_who_has_no_role_is_told_so(client: Client, db: None) -> None:
    client.force_login(make_user(""))
    response = client.get("/desk/")
    assert response.status_code == 200
    assert "no pages here yet" in response.content.decode()


def test_the_administrator_is_led_to_the_people(client: Client, db: None) -> None:
    client.force_login(make_user(Role.ADMINISTRATOR, is_staff=True))
    assert client.get("/desk/")["Location"] == "/people/"
    assert "data-find" not in client.get("/people/").content.decode()


def test_the_language_is_kept_with_the_person_and_taken_at_log_in(client: Client, db: None) -> None:
    user = make_user()
    client.force_login(user)
    client.post("/language/", {"language": "zh-hans", "next": "/desk/"})
    user.refresh_from_db()
    assert user.language == "zh-hans"
    client.cookies.clear()
    log_in(client, user)
    assert "比对规则" in client.get("/rules/").content.decode()


def test_an_unknown_language_changes_nothing(client: Client, db: None) -> None:
    user = make_user(language="en")
    client.force_login(user)
    client.post("/language/", {"language": "xx", "next": "/desk/"})
    user.refresh_from_db()
    assert user.language == "en"


def test_shortcuts_are_switched_off_for_good(client: Client, db: None) -> None:
    user = make_user(groups=[make_grid_group()])
    client.force_login(user)
    assert 'data-shortcuts="on"' in client.get("/alerts/").content.decode()
    client.post("/settings/", {"language": "en"})
    assert 'data-shortcuts="off"' in client.get("/alerts/").content.decode()


def test_a_new_password_is_taken(client: Client, db: None) -> None:
    user = make_user()
    client.force_login(user)
    new = "another-synthetic-one"
    client.post(
        "/settings/password/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )
    user.refresh_from_db()
    assert user.check_password(new)


def test_logging_out_ends_the_session(client: Client, db: None) -> None:
    client.force_login(make_user())
    client.post("/logout/")
    assert client.get("/alerts/").status_code == 302


def test_pages_allow_no_inline_script_or_style(client: Client, db: None) -> None:
    response = client.get("/login/")
    policy = response["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "style=" not in response.content.decode()


def test_what_is_not_there_says_so_in_the_readers_language(client: Client, db: None) -> None:
    client.force_login(make_user())
    client.cookies["django_language"] = "zh-hans"
    response = client.get("/alerts/999999/")
    assert response.status_code == 404
    assert "此地址没有内容" in response.content.decode()
