"""The form of a person's choice: where they are reached, for what, and when not."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import Inspector, Role, User

from .actions.notices import Way
from .models import Channel, ChannelChoice, NotificationKind, QuietHours
from .models.notifications import TO_ENTERPRISES
from .notification.channels import robot_of
from .notification.hours import office_hours

KINDS = [(kind.value, kind.label) for kind in NotificationKind if kind != NotificationKind.TEST]

KEYS = {Channel.WECOM: "key", Channel.DINGTALK: "access_token"}
EXAMPLES = {
    Channel.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
    Channel.DINGTALK: "https://oapi.dingtalk.com/robot/send?access_token=…",
}
HALF_HOURS = [(f"{half // 2:02}:{half % 2 * 30:02}",) * 2 for half in range(48)]


def _time(text: str) -> time:
    return time.fromisoformat(text)


def robot_address(channel: str, text: str) -> str:
    """The address of a group robot as apprise writes it, from what its settings page shows.

    Raises ValidationError for anything that is not one of this channel's robots.
    """
    given = text.strip()
    known = settings.CHAT_ROBOTS[channel]
    if given.startswith(f"{known}?"):
        token = parse_qs(urlsplit(given).query).get(KEYS[Channel(channel)], [""])[0]
        given = f"{'wecombot' if channel == Channel.WECOM else 'dingtalk'}://{token}"
    if robot_of(channel, given) is None:
        raise forms.ValidationError(
            _("This is not the address of a robot. It would begin with %(start)s."),
            params={"start": known},
        )
    return given


class NoticeForm(forms.Form):
    """One address and one set of kinds per channel; the quiet hours."""

    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=255)
    wecom = forms.CharField(label=_("Robot of a WeCom group"), required=False, max_length=255)
    dingtalk = forms.CharField(label=_("Robot of a DingTalk group"), required=False, max_length=255)
    email_kinds = forms.MultipleChoiceField(choices=KINDS, required=False)
    wecom_kinds = forms.MultipleChoiceField(choices=KINDS, required=False)
    dingtalk_kinds = forms.MultipleChoiceField(choices=KINDS, required=False)
    quiet_from = forms.TypedChoiceField(label=_("Quiet from"), choices=HALF_HOURS, coerce=_time)
    quiet_until = forms.TypedChoiceField(label=_("Quiet until"), choices=HALF_HOURS, coerce=_time)
    working_days_only = forms.BooleanField(label=_("Quiet on days off"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in Channel.values:
            self.fields[name].widget.attrs["class"] = "form-control"
        for name in ("quiet_from", "quiet_until"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["working_days_only"].widget.attrs["class"] = "form-check-input"
        if not settings.EMAIL_OFFERED:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _("No mail server is set up for this installation.")
        for channel, example in EXAMPLES.items():
            self.fields[channel].widget.attrs["placeholder"] = example

    def clean_wecom(self) -> str:
        """An address of WeCom's, or none."""
        return self._robot(Channel.WECOM)

    def clean_dingtalk(self) -> str:
        """An address of DingTalk's, or none."""
        return self._robot(Channel.DINGTALK)

    def _robot(self, channel: Channel) -> str:
        text = self.cleaned_data[channel]
        return robot_address(channel, text) if text else ""

    def clean(self) -> dict[str, Any]:
        """Kinds need an address; a span needs two different ends."""
        found = super().clean() or {}
        for channel in Channel:
            if found.get(f"{channel}_kinds") and channel in found and not found[channel]:
                self.add_error(channel, _("Notices are ticked for it, so it needs an address."))
        quiet_from = found.get("quiet_from")
        if quiet_from and quiet_from == found.get("quiet_until"):
            self.add_error("quiet_until", _("Begin and end are the same."))
        return found

    def chosen(self) -> dict[str, Any]:
        """What notices.choose_ways takes, from a valid form."""
        return chosen_ways(self.cleaned_data)


def chosen_ways(found: dict[str, Any]) -> dict[str, Any]:
    """What notices.choose_ways takes, from what a valid form holds."""
    offered = [each for each in Channel if each != Channel.EMAIL or settings.EMAIL_OFFERED]
    return {
        # what cannot be chosen stays as it is
        "ways": {each.value: Way(found[each], found[f"{each}_kinds"]) for each in offered},
        "quiet_from": found["quiet_from"],
        "quiet_until": found["quiet_until"],
        "working_days_only": found["working_days_only"],
    }


class OfficeHoursForm(forms.Form):
    """Hours from a day on, and where they are laid down."""

    from_day = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date", "class": "form-control"})
    )
    opens = forms.TypedChoiceField(label=_("Opens"), choices=HALF_HOURS, coerce=_time)
    closes = forms.TypedChoiceField(label=_("Closes"), choices=HALF_HOURS, coerce=_time)
    source = forms.CharField(label=_("Source"), max_length=255)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].widget.attrs["class"] = "form-control"
        for name in ("opens", "closes"):
            self.fields[name].widget.attrs["class"] = "form-select"

    def clean(self) -> dict[str, Any]:
        """The office closes after it opens."""
        found = super().clean() or {}
        opens, closes = found.get("opens"), found.get("closes")
        if opens and closes and closes <= opens:
            self.add_error("closes", _("The office closes after it opens."))
        return found


def present_choice(user: User, *, on: date) -> dict[str, Any]:
    """The choice of `user` as the form's initial values; who never chose has the office's hours."""
    staff = Inspector.objects.filter(user=user).first()
    initial: dict[str, Any] = {"email": user.email or (staff.email if staff else "")}
    for choice in ChannelChoice.objects.filter(user=user).order_by("channel"):
        initial[choice.channel] = choice.address
        initial[f"{choice.channel}_kinds"] = choice.kinds
    quiet = QuietHours.objects.filter(user=user).first()
    if quiet is None:
        office = office_hours(on)
        return initial | {
            "quiet_from": f"{office.closes:%H:%M}",
            "quiet_until": f"{office.opens:%H:%M}",
            "working_days_only": True,
        }
    return initial | {
        "quiet_from": f"{quiet.quiet_from:%H:%M}",
        "quiet_until": f"{quiet.quiet_until:%H:%M}",
        "working_days_only": quiet.working_days_only,
    }


def kinds_for(user: User) -> list[tuple[str, Any]]:
    """The kinds that a person of the roles of `user` is told."""
    acts_for_one = Role.ENTERPRISE_USER in user.roles
    return [(kind, label) for kind, label in KINDS if (kind in TO_ENTERPRISES) == acts_for_one]
