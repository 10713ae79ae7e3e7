"""Two people act on overlapping sets in the same moment: one effect each, a clear refusal."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection

from alerts.actions import bulk
from alerts.models import Alert
from alerts.triage import Listed, SetChanged
from tests.factories import make_alert, make_grid_group, make_user


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_acts_and_the_other_is_told() -> None:
    group = make_grid_group()
    people = [make_user(groups=[group]), make_user(groups=[group])]
    chosen = [make_alert(group=group) for _ in range(20)]
    listed = Listed({alert.pk: "new" for alert in chosen})
    start, outcomes = Barrier(2), []

    def act(place: int) -> None:
        try:
            start.wait()
            given = {"reason": "示例", "until": None, "ground": "other"}
            if place:
                bulk.dismiss(listed, by=people[place], **given)
            else:
                bulk.acknowledge(listed, by=people[place])
            outcomes.append("acted")
        except SetChanged as changed:
            outcomes.append(changed.difference.changed_count)
        finally:
            connection.close()

    threads = [Thread(target=act, args=(place,)) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == [20, "acted"]
    assert Alert.objects.order_by().values("state").distinct().count() == 1
