"""The notices of whoever asks, how they want to be reached, and when the office works."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from alerts.actions import notices as actions
from alerts.actions import office_hours
from alerts.models import Notification, OfficeHours
from alerts.notice_forms import NoticeForm, OfficeHoursForm, chosen_ways, present_choice
from alerts.notification.sentences import say
from inspectorate.foundation.api.bodies import NoForm, given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.actions.users import Refused
from inspectorate.organisation.api.views import ActView, ApiView, ListView, MakeView
from inspectorate.organisation.permissions import Permission


class NoticeSerializer(serializers.ModelSerializer[Notification]):
    sentence = serializers.SerializerMethodField()

    class Meta:
        model = Notification
        fields = ("id", "kind", "sentence", "address", "created_at", "read_at")
        read_only_fields = fields

    @extend_schema_field(serializers.CharField())
    def get_sentence(self, notice: Notification) -> str:
        return say(notice.kind, notice.values)


class ReadCountSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()


class ChoiceSerializer(serializers.Serializer[Any]):
    """Addresses and kinds by channel, and the quiet hours."""

    email = serializers.CharField(default="", allow_blank=True)
    wecom = serializers.CharField(default="", allow_blank=True)
    dingtalk = serializers.CharField(default="", allow_blank=True)
    email_kinds = serializers.ListField(child=serializers.CharField(), default=list)
    wecom_kinds = serializers.ListField(child=serializers.CharField(), default=list)
    dingtalk_kinds = serializers.ListField(child=serializers.CharField(), default=list)
    quiet_from = serializers.CharField()
    quiet_until = serializers.CharField()
    working_days_only = serializers.BooleanField()


class HoursSerializer(serializers.ModelSerializer[OfficeHours]):
    opens = serializers.SerializerMethodField()
    closes = serializers.SerializerMethodField()

    class Meta:
        model = OfficeHours
        fields = ("from_day", "opens", "closes", "source")
        read_only_fields = fields

    def get_opens(self, hours: OfficeHours) -> str:
        """As it is written in the body."""
        return f"{hours.opens:%H:%M}"

    def get_closes(self, hours: OfficeHours) -> str:
        """As it is written in the body."""
        return f"{hours.closes:%H:%M}"


class NewestForm(forms.Form):
    """The newest notice that was shown."""

    newest = forms.IntegerField(min_value=0, max_value=2**63 - 1)


def own_notices(user: Any) -> QuerySet[Notification]:
    """What a person was told."""
    return Notification.objects.visible_to(user)


class Notices(ListView):
    """What the person was told, newest first."""

    rights = {"GET": None}
    serializer_class = NoticeSerializer
    seen: Any = staticmethod(own_notices)


class ReadNotice(ActView):
    """Mark one of the own notices read."""

    rights = {"POST": None}
    serializer_class = NoticeSerializer
    seen: Any = staticmethod(own_notices)
    action: Any = staticmethod(actions.mark_read)


class OwnAct(ApiView):
    """Something about one's own notices that is no single one of them."""

    rights = {"POST": None}
    serializer_class: Any = ReadCountSerializer
    pagination_class = None
    filter_backends = ()
    form_class: Any = NoForm
    status = 200

    def post(self, request: Any) -> Response:
        refuse_unknown(request, set())
        told = self.act(given_to(self.form_class, request.data), timezone.now())
        return Response(self.get_serializer(told).data)

    def act(self, given: dict[str, Any], now: datetime) -> Any:
        """Calls the action; what is told of it."""
        raise NotImplementedError


class ReadAll(OwnAct):
    """Mark the own notices read, up to the newest that was shown."""

    form_class = NewestForm
    example = {"newest": 1024}

    def act(self, given: dict[str, Any], now: datetime) -> Any:
        """Marks them; how many."""
        return {"count": actions.mark_all_read(by=self.person, now=now, **given)}


class SendTest(OwnAct):
    """Send oneself a test notice by every channel that has an address."""

    def act(self, given: dict[str, Any], now: datetime) -> Any:
        """Sends it."""
        try:
            actions.send_test(by=self.person, now=now)
        except actions.TooSoon:
            raise Refused(_("A test notice was sent less than a minute ago.")) from None
        return {"count": 1}


class Choices(OwnAct):
    """By which channels one is told of what, and when not."""

    rights = {"GET": None, "POST": None}
    serializer_class = ChoiceSerializer
    form_class = NoticeForm
    example = {
        "email": "",
        "email_kinds": [],
        "wecom": "",
        "wecom_kinds": [],
        "dingtalk": "",
        "dingtalk_kinds": [],
        "quiet_from": "18:00",
        "quiet_until": "08:30",
        "working_days_only": True,
    }

    def get(self, request: Any) -> Response:
        refuse_unknown(request, set())
        return Response(ChoiceSerializer(self._present()).data)

    def post(self, request: Any) -> Response:
        """Choose by which channels one is told of what, and when not."""
        refuse_unknown(request, set())
        given = given_to(NoticeForm, request.data)
        actions.choose_ways(by=self.person, **chosen_ways(given))
        return Response(ChoiceSerializer(self._present()).data)

    def _present(self) -> dict[str, Any]:
        return present_choice(self.person, on=timezone.localdate())


class Hours(MakeView, ListView):
    """When the office works, the newest first."""

    rights = {"GET": Permission.LIMIT_READ, "POST": Permission.LIMIT_CHANGE}
    serializer_class = HoursSerializer
    keyset = ("-from_day",)
    form_class = OfficeHoursForm
    example = {"from_day": "2027-01-01", "opens": "08:30", "closes": "17:00", "source": "示例通知"}

    def get_queryset(self) -> QuerySet[OfficeHours]:
        return OfficeHours.objects.order_by("-from_day")

    def post(self, request: Any) -> Response:
        """Lay down when the office works, from a day on."""
        return super().post(request)

    def make(self, given: dict[str, Any], now: datetime) -> OfficeHours:
        """Lays them down."""
        return office_hours.lay_down(by=self.person, **given)
