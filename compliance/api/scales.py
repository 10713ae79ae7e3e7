"""Scales of grades by version, and the effects of regimes and medals: read and changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from compliance.actions import effects, scales
from compliance.actions.effects import EFFECTS
from compliance.forms.law import law_form
from compliance.forms.scales import DropForm, GradeOfScaleForm, VersionForm, WordsOfScaleForm
from compliance.models import Scale
from compliance.money.law_tables import LawTable
from inspectorate.foundation.api.bodies import JSON, given_to, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.parsing import StrictJSONParser
from inspectorate.organisation.api.views import ActView, DetailView, ListView, ThingView
from inspectorate.organisation.permissions import Permission

from .criteria import ScaleSerializer, list_given
from .money import ChangeLaw, Law, LawRow, LawRows, row_told


class ScaleNoun:
    """What the list, a version and its changes share."""

    serializer_class: Any = ScaleSerializer
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[Scale]:
        """Every version, with its grades."""
        seen = Scale.objects.visible_to(self.request.user)  # type: ignore[attr-defined]
        return seen.prefetch_related("grades")


class Scales(ScaleNoun, ListView):
    """Scales of grades by version, with the effect of each grade."""

    rights = {"GET": Permission.LIMIT_READ}
    keyset = ("order", "code")


class ScaleDetail(ScaleNoun, DetailView):
    """A version of a scale, with the effect of each grade."""

    rights = {"GET": Permission.LIMIT_READ}


class NewVersion(ScaleNoun, ActView):
    """Make the next version of a scale, with the grades of the last one.

    Its criteria come along as a draft: cycles are opened by it once they are in force.
    """

    rights = {"POST": Permission.LIMIT_CHANGE}
    form_class = VersionForm
    status = 201
    example = {"from_on": "2028-01-01", "source": "示例办法", "reason": "新办法施行"}

    def act(self, thing: Scale, given: dict[str, Any], now: datetime) -> Any:
        """Makes it; the answer is the new version."""
        made = scales.new_version(thing, by=self.person, now=now, **given)
        self.kwargs["code"] = made.pk


class DropScale(ScaleNoun, ActView):
    """Delete a draft that was never used, with the reason.

    No criteria for it were in force and no cycle was opened by it; else 409. Its history is kept.
    """

    rights = {"POST": Permission.LIMIT_CHANGE}
    form_class = DropForm
    action: Any = staticmethod(scales.drop)
    example = {"reason": "改由下一版办理"}


class ChangeScale(ScaleNoun, ThingView):
    """Give a version that is not in force yet other words and grades.

    The grades replace those it had, in the order given, the best first. A version is kept from
    the day criteria for it are in force: 409.
    """

    rights = {"POST": Permission.LIMIT_CHANGE}
    form_class = WordsOfScaleForm
    parser_classes = (StrictJSONParser,)
    example = {
        "name": "本市两年评价",
        "name_en": "City, biennial",
        "years": 2,
        "from_on": "2028-01-01",
        "source": "示例办法",
        "reason": "新办法施行",
        "grades": [
            {
                "code": "full", "name": "守法", "name_en": "Full", "regime": "reduced",
                "regime_years": 2, "on_paper": False, "is_public": True, "source": "示例办法",
            },
            {
                "code": "poor", "name": "失信", "name_en": "Poor", "regime": "intensified",
                "regime_years": 3, "on_paper": True, "is_public": False, "source": "示例办法",
            },
        ],
    }  # fmt: skip

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """Words, and a list of grades."""
        made = schema_of(WordsOfScaleForm.base_fields)
        grade = schema_of(GradeOfScaleForm.base_fields)
        made["properties"]["grades"] = {"type": "array", "maxItems": scales.MOST, "items": grade}
        return {JSON: {**made, "required": [*made.get("required", []), "grades"]}}

    def post(self, request: Any, code: str) -> Response:
        refuse_unknown(request, set())
        thing, body = self.thing(), request.data
        words = {k: v for k, v in body.items() if k != "grades"} if isinstance(body, dict) else body
        given = given_to(WordsOfScaleForm, words)
        rows = list_given(body.get("grades"), GradeOfScaleForm, name="grades", most=scales.MOST)
        scales.change(
            thing,
            by=self.person,
            seen=scales.last_change(thing),
            rows=[scales.GradeRow(**row) for row in rows],
            **given,
        )
        return self.shown()


class EffectTable:
    """A table of effects: `medals`, `watchlist`, `regimes`, `weights` or `sizes`."""

    kwargs: dict[str, Any]
    request: Any
    person: Any
    status: int

    def table(self) -> LawTable:
        """The table of the address. Raises Http404."""
        if self.kwargs["table"] not in EFFECTS:
            raise Http404
        return EFFECTS[self.kwargs["table"]]

    def record(self, table: LawTable, row: Any, *, new: bool) -> Response:
        """Writes the row, and what follows from it."""
        given = given_to(law_form(table, new=new), self.request.data, instance=row)
        made = effects.record(row, by=self.person, reason=given["reason"])
        told = {"code": str(made.pk), "row": row_told(table, made)}
        return Response(LawRow(told).data, self.status)


class Effects(EffectTable, Law):
    """What a medal brings, what regimes weigh, and size bands, with the source."""

    example = {
        "from_on": "2028-01-01",
        "small_from": 10,
        "medium_from": 100,
        "large_from": 300,
        "source": "统计上大中小微型企业划分办法",
        "reason": "新办法施行",
    }

    @extend_schema(responses={200: LawRows})
    def get(self, request: Any, table: str) -> Response:
        """What a medal or the watchlist brings, what regimes weigh, where size bands begin.

        Also how alerts and enterprises are ordered. `table` is `medals`, `watchlist`, `regimes`,
        `weights` or `sizes`.
        """
        return super().get(request, table)

    def post(self, request: Any, table: str) -> Response:
        """Add size bands that begin on a day to come."""
        return super().post(request, table)


class ChangeEffect(EffectTable, ChangeLaw):
    """Change what a medal brings, what weighs how much or size bands: all columns, and why.

    A changed weight orders open alerts and enterprises anew. Bands that something was counted by
    are kept: 409.
    """

    example = {"alert_points": 12, "source": "示例办法", "reason": "重点监管单位先查"}
