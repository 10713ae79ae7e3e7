"""Addresses of appraisals: cycles, grades, criteria, simulations."""

from django.urls import path, re_path

from .views import appraisals, conduct, criteria, grades, recomputations, scales

CRITERIA = "appraisals/criteria/<slug:scale>/<int:version>/"

urlpatterns = [
    path("appraisals/", appraisals.appraisal_list, name="appraisals"),
    path("appraisals/open/", appraisals.open_cycle, name="open_appraisal"),
    path("appraisals/criteria/", criteria.criteria_list, name="criteria"),
    path(CRITERIA, criteria.criteria_detail, name="criteria_set"),
    path(f"{CRITERIA}edit/", criteria.criteria_edit, name="edit_criteria"),
    path(f"{CRITERIA}draft/", criteria.criteria_draft, name="draft_criteria"),
    path(f"{CRITERIA}drop/", criteria.criteria_drop, name="drop_criteria"),
    path(f"{CRITERIA}enact/", criteria.criteria_enact, name="enact_criteria"),
    path(f"{CRITERIA}try/", criteria.criteria_try, name="try_criteria"),
    path("scales/", scales.scale_list, name="scales"),
    path("scales/<slug:code>/", scales.scale_detail, name="scale"),
    path("scales/<slug:code>/change/", scales.change_scale, name="change_scale"),
    path("scales/<slug:code>/delete/", scales.drop_scale, name="drop_scale"),
    path("scales/<slug:code>/new-version/", scales.new_version, name="new_scale_version"),
    path("scales/effects/<slug:table>/new/", scales.add_effect, name="add_effect"),
    path("scales/effects/<slug:table>/<str:pk>/", scales.change_effect, name="change_effect"),
    path("appraisals/simulations/<int:pk>/", criteria.simulation_detail, name="simulation"),
    path("conduct/<int:pk>/", conduct.conduct_detail, name="conduct"),
    path("conduct/<int:pk>/confirm/", conduct.confirm, name="confirm_conduct"),
    path("conduct/<int:pk>/withdraw/", conduct.withdraw, name="withdraw_conduct"),
    path("dossiers/<str:uscc>/conduct/", conduct.record, name="record_conduct"),
    path("appraisals/<slug:code>/", appraisals.appraisal_detail, name="appraisal"),
    path("appraisals/<slug:code>/confirm/", appraisals.confirm_listed, name="confirm_grades"),
    path("appraisals/<slug:code>/results.csv", appraisals.results_csv, name="appraisal_csv"),
    path("appraisals/<slug:code>/accept-gaps/", appraisals.accept_gaps, name="accept_gaps"),
    path("appraisals/<slug:code>/notify/", appraisals.notify, name="notify_appraisal"),
    path("appraisals/<slug:code>/conclude/", appraisals.conclude, name="conclude_appraisal"),
    path("appraisals/<slug:code>/recompute/", recomputations.recompute, name="recompute"),
    path(
        "appraisals/<slug:code>/recomputations/<int:pk>/",
        recomputations.recomputation,
        name="recomputation",
    ),
    path("appraisals/<slug:code>/grades/<int:pk>/", grades.grade_detail, name="grade"),
    path("appraisals/<slug:code>/grades/<int:pk>/object/", grades.object_to, name="object_grade"),
    re_path(
        r"^appraisals/(?P<code>[-\w]+)/grades/(?P<pk>\d{1,18})/"
        r"(?P<verb>confirm|change|approve|send-back|answer)/$",
        grades.decide,
        name="decide_grade",
    ),
]
