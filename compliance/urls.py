"""Addresses of cases, approvals and all that belongs to them."""

from django.urls import path

from . import (
    appraisal_urls,
    counter_urls,
    exposure_urls,
    grid_urls,
    letter_urls,
    medal_urls,
    visit_urls,
    watchlist_urls,
)
from .figures import urls as figure_urls
from .views import acts, approvals, cases, covered, deadlines

app_name = "compliance"
urlpatterns = [
    path("cases/", cases.case_list, name="cases"),
    path("cases/new/", cases.propose, name="propose"),
    path("cases/<int:pk>/", cases.case_detail, name="case"),
    path("cases/<int:pk>/note/", acts.add_note, name="add_note"),
    path("cases/<int:pk>/evidence/", acts.add_evidence, name="add_evidence"),
    path("cases/<int:pk>/hear/", acts.hear, name="hear"),
    path("cases/<int:pk>/suspect/", acts.suspect, name="suspect"),
    path("cases/<int:pk>/visits/new/", acts.plan_visit, name="plan_visit"),
    path("cases/<int:pk>/visits/<int:inspection>/", acts.record_visit, name="record_case_visit"),
    path("cases/<int:pk>/demand/", acts.demand, name="demand"),
    path("cases/<int:pk>/part/", acts.pay_part, name="pay_part"),
    path("cases/<int:pk>/ask/<slug:what>/", acts.ask, name="ask"),
    path("cases/<int:pk>/step/<slug:verb>/", cases.case_step, name="step"),
    path("deadlines/anew/", deadlines.date_anew, name="date_anew"),
    path("covered/", covered.covered, name="covered"),
    path("approvals/", approvals.approval_list, name="approvals"),
    path("approvals/<int:pk>/", approvals.approval_detail, name="approval"),
]
urlpatterns += appraisal_urls.urlpatterns
urlpatterns += counter_urls.urlpatterns
urlpatterns += exposure_urls.urlpatterns
urlpatterns += figure_urls.urlpatterns
urlpatterns += grid_urls.urlpatterns
urlpatterns += letter_urls.urlpatterns
urlpatterns += medal_urls.urlpatterns
urlpatterns += visit_urls.urlpatterns
urlpatterns += watchlist_urls.urlpatterns
