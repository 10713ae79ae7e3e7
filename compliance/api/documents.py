"""Papers: what is known of one, its file, its replacement."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from compliance.actions import documents
from compliance.forms.documents import ReplaceForm, as_kept
from compliance.models import Document
from compliance.views.documents import file_response
from inspectorate.foundation.api.bodies import JSON, given_to, schema_of
from inspectorate.foundation.api.files import OneForm
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.problems import answers_with
from inspectorate.organisation.api.views import DetailView, ThingView
from inspectorate.organisation.permissions import Permission

from .cases import DocumentSerializer

answers_with(409, "refused", documents.PaperRefused)


def papers_seen_by(user: Any) -> QuerySet[Document]:
    """The papers within sight."""
    seen = Document.objects.visible_to(user)
    return seen.select_related("case", "case__enterprise", "issued_by", "replaced_by", "replaces")


class PaperNoun:
    """What a paper, its file and its replacement share."""

    serializer_class: Any = DocumentSerializer
    seen: Any = staticmethod(papers_seen_by)


class DocumentDetail(PaperNoun, DetailView):
    """One paper: number, hash, by whom, whether it was replaced."""

    rights = {"GET": Permission.CASE_READ}


class DocumentFile(PaperNoun, ThingView):
    """The PDF of a paper as it was issued; who opened it is logged."""

    rights = {"GET": Permission.CASE_READ}
    content_negotiation_class = OneForm

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Any, pk: int) -> Any:
        refuse_unknown(request, set())
        return file_response(self.thing(), by=request.user, download=True)


class Replace(PaperNoun, ThingView):
    """Replace a wrong paper by a new one, with the reason.

    The body holds the words that change, by the names of the paper's facts, and `reason`.
    """

    rights = {"POST": Permission.DOCUMENT_REPLACE}
    example = {"reason": "示例：地址写错"}

    @extend_schema(responses={201: DocumentSerializer})
    def post(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        paper = self.thing()
        words = {**_as_it_stands(paper), **(request.data if isinstance(request.data, dict) else {})}
        given = given_to(ReplaceForm, words, paper=paper)
        new = self.act(paper, given, timezone.now())
        found = papers_seen_by(request.user).filter(pk=new.pk).first()
        if found is None:
            raise Http404
        return Response(DocumentSerializer(found).data, 201)

    def act(self, paper: Document, given: dict[str, Any], now: datetime) -> Document:
        """Replaces it."""
        reason = given.pop("reason")
        return documents.replace(
            paper, by=self.person, now=now, facts=as_kept(given), reason=reason
        )

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """The reason, and any words."""
        schema = schema_of(ReplaceForm.base_fields)
        return {JSON: {**schema, "additionalProperties": {"type": "string"}}}


def _as_it_stands(paper: Document) -> dict[str, Any]:
    form = ReplaceForm(paper=paper)
    names = [name for name in form.fields if name != "reason"]
    return {
        name: documents.plain(form.get_initial_for_field(form.fields[name], name)) for name in names
    }
