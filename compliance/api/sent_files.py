"""Documents that enterprises sent through the portal: listed, and as they came."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from compliance.complaints.files import ALLOWED, as_download
from compliance.models import (
    Exposure,
    Grade,
    Letter,
    LetterAnswerFile,
    SentFile,
    WatchlistEntry,
)
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ApiView, ListView
from inspectorate.organisation.permissions import Permission


class SentFileSerializer(serializers.ModelSerializer[SentFile]):
    class Meta:
        model = SentFile
        fields = (
            "id", "kind", "file_name", "media_type", "size_bytes", "sha256", "sent_at",
        )  # fmt: skip
        read_only_fields = fields


class OfAll:
    """Which documents are meant: all within sight."""

    kwargs: dict[str, Any]
    request: Any

    def documents(self) -> QuerySet[Any]:
        """The documents within sight that the address is about."""
        found: QuerySet[Any] = SentFile.objects.visible_to(self.request.user)
        return found

    def matter(self, model: Any, **more: Any) -> Any:
        """The matter of the address, if it is within sight."""
        seen = model.objects.visible_to(self.request.user)
        return get_object_or_404(seen, pk=self.kwargs["pk"], **more)


class OfEntry(OfAll):
    """Those about an entry of the watchlist."""

    def documents(self) -> QuerySet[Any]:
        """What the enterprise sent with statements and requests."""
        return super().documents().filter(entry=self.matter(WatchlistEntry))


class OfExposure(OfAll):
    """Those about an exposure."""

    def documents(self) -> QuerySet[Any]:
        """What the enterprise sent with objections."""
        return super().documents().filter(objection__exposure=self.matter(Exposure))


class OfGrade(OfAll):
    """Those about a grade."""

    def documents(self) -> QuerySet[Any]:
        """What the enterprise sent with its objection."""
        grade = self.matter(Grade, appraisal__code=self.kwargs["code"])
        return super().documents().filter(grade_objection__grade=grade)


class OfLetter(OfAll):
    """Those that came with answers to a letter."""

    def documents(self) -> QuerySet[Any]:
        """What the enterprise sent with its answers."""
        seen = LetterAnswerFile.objects.visible_to(self.request.user)
        return seen.filter(answer__letter=self.matter(Letter))


class DocumentList(OfAll, ListView):
    """Documents that an enterprise sent about a matter."""

    serializer_class = SentFileSerializer
    keyset = ("id",)

    def get_queryset(self) -> QuerySet[Any]:
        """Those of the address; of none where only the interface is described."""
        if getattr(self, "swagger_fake_view", False):
            return OfAll.documents(self).none()
        return self.documents()


class DocumentContent(OfAll, ApiView):
    """A document that an enterprise sent, as it came."""

    pagination_class = None
    filter_backends = ()
    content_negotiation_class = OneForm

    @extend_schema(responses={(200, kind): OpenApiTypes.BINARY for kind in sorted(ALLOWED)})
    def get(self, request: Any, file: int, pk: int = 0, code: str = "") -> HttpResponse:
        refuse_unknown(request, set())
        found = get_object_or_404(self.documents(), pk=file)
        return as_download(found.stored_as, name=found.file_name, media_type=found.media_type)


class OwnDocuments(DocumentList):
    """Documents the enterprise sent with statements, objections and requests."""

    rights = {"GET": Permission.PORTAL_USE}


class OwnDocument(DocumentContent):
    """A document the enterprise sent, as it came."""

    rights = {"GET": Permission.PORTAL_USE}


class OwnAnswerDocument(OfLetter, DocumentContent):
    """A document the enterprise sent with an answer to a letter, as it came."""

    rights = {"GET": Permission.PORTAL_USE}


class AnswerDocument(OfLetter, DocumentContent):
    """A document that came with an answer to a letter, as it came."""

    rights = {"GET": Permission.LETTER_READ}


class EntryDocuments(OfEntry, DocumentList):
    """Documents the enterprise sent about an entry of the watchlist."""

    rights = {"GET": Permission.WATCHLIST_READ}


class EntryDocument(OfEntry, DocumentContent):
    """A document the enterprise sent about an entry of the watchlist, as it came."""

    rights = {"GET": Permission.WATCHLIST_READ}


class ExposureDocuments(OfExposure, DocumentList):
    """Documents the enterprise sent with objections to an exposure."""

    rights = {"GET": Permission.EXPOSURE_READ}


class ExposureDocument(OfExposure, DocumentContent):
    """A document the enterprise sent with an objection to an exposure, as it came."""

    rights = {"GET": Permission.EXPOSURE_READ}


class GradeDocuments(OfGrade, DocumentList):
    """Documents the enterprise sent with its objection to a grade."""

    rights = {"GET": Permission.APPRAISAL_READ}


class GradeDocument(OfGrade, DocumentContent):
    """A document the enterprise sent with its objection to a grade, as it came."""

    rights = {"GET": Permission.APPRAISAL_READ}
