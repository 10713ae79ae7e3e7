"""Addresses of the desk's rooms: grid, plans, draws, campaigns, the counter, money."""

from django.urls import path

from . import campaigns, counter, dating, grid, grid_changes, money, planning

CAMPAIGN, CHANGE, COMPLAINT = (
    "campaigns/<int:pk>/",
    "grid/changes/<int:pk>/",
    "complaints/<int:pk>/",
)
STAFF, CASE = "staff/<str:staff_no>/", "cases/<int:pk>/"
of_grid = [
    path("grid/", grid.GroupLoads.as_view(), name="grid"),
    path(STAFF, grid.StaffDetail.as_view(), name="staff"),
    path(STAFF + "assign/", grid.Assign.as_view(), name="staff_assign"),
    path(STAFF + "absence/", grid.RecordAbsence.as_view(), name="staff_absence"),
    path("assignments/<int:pk>/end/", grid.EndAssignment.as_view(), name="assignment_end"),
    path("absences/<int:pk>/end/", grid.EndAbsence.as_view(), name="absence_end"),
    path("grid/changes/", grid_changes.Changes.as_view(), name="grid_changes"),
    path("grid/changes/balance/", grid_changes.Balance.as_view(), name="grid_balance"),
    path(CHANGE, grid_changes.ChangeDetail.as_view(), name="grid_change"),
    path(CHANGE + "preview/", grid_changes.Preview.as_view(), name="grid_change_preview"),
    path(CHANGE + "apply/", grid_changes.Apply.as_view(), name="grid_change_apply"),
    path(CHANGE + "drop/", grid_changes.Drop.as_view(), name="grid_change_drop"),
    path("grid/<str:code>/split/", grid_changes.Split.as_view(), name="grid_split"),
    path("grid/<str:code>/move/", grid_changes.MoveAreas.as_view(), name="grid_move"),
]
of_plans = [
    path("plans/", planning.Plans.as_view(), name="plans"),
    path("plans/preview/", planning.PlanPreview.as_view(), name="plan_preview"),
    path("plans/<int:pk>/", planning.PlanDetail.as_view(), name="plan"),
    path("plans/<int:pk>/adopt/", planning.Adopt.as_view(), name="plan_adopt"),
    path("quotas/", planning.Quotas.as_view(), name="quotas"),
    path("quotas/<slug:regime>/", planning.SetQuota.as_view(), name="quota"),
    path("draws/", planning.Draws.as_view(), name="draws"),
    path("draws/<int:pk>/", planning.DrawDetail.as_view(), name="draw"),
    path("draws/<int:pk>/publish/", planning.Publish.as_view(), name="draw_publish"),
]
of_letters = [
    path("letters/preview/", campaigns.LettersPreview.as_view(), name="letters_preview"),
    path("letters/set/", campaigns.SendSet.as_view(), name="letters_set"),
    path("campaigns/", campaigns.Campaigns.as_view(), name="campaigns"),
    path("campaigns/reviews/", campaigns.Reviews.as_view(), name="reviews"),
    path(CAMPAIGN, campaigns.CampaignDetail.as_view(), name="campaign"),
    path(CAMPAIGN + "preview/", campaigns.CampaignPreview.as_view(), name="campaign_preview"),
    path(CAMPAIGN + "change/", campaigns.Change.as_view(), name="campaign_change"),
    path(CAMPAIGN + "drop/", campaigns.Drop.as_view(), name="campaign_drop"),
    path(CAMPAIGN + "send/", campaigns.SendCampaign.as_view(), name="campaign_send"),
    path(CAMPAIGN + "begin/", campaigns.Begin.as_view(), name="review_begin"),
    path(CAMPAIGN + "end/", campaigns.End.as_view(), name="review_end"),
    path(CAMPAIGN + "replies/", campaigns.Replies.as_view(), name="review_replies"),
    path(CAMPAIGN + "propose/", campaigns.ProposeOnReplies.as_view(), name="review_propose"),
]
of_counter = [
    path("complaints/", counter.Record.as_view(), name="complaints"),
    path(COMPLAINT + "complainant/", counter.Complainant.as_view(), name="complaint_reveal"),
    path(COMPLAINT + "files/", counter.Files.as_view(), name="complaint_files"),
    path(COMPLAINT + "files/<int:file>/", counter.FileContent.as_view(), name="complaint_file"),
]
of_money = [
    path(CASE + "calculations/", money.Calculations.as_view(), name="case_calculations"),
    path(CASE + "calculate/", money.Calculate.as_view(), name="case_calculate"),
    path("calculations/<int:pk>/", money.CalculationDetail.as_view(), name="calculation"),
    path("calculations/<int:pk>/propose/", money.ProposeFine.as_view(), name="propose_fine"),
    path("law/<slug:table>/", money.Law.as_view(), name="law"),
    path("law/<slug:table>/<str:pk>/", money.ChangeLaw.as_view(), name="law_row"),
    path("deadlines/anew/", dating.DateAnew.as_view(), name="deadlines_anew"),
    path(CASE + "dossier.pdf", dating.DossierPdf.as_view(), name="case_dossier_pdf"),
    path(CASE + "dossier.zip", dating.DossierZip.as_view(), name="case_dossier_zip"),
]
urlpatterns = [*of_grid, *of_plans, *of_letters, *of_counter, *of_money]
