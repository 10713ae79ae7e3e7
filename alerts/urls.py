"""Addresses of alerts and rules."""

from django.urls import path

from .views import queue

app_name = "alerts"
urlpatterns = [
    path("alerts/", queue.alert_queue, name="queue"),
]
