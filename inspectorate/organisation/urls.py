"""Addresses of the staff themselves: coming in, going out, own settings."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import entrance, own

app_name = "organisation"
urlpatterns = [
    path("", entrance.front, name="front"),
    path("login/", entrance.Login.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("language/", entrance.language, name="language"),
    path("desk/", entrance.desk, name="desk"),
    path("settings/", own.own_settings, name="own_settings"),
    path("settings/password/", own.Password.as_view(), name="password"),
]
