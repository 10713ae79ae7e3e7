"""Addresses of complaints: first those of the public, then the inbox of the staff."""

from django.urls import path, register_converter

from compliance.views import complaint_acts as acts
from compliance.views import complaint_secrets as keeping
from compliance.views import complaints as staff
from compliance.views import complaints_public as public


class NumberConverter:
    """C-2026-000123."""

    regex = r"C-\d{4}-\d{6}"

    def to_python(self, value: str) -> str:
        """The number as it is."""
        return value

    def to_url(self, value: str) -> str:
        """The number as it is."""
        return value


register_converter(NumberConverter, "complaint")
app_name = "complaints"
urlpatterns = [
    path("complaints/", public.landing, name="landing"),
    path("complaints/new/", public.new, name="new"),
    path("complaints/<complaint:number>/", public.follow, name="follow"),
    path("complaints/<complaint:number>/leave/", public.leave, name="leave"),
    path("complaints/<complaint:number>/papers/<int:pk>/", public.paper, name="paper"),
    path("complaints/inbox/", staff.inbox, name="inbox"),
    path("complaints/inbox/record/", acts.record, name="record"),
    path("complaints/inbox/<int:pk>/", staff.detail, name="detail"),
    path("complaints/inbox/<int:pk>/step/<slug:verb>/", staff.decide, name="decide"),
    path("complaints/inbox/<int:pk>/reply/", acts.reply, name="reply"),
    path("complaints/inbox/<int:pk>/received/", acts.correct_receipt, name="correct_receipt"),
    path("complaints/inbox/<int:pk>/match/", acts.match, name="match"),
    path("complaints/inbox/<int:pk>/merge/", acts.merge, name="merge"),
    path("complaints/inbox/<int:pk>/propose/", acts.propose, name="propose"),
    path("complaints/inbox/<int:pk>/complainant/", acts.complainant, name="complainant"),
    path("complaints/inbox/<int:pk>/secret/", keeping.renew_secret, name="renew_secret"),
    path("complaints/inbox/<int:pk>/files/<int:file>/", acts.file, name="file"),
]
