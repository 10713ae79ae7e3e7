"""A person's own settings and password."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from inspectorate.organisation.actions import preferences
from inspectorate.organisation.forms import OwnSettingsForm
from inspectorate.organisation.requests import StaffRequest


@login_required
def own_settings(request: StaffRequest) -> HttpResponse:
    """Language and keyboard shortcuts."""
    initial = {"language": request.user.language or settings.LANGUAGE_CODE}
    form = OwnSettingsForm(request.POST or None, instance=request.user, initial=initial)
    if form.is_valid():
        preferences.set_own(by=request.user, **form.cleaned_data)
        messages.info(request, _("Settings saved."))
        response = redirect("organisation:own_settings")
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax"
        )
        return response
    return render(request, "organisation/own_settings.html", {"form": form})


class Password(auth_views.PasswordChangeView):
    """Change one's own password."""

    template_name = "organisation/password.html"
    success_url = reverse_lazy("organisation:own_settings")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Change it and say so."""
        messages.info(self.request, _("Password changed."))
        return super().form_valid(form)
