"""Every address of the site, app by app."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from alerts.api import urls as alerts_api
from compliance.api import urls as compliance_api
from enterprises.api import urls as enterprises_api
from inspectorate.foundation.views import operation
from inspectorate.organisation.api import urls as organisation_api

machines = [
    *organisation_api.urlpatterns,
    *enterprises_api.urlpatterns,
    *alerts_api.urlpatterns,
    *compliance_api.urlpatterns,
    *organisation_api.nothing,
]
handler500 = "inspectorate.organisation.api.entrance.broken"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("inspectorate.organisation.urls")),
    path("", include("enterprises.urls")),
    path("", include("alerts.urls")),
    path("", include("compliance.urls")),
    path("", include("compliance.urls_documents")),
    path("", include("compliance.money.urls")),
    path("", include("compliance.complaints.urls")),
    path("", include("compliance.selfcheck.urls")),
    path("", include("compliance.portal.urls")),
    path("api/", include((machines, "api"))),
    path("", include("compliance.publicity.urls")),
    path("healthz", operation.healthz, name="healthz"),
    path("metrics", operation.metrics, name="metrics"),
    path("admin/login/", RedirectView.as_view(url="/login/", query_string=True)),
    path("admin/", admin.site.urls),
]
