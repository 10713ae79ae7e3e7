"""Papers: numbered without gaps, set in type once, replaced with trace, silent on complainants."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.storage import default_storage

from compliance.actions import documents
from compliance.models import DocumentKind
from compliance.papers.samples import facts_of_step
from tests.compliance.factories_documents import make_paper_case
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_issued_from_the_facts_of_its_step(kind: DocumentKind) -> None:
    case = make_paper_case()
    paper = documents.issue(kind, by=make_user(), now=NOW, facts=facts_of_step(kind), case=case)
    with default_storage.open(paper.file) as file:
        content = file.read()
    assert content.startswith(b"%PDF")
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    assert paper.pages >= 1
    assert paper.facts["enterprise_name"] == case.enterprise.name
