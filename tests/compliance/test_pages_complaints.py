"""The inbox of complaints and its pages, as the staff see them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone, translation

from compliance.models import Case, Complaint
from inspectorate.foundation.templatetags.writing import day_narrow
from inspectorate.foundation.writing import day
from inspectorate.organisation.models import AccessLog, Role, User
from tests.compliance.factories import Office
from tests.compliance.factories_complaints import make_complaint
from tests.factories import make_enterprise, make_user

pytestmark = pytest.mark.django_db
INBOX = "/complaints/inbox/"


@pytest.fixture
def office() -> Office:
    """Inspectors and supervisor of one group."""
    return Office()


@pytest.fixture
def clerk() -> User:
    return make_user(Role.COUNTER_CLERK)


def page_of(client: Client, user: User, address: str) -> str:
    client.force_login(user)
    return client.get(address).content.decode()


def test_the_clerk_begins_at_the_inbox_and_sees_all(client: Client, clerk: User) -> None:
    complaint = make_complaint(make_enterprise())
    client.force_login(clerk)
    home = client.get("/desk/", follow=True)
    assert home.redirect_chain[-1][0] == INBOX
    assert complaint.number in home.content.decode()
    assert "孙样例" not in home.content.decode()


def test_filters_narrow_the_inbox(client: Client, clerk: User, office: Office) -> None:
    known = make_complaint(make_enterprise(office.group))
    loose = make_complaint(kind="report", who=None)
    for query, found, left in (
        ("waits=employer", loose, known),
        ("kind=complaint", known, loose),
        (f"q={loose.number}", loose, known),
        (f"q={known.matched_name[4:8]}", known, loose),
        ("state=received&kind=report", loose, known),
    ):
        page = page_of(client, clerk, f"{INBOX}?{query}")
        assert found.number in page, query
        assert f'<td class="c-no num">{left.number}' not in page, query
    assert "No complaint matches" in page_of(client, clerk, f"{INBOX}?due=late&state=closed")


def test_the_list_takes_as_many_queries_for_ten_as_for_one(
    client: Client, clerk: User, django_assert_max_num_queries: Any
) -> None:
    make_complaint(make_enterprise())
    client.force_login(clerk)
    client.get(INBOX)
    with django_assert_max_num_queries(60) as one:
        client.get(INBOX)
    for _each in range(9):
        make_complaint(make_enterprise())
    with django_assert_max_num_queries(len(one)) as ten:
        client.get(INBOX)
    assert len(ten) == len(one)


def test_pages_go_on_where_the_last_one_ended(
    client: Client, clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.views.complaints.PAGE_SIZE", 2)
    numbers = {make_complaint().number for _each in range(5)}
    address, found = INBOX, []
    while address:
        page = page_of(client, clerk, address)
        found += [number for number in numbers if f'num">{number}' in page]
        after = [part.split('"')[0] for part in page.split('href="') if part.startswith("?after")]
        address = f"{INBOX}{after[0].replace('&amp;', '&')}" if after else ""
    assert sorted(found) == sorted(numbers)


def test_an_inspector_accepts_and_answers_in_writing(client: Client, office: Office) -> None:
    complaint = make_complaint(make_enterprise(office.group))
    client.force_login(office.inspector)
    address = f"{INBOX}{complaint.pk}/"
    client.post(f"{address}step/accept/", {"text": "欠薪事项"})
    client.post(f"{address}step/answer/", {"text": "已补发工资"})
    complaint.refresh_from_db()
    assert complaint.state == "answered"
    page = client.get(address).content.decode()
    assert "答〔2026〕" in page
    assert "已补发工资" in page


def test_a_stale_tab_is_told_who_was_first(client: Client, office: Office) -> None:
    complaint = make_complaint(make_enterprise(office.group))
    client.force_login(office.inspector)
    address = f"{INBOX}{complaint.pk}/step/"
    client.post(f"{address}accept/", {"text": "欠薪事项"})
    page = client.post(f"{address}refuse/", {"text": "不受理"}, follow=True).content.decode()
    assert "李示例 was first: Accepted" in page


def test_the_counter_records_with_the_employer_looked_up(client: Client, clerk: User) -> None:
    enterprise = make_enterprise()
    earlier = make_complaint(enterprise)
    client.force_login(clerk)
    values = {
        "kind": "complaint",
        "channel": "phone",
        "received_on": timezone.localdate().isoformat(),
        "employer_name": enterprise.name,
        "subjects": ["L6"],
        "text": "电话投诉欠薪",
        "name": "孙样例",
        "phone": "13800000000",
    }
    looked = client.post(f"{INBOX}record/", {**values, "look": "1"}).content.decode()
    assert enterprise.uscc in looked
    assert earlier.number in looked
    assert "电话投诉欠薪" in looked
    done = client.post(f"{INBOX}record/", {**values, "employer": enterprise.uscc}).content.decode()
    complaint = Complaint.objects.get(channel="phone")
    assert complaint.number in done
    assert f'href="{INBOX}{complaint.pk}/">To the complaint' in done
    assert client.get(f"{INBOX}{complaint.pk}/").status_code == 200
    assert complaint.enterprise == enterprise
    unsigned = client.post(f"{INBOX}record/", {**values, "name": ""}).content.decode()
    assert "A complaint needs a name" in unsigned
    old = {**values, "received_on": "2020-01-01"}
    told = client.post(f"{INBOX}record/", old).content.decode()
    assert "1 Jan 2020 is too early. What has happened is entered at most 30 days" in told


def test_a_day_of_receipt_is_corrected_with_its_trace_until_it_is_decided(
    client: Client, clerk: User, office: Office
) -> None:
    today = timezone.localdate()
    complaint = make_complaint(
        make_enterprise(office.group), by=clerk, channel="letter", now=timezone.now()
    )
    due_on, number = complaint.acceptance_due_on, complaint.number
    client.force_login(clerk)
    page = f"{INBOX}{complaint.pk}/"
    assert f"{page}received/" in client.get(page).content.decode()
    assert ">Group</option>" not in client.get(INBOX).content.decode()
    given = {"received_on": "2020-01-01", "reason": "笔误"}
    assert "is too early" in client.post(f"{page}received/", given).content.decode()
    given["received_on"] = (today - timedelta(days=10)).isoformat()
    story = client.post(f"{page}received/", given, follow=True).content.decode()
    assert f"Day of receipt corrected from {day(today)} to {day(today - timedelta(days=10))}" in (
        story
    )
    assert "笔误" in story
    complaint.refresh_from_db()
    assert complaint.acceptance_due_on < due_on
    assert complaint.next_due_on == complaint.acceptance_due_on
    assert complaint.number == number
    client.force_login(office.inspector)
    client.post(f"{page}step/accept/", {"text": "欠薪事项"})
    client.force_login(clerk)
    assert f"{page}received/" not in client.get(page).content.decode()
    assert client.post(f"{page}received/", given).status_code == 409


def test_the_identity_is_shown_for_a_purpose_and_never_else(client: Client, office: Office) -> None:
    complaint = make_complaint(make_enterprise(office.group))
    client.force_login(office.inspector)
    address = f"{INBOX}{complaint.pk}/"
    assert "孙样例" not in client.get(address).content.decode()
    assert "孙样例" not in client.get(f"{address}complainant/").content.decode()
    shown = client.post(f"{address}complainant/", {"purpose": "contact"})
    assert "孙样例" in shown.content.decode()
    assert "13800000000" in shown.content.decode()
    assert shown["Refresh"].startswith("30;")
    assert "no-store" in shown["Cache-Control"]
    logged = AccessLog.objects.get(subject_kind="complaint", subject_id=complaint.pk)
    assert logged.purpose == f"contact, {complaint.number}"


def test_a_file_is_handed_out_as_a_file_and_logged(client: Client, office: Office) -> None:
    photo = SimpleUploadedFile("工资条.png", b"\x89PNG\r\n\x1a\n synthetic")
    complaint = make_complaint(make_enterprise(office.group), files=[photo])
    file = complaint.complaintfiles.get()
    client.force_login(office.inspector)
    response = client.get(f"{INBOX}{complaint.pk}/files/{file.pk}/")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "image/png"
    assert AccessLog.objects.filter(subject_kind="complaint_file", subject_id=file.pk).exists()


def test_match_merge_and_propose_by_their_pages(client: Client, office: Office) -> None:
    enterprise = make_enterprise(office.group)
    lead, loose = make_complaint(enterprise), make_complaint()
    client.force_login(office.district)
    found = client.get(f"{INBOX}{loose.pk}/match/?q={enterprise.name[4:10]}").content.decode()
    assert enterprise.uscc in found
    client.post(f"{INBOX}{loose.pk}/match/", {"uscc": enterprise.uscc})
    assert lead.number in client.get(f"{INBOX}{loose.pk}/merge/").content.decode()
    client.post(f"{INBOX}{loose.pk}/merge/", {"into": lead.number})
    loose.refresh_from_db()
    assert loose.group_of == lead
    alone = client.get(f"{INBOX}{lead.pk}/merge/").content.decode()
    assert "No other complaint about this employer" in alone
    client.force_login(office.inspector)
    client.post(f"{INBOX}{lead.pk}/step/accept/", {"text": "欠薪事项"})
    given = {"violation_type": "L6", "summary": "孙样例反映欠薪"}
    refused = client.post(f"{INBOX}{lead.pk}/propose/", given)
    assert refused.status_code == 409
    assert "names whoever complained" in refused.content.decode()
    response = client.post(f"{INBOX}{lead.pk}/propose/", {**given, "summary": "欠薪三个月"})
    assert response["Location"] == f"/cases/{Case.objects.get().pk}/"
    assert "Case proposed" in client.get(f"{INBOX}{lead.pk}/").content.decode()


def test_only_a_complaint_that_can_take_it_in_is_offered(client: Client, office: Office) -> None:
    enterprise = make_enterprise(office.group)
    over, late = make_complaint(enterprise), make_complaint(enterprise)
    client.force_login(office.inspector)
    client.post(f"{INBOX}{over.pk}/step/refuse/", {"text": "不属于劳动保障监察范围"})
    page = client.get(f"{INBOX}{late.pk}/merge/").content.decode()
    assert "1 other complaint about this employer within 90 days cannot take it in." in page
    assert "Only open ones are merged." in page
    assert 'name="into"' not in page
    assert "Merge</button>" not in page
    beside = make_complaint(enterprise)
    page = client.get(f"{INBOX}{late.pk}/merge/").content.decode()
    assert f'value="{beside.number}"' in page
    assert over.number not in page


def test_a_reply_is_read_with_the_secret_and_clears_the_message(
    client: Client, office: Office
) -> None:
    complaint = make_complaint(make_enterprise(office.group))
    client.force_login(office.inspector)
    client.post(f"{INBOX}{complaint.pk}/reply/", {"text": "请带合同来"})
    assert "请带合同来" in client.get(f"{INBOX}{complaint.pk}/").content.decode()


def test_a_day_of_another_year_breaks_after_its_year_only() -> None:
    with time_machine.travel(datetime(2026, 11, 17, 2, 0, tzinfo=UTC), tick=False):
        assert day_narrow(date(2025, 12, 28)) == "28 Dec 2025"
        with translation.override("zh-hans"):
            assert day_narrow(date(2025, 12, 28)) == "2025年<wbr>12月28日"
            assert day_narrow(date(2026, 12, 28)) == "12月28日"
