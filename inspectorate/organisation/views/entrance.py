"""Coming in, going out, the language, and the door to a role's first page."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import check_for_language
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from inspectorate.organisation.actions import preferences
from inspectorate.organisation.homes import home_of
from inspectorate.organisation.navigation import entries_for


class Login(auth_views.LoginView):
    """Log in; the person's own language is taken from then on."""

    template_name = "organisation/login.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Log in and remember the language in a cookie."""
        response = super().form_valid(form)
        language = form.get_user().language
        if language:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
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
