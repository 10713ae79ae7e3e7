"""Cases about sums obtained from the funds: whose they are, what their papers say, their page."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.actions import calculations, steps
from compliance.models import Calculation, Case, Document, DocumentKind, ViolationRoute
from compliance.procedure.articles import basis_of, is_cited
from compliance.procedure.refusals import NotYet
from enterprises.models import Scheme
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import Role, User
from inspectorate.organisation.sight import session_settings
from tests.compliance.factories import Office, actor_of, facts_of, suspect, walk
from tests.compliance.factories_funds import (
    claims_alert,
    propose_person,
    propose_provider,
    proposed,
)
from tests.compliance.test_papers_text import words_of
from tests.factories import make_alert, make_finding, make_provider, make_user

pytestmark = pytest.mark.django_db

TO_CONFIRMED = ("file", "begin", "conclude", "confirm")
TO_PENALTY = ("give_notice", "serve_notice", "submit", "approve_draft", "decide_penalty")
MEDICAL = {"authority": "medical", "authority_name": "示例区医疗保障局", "reason": "医疗保障基金"}


@pytest.fixture
def office() -> Office:
    """Everybody a case needs."""
    return Office()


def texts_of(paper: Document) -> tuple[str, str]:
    """The paper's text in both languages, from its own facts."""
    return words_of(paper.kind, paper.facts), words_of(paper.kind, paper.facts, "en")


def paper_of(case: Case, kind: DocumentKind) -> Document:
    """The paper of a kind, set in type as it was issued."""
    paper = case.documents.get(kind=kind)
    assert paper.file
    assert paper.pages
    return paper


def take(case: Case, verb: str, office: Office, *, now: datetime, **facts: Any) -> None:
    """One step by whoever takes it, with some facts of its own."""
    given = facts_of(verb, case, office, now=now) | facts
    steps.take(case, verb, by=actor_of(verb, office), now=now, facts=given)


def calculated(case: Case, office: Office, *, now: datetime) -> Calculation:
    """What the case's violation comes to that day."""
    return calculations.calculate(
        case.violations.get(), by=office.inspector, now=now, as_of=timezone.localdate(now)
    )


def page_of(case: Case, user: User) -> str:
    """The page of a case."""
    browser = Client()
    browser.force_login(user)
    return browser.get(f"/cases/{case.pk}/").content.decode()


def stations(page: str) -> str:
    """The way of the case as its page draws it."""
    return page.split('<ol class="stepper"')[1].split("</ol>", maxsplit=1)[0]


def on_the_work_injury_fund(office: Office) -> tuple[Case, datetime]:
    """A V3 case that no claim of the medical fund is in, with its violation confirmed."""
    provider = make_provider(office.group, code="370214H0099", name="示例康复医院")
    alert = claims_alert(office, provider=provider)
    alert.findings.all().delete()
    case = proposed(office, alert, summary="虚报工伤康复费用")
    now = walk(case, office, "file", "begin", "conclude")
    case.violations.all().delete()
    suspect(case, type="V3", workers=1)
    with pytest.raises(NotYet, match="Say which fund paid"):
        take(case, "confirm", office, now=now)
    take(case, "confirm", office, now=now, fund=Scheme.WORK_INJURY.value)
    return case, now


def test_a_case_on_the_medical_fund_is_transferred_and_nothing_else(office: Office) -> None:
    case = propose_provider(office)
    now = walk(case, office, *TO_CONFIRMED)
    assert case.violations.get().fund == Scheme.MEDICAL
    with pytest.raises(NotYet, match="medical-security bureau is competent for this fund"):
        take(case, "give_notice", office, now=now)
    with pytest.raises(NotYet, match="medical-security bureau is competent for this fund"):
        take(case, "order", office, now=now)
    with pytest.raises(NotYet, match="This case goes to the medical-security bureau"):
        take(case, "transfer", office, now=now, authority="tax")
    take(case, "transfer", office, now=now, **MEDICAL)
    walk(case, office, "close", now=now)
    assert (case.state, case.outcome) == ("closed", "transferred")
    chinese, english = texts_of(paper_of(case, DocumentKind.TRANSFER))
    for claim in case.casealerts.get().alert.findings.all():
        assert claim.detail in chinese
        assert claim.detail in english
    for words in (
        "参保人",
        "2026年5月4日至2026年5月11日",
        "同期在示例区第二样例医院住院：2026年5月3日至2026年5月8日（结算号YB2026990001）",
        "10,000.50元",
    ):
        assert words in chinese
    for words in ("Insured person", "4 May 2026 – 11 May 2026", "¥10,000.50"):
        assert words in english


def test_papers_name_a_partys_number_for_what_it_is(office: Office) -> None:
    provider, person = propose_provider(office), propose_person(office)
    for case, chinese_words, english_words in (
        (provider, ("机构编码", "370214H0087"), ("Provider code", "370214H0087")),
        (person, ("身份证件号码", "**********"), ("Identity number", "**********")),
    ):
        walk(case, office, "file")
        chinese, english = texts_of(paper_of(case, DocumentKind.FILING))
        assert all(words in chinese for words in chinese_words)
        assert all(words in english for words in english_words)
        assert "信用" not in chinese
        assert "Credit code" not in english
        assert "Legal representative" not in english


def test_a_person_whom_the_viewer_may_not_name_stands_with_the_masked_number(
    office: Office,
) -> None:
    case = propose_provider(office)
    walk(case, office, *TO_CONFIRMED)
    browser = Client()
    browser.force_login(office.district)
    address = reverse("compliance:step", args=[case.pk, "transfer"])
    form = browser.get(address).content.decode()
    assert "medical-security bureau" in form
    assert "tax or collecting agency" not in form
    assert browser.post(address, MEDICAL).status_code == 302
    lines = paper_of(case, DocumentKind.TRANSFER).facts["calculation"]
    assert [line["amount"] for line in lines] == ["4200.00", "3100.50", "2700.00"]
    assert all("**********" in line["number"] and not line["worker"] for line in lines)
    assert not any("id_cipher" in line for line in lines)


@pytest.mark.parametrize(
    ("kind", "scheme", "ours"),
    [("unemployment", 3, True), ("pension", 1, True), ("maternity", 5, False)],
)
def test_benefits_are_ours_unless_the_medical_fund_pays_them(
    kind: str, scheme: int, ours: bool, office: Office
) -> None:
    case = propose_person(office, kind=kind, scheme=scheme)
    now = walk(case, office, *TO_CONFIRMED)
    hindered = {step.verb: why for step, why in possible(case, office, now)}
    assert ("medical-security bureau" not in hindered["give_notice"]) is ours


def possible(case: Case, office: Office, now: datetime) -> list[Any]:
    """What the lead may do now."""
    return steps.possible(case, by=office.inspector, on=timezone.localdate(now))


def test_a_persons_case_is_fined_by_its_name_number_and_article(office: Office) -> None:
    case = propose_person(office)
    walk(case, office, *TO_CONFIRMED, *TO_PENALTY)
    for kind in (DocumentKind.PENALTY_NOTICE, DocumentKind.PENALTY_DECISION):
        chinese, english = texts_of(paper_of(case, kind))
        for words in (
            "责令退回骗取的社会保险待遇", "3,800.00元", "社会保险法第88条", "钱样例",
            "领取人", "失业",
        ):  # fmt: skip
            assert words in chinese, (kind, words)
        for words in ("Benefits obtained by deceit, to be repaid", "Sums obtained"):
            assert words in english, (kind, words)
        assert "应缴社会保险费" not in chinese
        assert paper_of(case, kind).facts["identity_number"].count("*") == 10
    assert Calculation.objects.get(case=case).base_yuan == Decimal("3800.00")


def subjects_seen(user: User) -> list[Any]:
    """What the second wall lets a user's session read of persons of cases, and of people at all."""
    with web_role(session_settings(user), read_only=True), connection.cursor() as cursor:
        cursor.execute("SELECT case_id, name FROM compliance_subject_seen")
        subjects: list[Any] = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM enterprises_worker_seen")
        return [*subjects, cursor.fetchone()[0]]


def test_whoever_works_on_a_persons_case_sees_who_it_is_and_nobody_else_does(
    office: Office,
) -> None:
    away = Office()
    case, other = propose_person(office), propose_person(away)
    now = walk(case, office, "file", "begin", "conclude")
    browser = Client()
    browser.force_login(office.inspector)
    confirming = reverse("compliance:step", args=[case.pk, "confirm"])
    given = facts_of("confirm", case, office, now=now)
    assert "钱样例" in browser.get(confirming).content.decode()
    steps.take(case, "confirm", by=office.inspector, now=now, facts=given)
    made = calculated(case, office, now=now)
    calculation = f"/cases/{case.pk}/calculation/?calculation={made.pk}&worker={case.worker_id}"
    addresses = (f"/cases/{case.pk}/", calculation, f"/alerts/{case.casealerts.get().alert_id}/")
    for user in (office.inspector, office.colleague, office.district, office.reviewer):
        browser.force_login(user)
        for address in addresses:
            page = browser.get(address).content.decode()
            assert "钱样例" in page, (user, address)
            assert "**********" in page
            assert "works outside your groups" not in page
    lines = browser.get(reverse("money:lines_csv", args=[case.pk])).content.decode()
    assert "钱样例" in lines
    assert subjects_seen(office.inspector) == [(case.pk, "钱样例"), 0]
    browser.force_login(make_user(groups=[away.group]))
    assert [browser.get(address).status_code for address in addresses] == [404, 404, 404]
    assert subjects_seen(make_user(groups=[away.group])) == [(other.pk, "钱样例"), 0]
    assert subjects_seen(make_user()) == [0]


def test_a_paper_made_on_the_page_names_the_person_and_whose_the_sums_are(office: Office) -> None:
    case = propose_person(office, kind="maternity", scheme=5)
    walk(case, office, *TO_CONFIRMED)
    browser = Client()
    browser.force_login(office.district)
    assert (
        browser.post(reverse("compliance:step", args=[case.pk, "transfer"]), MEDICAL).status_code
        == 302
    )
    facts = paper_of(case, DocumentKind.TRANSFER).facts
    assert facts["enterprise_name"] == "钱样例"
    assert {line["worker"] for line in facts["calculation"]} == {"钱样例"}


def test_a_provider_that_deceived_another_fund_is_fined_here(office: Office) -> None:
    case, now = on_the_work_injury_fund(office)
    now = walk(case, office, "give_notice", "serve_notice", now=now)
    assert "transfer" in {
        step.verb
        for step, why in steps.possible(case, by=office.district, on=timezone.localdate(now))
        if not why
    }
    walk(case, office, *TO_PENALTY[2:], now=now)
    chinese, english = texts_of(paper_of(case, DocumentKind.PENALTY_DECISION))
    for words in ("责令退回骗取金额", "社会保险法第87条"):
        assert words in chinese
    assert "Sums obtained by deceit, to be repaid" in english
    assert Calculation.objects.get(case=case).parameters["penalty"]["authority"] == "department"
    assert "应缴社会保险费" not in chinese


def test_a_claim_two_rules_found_is_owed_once(office: Office) -> None:
    alert = claims_alert(office)
    again = make_alert(alert.provider, rule="duplicate-claim", violation_type="V3")
    for found in alert.findings.all():
        make_finding(
            again, worker_id=found.worker_id, detail=found.detail, from_month=found.from_month,
            amount=found.amount, figures={"repeats": "YB2026980001"},
        )  # fmt: skip
    case = proposed(office, alert, summary="重复结算")
    case.casealerts.create(case=case, alert=again)
    now = walk(case, office, *TO_CONFIRMED)
    take(case, "transfer", office, now=now, **MEDICAL)
    chinese, english = texts_of(paper_of(case, DocumentKind.TRANSFER))
    assert chinese.count("与首笔结算（结算号YB2026980001）重复") == 3
    assert chinese.count("同期在示例区第二样例医院住院") == 3
    assert english.count("Repeats claim YB2026980001") == 3
    made = calculated(case, office, now=now)
    assert (made.lines_count, made.base_yuan) == (3, Decimal("10000.50"))
    told = calculations.lines_for_paper(made)
    assert {line["repeats"] for line in told} == {"YB2026980001"}
    assert all(line["elsewhere"] for line in told)
    browser = Client()
    browser.force_login(office.inspector)
    assert browser.get(f"/alerts/{again.pk}/").content.decode().count("YB2026980001") == 3
    address = f"/cases/{case.pk}/calculation/?worker={told[0]['worker_id']}"
    assert "repeats claim YB2026980001" in browser.get(address).content.decode()


def test_the_basis_is_filled_in_and_its_article_cannot_be_left_out(office: Office) -> None:
    case, now = on_the_work_injury_fund(office)
    assert basis_of(case) == "社会保险法第87条"
    with pytest.raises(NotYet, match=r"leaves out Social Insurance Law, art\. 87"):
        walk_to_notice(case, office, now=now, articles="社会保险法第84条")
    walk_to_notice(
        case, office, now=now, articles="《中华人民共和国社会保险法》第八十七条、第九十四条"
    )


def walk_to_notice(case: Case, office: Office, *, now: datetime, **facts: Any) -> None:
    """Calculates, and gives notice with some facts of its own."""
    calculated(case, office, now=now)
    take(case, "give_notice", office, now=now, **facts)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("社会保险法第87条", True),
        ("《中华人民共和国社会保险法》第八十七条", True),
        ("Social Insurance Law, art. 87", True),
        ("社会保险法第187条", False),
        ("社会保险法第八十八条", False),
        ("劳动法第87条", False),
        ("", False),
    ],
)
def test_an_article_is_known_in_both_languages_and_numerals(text: str, cited: bool) -> None:
    assert is_cited(ViolationRoute.objects.get(violation_type="V3"), text) is cited


def test_the_page_shows_the_road_the_case_has_and_what_counts(office: Office) -> None:
    case = propose_provider(office)
    way = stations(page_of(case, office.inspector))
    assert 'class="now" aria-current="step">Proposal<small>since' in way
    assert way.index("Proposal") < way.index("Filing")
    assert "3 claims, ¥10,000.50" in page_of(case, office.inspector)
    walk(case, office, *TO_CONFIRMED)
    page = page_of(case, office.inspector)
    assert "Put right:" not in page
    for absent in ("Re-check", "Order to put right", "Prior notice"):
        assert absent not in stations(page)
    assert "Transfer" in stations(page)
    for words in (
        "Next: transfer to the medical-security bureau", "3 claims, ¥10,000.50",
        "supervised by the medical-security bureau (Medical Fund Regulations, art. 6)", "3 persons",
        "370214H0087",
        'id="why-transfer"',
    ):  # fmt: skip
        assert words in page
    district = page_of(case, office.district)
    way = reverse("compliance:step", args=[case.pk, "transfer"])
    assert f'class="btn btn-primary" href="{way}"' in district


def test_a_case_not_filed_shows_no_road_beyond(office: Office) -> None:
    case = propose_provider(office)
    walk(case, office, "decline")
    assert "Investigation" not in stations(page_of(case, office.inspector))


def test_the_page_of_a_straight_case_shows_notice_and_decision(office: Office) -> None:
    case = propose_person(office)
    walk(case, office, *TO_CONFIRMED)
    page = page_of(case, office.inspector)
    assert "Prior notice" in stations(page)
    assert "Re-check" not in stations(page)
    assert "2 payments, ¥3,800.00" in page
    assert "Next: give prior notice" in page


def test_claims_show_whom_they_were_for_or_why_not(office: Office) -> None:
    alert = claims_alert(office)
    browser = Client()
    browser.force_login(make_user(groups=[office.group]))
    page = browser.get(f"/alerts/{alert.pk}/").content.decode()
    assert page.count("works outside your groups; named at the city fund desk") == 3
    assert page.count("**********") == 3
    assert ">–<" not in page
    assert page.count("示例区第二样例医院") == 3
    assert "3 May 2026 – 8 May 2026" in page
    browser.force_login(make_user(Role.CITY_SUPERVISOR))
    page = browser.get(f"/alerts/{alert.pk}/").content.decode()
    assert "works outside your groups" not in page
    assert page.count("**********") == 3


def test_the_calculators_page_lists_claims_and_whom_they_were_for(office: Office) -> None:
    case = propose_provider(office)
    now = walk(case, office, *TO_CONFIRMED)
    made = calculated(case, office, now=now)
    browser = Client()
    browser.force_login(office.inspector)
    worker = case.violations.get().workers.order_by("worker_id")[0].worker_id
    page = browser.get(
        f"/cases/{case.pk}/calculation/", {"calculation": made.pk, "worker": worker}
    ).content.decode()
    assert made.parameters["penalty"]["authority"] == "medical"
    claim = case.casealerts.get().alert.findings.get(worker_id=worker)
    for words in (
        "sums obtained by deceit",
        claim.detail,
        "4 May 2026",
        "示例区第二样例医院",
        "named at the city fund desk",
    ):
        assert words in page
    assert "Lines of None" not in page
