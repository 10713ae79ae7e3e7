"""Addresses of the campaign's rooms: appraisal, medals, exposures, watchlist, figures, portal."""

from django.urls import path

from compliance.exposure.acts import ACTS as EXPOSURE_ACTS
from compliance.watching.acts import ACTS as WATCH_ACTS

from . import (
    appraisals,
    boards,
    conduct,
    criteria,
    cycles,
    exposure_criteria,
    exposure_lists,
    exposures,
    figures,
    grades,
    handed_in,
    medals,
    outlines,
    own_rows,
    portal,
    portal_listings,
    recomputations,
    regimes,
    scales,
    sent_files,
    simulations,
    targets,
    watchlist,
)

CRITERIA = "criteria/<slug:scale>/<int:version>/"
of_criteria = [
    path("scales/", scales.Scales.as_view(), name="scales"),
    path("scales/<slug:code>/", scales.ScaleDetail.as_view(), name="scale"),
    path("scales/<slug:code>/change/", scales.ChangeScale.as_view(), name="scale_change"),
    path("scales/<slug:code>/delete/", scales.DropScale.as_view(), name="scale_drop"),
    path("scales/<slug:code>/new-version/", scales.NewVersion.as_view(), name="scale_version"),
    path("effects/<slug:table>/", scales.Effects.as_view(), name="effects"),
    path("effects/<slug:table>/<str:pk>/", scales.ChangeEffect.as_view(), name="effect_change"),
    path("criteria/", criteria.CriteriaSets.as_view(), name="criteria"),
    path(CRITERIA, criteria.CriteriaDetail.as_view(), name="criteria_set"),
    path(CRITERIA + "draft/", criteria.Draft.as_view(), name="criteria_draft"),
    path(CRITERIA + "change/", criteria.ChangeDraft.as_view(), name="criteria_change"),
    path(CRITERIA + "drop/", criteria.Drop.as_view(), name="criteria_drop"),
    path(CRITERIA + "enact/", criteria.Enact.as_view(), name="criteria_enact"),
    path(CRITERIA + "try/", simulations.Try.as_view(), name="criteria_try"),
    path("simulations/", simulations.Simulations.as_view(), name="simulations"),
    path("simulations/<int:pk>/", simulations.SimulationDetail.as_view(), name="simulation"),
    path("simulations/<int:pk>/moved/", simulations.Moved.as_view(), name="simulation_moved"),
]
CYCLE = "appraisals/<slug:code>/"
GRADE = CYCLE + "grades/<int:pk>/"
of_appraisals = [
    path("appraisals/", appraisals.Appraisals.as_view(), name="appraisals"),
    path("appraisals/open/", cycles.OpenCycle.as_view(), name="appraisal_open"),
    path(CYCLE, appraisals.AppraisalDetail.as_view(), name="appraisal"),
    path(CYCLE + "runs/", cycles.Runs.as_view(), name="appraisal_runs"),
    path(CYCLE + "counts/", cycles.Counts.as_view(), name="appraisal_counts"),
    path(CYCLE + "accept-gaps/", cycles.AcceptGaps.as_view(), name="appraisal_accept_gaps"),
    path(CYCLE + "confirm/", cycles.ConfirmListed.as_view(), name="appraisal_confirm"),
    path(CYCLE + "notify/", cycles.Notify.as_view(), name="appraisal_notify"),
    path(CYCLE + "conclude/", cycles.Conclude.as_view(), name="appraisal_conclude"),
    path(CYCLE + "recompute/", recomputations.Recompute.as_view(), name="appraisal_recompute"),
    path(
        CYCLE + "runs/<int:pk>/differences/",
        recomputations.Differences.as_view(),
        name="appraisal_differences",
    ),
    path(CYCLE + "grades/", appraisals.Grades.as_view(), name="grades"),
    path(GRADE, grades.GradeDetail.as_view(), name="grade"),
    path(GRADE + "facts/", appraisals.GradeFacts.as_view(), name="grade_facts"),
    *(
        path(f"{GRADE}{verb}/", grades.Decide.as_view(verb=verb), name=f"grade_{verb}")
        for verb in grades.DEEDS
    ),
    path("conduct/", conduct.Conduct.as_view(), name="conduct"),
    path("conduct/<int:pk>/", conduct.ConductDetail.as_view(), name="conduct_fact"),
    path("conduct/<int:pk>/confirm/", conduct.Confirm.as_view(), name="conduct_confirm"),
    path("conduct/<int:pk>/withdraw/", conduct.Withdraw.as_view(), name="conduct_withdraw"),
    path("regimes/", regimes.Regimes.as_view(), name="regimes"),
]
ROUND = "medal-rounds/<slug:code>/"
of_medals = [
    path("medal-rounds/", medals.Rounds.as_view(), name="medal_rounds"),
    path(ROUND, medals.RoundDetail.as_view(), name="medal_round"),
    path(ROUND + "open/", medals.Open.as_view(), name="medal_round_open"),
    path(ROUND + "rank/", medals.RankAgain.as_view(), name="medal_round_rank"),
    path(ROUND + "candidates/", medals.Candidates.as_view(), name="medal_round_candidates"),
    path(ROUND + "cut/", medals.CutPreview.as_view(), name="medal_round_cut"),
    path(ROUND + "award/", medals.Award.as_view(), name="medal_round_award"),
    path(ROUND + "medals/", medals.MedalsOfRound.as_view(), name="medal_round_medals"),
    path("medals/", medals.Medals.as_view(), name="medals"),
    path("medals/<int:pk>/", medals.MedalDetail.as_view(), name="medal"),
    path("medals/<int:pk>/revoke/", medals.Revoke.as_view(), name="medal_revoke"),
    path("medal-criteria/", medals.MedalCriteria.as_view(), name="medal_criteria"),
    path(
        "medal-criteria/<slug:measure>/change/",
        medals.ChangeCriterion.as_view(),
        name="medal_criterion_change",
    ),
]
EXPOSURE = "exposures/<int:pk>/"
LIST = "exposure-lists/<slug:code>/"
of_exposures = [
    path("exposures/", exposures.Exposures.as_view(), name="exposures"),
    path(EXPOSURE, exposures.ExposureDetail.as_view(), name="exposure"),
    path(EXPOSURE + "steps/", exposures.ExposureSteps.as_view(), name="exposure_steps"),
    path(
        EXPOSURE + "objections/",
        exposures.ExposureObjections.as_view(),
        name="exposure_objections",
    ),
    path(
        EXPOSURE + "objections/<int:objection>/decide/",
        exposures.DecideObjection.as_view(),
        name="exposure_objection_decide",
    ),
    *(
        path(
            f"{EXPOSURE}{act.verb}/",
            exposures.ExposureAct.as_view(verb=act.verb),
            name=f"exposure_{act.verb}",
        )
        for act in EXPOSURE_ACTS
    ),
    path(
        "exposure-criteria/",
        exposure_criteria.ExposureCriteria.as_view(),
        {"table": "exposure"},
        name="exposure_criteria",
    ),
    path(
        "exposure-criteria/<int:pk>/",
        exposure_criteria.ChangeExposureCriterion.as_view(),
        {"table": "exposure"},
        name="exposure_criterion_change",
    ),
    path("exposure-lists/", exposure_lists.ExposureLists.as_view(), name="exposure_lists"),
    path(LIST, exposure_lists.ExposureListDetail.as_view(), name="exposure_list"),
    path(LIST + "publish/", exposure_lists.Publish.as_view(), name="exposure_list_publish"),
]
of_counter = [
    path("counter/", handed_in.Matters.as_view(), name="counter"),
    path("counter/handed-in/", handed_in.Register.as_view(), name="handed_in"),
    *(
        path(
            f"counter/{kind}/<int:pk>/",
            handed_in.TakeIn.as_view(kind=kind),
            name=f"counter_{kind}",
        )
        for kind in ("exposure", "listing", "grade")
    ),
    path(
        EXPOSURE + "handed-in/<int:handed>/scan/",
        handed_in.ExposureScan.as_view(),
        name="exposure_scan",
    ),
    path(
        "watchlist/<int:pk>/handed-in/<int:handed>/scan/",
        handed_in.WatchScan.as_view(),
        name="watch_scan",
    ),
    path(GRADE + "handed-in/<int:handed>/scan/", handed_in.GradeScan.as_view(), name="grade_scan"),
]
of_sent_files = [
    path(EXPOSURE + "files/", sent_files.ExposureDocuments.as_view(), name="exposure_files"),
    path(
        EXPOSURE + "files/<int:file>/", sent_files.ExposureDocument.as_view(), name="exposure_file"
    ),
    path("watchlist/<int:pk>/files/", sent_files.EntryDocuments.as_view(), name="watch_files"),
    path(
        "watchlist/<int:pk>/files/<int:file>/",
        sent_files.EntryDocument.as_view(),
        name="watch_file",
    ),
    path(GRADE + "files/", sent_files.GradeDocuments.as_view(), name="grade_files"),
    path(GRADE + "files/<int:file>/", sent_files.GradeDocument.as_view(), name="grade_file"),
    path(
        "letters/<int:pk>/answers/<int:file>/",
        sent_files.AnswerDocument.as_view(),
        name="letter_answer_file",
    ),
]
of_watchlist = [
    path("watchlist/", watchlist.Watchlist.as_view(), name="watchlist"),
    path("watchlist/<int:pk>/", watchlist.Watched.as_view(), name="watched"),
    *(
        path(
            f"watchlist/<int:pk>/{act.verb}/",
            watchlist.WatchAct.as_view(verb=act.verb),
            name=f"watch_{act.verb}",
        )
        for act in WATCH_ACTS
    ),
    *(
        path(
            f"watchlist/<int:pk>/papers/{which}/",
            watchlist.Paper.as_view(which=which),
            name=f"watch_paper_{which}",
        )
        for which in ("notice", "decision")
    ),
]
of_figures = [
    path("figures/", figures.Figures.as_view(), name="figures"),
    path("figures/values/", figures.Values.as_view(), name="figure_values"),
    path("figures/board/", boards.BoardView.as_view(), name="figure_board"),
    path("figures/annual/", boards.AnnualView.as_view(), name="figure_annual"),
    path("figures/snapshots/", targets.Snapshots.as_view(), name="figure_snapshots"),
    path("figures/outlines/", outlines.Outlines.as_view(), name="outlines"),
    path("figures/outlines/<int:pk>/", outlines.OneOutlineSet.as_view(), name="outline_set"),
    path(
        "figures/outlines/<int:pk>/use/",
        outlines.UseOutlines.as_view(),
        name="outlines_use",
    ),
    path(
        "figures/outlines/<int:pk>/remove/",
        outlines.RemoveOutlines.as_view(),
        name="outlines_remove",
    ),
    path("figures/targets/", targets.Targets.as_view(), name="figure_targets"),
]
of_enterprises = [
    path("portal/listings/", portal_listings.OwnListings.as_view(), name="own_listings"),
    path(
        "portal/listings/<int:pk>/state/",
        portal_listings.StateOnListing.as_view(),
        name="own_listing_state",
    ),
    path(
        "portal/listings/<int:pk>/ask-removal/",
        portal_listings.AskForRemoval.as_view(),
        name="own_listing_ask",
    ),
    path("portal/alerts/", portal.OwnAlerts.as_view(), name="own_alerts"),
    path("portal/alerts/<int:pk>/rows/", own_rows.OwnAlertRows.as_view(), name="own_alert_rows"),
    path("portal/letters/", portal.OwnLetters.as_view(), name="own_letters"),
    path("portal/letters/<int:pk>/", portal.OwnLetter.as_view(), name="own_letter"),
    path("portal/letters/<int:pk>/answer/", portal.AnswerLetter.as_view(), name="own_answer"),
    path("portal/papers/", portal.OwnPapers.as_view(), name="own_papers"),
    path("portal/papers/<int:pk>/file/", portal.OwnPaper.as_view(), name="own_paper"),
    path(
        "portal/letters/<int:pk>/answers/<int:file>/",
        sent_files.OwnAnswerDocument.as_view(),
        name="own_answer_file",
    ),
    path("portal/files/", sent_files.OwnDocuments.as_view(), name="own_files"),
    path("portal/files/<int:file>/", sent_files.OwnDocument.as_view(), name="own_file"),
    path("portal/grades/", portal.OwnGrades.as_view(), name="own_grades"),
    path("portal/grades/<int:pk>/object/", portal.ObjectToGrade.as_view(), name="own_grade_object"),
    path("portal/exposures/", portal.OwnExposures.as_view(), name="own_exposures"),
    path(
        "portal/exposures/<int:pk>/object/",
        portal.ObjectToExposure.as_view(),
        name="own_exposure_object",
    ),
]
urlpatterns = [
    *of_criteria,
    *of_appraisals,
    *of_medals,
    *of_exposures,
    *of_counter,
    *of_sent_files,
    *of_watchlist,
    *of_figures,
    *of_enterprises,
]
