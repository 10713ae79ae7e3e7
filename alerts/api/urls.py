"""Addresses of alerts."""

from django.urls import path

from . import alerts, notices, rules, sets

urlpatterns = [
    path("alerts/", alerts.Alerts.as_view(), name="alerts"),
    path("alerts/<int:pk>/", alerts.AlertDetail.as_view(), name="alert"),
    path("alerts/<int:pk>/evidence/", alerts.AlertEvidence.as_view(), name="alert_evidence"),
    path("alerts/<int:pk>/acknowledge/", alerts.Acknowledge.as_view(), name="alert_acknowledge"),
    path("alerts/<int:pk>/hand-over/", alerts.HandOver.as_view(), name="alert_hand_over"),
    path("alerts/<int:pk>/dismiss/", alerts.Dismiss.as_view(), name="alert_dismiss"),
    path(
        "alerts/<int:pk>/workers/<int:worker>/reveal/",
        alerts.Reveal.as_view(),
        name="alert_reveal",
    ),
    path("alerts/set/", sets.AlertSet.as_view(), name="alert_set"),
    path("alerts/acknowledge/", sets.AcknowledgeSet.as_view(), name="alerts_acknowledge"),
    path("alerts/dismiss/", sets.DismissSet.as_view(), name="alerts_dismiss"),
    path("rules/", rules.Rules.as_view(), name="rules"),
    path("rules/<slug:name>/", rules.RuleDetail.as_view(), name="rule"),
    path("runs/", rules.Runs.as_view(), name="runs"),
    path("rules/<slug:name>/versions/", rules.Versions.as_view(), name="rule_versions"),
    path("rules/<slug:name>/tune/", rules.Tune.as_view(), name="rule_tune"),
    path("notices/", notices.Notices.as_view(), name="notices"),
    path("notices/<int:pk>/read/", notices.ReadNotice.as_view(), name="notice_read"),
    path("notices/read/", notices.ReadAll.as_view(), name="notices_read"),
    path("notices/test/", notices.SendTest.as_view(), name="notice_test"),
    path("notices/choices/", notices.Choices.as_view(), name="notice_choices"),
    path("office-hours/", notices.Hours.as_view(), name="office_hours"),
]
