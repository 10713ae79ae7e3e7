"""Every address of the site, app by app."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from inspectorate.foundation.views import operation

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("inspectorate.organisation.urls")),
    path("", include("enterprises.urls")),
    path("", include("alerts.urls")),
    path("", include("compliance.urls")),
    path("", include("compliance.urls_documents")),
    path("", include("compliance.money.urls")),
    path("", include("compliance.complaints.urls")),
    path("healthz", operation.healthz, name="healthz"),
    path("metrics", operation.metrics, name="metrics"),
    path("admin/", admin.site.urls),
]
