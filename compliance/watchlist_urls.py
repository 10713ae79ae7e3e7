"""Addresses of the watchlist."""

from django.urls import path

from .views import watchlist

urlpatterns = [
    path("watchlist/", watchlist.watch_list, name="watchlist"),
    path("watchlist/new/", watchlist.give_notice, name="watch_notice"),
    path("watchlist/<int:pk>/", watchlist.watch_detail, name="watched"),
    path("watchlist/<int:pk>/papers/<slug:which>/", watchlist.watch_paper, name="watch_paper"),
    path("watchlist/<int:pk>/<slug:verb>/", watchlist.watch_act, name="watch_act"),
]
