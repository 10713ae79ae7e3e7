"""Pages of cases, asked as the web role: list, case, steps, acts, approvals."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from compliance.actions import collected, steps
from compliance.forms.filing import BeginForm
from compliance.models import Approval, Case, Evidence, Note
from compliance.procedure.refusals import Refused
from inspectorate.foundation.writing import day
from tests.compliance.factories import (
    START,
    Office,
    facts_of,
    make_inspector,
    propose,
    suspect,
    visit,
    walk,
)
from tests.compliance.factories_visits import make_inspection
from tests.factories import make_alert, make_enterprise, make_grid_group, make_user

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture
def office(db: None) -> Office:
    """Everybody a case needs."""
    return Office()


def post_step(client: Client, case: Case, verb: str, facts: dict[str, object]) -> object:
    """Posts a step's form as its page would."""
    posted = {}
    for name, value in facts.items():
        if value is None or value is False:
            continue
        if hasattr(value, "pk"):
            posted[name] = value.pk
        elif hasattr(value, "values_list"):
            posted[name] = list(value.values_list("pk", flat=True))
        else:
            posted[name] = value
    return client.post(f"/cases/{case.pk}/step/{verb}/", posted)


def test_the_whole_dark_way_by_pages(office: Office, client: Client) -> None:
    case = propose(office)
    way = ["file", "begin", "conclude", "confirm", "order", "serve_order"]
    now = START
    for verb in way:
        now += timedelta(hours=1)
        if verb == "conclude":
            visit(case, office, now=now)
            suspect(case)
        person = office.district if verb == "file" else office.inspector
        client.force_login(person)
        with time_machine.travel(now, tick=False):
            assert client.get(f"/cases/{case.pk}/step/{verb}/").status_code == 200
            response = post_step(client, case, verb, facts_of(verb, case, office, now=now))
        assert response.status_code == 302, response.content.decode()
    case.refresh_from_db()
    assert case.state == "order_served"
    with time_machine.travel(now):
        page = client.get(f"/cases/{case.pk}/").content.decode()
    assert "Rectification order issued" in page
    assert "the day set in the order" in page


def test_the_list_says_what_when_and_whose(office: Office, client: Client) -> None:
    enterprise = make_enterprise(office.group, name="青岛示例模具有限公司")
    case = propose(office, enterprise=enterprise)
    walk(case, office, "file")
    client.force_login(office.inspector)
    page = client.get("/cases/").content.decode()
    assert "青岛示例模具有限公司" in page
    assert "2026/0001" in page
    assert "98 of 265 workers without cover" in page
    assert client.get("/cases/?whose=mine&q=模具").context["page"].items
    assert not client.get("/cases/?q=纺织").context["page"].items


def test_a_list_costs_the_same_for_one_and_ten(
    office: Office, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(office.inspector)
    propose(office)
    counts = []
    for more in (0, 9):
        for _each in range(more):
            propose(office)
        with django_assert_max_num_queries(30) as captured:
            client.get("/cases/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_pages_of_cases_go_on_where_the_last_one_ended(office: Office, client: Client) -> None:
    for _each in range(52):
        propose(office)
    client.force_login(office.inspector)
    first = client.get("/cases/").context["page"]
    second = client.get("/cases/" + first.next_address).context["page"]
    assert len(first.items) == 50
    assert len(second.items) == 2
    assert not {case.pk for case in first.items} & {case.pk for case in second.items}


def test_proposing_from_alerts_of_one_enterprise(office: Office, client: Client) -> None:
    enterprise = make_enterprise(office.group)
    alerts = [make_alert(enterprise), make_alert(enterprise, rule="coverage-gap")]
    client.force_login(office.inspector)
    address = "/cases/new/?" + "&".join(f"alert={alert.pk}" for alert in alerts)
    posted = {"origin": "alert", "violation_type": "V1", "summary": "98名劳动者未参保"}
    response = client.post(address, posted)
    case = Case.objects.get()
    assert response["Location"] == f"/cases/{case.pk}/"
    assert case.casealerts.count() == 2
    again = client.post(address, posted)  # a double click leads to what the first one made
    assert again["Location"] == response["Location"]
    assert Case.objects.count() == 1
    assert office.second.user is not None
    client.force_login(office.second.user)
    other = client.post(address, posted)
    assert other.status_code == 409
    assert "in another case already" in other.content.decode()


def test_a_notice_of_inspection_names_no_day_before_it_is_issued(db: None) -> None:
    case, inspector = Case(), make_user()
    given = {
        "subject": "社会保险登记",
        "visit_on": "2026-11-20",
        "place": "示例路1号",
        "bring": "花名册",
    }
    late = BeginForm(given, case=case, by=inspector, on=date(2026, 11, 21))
    assert "today or later" in late.errors["visit_on"][0]
    assert BeginForm(given, case=case, by=inspector, on=date(2026, 11, 20)).is_valid()


def test_the_notice_of_inspection_takes_day_and_time_from_the_planned_visit(
    office: Office, client: Client
) -> None:
    case = propose(office)
    walk(case, office, "file")
    make_inspection(case.enterprise, case=case, planned_on=date(2099, 1, 7), place="示例路9号")
    ahead = {"planned_on": date(2099, 1, 6), "planned_time": time(14, 30)}
    make_inspection(case.enterprise, case=case, **ahead)
    make_inspection(case.enterprise, case=case, planned_on=date(2020, 1, 6))
    form = BeginForm(case=case, by=office.inspector, on=date(2099, 1, 1))
    assert form["visit_on"].value() == date(2099, 1, 6)
    assert form["visit_time"].value() == time(14, 30)
    assert form["place"].value() == case.enterprise.address
    client.force_login(office.inspector)
    page = client.get(f"/cases/{case.pk}/step/begin/").content.decode()
    assert 'value="2099-01-06"' in page
    assert 'value="14:30"' in page


def test_the_visit_of_a_notice_is_planned_with_it_and_corrected_by_replacing_it(
    office: Office, client: Client
) -> None:
    case = propose(office, now=timezone.now())
    walk(case, office, "file", now=timezone.now())
    client.force_login(office.inspector)
    address = f"/cases/{case.pk}/step/begin/"
    assert 'name="plan_visit"' in client.get(address).content.decode()
    soon = timezone.localdate() + timedelta(days=1)
    given = {"subject": "社会保险", "place": "示例路1号", "bring": "花名册", "visit_time": "09:30"}
    client.post(address, given | {"visit_on": soon.isoformat(), "plan_visit": "on"})
    made = case.inspections.get()
    assert (made.planned_on, made.planned_time, made.place) == (soon, time(9, 30), "示例路1号")
    assert set(made.inspectors.all()) == {office.lead, office.second}
    old = case.documents.get(kind="inspection_notice")
    form = f"/documents/{old.pk}/replace/"
    assert f'value="{soon}"' in client.get(form).content.decode()
    later = {"visit_on": (soon + timedelta(days=1)).isoformat(), "place": "示例路2号"}
    yesterday = {"visit_on": (soon - timedelta(days=2)).isoformat()}
    refused = client.post(form, given | yesterday | {"reason": "写错"})
    assert "today or later" in refused.content.decode()
    assert client.post(form, given | later | {"reason": "日期写错"}).status_code == 302
    made.refresh_from_db()
    assert (made.planned_on.isoformat(), made.place) == tuple(later.values())
    new = case.documents.get(replaces=old)
    assert new.facts["visit_on"] == later["visit_on"]
    page = client.get(f"/cases/{case.pk}/").content.decode()
    story = page.split('<ol class="story">')[1]
    assert "Paper replaced" in story
    assert f"{old.number}, replaced by {new.number}. 日期写错" in story
    assert f'<s class="num mute" lang="zh-Hans">{old.number}</s>' in page


def test_a_visit_planned_already_moves_to_the_day_of_the_notice(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, "file")
    on = timezone.localdate(now)
    ahead = make_inspection(case.enterprise, case=case, planned_on=on + timedelta(days=5))
    facts = facts_of("begin", case, office, now=now)
    steps.take(case, "begin", by=office.inspector, now=now, facts=facts | {"plan_visit": True})
    planned = case.inspections.get()
    assert (planned.pk, planned.planned_on, planned.planned_time) == (ahead.pk, on, time(9, 30))


def test_alerts_of_two_enterprises_make_no_case(office: Office, client: Client) -> None:
    alerts = [make_alert(group=office.group), make_alert(group=office.group)]
    client.force_login(office.inspector)
    address = "/cases/new/?" + "&".join(f"alert={alert.pk}" for alert in alerts)
    response = client.post(address, {"origin": "alert", "violation_type": "V1", "summary": "x"})
    assert response.status_code == 409
    assert not Case.objects.exists()


def test_a_stale_tab_is_told_who_was_first(office: Office, client: Client) -> None:
    case = propose(office)
    walk(case, office, "file")
    client.force_login(office.district)
    response = client.post(f"/cases/{case.pk}/step/decline/", {"reason": "x"}, follow=True)
    assert "周示例 was first: Case filed" in response.content.decode()


def test_a_double_submit_files_once(office: Office, client: Client) -> None:
    case = propose(office)
    client.force_login(office.district)
    facts = facts_of("file", case, office, now=START)
    with time_machine.travel(START):
        first = post_step(client, case, "file", facts)
        second = post_step(client, case, "file", facts)
    assert first.status_code == second.status_code == 302
    assert case.steps.filter(verb="file").count() == 1


def test_a_missing_fact_is_named_beside_its_field(office: Office, client: Client) -> None:
    case = propose(office)
    client.force_login(office.district)
    response = client.post(f"/cases/{case.pk}/step/decline/", {"reason": ""})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert Case.objects.get().state == "proposed"


def test_an_inspector_sees_why_a_button_is_grey(office: Office, client: Client) -> None:
    case = propose(office)
    walk(case, office, "file", "begin")
    client.force_login(office.inspector)
    page = client.get(f"/cases/{case.pk}/").content.decode()
    assert "Record a visit, a document review or an inquiry first." in page


def test_notes_evidence_and_testimony_are_kept(office: Office, client: Client) -> None:
    case = propose(office)
    walk(case, office, "file", "begin")
    client.force_login(office.inspector)
    client.post(f"/cases/{case.pk}/note/", {"text": "电话联系"})
    upload = SimpleUploadedFile("a.png", PNG, content_type="image/png")
    posted = {
        "file": upload,
        "kind": "photo",
        "caption": "花名册",
        "captured_at": "2026-03-02T09:30",
    }
    client.post(f"/cases/{case.pk}/evidence/", posted)
    told = {
        "kind": "inquiry",
        "person_name": "孙示例",
        "person_role": "人事经理",
        "heard_at": "2026-03-02T10:00",
        "place": "示例路1号",
        "text": "试用期未办理",
        "signed_on": "2026-03-02",
    }
    response = client.post(f"/cases/{case.pk}/hear/", told)
    assert response.status_code == 302, response.content.decode()
    assert Note.objects.get().text == "电话联系"
    assert Evidence.objects.get().serial == 1
    assert collected.chain_is_whole(case)
    assert case.testimonys.get().document is not None
    page = client.get(f"/cases/{case.pk}/").content.decode()
    assert "chain whole" in page
    assert "电话联系" in page


def test_a_file_of_another_type_is_refused_with_a_sentence(office: Office, client: Client) -> None:
    case = propose(office)
    client.force_login(office.inspector)
    upload = SimpleUploadedFile("a.png", b"MZ\x90\x00 a program", content_type="image/png")
    posted = {"file": upload, "kind": "photo", "caption": "x", "captured_at": "2026-03-02T09:30"}
    response = client.post(f"/cases/{case.pk}/evidence/", posted)
    assert response.status_code == 409
    assert "no picture, film, sound or PDF" in response.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("content", "said", "kept"),
    [
        (PNG, "", "photo"),
        (b"%PDF-1.7 x", "", "document"),
        (b"%PDF-1.7 x", "roster", "roster"),
        (PNG, "document", "document"),
        (b"%PDF-1.7 x", "photo", ""),
        (PNG, "video", ""),
    ],
)
def test_a_file_is_kept_as_what_it_is(
    office: Office, client: Client, content: bytes, said: str, kept: str
) -> None:
    case = propose(office)
    client.force_login(office.inspector)
    posted = {"caption": "x", "captured_at": "2026-03-02T09:30", "kind": said}
    upload = SimpleUploadedFile("a", content)
    response = client.post(f"/cases/{case.pk}/evidence/", {**posted, "file": upload})
    assert [each.kind for each in Evidence.objects.order_by("pk")] == ([kept] if kept else [])
    assert response.status_code == (302 if kept else 409)
    assert kept or "choose another kind" in response.content.decode()


def test_a_file_that_changed_on_its_way_is_refused(office: Office) -> None:
    case = propose(office)
    with pytest.raises(Refused, match="send it again"):
        collected.add_evidence(
            case,
            by=office.inspector,
            now=START,
            file=io.BytesIO(PNG),
            file_name="a.png",
            kind="photo",
            caption="x",
            captured_at=START,
            captured_sha256="0" * 64,
        )


def test_an_extension_is_asked_and_granted_by_two_people(office: Office, client: Client) -> None:
    case = propose(office)
    now = walk(case, office, "file", "begin")
    before = case.deadlines.get(limit="investigation").due_on
    assert before
    assert case.enterprise
    client.force_login(office.inspector)
    with time_machine.travel(now):
        address = f"/cases/{case.pk}/ask/extension/"
        asked = client.post(address, {"reason": "人数多"}, follow=True).content.decode()
    assert "More time for the investigation asked for." in asked
    approval = Approval.objects.get()
    client.force_login(office.district)
    assert "人数多" in client.get("/approvals/").content.decode()
    page = client.get(f"/approvals/{approval.pk}/").content.decode()
    assert case.enterprise.name in page
    assert f"<dt>Due now</dt><dd>{day(before)}</dd>" in page
    assert "<dt>More time</dt><dd>30 working days</dd>" in page
    with time_machine.travel(now):
        client.post(f"/approvals/{approval.pk}/", {"answer": "同意", "grant": ""})
        late = client.post(f"/approvals/{approval.pk}/", {"answer": "不", "refuse": ""})
    assert "answered already" in late.content.decode()
    deadline = case.deadlines.get(limit="investigation")
    assert deadline.extended_days == 30
    assert deadline.due_on
    assert deadline.due_on > before
    told = case.documents.get(kind="extension").facts
    assert (told["answer"], told["opinion"]) == ("granted", "同意")
    assert told["until_on"] == deadline.due_on.isoformat()
    assert f"<dt>Due if granted</dt><dd>{day(deadline.due_on)}</dd>" in page


def test_what_has_ended_is_not_extended(office: Office, client: Client) -> None:
    case = propose(office)
    now = walk(case, office, "file", "begin")
    ended = case.deadlines.get(limit="investigation").due_on
    assert ended
    last = datetime.combine(ended, now.timetz())
    over = f"The time was over on {day(ended)}: only what still runs is extended."
    address = f"/cases/{case.pk}/ask/extension/"
    with time_machine.travel(last, tick=False):
        client.force_login(office.inspector)
        assert address in client.get(f"/cases/{case.pk}/").content.decode()
        assert client.post(address, {"reason": "人数多"}).status_code == 302
    with time_machine.travel(last + timedelta(days=1), tick=False):
        client.force_login(office.district)
        waiting = f"/approvals/{Approval.objects.get().pk}/"
        assert over in client.get(waiting).content.decode()
        assert client.post(waiting, {"answer": "同意", "grant": ""}).status_code == 409
        assert client.post(waiting, {"answer": "已逾期", "refuse": ""}).status_code == 302
        client.force_login(office.inspector)
        page = client.get(f"/cases/{case.pk}/").content.decode()
        assert over in page
        assert address not in page
        assert over in client.post(address, {"reason": "人数多"}).content.decode()
    assert case.deadlines.get(limit="investigation").due_on == ended


def test_a_recusal_puts_somebody_else_into_the_team(office: Office, client: Client) -> None:
    third = make_inspector(office.group, name="陈示例")
    case = propose(office)
    now = walk(case, office, "file", "begin")
    member = case.members.get(inspector=office.second)
    client.force_login(office.inspector)
    posted = {"member": member.pk, "substitute": third.pk, "reason": "亲属"}
    with time_machine.travel(now):
        assert client.post(f"/cases/{case.pk}/ask/recusal/", posted).status_code == 302
        client.force_login(office.district)
        approval = Approval.objects.get()
        page = client.get(f"/approvals/{approval.pk}/").content.decode()
        assert "<dd>王示例 (" in page
        assert "<dt>Steps in</dt><dd>陈示例</dd>" in page
        done = client.post(f"/approvals/{approval.pk}/", {"grant": ""}, follow=True)
        assert "Recusal granted, somebody else steps in." in done.content.decode()
        story = client.get(f"/cases/{case.pk}/").content.decode()
        assert "王示例 withdraws, 陈示例 steps in. 亲属" in story
        client.force_login(office.inspector)
        form = client.get(f"/cases/{case.pk}/visits/new/").content.decode()
        assert "王示例" not in form.split("<form method")[-1]
    team = case.members.filter(left_on=None).values_list("inspector__name", flat=True)
    assert sorted(team) == sorted(["李示例", "陈示例"])
    told = case.documents.get(kind="recusal").facts
    assert told["answer"] == "granted"
    assert (told["who"], told["substitute_name"]) == (office.second.name, "陈示例")


def test_another_team_finds_no_case(office: Office, client: Client) -> None:
    case = propose(office)
    client.force_login(make_user(groups=[make_grid_group()]))
    assert client.get(f"/cases/{case.pk}/").status_code == 404
    assert client.get("/cases/").context["page"].items == []


def test_a_step_taken_through_the_shell_obeys_the_same_rules(office: Office) -> None:
    case = propose(office)
    with pytest.raises(Refused, match="Missing"):
        steps.take(case, "decline", by=office.district, now=START, facts={"reason": ""})
