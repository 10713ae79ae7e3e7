"""A split, a merge, areas moved: everything at once, facts untouched, nothing by halves."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Count, QuerySet, Sum

from compliance.actions import grid_changes
from compliance.grid import balance
from compliance.grid.load import load_of_groups
from compliance.models import Case, CountAxis, Grade, GradeCount, Inspection, Note
from compliance.procedure.refusals import NotPermitted, NotYet, Refused, StaleState
from enterprises.landing.deriving import Placing
from enterprises.models import Employment, Enterprise
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.actions import assignments
from inspectorate.organisation.groups import groups_seen_by, standing_groups
from inspectorate.organisation.models import Assignment, GridArea, GridGroup, Role, User
from inspectorate.organisation.sight import session_settings, sight_of
from tests.compliance.factories_appraisals import Graded
from tests.compliance.factories_grid import Street, applied, mark_of, the_group
from tests.compliance.factories_visits import make_inspection
from tests.factories import (
    NOW,
    TODAY,
    make_alert,
    make_employment,
    make_grid_group,
    make_provider,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def street() -> Street:
    return Street()


def make_case(enterprise: Enterprise, by: User) -> Case:
    """A proposed case with a note."""
    case = Case.objects.create(
        enterprise=enterprise, subject_id=enterprise.pk, grid_group=enterprise.grid_group,
        district_code=enterprise.district_code, origin="alert", violation_type="V1",
        summary="未参保", proposed_at=NOW, proposed_by=by,
    )  # fmt: skip
    Note.objects.create(case=case, text="备注", written_at=NOW, written_by=by)
    return case


def test_a_split_moves_enterprises_alerts_and_cases_at_once(street: Street) -> None:
    moving, staying = street.enterprises[3], street.enterprises[0]
    alert, case = make_alert(moving), make_case(moving, street.supervisor)
    kept = make_alert(staying)
    visit = make_inspection(moving)
    provider_alert = make_alert(
        make_provider(street.group, area_code=street.stems(3)[0]), rule="provider-outlier"
    )
    worker = make_worker()
    make_employment(moving, worker)
    person_alert = make_alert(worker, group=street.group, rule="multiple-affiliation")
    change = applied(street.split(), street.supervisor)
    new = the_group(change.groups[1]["code"])
    for row in (moving, alert, case, visit, provider_alert, person_alert):
        row.refresh_from_db()
        assert row.grid_group == new, row
    for row in (staying, kept):
        row.refresh_from_db()
        assert row.grid_group == street.group
    assert Note.objects.get().grid_group == new
    assert change.result["enterprises"] == 2
    assert (change.state, change.decided_by) == ("applied", street.supervisor)


def counted(rows: QuerySet[Any], number: Any) -> dict[tuple[Any, ...], int]:
    """Enterprises by cycle, group, district and grade."""
    keys = ("appraisal", "grid_group", "district_code", "proposed_grade")
    return {tuple(row[:-1]): row[-1] for row in rows.order_by().values_list(*keys).annotate(number)}


def test_counts_of_grades_come_along(street: Street) -> None:
    """After a split, and after a delivery moved an enterprise to another district."""
    city = Graded(group=street.group)
    cycle = city.open()
    poor, medium = city.enterprises[2], city.enterprises[1]
    Enterprise.objects.filter(pk=poor.pk).update(area_code=street.enterprises[3].area_code)
    new = the_group(applied(street.split(), street.supervisor).groups[1]["code"])
    of_new = GradeCount.objects.filter(grid_group=new, axis="size", proposed_grade="poor")
    assert [(row.appraisal, row.enterprises) for row in of_new] == [(cycle, 1)]
    elsewhere = make_grid_group(district_code="370211")
    Enterprise.objects.filter(pk=medium.pk).update(grid_group=elsewhere, district_code="370211")
    grid_changes.follow_owners()
    graded = counted(Grade.objects.all(), Count("pk"))
    assert graded[cycle.pk, elsewhere.pk, "370211", "medium"] == 1
    for axis in CountAxis:
        assert counted(GradeCount.objects.filter(axis=axis), Sum("enterprises")) == graded


def test_facts_are_not_touched(street: Street) -> None:
    make_employment(street.enterprises[3], make_worker())
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text FROM enterprises_employment")
        before = cursor.fetchall()
        applied(street.split(), street.supervisor)
        cursor.execute("SELECT xmin::text FROM enterprises_employment")
        assert cursor.fetchall() == before
    assert Employment.objects.count() == 1


def test_enterprises_delivered_later_land_in_the_new_group(street: Street) -> None:
    change = applied(street.split(), street.supervisor)
    new = the_group(change.groups[1]["code"])
    placing = Placing()
    assert placing.of(street.stems(4)[0])[1] == new.pk
    assert placing.of(street.stems(1)[0])[1] == street.group.pk
    assert placing.of(street.prefix + "099")[1] == street.group.pk
    named = GridArea.objects.filter(grid_group=street.group).values_list("stem", flat=True)
    assert list(named.order_by("stem")) == [street.prefix]


def test_people_answer_for_their_group_from_that_day(street: Street) -> None:
    change = applied(street.split(), street.supervisor)
    new = the_group(change.groups[1]["code"])
    now_in = Assignment.objects.in_force(on=TODAY).order_by("grid_group_id")
    assert list(now_in.values_list("inspector", "grid_group")) == [
        (street.first.pk, street.group.pk),
        (street.second.pk, new.pk),
    ]
    assert (
        Assignment.objects.get(inspector=street.second, grid_group=street.group).until_on == TODAY
    )


def test_after_a_split_the_wall_stands_elsewhere(street: Street) -> None:
    for inspector in (street.first, street.second):
        inspector.user = make_user()
        inspector.save(update_fields=["user"])
    moving = street.enterprises[3]
    make_alert(moving)
    make_case(moving, street.supervisor)
    make_employment(moving, make_worker())
    applied(street.split(), street.supervisor)
    seen = {}
    for name, inspector in (("old", street.first), ("new", street.second)):
        user = User.objects.get(pk=inspector.user_id)
        with web_role(session_settings(user), read_only=True), connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT (SELECT count(*) FROM enterprises_enterprise WHERE id = %(id)s),
                       (SELECT count(*) FROM alerts_alert WHERE enterprise_id = %(id)s),
                       (SELECT count(*) FROM compliance_case WHERE enterprise_id = %(id)s),
                       (SELECT count(*) FROM compliance_note),
                       (SELECT count(*) FROM enterprises_employment_seen)
                """,
                {"id": moving.pk},
            )
            seen[name] = cursor.fetchone()
    assert seen == {"old": (0, 0, 0, 0, 0), "new": (1, 1, 1, 1, 1)}


def test_a_supervisor_applies_as_the_web_role_within_the_own_district_only(street: Street) -> None:
    change = street.split()
    mark = mark_of(change)
    stranger = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370202"])
    with (
        pytest.raises(DatabaseError, match="outside the sight"),
        transaction.atomic(),
        web_role(session_settings(stranger), read_only=False),
    ):
        connection.cursor().execute("SELECT move_grid(%s)", ['{"' + street.group.code + '": []}'])
    with web_role(session_settings(street.supervisor), read_only=False):
        grid_changes.apply(change, by=street.supervisor, now=NOW, seen=mark)
    street.enterprises[3].refresh_from_db()
    assert street.enterprises[3].grid_group != street.group


def test_a_load_that_changed_is_shown_again(street: Street) -> None:
    change = street.split()
    mark = mark_of(change)
    make_alert(street.enterprises[3])
    with pytest.raises(StaleState, match="The load has changed"):
        grid_changes.apply(change, by=street.supervisor, now=NOW, seen=mark)
    street.enterprises[3].refresh_from_db()
    assert street.enterprises[3].grid_group == street.group


def test_a_change_is_decided_once(street: Street) -> None:
    change = street.split()
    mark = mark_of(change)
    grid_changes.drop(change, by=street.supervisor, now=NOW)
    with pytest.raises(StaleState, match="周示例 has decided this change already: Dropped"):
        grid_changes.apply(change, by=street.supervisor, now=NOW, seen=mark)


def test_areas_may_be_neither_missing_nor_foreign(street: Street) -> None:
    shapes = street.split().groups
    shapes[1]["areas"] = shapes[1]["areas"][:1]
    with pytest.raises(StaleState, match="not those of the change"):
        street.split(groups=shapes)


def test_a_split_needs_areas_on_both_sides(street: Street) -> None:
    shapes = street.split().groups
    shapes[0]["areas"] += shapes[1]["areas"]
    shapes[1]["areas"] = []
    with pytest.raises(Refused, match="at least one area"):
        street.split(groups=shapes)


def test_a_group_without_a_full_time_inspector_needs_a_reason(street: Street) -> None:
    shapes = street.split().groups
    shapes[1]["staff"] = []
    with pytest.raises(grid_changes.LeftAlone, match="城阳示例街道第2网格"):
        street.split(groups=shapes)
    change = street.split(groups=shapes, left_alone_because="下月到岗")
    assert change.reason == "预警过多 下月到岗"


def test_a_merge_ends_the_group_it_leaves_empty(street: Street) -> None:
    split = applied(street.split(), street.supervisor)
    emptied = the_group(split.groups[1]["code"])
    assignments.assign(street.first, by=None, grid_group=emptied, from_on=TODAY + timedelta(7))
    applied(street.merge(split), street.supervisor)
    assert set(Enterprise.objects.values_list("grid_group", flat=True)) == {street.group.pk}
    assert not Assignment.objects.filter(grid_group=emptied, until_on=None).exists()
    emptied.refresh_from_db()
    assert emptied.ended_on == TODAY
    assert set(standing_groups(street.supervisor)) == {street.group}
    assert emptied in groups_seen_by(street.supervisor)
    with pytest.raises(StaleState, match=r"第2网格 ended on 17 Nov 2026\. Propose"):
        street.merge(split)


@pytest.mark.parametrize("name", ["城阳样例街道网格", " 城阳样例街道网格  "])
def test_a_new_group_takes_no_name_of_another(street: Street, name: str) -> None:
    shapes = street.split().groups
    shapes[1]["name"] = name
    drafted = street.split(groups=shapes)
    other = make_grid_group(name="城阳样例街道网格", batch_id=1, district_code="370202")
    refusal = f"{other.code} is called 城阳样例街道网格 already"
    with pytest.raises(Refused, match=refusal):
        street.split(groups=shapes)
    with pytest.raises(Refused, match=refusal):
        applied(drafted, street.supervisor)
    GridGroup.objects.filter(pk=other.pk).update(ended_on=TODAY)
    assert applied(drafted, street.supervisor).state == "applied"


def test_groups_made_here_have_names_of_their_own(street: Street) -> None:
    """Deliveries may name groups alike; what ended leaves its name to others."""
    for held in ({"batch_id": 1}, {"ended_on": TODAY}):
        make_grid_group(name=street.group.name, **held)
    with pytest.raises(IntegrityError, match="grid_group_made_here_once_by_name"):
        make_grid_group(name=street.group.name)


def test_an_inspector_changes_no_grid(street: Street) -> None:
    change = street.split()
    with pytest.raises(NotPermitted):
        grid_changes.drop(change, by=make_user(groups=[street.group]), now=NOW)


def test_the_preview_counts_what_each_team_will_have(street: Street) -> None:
    make_alert(street.enterprises[3])
    make_case(street.enterprises[3], street.supervisor)
    change = street.split()
    assert [(row["enterprises"], row["alerts"], row["cases"]) for row in change.before] == [
        (4, 1, 1)
    ]
    assert [(row["enterprises"], row["alerts"], row["full_time"]) for row in change.after] == [
        (2, 0, 1),
        (2, 1, 1),
    ]
    assert change.after[1]["per_inspector"] == pytest.approx(12.1)


def test_the_load_of_groups_is_one_statement(
    street: Street, django_assert_num_queries: object
) -> None:
    make_alert(street.enterprises[0])
    make_alert(street.enterprises[1], state="closed")
    groups = [street.group.pk, make_grid_group().pk]
    with django_assert_num_queries(2):  # the weights and the load
        rows = load_of_groups(groups, on=TODAY)
    row = next(row for row in rows if row["id"] == street.group.pk)
    assert (row["enterprises"], row["alerts"], row["full_time"]) == (4, 1, 2)
    assert row["per_inspector"] == Decimal("1.1")


def area(stem: str, points: int, group: str) -> dict[str, object]:
    """An area with its load."""
    return {"stem": stem, "name": stem, "points": Decimal(points), "group_code": group}


def test_a_balance_moves_neighbours_until_nothing_helps() -> None:
    areas = [area(f"370214101{n:03}", 10, "A") for n in range(1, 7)]
    areas += [area("370214102001", 10, "B")]
    moves = balance.suggest(areas, {"A": Decimal(1), "B": Decimal(1)})
    assert [move.stem for move in moves] == ["370214101006", "370214101005"]
    assert {move.target for move in moves} == {"B"}
    assert moves == balance.suggest(list(reversed(areas)), {"B": Decimal(1), "A": Decimal(1)})


def test_a_balance_weighs_by_full_time_inspectors() -> None:
    areas = [area(f"370214101{n:03}", 10, "A") for n in range(1, 5)]
    areas += [area(f"370214102{n:03}", 10, "B") for n in range(1, 3)]
    assert balance.suggest(areas, {"A": Decimal(2), "B": Decimal(1)}) == []


def test_a_cut_gives_every_part_something() -> None:
    areas = [area("370214101001", 100, "A"), area("370214101002", 0, "A")]
    assert balance.cut(areas, ["A", "A-2"]) == {"370214101001": "A", "370214101002": "A-2"}


def test_sight_follows_the_assignment(street: Street) -> None:
    street.second.user = make_user()
    street.second.save(update_fields=["user"])
    change = applied(street.split(), street.supervisor)
    new = the_group(change.groups[1]["code"])
    user = User.objects.get(pk=street.second.user_id)
    assert sight_of(user, on=TODAY).groups == (new.pk,)


@pytest.mark.django_db(transaction=True)
def test_a_change_does_not_cut_into_a_delivery(street: Street) -> None:
    """Another connection holds the lock of the deliveries that place enterprises."""
    change = street.split()
    mark = mark_of(change)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtextextended('feeds of places', 0))")
        with pytest.raises(NotYet, match="A delivery is being landed"):
            grid_changes.apply(change, by=street.supervisor, now=NOW, seen=mark)
    finally:
        other.close()
    applied(change, street.supervisor)
    assert Inspection.objects.count() == 0


def test_cases_come_after_an_enterprise_that_a_delivery_moved(street: Street) -> None:
    other = make_grid_group(district_code="370202")
    case = make_case(street.enterprises[0], street.supervisor)
    Enterprise.objects.filter(pk=case.enterprise_id).update(
        grid_group=other, district_code=other.district_code
    )
    assert grid_changes.follow_owners()["compliance_case"] == 1
    case.refresh_from_db()
    assert (case.grid_group, case.district_code) == (other, "370202")
    assert Note.objects.get().grid_group == other
    assert set(grid_changes.follow_owners().values()) == {0}
