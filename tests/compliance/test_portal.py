"""The portal: an enterprise sees and answers its own matters, and reaches no one else's."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.models import Alert, Notification
from compliance.actions import letter_papers, letters
from compliance.models import Letter, LetterAnswer
from enterprises.models import Enterprise
from inspectorate.foundation.identity import decrypt
from inspectorate.foundation.writing import day_short
from inspectorate.organisation.models import GridGroup, Role, User
from tests.compliance.factories import START, Office, propose, walk
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.letters.factories import make_letter
from tests.factories import (
    NOW,
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 synthetic"


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


def at_portal(enterprise: Enterprise | int) -> Client:
    """A browser in which somebody of that enterprise is logged in."""
    pk = enterprise if isinstance(enterprise, int) else enterprise.pk
    client = Client()
    client.force_login(make_user(Role.ENTERPRISE_USER, enterprise_id=pk))
    return client


def test_an_enterprise_finds_its_matters_and_nobody_elses(group: GridGroup) -> None:
    own, other = make_letter(group, named=12), make_letter(group)
    worker = make_worker(name="孙样例")
    make_employment(own.enterprise, worker)
    alert = make_alert(own.enterprise, rule="coverage-gap", workers_count=1)
    make_finding(alert, worker_id=worker.pk, scheme=1, from_month=date(2025, 2, 1))
    make_finding(alert, worker_id=make_worker(name="钱样例").pk, enterprise_id=other.enterprise_id)
    complaint = make_complaint(own.enterprise, text="三个月没有发工资，请保密")
    client = at_portal(own.enterprise)
    home = client.get("/portal/").content.decode()
    assert "1 thing waits for you" in home
    assert own.enterprise.name in home
    assert other.enterprise.name not in home
    page = client.get(f"/portal/alerts/{alert.pk}/").content.decode()
    number = decrypt(worker.id_cipher)
    assert "孙样例" in page
    assert f"{number[:4]}**********{number[-4:]}" in page
    assert number not in page
    assert "钱样例" not in page
    told = client.get(f"/api/portal/alerts/{alert.pk}/rows/").json()
    [row] = told["results"]
    assert (row["worker"], row["scheme"], told["next"]) == ("孙样例", 1, None)
    assert row["id_number"] == f"{number[:4]}**********{number[-4:]}"
    assert row["from_month"] == "2025-02-01"
    for shown in (home, page, client.get(f"/portal/letters/{own.pk}/").content.decode()):
        assert complaint.number not in shown
        assert "没有发工资" not in shown
    theirs = Alert.objects.get(enterprise=other.enterprise)
    assert client.get(f"/api/portal/alerts/{theirs.pk}/rows/").status_code == 404
    for address in (f"/portal/letters/{other.pk}/", f"/portal/alerts/{theirs.pk}/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"statement": "x"}).status_code == 404
    for address in (
        "/alerts/",
        "/cases/",
        f"/letters/{own.pk}/",
        f"/dossiers/{own.enterprise.uscc}/",
    ):
        assert client.get(address).status_code == 403
    assert client.get("/desk/")["Location"] == "/portal/"


@time_machine.travel(NOW, tick=False)
def test_an_answer_reaches_the_inspectors_with_its_documents(group: GridGroup) -> None:
    inspector = make_user(groups=[group])
    letter = make_letter(group, sent_by=inspector)
    client = at_portal(letter.enterprise)
    letter_papers.set_one(letter.pk)
    number = Letter.objects.get(pk=letter.pk).document.number
    page = client.get(f"/portal/letters/{letter.pk}/").content.decode()
    assert number in page
    paper = Letter.objects.get(pk=letter.pk).document_id
    assert client.get(f"/portal/papers/{paper}/file.pdf").content.startswith(b"%PDF")
    assert at_portal(make_enterprise()).get(f"/portal/papers/{paper}/file.pdf").status_code == 404
    bad = {"statement": "见附件", "files": SimpleUploadedFile("a.pdf", b"MZ no pdf")}
    refused = client.post(f"/portal/letters/{letter.pk}/", bad)
    assert refused.status_code == 200
    assert "“a.pdf” is no JPEG, PNG or PDF" in refused.content.decode()
    assert "1 thing waits for you" in client.get("/portal/").content.decode()
    assert not LetterAnswer.objects.exists()
    good = {"statement": "十二人已补办参保登记。", "files": SimpleUploadedFile("回执.pdf", PDF)}
    assert client.post(f"/portal/letters/{letter.pk}/", good).status_code == 302
    for address in (f"/portal/letters/{letter.pk}/", "/portal/"):
        page = client.get(address).content.decode()
        assert f"Answered {day_short(timezone.localdate(NOW))}" in page
        assert "waits for the next delivery" in page
    assert "Nothing waits for you" in page
    assert "十二人已补办参保登记。" in client.get(f"/portal/letters/{letter.pk}/").content.decode()
    notice = Notification.objects.get(user=inspector)
    assert (notice.kind, notice.address) == ("letter_answered", f"/letters/{letter.pk}/")
    assert notice.values == {"number": number, "subject": letter.enterprise.name}
    staff = Client()
    staff.force_login(inspector)
    seen = staff.get(notice.address).content.decode()
    assert "十二人已补办参保登记。" in seen
    file = LetterAnswer.objects.get().files.get()
    assert staff.get(f"/letters/{letter.pk}/answers/{file.pk}/").content == PDF
    assert "1 answer of the enterprise" in staff.get("/letters/").content.decode()
    stranger = Client()
    stranger.force_login(make_user(groups=[make_grid_group()]))
    assert stranger.get(f"/letters/{letter.pk}/answers/{file.pk}/").status_code == 404
    letters.withdraw(letter, by=inspector, now=NOW, reason="已核实")
    assert client.post(f"/portal/letters/{letter.pk}/", {"statement": "x"}).status_code == 409


def test_papers_of_a_case_are_read_once_served(group: GridGroup) -> None:
    office = Office(group)
    case = propose(office)
    client = at_portal(case.enterprise_id)
    now = walk(case, office, "file", "begin", "conclude", "confirm", "order", now=START)
    order = case.documents.get(kind="order")
    assert client.get(f"/portal/papers/{order.pk}/file.pdf").status_code == 404
    walk(case, office, "serve_order", now=now)
    assert client.get(f"/portal/papers/{order.pk}/file.pdf").status_code == 200
    home = client.get("/portal/").content.decode()
    assert order.number in home
    assert "Put right what the order names" in home
    for paper in case.documents.exclude(kind__in=("inspection_notice", "order")):
        assert client.get(f"/portal/papers/{paper.pk}/file.pdf").status_code == 404, paper.kind
    assert (
        at_portal(make_enterprise()).get(f"/portal/papers/{order.pk}/file.pdf").status_code == 404
    )


def test_the_counter_enrols_somebody_who_showed_papers(client: Client, group: GridGroup) -> None:
    clerk, enterprise = make_user(Role.COUNTER_CLERK), make_enterprise(group)
    client.force_login(clerk)
    given = {
        "uscc": enterprise.uscc,
        "display_name": "周样例",
        "username": "zhou.sample",
        "documents": "营业执照、授权委托书",
        "seen": "on",
    }
    for lacking in ({"seen": ""}, {"documents": " "}, {"uscc": "91370200MA3C000000"}):
        client.post("/people/enterprises/new/", given | lacking)
        assert not User.objects.filter(username="zhou.sample").exists()
    page = client.post("/people/enterprises/new/", given).content.decode()
    person = User.objects.get(username="zhou.sample")
    assert (person.role, person.enterprise_id) == (Role.ENTERPRISE_USER, enterprise.pk)
    assert enterprise.name in page
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.metadata ->> 'reason' FROM organisation_userevent e "
            "JOIN pghistory_context c ON c.id = e.pgh_context_id WHERE e.pgh_obj_id = %s",
            [person.pk],
        )
        assert "营业执照、授权委托书" in cursor.fetchone()[0]


def test_the_first_page_costs_the_same_for_one_and_for_ten(group: GridGroup) -> None:
    counts = []
    for n in (1, 10):
        enterprise = make_enterprise(group)
        for _each in range(n):
            make_letter(group, enterprise=enterprise, named=3) if _each == 0 else make_alert(
                enterprise, rule=f"coverage-gap-{_each}"
            )
        client = at_portal(enterprise)
        client.get("/portal/")
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/portal/").status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
