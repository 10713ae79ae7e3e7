"""The feeds: what was delivered last, handing in a file, and how it comes along."""

from __future__ import annotations

from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from enterprises import tasks
from enterprises.actions import uploads
from enterprises.feeds.feed import Feed
from enterprises.feeds.registry import FEEDS
from enterprises.forms import DeliverForm, SampleForm
from enterprises.models import Batch, FeedProfile, Upload
from inspectorate.foundation.permissions import require
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

BATCHES_SHOWN = 20
SECONDS_BETWEEN_LOOKS = 2


def feed_or_404(name: str) -> Feed:
    """The feed of that name."""
    if name not in FEEDS:
        raise Http404
    return FEEDS[name]


@require(Permission.FEED_READ)
def feed_list(request: StaffRequest) -> HttpResponse:
    """Every feed with its last delivery."""
    latest = Batch.objects.order_by("feed", "-id").distinct("feed")
    last = {batch.feed: batch for batch in latest}
    rows = [{"feed": feed, "batch": last.get(name)} for name, feed in FEEDS.items()]
    return render(request, "enterprises/feed_list.html", {"rows": rows})


@require(Permission.FEED_READ)
def feed_detail(request: StaffRequest, feed: str) -> HttpResponse:
    """One feed: its columns, profiles, latest deliveries, and the form to hand one in."""
    found = feed_or_404(feed)
    context = {
        "feed": found,
        "batches": Batch.objects.filter(feed=feed).order_by("-id")[:BATCHES_SHOWN],
        "profiles": FeedProfile.objects.filter(feed=feed).order_by("name"),
        "form": DeliverForm(feed=found),
        "sample_form": SampleForm(),
        "may_deliver": Permission.FEED_DELIVER.is_held_by(request.user),
    }
    return render(request, "enterprises/feed_detail.html", context)


@require(Permission.FEED_DELIVER)
def deliver(request: StaffRequest, feed: str) -> HttpResponse:
    """Hand in a file; it is landed by a worker."""
    found = feed_or_404(feed)
    handed_in = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DeliverForm(*handed_in, feed=found)
    if form.is_valid():
        upload = uploads.receive(
            by=request.user, feed=feed, now=timezone.now(), **form.cleaned_data
        )
        transaction.on_commit(lambda: queue_or_leave(tasks.land_upload, upload.pk))
        return redirect("enterprises:upload", feed=feed, pk=upload.pk)
    return render(request, "enterprises/deliver.html", {"feed": found, "form": form})


@require(Permission.FEED_DELIVER)
def upload_progress(request: StaffRequest, feed: str, pk: int) -> HttpResponse:
    """How a file that was handed in comes along; leads to its batch when it has landed."""
    upload = get_object_or_404(Upload, pk=pk, feed=feed)
    if upload.batch_id:
        return redirect("enterprises:batch", feed=feed, pk=upload.batch_id)
    share = cache.get(tasks.progress_key(pk))
    context = {"feed": feed_or_404(feed), "upload": upload, "share": share}
    response = render(request, "enterprises/upload_progress.html", context)
    response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response
