"""Each legal step's form gives the facts its paper needs, and a case's file holds every paper."""

from __future__ import annotations

import pytest

from compliance.models import Case, DocumentKind
from compliance.papers.facts import CHOICES
from compliance.papers.kinds import PAPERS
from compliance.presenting.dossier import papers_of
from compliance.procedure.table import TABLE
from tests.compliance.factories import START, Office, propose, walk
from tests.compliance.test_procedure import TO_DECISION

pytestmark = pytest.mark.django_db

WITH_PAPER = [verb for verb, step in TABLE.items() if step.paper]
# Kept with the step but not printed on its paper: the team is printed as the case's inspectors, the
# discussion has a paper of its own, a handling decision imposes no fine.
NOT_PRINTED = {"announced", "plan_visit", "lead", "second", "discussion", "present", "fine_yuan"}


@pytest.mark.parametrize("verb", WITH_PAPER)
def test_a_form_asks_for_what_its_paper_needs(verb: str) -> None:
    step = TABLE[verb]
    assert step.paper
    asked, paper = set(step.form.base_fields), PAPERS[step.paper]
    if not step.tells:
        assert set(paper.required) <= asked
    assert asked - set(paper.keys) <= NOT_PRINTED


@pytest.mark.parametrize("verb", WITH_PAPER)
def test_every_choice_of_a_form_has_words_on_its_paper(verb: str) -> None:
    for name, field in TABLE[verb].form.base_fields.items():
        if name in CHOICES and hasattr(field, "choices"):
            assert {str(value) for value, _label in field.choices} - {""} <= set(CHOICES[name])


def kinds_in(case: Case) -> set[str]:
    """Which papers the file of a case holds."""
    return {paper.kind for paper in papers_of(case) if paper.file}


def test_the_file_of_a_decided_case_holds_every_paper() -> None:
    office = Office()
    case = propose(office)
    walk(case, office, *TO_DECISION, now=START)
    declared = {TABLE[verb].paper for verb in TO_DECISION} - {None}
    assert kinds_in(case) >= {*declared, DocumentKind.DISCUSSION}
    for paper in papers_of(case):
        assert paper.facts["case_number"] == case.number
        assert paper.facts["enterprise_name"] == case.enterprise.name


def test_the_steps_and_their_papers_belong_together() -> None:
    office = Office()
    case = propose(office)
    walk(case, office, *TO_DECISION, now=START)
    told = {step.document_id for step in case.steps.exclude(document=None)}
    assert {paper.pk for paper in papers_of(case)} == told
