"""One grade: the facts it rests on, what is decided about it, and the objection to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from compliance.actions import grades
from compliance.models import Grade, GradeObjection
from inspectorate.foundation.api.bodies import NoForm
from inspectorate.organisation.api.views import ActView, DetailView, ThingView
from inspectorate.organisation.permissions import Permission

from .appraisals import GradeSerializer, grades_seen_by


class ChangeForm(forms.Form):
    """Another grade, and why."""

    to = forms.CharField(label=gettext_lazy("Grade"), max_length=12)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=3000)


class ApproveForm(forms.Form):
    """The change as it was read: the grade asked for, and when."""

    asked = forms.CharField(label=gettext_lazy("Grade asked for"), max_length=12)
    asked_at = forms.DateTimeField(
        label=gettext_lazy("Asked at"), help_text=gettext_lazy("`decided_at` of the grade.")
    )


class SendBackForm(ApproveForm):
    """The change as it was read, and why it is not approved."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=3000)


class ObjectForm(forms.Form):
    """What the enterprise says against its grade."""

    text = forms.CharField(label=gettext_lazy("Objection"), max_length=5000)


class AnswerForm(forms.Form):
    """The grade after the objection, what it rests on, and the answer that the enterprise reads."""

    to = forms.CharField(
        label=gettext_lazy("Grade"),
        max_length=12,
        help_text=gettext_lazy("The grade that stands, or a better one."),
    )
    proof = forms.CharField(label=gettext_lazy("Facts or documents it rests on"), max_length=1000)
    answer = forms.CharField(label=gettext_lazy("Answer"), max_length=3000)


def _answer(grade: Grade, **given: Any) -> object:
    objection = GradeObjection.objects.visible_to(given["by"]).filter(grade=grade).first()
    if objection is None:
        raise Http404
    objection.grade = grade
    return grades.decide_objection(objection, **given)


class Deed(NamedTuple):
    """One thing done about a grade: its words, right, form, action and an example."""

    words: str | Promise
    right: Permission
    form: type[forms.Form]
    call: Callable[..., object]
    example: dict[str, Any]


REASON = "处理决定已被复议机关撤销，不应计入"
ASKED = {"asked": "full", "asked_at": "2026-11-18T09:30:00+08:00"}
DEEDS: dict[str, Deed] = {
    "confirm": Deed(
        gettext_lazy("Confirm the computed grade"), Permission.GRADE_DECIDE, NoForm,
        grades.confirm, {},
    ),
    "change": Deed(
        gettext_lazy("Ask for another grade, with the reason; a second supervisor approves it"),
        Permission.GRADE_DECIDE, ChangeForm, grades.change, {"to": "full", "reason": REASON},
    ),
    "approve": Deed(
        gettext_lazy("Approve the change that another supervisor asked for"),
        Permission.GRADE_DECIDE, ApproveForm, grades.approve, ASKED,
    ),
    "send-back": Deed(
        gettext_lazy("Send a change back, with the reason"), Permission.GRADE_DECIDE,
        SendBackForm, grades.send_back, {**ASKED, "reason": "复议决定书未附卷"},
    ),
    "object": Deed(
        gettext_lazy("Record the objection of an enterprise to its grade"),
        Permission.GRADE_OBJECT, ObjectForm, grades.object_to, {"text": REASON},
    ),
    "answer": Deed(
        gettext_lazy("Decide an objection to a grade"), Permission.GRADE_DECIDE, AnswerForm,
        _answer,
        {
            "to": "full",
            "proof": "示例复议〔2026〕3号复议决定书",
            "answer": "经复核，该决定已撤销，等级更正为守法。",
        },
    ),
}  # fmt: skip


class OneGrade(ThingView):
    """A grade of the address."""

    serializer_class = GradeSerializer

    def get_queryset(self) -> QuerySet[Grade]:
        return grades_seen_by(self.request.user).select_related(
            "appraisal__scale", "enterprise", "grid_group", "objection"
        )

    def address(self) -> dict[str, Any]:
        """Cycle and key."""
        return {"appraisal__code": self.kwargs["code"], "pk": self.kwargs["pk"]}


class GradeDetail(OneGrade, DetailView):
    """One grade, with what was decided about it and the objection to it."""

    rights = {"GET": Permission.APPRAISAL_READ}


class Decide(OneGrade, ActView):
    """Something decided about a grade; the answer is the grade as it stands then."""

    verb = ""

    @property
    def deed(self) -> str:
        """What is done."""
        return str(DEEDS[self.verb].words)

    @property
    def rights(self) -> Mapping[str, Permission | None]:  # type: ignore[override]
        """As on the page of the grade."""
        return {"POST": DEEDS[self.verb].right}

    @property
    def form_class(self) -> Any:
        """What is asked for."""
        return DEEDS[self.verb].form

    @property
    def example(self) -> dict[str, Any]:
        """A body."""
        return DEEDS[self.verb].example

    def act(self, thing: Grade, given: dict[str, Any], now: datetime) -> Any:
        """Does it."""
        return DEEDS[self.verb].call(thing, by=self.person, now=now, **given)
