"""Scales and effects as data: versions, what is kept, what a change brings."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from alerts.models import Alert, RegimeWeight
from alerts.standing import rescore_all
from alerts.tasks import rescore_everything
from compliance.actions import appraisals, criteria, scales
from compliance.appraisal.cycles import period_of, scale_of
from compliance.models import CriteriaSet, MedalTerms, Scale, ScaleGrade, SizeBands, WatchTerms
from compliance.procedure.refusals import Refused, StaleState
from inspectorate.organisation.models import Role
from tests.compliance.factories_appraisals import OPENED, Graded, work
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db
NEXT = date(2026, 1, 1)
LATER = OPENED.replace(year=2028)


def client_of(role: Role) -> Client:
    client = Client()
    client.force_login(make_user(role))
    return client


def second_version() -> Scale:
    """A version for the periods from 2026 on, not in force yet."""
    by = make_user(Role.ADMINISTRATOR)
    return scales.new_version(
        Scale.objects.get(pk="city"), by=by, now=OPENED, from_on=NEXT, source="示例办法",
        reason="示例",
    )  # fmt: skip


def test_scale_in_force_is_kept_by_page_and_by_the_database() -> None:
    client = client_of(Role.CITY_SUPERVISOR)
    page = client.get("/scales/city/").content.decode()
    assert "Criteria for this version are in force, so it is kept. Make a new version." in page
    refused = client.post("/scales/city/change/", {"name": "x"})
    assert refused.status_code == 409
    assert "so it is kept" in refused.content.decode()
    for write in (
        lambda: ScaleGrade.objects.filter(scale="city", code="poor").update(regime_years=5),
        lambda: ScaleGrade.objects.filter(scale="city", code="poor").delete(),
        lambda: ScaleGrade.objects.filter(scale="city", code="poor").update(scale=second_version()),
        lambda: Scale.objects.filter(pk="city").update(years=3),
    ):
        with pytest.raises(IntegrityError, match="is in force"), transaction.atomic():
            write()


def form_of(client: Client, address: str, **changes: str) -> dict[str, str]:
    """What the form at an address holds, with changes."""
    values = {}
    for bound in client.get(address).context["form"]:
        value = bound.value()
        if isinstance(value, bool):
            values |= {bound.html_name: "on"} if value else {}
        elif value is not None:
            values[bound.html_name] = str(value)
    return {**values, **changes}


def test_a_new_version_is_changed_put_in_force_and_leaves_earlier_cycles_alone() -> None:
    """The cycle of 2024–2025 keeps two years of intensified supervision, the next one has three."""
    city = Graded()
    first = city.open()
    client = client_of(Role.ADMINISTRATOR)
    made = client.post(
        "/scales/city/new-version/", {"from_on": "2026-01-01", "source": "新办法", "reason": "修订"}
    )
    assert made["Location"] == "/scales/city-2/change/"
    again = client.post(
        "/scales/city/new-version/", {"from_on": "2027-01-01", "source": "新办法", "reason": "修订"}
    )
    assert "Version 2 is not in force yet: change that one." in again.content.decode()
    address = "/scales/city-2/change/"
    assert ">Waived</option>" in client.get(address).text
    sent = form_of(client, address, regime_years_2="3", reason="加强", name_en_1="Middling")
    stale = {**sent}
    assert client.post(address, sent).status_code == 302
    overtaken = client.post(address, stale)
    assert overtaken.status_code == 409
    assert "Somebody has changed this version" in overtaken.content.decode()
    page = client.get("/scales/city-2/").content.decode()
    assert "2 → 3" in page
    assert "加强" in page
    assert scale_of(period_of("2026-2027")).pk == "city"  # its criteria are a draft
    criteria.enact(CriteriaSet.objects.get(scale="city-2"), by=city.city, now=OPENED)
    assert scale_of(period_of("2026-2027")).pk == "city-2"
    assert scale_of(period_of("2024-2025")).pk == "city"
    with pytest.raises(Refused, match="so it is kept"):
        scales.change(
            Scale.objects.get(pk="city-2"), by=city.city, reason="晚", seen="", rows=[], name="",
            name_en="", years=2, from_on=NEXT, source="",
        )  # fmt: skip
    second = appraisals.open_cycle("2026-2027", by=city.city, now=LATER, despite_gaps="示例")
    work(second, now=LATER)
    assert (first.scale_id, second.scale_id) == ("city", "city-2")
    years = {each.pk: each.scale.grades.get(code="poor").regime_years for each in (first, second)}
    assert years == {first.pk: 2, second.pk: 3}
    assert city.grade(first, 2).proposed_grade == "poor"


def test_an_unused_draft_is_deleted_with_its_reason_and_its_number_is_not_given_again() -> None:
    made = second_version()
    city = client_of(Role.CITY_SUPERVISOR)
    refused = city.post("/scales/city/delete/", {"reason": "示例"})
    assert refused.status_code == 409
    assert "so it is kept" in refused.content.decode()
    assert "/scales/city-2/delete/" in city.get("/scales/city-2/").content.decode()
    address = "/scales/city-2/delete/"
    assert client_of(Role.FULL_TIME_INSPECTOR).post(address, {"reason": "x"}).status_code == 403
    assert city.post(address, {"reason": ""}).status_code == 200
    assert city.post(address, {"reason": "改由下一版办理"}).status_code == 302
    gone = Scale.objects.get(pk="city-2")
    assert gone.dropped_by
    [left] = gone.criteria_sets.all()
    assert (left.state, left.dropped_by, left.dropped_at) == (
        "dropped", gone.dropped_by, gone.dropped_at,
    )  # fmt: skip
    page = city.get("/scales/city-2/").content.decode()
    assert "This draft was deleted." in page
    assert "改由下一版办理" in page
    for address in ("/scales/", "/appraisals/criteria/"):
        assert "/scales/city-2/" not in city.get(address).content.decode()
    assert city.post("/scales/city-2/delete/", {"reason": "x"}).status_code == 409
    assert city.post("/scales/city-2/change/", {"name": "x"}).status_code == 409
    with pytest.raises(Refused, match="was deleted"):
        criteria.draft(
            made.criteria_sets.get(), by=make_user(Role.CITY_SUPERVISOR), now=OPENED, note=""
        )
    assert second_version().pk == "city-3"


def test_grades_that_make_no_scale_are_refused_with_the_reason() -> None:
    made, by = second_version(), make_user(Role.CITY_SUPERVISOR)
    rows = scales.rows_of(made)
    words = {"name": "甲", "name_en": "A", "years": 2, "source": "示例"}
    wrong = {
        "two to nine grades": (rows[:1], NEXT),
        "stands twice": ([rows[0], *rows], NEXT),
        "does not begin before it": (rows, date(1999, 1, 1)),
    }
    for sentence, (given, day) in wrong.items():
        with pytest.raises(Refused, match=sentence):
            scales.change(
                made, by=by, reason="示例", seen=scales.last_change(made), rows=given,
                from_on=day, **words,
            )  # fmt: skip
    changed = scales.change(
        made, by=by, reason="示例", seen=scales.last_change(made), rows=rows[::-1][:2],
        from_on=NEXT, **words,
    )  # fmt: skip
    assert [grade.code for grade in changed.grades.order_by("rank")] == ["poor", "medium"]
    with pytest.raises(StaleState):
        scales.change(
            made, by=by, reason="示例", seen="1.1.1", rows=rows, from_on=NEXT, **words
        )  # fmt: skip


def test_a_changed_weight_orders_open_alerts_anew_and_keeps_its_history(
    django_capture_on_commit_callbacks,
) -> None:
    enterprise = make_enterprise(make_grid_group(), regime="intensified")
    alert = make_alert(enterprise)
    rescore_all()
    before = Alert.objects.get(pk=alert.pk).score
    client = client_of(Role.ADMINISTRATOR)
    address = "/scales/effects/regimes/intensified/"
    sent = form_of(client, address, alert_points="17", reason="重点先查")
    assert client.post(address, {**sent, "alert_points": "31"}).status_code == 200
    with django_capture_on_commit_callbacks(execute=False) as queued:
        assert client.post(address, sent).status_code == 302
    assert len(queued) == 1
    rescore_all()
    assert Alert.objects.get(pk=alert.pk).score == before + 7
    assert RegimeWeight.objects.get(pk="intensified").alert_points == 17
    page = client.get(address).content.decode()
    assert "10 → 17" in page
    assert "重点先查" in page
    assert "17" in client.get("/scales/").content.decode()


@pytest.mark.parametrize(
    ("code", "wrong", "right", "moves"),
    [
        ("alert.severity_2", "31", "27", ("score", 7)),  # the severe has 30
        ("alert.yuan_full", "999", "5000", ("score", 11)),
        ("category.further_alert_points", "2.5", "9", ("risk_points", 4)),
        ("category.class_d", "29", "31", ("risk_points", 0)),
        ("sector.C", "101", "6", ("risk_points", 6)),
    ],
)
def test_every_other_weight_is_a_row_with_source_reason_and_bounds(
    code: str, wrong: str, right: str, moves: tuple[str, int], django_capture_on_commit_callbacks
) -> None:
    enterprise = make_enterprise(make_grid_group(), industry_code="C1811")
    alerts = [
        make_alert(enterprise, rule=rule, severity=2, at_stake_yuan=3000)
        for rule in ("unregistered-worker", "late-enrolment")
    ]
    rescore_everything()

    def standing() -> dict[str, int]:
        seen = Alert.objects.get(pk=alerts[0].pk)
        return {"score": seen.score, "risk_points": seen.enterprise.risk_points}

    before = standing()
    address = f"/scales/effects/weights/{code}/"
    assert client_of(Role.FULL_TIME_INSPECTOR).get(address).status_code == 403
    client = client_of(Role.CITY_SUPERVISOR)
    sent = form_of(client, address, reason="示例理由")
    for bad in ({"value": wrong}, {"value": right, "reason": ""}, {"value": right, "source": ""}):
        assert client.post(address, {**sent, **bad}).status_code == 200, bad
    with django_capture_on_commit_callbacks(execute=False) as queued:
        assert client.post(address, {**sent, "value": right}).status_code == 302
    assert len(queued) == 1
    rescore_everything()
    name, by = moves
    assert standing()[name] == before[name] + by
    page = client.get(address).content.decode()
    assert f"→ {right}" in page
    assert "示例理由" in page
    assert f"/scales/effects/weights/{code}/" in client.get("/scales/").content.decode()


def test_who_is_listed_from_now_on_has_the_regime_the_row_names() -> None:
    address = "/scales/effects/watchlist/1/"
    client = client_of(Role.CITY_SUPERVISOR)
    sent = form_of(client, address, regime="normal", reason="示例")
    waived = client.post(address, {**sent, "regime": "waived"}).content.decode()
    assert "Who is on the watchlist is not waived" in waived
    assert client.post(address, sent).status_code == 302
    assert WatchTerms.objects.get().regime == "normal"
    assert "intensified → normal" in client.get(address).content.decode()
    page = client.get("/scales/").content.decode()
    assert "normal, for the term of the entry" in page


def test_what_a_medal_brings_is_changed_with_a_reason_by_those_who_may() -> None:
    address = "/scales/effects/medals/1/"
    client = client_of(Role.CITY_SUPERVISOR)
    sent = form_of(client, address, years="3")
    assert client.post(address, sent).status_code == 200  # no reason
    assert client.post(address, {**sent, "reason": "示例"}).status_code == 302
    assert MedalTerms.objects.get().years == 3
    assert client.get("/scales/effects/medals/9/").status_code == 404
    assert client.get("/scales/effects/gossip/1/").status_code == 404
    reader = client_of(Role.FULL_TIME_INSPECTOR)
    assert "Only a city supervisor or an administrator" in reader.get("/scales/").content.decode()
    assert reader.post(address, sent).status_code == 403


def test_size_bands_that_something_was_counted_by_are_kept_and_later_ones_hold() -> None:
    """Of one city the cycle of 2024–2025 counts by the old bands, the next one by the new."""
    city = Graded()
    for worker in range(6):
        make_employment(city.enterprises[0], make_worker(), hired_on=date(2020, 1, 1 + worker))
    first = city.open()
    assert city.grade(first, 0).size_band == "micro"
    client = client_of(Role.ADMINISTRATOR)
    given = {
        "from_on": "2025-12-31", "small_from": "5", "medium_from": "20", "large_from": "50",
        "source": "新办法", "reason": "修订",
    }  # fmt: skip
    refused = client.post("/scales/effects/sizes/new/", given)
    assert refused.status_code == 409
    assert "Add bands that begin later" in refused.content.decode()
    with pytest.raises(IntegrityError, match="others begin later"), transaction.atomic():
        SizeBands.objects.update(small_from=5)
    unordered = client.post("/scales/effects/sizes/new/", given | {"medium_from": "4"})
    assert "begins with more workers than the last" in unordered.content.decode()
    assert (
        client.post("/scales/effects/sizes/new/", given | {"from_on": "2026-02-01"}).status_code
        == 302
    )
    address = "/scales/effects/sizes/2000-01-01/"
    kept = form_of(client, address, reason="更正来源", source="国统字〔2017〕213号")
    assert client.post(address, kept | {"small_from": "11"}).status_code == 409
    assert client.post(address, kept).status_code == 302
    page = client.get("/scales/").content.decode()
    assert "5 to 19" in page
    assert "10 to 99" in page
    second = appraisals.open_cycle("2026-2027", by=city.city, now=LATER, despite_gaps="示例")
    work(second, now=LATER)
    assert city.grade(second, 0).size_band == "small"
    assert city.grade(first, 0).size_band == "micro"
    bars = client_of(Role.CITY_SUPERVISOR).get("/appraisals/2026-2027/?axis=size&of=full")
    assert "5 to 19" in bars.content.decode()
