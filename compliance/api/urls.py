"""Addresses of cases, papers, letters, campaigns, complaints and visits."""

from django.urls import path

from compliance.complaints.table import TABLE as COMPLAINT_TABLE
from compliance.forms.acts import REQUESTS
from compliance.procedure.table import TABLE

from . import (
    acts,
    cases,
    complaints,
    desk_urls,
    documents,
    figures,
    letters,
    opened,
    random_checks,
    visits,
)
from .urls_campaign import urlpatterns as campaign

CASE = "cases/<int:pk>/"
of_cases = [
    path("cases/", cases.Cases.as_view(), name="cases"),
    path(CASE, cases.CaseDetail.as_view(), name="case"),
    path(CASE + "steps/", cases.Steps.as_view(), name="case_steps"),
    path(CASE + "next/", acts.NextSteps.as_view(), name="case_next"),
    *(
        path(f"{CASE}steps/{verb}/", acts.TakeStep.as_view(verb=verb), name=f"step_{verb}")
        for verb in TABLE
    ),
    path(CASE + "deadlines/", cases.Deadlines.as_view(), name="case_deadlines"),
    path(CASE + "violations/", cases.Violations.as_view(), name="case_violations"),
    path(CASE + "documents/", cases.Documents.as_view(), name="case_documents"),
    path(CASE + "team/", cases.Team.as_view(), name="case_team"),
    path(CASE + "approvals/", cases.ApprovalsOfCase.as_view(), name="case_approvals"),
    path(CASE + "notes/", cases.Notes.as_view(), name="case_notes"),
    path(CASE + "notes/new/", acts.AddNote.as_view(), name="add_note"),
    path(CASE + "evidence/", cases.EvidenceOfCase.as_view(), name="case_evidence"),
    path(CASE + "evidence/new/", acts.AddEvidence.as_view(), name="add_evidence"),
    path(CASE + "hear/", acts.Hear.as_view(), name="hear"),
    path(CASE + "suspect/", acts.Suspect.as_view(), name="suspect"),
    path(CASE + "plan-visit/", acts.PlanVisit.as_view(), name="plan_visit"),
    path(CASE + "demand/", acts.Demand.as_view(), name="demand"),
    path(CASE + "part/", acts.PayPart.as_view(), name="pay_part"),
    *(
        path(f"{CASE}ask/{what}/", acts.Ask.as_view(what=what), name=f"ask_{what}")
        for what in REQUESTS
    ),
    path("approvals/", acts.Approvals.as_view(), name="approvals"),
    path("approvals/<int:pk>/grant/", acts.Grant.as_view(), name="approval_grant"),
    path("approvals/<int:pk>/refuse/", acts.Refuse.as_view(), name="approval_refuse"),
    path("documents/<int:pk>/", documents.DocumentDetail.as_view(), name="document"),
    path("documents/<int:pk>/file/", documents.DocumentFile.as_view(), name="document_file"),
    path("documents/<int:pk>/replace/", documents.Replace.as_view(), name="document_replace"),
]
COMPLAINT = "complaints/<int:pk>/"
of_complaints = [
    path(COMPLAINT, complaints.ComplaintDetail.as_view(), name="complaint"),
    path(COMPLAINT + "steps/", complaints.ComplaintSteps.as_view(), name="complaint_steps"),
    *(
        path(
            f"{COMPLAINT}{verb}/",
            complaints.Decide.as_view(verb=verb),
            name=f"complaint_{verb}",
        )
        for verb in COMPLAINT_TABLE
    ),
    path(COMPLAINT + "reply/", complaints.Reply.as_view(), name="complaint_reply"),
    path(
        COMPLAINT + "received/",
        complaints.CorrectReceipt.as_view(),
        name="complaint_correct_receipt",
    ),
    path(COMPLAINT + "match/", complaints.Match.as_view(), name="complaint_match"),
    path(COMPLAINT + "merge/", complaints.Merge.as_view(), name="complaint_merge"),
    path(COMPLAINT + "propose/", complaints.Propose.as_view(), name="complaint_propose"),
]
of_letters = [
    path("letters/", letters.Letters.as_view(), name="letters"),
    path("letters/<int:pk>/", letters.LetterDetail.as_view(), name="letter"),
    path("letters/<int:pk>/alerts/", letters.LetterParts.as_view(), name="letter_alerts"),
    path("letters/<int:pk>/file/", letters.LetterFile.as_view(), name="letter_file"),
    path("letters/<int:pk>/withdraw/", letters.Withdraw.as_view(), name="letter_withdraw"),
]
of_visits = [
    path("visits/", visits.Visits.as_view(), name="visits"),
    path("visits/<int:pk>/", visits.VisitDetail.as_view(), name="visit"),
    path("visits/<int:pk>/record/", visits.Record.as_view(), name="visit_record"),
    path("visits/<int:pk>/cancel/", visits.Cancel.as_view(), name="visit_cancel"),
    path("visits/<int:pk>/move/", visits.Move.as_view(), name="visit_move"),
    path("visits/<int:pk>/assign/", visits.Assign.as_view(), name="visit_assign"),
    path("visits/<int:pk>/propose/", visits.ProposeCase.as_view(), name="visit_propose"),
    path("inspectors/", visits.Inspectors.as_view(), name="inspectors"),
]
of_everybody = [
    path("open/enterprises/", opened.Search.as_view(), name="open_search"),
    path("open/enterprises/<str:uscc>/", opened.InPublic.as_view(), name="open_enterprise"),
    path("open/figures/", figures.OpenValues.as_view(), name="open_figures"),
    path("open/random-checks/", random_checks.RandomChecks.as_view(), name="open_draws"),
    path(
        "open/random-checks/<str:number>/",
        random_checks.RandomCheck.as_view(),
        name="open_draw",
    ),
    path("open/<slug:slug>/", opened.Lists.as_view(), name="open_lists"),
    path("open/<slug:slug>/entries/", opened.Entries.as_view(), name="open_entries"),
]
urlpatterns = [
    *of_everybody,
    *campaign,
    *of_cases,
    *of_complaints,
    *of_letters,
    *of_visits,
    *desk_urls.urlpatterns,
]
