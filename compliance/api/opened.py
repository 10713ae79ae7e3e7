"""Open data: the public lists and what is public of an enterprise, for everybody."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from compliance.models import PublicEnterprise, PublicEntry, PublicGrade, PublicStatus
from compliance.publicity.feeds import TAKEN_BACK, absolute
from compliance.publicity.lists import LISTINGS, Listing, lists_of, path_of
from compliance.publicity.release import release
from compliance.publicity.searching import SHORTEST, SHOWN, readable, search
from compliance.publicity.serving import FRESH_SECONDS, newest
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.keyset import MOST, Keyset, size_of
from inspectorate.organisation.api.views import ApiView, ListView

LIMIT = OpenApiParameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": SHOWN},
    description="How many rows a page has at most.",
)


class PublicListSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    title = serializers.CharField()
    count = serializers.IntegerField(help_text="Entries shown that were not taken back.")
    withdrawn = serializers.IntegerField(help_text="Entries shown that were taken back.")
    published_on = serializers.DateField()


class PublicLists(serializers.Serializer[Any]):
    results = PublicListSerializer(many=True)


class EntrySerializer(serializers.ModelSerializer[PublicEntry]):
    """An entry as printed; what was taken back is null."""

    address_of_entry = serializers.SerializerMethodField()

    class Meta:
        model = PublicEntry
        fields = (
            "kind", "list_code", "number", "uscc", "name", "district_code", "address",
            "person_in_charge", "staff_band", "facts", "decision", "legal_basis", "authority",
            "arrears_wages_yuan", "arrears_contributions_yuan", "medals_in_a_row", "decided_on",
            "published_on", "starts_on", "ends_on", "status", "status_on", "wages_paid_on",
            "contributions_paid_on", "paid_day_known", "explanation", "address_of_entry",
        )  # fmt: skip
        read_only_fields = fields
        extra_kwargs = {name: {"allow_null": True} for name in TAKEN_BACK}

    def get_address_of_entry(self, entry: PublicEntry) -> str:
        return absolute(path_of(entry))

    def to_representation(self, entry: PublicEntry) -> dict[str, Any]:
        """What was found is no longer told of an entry that was taken back."""
        told: dict[str, Any] = super().to_representation(entry)
        if entry.status == PublicStatus.WITHDRAWN:
            told |= dict.fromkeys(TAKEN_BACK & set(told))
        return told


class GradeOfCycle(serializers.Serializer[Any]):
    cycle = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField()


class FoundSerializer(serializers.Serializer[Any]):
    uscc = serializers.CharField()
    name = serializers.CharField()
    district_code = serializers.CharField(allow_blank=True)


class FoundPage(serializers.Serializer[Any]):
    results = FoundSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class EnterpriseInPublic(FoundSerializer):
    entries = EntrySerializer(many=True)
    grades = GradeOfCycle(many=True)


class OpenKeyset(Keyset):
    """A shared cache gives the page to whoever asks: its addresses are the site's own."""

    def address_of(self, path: str) -> str:
        """The whole address, whatever host was asked."""
        return absolute(path)


@method_decorator(conditional_page, name="dispatch")
class OpenView(ApiView):
    """For everybody, without log-in; a shared cache may answer for a minute, and asks again by
    ETag: the state of the lists, or of what was answered.
    """

    authentication_classes = ()
    throttle_kind = "open"
    pagination_class: Any = None
    filter_backends: Any = ()

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Says how long the answer may be kept, and which state of the lists it shows."""
        final = super().finalize_response(request, response, *args, **kwargs)
        if final.status_code != 200:
            return final
        final["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
        if self.is_of_lists:
            etag = f'W/"open-{release()}-{newest().number}"'
            unchanged = get_conditional_response(request, etag=etag, response=final)
            final = unchanged or final
            final["ETag"] = etag
        return final

    is_of_lists = True


def listing_of(slug: str) -> Listing:
    """The public list of that name. Raises Http404."""
    if slug not in LISTINGS:
        raise Http404
    return LISTINGS[slug]


class Lists(OpenView):
    """The lists of a kind, newest first: medal cycles, or quarters and urgent exposures."""

    serializer_class = PublicLists

    def get(self, request: Any, slug: str) -> Response:
        refuse_unknown(request, set())
        return Response(PublicLists({"results": lists_of(listing_of(slug))}).data)


class Entries(OpenView, ListView):
    """The entries of a kind as printed, newest first; `list_code` names one list."""

    serializer_class = EntrySerializer
    pagination_class = OpenKeyset
    filter_backends = ()

    def get_queryset(self) -> QuerySet[PublicEntry]:
        entries = PublicEntry.objects.of(listing_of(self.kwargs.get("slug", "medals")).kind).shown()
        code = self.request.query_params.get("list_code")
        return entries.filter(list_code=code) if code else entries

    @extend_schema(parameters=[OpenApiParameter("list_code", str, description="2026-Q3")])
    def get(self, request: Any, slug: str) -> Response:
        """The entries of a kind as printed, newest first."""
        refuse_unknown(request, {"cursor", "limit", "list_code"})
        return super().get(request)


class Search(OpenView):
    """Enterprises by part of a name (two Chinese characters suffice) or of the code."""

    serializer_class = FoundPage
    is_of_lists = False

    @extend_schema(
        parameters=[
            OpenApiParameter("q", str, required=True),
            OpenApiParameter("after", str, description="Taken from `next`."),
            LIMIT,
        ]
    )
    def get(self, request: Any) -> Response:
        refuse_unknown(request, {"q", "after", "limit"})
        text, after = request.query_params.get("q", ""), request.query_params.get("after", "0")
        if len(readable(text)) < SHORTEST:
            raise ValidationError({"q": [_("At least two characters.")]})
        if not (after.isascii() and after.isdecimal() and len(after) < 10):
            raise ValidationError({"after": [_("This is no mark of a page of this list.")]})
        most = size_of(request.query_params.get("limit"), usual=SHOWN)
        found = search(text, after=int(after), most=most)
        rows = [hit.enterprise for hit in found.hits]
        address = None
        if found.next_after is not None:
            asked = request.query_params.copy()
            asked["after"] = str(found.next_after)
            address = absolute(f"{request.path}?{asked.urlencode()}")
        return Response(FoundPage({"results": rows, "next": address}).data)


class InPublic(OpenView):
    """What is public of an enterprise: entries of lists, and grades where they are public."""

    serializer_class = EnterpriseInPublic
    is_of_lists = False

    def get(self, request: Any, uscc: str) -> Response:
        refuse_unknown(request, set())
        enterprise = PublicEnterprise.objects.filter(uscc=uscc).first()
        shown = PublicEntry.objects.shown().filter(uscc=uscc)
        entries = list(shown.order_by("-published_on", "-id"))
        if enterprise is None and not entries:
            raise Http404
        grades = PublicGrade.objects.filter(enterprise_id=enterprise.pk) if enterprise else ()
        told = {
            "uscc": uscc,
            "name": enterprise.name if enterprise else entries[0].name,
            "district_code": enterprise.district_code if enterprise else entries[0].district_code,
            "entries": entries,
            "grades": list(grades),
        }
        return Response(EnterpriseInPublic(told).data)
