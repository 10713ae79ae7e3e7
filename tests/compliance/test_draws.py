"""Double-random draws: nobody chooses, anybody can repeat."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client

from compliance.actions import draws, inspections
from compliance.models import Draw, Inspection
from compliance.planning.drawing import draw
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from compliance.publicity import remembering
from inspectorate.organisation.models import GridGroup, Role, User
from tests.compliance.factories_visits import make_absence, make_inspector
from tests.factories import NOW, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


@pytest.fixture
def supervisor() -> User:
    return make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])


def held(by: User, **changes: Any) -> Draw:
    """A draw of three from the district."""
    values: dict[str, Any] = {
        "district_code": "370214",
        "title": "2026年第四季度双随机抽查",
        "objects_count": 3,
        "visits_from_on": date(2026, 11, 23),
        "seed": "2026-11-17 3 8 15 21 27 33",
    }
    return draws.hold(by=by, now=NOW, **{**values, **changes})


def filled(group: GridGroup, *, enterprises: int = 8, inspectors: int = 4) -> None:
    """A pool in one group."""
    for _each in range(enterprises):
        make_enterprise(group)
    for _each in range(inspectors):
        make_inspector(group)


def test_the_order_is_that_of_the_hashes() -> None:
    """Recomputed here with nothing but SHA-256."""
    codes, people = [f"U{n}" for n in range(9)], [f"P{n}" for n in range(5)]

    def mark(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    result = draw("seed", codes, people, count=4, each=2, recusals=[("P1", "U3")])
    wanted = sorted(codes, key=lambda code: mark(f"seed|{code}"))[:4]
    assert [row["uscc"] for row in result] == wanted
    for row in result:
        free = [p for p in people if (p, row["uscc"]) != ("P1", "U3")]
        order = sorted(free, key=lambda p: mark(f"seed|{row['uscc']}|{p}"))
        assert row["inspectors"] == order[:2]


def test_a_draw_plans_a_visit_for_each_object(group: GridGroup, supervisor: User) -> None:
    filled(group)
    made = held(supervisor)
    visits = Inspection.objects.filter(draw=made).order_by("planned_on")
    assert [visit.purpose for visit in visits] == ["double_random"] * 3
    assert [visit.inspectors.count() for visit in visits] == [2, 2, 2]
    assert {visit.enterprise.uscc for visit in visits if visit.enterprise} == {
        row["uscc"] for row in made.result
    }
    assert made.number == "D-2026-001"


def test_the_command_repeats_the_draw(group: GridGroup, supervisor: User) -> None:
    filled(group)
    made = held(supervisor)
    make_enterprise(group)  # the pool of the draw stays as it was
    for name in (str(made.pk), made.number):
        out = StringIO()
        call_command("repeat_draw", name, stdout=out)
        assert [json.loads(line) for line in out.getvalue().splitlines()] == made.result


def test_a_draw_nobody_held_is_not_repeated() -> None:
    with pytest.raises(CommandError, match="there is no draw D-1"):
        call_command("repeat_draw", "D-1")


def test_a_draw_is_kept_as_it_was(group: GridGroup, supervisor: User) -> None:
    filled(group)
    made = held(supervisor)
    with pytest.raises(DatabaseError), transaction.atomic():
        Draw.objects.filter(pk=made.pk).update(seed="another")
    with pytest.raises(DatabaseError), transaction.atomic():
        Draw.objects.filter(pk=made.pk).delete()
    draws.publish(made, by=supervisor, now=NOW)
    with pytest.raises(StaleState):
        draws.publish(made, by=supervisor, now=NOW)


def test_waived_closed_and_foreign_enterprises_are_in_no_pool(
    group: GridGroup, supervisor: User
) -> None:
    filled(group, enterprises=3)
    make_enterprise(group, regime="waived", regime_until=date(2028, 1, 1))
    make_enterprise(group, status="deregistered")
    make_enterprise(make_grid_group(district_code="370202"))
    assert len(held(supervisor).objects_pool.split("\n")) == 3
    with pytest.raises(Refused, match="The pool holds 3 enterprises, fewer than the 4"):
        held(supervisor, objects_count=4)


def test_criteria_narrow_the_pool(group: GridGroup, supervisor: User) -> None:
    filled(group, enterprises=2)
    make_enterprise(group, industry_code="H62", risk_class="D")
    made = held(supervisor, objects_count=1, criteria={"industry": "H", "categories": ["D"]})
    assert len(made.objects_pool.split("\n")) == 1


def test_recused_and_absent_inspectors_are_not_drawn(group: GridGroup, supervisor: User) -> None:
    enterprise = make_enterprise(group)
    keep = [make_inspector(group), make_inspector(group)]
    related, away, ending = (make_inspector(group) for _each in range(3))
    make_absence(away, from_on=date(2026, 11, 30), until_on=date(2026, 12, 1))
    ending.certificate_until = date(2026, 12, 1)
    ending.save(update_fields=["certificate_until"])
    recusal = {"staff_no": related.staff_no, "uscc": enterprise.uscc, "reason": "近亲属"}
    made = held(supervisor, objects_count=1, recusals=[recusal])
    assert set(made.result[0]["inspectors"]) == {each.staff_no for each in keep}


def test_too_few_inspectors_are_said(group: GridGroup, supervisor: User) -> None:
    filled(group, inspectors=1)
    with pytest.raises(Refused, match="2 certified inspectors"):
        held(supervisor)
    assert Draw.objects.count() == 0


def test_an_inspector_holds_no_draw(group: GridGroup) -> None:
    with pytest.raises(NotPermitted):
        held(make_user(groups=[group]))


def test_everybody_reads_a_published_draw_and_repeats_it_when_the_visits_are_over(
    group: GridGroup, supervisor: User, client: Client
) -> None:
    filled(group)
    made = held(supervisor)
    address, program = f"/random-checks/{made.number}/", f"/random-checks/{made.number}.json"
    assert client.get(address).status_code == client.get(program).status_code == 404
    draws.publish(made, by=supervisor, now=NOW)
    names = dict(made.inspections.values_list("enterprise__uscc", "enterprise__name"))
    first, *others = made.inspections.order_by("planned_on", "id")
    remembering._seen.clear()
    page, told = client.get(address).content.decode(), client.get(program).json()
    [listed] = client.get("/api/open/random-checks/", {"limit": 1}).json()["results"]
    assert (listed["number"], listed["visits_to_come"]) == (made.number, 3)
    assert listed["address"].endswith(address)
    machine = f"/api/open/random-checks/{made.number}/"
    assert client.get(machine).json() == told
    assert made.pool_hash in page
    assert not any(text in page for text in (made.seed, *names, *names.values()))
    assert (told["visits_to_come"], told["seed"], told["drawn_from"]) == (3, None, None)
    after = NOW + timedelta(days=60)
    counts = {"registered_count": 3, "met_count": 3, "uncovered_count": 0}
    inspections.record(first, by=supervisor, now=after, findings="无", minutes=9, **counts)
    for visit in others:
        inspections.cancel(visit, by=supervisor, now=after, reason="已歇业")
    cache.clear()
    remembering._seen.clear()
    page, told = client.get(address).content.decode(), client.get(program).json()
    assert all(text in page for text in (made.seed, *names, *names.values()))
    assert made.number in client.get("/random-checks/").content.decode()
    assert client.get(machine).json() == told
    assert client.get("/api/open/random-checks/D-0/").status_code == 404
    pools = told["drawn_from"]
    again = draw(
        told["seed"],
        pools["enterprises"],
        pools["inspectors"],
        count=told["objects"],
        each=told["inspectors_each"],
        recusals=[tuple(pair) for pair in pools["recusals"]],
    )
    assert again == made.result
