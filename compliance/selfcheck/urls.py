"""Addresses of the self-check."""

from django.urls import path

from compliance.views import self_check

app_name = "selfcheck"
urlpatterns = [
    path("self-check/", self_check.ask, name="ask"),
    path("self-check/code/", self_check.code, name="code"),
    path("self-check/months/", self_check.own_months, name="months"),
    path("self-check/report/", self_check.report, name="report"),
    path("self-check/leave/", self_check.leave, name="leave"),
]
