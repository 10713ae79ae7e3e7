"""The pages of the grid: load, people, absences, a change from form to application."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.models import GridChange
from inspectorate.foundation.statements import execute
from inspectorate.organisation.models import Absence, Assignment, GridGroup, Role, User
from tests.compliance.factories_grid import Street, applied
from tests.compliance.factories_visits import make_absence, make_inspector
from tests.factories import NOW, make_alert, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def street() -> Street:
    return Street()


def opened(client: Client, path: str, user: User, status: int = 200) -> str:
    """The page as `user` reads it."""
    client.force_login(user)
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_the_grid_shows_the_load_of_each_group(client: Client, street: Street) -> None:
    make_alert(street.enterprises[0])
    other = make_grid_group(name="别的网格")
    page = opened(client, "/grid/", street.supervisor)
    assert "2 groups, 4 enterprises" in page
    assert page.index(street.group.name) < page.index(other.name)
    page = opened(client, "/grid/?sort=per_inspector", street.supervisor)
    assert "nobody" in page
    assert page.index(other.name) < page.index(street.group.name)


def test_an_inspector_sees_the_own_groups_and_changes_nothing(
    client: Client, street: Street
) -> None:
    make_grid_group(name="别的网格")
    page = opened(client, "/grid/", make_user(groups=[street.group]))
    assert "别的网格" not in page
    assert "Balance the load" not in page
    page = opened(client, f"/grid/{street.group.code}/", make_user(groups=[street.group]))
    assert "Only supervisors split and merge groups." in page
    assert opened(client, "/grid/G-UNKNOWN/", street.supervisor, 404)


@pytest.mark.parametrize("path", ["/grid/", "/grid/people/?kind=all", "/grid/{code}/"])
def test_a_page_of_the_grid_asks_as_often_for_ten_as_for_one(
    client: Client, street: Street, path: str, django_assert_num_queries: Any
) -> None:
    address = path.format(code=street.group.code)
    client.force_login(street.supervisor)
    client.get(address)
    with CaptureQueriesContext(connection) as first:
        client.get(address)
    for _each in range(9):
        make_alert(make_enterprise(make_grid_group()))
        make_inspector(street.group)
    with django_assert_num_queries(len(first)):
        client.get(address)
    assert len(first) <= 26


def test_people_are_posted_and_their_spell_is_ended(client: Client, street: Street) -> None:
    person = make_inspector()
    client.force_login(street.supervisor)
    address = f"/grid/{street.group.code}/post/"
    client.post(address, {"inspector": person.pk, "from_on": "2026-11-17"})
    spell = Assignment.objects.get(inspector=person)
    assert spell.grid_group == street.group
    client.post(f"/grid/assignments/{spell.pk}/end/", {"until_on": "2026-11-30"})
    spell.refresh_from_db()
    assert str(spell.until_on) == "2026-11-30"
    page = opened(client, f"/grid/people/{person.staff_no}/", street.supervisor)
    assert "30 Nov 2026" in page
    for address in (f"/grid/people/{person.staff_no}/", f"/grid/{street.group.code}/"):
        page = opened(client, f"{address}?changes=1", street.supervisor)
        assert "Assignment added" in page or "assignment added" in page
        assert f"<ins>{street.group.name}</ins>" in page
        assert "周示例" in page


def test_an_absence_is_recorded_with_its_stand_in(client: Client, street: Street) -> None:
    client.force_login(street.supervisor)
    given = {"from_on": "2026-11-17", "until_on": "2026-11-20", "reason": "培训",
             "stand_in": street.second.pk}  # fmt: skip
    address = f"/grid/people/{street.first.staff_no}/absence/"
    assert client.post(address, given).status_code == 302
    again = client.post(address, given)
    assert again.status_code == 422
    assert "is away from 17 Nov 2026 to 20 Nov 2026 already" in again.content.decode()
    assert "Stand-in" in opened(client, "/grid/", street.supervisor)
    absence = Absence.objects.get()
    client.post(f"/grid/absences/{absence.pk}/end/")
    assert not Absence.objects.exists()


def test_a_stand_in_who_is_away_too_is_refused(client: Client, street: Street) -> None:
    make_absence(street.second)
    client.force_login(street.supervisor)
    given = {"from_on": "2026-11-17", "until_on": "2026-11-20", "reason": "培训",
             "stand_in": street.second.pk}  # fmt: skip
    page = client.post(f"/grid/people/{street.first.staff_no}/absence/", given).content.decode()
    assert "is away during that time too" in page


def test_certificates_that_end_are_listed(client: Client, street: Street) -> None:
    make_inspector(street.group, name="孙示例", certificate_until="2026-12-01")
    make_inspector(street.group, name="吴示例", certificate_until="2027-04-01")
    page = opened(client, "/grid/", street.supervisor)
    assert "孙示例" in page
    assert "吴示例" not in page


def split_by_form(client: Client, street: Street) -> GridChange:
    """Posts the split form as it is shown first."""
    address = f"/grid/{street.group.code}/split/"
    form = client.get(address).context["form"]
    given = {bound.html_name: bound.value() for bound in form} | {"reason": "预警过多"}
    assert client.post(address, given).status_code == 302
    return GridChange.objects.get()


def test_a_split_goes_from_form_to_page_to_application(client: Client, street: Street) -> None:
    client.force_login(street.supervisor)
    change = split_by_form(client, street)
    address = f"/grid/changes/{change.pk}/"
    seen = client.get(address).context["seen"]
    make_alert(street.enterprises[3])
    stale = client.post(address + "apply/", {"seen": seen})
    assert stale.status_code == 409
    page = stale.content.decode()
    assert "The load has changed since this page was read" in page
    assert "0 → 1" in page
    client.post(address + "apply/", {"seen": stale.context["seen"]})
    change.refresh_from_db()
    assert change.state == "applied"
    assert "alerts 1, cases 0." in client.get(address).content.decode()
    assert GridGroup.objects.count() == 2


def test_groups_are_merged_by_form(client: Client, street: Street) -> None:
    other = make_grid_group(name="空网格")
    client.force_login(street.supervisor)
    address = f"/grid/{street.group.code}/move/?kind=merge&with={other.code}"
    form = client.get(address).context["form"]
    given = {bound.html_name: bound.value() for bound in form} | {"reason": "合并"}
    assert client.post(address, given).status_code == 302
    assert GridChange.objects.get().kind == "merge"


def test_a_group_merged_away_is_out_of_choices_and_stays_readable(
    client: Client, street: Street
) -> None:
    split = applied(street.split(), street.supervisor)
    applied(street.merge(split), street.supervisor)
    other = make_grid_group(name="别的网格")
    gone = GridGroup.objects.get(code=split.groups[1]["code"])
    client.force_login(street.supervisor)
    page = client.get("/grid/")
    assert {row["code"] for row in page.context["rows"]} == {street.group.code, other.code}
    assert list(page.context["ended"]) == [gone]
    for path in ("/alerts/", "/visits/", "/cases/", "/visits/plan/2027/",
                 f"/grid/people/{street.first.staff_no}/"):  # fmt: skip
        shown = client.get(path).content.decode()
        assert other.code in shown or other.name in shown, path
        assert gone.code not in shown.replace(f"/grid/{gone.code}/", ""), path
    page = opened(client, f"/grid/{gone.code}/?changes=1", street.supervisor)
    assert "Ended on 17 Nov 2026" in page
    assert "The change that ended it" in page
    assert "Split…" not in page
    assert "Merge…" not in page
    assert client.get(f"/figures/desk/groups/{gone.code}/").status_code == 200
    for asked, listed in (("true", [gone]), ("false", [street.group, other])):
        found = client.get(f"/api/grid/?ended={asked}").json()["results"]
        assert [row["code"] for row in found] == [each.code for each in listed]
    assert client.get("/api/grid/?ended=1").status_code == 400
    assert gone.code not in client.get("/api/groups/").content.decode()
    GridGroup.objects.filter(pk=gone.pk).update(ended_on=None)  # merged before groups could end
    execute("compliance", "end_emptied_groups")
    assert not GridGroup.objects.standing().filter(pk=gone.pk).exists()
    assert client.get(f"/grid/{gone.code}/split/").status_code == 404


def test_a_balance_is_suggested_and_proposed(client: Client, street: Street) -> None:
    light = Street(prefix="370214102", communities=1, name="城阳样例街道网格")
    for n, enterprise in enumerate(street.enterprises):
        make_alert(enterprise, rule=f"rule-{n}")
    client.force_login(street.supervisor)
    page = client.get("/grid/changes/balance/?district=370214")
    shown, suggested = page.content.decode(), page.context["suggested"]
    assert suggested.deviation_after < suggested.deviation_before
    assert f"to {suggested.deviation_after:.1f} points off the average" in shown
    assert "without a full-time inspector" not in shown
    make_grid_group(name="无人网格")
    shown = client.get("/grid/changes/balance/?district=370214").content.decode()
    assert "1 group without a full-time inspector is left as it is:" in shown
    page = client.post("/grid/changes/balance/?district=370214", {"reason": ""})
    assert "Propose these moves" in page.content.decode()
    given = {"reason": "均衡"}
    assert client.post("/grid/changes/balance/?district=370214", given).status_code == 302
    assert {shape["code"] for shape in GridChange.objects.get().groups} == {
        street.group.code,
        light.group.code,
    }


def test_a_change_of_another_district_is_not_found(client: Client, street: Street) -> None:
    change = street.split()
    stranger = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370202"])
    opened(client, f"/grid/changes/{change.pk}/", stranger, 404)
