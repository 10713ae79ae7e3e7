"""Addresses of the counter: what employers bring or send by letter."""

from django.urls import path

from .views import counter

urlpatterns = [
    path("counter/", counter.find, name="counter"),
    path("counter/<slug:kind>/<int:pk>/", counter.take_in, name="take_in"),
    path(
        "exposures/<int:pk>/handed-in/<int:handed>/scan/",
        counter.scan_of_exposure,
        name="exposure_scan",
    ),
    path(
        "appraisals/<slug:code>/grades/<int:pk>/handed-in/<int:handed>/scan/",
        counter.scan_of_grade,
        name="grade_scan",
    ),
    path(
        "watchlist/<int:pk>/handed-in/<int:handed>/scan/", counter.scan_of_entry, name="watch_scan"
    ),
]
