"""How a log-in is shown, who oneself is, and the grid groups one sees."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.response import Response

from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.actions import preferences
from inspectorate.organisation.forms import OwnSettingsForm
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.models import GridGroup, User
from inspectorate.organisation.permissions import HOLDERS, Permission
from inspectorate.organisation.presenting.people import seen_in_words

from .views import ActView, ApiView, ListView


class PersonSerializer(serializers.ModelSerializer[User]):
    staff_no = serializers.CharField(
        source="staff.staff_no", default=None, allow_null=True, read_only=True
    )

    class Meta:
        model = User
        fields = (
            "id", "username", "display_name", "role", "further_roles", "district_codes",
            "is_active", "last_login", "staff_no",
        )  # fmt: skip
        read_only_fields = fields


class GroupSerializer(serializers.ModelSerializer[GridGroup]):
    class Meta:
        model = GridGroup
        fields = ("code", "name", "district_code")
        read_only_fields = fields


class MeSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField()
    roles = serializers.ListField(child=serializers.CharField())
    sight = serializers.CharField(help_text="What is within sight, in words.")
    permissions = serializers.ListField(child=serializers.CharField())
    scopes = serializers.ListField(
        child=serializers.CharField(), allow_null=True, help_text="Of the token; null: a session."
    )


class Me(ApiView):
    """Who asks, and what they may."""

    rights = {"GET": None}
    serializer_class = MeSerializer
    pagination_class = None
    filter_backends = ()

    def scopes_for(self, request: Any) -> set[str]:
        """Any token may ask whose it is."""
        return set(request.auth.scopes)

    def get(self, request: Any) -> Response:
        refuse_unknown(request, set())
        user = request.user
        told = {
            "username": user.username,
            "name": str(user),
            "roles": sorted(user.roles),
            "sight": seen_in_words(user, on=timezone.localdate()).words,
            "permissions": [right.value for right in HOLDERS if right.is_held_by(user)],
            "scopes": request.auth.scopes if request.auth is not None else None,
        }
        return Response(MeSerializer(told).data)


class OwnSerializer(serializers.ModelSerializer[User]):
    class Meta:
        model = User
        fields = ("language", "shortcuts_on")
        read_only_fields = fields


class OwnSettings(ActView):
    """What one has set for oneself."""

    rights = {"GET": None, "POST": None}
    serializer_class = OwnSerializer
    form_class = OwnSettingsForm
    example = {"language": "zh-hans", "shortcuts_on": True}

    def get_queryset(self) -> QuerySet[User]:
        return User.objects.order_by("pk")

    def address(self) -> dict[str, Any]:
        """Oneself."""
        return {"pk": self.request.user.pk}

    def get(self, request: Any) -> Response:
        refuse_unknown(request, set())
        return self.shown()

    def post(self, request: Any) -> Response:
        """Set language and keyboard shortcuts of oneself."""
        return super().post(request)

    def form_options(self, thing: User) -> dict[str, Any]:
        """As it stands."""
        return {"instance": thing}

    def act(self, thing: User, given: dict[str, Any], now: datetime) -> Any:
        """Keeps it."""
        return preferences.set_own(by=self.person, **given)


class Groups(ListView):
    """Grid groups within sight that stand."""

    rights = {"GET": Permission.GRID_READ}
    serializer_class = GroupSerializer
    keyset = ("code",)

    def get_queryset(self) -> QuerySet[GridGroup]:
        return standing_groups(self.request.user)
