"""Addresses of enterprises, feeds and deliveries."""

from django.urls import path

from .views import batches, dossiers, feeds, samples

app_name = "enterprises"
urlpatterns = [
    path("dossiers/", dossiers.dossier_list, name="dossiers"),
    path("dossiers/<str:uscc>/", dossiers.dossier, name="dossier"),
    path("grid/unmatched/", dossiers.unmatched_list, name="unmatched"),
    path("feeds/", feeds.feed_list, name="feeds"),
    path("feeds/<slug:feed>/", feeds.feed_detail, name="feed"),
    path("feeds/<slug:feed>/deliver/", feeds.deliver, name="deliver"),
    path("feeds/<slug:feed>/uploads/<int:pk>/", feeds.upload_progress, name="upload"),
    path("feeds/<slug:feed>/samples/new/", samples.new_sample, name="new_sample"),
    path("feeds/<slug:feed>/samples/<int:pk>/", samples.mapping, name="mapping"),
    path("feeds/<slug:feed>/batches/<int:pk>/", batches.batch_detail, name="batch"),
    path("feeds/<slug:feed>/batches/<int:pk>/rejects/", batches.rejects_file, name="rejects"),
    path("feeds/<slug:feed>/batches/<int:pk>/orphans/", batches.orphan_list, name="orphans"),
]
