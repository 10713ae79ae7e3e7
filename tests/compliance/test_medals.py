"""Medals: ranked by declared measures, cut with a preview, published, waived, revoked."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.actions import (
    documents,
    exposure_lists,
    exposure_runs,
    medal_certificates,
    medals,
    watchlist,
)
from compliance.exposure.marks import mark_of
from compliance.medals.cuts import cut_of
from compliance.models import (
    AgainstMedal,
    CriteriaSet,
    Exposure,
    Medal,
    MedalCandidate,
    MedalCriterion,
    MedalRound,
    PublicEntry,
    RegimeSpell,
)
from compliance.procedure.refusals import NotFromHere, NotPermitted, Refused, StaleState
from compliance.publicity.lists import path_of
from enterprises.models import Contribution, Enterprise, Penalty
from inspectorate.organisation.models import GridGroup, User
from tests.compliance.factories import START, Office, propose, suspect, walk
from tests.compliance.factories_exposures import OCTOBER, accept, make_penalty
from tests.compliance.factories_medals import make_final_appraisal, make_final_grade
from tests.compliance.factories_watchlist import make_notice
from tests.factories import (
    NOW,
    make_alert,
    make_batch,
    make_employment,
    make_enterprise,
    make_user,
    make_worker,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def boss() -> User:
    """Who awards."""
    return make_user("city_supervisor")


def paying(enterprise: Enterprise, month: date, *, paid: str = "100", on: date) -> None:
    """One month of pension contributions, 100 yuan due."""
    Contribution.objects.create(
        enterprise=enterprise,
        scheme=1,
        month=month,
        headcount=1,
        due=Decimal(100),
        paid=Decimal(paid),
        paid_on=on,
        batch_id=make_batch("contributions").pk,
    )


def ranked(by: User, *enterprises: Enterprise, **grade: Any) -> MedalRound:
    """A final cycle of these enterprises, ranked."""
    appraisal = make_final_appraisal()
    for enterprise in enterprises:
        make_final_grade(appraisal, enterprise, **grade)
    made = medals.open_round(appraisal, by=by, now=NOW)
    assert medals.rank_waiting(now=NOW) == 1
    assert medals.rank_waiting(now=NOW) == 0
    made.refresh_from_db()
    return made


def make_firm(**changes: Any) -> Enterprise:
    """An enterprise ten years old."""
    office = Office()
    return make_enterprise(office.group, **{"established_on": date(2015, 6, 1), **changes})


def candidate(found: MedalRound, enterprise: Enterprise) -> MedalCandidate:
    """The enterprise's row."""
    return found.candidates.get(enterprise=enterprise)


def awarded(found: MedalRound, by: User, cut: dict[str, int] | None = None) -> list[Medal]:
    """The cut, made as its preview shows it."""
    cut = cut or {"small": 1}
    other = by if by.pk != found.opened_by_id else make_user("city_supervisor")
    return medals.award(found, cut=cut, seen=cut_of(found, cut).mark, by=other, now=LATER)


def test_each_measure_is_counted_and_speaks(boss: User) -> None:
    clean, uncovered, short, owing, late, fined, empty = (make_firm() for _n in range(7))
    make_alert(uncovered, rule="unregistered-worker", workers_count=3)
    make_alert(short, rule="underdeclared-base", workers_count=2)
    paying(owing, date(2025, 10, 1), paid="40", on=date(2025, 11, 10))
    paying(late, date(2025, 9, 1), on=date(2025, 10, 16))
    paying(clean, date(2025, 9, 1), on=date(2025, 10, 15))
    paying(clean, date(2025, 12, 1), paid="0", on=date(2026, 1, 5))  # not due by the last day
    Penalty.objects.create(
        document_no="X-1", enterprise=fined, decided_on=date(2022, 12, 31), violation_type="V1",
        batch_id=make_batch("penalties").pk,
    )  # fmt: skip
    found = ranked(boss, clean, uncovered, short, owing, late, fined)
    make = lambda firm: candidate(found, firm)  # noqa: E731
    assert (make(clean).points, make(clean).years_clean) == (100, 10)
    assert (make(uncovered).uncovered_count, make(uncovered).place) == (3, None)
    assert (make(short).short_base_count, make(short).points) == (2, 85)
    assert (make(owing).arrears_yuan, make(owing).place) == (Decimal(60), None)
    assert (make(late).late_months, make(late).points) == (1, 95)
    assert (make(fined).years_clean, make(fined).points) == (3, 72)
    assert [each.enterprise_id for each in found.candidates.eligible().by_place()] == [
        clean.pk, late.pk, short.pk, fined.pk,
    ]  # fmt: skip
    assert (found.candidates_count, found.eligible_count, found.bands) == (6, 4, {"small": 4})
    assert found.left_out["uncovered_count"] == 1
    assert found.left_out["arrears_yuan"] == 1
    assert not MedalCandidate.objects.filter(enterprise=empty).exists()


def test_a_dismissed_suspicion_does_not_count(boss: User) -> None:
    firm = make_firm()
    make_alert(firm, rule="unregistered-worker", workers_count=3, state="dismissed")
    assert candidate(ranked(boss, firm), firm).uncovered_count == 0


def test_nobody_without_staff_and_no_other_grade(boss: User) -> None:
    firm, medium = make_firm(), make_firm()
    appraisal = make_final_appraisal()
    make_final_grade(appraisal, firm, staff_count=0, size_band="micro")
    make_final_grade(appraisal, medium, grade="medium")
    made = medals.open_round(appraisal, by=boss, now=NOW)
    medals.rank_waiting(now=NOW)
    assert candidate(made, firm).place is None
    assert made.candidates.count() == 1


def test_medals_begin_once_and_after_the_grades(boss: User) -> None:
    early = make_final_appraisal(
        "2022-2023", state="in_review", concluded_at=None, concluded_by=None,
        from_on=date(2022, 1, 1), to_on=date(2023, 12, 31),
    )  # fmt: skip
    with pytest.raises(NotFromHere):
        medals.open_round(early, by=boss, now=NOW)
    final = make_final_appraisal()
    with pytest.raises(NotPermitted):
        medals.open_round(final, by=make_user("district_supervisor"), now=NOW)
    medals.open_round(final, by=boss, now=NOW)
    with pytest.raises(Refused):
        medals.open_round(final, by=boss, now=NOW)


def test_medals_that_would_have_run_out_are_refused(boss: User) -> None:
    old = make_final_appraisal("2020-2021", from_on=date(2020, 1, 1), to_on=date(2021, 12, 31))
    with pytest.raises(Refused):
        medals.open_round(old, by=boss, now=NOW)


def test_an_award_is_published_and_waives(boss: User) -> None:
    first, second = make_firm(), make_firm(established_on=date(2020, 1, 1))
    found = ranked(boss, first, second)
    (medal,) = awarded(found, boss)
    assert medal.enterprise == first
    entry = PublicEntry.objects.get()
    assert (entry.kind, entry.list_code, entry.number) == ("medal", "2024-2025", 1)
    assert (entry.name, entry.ends_on) == (first.name, date(2027, 12, 31))
    first.refresh_from_db()
    assert (first.regime, first.regime_until) == ("waived", date(2027, 12, 31))
    assert second.regime == "normal"
    found.refresh_from_db()
    assert (found.state, found.cut, found.medal_count) == ("awarded", {"small": 1}, 1)
    with pytest.raises(StaleState):
        awarded(found, boss)


def test_a_cut_that_changed_or_asks_too_much_awards_nobody(boss: User) -> None:
    found = ranked(boss, make_firm())
    for cut, mark in (({"small": 2}, None), ({}, None), ({"small": 1}, "another")):
        seen = mark or cut_of(found, cut).mark
        with pytest.raises((Refused, StaleState)):
            medals.award(found, cut=cut, seen=seen, by=make_user("city_supervisor"), now=LATER)
    assert not Medal.objects.exists()
    assert not PublicEntry.objects.exists()


def test_a_confirmed_violation_ends_medal_and_waiver_the_same_day(boss: User) -> None:
    office = Office()
    firm = make_enterprise(office.group, established_on=date(2015, 1, 1))
    found = ranked(boss, firm)
    mark, other = cut_of(found, {"small": 1}).mark, make_user("city_supervisor")
    medals.award(found, cut={"small": 1}, seen=mark, by=other, now=START)
    case = propose(office, enterprise=firm)
    walk(case, office, "file", "begin", "conclude", "confirm")
    medal = Medal.objects.get()
    assert medal.revoked_at is not None
    assert "2026/" in medal.revoked_reason
    entry = PublicEntry.objects.get()
    assert (entry.status, entry.explanation) == ("withdrawn", medal.revoked_reason)
    firm.refresh_from_db()
    assert firm.regime == "normal"
    assert RegimeSpell.objects.get().lifted_at is not None
    assert suspect  # the walk noted the violation it confirmed


def exposed(firm: Enterprise, group: GridGroup) -> None:
    """On the public list of the third quarter."""
    penalty = make_penalty(firm)
    exposure_runs.propose(now=OCTOBER)
    head = make_user("district_supervisor", district_codes=[group.district_code])
    made = accept(Exposure.objects.get(penalty_no=penalty.document_no), by=head)
    city = make_user("city_supervisor")
    exposure_lists.publish_list(date(2026, 7, 1), by=city, now=OCTOBER, seen=mark_of([made]))


def listed(firm: Enterprise, *, now: datetime) -> None:
    """On the watchlist, when the time to speak is over."""
    entry = make_notice(enterprise=firm, by=make_user("city_supervisor"), now=now)
    head, ended = make_user("city_supervisor"), now + timedelta(days=15)
    watchlist.decide(entry, by=head, now=ended, listed=True, reason="情况属实")


def test_no_medal_for_whom_something_speaks_against_today(boss: User) -> None:
    office = Office()
    clean, seen, watched, fined, gone = (
        make_enterprise(office.group, established_on=date(2015, 6, 1)) for _n in range(5)
    )
    exposed(seen, office.group)
    listed(watched, now=OCTOBER)
    make_penalty(fined, decided_on=date(2026, 9, 1))
    Enterprise.objects.filter(pk=gone.pk).update(status="deregistered", closed_on=date(2026, 2, 1))
    found = ranked(boss, clean, seen, watched, fined, gone)
    assert {each.enterprise_id: (each.against, each.place) for each in found.candidates.all()} == {
        clean.pk: ("", 1),
        seen.pk: ("exposed", None),
        watched.pk: ("watchlist", None),
        fined.pk: ("fact", None),
        gone.pk: ("closed", None),
    }
    assert {name: found.left_out[name] for name in AgainstMedal.values} == dict.fromkeys(
        AgainstMedal.values, 1
    )


def test_who_fell_since_the_ranking_is_given_none(boss: User, client: Client) -> None:
    office = Office()
    clean, late = (make_enterprise(office.group, established_on=date(2015, 6, 1)) for _n in (1, 2))
    found = ranked(boss, clean, late)
    make_penalty(late, decided_on=date(2026, 11, 17), batch_id=make_batch("penalties").pk)
    client.force_login(make_user("city_supervisor"))
    posted = {"small": 2, "seen": cut_of(found, {"small": 2}).mark}
    with time_machine.travel(LATER, tick=False):
        answer = client.post("/medal-rounds/2024-2025/award/", posted)
        assert (answer.status_code, Medal.objects.count()) == (409, 0)
        assert f"speaks against a medal for {late.name}. Rank again." in answer.text
        medals.rank_again(found, by=boss)
        medals.rank_waiting(now=LATER)
        found.refresh_from_db()
        assert found.bands == {"small": 1}
        posted = {"small": 1, "seen": cut_of(found, {"small": 1}).mark}
        assert client.post("/medal-rounds/2024-2025/award/", posted).status_code == 302
    assert Medal.objects.get().enterprise == clean


@pytest.mark.parametrize("fall", ["exposed", "listed"])
def test_exposure_and_watchlist_end_a_medal_the_same_day(boss: User, fall: str) -> None:
    office = Office()
    firm = make_enterprise(office.group, established_on=date(2015, 6, 1))
    appraisal = make_final_appraisal()
    make_final_grade(appraisal, firm)
    earlier = OCTOBER - timedelta(days=60)
    found = medals.open_round(appraisal, by=boss, now=earlier)
    medals.rank_waiting(now=earlier)
    found.refresh_from_db()
    cut, other = {"small": 1}, make_user("city_supervisor")
    medals.award(found, cut=cut, seen=cut_of(found, cut).mark, by=other, now=earlier)
    if fall == "exposed":
        exposed(firm, office.group)
    else:
        listed(firm, now=OCTOBER)
    medal = Medal.objects.get()
    assert medal.revoked_at
    assert medal.entry.explanation == medal.revoked_reason
    assert "监管" not in medal.revoked_reason  # the public is not told of the watchlist
    firm.refresh_from_db()
    assert firm.regime == "intensified"


def test_a_certificate_is_set_once_with_a_code_to_check(boss: User) -> None:
    (medal,) = awarded(ranked(boss, make_firm()), boss)
    assert medal_certificates.set_waiting() == 1
    assert medal_certificates.set_waiting() == 0
    medal.refresh_from_db()
    assert medal.document is not None
    assert medal.document.facts["code"] == medal.entry.verification_code
    assert len(medal.document.facts["pattern"]) >= 25
    assert medal.document.sha256


def test_everybody_reads_the_certificate_while_the_medal_stands(boss: User, client: Client) -> None:
    (medal,) = awarded(ranked(boss, make_firm()), boss)
    entry = path_of(medal.entry)
    address = f"{entry}certificate.pdf"
    assert client.get(address).status_code == 404
    medal_certificates.set_waiting()
    medal.refresh_from_db()
    assert medal.document is not None
    paper = client.get(address)
    assert hashlib.sha256(paper.content).hexdigest() == medal.document.sha256
    assert client.get(address, headers={"if-none-match": paper["ETag"]}).status_code == 304
    assert 'href="certificate.pdf"' in client.get(entry).content.decode()
    checked = client.get(f"/certificates/{medal.entry.verification_code}/").content.decode()
    assert address in checked
    corrected = documents.replace(medal.document, by=boss, now=LATER, facts={}, reason="示例")
    assert client.get(address)["ETag"] == f'"{corrected.sha256}"'
    medals.revoke(medal, reason="示例", by=boss, now=LATER)
    assert client.get(address).status_code == 404


def test_criteria_change_with_a_reason_and_rounds_keep_theirs(boss: User) -> None:
    found = ranked(boss, make_firm())
    row = MedalCriterion.objects.get(measure="years_clean")
    with pytest.raises(Refused):
        medals.change_criterion(
            row, points=5, most_points=4, required=True, source="示例", by=boss, reason="示例"
        )
    medals.change_criterion(
        row, points=6, most_points=60, required=True, source="示例", by=boss, reason="示例"
    )
    found.refresh_from_db()
    assert found.criteria[0]["points"] == 4
    medals.rank_again(found, by=boss)
    medals.rank_waiting(now=LATER)
    found.refresh_from_db()
    assert (found.criteria[0]["points"], found.candidates.get().points) == (6, 120)


def test_the_pages_from_ranking_to_medal(boss: User, client: Client) -> None:
    firm = make_firm()
    found = ranked(boss, firm, make_firm(established_on=date(2020, 1, 1)))
    client.force_login(boss)
    assert "2 of 2 enterprises may have a medal" in client.get("/medal-rounds/2024-2025/").text
    page = client.get("/medal-rounds/2024-2025/?small=1").text
    assert "Award 1 medal" in page
    mark = cut_of(found, {"small": 1}).mark
    assert mark in page
    answer = client.post("/medal-rounds/2024-2025/award/", {"small": 1, "seen": mark})
    assert "somebody else awards" in answer.text
    client.force_login(make_user("city_supervisor"))
    answer = client.post("/medal-rounds/2024-2025/award/", {"small": 1, "seen": "old"})
    assert answer.status_code == 409
    client.post("/medal-rounds/2024-2025/award/", {"small": 1, "seen": mark})
    assert "1 medal of 2024–2025" in client.get("/medal-rounds/2024-2025/").text
    assert firm.name in client.get("/medal-rounds/2024-2025/1/").text
    make_employment(firm, make_worker(name="钱样例"))
    for named in ("1. 11010519491231002X", "钱样例已举证，事实有误"):
        answer = client.post("/medal-rounds/2024-2025/1/revoke/", {"reason": named})
        assert "nothing about workers is published" in answer.text
    assert Medal.objects.get().revoked_at is None
    client.post("/medal-rounds/2024-2025/1/revoke/", {"reason": "事实有误"})
    assert "事实有误" in client.get("/medal-rounds/2024-2025/1/").text
    assert client.get("/medal-rounds/").status_code == 200


def test_the_list_asks_as_often_for_ten_as_for_one(boss: User, client: Client) -> None:
    client.force_login(boss)
    ranked(boss, make_firm())
    with CaptureQueriesContext(connection) as one:
        client.get("/medal-rounds/2024-2025/?small=1")
    appraisal = make_final_appraisal(
        "2025", scale_id="national", from_on=date(2025, 1, 1), to_on=date(2025, 12, 31),
        criteria=CriteriaSet.objects.get(scale="national", version=1),
    )  # fmt: skip
    for _n in range(10):
        make_final_grade(appraisal, grade="A")
    medals.open_round(appraisal, by=boss, now=NOW)
    medals.rank_waiting(now=NOW)
    with CaptureQueriesContext(connection) as ten:
        client.get("/medal-rounds/2025/?small=1")
    assert len(ten) == len(one)
