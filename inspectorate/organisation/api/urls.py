"""Addresses of the entrance, of people, groups, limits and the calendar."""

from django.urls import path

from . import entrance, limits, people

urlpatterns = [
    path("", entrance.front, name="front"),
    path("schema/", entrance.schema, name="schema"),
    path("me/", people.Me.as_view(), name="me"),
    path("people/", people.People.as_view(), name="people"),
    path("people/<int:pk>/", people.Person.as_view(), name="person"),
    path("groups/", people.Groups.as_view(), name="groups"),
    path("limits/", limits.Limits.as_view(), name="limits"),
    path("limits/<slug:code>/", limits.LimitDetail.as_view(), name="limit"),
    path("calendar/", limits.CalendarYears.as_view(), name="calendar"),
    path("calendar/<int:year>/", limits.CalendarDays.as_view(), name="calendar_days"),
]
nothing = [path("<path:rest>", entrance.nothing_there, name="nothing")]
