"""Every change says who, why, by which door and from where; histories are only added to."""

from __future__ import annotations

from typing import Any

import pghistory.models
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client, RequestFactory
from psycopg2 import sql

from alerts.actions.alerts import acknowledge
from alerts.models import Alert
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation import journal
from inspectorate.organisation.models import Role, User
from inspectorate.organisation.sight import session_settings
from tests.factories import make_alert, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db

HISTORIES = [
    model
    for model in apps.get_models()
    if model._meta.db_table.endswith("event") and hasattr(model, "pgh_created_at")
]


def test_a_page_tells_who_and_from_where(client: Client) -> None:
    group = make_grid_group()
    alert = make_alert(make_enterprise(group))
    user = make_user(groups=[group])
    client.force_login(user)
    client.post(f"/alerts/{alert.pk}/acknowledge/", REMOTE_ADDR="10.3.4.5")
    event = apps.get_model("alerts", "AlertEvent").objects.get(pgh_obj=alert)
    told = event.pgh_context.metadata
    assert told["user"] == user.pk
    assert told["door"] == "page"
    assert told["address"] == "10.3.4.5"
    assert told["url"] == f"/alerts/{alert.pk}/acknowledge/"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "203.0.113.66, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.66, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),
        (2, "", "10.0.0.1"),
    ],
)
def test_an_address_is_taken_from_our_own_proxies_only(
    settings: Any, proxies: int, forwarded: str, address: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert journal.address_of(request) == address


def test_a_command_tells_its_name_and_account() -> None:
    user = make_user()
    with journal.of_command("enrol"):
        user.role = Role.AUDITOR
        user.save(update_fields=["role"])
    event = (
        apps.get_model("organisation", "UserEvent").objects.filter(pgh_obj=user).latest("pgh_id")
    )
    assert event.role == Role.AUDITOR
    assert event.pgh_context.metadata["command"] == "enrol"
    assert event.pgh_context.metadata["account"]


def test_what_an_act_tells_holds_for_its_own_changes() -> None:
    user, first, second = make_user(), make_user(), make_user()
    with journal.of_job("some.job"):
        for by, name in ((first, "甲"), (second, "乙")):
            with journal.told(user=by.pk, reason=f"由{name}"):
                User.objects.filter(pk=user.pk).update(display_name=name)
        User.objects.filter(pk=user.pk).update(display_name="丙")
    history = apps.get_model("organisation", "UserEvent").objects.filter(pgh_obj=user)
    contexts = history.order_by("-pgh_id").values_list("display_name", "pgh_context__metadata")[:3]
    told = {name: (facts.get("user"), facts.get("reason")) for name, facts in contexts}
    assert told == {"甲": (first.pk, "由甲"), "乙": (second.pk, "由乙"), "丙": (None, None)}
    assert {facts["command"] for _, facts in contexts} == {"some.job"}


def test_passwords_are_in_no_history() -> None:
    names = {field.name for field in apps.get_model("organisation", "UserEvent")._meta.fields}
    assert not names & {"password", "last_login"}


@pytest.mark.parametrize("role", ["inspectorate_web", "inspectorate_worker"])
@pytest.mark.parametrize("history", HISTORIES, ids=lambda model: model._meta.db_table)
def test_histories_are_only_added_to(history: Any, role: str) -> None:
    table = history._meta.db_table
    for right in ("UPDATE", "DELETE", "TRUNCATE"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, table, right])
            assert cursor.fetchone() == (False,), f"{role} may {right} {table}"


@pytest.mark.parametrize("history", HISTORIES, ids=lambda model: model._meta.db_table)
def test_a_history_of_guarded_rows_is_guarded(history: Any) -> None:
    names = {field.name for field in history._meta.fields}
    if not {"grid_group", "district_code"} <= names:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity FROM pg_class WHERE oid = %s::regclass", [history._meta.db_table]
        )
        assert cursor.fetchone() == (True,), history._meta.db_table


def test_the_context_of_a_past_change_is_kept() -> None:
    with journal.of_command("enrol"):
        make_user()
    context = pghistory.models.Context.objects.latest("created_at")
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("UPDATE pghistory_context SET created_at = now() - interval '2 days'")
    with pytest.raises(DatabaseError), transaction.atomic():
        context.delete()


def test_a_composed_statement_is_told_too() -> None:
    user = make_user()
    with journal.of_job("some.job"), connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("UPDATE {} SET role = %(role)s WHERE id = %(id)s").format(
                sql.Identifier("organisation_user")
            ),
            {"role": Role.AUDITOR, "id": user.pk},
        )
    event = (
        apps.get_model("organisation", "UserEvent").objects.filter(pgh_obj=user).latest("pgh_id")
    )
    assert event.pgh_context.metadata["command"] == "some.job"


def test_the_history_of_an_alert_is_seen_where_the_alert_is_now() -> None:
    old, new = make_grid_group(), make_grid_group(district_code="370213")
    alert = make_alert(make_enterprise(old))
    acknowledge(alert, by=make_user(groups=[old]))
    history = apps.get_model("alerts", "AlertEvent").objects
    assert history.latest("pgh_id").grid_group_id == old.pk
    Alert.objects.filter(pk=alert.pk).update(grid_group=new, district_code="370213")
    for group, seen in ((old, False), (new, True)):
        with web_role(session_settings(make_user(groups=[group])), read_only=True):
            assert history.filter(pgh_obj=alert).exists() is seen
