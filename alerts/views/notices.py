"""A person's notices: the bell, the list, and the choice of how to be reached."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from alerts.actions import notices
from alerts.models import Channel, Notification
from alerts.notice_forms import NoticeForm, kinds_for, present_choice
from alerts.presenting import notices as presenting
from alerts.templatetags.notices import bell_of
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.writing import number
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50
POLL_SECONDS = 30


@login_required
@require_GET
def notifications(request: StaffRequest) -> HttpResponse:
    """The own notices, unread first."""
    listed = presenting.listed(request.user, request.GET.get("after", ""))
    page = page_of(listed, request, size=PAGE_SIZE, key=presenting.key)
    bell = bell_of(request.user)
    context = {"page": page, "rows": presenting.rows(page.items), "bell": bell}
    return render(request, "alerts/notifications.html", context)


@login_required
@require_POST
def open_notice(request: StaffRequest, pk: int) -> HttpResponse:
    """Mark one notice read and go to its page."""
    notice = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    notices.mark_read(notice, by=request.user, now=timezone.now())
    return redirect(notice.address)


@login_required
@require_POST
def read_notice(request: StaffRequest, pk: int) -> HttpResponse:
    """Mark one notice read and stay."""
    notice = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    notices.mark_read(notice, by=request.user, now=timezone.now())
    return redirect("alerts:notifications")


@login_required
@require_POST
def read_all(request: StaffRequest) -> HttpResponse:
    """Mark read what was there when the page was shown."""
    newest = request.POST.get("newest", "")
    if newest.isdecimal():
        count = notices.mark_all_read(by=request.user, newest=int(newest), now=timezone.now())
        told = ngettext("%(n)s notice marked read.", "%(n)s notices marked read.", count)
        messages.info(request, told % {"n": number(count)})
    return redirect("alerts:notifications")


@login_required
@require_GET
def bell(request: StaffRequest) -> HttpResponse:
    """The bell alone, for a page that was nudged."""
    return render(request, "components/bell_link.html", {"bell": bell_of(request.user)})


@login_required
@require_GET
def events(request: StaffRequest) -> HttpResponse:
    """Where no process streams: one nudge, and come again. inspectorate.asgi answers before us."""
    newest = bell_of(request.user)["newest"]
    lines = f"retry: {POLL_SECONDS * 1000}\nid: {newest}\nevent: nudge\ndata: {newest}\n\n"
    return HttpResponse(lines, content_type="text/event-stream")


@login_required
def choices(request: StaffRequest) -> HttpResponse:
    """Which kinds of notice come by which channel, and when not."""
    initial = present_choice(request.user, on=timezone.localdate())
    form = NoticeForm(request.POST or None, initial=initial)
    if form.is_valid():
        notices.choose_ways(by=request.user, **form.chosen())
        messages.info(request, _("Settings saved."))
        return redirect("alerts:notification_choices")
    return render(request, "alerts/notification_choices.html", _choices(request, form))


def _choices(request: StaffRequest, form: NoticeForm) -> dict[str, Any]:
    last = presenting.last_sent(request.user)
    chosen = {channel: form[f"{channel}_kinds"].value() or [] for channel in Channel.values}
    return {
        "form": form,
        "ways": [(channel, form[channel], last.get(channel)) for channel in Channel],
        "kinds": [
            (kind, label, [(c, c.label, kind in chosen[c]) for c in Channel])
            for kind, label in kinds_for(request.user)
        ],
    }


@login_required
@require_POST
def send_test(request: StaffRequest) -> HttpResponse:
    """A test notice to oneself."""
    try:
        notices.send_test(by=request.user, now=timezone.now())
    except notices.TooSoon:
        messages.info(request, _("A test notice was sent less than a minute ago."))
    else:
        messages.info(request, _("A test notice is on its way by every channel with an address."))
    return redirect("alerts:notification_choices")
