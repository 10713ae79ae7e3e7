"""Addresses of the figures for staff; what the public reads of them is at /figures/."""

from django.urls import path

from compliance.views import figures, figures_reports, outlines

urlpatterns = [
    path("figures/desk/", figures.desk, name="figures_desk"),
    path("figures/desk/districts/<str:code>/", figures.district, name="figures_district"),
    path("figures/desk/streets/<str:code>/", figures.street, name="figures_street"),
    path("figures/desk/groups/<str:code>/", figures.group, name="figures_group"),
    path("figures/desk/definitions/", figures.definitions, name="figures_definitions"),
    path("figures/desk/count/", figures.count, name="figures_count"),
    path("figures/desk/annual/", figures_reports.annual, name="figures_annual"),
    path("figures/desk/outlines/", outlines.outlines, name="outlines"),
    path("figures/desk/outlines/<int:pk>/", outlines.outline_set, name="outline_set"),
    path("figures/desk/outlines/<int:pk>/use/", outlines.use, name="use_outlines"),
    path("figures/desk/outlines/<int:pk>/remove/", outlines.remove, name="remove_outlines"),
    path("figures/desk/targets/", figures_reports.targets, name="figures_targets"),
    path("figures/desk/targets/set/", figures_reports.set_target, name="figures_set_target"),
]
