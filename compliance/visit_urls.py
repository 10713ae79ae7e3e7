"""Addresses of visits, the inspection plan and draws."""

from django.urls import path

from .views import draws, plans, visits

urlpatterns = [
    path("visits/", visits.visit_week, name="visits"),
    path("visits/new/", visits.new, name="new_visit"),
    path("visits/<int:pk>/", visits.visit_detail, name="visit"),
    path("visits/<int:pk>/record/", visits.record, name="record_visit"),
    path("visits/<int:pk>/cancel/", visits.cancel, name="cancel_visit"),
    path("visits/<int:pk>/move/", visits.move, name="move_visit"),
    path("visits/<int:pk>/assign/", visits.assign, name="assign_visit"),
    path("visits/<int:pk>/case/", visits.propose_case, name="propose_from_visit"),
    path("visits/plan/<int:year>/", plans.plan_detail, name="plan"),
    path("visits/plan/<int:year>/draft/", plans.draft, name="draft_plan"),
    path("visits/plan/<int:year>/adopt/", plans.adopt, name="adopt_plan"),
    path("visits/quotas/<slug:regime>/", plans.quota, name="quota"),
    path("visits/draws/", draws.draw_list, name="draws"),
    path("visits/draws/new/", draws.new, name="new_draw"),
    path("visits/draws/<int:pk>/", draws.draw_detail, name="draw"),
    path("visits/draws/<int:pk>.json", draws.draw_json, name="draw_json"),
    path("visits/draws/<int:pk>/publish/", draws.publish, name="publish_draw"),
]
