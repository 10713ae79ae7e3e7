"""Cases, complaints, letters and visits through the interface: the same steps, the same walls."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compliance.models import Case
from inspectorate.organisation.models import Role
from tests.api import client_of, post
from tests.compliance.factories import Office, propose
from tests.compliance.factories_complaints import WHO, make_complaint
from tests.compliance.factories_visits import make_inspection
from tests.compliance.letters.factories import make_letter
from tests.factories import make_alert, make_enterprise, make_user

PNG = b"\x89PNG\r\n\x1a\n synthetic"
LISTS = ("enterprises", "alerts", "cases", "complaints", "letters", "visits")


@pytest.fixture
def office(db: None, tmp_path: Any, settings: Any) -> Office:
    """A team."""
    settings.MEDIA_ROOT = tmp_path
    return Office()


@pytest.fixture
def head(office: Office) -> Client:
    """A program of the district's supervisor."""
    return client_of(office.district)


@pytest.fixture
def inspector(office: Office) -> Client:
    """A program of the lead inspector."""
    return client_of(office.inspector)


def test_a_case_goes_its_way_by_the_same_table(
    office: Office, head: Client, inspector: Client
) -> None:
    case = propose(office)
    address = f"/api/cases/{case.pk}/"
    assert post(inspector, f"{address}steps/file/", {}).status_code == 403
    offer = head.get(f"{address}steps/file/").json()
    assert (offer["possible"], offer["target"]) == (True, "filed")
    among = {each["value"] for each in offer["body"]["properties"]["lead"]["x-choices"]}
    assert {str(office.lead.pk), str(office.second.pk)} <= among
    body = {"lead": office.lead.pk, "second": office.lead.pk, "opinion": "同意"}
    twice = post(head, f"{address}steps/file/", body)
    assert (twice.status_code, twice.json()["errors"][0]["field"]) == (400, "")
    filed = post(head, f"{address}steps/file/", body | {"second": office.second.pk})
    assert (filed.status_code, filed.json()["state"]) == (200, "filed")
    late = post(head, f"{address}steps/decline/", {"reason": "不再"})
    assert (late.status_code, late.json()["type"]) == (409, "/api/#stale-state")
    nexts = {each["verb"] for each in inspector.get(f"{address}next/").json()["results"]}
    assert "begin" in nexts
    steps = inspector.get(f"{address}steps/").json()["results"]
    assert [step["verb"] for step in steps][-1] == "file"
    assert inspector.get(f"{address}deadlines/").json()["results"][0]["limit"] == "investigation"
    paper = inspector.get(f"{address}documents/").json()["results"][0]
    file = inspector.get(f"/api/documents/{paper['id']}/file/")
    assert file.content.startswith(b"%PDF")


def test_what_is_collected_is_kept_in_the_case(office: Office, inspector: Client) -> None:
    case = propose(office)
    address = f"/api/cases/{case.pk}/"
    assert post(inspector, f"{address}notes/new/", {"text": "门卫已换"}).status_code == 201
    told = {"kind": "photo", "caption": "考勤表", "captured_at": "2026-11-18T09:30"}
    file = SimpleUploadedFile("考勤.png", PNG)
    added = inspector.post(f"{address}evidence/new/", {**told, "file": file})
    assert added.status_code == 201, added.content
    assert case.evidences.get().size_bytes == len(PNG)
    poor = inspector.post(
        f"{address}evidence/new/", {**told, "file": SimpleUploadedFile("a", b"MZ")}
    )
    assert poor.status_code == 409
    assert [note["text"] for note in inspector.get(f"{address}notes/").json()["results"]] == [
        "门卫已换"
    ]


def test_who_complained_stands_nowhere(office: Office, inspector: Client) -> None:
    complaint = make_complaint(make_enterprise(office.group))
    address = f"/api/complaints/{complaint.pk}/"
    accepted = post(inspector, f"{address}accept/", {"text": "拖欠工资一事"})
    assert (accepted.status_code, accepted.json()["state"]) == (200, "accepted")
    seen = b"".join(
        inspector.get(each).content for each in (address, f"{address}steps/", "/api/complaints/")
    ).decode()
    for word in (WHO.name, WHO.phone):
        assert word not in seen


def test_letters_are_sent_to_the_enterprises_of_alerts(office: Office, inspector: Client) -> None:
    alerts = [make_alert(make_enterprise(office.group)) for _each in range(2)]
    body = {
        "alerts": [alert.pk for alert in alerts],
        "due_on": str(timezone.localdate() + timedelta(days=200)),
        "language": "zh-hans",
    }
    sent = post(inspector, "/api/letters/", body)
    assert (sent.status_code, len(sent.json()["results"])) == (201, 2), sent.content
    letter = sent.json()["results"][0]["id"]
    back = post(inspector, f"/api/letters/{letter}/withdraw/", {"reason": "误发"})
    assert back.json()["state"] == "withdrawn"
    assert (
        post(inspector, f"/api/letters/{letter}/withdraw/", {"reason": "误发"}).status_code == 409
    )


def test_a_visit_is_planned_and_cancelled(office: Office, inspector: Client) -> None:
    enterprise = make_enterprise(office.group)
    body = {
        "uscc": enterprise.uscc, "purpose": "complaint", "kind": "visit",
        "planned_on": "2099-01-05", "inspectors": [office.lead.pk, office.second.pk],
    }  # fmt: skip
    refused = post(inspector, "/api/visits/", body)
    assert refused.status_code == 409  # the certificates end before
    made = post(inspector, "/api/visits/", body | {"planned_on": "2027-01-05"})
    assert made.status_code == 201, made.content
    address = f"/api/visits/{made.json()['id']}/"
    assert post(inspector, f"{address}cancel/", {"reason": "改期"}).json()["state"] == "cancelled"


def test_lists_take_as_many_queries_for_ten_as_for_one(office: Office) -> None:
    city = client_of(make_user(Role.CITY_SUPERVISOR), "read")
    city.get("/api/me/")  # notes the use of the token

    def one_of_each() -> None:
        enterprise = make_enterprise(office.group)
        make_letter(office.group)
        make_complaint(enterprise)
        make_inspection(enterprise, office.lead)
        propose(office, enterprise=enterprise)

    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert city.get(f"/api/{name}/").status_code == 200
        return len(made)

    one_of_each()
    counted = {name: queries(name) for name in LISTS}
    for _each in range(9):
        one_of_each()
    assert {name: queries(name) for name in LISTS} == counted
    assert Case.objects.count() == 10
