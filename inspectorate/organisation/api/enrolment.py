"""Who has a log-in, with which roles: enrolled, changed, switched off; and tokens taken back."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from inspectorate.organisation.actions import tokens, users
from inspectorate.organisation.forms import EnrolForm, LinkForm, ReasonForm, RolesForm
from inspectorate.organisation.models import ApiToken, User
from inspectorate.organisation.people import PeopleFilter
from inspectorate.organisation.permissions import Permission

from .people import PersonSerializer
from .views import ActView, DetailView, ListView, MakeView

ROLES = {
    "role": "district_supervisor",
    "further_roles": [],
    "district_codes": ["370214"],
    "reason": "示例：调任城阳区",
}
REASON = {"reason": "示例：调离"}


class TokenSerializer(serializers.ModelSerializer[ApiToken]):
    given_by = serializers.CharField(read_only=True)
    revoked_by = serializers.CharField(read_only=True, allow_null=True)
    scopes = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = ApiToken
        fields = (
            "id", "name", "beginning", "scopes", "given_at", "given_by", "expires_on",
            "last_used_at", "revoked_at", "revoked_by",
        )  # fmt: skip
        read_only_fields = fields


def everybody(user: Any) -> QuerySet[User]:
    """All log-ins; the right is the wall."""
    return User.objects.select_related("inspector")


class PersonNoun:
    """What the list, a log-in and its changes share."""

    serializer_class: Any = PersonSerializer
    seen: Any = staticmethod(everybody)


class People(PersonNoun, MakeView, ListView):
    """Everybody with a log-in."""

    rights = {"GET": Permission.PEOPLE_ENROL, "POST": Permission.PEOPLE_ENROL}
    filterset_class = PeopleFilter
    keyset = ("username",)
    form_class = EnrolForm
    example = {"username": "shili.wang", "display_name": "王示例", **ROLES}

    def post(self, request: Any) -> Any:
        """Enrol a person.

        No password is told here: an administrator makes the first one on the person's page, where
        it is shown once.
        """
        return super().post(request)

    def make(self, given: dict[str, Any], now: datetime) -> User:
        """Enrols them."""
        return users.enrol(by=self.person, password=secrets.token_urlsafe(12), **given)


class Person(PersonNoun, DetailView):
    """One log-in."""

    rights = {"GET": Permission.PEOPLE_ENROL}


class PersonAct(PersonNoun, ActView):
    """A change of a log-in; the answer is the log-in as it stands then."""

    rights = {"POST": Permission.PEOPLE_ENROL}
    form_class: Any = ReasonForm
    timed = False
    example: Any = REASON


class ChangeRoles(PersonAct):
    """Give a person other roles and districts."""

    form_class = RolesForm
    action: Any = staticmethod(users.change_roles)
    example = ROLES


class SwitchOff(PersonAct):
    """Switch a log-in off: its sessions and tokens let nobody in any more."""

    action: Any = staticmethod(users.switch_off)


class SwitchOn(PersonAct):
    """Switch a log-in on again."""

    action: Any = staticmethod(users.switch_on)
    example = {"reason": "示例：返岗"}


class Link(PersonAct):
    """Say which member of staff a log-in is."""

    form_class = LinkForm
    action: Any = staticmethod(users.link)
    example = {"inspector": 31, "reason": "示例：补登工号"}

    def form_options(self, thing: User) -> dict[str, Any]:
        """Among those without another log-in."""
        return {"person": thing}


def tokens_of(user: Any) -> QuerySet[ApiToken]:
    """All tokens; the right is the wall."""
    return ApiToken.objects.select_related("user", "given_by", "revoked_by")


class Tokens(ListView):
    """Tokens of a person, the newest first; the secret of none is kept anywhere."""

    rights = {"GET": Permission.TOKEN_GIVE}
    serializer_class = TokenSerializer

    def get_queryset(self) -> QuerySet[ApiToken]:
        return tokens_of(self.request.user).filter(user=self.kwargs.get("pk"))


class Revoke(ActView):
    """Take a token back."""

    rights = {"POST": Permission.TOKEN_GIVE}
    serializer_class = TokenSerializer
    seen: Any = staticmethod(tokens_of)
    form_class = ReasonForm
    action: Any = staticmethod(tokens.revoke)
    example = {"reason": "示例：程序停用"}

    def address(self) -> dict[str, Any]:
        """A token of that person."""
        return {"user": self.kwargs["pk"], "pk": self.kwargs["token"]}
