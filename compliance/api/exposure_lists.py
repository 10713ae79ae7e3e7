"""Lists of exposures: what waits before a quarter is published as it was read."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import exposure_lists
from compliance.exposure.marks import mark_of
from compliance.exposure.quarters import quarter_named
from compliance.exposure.states import ExposureState
from compliance.forms.exposures import PublishForm
from compliance.models import Exposure, ExposureList
from compliance.presenting.exposure_lists import effect_of
from inspectorate.foundation.api.bodies import given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ApiView, ListView
from inspectorate.organisation.permissions import Permission

from .exposures import ExposureSerializer, exposures_seen_by


class ExposureListSerializer(serializers.ModelSerializer[ExposureList]):
    published_by = serializers.CharField(read_only=True)

    class Meta:
        model = ExposureList
        fields = ("code", "kind", "quarter_on", "published_at", "published_by", "reckoned_at")
        read_only_fields = fields


class PaidSerializer(serializers.Serializer[Any]):
    after_days = serializers.IntegerField()
    exposed_share = serializers.CharField()
    compared_share = serializers.CharField(help_text="Of comparable enterprises not exposed.")


class QuarterSerializer(serializers.Serializer[Any]):
    """A quarter before and after it was published, or an urgent entry."""

    code = serializers.CharField()
    published = ExposureListSerializer(allow_null=True)
    possible = serializers.BooleanField(help_text="Whether you could publish it today.")
    hindrance = serializers.CharField(help_text="Why not; '' if you could.")
    seen = serializers.CharField(help_text="The mark of the texts; publishing sends it back.")
    waiting = serializers.IntegerField(help_text="Proposals neither accepted nor left out.")
    effect = PaidSerializer(many=True, help_text="The share that had paid after so many days.")
    apart = serializers.IntegerField(help_text="Paid before, or on a day not known: in no share.")
    compared_apart = serializers.IntegerField(help_text="The same of the comparable group.")
    entries = ExposureSerializer(many=True)


class ExposureLists(ListView):
    """Published lists of exposures, newest first."""

    rights = {"GET": Permission.EXPOSURE_READ}
    serializer_class = ExposureListSerializer
    keyset = ("-quarter_on", "-id")

    def get_queryset(self) -> QuerySet[ExposureList]:
        return ExposureList.objects.visible_to(self.request.user).select_related("published_by")


class OneList(ApiView):
    """A list of exposures."""

    pagination_class = None
    filter_backends = ()
    serializer_class = QuarterSerializer

    def told(self, code: str) -> Response:
        """The list as it stands: its entries within sight, and whether it can be published."""
        user, today = self.person, timezone.localdate()
        published = ExposureList.objects.visible_to(user).filter(code=code)
        made = published.select_related("published_by").first()
        quarter_on = made.quarter_on if made else quarter_named(code)
        if quarter_on is None:
            raise Http404
        found = exposures_seen_by(user).filter(exposure_list=made)
        if made is None:
            found = found.filter(quarter_on=quarter_on)
        found = found.exclude(state=ExposureState.LAPSED)
        entries = list(found.order_by("pk"))
        accepted = [each for each in entries if each.state == ExposureState.ACCEPTED]
        why = "" if made else exposure_lists.why_not_publish(quarter_on, by=user, on=today)
        effect = effect_of(made, entries, on=today) if made else None
        told = {
            "code": code,
            "published": made,
            "possible": made is None and not why,
            "hindrance": why,
            "seen": "" if made else mark_of(accepted),
            "waiting": sum(each.state == ExposureState.PROPOSED for each in entries),
            "effect": effect.rows if effect else [],
            "apart": effect.apart if effect else 0,
            "compared_apart": effect.compared_apart if effect else 0,
            "entries": entries,
        }
        return Response(QuarterSerializer(told, context=self.get_serializer_context()).data)


class ExposureListDetail(OneList):
    """A quarter before and after it was published, or an urgent entry."""

    rights = {"GET": Permission.EXPOSURE_READ}

    def get(self, request: Any, code: str) -> Response:
        """A quarter before and after it was published, or an urgent entry.

        Before: what waits, whether you could publish it today, and the mark of its texts. After:
        its entries and the share that had paid after 1, 7 and 30 days.
        """
        refuse_unknown(request, set())
        return self.told(code)


class Publish(OneList):
    """Publish a quarter's list exactly as it was read."""

    rights = {"POST": Permission.EXPOSURE_PUBLISH}
    form_class = PublishForm
    example = {"seen": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
    status = 200

    def post(self, request: Any, code: str) -> Response:
        """Publish a quarter's list exactly as it was read.

        `seen` is the mark of the texts from the list's address; if they have changed, 409.
        """
        refuse_unknown(request, set())
        quarter_on = quarter_named(code)
        if quarter_on is None:
            raise Http404
        given = given_to(PublishForm, request.data, exposure=Exposure())
        exposure_lists.publish_list(quarter_on, by=request.user, now=timezone.now(), **given)
        return self.told(code)
