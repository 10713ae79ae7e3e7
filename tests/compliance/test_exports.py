"""The file of a case: complete, byte-identical, checkable, marked with who and when."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import translation

from compliance import exports
from compliance.actions.collected import link
from compliance.models import Case, DocumentKind, Evidence
from compliance.papers import binding
from compliance.presenting.dossier import dossier_facts, evidence_of, papers_of
from inspectorate.organisation.models import AccessLog, GridGroup, Role, User
from tests.compliance.factories_documents import issue_paper, make_paper_case
from tests.factories import NOW, make_grid_group, make_user, make_worker

pytestmark = pytest.mark.django_db


def add_evidence(case: Case, content: bytes, *, name: str = "现场 照片.jpg") -> Evidence:
    """A stored file at the end of the case's chain."""
    last = case.evidences.order_by("-serial").first()
    digest = hashlib.sha256(content).hexdigest()
    return Evidence.objects.create(
        case=case,
        kind="photo",
        caption="车间现场",
        file_name=name,
        stored_as=default_storage.save("evidence/sample.jpg", ContentFile(content)),
        media_type="image/jpeg",
        size_bytes=len(content),
        sha256=digest,
        serial=last.serial + 1 if last else 1,
        chain=link(last.chain if last else "", digest),
        captured_at=NOW,
        received_at=NOW,
        received_by=make_user(),
    )


@pytest.fixture
def group() -> GridGroup:
    """The group everything lies in."""
    return make_grid_group()


@pytest.fixture
def case(group: GridGroup) -> Case:
    """A case with two papers, one of them replaced, and two pieces of evidence."""
    made = make_paper_case(group)
    by = make_user()
    order = issue_paper(case=made, by=by)
    from compliance.actions import documents

    documents.replace(order, by=by, now=NOW, facts={}, reason="地址有误")
    issue_paper(DocumentKind.CLOSING, case=made, by=by)
    add_evidence(made, b"\xff\xd8\xff one")
    add_evidence(made, b"\xff\xd8\xff two", name="../../x.jpg")
    return made


@pytest.fixture
def auditor(client: Client) -> User:
    """Somebody who may export, logged in."""
    user = make_user(Role.AUDITOR, display_name="钱示例")
    client.force_login(user)
    return user


def unpacked(client: Client, case: Case, folder: Path) -> Path:
    """The exported ZIP, unpacked."""
    response = client.get(f"/cases/{case.pk}/dossier.zip")
    assert response.status_code == 200
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the command that the handbook names says."""
    return subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_zip_holds_everything_and_checks(
    client: Client, case: Case, auditor: User, tmp_path: Path
) -> None:
    folder = unpacked(client, case, tmp_path)
    assert checked(folder).returncode == 0
    assert len(list((folder / "papers").iterdir())) == 3
    for piece in case.evidences.all():
        (kept,) = (folder / "evidence").glob(f"{piece.serial:04}-*")
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == piece.sha256
    for paper in case.documents.all():
        (kept,) = (folder / "papers").glob(f"*{paper.number}.pdf")
        with default_storage.open(paper.file) as file:
            assert kept.read_bytes() == file.read()
    listed = (folder / "SHA256SUMS").read_text().splitlines()
    assert len(listed) == 6
    assert not (tmp_path.parent / "x.jpg").exists()


def test_evidence_altered_in_the_store_is_found(
    client: Client, case: Case, auditor: User, tmp_path: Path
) -> None:
    piece = case.evidences.order_by("serial")[0]
    with default_storage.open(piece.stored_as, "wb") as file:
        file.write(b"other")
    said = checked(unpacked(client, case, tmp_path))
    assert said.returncode != 0
    assert said.stdout.count("FAILED") == 1


def test_evidence_missing_in_the_store_is_found(
    client: Client, case: Case, auditor: User, tmp_path: Path
) -> None:
    default_storage.delete(case.evidences.order_by("serial")[0].stored_as)
    assert checked(unpacked(client, case, tmp_path)).returncode != 0


def test_the_pdf_holds_every_page_of_every_paper(case: Case, auditor: User) -> None:
    bound = exports.dossier_pdf(case, by=auditor, now=NOW, language="zh-hans")
    assert bound.content.startswith(b"%PDF")
    assert bound.pages >= 2 + sum(paper.pages for paper in case.documents.all())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_facts_of_the_file_are_complete(case: Case, auditor: User, language: str) -> None:
    with translation.override(language):
        facts = dossier_facts(
            case, papers_of(case), evidence_of(case), by=auditor, now=NOW, language=language
        )
    assert [row["number"] for row in facts["papers"]] == [
        paper.number for paper in case.documents.order_by("id")
    ]
    assert facts["papers"][0]["replaced_by"] == facts["papers"][1]["number"]
    assert [row["sha256"] for row in facts["evidence"]] == [
        piece.sha256 for piece in case.evidences.order_by("serial")
    ]
    assert facts["chain_whole"]
    assert facts["exported_by"] == "钱示例"


def test_an_export_is_logged_with_who_and_what(client: Client, case: Case, auditor: User) -> None:
    response = client.get(f"/cases/{case.pk}/dossier.pdf")
    assert response["Content-Type"] == "application/pdf"
    logged = AccessLog.objects.get(subject_kind="case", subject_id=case.pk)
    assert (logged.user, logged.action) == (auditor, "case_export")


@pytest.mark.parametrize("ending", ["pdf", "zip"])
def test_whoever_does_not_see_the_case_takes_no_file(
    client: Client, case: Case, ending: str
) -> None:
    client.force_login(make_user(groups=[make_grid_group()]))
    assert client.get(f"/cases/{case.pk}/dossier.{ending}").status_code == 404
    assert not AccessLog.objects.filter(subject_kind="case", subject_id=case.pk).exists()


def test_an_empty_case_has_a_file_too(client: Client, auditor: User, tmp_path: Path) -> None:
    assert checked(unpacked(client, make_paper_case(), tmp_path)).returncode == 0


def test_a_case_about_a_person_names_them(client: Client, auditor: User) -> None:
    worker = make_worker(name="孙示例")
    case = make_paper_case(enterprise=None, worker=worker, subject_id=worker.pk)
    paper = issue_paper(case=case)
    assert paper.facts["enterprise_name"] == "孙示例"
    assert client.get(f"/cases/{case.pk}/dossier.pdf").status_code == 200


def test_a_page_of_a_stored_paper_is_drawn(case: Case) -> None:
    paper = case.documents.order_by("id")[0]
    with default_storage.open(paper.file) as file:
        assert binding.picture_of_page(file.read(), 1).startswith(b"\x89PNG")
