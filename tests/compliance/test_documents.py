"""Papers: numbered without gaps, set in type once, replaced with trace, silent on complainants."""

from __future__ import annotations

import hashlib
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, connections, transaction

from compliance.actions import documents
from compliance.actions.documents import PaperRefused
from compliance.actions.serials import next_serial
from compliance.complaints.identity import Identity
from compliance.models import Case, Complaint, Document, DocumentKind, Serial
from compliance.papers.samples import facts_of_step
from compliance.presenting.documents import fact_rows
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_documents import issue_paper, make_paper_case
from tests.factories import NOW, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


def content_of(paper: Document) -> bytes:
    """The stored file."""
    with default_storage.open(paper.file) as file:
        return bytes(file.read())


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_facts_of_every_kind_are_told_in_words(kind: DocumentKind) -> None:
    told = dict(fact_rows(Document(kind=kind, facts=facts_of_step(kind))))
    assert all(told.values())


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_issued_from_the_facts_of_its_step(kind: DocumentKind) -> None:
    case = make_paper_case()
    paper = issue_paper(kind, case=case)
    content = content_of(paper)
    assert content.startswith(b"%PDF")
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    assert len(content) == paper.size_bytes
    assert paper.pages >= 1
    assert paper.facts["enterprise_name"] == case.enterprise.name
    assert paper.facts["number"] == paper.number


def test_numbers_go_by_kind_and_year() -> None:
    case = make_paper_case()
    numbers = [issue_paper(case=case).number for _ in range(2)]
    later = issue_paper(case=case, now=NOW + timedelta(days=60)).number
    other = issue_paper(DocumentKind.CLOSING, case=case).number
    assert numbers == ["青劳监令〔2026〕1号", "青劳监令〔2026〕2号"]
    assert later == "青劳监令〔2027〕1号"
    assert other == "青劳监结〔2026〕1号"


def test_a_paper_is_seen_where_its_owner_is() -> None:
    group = make_grid_group()
    enterprise = make_enterprise(group)
    of_case = issue_paper(case=make_paper_case(group))
    of_letter = issue_paper(DocumentKind.LETTER, owner=enterprise)
    for paper in (of_case, of_letter):
        paper.refresh_from_db()
        assert paper.grid_group == group
        assert paper in Document.objects.visible_to(make_user(groups=[group]))
        assert paper not in Document.objects.visible_to(make_user(groups=[make_grid_group()]))


@pytest.mark.parametrize("gone", ["demands", "articles", "days"])
@pytest.mark.parametrize("value", [None, "", "absent"])
def test_a_missing_fact_is_refused_before_a_number_is_spent(gone: str, value: str | None) -> None:
    facts = facts_of_step("order") | {gone: value}
    if value == "absent":
        del facts[gone]
    with pytest.raises(PaperRefused, match="Missing"):
        documents.issue(
            DocumentKind.ORDER, by=make_user(), now=NOW, facts=facts, case=make_paper_case()
        )
    assert not Serial.objects.exists()


def test_a_zero_is_a_fact() -> None:
    facts = facts_of_step("court_application") | {"surcharge_yuan": 0}
    assert issue_paper(DocumentKind.COURT_APPLICATION, facts=facts).facts["surcharge_yuan"] == 0


def test_a_rolled_back_paper_leaves_no_gap() -> None:
    case = make_paper_case()
    issue_paper(case=case)
    with transaction.atomic():
        issue_paper(case=case)
        transaction.set_rollback(True)
    assert issue_paper(case=case).serial == 2


def test_a_number_needs_a_transaction(transactional_db: None) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        next_serial("order", year=2026)


def test_two_at_once_get_neighbouring_numbers(transactional_db: None) -> None:
    """Real connections: all wait for the first, whose rollback gives its number back."""
    given: list[int] = []
    first_has_it, first_may_end = threading.Event(), threading.Event()

    def give(*, fails: bool, first: bool) -> None:
        try:
            with transaction.atomic():
                number = next_serial("order", year=2026)
                if first:
                    first_has_it.set()
                    first_may_end.wait(10)
                if fails:
                    raise ZeroDivisionError
            given.append(number)
        except ZeroDivisionError:
            pass
        finally:
            connections.close_all()

    first = threading.Thread(target=give, kwargs={"fails": True, "first": True})
    first.start()
    assert first_has_it.wait(10)
    others = [
        threading.Thread(target=give, kwargs={"fails": False, "first": False}) for _ in range(4)
    ]
    for other in others:
        other.start()
    others[0].join(0.3)
    assert given == []  # all wait for the one whose transaction is open
    first_may_end.set()
    for thread in (first, *others):
        thread.join(10)
    assert sorted(given) == [1, 2, 3, 4]
    assert Serial.objects.get().last == 4


def test_a_paper_is_replaced_with_trace() -> None:
    case, by = make_paper_case(), make_user()
    old = issue_paper(case=case, by=by)
    new = documents.replace(
        old, by=by, now=NOW, facts={"demands": "改正事项更正"}, reason="事项有误"
    )
    assert (old.replaced_by, old.replaced_reason, old.replacement) == (by, "事项有误", new)
    assert new.replaces == old
    assert new.serial == old.serial + 1
    assert new.facts["demands"] == "改正事项更正"
    assert new.facts["replaces_number"] == old.number
    assert new.facts["days"] == old.facts["days"]
    assert content_of(old) != content_of(new)
    assert list(Document.objects.in_force().filter(case=case)) == [new]


@pytest.mark.parametrize(
    ("facts", "reason", "why"),
    [
        ({"demands": "别的"}, "  ", "Say why"),
        ({"demands": ""}, "有误", "Missing"),
        ({"days": 90}, "有误", "by a step"),
        ({"calculation": []}, "有误", "by a step"),
    ],
)
def test_a_replacement_corrects_the_paper_not_the_decision(
    facts: dict[str, Any], reason: str, why: str
) -> None:
    paper = issue_paper()
    with pytest.raises(PaperRefused, match=why):
        documents.replace(paper, by=make_user(), now=NOW, facts=facts, reason=reason)


def test_a_replaced_paper_is_not_replaced_again() -> None:
    paper = issue_paper()
    documents.replace(paper, by=make_user(), now=NOW, facts={}, reason="有误")
    stale = Document.objects.get(pk=paper.pk)
    with pytest.raises(PaperRefused, match="replaced already"):
        documents.replace(stale, by=make_user(), now=NOW, facts={}, reason="有误")
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"facts": {}},
        {"number": "青劳监令〔2026〕9号"},
        {"file": "documents/other.pdf"},
        {"sha256": "0" * 64},
        {"language": "en"},
    ],
)
def test_the_database_keeps_an_issued_paper(change: dict[str, Any]) -> None:
    paper = issue_paper()
    with pytest.raises(DatabaseError, match="paper"), transaction.atomic():
        Document.objects.filter(pk=paper.pk).update(**change)


def test_the_database_keeps_the_series() -> None:
    issue_paper()
    with pytest.raises(DatabaseError, match="next number"), transaction.atomic():
        Serial.objects.update(last=0)
    with pytest.raises(DatabaseError, match="permission"), transaction.atomic():
        Serial.objects.all().delete()


def test_a_letter_is_set_in_type_later_and_once() -> None:
    paper = issue_paper(DocumentKind.LETTER, owner=make_enterprise(), render=False)
    assert paper.file == ""
    documents.render(paper)
    first = paper.file
    documents.render(paper)
    assert paper.file == first
    assert hashlib.sha256(content_of(paper)).hexdigest() == paper.sha256


def test_files_of_rolled_back_papers_are_swept_and_others_kept(
    settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # else the files of whoever tests beside this one go too
    kept = issue_paper()
    left = default_storage.save("documents/2026/order-99.pdf", ContentFile(b"%PDF"))
    later = documents.sweep_files(now=NOW + timedelta(days=4000))
    assert left in later
    assert kept.file not in later
    assert not default_storage.exists(left)
    assert default_storage.exists(kept.file)


def test_a_file_of_a_transaction_still_open_is_not_swept() -> None:
    left = default_storage.save("documents/2026/order-98.pdf", ContentFile(b"%PDF"))
    assert documents.sweep_files(now=default_storage.get_modified_time(left)) == []
    default_storage.delete(left)


@pytest.mark.parametrize(
    "facts",
    [
        {"demands": "据孙投诉反映，应当补缴。"},
        {"articles": "电话 138-0000 0000"},
        {"complainant": "任何人"},
        {"calculation": [{"complainant_name": "任何人"}]},
    ],
)
def test_no_paper_of_a_case_names_who_complained(facts: dict[str, Any]) -> None:
    case = make_paper_case()
    complaint = make_complaint(case.enterprise, who=Identity("孙投诉", "13800000000"))
    Complaint.objects.filter(pk=complaint.pk).update(case=case)
    with pytest.raises(PaperRefused, match="complain"):
        issue_paper(case=case, facts=facts_of_step("order") | facts)
    assert not Document.objects.exists()


def complained_by_sun(**changes: Any) -> Case:
    """A case that comes from a complaint of 孙投诉."""
    case = make_paper_case(**changes)
    complaint = make_complaint(case.enterprise, who=Identity("孙投诉", "13800000000"))
    Complaint.objects.filter(pk=complaint.pk).update(case=case)
    return case


def test_a_replacement_names_nobody_who_complained() -> None:
    paper, by = issue_paper(case=complained_by_sun()), make_user()
    with pytest.raises(PaperRefused, match="complain"):
        documents.replace(paper, by=by, now=NOW, facts={"demands": "孙投诉"}, reason="有误")


def test_what_was_written_before_the_step_names_nobody_either() -> None:
    case = complained_by_sun(summary="孙投诉反映未参保")
    with pytest.raises(PaperRefused, match="complain"):
        issue_paper(DocumentKind.TRANSFER, case=case)


def test_who_complained_may_be_heard_and_stand_among_the_workers() -> None:
    case = complained_by_sun()
    heard = facts_of_step("testimony") | {"person_name": "孙投诉"}
    assert issue_paper(DocumentKind.TESTIMONY, case=case, facts=heard).file
    lines = [{**facts_of_step("order")["calculation"][0], "worker": "孙投诉"}]
    assert issue_paper(case=case, facts=facts_of_step("order") | {"calculation": lines}).file


def test_the_hash_of_the_facts_stands_on_the_paper() -> None:
    paper = issue_paper()
    assert documents.digest_of(paper.facts) == documents.digest_of(
        Document.objects.get(pk=paper.pk).facts
    )


def test_the_history_says_who_issued(django_assert_max_num_queries: Any) -> None:
    by, case = make_user(), make_paper_case()
    with django_assert_max_num_queries(30):
        paper = issue_paper(by=by, case=case)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.metadata->>'user' FROM compliance_documentevent e "
            "JOIN pghistory_context c ON c.id = e.pgh_context_id WHERE e.pgh_obj_id = %s",
            [paper.pk],
        )
        assert {row[0] for row in cursor.fetchall()} == {str(by.pk)}
