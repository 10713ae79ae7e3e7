"""Who is told of what a comparison raised: one notice a person and run."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alerts.actions import comparisons
from alerts.actions.new_alerts import announce_new_alerts
from alerts.models import Alert, Notification
from alerts.notification.sentences import say
from inspectorate.organisation.models import Absence, Assignment, GridGroup, Inspector, User
from tests.alerts.facts import AS_OF, NOW, make_batch, make_enterprise, make_group, register
from tests.factories import make_user

pytestmark = pytest.mark.django_db
RULES = ["unregistered-worker"]


def compare(**changes: object) -> None:
    values = {"by": None, "now": NOW, "as_of": AS_OF, "names": RULES, **changes}
    comparisons.compare(**values)  # type: ignore[arg-type]


@pytest.fixture
def groups() -> tuple[GridGroup, GridGroup]:
    """Two groups; three enterprises in the first, one in the second, none insured fully."""
    batch = make_batch("employments")
    make_batch("insurance-records")
    first, second = make_group("CY-17"), make_group("CY-18")
    for place, (group, people) in enumerate([(first, 3), (first, 9), (first, 4), (second, 5)]):
        register(make_enterprise(group, place + 1), people, insured=1, batch=batch)
    return first, second


def sentence_for(user: User) -> str:
    notice = Notification.objects.visible_to(user).get()
    return say(notice.kind, notice.values)


def test_each_on_duty_is_told_how_many_and_the_first(groups: tuple[GridGroup, GridGroup]) -> None:
    both, second, elsewhere = (
        make_user(groups=list(groups)),
        make_user(groups=[groups[1]]),
        make_user(groups=[make_group("CY-19")]),
    )
    compare()
    assert sentence_for(both) == (
        "4 new alerts in your groups, the first: 8 of 9 workers without cover"
    )
    assert sentence_for(second) == "1 new alert in your groups: 4 of 5 workers without cover"
    assert not Notification.objects.visible_to(elsewhere).exists()
    of_second = Alert.objects.get(grid_group=groups[1])
    assert Notification.objects.visible_to(both).get().address == "/alerts/?state=new"
    assert Notification.objects.visible_to(second).get().address == f"/alerts/{of_second.pk}/"


def test_a_run_that_found_nothing_new_tells_nobody(groups: tuple[GridGroup, GridGroup]) -> None:
    li = make_user(groups=[groups[0]])
    compare()
    compare()
    assert Notification.objects.visible_to(li).count() == 1


def test_telling_twice_tells_once(groups: tuple[GridGroup, GridGroup]) -> None:
    make_user(groups=[groups[0]])
    run = comparisons.compare(by=None, now=NOW, as_of=AS_OF, names=RULES)
    assert announce_new_alerts(run, now=NOW) == 0
    assert Notification.objects.count() == 1


def test_who_no_longer_answers_for_the_group_is_not_told(
    groups: tuple[GridGroup, GridGroup],
) -> None:
    make_user(groups=[groups[0]])
    Assignment.objects.update(until_on=AS_OF)
    without_log_in = Inspector.objects.create(staff_no="S-none", name="示例", kind="full_time")
    Assignment.objects.create(inspector=without_log_in, grid_group=groups[0], from_on="2020-01-01")
    compare()
    assert not Notification.objects.exists()


def test_who_stands_in_is_told_and_what_came_back_is_new(
    groups: tuple[GridGroup, GridGroup],
) -> None:
    li, wang = make_user(groups=[groups[1]]), make_user(groups=[])
    Absence.objects.create(
        inspector=li.inspector,
        stand_in=wang.inspector,
        from_on=AS_OF,
        until_on=AS_OF + timedelta(days=2),
        reason="示例",
    )
    compare()
    assert sentence_for(wang) == sentence_for(li)
    Alert.objects.update(state="dismissed", held_until=AS_OF, decision_count=0)
    compare()
    assert Notification.objects.visible_to(li).count() == 2
    again = Notification.objects.visible_to(li)[0]
    assert (
        say(again.kind, again.values) == "1 new alert in your groups: 4 of 5 workers without cover"
    )


def test_a_run_of_past_knowledge_tells_nobody(groups: tuple[GridGroup, GridGroup]) -> None:
    make_user(groups=[groups[0]])
    compare(known_at=NOW)
    assert Alert.objects.exists()
    assert not Notification.objects.exists()
