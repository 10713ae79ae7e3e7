"""Pages of appraisals: what they show, what a second person may do, what a changed list refuses."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import appraisals, grades, simulations
from compliance.actions import criteria as criteria_actions
from compliance.appraisal.checking import Row
from compliance.appraisal.cycles import period_of
from compliance.models import (
    Appraisal,
    CriteriaSet,
    Criterion,
    Grade,
    GradeObjection,
    Simulation,
)
from compliance.presenting.appraisals import way
from compliance.presenting.gaps import gap_rows
from compliance.procedure.refusals import StaleState
from enterprises.feeds.registry import FEEDS
from inspectorate.organisation.models import Role, User
from tests.compliance.factories_appraisals import OPENED, Graded, work
from tests.factories import make_grid_group, make_user

pytestmark = pytest.mark.django_db
LATER = OPENED + timedelta(hours=1)
REASON = "复议已撤销该决定，拒不改正不再成立。"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(LATER, tick=False):
        yield


def test_review_shows_matrix_bars_list_and_the_grade_looked_at() -> None:
    city = Graded()
    appraisal = city.open()
    poor = city.grade(appraisal, 2)
    page = client_of(city.city).get(f"/appraisals/2024-2025/?to=poor&at={poor.pk}")
    html = page.content.decode()
    assert page.status_code == 200
    assert "Graded Poor" in html
    assert "Dealt with 3 times" in html
    assert "Criterion 1. Poor: dealt with, 3 times or more in the period" in html
    assert "10000.0 per 10,000" not in html
    listed = client_of(city.city).get("/appraisals/").content.decode()
    assert "2024–2025" in listed


def test_list_asks_the_same_number_of_queries_for_one_and_for_ten() -> None:
    city = Graded(decisions=(3,))
    city.open()
    client = client_of(city.district)
    client.get("/appraisals/2024-2025/?to=poor")
    counts = []
    for _each in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/appraisals/2024-2025/?to=poor")
        counts.append(len(asked))
        if len(counts) == 1:
            more = Graded(decisions=(3,) * 9, group=city.group)
            for grade in Grade.objects.all():
                for each in more.enterprises:
                    Grade(
                        appraisal=grade.appraisal, enterprise=each, grid_group=city.group,
                        district_code=city.group.district_code, proposed_grade="poor",
                        size_band="micro", risk_class="A",
                    ).save()  # fmt: skip
    assert counts[0] == counts[1] <= 32


def test_bulk_confirms_exactly_the_list_and_refuses_a_changed_one() -> None:
    city = Graded(decisions=(0, 0, 1, 3))
    appraisal = city.open()
    client, address = client_of(city.city), "/appraisals/2024-2025/confirm/?to=full"
    html = client.get(address).content.decode()
    mark = html.split('name="listed" value="')[1].split('"')[0]
    grades.confirm(city.grade(appraisal, 0), by=city.district, now=LATER)
    refused = client.post(address, {"listed": mark})
    assert refused.status_code == 409
    assert city.enterprises[0].name in refused.content.decode()
    assert Grade.objects.filter(state="confirmed").count() == 1
    mark = refused.content.decode().split('name="listed" value="')[1].split('"')[0]
    assert client.post(address, {"listed": mark}).status_code == 302
    assert set(Grade.objects.filter(state="open").values_list("proposed_grade", flat=True)) == {
        "medium", "poor",
    }  # fmt: skip


def asked(client: Client, address: str) -> dict[str, str]:
    """The request as the form shows it."""
    html = client.get(address).content.decode()
    return {
        name: html.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("asked", "asked_at")
    }


def test_nobody_approves_their_own_request_under_anothers_name() -> None:
    city = Graded()
    grade = city.grade(city.open(), 2)
    grades.change(grade, to="medium", reason=REASON, by=city.city, now=LATER)
    read = Grade.objects.get(pk=grade.pk)
    shown = {"asked": read.asked_grade, "asked_at": read.decided_at}
    grades.send_back(grade, **shown, reason="理由不足", by=city.district, now=LATER)
    grades.change(grade, to="medium", reason=REASON, by=city.district, now=LATER)
    takes = (grades.approve, partial(grades.send_back, reason="理由不足"))
    for take in takes:
        with pytest.raises(StaleState):
            take(read, **shown, by=city.district, now=LATER)
        read.decided_by_id = city.city.pk  # read before the own request was written
    grade.refresh_from_db()
    assert (grade.state, grade.decided_by_id) == ("awaits_second", city.district.pk)


def test_change_is_approved_by_another_person_only() -> None:
    city = Graded()
    grade = city.grade(city.open(), 2)
    address = f"/appraisals/2024-2025/grades/{grade.pk}/"
    first, second = client_of(city.city), client_of(city.district)
    assert first.post(f"{address}change/", {"to": "medium", "reason": "短"}).status_code == 409
    assert first.post(f"{address}change/", {"to": "medium", "reason": REASON}).status_code == 302
    assert first.post(f"{address}approve/").status_code == 409
    assert "a second supervisor approves it" in first.get(address).content.decode()
    assert "Approve Medium" in second.get(address).content.decode()
    shown = asked(second, address)
    assert second.post(f"{address}approve/").status_code == 409
    sent = second.post(f"{address}send-back/", {**shown, "reason": "理由不足"}, follow=True)
    assert "The change is sent back: Poor, open." in sent.content.decode()
    assert second.post(f"{address}approve/", shown).status_code == 409
    first.post(f"{address}change/", {"to": "full", "reason": REASON})
    for verb in ("approve", "send-back"):  # what was shown is not what is asked for now
        refused = second.post(f"{address}{verb}/", {**shown, "reason": "理由不足"})
        assert refused.status_code == 409
        assert "Another change is asked for by now" in refused.content.decode()
    second.post(f"{address}send-back/", {**asked(second, address), "reason": "理由不足"})
    first.post(f"{address}change/", {"to": "medium", "reason": REASON})
    approved = second.post(f"{address}approve/", asked(second, address), follow=True)
    assert "The change is approved: Medium." in approved.content.decode()
    grade.refresh_from_db()
    assert (grade.state, grade.decided_grade, grade.proposed_grade) == (
        "confirmed",
        "medium",
        "poor",
    )


def test_supervisor_of_another_district_sees_no_grade() -> None:
    city = Graded()
    grade = city.grade(city.open(), 2)
    elsewhere = Graded(decisions=())
    User.objects.filter(pk=elsewhere.district.pk).update(district_codes=["370202"])
    client = client_of(User.objects.get(pk=elsewhere.district.pk))
    assert client.get(f"/appraisals/2024-2025/grades/{grade.pk}/").status_code == 404
    assert city.enterprises[2].name not in client.get("/appraisals/2024-2025/").content.decode()


def test_cycle_over_missing_data_asks_for_a_reason_and_opens_once() -> None:
    city = Graded(complete=False)
    client = client_of(city.city)
    page = client.get("/appraisals/open/").content.decode()
    assert f"{FEEDS['penalties'].title}</span>: every district" in page
    refused = client.post("/appraisals/open/", {"cycle": "2024-2025"})
    assert refused.status_code == 409
    assert f"covers the period for: {FEEDS['penalties'].title}." in refused.content.decode()
    gap = {"feed": "penalties", "districts": ["370299"]}
    make_grid_group(district_code="370202")
    (some,) = gap_rows([gap])
    assert (some.is_everywhere, some.districts) == (False, ["370299"])
    told = {"cycle": "2024-2025", "despite_gaps": "旧系统已停用"}
    assert client.post("/appraisals/open/", told).status_code == 302
    assert Appraisal.objects.get().gaps_reason == "旧系统已停用"
    assert client.post("/appraisals/open/", told).status_code == 409
    beside = client.post("/appraisals/open/", {**told, "cycle": "2023-2024"})
    assert beside.status_code == 409
    assert "overlaps the cycle 2024–2025 of the same scale" in beside.content.decode()
    opened = Appraisal.objects.get()
    opened.pk, opened.code = None, "2025-2026"
    opened.from_on, opened.to_on = date(2025, 12, 31), date(2027, 12, 30)
    with pytest.raises(IntegrityError, match="appraisal_periods_apart"), transaction.atomic():
        opened.save(force_insert=True)
    assert client.post("/appraisals/open/", {**told, "cycle": "2022-2023"}).status_code == 302
    early = client.post("/appraisals/open/", {"cycle": "2026-2027"})
    assert early.status_code == 409
    assert "ends on 31 Dec 2027" in early.content.decode()
    assert client.post("/appraisals/open/", {"cycle": "nonsense"}).status_code == 409


def test_draft_is_edited_tried_and_put_in_force_by_another() -> None:
    city = Graded()
    appraisal = city.open()
    client = client_of(city.district)
    address = "/appraisals/criteria/city/1/"
    assert "dealt with, 3 times or more" in client.get(address).content.decode()
    assert client.post(f"{address}draft/").status_code == 302
    draft = "/appraisals/criteria/city/2/"
    rows = {
        "note": "两次即失信", "order_0": 1, "grade_0": "medium", "facts_0": ["dealt_with"],
        "at_least_0": 1, "order_1": 2, "grade_1": "poor", "facts_1": ["dealt_with"],
        "at_least_1": 2,
    }  # fmt: skip
    assert client.post(f"{draft}edit/", rows).status_code == 302
    assert "Put the sterner grade first" in client.get(draft).content.decode()
    assert client_of(city.city).post(f"{draft}enact/").status_code == 409
    client.post(f"{draft}edit/", rows | {"order_0": 2, "order_1": 1, "at_least_1": 1})
    assert "is never reached" in client.get(draft).content.decode()
    client.post(f"{draft}edit/", rows | {"order_0": 2, "order_1": 1, "at_least_1": 4})
    running = client.post(f"{draft}try/", {"cycle": "2026-2027"})
    assert (running.status_code, Simulation.objects.count()) == (409, 0)
    assert "It is graded when it is over" in running.text
    tried = client.post(f"{draft}try/", {"cycle": "2024-2025"})
    simulation = Simulation.objects.get()
    for headers in ({}, {"HX-Request": "true"}):
        waiting = client.get(tried.url, headers=headers).content.decode()
        assert f'<div id="simulation" hx-get="{tried.url}" hx-trigger="every 3s"' in waiting
        assert f'<a href="{tried.url}">Look again</a>' in waiting
    simulations.carry_out(simulation, now=LATER)
    assert "hx-trigger" not in client.get(tried.url, headers={"HX-Request": "true"}).text
    html = client.get(tried.url).content.decode()
    assert "1 of 3 enterprises would move under version 2" in html
    assert city.enterprises[2].name in html
    assert "−1" in client_of(city.city).get(f"/appraisals/{appraisal.code}/").content.decode()
    assert client_of(city.city).post(f"{draft}enact/").status_code == 302
    assert CriteriaSet.objects.get(state="in_force", scale="city").version == 2


def test_a_dropped_draft_says_so_and_is_compared_only_where_it_is_asked_for() -> None:
    city = Graded()
    cycle = city.open()
    draft = criteria_actions.draft(
        CriteriaSet.objects.get(scale="city", version=1), by=city.district, now=LATER
    )
    rows = [Row("medium", ("dealt_with",), 1), Row("poor", ("dealt_with",), 4)]
    criteria_actions.change(draft, rows=rows, note="", source="", by=city.district)
    made = simulations.start(draft, by=city.district, now=LATER, period=period_of("2024-2025"))
    simulations.carry_out(made, now=LATER)
    client = client_of(city.district)
    page, own = f"/appraisals/{cycle.code}/", "/appraisals/criteria/city/2/"
    assert "Beside it: version 2" in client.get(page).text
    assert "It cannot be put in force" in client.get(own).text
    assert client.post(f"{own}drop/").status_code == 302
    assert "Beside it" not in client.get(page).text
    chosen = client.get(page, {"beside": made.pk}).text
    dropped = client.get(own).text
    assert f"The draft was dropped by {city.district}" in " ".join(chosen.split())
    assert f"dropped by {city.district}" in dropped
    assert "It cannot be put in force" not in dropped


def test_simulation_of_a_period_without_a_cycle_reads_the_facts_of_today() -> None:
    city = Graded()
    draft = criteria_actions.draft(
        CriteriaSet.objects.get(scale="city", version=1), by=city.district, now=LATER
    )
    rows = [Row("poor", ("dealt_with",), 1)]
    criteria_actions.change(draft, rows=rows, note="", source="", by=city.district)
    made = simulations.start(draft, by=city.district, now=LATER, period=period_of("2024-2025"))
    simulations.carry_out(made, now=LATER)
    assert (made.enterprises, made.moved, made.appraisal) == (3, 1, None)


def send_a_change_back(grade: Grade, *, asked_by: User) -> User:
    """Another supervisor refuses a change that was asked for; who that is."""
    by = make_user(Role.CITY_SUPERVISOR)
    asked = grades.change(grade, to="medium", reason=REASON, by=asked_by, now=LATER)
    grades.send_back(asked, asked="medium", asked_at=LATER, reason="没有依据", by=by, now=LATER)
    return by


def test_notified_objected_answered_and_final_with_regimes() -> None:
    """The whole way: confirm, notify, object, decide by a third, conclude, regimes in force."""
    city = Graded()
    appraisal = city.open()
    refuser = send_a_change_back(city.grade(appraisal, 2), asked_by=city.city)
    for at in range(3):
        grades.confirm(city.grade(appraisal, at), by=city.district, now=LATER)
    chief = client_of(city.city)
    assert chief.post("/appraisals/2024-2025/notify/").status_code == 302
    work(appraisal, now=LATER)
    assert city.grade(appraisal, 0).document is None
    paper = city.grade(appraisal, 2).document
    assert paper
    assert paper.facts["grade_name"] == "失信"
    poor = city.grade(appraisal, 2)
    address = f"/appraisals/2024-2025/grades/{poor.pk}/"
    assert (
        client_of(city.district).post(f"{address}object/", {"text": "决定已撤销"}).status_code
        == 302
    )
    assert client_of(city.district).post(
        f"{address}answer/", {"to": "medium", "answer": REASON}
    ).status_code == 409  # fmt: skip
    assert chief.post("/appraisals/2024-2025/conclude/").status_code == 409
    waiting = chief.get("/appraisals/2024-2025/?show=objected").content.decode()
    assert waiting.count("working days left") == 1  # to decide this one
    assert '<span class="due ">Until</span>' in waiting  # others may come in: nobody is late by it
    page = client_of(city.third).get(address).content.decode()
    assert "Why this date" in page
    assert "to be checked by a lawyer" in page
    words = {"to": "medium", "proof": "复议决定书", "answer": REASON, "language": "en"}
    unfounded = client_of(city.third).post(f"{address}answer/", {**words, "proof": ""})
    assert "facts or documents the answer rests on" in unfounded.content.decode()
    for had_part in (refuser, city.city):  # who sent a change back, who asked for it
        assert not client_of(had_part).get(address).context["card"].may_decide
        assert client_of(had_part).post(f"{address}answer/", words).status_code == 409
    assert client_of(city.third).post(f"{address}answer/", words).status_code == 302
    page = client_of(city.third).get(address).content.decode()
    assert f"answer to the objection, {city.third}" in page
    assert "asked for by" not in page
    answer = GradeObjection.objects.get().document
    assert answer
    assert (answer.kind, answer.language) == ("grade_answer", "en")
    assert (answer.facts["grade_name"], answer.facts["regime"]) == ("Medium", "normal")
    assert answer.facts["proof"] == "复议决定书"
    with time_machine.travel(LATER + timedelta(days=60), tick=False):
        later = client_of(city.city).post("/appraisals/2024-2025/conclude/")
        assert later.status_code == 302
        work(appraisal, now=LATER + timedelta(days=60))
    assert appraisal.state == "final"
    finals = {g.enterprise_id: g.final_grade for g in Grade.objects.visible_to(city.city).final()}
    assert [finals[each.pk] for each in city.enterprises] == ["full", "medium", "medium"]
    for each, regime in zip(city.enterprises, ("reduced", "normal", "normal"), strict=True):
        each.refresh_from_db()
        assert (each.regime, str(each.regime_until)) == (regime, "2027-12-31")


@pytest.mark.parametrize(("at", "offered"), [(0, ["full"]), (1, ["medium", "full"])])
def test_an_objection_is_never_answered_with_a_worse_grade(at: int, offered: list[str]) -> None:
    city = Graded()
    appraisal = city.open()
    for each in range(3):
        grades.confirm(city.grade(appraisal, each), by=city.district, now=LATER)
    appraisals.notify(appraisal, by=city.city, now=LATER)
    work(appraisal, now=LATER)
    graded = city.grade(appraisal, at)
    grades.object_to(graded, text="决定已撤销", by=city.district, now=LATER)
    address = f"/appraisals/2024-2025/grades/{graded.pk}/"
    third = client_of(city.third)
    page = third.get(address).content.decode()
    assert re.findall(r'name="to" value="(\w+)"', page) == offered
    words = {"to": "poor", "proof": "复议决定书", "answer": REASON}
    refused = third.post(f"{address}answer/", words)
    assert refused.status_code == 409
    assert "Whoever objects does not fare worse" in refused.content.decode()
    assert city.grade(appraisal, at).state == "objected"
    assert third.post(f"{address}answer/", words | {"to": offered[0]}).status_code == 302
    assert GradeObjection.objects.get().outcome == "upheld"
    assert "It rests on: 复议决定书" in third.get(address).content.decode()


def test_days_of_a_cycle_are_local_and_other_cycles_speak_their_own_scale() -> None:
    late = datetime(2026, 1, 12, 17, 30, tzinfo=UTC)  # 01:30 of the 13th in Qingdao
    words = [each for each, _here in way(Appraisal(frozen_at=late, computed_at=late))]
    assert words[:2] == ["Frozen 13 Jan 01:30", "Computed 13 Jan 01:30"]
    city = Graded()
    biennial, yearly = city.open(), city.open("2025")
    assert biennial.scale_id != yearly.scale_id
    for cycle, other in ((biennial, yearly), (yearly, biennial)):
        graded, elsewhere = city.grade(cycle, 2), city.grade(other, 2)
        name = other.scale.grades.get(code=elsewhere.standing).name_en
        page = client_of(city.city).get(f"/appraisals/{cycle.code}/grades/{graded.pk}/")
        assert [(each.grade, each.name) for each in page.context["others"]] == [(elsewhere, name)]
        assert f"<span>{name}, Open</span>" in page.content.decode()


def test_final_or_reviewed_grades_are_recomputed_and_kept_as_they_are() -> None:
    """A criterion that is another one now is found out; who cannot see the enterprise sees none."""
    city = Graded(decisions=(0, 1, 3))
    cycle = city.open()
    client, address = client_of(city.city), "/appraisals/2024-2025/recompute/"
    assert "were not recomputed yet" in client.get("/appraisals/2024-2025/").content.decode()
    asked = client.post(address)
    assert client.post(address).status_code == 409
    page = client.get(asked["Location"]).content.decode()
    assert "0 of 1 part of the city compared" in page
    assert 'hx-trigger="every 3s"' in page
    work(cycle, now=LATER)
    page = client.get(asked["Location"]).content.decode()
    assert "3 of 3 grades agree" in page
    assert "Every grade comes out as it was proposed" in page
    assert "周示例" in page
    Criterion.objects.filter(criteria=cycle.criteria, number=1).update(at_least=4)
    before = list(Grade.objects.order_by("id").values())
    second = client.post(address)["Location"]
    work(cycle, now=LATER)
    assert list(Grade.objects.order_by("id").values()) == before
    poor = city.grade(cycle, 2)
    found = client.get(second).content.decode()
    assert "2 of 3 grades agree" in found
    assert f'href="/appraisals/2024-2025/grades/{poor.pk}/"' in found
    assert "Other recomputations" in found
    stranger = client_of(make_user("district_supervisor", district_codes=["370203"]))
    elsewhere = stranger.get(second).content.decode()
    assert poor.enterprise.name not in elsewhere
    assert "None of them is within your sight" in elsewhere
    assert "2 of 3 grades agree" in client.get("/appraisals/2024-2025/").content.decode()
