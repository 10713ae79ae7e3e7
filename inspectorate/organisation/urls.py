"""Addresses of the staff themselves: coming in, going out, own settings."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import calendar, entrance, factors, limits, own, people, rights, tokens

app_name = "organisation"
urlpatterns = [
    path("login/", entrance.Login.as_view(), name="login"),
    path("login/code/", entrance.login_code, name="login_code"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("language/", entrance.language, name="language"),
    path("desk/", entrance.desk, name="desk"),
    path("settings/", own.own_settings, name="own_settings"),
    path("settings/password/", own.Password.as_view(), name="password"),
    path("settings/second-factor/", factors.second_factor, name="second_factor"),
    path("settings/second-factor/new/", factors.begin_factor, name="begin_factor"),
    path("settings/second-factor/confirm/", factors.confirm_factor, name="confirm_factor"),
    path("settings/second-factor/codes/", factors.renew_recovery_codes, name="recovery_codes"),
    path("settings/second-factor/remove/", factors.remove_factor, name="remove_factor"),
    path("limits/", limits.limit_list, name="limits"),
    path("limits/<slug:code>/", limits.limit_detail, name="limit"),
    path("limits/<slug:code>/change/", limits.change_limit, name="change_limit"),
    path("calendar/", calendar.calendar_now, name="calendar"),
    path("calendar/<int:year>/", calendar.calendar_year, name="calendar_year"),
    path("calendar/<int:year>/enter/", calendar.enter_year, name="enter_year"),
    path("calendar/<int:year>/publish/", calendar.publish_year, name="publish_year"),
    path("calendar/<int:year>/<int:month>/<int:day>/", calendar.calendar_day, name="calendar_day"),
    path("people/", people.person_list, name="people"),
    path("people/new/", people.enrol, name="enrol"),
    path("people/<int:pk>/", people.person_detail, name="person"),
    path("people/<int:pk>/roles/", people.change_roles, name="change_roles"),
    path("people/<int:pk>/off/", people.switch_off, name="switch_off"),
    path("people/<int:pk>/on/", people.switch_on, name="switch_on"),
    path("people/<int:pk>/staff/", people.link, name="link_inspector"),
    path("people/<int:pk>/password/", people.renew_password, name="renew_password"),
    path("people/<int:pk>/second-factor/reset/", factors.reset_factor, name="reset_factor"),
    path("people/<int:pk>/tokens/new/", tokens.give_token, name="give_token"),
    path("people/<int:pk>/tokens/<int:token>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("rights/", rights.rights, name="rights"),
]
