"""The pages of people and of rights."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from inspectorate.organisation.models import INCOMPATIBLE, Inspector, Role, User
from inspectorate.organisation.permissions import HOLDERS, Permission
from tests.factories import make_grid_group, make_user


@pytest.fixture
def administrator(client: Client, db: None) -> User:
    person = make_user(Role.ADMINISTRATOR)
    client.force_login(person)
    return person


def test_the_page_of_rights_shows_exactly_the_declared_table(
    administrator: User, client: Client
) -> None:
    page = client.get("/rights/").content.decode()
    by_permission = dict(
        re.findall(r'<li data-permission="(\w+)">(.*?)</li>', page, flags=re.DOTALL)
    )
    shown = {
        Permission(name): frozenset(re.findall(r'data-holder="(\w+)"', text))
        for name, text in by_permission.items()
    }
    assert shown == HOLDERS
    cards = dict(re.findall(r'data-role="(\w+)">(.*?)</section>', page, flags=re.DOTALL))
    assert list(cards) == list(Role)
    for role, text in cards.items():
        may = set(re.findall(r'data-may="(\w+)"', text))
        may_not = set(re.findall(r'data-may-not="(\w+)"', text))
        assert may == {name for name, holders in HOLDERS.items() if role in holders}
        assert may | may_not == set(Permission)
        assert not may & may_not
    for rule in INCOMPATIBLE:
        assert page.count(str(escape(rule.reason))) > 1, rule.code


def test_the_list_finds_people_by_name_role_and_state(administrator: User, client: Client) -> None:
    make_user(
        Role.COUNTER_CLERK, username="zhou", display_name="周样例", further_roles=["assistant"]
    )
    make_user(Role.AUDITOR, username="qian", display_name="钱样例", is_active=False)
    for query, expected in (
        ("q=周样", {"zhou"}),
        ("q=QIAN", {"qian"}),
        ("role=assistant", {"zhou"}),
        ("state=off", {"qian"}),
        ("role=auditor&state=on", set()),
    ):
        page = client.get(f"/people/?{query}").content.decode()
        assert set(re.findall(r'User name">(zhou|qian)<', page)) == expected, query
    assert "Nobody matches" in client.get("/people/?q=nobody-at-all").content.decode()


@pytest.mark.parametrize("n", [1, 10])
def test_the_list_asks_the_same_number_of_questions(
    n: int,
    administrator: User,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(n):
        make_user(groups=[make_grid_group()])
    client.get("/people/")
    with django_assert_num_queries(11):
        assert client.get("/people/").status_code == 200


def test_a_person_is_enrolled_and_gets_in_with_the_password_shown_once(
    administrator: User, client: Client
) -> None:
    given = {
        "username": "zheng",
        "display_name": "郑样例",
        "role": "counter_clerk",
        "further_roles": ["assistant"],
        "reason": "new at the counter",
    }
    page = client.post("/people/new/", given).content.decode()
    password = re.search(r'id="password">([^<]+)<', page)[1]
    person = User.objects.get(username="zheng")
    assert person.roles == {"counter_clerk", "assistant"}
    assert password not in client.get(f"/people/{person.pk}/").content.decode()
    client.logout()
    entered = client.post("/login/", {"username": "zheng", "password": password})
    assert entered.status_code == 302
    client.force_login(administrator)
    again = client.post("/people/new/", given)
    assert "is taken" in again.content.decode()


def test_roles_kept_apart_are_refused_on_the_page_with_the_reason(
    administrator: User, client: Client
) -> None:
    person = make_user(Role.COUNTER_CLERK)
    page = client.post(
        f"/people/{person.pk}/roles/",
        {"role": "full_time_inspector", "further_roles": ["legal_reviewer"], "reason": "trial"},
    )
    assert "does not review decisions legally" in page.content.decode()
    person.refresh_from_db()
    assert person.role == Role.COUNTER_CLERK


def test_switching_off_ends_the_session_and_on_gives_it_back(
    administrator: User, client: Client
) -> None:
    person, theirs = make_user(Role.CITY_SUPERVISOR), Client()
    theirs.force_login(person)
    assert theirs.get("/alerts/").status_code == 200
    assert client.post(f"/people/{person.pk}/off/", {"reason": "left"}).status_code == 302
    assert theirs.get("/alerts/").status_code == 302
    assert "switched off" in client.get(f"/people/{person.pk}/").content.decode()
    assert client.post(f"/people/{person.pk}/on/", {"reason": "back"}).status_code == 302
    theirs.force_login(person)
    assert theirs.get("/alerts/").status_code == 200


def test_a_change_needs_its_reason(administrator: User, client: Client) -> None:
    person = make_user(Role.CITY_SUPERVISOR)
    assert client.post(f"/people/{person.pk}/off/", {"reason": " "}).status_code == 200
    person.refresh_from_db()
    assert person.is_active


def test_a_log_in_is_linked_to_a_member_of_staff_without_one(
    administrator: User, client: Client
) -> None:
    taken, person = make_user(groups=[make_grid_group()]), make_user()
    free = Inspector.objects.create(staff_no="S-free", name="吴样例", kind="full_time")
    page = client.get(f"/people/{person.pk}/staff/").content.decode()
    assert f'value="{free.pk}"' in page
    assert f'value="{taken.inspector.pk}"' not in page
    client.post(f"/people/{person.pk}/staff/", {"inspector": free.pk, "reason": "hired"})
    assert Inspector.objects.get(pk=free.pk).user == person
    assert "S-free" in client.get(f"/people/{person.pk}/").content.decode()


def test_ones_own_page_says_why_nothing_can_be_changed(administrator: User, client: Client) -> None:
    page = client.get(f"/people/{administrator.pk}/").content.decode()
    assert "another administrator does it" in page
    assert f'href="/people/{administrator.pk}/roles/"' not in page
    refused = client.post(
        f"/people/{administrator.pk}/roles/", {"role": "auditor", "reason": "curious"}
    )
    assert "another administrator" in refused.content.decode()


def test_every_change_stands_on_the_page_with_who_why_and_from_where(
    administrator: User, client: Client
) -> None:
    person = make_user(Role.COUNTER_CLERK)
    given = {"role": "counter_clerk", "further_roles": ["assistant"], "reason": "helps outside"}
    client.post(f"/people/{person.pk}/roles/", given)
    client.post(f"/people/{person.pk}/off/", {"reason": "long leave"})
    client.post(f"/people/{person.pk}/password/", {"reason": "forgotten"})
    page = client.get(f"/people/{person.pk}/").content.decode()
    assert "Roles: counter clerk → counter clerk, assistant" in page
    assert "helps outside" in page
    assert 'page <span class="masked">127.0.0.1</span>' in page
    assert page.index("long leave") < page.index("helps outside")
    assert "pbkdf2" not in page


def test_a_token_is_given_shown_once_and_revoked(client: Client, db: None) -> None:
    person, administrator = make_user(), make_user(Role.ADMINISTRATOR)
    client.force_login(administrator)
    told = {"name": "市大数据局", "scopes": ["read"], "expires_on": "2099-01-01", "reason": "接口"}
    page = client.post(f"/people/{person.pk}/tokens/new/", told).content.decode()
    token = person.tokens.get()
    assert token.beginning in page
    secret = page.split('id="token">')[1].split("<")[0]
    shown = client.get(f"/people/{person.pk}/").content.decode()
    assert secret not in shown
    assert token.beginning in shown
    asking = {"Authorization": f"Bearer {secret}"}
    assert Client().get("/api/me/", headers=asking).json()["username"] == person.username
    client.post(f"/people/{person.pk}/tokens/{token.pk}/revoke/", {"reason": "停用"})
    assert Client().get("/api/me/", headers=asking).status_code == 401
    own = client.post(f"/people/{administrator.pk}/tokens/new/", told).content.decode()
    assert "another administrator" in own
