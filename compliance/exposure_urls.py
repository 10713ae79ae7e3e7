"""Addresses of exposures and their lists."""

from django.urls import path

from .views import exposure_criteria, exposure_lists, exposures

urlpatterns = [
    path("exposures/", exposures.exposure_list, name="exposures"),
    path("exposures/criteria/", exposure_criteria.criteria, name="exposure_criteria"),
    path("exposures/criteria/new/", exposure_criteria.add_criterion, name="add_criterion"),
    path(
        "exposures/criteria/<int:pk>/", exposure_criteria.change_criterion, name="change_criterion"
    ),
    path("exposures/lists/<slug:code>/", exposure_lists.exposure_list_detail, name="exposure_list"),
    path("exposures/lists/<slug:code>/publish/", exposure_lists.publish, name="publish_exposures"),
    path("exposures/<int:pk>/", exposures.exposure_detail, name="exposure"),
    path("exposures/<int:pk>/<slug:verb>/", exposures.exposure_act, name="exposure_act"),
    path(
        "exposures/<int:pk>/objections/<int:objection>/",
        exposures.decide_objection,
        name="decide_objection",
    ),
]
