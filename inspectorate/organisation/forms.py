"""Forms of the staff's own pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .models import Inspector, Role, User
from .models.roles import broken_rules
from .people import district_choices

# Who acts for an enterprise is enrolled with it, not here.
STAFF_ROLES = [(role.value, role.label) for role in Role if role != Role.ENTERPRISE_USER]


class OwnSettingsForm(forms.ModelForm):
    """What a person sets for themselves."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    class Meta:
        model = User
        fields = ("language", "shortcuts_on")
        widgets = {"shortcuts_on": forms.CheckboxInput(attrs={"class": "form-check-input"})}


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=255,
        help_text=_("Stands in the history beside the change."),
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )


class ReasonForm(forms.Form):
    """A change that needs nothing but its reason."""

    reason = _reason()


class RolesForm(forms.Form):
    """Roles, the first of which is somebody's home, and the districts of a supervisor."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=STAFF_ROLES,
        help_text=_("Decides which page is the first one after log-in."),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    further_roles = forms.MultipleChoiceField(
        label=_("Further roles"),
        choices=STAFF_ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    district_codes = forms.MultipleChoiceField(
        label=_("Districts"),
        choices=district_choices,
        required=False,
        help_text=_("For a district supervisor."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    reason = _reason()

    def clean(self) -> dict[str, Any]:
        """Roles that go together, and a district where one is needed."""
        given = super().clean() or {}
        held = {given.get("role", ""), *given.get("further_roles", [])}
        for rule in broken_rules(held):
            self.add_error("further_roles", str(rule.reason))
        if Role.DISTRICT_SUPERVISOR in held and not given.get("district_codes"):
            self.add_error(
                "district_codes", _("A district supervisor needs at least one district.")
            )
        return given


class PersonForm(forms.Form):
    """Who is to have a log-in."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[User.username_validator],
        help_text=_("Letters, figures and @ . + - _ only."),
        widget=forms.TextInput(
            attrs={"class": "form-control", "autocomplete": "off", "autocapitalize": "none"}
        ),
    )
    display_name = forms.CharField(
        label=_("Full name"),
        max_length=255,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )

    def clean_username(self) -> str:
        """A name nobody else has."""
        name: str = self.cleaned_data["username"]
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError(_("The user name %(name)s is taken.") % {"name": name})
        return name


class EnrolForm(PersonForm, RolesForm):
    """A new log-in. The password is made by the system and shown once."""

    field_order = ("username", "display_name", "role", "further_roles", "district_codes", "reason")


class StaffChoice(forms.ModelChoiceField):
    """A member of staff by name, kind and staff number."""

    def label_from_instance(self, inspector: Any) -> str:
        """王示例 · full-time inspector · S0031."""
        return f"{inspector.name} · {inspector.get_kind_display()} · {inspector.staff_no}"


class LinkForm(forms.Form):
    """Which member of staff a log-in is: those without another log-in."""

    inspector = StaffChoice(
        label=_("Member of staff"),
        queryset=Inspector.objects.none(),
        required=False,
        empty_label=_("none"),
        help_text=_("Those who have no log-in yet. The role is not changed by this."),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    reason = _reason()

    def __init__(self, *args: Any, person: User, **options: Any) -> None:
        super().__init__(*args, **options)
        free = Inspector.objects.filter(Q(user=None) | Q(user=person))
        self.fields["inspector"].queryset = free.order_by("name", "staff_no")  # type: ignore[attr-defined]
