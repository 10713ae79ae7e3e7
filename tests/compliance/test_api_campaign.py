"""The campaign's rooms by program: the way of a cycle, an exposure, a notice, by the same rules."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import medals, simulations
from compliance.models import (
    CriteriaSet,
    Criterion,
    Exposure,
    GradeObjection,
    LetterAnswer,
    Simulation,
)
from inspectorate.foundation.api.keyset import written
from inspectorate.organisation.models import Role
from tests.api import client_of, post
from tests.compliance.factories_appraisals import Graded, work
from tests.compliance.factories_exposures import OCTOBER, make_exposure
from tests.compliance.factories_medals import make_final_appraisal, make_final_grade
from tests.compliance.factories_public import exposure_row, medal_row, publish
from tests.compliance.factories_watchlist import REASON, make_notice
from tests.compliance.letters.factories import make_letter
from tests.factories import NOW, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db
REVIEW = datetime(2026, 3, 2, 2, tzinfo=UTC)
WORDS = "处理决定已被复议机关撤销，不应计入"


def done(client: Client, address: str, body: Any = None, *, status: int = 200) -> Any:
    """What a POST was answered, once its status is the one expected."""
    response = post(client, address, body)
    assert response.status_code == status, (address, response.content.decode()[:400])
    return response.json()


def test_a_draft_is_tried_and_put_in_force_by_another() -> None:
    city = Graded()
    city.open()
    drafter, other = client_of(city.city), client_of(city.third)
    made = done(drafter, "/api/criteria/city/1/draft/", status=201)
    address = f"/api/criteria/city/{made['version']}/"
    rows: list[dict[str, Any]] = [{"grade": "poor", "facts": ["dealt_with"], "at_least": 1}]
    changed = done(drafter, f"{address}change/", {"note": "一次即失信", "rows": rows})
    assert len(changed["faults"]) == 1  # nobody can be graded medium
    assert done(other, f"{address}enact/", status=409)["type"] == "/api/#refused"
    for wrong in ([{**rows[0], "grade": "best"}], [{**rows[0], "at_least": 0}], "poor", [1]):
        told = done(drafter, f"{address}change/", {"rows": wrong}, status=400)
        assert told["errors"][0]["field"].startswith("rows" if wrong != [1] else "rows.0")
    rows.append({"grade": "medium", "facts": ["exposed"], "at_least": 1})
    assert done(drafter, f"{address}change/", {"rows": rows})["faults"] == []
    tried = done(drafter, f"{address}try/", {"cycle": "2024-2025"}, status=201)
    with time_machine.travel(REVIEW, tick=False):
        simulations.carry_out(Simulation.objects.get(pk=tried["id"]), now=REVIEW)
    told = drafter.get(f"/api/simulations/{tried['id']}/").json()
    assert (told["state"], told["enterprises"], told["moved"]) == ("done", 3, 1)
    assert sum(sum(row["enterprises"]) for row in told["matrices"][0]["rows"]) == 3
    moved = drafter.get(f"/api/simulations/{tried['id']}/moved/").json()["results"]
    assert [row["enterprise"]["uscc"] for row in moved] == [city.enterprises[1].uscc]
    assert moved[0]["reason"].startswith("Poor: dealt with")
    assert done(drafter, f"{address}enact/", status=403)["status"] == 403
    assert done(other, f"{address}enact/")["state"] == "in_force"
    assert CriteriaSet.objects.get(scale="city", version=1).state == "retired"


def test_a_cycle_over_missing_data_is_opened_by_a_recorded_decision() -> None:
    city = Graded(complete=False)
    client = client_of(city.city)
    with time_machine.travel(REVIEW, tick=False):
        told = client.get("/api/appraisals/open/").json()
        assert told["cycle"] == "2024-2025"
        assert "penalties" in {gap["feed"] for gap in told["gaps"]}
        refused = done(client, "/api/appraisals/open/", {"cycle": "2024-2025"}, status=409)
        assert "Penalties" in refused["detail"]
        body = {"cycle": "2024-2025", "despite_gaps": "医保数据下月补报"}
        made = done(client, "/api/appraisals/open/", body, status=201)
        assert made["gaps_reason"] == "医保数据下月补报"
        assert (
            done(client, "/api/appraisals/open/", body, status=409)["type"] == "/api/#stale-state"
        )
    runs = client.get("/api/appraisals/2024-2025/runs/").json()["results"]
    assert [(run["work"], run["state"]) for run in runs] == [("compute", "waiting")]


def test_a_cycle_is_confirmed_as_listed_changed_by_two_and_objected_to() -> None:
    city = Graded()
    cycle = city.open()
    first, second, third = (client_of(each) for each in (city.district, city.city, city.third))
    with time_machine.travel(REVIEW, tick=False):
        of_cycle = f"/api/appraisals/{cycle.code}/"
        poor, medium = city.grade(cycle, 2), city.grade(cycle, 1)
        listed = first.get(f"{of_cycle}confirm/?to=medium").json()
        assert listed["count"] == 1
        body = {"to": "medium", "listed": listed["listed"]}
        done(first, f"{of_cycle}grades/{medium.pk}/confirm/")
        told = done(first, f"{of_cycle}confirm/", body, status=409)
        assert [each["id"] for each in told["moved"]] == [medium.pk]
        asked = done(
            first, f"{of_cycle}grades/{poor.pk}/change/", {"to": "medium", "reason": WORDS}
        )
        seen = {"asked": asked["asked_grade"], "asked_at": asked["decided_at"]}
        own = done(first, f"{of_cycle}grades/{poor.pk}/approve/", seen, status=403)
        assert own["type"] == "/api/#permission-denied"
        stale = {**seen, "asked_at": "2026-01-01T08:00:00+08:00"}
        done(second, f"{of_cycle}grades/{poor.pk}/approve/", stale, status=409)
        approved = done(second, f"{of_cycle}grades/{poor.pk}/approve/", seen)
        assert (approved["decided_grade"], approved["seconded_by"]) == ("medium", str(city.city))
        rest = {"listed": first.get(f"{of_cycle}confirm/").json()["listed"]}
        assert done(first, f"{of_cycle}confirm/", rest) == {"confirmed": 1, "run": None}
        assert done(second, f"{of_cycle}notify/")["state"] == "notified"
        work(cycle, now=REVIEW)
        owner = client_of(make_user(Role.ENTERPRISE_USER, enterprise_id=poor.enterprise_id))
        (told,) = owner.get("/api/portal/grades/").json()["results"]
        assert (told["id"], told["grade"]) == (poor.pk, "medium")
        said = done(owner, f"/api/portal/grades/{poor.pk}/object/", {"text": WORDS}, status=201)
        assert said["objects_until"] is None
        theirs = f"/api/portal/grades/{medium.pk}/object/"
        done(owner, theirs, {"text": WORDS}, status=404)
        answer = {"to": "full", "proof": "复议决定书", "answer": "经复核，该决定已撤销。"}
        worse = {**answer, "to": "poor"}
        assert (
            "fare worse"
            in done(third, f"{of_cycle}grades/{poor.pk}/answer/", worse, status=409)["detail"]
        )
        done(second, f"{of_cycle}grades/{poor.pk}/answer/", answer, status=403)
        after = done(third, f"{of_cycle}grades/{poor.pk}/answer/", answer)
        assert (after["decided_grade"], after["objection"]["outcome"]) == ("full", "granted")
        assert GradeObjection.objects.get().answer == answer["answer"]
        assert "Objections may come in" in done(third, f"{of_cycle}conclude/", status=409)["detail"]


def test_grades_are_recomputed_by_a_worker_and_what_differs_is_listed() -> None:
    city = Graded()
    cycle = city.open()
    client, of_cycle = client_of(city.city), f"/api/appraisals/{cycle.code}/"
    with time_machine.travel(REVIEW, tick=False):
        asked = done(client, f"{of_cycle}recompute/", status=202)
        done(client, f"{of_cycle}recompute/", status=409)
        Criterion.objects.filter(criteria=cycle.criteria, number=1).update(at_least=4)
        work(cycle, now=REVIEW)
    told = client.get(f"{of_cycle}runs/").json()["results"][0]
    assert (told["id"], told["work"], told["state"]) == (asked["id"], "recompute", "done")
    assert (told["compared_count"], told["differing_count"]) == (3, 1)
    (found,) = client.get(f"{of_cycle}runs/{asked['id']}/differences/").json()["results"]
    assert (found["proposed_grade"], found["computed_grade"]) == ("poor", "medium")
    computed = told["id"] - 1
    assert client.get(f"{of_cycle}runs/{computed}/differences/").status_code == 404


def test_a_scale_by_version_and_the_effects_are_changed_with_a_reason() -> None:
    client = client_of(make_user(Role.ADMINISTRATOR))
    known = client.get("/api/scales/city/").json()
    assert [grade["code"] for grade in known["grades"]] == ["full", "medium", "poor"]
    words = {name: known[name] for name in ("name", "name_en", "years")}
    body: dict[str, Any] = {
        **words, "from_on": "2028-01-01", "source": "示例", "reason": "示例",
        "grades": [{**grade, "regime_years": 3} for grade in known["grades"]],
    }  # fmt: skip
    for grade in body["grades"]:
        del grade["rank"]
    assert "so it is kept" in done(client, "/api/scales/city/change/", body, status=409)["detail"]
    asked = {name: body[name] for name in ("from_on", "source", "reason")}
    made = done(client, "/api/scales/city/new-version/", asked, status=201)
    assert (made["code"], made["version"]) == ("city-2", 2)
    wrong = {**body, "grades": [{**body["grades"][0], "regime": "none"}]}
    told = done(client, "/api/scales/city-2/change/", wrong, status=400)
    assert told["errors"][0]["field"] == "grades.0.regime"
    changed = done(client, "/api/scales/city-2/change/", body)
    assert {grade["regime_years"] for grade in changed["grades"]} == {3}
    assert client.get("/api/effects/regimes/").json()["results"][0]["pk"] == "intensified"
    weight = {"alert_points": 12, "source": "示例", "reason": "示例"}
    told = done(client, "/api/effects/regimes/normal/", weight)
    assert told["row"]["alert_points"] == 12
    done(client, "/api/effects/regimes/normal/", {**weight, "alert_points": 99}, status=400)
    done(client, "/api/effects/gossip/1/", weight, status=404)
    bounds = {"small_from": 20, "medium_from": 300, "large_from": 1000}
    bands = {**bounds, "from_on": "2028-01-01", "source": "示例", "reason": "示例"}
    told = done(client, "/api/effects/sizes/", bands, status=201)
    assert (told["code"], told["row"]["medium_from"]) == ("2028-01-01", 300)
    done(client, "/api/effects/sizes/", {**bands, "large_from": 300}, status=400)
    done(client, "/api/effects/medals/", weight, status=404)


def test_medals_are_awarded_as_previewed_by_another_and_revoked() -> None:
    appraisal, group = make_final_appraisal(), make_grid_group()
    for _n in range(3):
        make_final_grade(appraisal, make_enterprise(group))
    opener, other = (client_of(make_user(Role.CITY_SUPERVISOR)) for _n in range(2))
    address = f"/api/medal-rounds/{appraisal.code}/"
    with time_machine.travel(NOW, tick=False):
        assert done(opener, f"{address}open/", status=201)["state"] == "ranking"
        medals.rank_waiting(now=NOW)
        cut = other.get(f"{address}cut/?small=2").json()
        assert (cut["count"], cut["too_many"]) == (2, [])
        body = {"small": 2, "seen": cut["seen"]}
        done(opener, f"{address}award/", body, status=409)
        done(other, f"{address}award/", {**body, "small": 3}, status=409)
        assert done(other, f"{address}award/", body)["cut"] == {"small": 2}
        given = other.get(f"{address}medals/").json()["results"]
        assert [medal["number"] for medal in given] == [1, 2]
        last = f"/api/medals/{given[0]['id']}/revoke/"
        assert done(other, last, {"reason": "经查实存在欠缴"})["revoked_reason"] == "经查实存在欠缴"
        done(other, last, {"reason": "经查实存在欠缴"}, status=409)


@time_machine.travel(OCTOBER, tick=False)
def test_an_exposure_is_published_as_it_was_read_and_paid() -> None:
    exposure = make_exposure()
    address = f"/api/exposures/{exposure.pk}/"
    head = client_of(make_user(Role.DISTRICT_SUPERVISOR, district_codes=[exposure.district_code]))
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    read = head.get(address).json()
    texts = ("facts", "decision", "legal_basis", "wages_yuan", "contributions_yuan")
    assert head.get(f"{address}accept/").json()["possible"] is True
    done(head, f"{address}accept/", {name: read[name] for name in texts})
    of_list = city.get("/api/exposure-lists/2026-Q3/").json()
    assert (of_list["possible"], of_list["waiting"], len(of_list["entries"])) == (True, 0, 1)
    publish = "/api/exposure-lists/2026-Q3/publish/"
    done(city, publish, {"seen": read["seen"]}, status=409)  # read before it was accepted
    done(head, publish, {"seen": of_list["seen"]}, status=403)
    made = done(city, publish, {"seen": of_list["seen"]})
    assert [entry["state"] for entry in made["entries"]] == ["published"]
    paid = {"paid_on": "2026-10-15", "wages": True, "contributions": False, "document": "回单1号"}
    assert done(head, f"{address}pay/", paid)["wages_paid_on"] == "2026-10-15"
    owner = client_of(make_user(Role.ENTERPRISE_USER, enterprise_id=exposure.enterprise_id))
    own = f"/api/portal/exposures/{exposure.pk}/object/"
    assert len(done(owner, own, {"text": WORDS}, status=201)["objections"]) == 1
    done(owner, own, {"text": WORDS}, status=409)
    (objection,) = head.get(f"{address}objections/").json()["results"]
    decide = f"{address}objections/{objection['id']}/decide/"
    body = {"outcome": "upheld", "answer": "决定已撤销，予以撤下。"}
    done(head, decide, body, status=403)
    lawyer = client_of(make_user(Role.LEGAL_REVIEWER))
    assert done(lawyer, decide, body)["outcome"] == "upheld"
    assert Exposure.objects.get().state == "withdrawn"


def test_whoever_is_to_be_listed_is_told_first() -> None:
    group = make_grid_group()
    enterprise = make_enterprise(group)
    inspector = client_of(make_user(Role.FULL_TIME_INSPECTOR, groups=[group]))
    body = {
        "about": enterprise.uscc, "ground": "evade", "reason": REASON, "language": "zh-hans",
    }  # fmt: skip
    with time_machine.travel(OCTOBER, tick=False):
        made = done(inspector, "/api/watchlist/", body, status=201)
        done(inspector, "/api/watchlist/", body, status=409)
        done(inspector, "/api/watchlist/", {**body, "about": "1"}, status=400)
        address = f"/api/watchlist/{made['id']}/"
        early = client_of(make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code]))
        offer = early.get(f"{address}list/").json()
        assert (offer["possible"], list(offer["body"]["properties"])) == (False, ["reason"])
        assert (
            done(early, f"{address}list/", {"reason": "属实"}, status=409)["detail"]
            == (offer["hindrance"])
        )
        said = {
            "channel": "letter", "received_on": "2026-10-15", "bearer": "李示例",
            "text": "已补缴", "complete": True, "document": "1号",
        }  # fmt: skip
        done(inspector, f"{address}state/", said)
        assert done(early, f"{address}list/", {"reason": "情况属实"})["state"] == "listed"


def test_an_enterprise_answers_its_letter_with_documents() -> None:
    letter, other = make_letter(make_grid_group()), make_letter(make_grid_group())
    owner = client_of(make_user(Role.ENTERPRISE_USER, enterprise_id=letter.enterprise_id))
    file = SimpleUploadedFile("回执.pdf", b"%PDF-1.7 synthetic")
    sent = {"statement": "已补办参保登记。", "files": file}
    assert owner.post(f"/api/portal/letters/{other.pk}/answer/", sent).status_code == 404
    file.seek(0)
    made = owner.post(f"/api/portal/letters/{letter.pk}/answer/", sent)
    assert made.status_code == 201, made.content
    assert made.json()["answers"][0]["files"][0]["file_name"] == "回执.pdf"
    assert LetterAnswer.objects.get().enterprise_id == letter.enterprise_id
    assert [each["id"] for each in owner.get("/api/portal/letters/").json()["results"]] == [
        letter.pk
    ]


def test_targets_are_set_within_sight_and_snapshots_asked_for_once() -> None:
    group = make_grid_group()
    head = client_of(make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code]))
    body = {
        "year": 2026, "district_code": group.district_code, "measure": "coverage_full",
        "target": "96.50", "source": "扩面计划（示例）",
    }  # fmt: skip
    first = done(head, "/api/figures/targets/", body, status=201)
    again = done(
        head, "/api/figures/targets/", {**body, "target": "97.00", "reason": "示例"}, status=201
    )
    assert (first["id"], again["target"]) == (again["id"], "97.00")
    done(head, "/api/figures/targets/", {**body, "district_code": ""}, status=400)
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    asked = [done(city, "/api/figures/snapshots/", status=202)["id"] for _n in range(2)]
    assert asked[0] == asked[1]


def test_a_criterion_of_exposure_is_corrected_with_its_reason() -> None:
    city = client_of(make_user(Role.CITY_SUPERVISOR))
    read = city.get("/api/exposure-criteria/").json()
    (row,) = [each for each in read["results"] if each["code"] == "hours"]
    address = f"/api/exposure-criteria/{row.pop('pk')}/"
    fixed = {"code", "from_on"}
    body = {name: value for name, value in row.items() if name not in fixed and value is not None}
    body |= {"violation_types": ",".join(row["violation_types"]), "term_months": 24}
    done(city, address, body, status=400)  # no reason
    assert done(city, address, {**body, "reason": "与新办法一致"})["row"]["term_months"] == 24
    reader = client_of(make_user(Role.LEGAL_REVIEWER))
    done(reader, address, {**body, "reason": "无权"}, status=403)


def test_lists_of_the_campaign_take_as_many_queries_for_ten_as_for_one() -> None:
    group = make_grid_group()
    city = client_of(make_user(Role.CITY_SUPERVISOR), "read")
    city.get("/api/me/")  # notes the use of the token
    appraisal = make_final_appraisal(to_on=date(2025, 12, 31))
    names = (
        "exposures/", "watchlist/", f"appraisals/{appraisal.code}/grades/", "criteria/", "regimes/",
    )  # fmt: skip

    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert city.get(f"/api/{name}").status_code == 200
        return len(made)

    def one_of_each() -> None:
        make_exposure(group)
        make_notice(group)
        make_final_grade(appraisal, make_enterprise(group))

    one_of_each()
    counted = {name: queries(name) for name in names}
    for _n in range(4):
        one_of_each()
    assert {name: queries(name) for name in names} == counted


def test_open_entries_follow_each_other_within_their_list(client: Client) -> None:
    medals_of = publish(*(medal_row() for _n in range(5)))
    publish(*(exposure_row() for _n in range(3)))
    address, seen = "/api/open/medals/entries/?limit=2&list_code=2024-2025", []
    while address:
        page = client.get(address).json()
        seen += [row["uscc"] for row in page["results"]]
        address = page["next"]
        if len(seen) == 2:  # rows added meanwhile are newer than the page
            publish(medal_row(), exposure_row())
        assert address is None or address.startswith(f"{settings.SITE_URL}/api/open/medals/")
    assert seen == [entry.uscc for entry in reversed(medals_of)]
    forged = ("AAAA", "%00", "é", *map(written, ([], [1, 2], ["x"], [None], [True], [{}], [1.5])))
    for mark in (*forged, written([10**30]), "[" * 5000):
        asked = client.get("/api/open/medals/entries/", {"cursor": mark})
        assert asked.status_code == 400, (mark[:40], asked.content[:200])
        assert asked.json()["errors"][0]["field"] == "cursor"
