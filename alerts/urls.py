"""Addresses of alerts and rules."""

from django.urls import path

from .views import detail, gallery, listing, notices, office_hours, queue, reveal, rules, triage

app_name = "alerts"
urlpatterns = [
    path("alerts/", queue.alert_queue, name="queue"),
    path("alerts/acknowledge/", triage.acknowledge_many, name="acknowledge_many"),
    path("alerts/dismiss/", triage.dismiss, name="dismiss"),
    path("alerts.csv", queue.alerts_csv, name="queue_csv"),
    path("alerts/newer/", queue.newer_alerts, name="newer"),
    path("alerts/<int:pk>/", detail.alert_detail, name="detail"),
    path("alerts/<int:pk>/peek/", detail.peek, name="peek"),
    path("alerts/<int:pk>/acknowledge/", detail.acknowledge, name="acknowledge"),
    path("alerts/<int:pk>/hand-over/", detail.hand_over, name="hand_over"),
    path("alerts/<int:pk>/workers.csv", listing.workers_csv, name="workers_csv"),
    path(
        "alerts/<int:pk>/workers/<int:worker>/number/", reveal.reveal_number, name="reveal_number"
    ),
    path("rules/", rules.rule_list, name="rules"),
    path("rules/<slug:name>/", rules.rule_detail, name="rule"),
    path("rules/<slug:name>/tune/", rules.tune, name="tune"),
    path("notifications/", notices.notifications, name="notifications"),
    path("notifications/bell/", notices.bell, name="bell"),
    path("notifications/read/", notices.read_all, name="read_all"),
    path("notifications/<int:pk>/open/", notices.open_notice, name="open_notice"),
    path("notifications/<int:pk>/read/", notices.read_notice, name="read_notice"),
    path("events/", notices.events, name="events"),
    path("settings/notifications/", notices.choices, name="notification_choices"),
    path("settings/office-hours/", office_hours.hours, name="office_hours"),
    path("settings/notifications/test/", notices.send_test, name="send_test"),
    path("components/", gallery.gallery, name="gallery"),
]
