"""Addresses of enterprises, feeds and deliveries."""

from django.urls import path

from .views import dossiers

app_name = "enterprises"
urlpatterns = [
    path("dossiers/", dossiers.dossier_list, name="dossiers"),
    path("dossiers/<str:uscc>/", dossiers.dossier, name="dossier"),
    path("grid/unmatched/", dossiers.unmatched_list, name="unmatched"),
]
