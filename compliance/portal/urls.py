"""Addresses of the portal, and of the counter that enrols people of enterprises."""

from django.urls import path

from compliance.views import portal

app_name = "portal"
urlpatterns = [
    path("portal/", portal.home, name="home"),
    path("portal/alerts/<int:pk>/", portal.alert, name="alert"),
    path("portal/letters/<int:pk>/", portal.letter, name="letter"),
    path("portal/letters/<int:pk>/answers/<int:file>/", portal.answer_file, name="answer_file"),
    path("portal/files/<int:pk>/", portal.file, name="file"),
    path("portal/papers/<int:pk>/file.pdf", portal.paper, name="paper"),
    path("portal/grades/<int:pk>/", portal.grade, name="grade"),
    path("portal/entries/<int:pk>/", portal.entry, name="entry"),
    path("portal/listings/<int:pk>/", portal.listing, name="listing"),
    path("people/enterprises/new/", portal.enrol, name="enrol"),
]
