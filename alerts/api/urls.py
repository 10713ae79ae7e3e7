"""Addresses of alerts."""

from django.urls import path

from . import alerts, rules

urlpatterns = [
    path("alerts/", alerts.Alerts.as_view(), name="alerts"),
    path("alerts/<int:pk>/", alerts.AlertDetail.as_view(), name="alert"),
    path("alerts/<int:pk>/evidence/", alerts.AlertEvidence.as_view(), name="alert_evidence"),
    path("alerts/<int:pk>/acknowledge/", alerts.Acknowledge.as_view(), name="alert_acknowledge"),
    path("alerts/<int:pk>/dismiss/", alerts.Dismiss.as_view(), name="alert_dismiss"),
    path("rules/", rules.Rules.as_view(), name="rules"),
    path("rules/<slug:name>/", rules.RuleDetail.as_view(), name="rule"),
    path("runs/", rules.Runs.as_view(), name="runs"),
    path("notices/", rules.Notices.as_view(), name="notices"),
    path("notices/<int:pk>/read/", rules.ReadNotice.as_view(), name="notice_read"),
]
