"""Pages of papers: what is shown, who opened what is logged, a replacement asks why."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.test import Client

from compliance.models import Document, DocumentKind
from compliance.papers.samples import facts_of_step
from inspectorate.organisation.models import AccessLog, GridGroup, Role, User
from tests.compliance.factories_documents import issue_paper, make_paper_case
from tests.factories import make_grid_group, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> GridGroup:
    """The group everything lies in."""
    return make_grid_group()


@pytest.fixture
def inspector(group: GridGroup, client: Client) -> User:
    """An inspector of the group, logged in."""
    user = make_user(groups=[group])
    client.force_login(user)
    return user


@pytest.fixture
def paper(group: GridGroup, inspector: User) -> Document:
    """An order issued by the inspector."""
    return issue_paper(case=make_paper_case(group), by=inspector)


def test_the_page_shows_facts_hash_and_pages(client: Client, paper: Document) -> None:
    page = client.get(f"/documents/{paper.pk}/").content.decode()
    assert paper.number in page
    assert "为98名劳动者办理社会保险登记" in page
    assert paper.sha256 in page
    assert f"/documents/{paper.pk}/page-1.png" in page
    assert f"/documents/{paper.pk}/file.pdf" in page


def test_the_file_comes_as_stored_and_is_logged(
    client: Client, paper: Document, inspector: User
) -> None:
    response = client.get(f"/documents/{paper.pk}/file.pdf")
    assert hashlib.sha256(response.content).hexdigest() == paper.sha256
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    logged = AccessLog.objects.get(subject_kind="document", subject_id=paper.pk)
    assert logged.user == inspector
    assert paper.number in logged.purpose


def test_a_download_is_an_attachment(client: Client, paper: Document) -> None:
    response = client.get(f"/documents/{paper.pk}/file.pdf?download")
    assert response["Content-Disposition"].startswith("attachment")


def test_pages_come_as_pictures(client: Client, paper: Document) -> None:
    response = client.get(f"/documents/{paper.pk}/page-1.png")
    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert client.get(f"/documents/{paper.pk}/page-{paper.pages + 1}.png").status_code == 404


@pytest.mark.parametrize("address", ["", "file.pdf", "page-1.png", "replace/"])
def test_whoever_does_not_see_the_case_sees_no_paper(
    client: Client, paper: Document, address: str
) -> None:
    client.force_login(make_user(groups=[make_grid_group()]))
    assert client.get(f"/documents/{paper.pk}/{address}").status_code == 404


def test_a_paper_without_a_file_yet_says_so(client: Client, group: GridGroup) -> None:
    client.force_login(make_user(groups=[group]))
    paper = issue_paper(case=make_paper_case(group), render=False)
    assert "The file is being made" in client.get(f"/documents/{paper.pk}/").content.decode()
    assert client.get(f"/documents/{paper.pk}/file.pdf").status_code == 404


def test_a_paper_is_replaced_by_its_form(client: Client, paper: Document) -> None:
    address = f"/documents/{paper.pk}/replace/"
    form = client.get(address).content.decode()
    assert 'name="demands"' in form
    assert 'name="days"' not in form
    given = {"demands": "更正后的事项", "articles": paper.facts["articles"], "reason": "事项有误"}
    response = client.post(address, given)
    new = Document.objects.get(replaces=paper)
    assert response["Location"] == f"/documents/{new.pk}/"
    page = client.get(response["Location"]).content.decode()
    assert paper.number in page
    old = client.get(f"/documents/{paper.pk}/").content.decode()
    assert new.number in old
    assert "事项有误" in old


def test_a_replacement_without_reason_is_asked_again(client: Client, paper: Document) -> None:
    response = client.post(f"/documents/{paper.pk}/replace/", {"demands": "更正", "reason": ""})
    assert response.status_code == 200
    assert not Document.objects.filter(replaces=paper).exists()


def test_the_second_of_two_is_told(client: Client, paper: Document) -> None:
    given = {"demands": "更正", "reason": "有误"}
    client.post(f"/documents/{paper.pk}/replace/", given)
    response = client.post(f"/documents/{paper.pk}/replace/", given)
    assert response.status_code == 409
    assert "was replaced already" in response.content.decode()
    assert Document.objects.filter(kind="order").count() == 2


def test_papers_of_another_role_are_not_replaced(client: Client, group: GridGroup) -> None:
    supervisor = make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code])
    paper = issue_paper(DocumentKind.PENALTY_DECISION, case=make_paper_case(group), by=supervisor)
    client.force_login(make_user(groups=[group]))
    response = client.post(f"/documents/{paper.pk}/replace/", {"content": "别的", "reason": "有误"})
    assert response.status_code == 409
    assert "same role" in response.content.decode()


def test_the_proof_of_service_stands_beside_the_paper(client: Client, paper: Document) -> None:
    facts = facts_of_step("service") | {"paper_number": paper.number, "recipient": "周示例"}
    proof = issue_paper(DocumentKind.SERVICE, case=paper.case, facts=facts)
    page = client.get(f"/documents/{paper.pk}/").content.decode()
    assert proof.number in page
    assert "周示例" in page


def test_the_page_asks_a_bounded_number_of_questions(
    client: Client, paper: Document, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(26):
        client.get(f"/documents/{paper.pk}/")
