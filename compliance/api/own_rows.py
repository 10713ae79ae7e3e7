"""What an alert rests on, as the enterprise it is about reads it in its portal."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from alerts.models import Alert
from compliance.portal import standing
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ApiView
from inspectorate.organisation.permissions import Permission


class OwnRowSerializer(serializers.Serializer[Any]):
    worker = serializers.CharField(
        source="name", allow_null=True, help_text="null: the whole enterprise."
    )
    id_number = serializers.CharField(
        source="number", allow_blank=True, help_text="Masked; '' where there is no worker."
    )
    scheme = serializers.IntegerField(allow_null=True)
    insurance = serializers.CharField(allow_blank=True, help_text="The scheme in words.")
    from_month = serializers.DateField(allow_null=True)
    to_month = serializers.DateField(allow_null=True)
    yuan = serializers.DecimalField(max_digits=14, decimal_places=2, allow_null=True)


class OwnRows(serializers.Serializer[Any]):
    as_of = serializers.DateField(help_text="The day of the records it rests on.")
    results = OwnRowSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="To be asked for by `after`.")


class OwnAlertRows(ApiView):
    """What an alert rests on."""

    rights = {"GET": Permission.PORTAL_USE}
    serializer_class = OwnRows
    pagination_class = None
    filter_backends = ()

    @extend_schema(parameters=[OpenApiParameter("after", str, description="Taken from `next`.")])
    def get(self, request: Any, pk: int) -> Response:
        """What an alert rests on: people by name with masked numbers, and schemes; in parts."""
        refuse_unknown(request, {"after"})
        alert = Alert.objects.visible_to(request.user).open().filter(pk=pk).first()
        if alert is None:
            raise Http404
        page = standing.alert_rows(alert, after=request.query_params.get("after", ""))
        told = {
            "as_of": alert.as_of,
            "results": [_own_row(row, in_yuan=page.in_yuan) for row in page.rows],
            "next": page.next_mark or None,
        }
        return Response(OwnRows(told).data)


def _own_row(row: dict[str, Any], *, in_yuan: bool) -> dict[str, Any]:
    """A row as the portal shows it: yuan only where the rule's amounts are yuan."""
    return row | {"scheme": row["scheme"] or None, "yuan": row["amount"] if in_yuan else None}
