"""Letters: chosen from alerts, previewed, sent; the list, one letter, its paper, taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alerts.models import Alert
from alerts.triage import Difference, SetChanged
from alerts.views.sets import ChosenSet, acts_on_set, asked_anew, led_back, shown_set
from compliance.actions import letters
from compliance.complaints.files import as_download
from compliance.filters import LetterFilter
from compliance.forms.letters import SendForm, WithdrawForm
from compliance.models import Letter, LetterAnswer, LetterAnswerFile, LetterState
from compliance.presenting.letters import left_out, letter_row, letter_rows, part_rows
from compliance.procedure.refusals import Refused
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50


@require(Permission.LETTER_SEND)
@acts_on_set
def new_letters(request: StaffRequest, chosen: ChosenSet) -> HttpResponse:
    """What letters a set of alerts makes, what is left out and why; sent after that was seen."""
    form = SendForm(request.POST if "confirmed" in request.POST else None)
    if not form.is_bound:
        return asked_anew(request, chosen) or _preview(request, chosen, form)
    if not form.is_valid():
        return _preview(request, chosen, form)
    try:
        sent = letters.send(
            chosen.listed,
            by=request.user,
            now=timezone.now(),
            matching=chosen.matching,
            **form.cleaned_data,
        )
    except SetChanged as changed:
        rest = chosen.with_only(changed.difference.unchanged)
        return _preview(request, rest, form, difference=changed.difference)
    except Refused as refused:
        return _preview(request, chosen, form, refusal=str(refused))
    words = ngettext("%s letter sent.", "%s letters sent.", len(sent)) % number(len(sent))
    messages.info(request, words)
    if len(sent) == 1:
        return redirect("compliance:letter", pk=sent[0].pk)
    return redirect("compliance:letters")


def _preview(
    request: StaffRequest,
    chosen: ChosenSet,
    form: SendForm,
    *,
    difference: Difference | None = None,
    refusal: str = "",
) -> HttpResponse:
    shown = shown_set(request, chosen, difference=difference)
    seen = Alert.objects.visible_to(request.user).filter(pk__in=shown["listed"].states)
    choice = letters.choose(seen)
    changed = shown["difference"]
    if request.method == "GET" and not choice.letters and (changed or chosen.moved):
        return led_back(
            request, chosen, changed, why=_("None of these alerts can go into a letter.")
        )
    shown |= {
        "form": form,
        "choice": choice,
        "left_out": left_out(choice),
        "refusal": refusal,
    }
    status = 409 if difference or refusal else 200
    return render(request, "compliance/letter_new.html", shown, status=status)


@require(Permission.LETTER_READ)
def letter_list(request: StaffRequest) -> HttpResponse:
    """The letters within sight, newest first."""
    seen = Letter.objects.visible_to(request.user)
    chosen = LetterFilter(request.GET, queryset=seen, request=request)
    page = _letters_page(request, chosen.qs)
    context = {
        "filter": chosen,
        "page": page,
        "rows": letter_rows(page.items, on=timezone.localdate()),
        "may_run": Permission.CAMPAIGN_RUN.is_held_by(request.user),
    }
    template = "compliance/_letter_list.html" if request.htmx else "compliance/letter_list.html"
    return render(request, template, context)


def _letters_page(request: StaffRequest, found: QuerySet[Letter]) -> Any:
    after = request.GET.get("after", "")
    if after.isdecimal():
        found = found.filter(pk__lt=int(after))
    return page_of(
        found.select_related("enterprise", "document", "campaign", "grid_group").order_by("-id"),
        request,
        size=PAGE_SIZE,
        key=lambda letter: str(letter.pk),
    )


@require(Permission.LETTER_READ)
def letter_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One letter: what it asks, what a delivery answered, its paper."""
    letter = _letter(request, pk)
    return render(request, "compliance/letter_detail.html", _shown(request, letter, WithdrawForm()))


@require_POST
@require(Permission.LETTER_SEND)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes a letter back, with a reason."""
    letter = _letter(request, pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return render(request, "compliance/letter_detail.html", _shown(request, letter, form))
    try:
        letters.withdraw(letter, by=request.user, now=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.info(request, _("The letter is withdrawn; its alerts wait in the list again."))
    return redirect("compliance:letter", pk=pk)


@require(Permission.LETTER_READ)
def letter_paper(request: StaffRequest, pk: int) -> FileResponse:
    """The paper, as it was set in type."""
    return paper_response(_letter(request, pk))


def paper_response(letter: Letter) -> FileResponse:
    """The file of a letter's paper. Raises Http404 if it is not set yet."""
    document = letter.document
    if document is None or not document.file:
        raise Http404
    return FileResponse(
        default_storage.open(document.file),
        filename=f"{document.number}.pdf",
        content_type="application/pdf",
    )


@require(Permission.LETTER_READ)
def answer_file(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """A document that came with an answer of the enterprise."""
    seen = LetterAnswerFile.objects.visible_to(request.user).filter(answer__letter=pk)
    found = get_object_or_404(seen, pk=file)
    return as_download(found.stored_as, name=found.file_name, media_type=found.media_type)


def _letter(request: StaffRequest, pk: int) -> Letter:
    seen = Letter.objects.visible_to(request.user)
    related = (
        "enterprise",
        "document",
        "campaign",
        "grid_group",
        "sent_by",
        "withdrawn_by",
        "case",
    )
    return get_object_or_404(seen.select_related(*related), pk=pk)


def _shown(request: StaffRequest, letter: Letter, form: WithdrawForm) -> dict[str, Any]:
    return {
        "letter": letter,
        "row": letter_row(letter, on=timezone.localdate()),
        "parts": part_rows(letter),
        "answers": LetterAnswer.objects.visible_to(request.user)
        .filter(letter=letter)
        .select_related("answered_by")
        .prefetch_related("files")
        .order_by("-id"),
        "form": form,
        "may_withdraw": letter.state == LetterState.SENT
        and Permission.LETTER_SEND.is_held_by(request.user),
    }
