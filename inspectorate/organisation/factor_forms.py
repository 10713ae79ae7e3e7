"""Forms of the second step: a code, a recovery code, and who asks once more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.writing import moment

from .actions import factors
from .actions.factors import Tried
from .models import SecondFactor, User


def said(tried: Tried, user: User, *, now: datetime) -> str:
    """A sentence for a code that was not taken."""
    if tried == Tried.USED:
        return gettext("This code was used before. Wait for the next one; each is good once.")
    if tried == Tried.LOCKED:
        factor = SecondFactor.objects.holding().filter(user=user).first()
        until = factor.locked_until(now=now) if factor else None
        return gettext("Too many wrong codes. Codes are taken again from %(time)s.") % {
            "time": moment(until or now)
        }
    return gettext(
        "This code is not right. It changes every half minute; the phone's clock has to be right."
    )


class OnceInput(forms.TextInput):
    """A field that comes back empty: a code that was refused is never the one to send again."""

    def format_value(self, value: Any) -> None:
        """See `Widget.format_value`."""


def _code(label: Any, *, required: bool = True, **attributes: str) -> forms.CharField:
    given = {
        "class": "form-control masked",
        "autocomplete": "one-time-code",
        "spellcheck": "false",
        **attributes,
    }
    return forms.CharField(
        label=label, max_length=40, required=required, widget=OnceInput(attrs=given)
    )


class FirstCodeForm(forms.Form):
    """The first code of a new secret."""

    code = _code(_("Six digits from the app"), inputmode="numeric")


class EntryForm(forms.Form):
    """The second step of the log-in: one of two kinds of code."""

    code = _code(_("Six digits from the app"), required=False, inputmode="numeric", autofocus="")
    recovery = _code(_("Recovery code"), required=False, autocapitalize="characters")

    def clean(self) -> dict[str, Any]:
        """Exactly what is tried, as `given`."""
        fields = super().clean() or {}
        fields["given"] = fields.get("code") or fields.get("recovery")
        if not fields["given"]:
            raise forms.ValidationError(_("Enter the six digits, or a recovery code."))
        return fields


class ProofForm(forms.Form):
    """Who is logged in says once more who they are: by the password, and by a code if they have
    a second factor. Both are counted as at log-in.
    """

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(
            attrs={"class": "form-control", "autocomplete": "current-password"}
        ),
    )
    code = _code(_("Six digits from the app, or a recovery code"))

    def __init__(self, *args: Any, request: Any, now: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request, self.now = request, now
        if request.user.second_factor_at is None:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """Tried only when both are given, and the code only after the password."""
        fields = super().clean() or {}
        if self.errors:
            return fields
        user = self.request.user
        known = authenticate(
            self.request, username=user.username, password=fields.get("password", "")
        )
        if known is None or known.pk != user.pk:
            self.add_error("password", gettext("The password is not right."))
        elif "code" in self.fields:
            tried = factors.check(user, code=fields["code"], now=self.now)
            if tried != Tried.RIGHT:
                self.add_error("code", said(tried, user, now=self.now))
        return fields
