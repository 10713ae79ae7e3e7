"""The ways out of the house: e-mail, and the robots of WeCom and DingTalk groups.

E-mail goes through Django's backend (EMAIL_URL). Chat addresses are written as apprise writes
them; apprise reads and signs them, but takes every answer 200 for delivered, while both robots say
in the answer's `errcode` whether they took the message. So the request is made here, and only
ever to the two known addresses, or to those the operator set.
"""

from __future__ import annotations

import json
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

import requests
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.wecombot import NotifyWeComBot
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alerts.models import Channel, ChannelChoice, OutboxEntry

from .sentences import say

ROBOTS: dict[str, Any] = {Channel.WECOM: NotifyWeComBot, Channel.DINGTALK: NotifyDingTalk}
SECONDS = 10


REASONS = {
    "not_used": _("the channel is no longer used"),
    "not_an_address": _("the address is none of this channel"),
    "address_refused": _("the mail server refuses the address"),
    "no_mail": _("no mail server is set up"),
    "no_mail_server": _("the mail server does not answer"),
    "no_robot": _("the robot does not answer"),
    "robot_refused": _("the robot refuses"),
}
FOR_GOOD = {"not_used", "not_an_address", "address_refused"}


class NotDelivered(Exception):
    """A notice did not go out: `reason` is one of REASONS, `detail` a code or a class of error."""

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.for_good = reason in FOR_GOOD


def sentence_of_refusal(refusal: str) -> str:
    """Why something did not go out, in the active language, with the detail that was kept."""
    reason, _space, detail = refusal.partition(" ")
    return f"{REASONS[reason]} ({detail})" if detail else str(REASONS[reason])


def deliver(entry: OutboxEntry) -> None:
    """Sends a notice by its channel, in the person's language. Raises NotDelivered."""
    choice = ChannelChoice.objects.filter(user=entry.user, channel=entry.channel).first()
    if choice is None or not entry.user.is_active:
        raise NotDelivered("not_used")
    notice = entry.notification
    with translation.override(entry.user.language or settings.LANGUAGE_CODE):
        sentence = say(notice.kind, notice.values)
        if entry.channel == Channel.EMAIL and not settings.EMAIL_OFFERED:
            raise NotDelivered("no_mail")
        if entry.channel == Channel.EMAIL:
            _send_mail(entry, to=choice.address, sentence=sentence)
        else:
            _tell_robot(entry, choice.address, sentence)


def page_address(path: str) -> str:
    """The whole address of a page, as it stands outside the application."""
    return f"{settings.SITE_URL}{path}"


def message_id(entry: OutboxEntry) -> str:
    """The same for every attempt, so that a mail server knows a repeated message."""
    return f"<notice-{entry.pk}@{settings.SITE_URL.partition('://')[2].partition(':')[0]}>"


def _send_mail(entry: OutboxEntry, *, to: str, sentence: str) -> None:
    body = gettext(
        "%(sentence)s\n\n%(address)s\n\nNotice %(number)s. Which notices you get: %(choice)s"
    ) % {
        "sentence": sentence,
        "address": page_address(entry.notification.address),
        "number": entry.notification_id,
        "choice": page_address("/settings/notifications/"),
    }
    message = EmailMessage(
        subject=" ".join(sentence.split()),
        body=body,
        to=[to],
        headers={"Message-ID": message_id(entry), "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        raise NotDelivered("address_refused") from error
    except (SMTPException, OSError) as error:
        raise NotDelivered("no_mail_server", type(error).__name__) from error


def robot_of(channel: str, address: str) -> Any | None:
    """The robot an address names; None if it is no address of that channel."""
    robot = ROBOTS[channel]
    read = robot.parse_url(address)
    if not read or read["schema"] != robot.secure_protocol:
        return None
    try:
        return robot(**read)
    except TypeError:  # what apprise raises for a key that cannot be one
        return None


def _tell_robot(entry: OutboxEntry, address: str, sentence: str) -> None:
    robot = robot_of(entry.channel, address)
    if robot is None:
        raise NotDelivered("not_an_address")
    content = f"{sentence}\n{page_address(entry.notification.address)}"
    content += "\n" + gettext("Notice %(number)s") % {"number": entry.notification_id}
    query: dict[str, str] = {}
    if entry.channel == Channel.WECOM:
        query["key"] = robot.key
    else:
        query["access_token"] = robot.token
        if robot.secret:
            query["timestamp"], signature = robot.get_signature()
            query["sign"] = requests.utils.unquote(signature)
    _post(settings.CHAT_ROBOTS[entry.channel], query, content)


def _post(address: str, query: dict[str, str], content: str) -> None:
    """Hands a text to a robot. Its key stands in the query, so errors never quote the address."""
    body = json.dumps({"msgtype": "text", "text": {"content": content}}, ensure_ascii=False)
    try:
        answer = requests.post(
            address,
            params=query,
            data=body.encode(),
            headers={"Content-Type": "application/json; charset=utf-8"},
            timeout=SECONDS,
            allow_redirects=False,
        )
        told = answer.json() if answer.status_code == requests.codes.ok else {}
    except (requests.RequestException, ValueError) as error:
        raise NotDelivered("no_robot", type(error).__name__) from error
    if told.get("errcode") != 0:
        raise NotDelivered("robot_refused", told.get("errcode", answer.status_code))
