"""Addresses of the entrance, of people, groups, limits and the calendar."""

from django.urls import path, re_path

from . import calendars, enrolment, entrance, limits, people

PERSON, YEAR = "people/<int:pk>/", "calendar/<int:year>/"
urlpatterns = [
    path("", entrance.front, name="front"),
    path("schema/", entrance.schema, name="schema"),
    path("me/", people.Me.as_view(), name="me"),
    path("me/settings/", people.OwnSettings.as_view(), name="own_settings"),
    path("people/", enrolment.People.as_view(), name="people"),
    path(PERSON, enrolment.Person.as_view(), name="person"),
    path(PERSON + "roles/", enrolment.ChangeRoles.as_view(), name="person_roles"),
    path(PERSON + "off/", enrolment.SwitchOff.as_view(), name="person_off"),
    path(PERSON + "on/", enrolment.SwitchOn.as_view(), name="person_on"),
    path(PERSON + "staff/", enrolment.Link.as_view(), name="person_staff"),
    path(PERSON + "tokens/", enrolment.Tokens.as_view(), name="person_tokens"),
    path(
        PERSON + "tokens/<int:token>/revoke/",
        enrolment.Revoke.as_view(),
        name="person_token_revoke",
    ),
    path("groups/", people.Groups.as_view(), name="groups"),
    path("limits/", limits.Limits.as_view(), name="limits"),
    path("limits/<slug:code>/", limits.LimitDetail.as_view(), name="limit"),
    path("limits/<slug:code>/changes/", limits.LimitChanges.as_view(), name="limit_changes"),
    path("limits/<slug:code>/change/", limits.ChangeLimit.as_view(), name="limit_change"),
    path("calendar/", calendars.CalendarYears.as_view(), name="calendar"),
    path(YEAR, calendars.CalendarDays.as_view(), name="calendar_days"),
    path(YEAR + "enter/", calendars.EnterYear.as_view(), name="calendar_enter"),
    path(YEAR + "publish/", calendars.PublishYear.as_view(), name="calendar_publish"),
    path(YEAR + "<int:month>/<int:day>/", calendars.SetDay.as_view(), name="calendar_set_day"),
]
# Any rest, broken lines too: no address below the entrance is answered by a page.
nothing = [re_path(r"^(?P<rest>[\s\S]+)$", entrance.nothing_there, name="nothing")]
