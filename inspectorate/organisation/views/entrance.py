"""Coming in, going out, the language, and the door to a role's first page."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from inspectorate.organisation import second_factor
from inspectorate.organisation.actions import factors, preferences
from inspectorate.organisation.actions.factors import Tried
from inspectorate.organisation.factor_forms import EntryForm, said
from inspectorate.organisation.homes import home_of
from inspectorate.organisation.models import User
from inspectorate.organisation.navigation import entries_for


class Login(auth_views.LoginView):
    """The password. Whoever has a second factor is asked for its code next; only then is the
    session theirs. The person's own language is taken from then on.
    """

    template_name = "organisation/login.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """In at once, or on to the code."""
        user = form.get_user()
        if user.second_factor_at is None:
            return _in_their_language(super().form_valid(form), user)
        second_factor.expect_code(
            self.request, user, next_page=self.get_success_url(), now=timezone.now()
        )
        return redirect("organisation:login_code")


@never_cache
@sensitive_post_parameters("code", "recovery")
def login_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the phone, or a recovery code."""
    now = timezone.now()
    user = second_factor.entering(request, now=now)
    if user is None:
        messages.info(request, _("The log-in begins with user name and password."))
        return redirect("organisation:login")
    form, status = EntryForm(request.POST or None), 200
    if form.is_valid():
        tried = factors.check(user, code=form.cleaned_data["given"], now=now)
        if tried == Tried.RIGHT:
            return _in_their_language(redirect(second_factor.enter(request, user)), user)
        form.add_error(None, said(tried, user, now=now))
        status = 429 if tried == Tried.LOCKED else 200
    return render(request, "organisation/login_code.html", {"form": form}, status=status)


def _in_their_language(response: HttpResponse, user: User) -> HttpResponse:
    if user.language:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language of the pages; a person who is logged in keeps it."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and check_for_language(chosen):
        preferences.choose_language(by=request.user, language=chosen)
    return set_language(request)


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponseBase:
    """The day of whoever has one, else the first page of the role; without pages it says so."""
    home = home_of(request.user)
    if home is not None:
        return home.show(request)
    own = entries_for(request.user)
    if own:
        return redirect(own[0].path)
    return render(request, "organisation/desk.html")
