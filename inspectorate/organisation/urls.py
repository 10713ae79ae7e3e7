"""Addresses of the staff themselves: coming in, going out, own settings."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import calendar, entrance, limits, own

app_name = "organisation"
urlpatterns = [
    path("", entrance.front, name="front"),
    path("login/", entrance.Login.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("language/", entrance.language, name="language"),
    path("desk/", entrance.desk, name="desk"),
    path("settings/", own.own_settings, name="own_settings"),
    path("settings/password/", own.Password.as_view(), name="password"),
    path("limits/", limits.limit_list, name="limits"),
    path("limits/<slug:code>/", limits.limit_detail, name="limit"),
    path("limits/<slug:code>/change/", limits.change_limit, name="change_limit"),
    path("calendar/", calendar.calendar_now, name="calendar"),
    path("calendar/<int:year>/", calendar.calendar_year, name="calendar_year"),
    path("calendar/<int:year>/enter/", calendar.enter_year, name="enter_year"),
    path("calendar/<int:year>/publish/", calendar.publish_year, name="publish_year"),
    path("calendar/<int:year>/<int:month>/<int:day>/", calendar.calendar_day, name="calendar_day"),
]
