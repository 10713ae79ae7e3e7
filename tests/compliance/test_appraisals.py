"""Appraisals below the pages: the command, work taken up again, what is wrong with criteria."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from alerts.models import Notification
from compliance.actions import appraisal_runs, appraisals, conduct, criteria, grades
from compliance.actions.reminders import remind
from compliance.appraisal.checking import Row, faults
from compliance.appraisal.lists import listed
from compliance.models import (
    Appraisal,
    AppraisalRun,
    AppraisalShard,
    CriteriaSet,
    Grade,
    ScaleGrade,
    WorkState,
)
from compliance.procedure.refusals import NotPermitted, NotYet, StaleState
from compliance.tasks import carry_out_appraisal_shard, take_up_appraisals
from inspectorate.organisation.models import Role
from tests.compliance.factories_appraisals import OPENED, Graded, work
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def appraised(*arguments: str) -> dict[str, object]:
    """What the command prints last."""
    out = StringIO()
    call_command("appraise", *arguments, "--threads=1", stdout=out)
    printed: dict[str, object] = json.loads(out.getvalue().splitlines()[-1])
    return printed


def test_command_proposes_grades_and_says_the_same_twice() -> None:
    Graded(complete=False)
    first = appraised("2024-2025", "--as-of=2025-12-31")
    assert first["grades"] == {"full": 1, "medium": 1, "poor": 1}
    assert (first["gaps"], first["as_of"]) == (["penalties"], "2025-12-31")
    assert appraised("2024-2025") == first
    with pytest.raises(CommandError, match="was opened as of"):
        appraised("2024-2025", "--as-of=2025-06-30")
    with pytest.raises(CommandError, match="is no cycle"):
        appraised("2024/2025")


def test_facts_after_the_as_of_day_are_left_aside() -> None:
    Graded()
    assert appraised("2024-2025", "--as-of=2025-02-28")["grades"] == {
        "full": 3, "medium": 0, "poor": 0,
    }  # fmt: skip


def test_yearly_cycle_is_graded_by_the_ministrys_scale() -> None:
    Graded()
    assert appraised("2025")["grades"] == {"A": 1, "B": 1, "C": 1}


def test_nothing_is_confirmed_before_missing_data_is_accepted() -> None:
    city = Graded(complete=False)
    appraised("2024-2025")
    appraisal = Appraisal.objects.get()
    grade, now = city.grade(appraisal, 0), timezone.now()
    with pytest.raises(NotYet):
        grades.confirm(grade, by=city.district, now=now)
    appraisals.accept_gaps(appraisal, by=city.city, now=now, reason="旧系统已停用")
    grade.appraisal.refresh_from_db()
    assert grades.confirm(grade, by=city.district, now=now).state == "confirmed"


def test_work_a_killed_worker_left_is_taken_up_and_done_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sweep queues it again; a shard delivered twice is carried out once."""
    monkeypatch.setattr(appraisal_runs, "IN_A_SHARD", 1)
    city = Graded()
    appraisal = appraisals.open_cycle("2024-2025", by=city.city, now=OPENED)
    run = AppraisalRun.objects.get()
    assert run.shards.count() > 1
    appraisal_runs.prepare(run, now=OPENED)
    for shard in run.shards.order_by("number"):
        carry_out_appraisal_shard(shard.pk)
        carry_out_appraisal_shard(shard.pk)
    appraisal.refresh_from_db()
    assert (appraisal.state, appraisal.graded_count) == ("in_review", 3)
    assert Grade.objects.count() == 3
    assert not AppraisalShard.objects.exclude(state=WorkState.DONE).exists()
    take_up_appraisals()
    with pytest.raises(StaleState):
        appraisals.open_cycle("2024-2025", by=city.city, now=OPENED)


def test_long_list_is_confirmed_by_a_job_for_whoever_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grades, "AT_ONCE", 1)
    city = Graded()
    appraisal = city.open()
    seen = listed(appraisal, {}, by=city.district)
    run = grades.confirm_listed(appraisal, {}, seen=seen, by=city.district, now=OPENED)
    assert isinstance(run, AppraisalRun)
    assert not Grade.objects.filter(state="confirmed").exists()
    appraisal_runs.carry_out_all(run, now=OPENED + timedelta(minutes=1))
    assert set(Grade.objects.values_list("state", "decided_by")) == {
        ("confirmed", city.district.pk)
    }


def test_conduct_counts_once_another_person_confirmed_it() -> None:
    city = Graded(decisions=(0, 0))
    inspector = make_user(Role.FULL_TIME_INSPECTOR, groups=[city.group])
    facts = [
        conduct.record(
            each, kind="mass_incident", happened_on=date(2025, 5, 6), description="41人聚集",
            proof="现场笔录1号", by=inspector, now=OPENED - timedelta(days=9),
        )
        for each in city.enterprises
    ]  # fmt: skip
    with pytest.raises(NotPermitted):
        conduct.confirm(facts[0], by=inspector, now=OPENED)
    conduct.confirm(facts[0], by=city.district, now=OPENED - timedelta(days=8))
    appraisal = city.open()
    assert [city.grade(appraisal, at).proposed_grade for at in (0, 1)] == ["poor", "full"]
    conduct.withdraw(facts[0], by=city.district, now=OPENED + timedelta(days=1), reason="误记")
    assert appraisals.recompute(appraisal).agrees


def test_objection_is_recalled_to_whoever_may_decide_it() -> None:
    """Fifteen working days: near for those without a part in the grade, over for all of them."""
    city = Graded()
    cycle = city.open()
    for at in range(3):
        grades.confirm(city.grade(cycle, at), by=city.district, now=OPENED)
    appraisals.notify(cycle, by=city.city, now=OPENED, language="en")
    work(cycle, now=OPENED)
    poor = city.grade(cycle, 2)
    assert poor.document
    assert (poor.document.language, poor.document.facts["grade_name"]) == ("en", "Poor")
    objection = grades.object_to(poor, text="其中一项决定已撤销", by=city.city, now=OPENED)
    assert objection.due_on == date(2026, 2, 2)  # Monday 12 January and fifteen working days
    told = []
    for day in (27, 28, 35):
        remind(now=OPENED + timedelta(days=day - 12))
        told.append(sorted(Notification.objects.values_list("kind", "user")))
        Notification.objects.all().delete()
    assert told[0] == []
    assert told[1] == [("deadline_soon", city.third.pk)]
    assert told[2] == [("deadline_over", city.third.pk), ("escalation", city.third.pk)]


DEALT, OTHER = ("dealt_with",), ("obstruction", "exposed")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "gives everybody the same grade"),
        ([Row("poor", DEALT, 3)], "Nobody can be graded Medium"),
        ([Row("medium", DEALT, 1), Row("poor", DEALT, 3)], "Put the sterner grade first"),
        ([Row("poor", DEALT, 3), Row("poor", DEALT, 5)], "Row 2 is never reached"),
        ([Row("poor", OTHER, 1), Row("medium", ("exposed",), 1)], "Row 2 is never reached"),
        ([Row("poor", ("gossip",), 1)], "counts what is no fact: gossip"),
        ([Row("poor", (), 1)], "counts no fact"),
        ([Row("full", DEALT, 1)], "the best grade is what remains"),
        ([Row("best", DEALT, 1)], "a grade that the scale does not have"),
        ([Row("poor", DEALT, 0)], "asks for 0 facts"),
    ],
)
def test_contradicting_criteria_are_told_what_is_wrong(rows: list[Row], words: str) -> None:
    scale = list(ScaleGrade.objects.filter(scale="city").order_by("rank"))
    assert words in " ".join(faults(rows, scale))


@pytest.mark.parametrize("scale", ["city", "national"])
def test_shipped_criteria_have_no_fault(scale: str) -> None:
    shipped = CriteriaSet.objects.get(scale=scale, version=1)
    steps = list(ScaleGrade.objects.filter(scale=scale).order_by("rank"))
    assert faults(criteria.rows_of(shipped), steps) == []
