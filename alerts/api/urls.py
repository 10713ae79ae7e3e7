"""Addresses of alerts."""

from django.urls import path

from . import alerts

urlpatterns = [
    path("alerts/", alerts.Alerts.as_view(), name="alerts"),
    path("alerts/<int:pk>/", alerts.AlertDetail.as_view(), name="alert"),
    path("alerts/<int:pk>/evidence/", alerts.AlertEvidence.as_view(), name="alert_evidence"),
    path("alerts/<int:pk>/acknowledge/", alerts.Acknowledge.as_view(), name="alert_acknowledge"),
    path("alerts/<int:pk>/dismiss/", alerts.Dismiss.as_view(), name="alert_dismiss"),
]
