"""Pages of exposures through the Client, under the web role."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from compliance.actions import exposure_runs, exposures
from compliance.models import Exposure, ExposureCriterion, PublicEntry
from inspectorate.organisation.models import Role
from tests.compliance.factories_exposures import OCTOBER, accept, make_exposure, make_penalty
from tests.factories import make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


def at_desk(client: Client, role: Role, **changes: Any) -> Client:
    client.force_login(make_user(role, **changes))
    return client


def test_from_proposal_to_the_public_list(client: Client, time_machine: Any) -> None:
    time_machine.move_to(OCTOBER)
    exposure = make_exposure()
    page = at_desk(client, Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    detail = f"/exposures/{exposure.pk}/"
    assert "wage arrears of a large sum" in page.get(detail).content.decode()
    form = page.get(f"{detail}accept/").context["form"].initial
    assert page.post(f"{detail}accept/", {**form, "facts": ""}).status_code == 200
    assert page.post(f"{detail}accept/", form).status_code == 302
    assert page.post(f"{detail}accept/", form).status_code == 409
    assert page.post(f"{detail}leave-out/", {"reason": ""}).status_code == 200

    page = at_desk(client, Role.CITY_SUPERVISOR)
    listed = page.get("/exposures/lists/2026-Q3/")
    assert listed.context["accepted"] == [exposure]
    assert "<h1>2026, third quarter: 1 accepted" in listed.content.decode()
    page.cookies["django_language"] = "zh-hans"
    for address in ("/exposures/", detail, "/exposures/lists/2026-Q3/"):
        told = page.get(address).content.decode()
        assert "2026年第三季度" in told
        assert not re.search(r">\s*2026-Q3", told)
    page.cookies["django_language"] = "en"
    assert page.post("/exposures/lists/2026-Q3/publish/", follow=True).context["made"] is None
    seen = {"seen": listed.context["mark"]}
    answer = page.post("/exposures/lists/2026-Q3/publish/", seen, follow=True)
    assert "1 entry is public." in answer.content.decode()
    assert "0 of 1" in answer.content.decode()
    exposure.refresh_from_db()
    assert PublicEntry.objects.get().pk == exposure.entry_id
    exposure.enterprise.refresh_from_db()
    assert exposure.enterprise.regime == "intensified"

    paid = {"paid_on": "2026-10-15", "wages": "on", "document": "银行回单〔2026〕7号"}
    assert page.post(f"{detail}pay/", paid).status_code == 302
    told = {"channel": "letter", "received_on": "2026-10-15", "bearer": "李示例"}
    objection = {**told, "text": "款项已于公布前付清"}
    assert page.post(f"{detail}object/", objection).status_code == 302
    waiting = exposure.exposureobjections.get()
    decide = f"{detail}objections/{waiting.pk}/"
    assert page.get(decide).context["is_hindered"]
    reviewer = at_desk(client, Role.LEGAL_REVIEWER)
    answered = {"outcome": "rejected", "answer": "复核后维持公布"}
    assert reviewer.post(decide, answered).status_code == 302
    assert "rejected: entry stays" in reviewer.get(detail).content.decode()


def test_the_text_stands_above_the_button_and_binds_it(client: Client, time_machine: Any) -> None:
    time_machine.move_to(OCTOBER)
    exposure = accept(make_exposure(), by=make_user(Role.CITY_SUPERVISOR), facts="拖欠23人工资")
    page = at_desk(client, Role.CITY_SUPERVISOR)
    act = f"/exposures/{exposure.pk}/publish/"
    shown = page.get(act)
    assert "拖欠23人工资" in shown.content.decode()
    old = shown.context["form"].initial
    reviewer = make_user(Role.CITY_SUPERVISOR)
    exposures.take_up(exposure, by=reviewer, now=OCTOBER, reason="事实有误")
    accept(exposure, by=reviewer, now=OCTOBER + timedelta(hours=1), facts="拖欠99人工资")
    assert page.post(act).status_code == 200
    refused = page.post(act, old)
    assert refused.status_code == 409
    assert "The text has changed since you read it" in refused.content.decode()
    assert "拖欠99人工资" in refused.content.decode()
    assert not PublicEntry.objects.exists()
    assert page.post(act, refused.context["form"].initial).status_code == 302
    assert PublicEntry.objects.get().facts == "拖欠99人工资"


def test_a_district_sees_its_own_only(client: Client) -> None:
    own = make_exposure(make_grid_group(district_code="370214"))
    other = make_exposure(make_grid_group(district_code="370202"))
    page = at_desk(client, Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    assert [row.exposure for row in page.get("/exposures/").context["rows"]] == [own]
    assert page.get(f"/exposures/{other.pk}/").status_code == 404
    assert page.post(f"/exposures/{other.pk}/leave-out/", {"reason": "x"}).status_code == 404


def test_the_list_is_narrowed_and_costs_the_same(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    first = make_exposure()
    page = at_desk(client, Role.CITY_SUPERVISOR)
    counts = []
    for more in (0, 9):
        for _ in range(more):
            make_exposure()
        with django_assert_max_num_queries(30) as asked:
            page.get("/exposures/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
    for query, found in (
        ("quarter=2026-Q3", 10),
        ("quarter=2026-Q2", 10),  # no such choice: nothing is narrowed
        ("criterion=wages-sum&state=proposed&paid=0", 10),
        ("criterion=child-labour", 0),
        ("due=withdraw", 0),
        ("due=objection", 0),
        (f"q={first.decision_no}", 1),
    ):
        assert len(page.get(f"/exposures/?{query}").context["rows"]) == found, query
    assert Exposure.objects.count() == 10


def test_a_new_version_of_a_criterion_is_used_from_its_day_on(client: Client) -> None:
    page = at_desk(client, Role.CITY_SUPERVISOR)
    row = ExposureCriterion.objects.get(code="wages-sum")
    form = page.get(f"/exposures/criteria/{row.pk}/").context["form"].initial
    changed = {**form, "code": row.code, "from_on": "2026-08-01", "min_yuan": "200000"}
    changed |= {"until_on": "", "min_workers": "", "violation_types": "L6"}
    assert page.post("/exposures/criteria/new/", changed).status_code == 200  # no reason given
    changed["reason"] = "数额标准调整"
    assert page.post("/exposures/criteria/new/", changed).status_code == 302
    make_penalty(make_enterprise(make_grid_group()), amount=150000)
    assert exposure_runs.propose(now=OCTOBER) == 0
    make_penalty(make_enterprise(make_grid_group()), amount=200000)
    assert exposure_runs.propose(now=OCTOBER) == 1
