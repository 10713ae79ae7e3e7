"""Addresses of enterprises, feeds and deliveries."""

from django.urls import path

from . import batches, enterprises, feeds

urlpatterns = [
    path("enterprises/", enterprises.Enterprises.as_view(), name="enterprises"),
    path("enterprises/<str:uscc>/", enterprises.EnterpriseDetail.as_view(), name="enterprise"),
    path("feeds/", feeds.Feeds.as_view(), name="feeds"),
    path("feeds/<slug:feed>/", feeds.FeedDetail.as_view(), name="feed"),
    path("feeds/<slug:feed>/deliveries/<int:pk>/", feeds.Delivery.as_view(), name="delivery"),
    path("feeds/<slug:feed>/batches/", feeds.Push.as_view(), name="batches"),
    path("feeds/<slug:feed>/batches/<int:pk>/", batches.BatchDetail.as_view(), name="batch"),
    path(
        "feeds/<slug:feed>/batches/<int:pk>/rows/",
        batches.RejectedRows.as_view(),
        name="rejected_rows",
    ),
    path(
        "feeds/<slug:feed>/batches/<int:pk>/rejects/",
        batches.RejectsFile.as_view(),
        name="rejects_file",
    ),
]
