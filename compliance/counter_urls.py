"""Addresses of the counter: what employers bring or send by letter; and what they sent as files."""

from django.urls import path

from .views import counter, sent_files

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
    path("exposures/<int:pk>/files/<int:file>/", sent_files.of_exposure, name="exposure_file"),
    path("watchlist/<int:pk>/files/<int:file>/", sent_files.of_entry, name="watch_file"),
    path(
        "appraisals/<slug:code>/grades/<int:pk>/files/<int:file>/",
        sent_files.of_grade,
        name="grade_file",
    ),
    path(
        "watchlist/<int:pk>/handed-in/<int:handed>/scan/", counter.scan_of_entry, name="watch_scan"
    ),
]
