"""How an agency's columns are read: a sample, a choice per column, the first rows, a profile."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.actions import batches, uploads
from enterprises.feeds.options import UNCHANGED, Options
from enterprises.feeds.previews import Preview, preview
from enterprises.feeds.refusals import Refusal
from enterprises.forms import MappingForm, SampleForm
from enterprises.models import Upload, UploadState
from enterprises.presenting.samples import shown_rows
from enterprises.views.feeds import feed_or_404
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.PROFILE_SAVE)
def new_sample(request: StaffRequest, feed: str) -> HttpResponse:
    """Hand in a file to look at; nothing of it is loaded."""
    found = feed_or_404(feed)
    handed_in = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SampleForm(*handed_in)
    if form.is_valid():
        sample = uploads.keep_sample(
            by=request.user, feed=feed, file=form.cleaned_data["file"], now=timezone.now()
        )
        return redirect("enterprises:mapping", feed=feed, pk=sample.pk)
    return render(request, "enterprises/new_sample.html", {"feed": found, "form": form})


@require(Permission.PROFILE_SAVE)
def mapping(request: StaffRequest, feed: str, pk: int) -> HttpResponse:
    """Edit how the sample is read; the first rows show what comes of it; save it as a profile."""
    feed_or_404(feed)
    sample = get_object_or_404(Upload, pk=pk, feed=feed, state=UploadState.SAMPLE)
    saved = _saved(feed, request.GET.get("profile", ""))
    try:
        plain = _preview(sample, UNCHANGED)
        form = _form(request, sample, plain, saved)
        found = _preview(sample, form.options if form.is_valid() else saved)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("enterprises:new_sample", feed=feed)
    if form.is_valid() and request.POST.get("act") == "save":
        name = form.cleaned_data["name"]
        batches.save_profile(feed=feed, name=name, options=form.options, by=request.user)
        messages.info(request, _("Profile “%(name)s” saved.") % {"name": name})
        return redirect("enterprises:feed", feed=feed)
    return render(request, "enterprises/mapping.html", _shown(sample, form, found))


def _saved(feed: str, name: str) -> Options:
    try:
        return batches.saved_options(feed=feed, name=name)
    except Refusal as refusal:
        raise Http404 from refusal


def _preview(sample: Upload, options: Options) -> Preview:
    with uploads.local_copy(sample) as path:
        return preview(path, feed_or_404(sample.feed), options=options, on=timezone.localdate())


def _form(request: StaffRequest, sample: Upload, plain: Preview, saved: Options) -> MappingForm:
    chosen = dict(saved.maps)
    initial: dict[str, Any] = {
        "name": request.GET.get("profile", ""),
        "sets": "\n".join(f"{column}={value}" for column, value in saved.sets),
        "translations": "\n".join(f"{c}:{theirs}={ours}" for c, theirs, ours in saved.translations),
    }
    for column in plain.columns:
        ours = chosen.get(column.theirs) or chosen.get(f"#{column.position}")
        if ours:
            initial[f"column_{column.position}"] = ours
    feed = feed_or_404(sample.feed)
    return MappingForm(request.POST or None, initial=initial, feed=feed, found=plain)


def _shown(sample: Upload, form: MappingForm, found: Preview) -> dict[str, Any]:
    return {
        "feed": feed_or_404(sample.feed),
        "sample": sample,
        "form": form,
        "found": found,
        "choices": [form[f"column_{column.position}"] for column in form.places],
        "rows": shown_rows(found),
    }
