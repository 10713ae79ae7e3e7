"""Changes of the grid: split, move, merge, balance; looked at with their load, then applied."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import grid_changes
from compliance.forms.grid import ChangeForm, ReasonForm, groups_chosen
from compliance.grid import drafts
from compliance.grid.previews import differences, fingerprint, left_alone
from compliance.models import GridChange, GridChangeKind, GridChangeState
from compliance.procedure.refusals import Refused
from inspectorate.foundation.api.bodies import JSON, given_to, schema_of
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.shapes import Rows
from inspectorate.organisation.api.views import ActView, ApiView, DetailView, ListView
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission


class GridChangeSerializer(serializers.ModelSerializer[GridChange]):
    """`groups` as they will be; `before` and `after` the load of each team."""

    groups = Rows(read_only=True)
    before = Rows(read_only=True)
    after = Rows(read_only=True)
    result = serializers.DictField(read_only=True)
    proposed_by = serializers.CharField(read_only=True)
    decided_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = GridChange
        fields = (
            "id", "kind", "state", "district_code", "groups", "before", "after", "result",
            "reason", "proposed_at", "proposed_by", "decided_at", "decided_by",
        )  # fmt: skip
        read_only_fields = fields


class PreviewSerializer(serializers.Serializer[Any]):
    """By the figures of this moment; `seen` is sent along when the change is applied."""

    before = Rows()
    after = Rows()
    changed = Rows(help_text="What differs since it was proposed.")
    left_alone = serializers.ListField(child=serializers.CharField())
    seen = serializers.CharField(allow_blank=True)


class DraftSerializer(serializers.Serializer[Any]):
    """Groups, areas and people to choose from; `suggested` is what an empty body takes."""

    kind = serializers.CharField()
    groups = Rows()
    areas = Rows()
    suggested = serializers.DictField()
    body = serializers.DictField(help_text="The JSON schema of the body, with today's choices.")


class BalanceSerializer(serializers.Serializer[Any]):
    district = serializers.CharField(allow_blank=True)
    moves = Rows()
    before = Rows()
    after = Rows()
    deviation_before = serializers.FloatField(
        help_text="How far an inspector's load lies from the average: the standard deviation."
    )
    deviation_after = serializers.FloatField()
    left_out = serializers.ListField(
        child=serializers.CharField(), help_text="Groups without a full-time inspector."
    )


class SeenForm(forms.Form):
    """The mark of the load as it was shown."""

    seen = forms.CharField(max_length=32)


class BalanceForm(ReasonForm):
    """Why, and of which district."""

    district = forms.CharField(max_length=6)


def changes_seen_by(user: Any) -> QuerySet[GridChange]:
    """The changes within sight."""
    return GridChange.objects.visible_to(user).select_related("proposed_by", "decided_by")


class ChangeNoun:
    """What the list, a change and what is done with it share."""

    serializer_class: Any = GridChangeSerializer
    seen: Any = staticmethod(changes_seen_by)


class Changes(ChangeNoun, ListView):
    """Changes of the grid within sight, newest first."""

    rights = {"GET": Permission.GRID_READ}


class ChangeDetail(ChangeNoun, DetailView):
    """One change of the grid."""

    rights = {"GET": Permission.GRID_READ}


class Preview(ChangeNoun, DetailView):
    """What a change would make of the load of each team, by the figures of this moment."""

    rights = {"GET": Permission.GRID_READ}
    serializer_class = PreviewSerializer

    def get(self, request: Any, pk: int) -> Response:
        refuse_unknown(request, set())
        change = self.thing()
        before, after, changed, seen = change.before, change.after, [], ""
        if change.state == GridChangeState.DRAFT:
            before, after = grid_changes.load_now(change, on=timezone.localdate())
            changed, seen = differences(change.before, before), fingerprint(before)
        told = {"before": before, "after": after, "changed": changed, "seen": seen}
        told["left_alone"] = left_alone(before, after)
        return Response(PreviewSerializer(told).data)


class Apply(ChangeNoun, ActView):
    """Apply a change of the grid as it was shown.

    `seen` is taken from its preview; areas, enterprises, alerts, cases and people move at once.
    """

    rights = {"POST": Permission.GRID_CHANGE}
    form_class = SeenForm
    action: Any = staticmethod(grid_changes.apply)
    example = {"seen": "0f1e2d3c4b5a6978"}


class Drop(ChangeNoun, ActView):
    """Drop a proposed change of the grid."""

    rights = {"POST": Permission.GRID_CHANGE}
    action: Any = staticmethod(grid_changes.drop)


class Proposing(ApiView):
    """Proposes a change from a draft: what is not sent is as the draft suggests."""

    rights = {"GET": Permission.GRID_CHANGE, "POST": Permission.GRID_CHANGE}
    serializer_class = GridChangeSerializer
    pagination_class = None
    filter_backends = ()
    form_class = ChangeForm
    status = 201
    asked: frozenset[str] = frozenset()
    example: Any = {"reason": "示例：两队工作量悬殊"}

    @classmethod
    def body_schema(cls) -> dict[str, Any]:
        """The reason, and any of the draft's fields."""
        text_or_list = {"type": ["string", "array"], "items": {"type": "string"}}
        schema = schema_of(ChangeForm.base_fields)
        return {JSON: {**schema, "additionalProperties": text_or_list}}

    @extend_schema(responses={200: DraftSerializer})
    def get(self, request: Any, code: str) -> Response:
        """What a change of this kind can be made of, and what is suggested."""
        refuse_unknown(request, set(self.asked))
        draft = self.draft(code)
        form = _form_of(draft)()
        told = {
            "kind": draft.kind,
            "groups": draft.shapes,
            "areas": draft.areas,
            "suggested": draft.initial,
            "body": schema_of(form.fields, choices=True),
        }
        return Response(DraftSerializer(told).data)

    def post(self, request: Any, code: str) -> Response:
        refuse_unknown(request, set(self.asked))
        draft = self.draft(code)
        sent = request.data if isinstance(request.data, dict) else {}
        given = given_to(_form_of(draft), {**draft.initial, **sent})
        change = grid_changes.propose(
            by=self.person,
            now=timezone.now(),
            kind=draft.kind,
            groups=groups_chosen(given, draft.shapes, draft.areas, draft.staff, new=draft.new),
            reason=given["reason"],
            left_alone_because=given["left_alone_because"],
        )
        return Response(GridChangeSerializer(change).data, self.status)

    def draft(self, code: str) -> drafts.Draft:
        """Where the change starts from."""
        raise NotImplementedError

    def group(self, code: str) -> GridGroup:
        """A group within sight. Raises Http404."""
        found: GridGroup = get_object_or_404(standing_groups(self.request.user), code=code)
        return found


class Split(Proposing):
    """Propose to split a group in two.

    Without areas and people in the body the two halves are of about equal load.
    """

    def draft(self, code: str) -> drafts.Draft:
        """Two halves."""
        return drafts.of_split(self.group(code), on=timezone.localdate())


PAIR = [
    OpenApiParameter("with", str, required=True, description="Code of the other group."),
    OpenApiParameter("kind", str, enum=["move", "merge"]),
]


@extend_schema(parameters=PAIR)
class MoveAreas(Proposing):
    """Propose to move areas and people between two groups, or to merge them.

    `kind=merge` brings everything into the group of the address.
    """

    asked = frozenset({"with", "kind"})

    def draft(self, code: str) -> drafts.Draft:
        """The two groups as they are."""
        asked = self.request.query_params
        group, other = self.group(code), self.group(asked.get("with", ""))
        if other == group or other.district_code != group.district_code:
            raise Http404
        merging = asked.get("kind") == "merge"
        kind = GridChangeKind.MERGE if merging else GridChangeKind.MOVE
        return drafts.of_pair(group, other, kind=kind, on=timezone.localdate())


class Balance(ApiView):
    """What moves of areas would even out the load of a district."""

    rights = {"GET": Permission.GRID_CHANGE, "POST": Permission.GRID_CHANGE}
    serializer_class = GridChangeSerializer
    pagination_class = None
    filter_backends = ()
    form_class = BalanceForm
    status = 201
    example = {"district": "370214", "reason": "示例：均衡工作量"}

    @extend_schema(
        parameters=[OpenApiParameter("district", str, required=True)],
        responses={200: BalanceSerializer},
    )
    def get(self, request: Any) -> Response:
        """What moves of areas would even out the load of a district."""
        refuse_unknown(request, {"district"})
        district = request.query_params.get("district", "")
        made = self._of(district)
        names = ("before", "after", "deviation_before", "deviation_after", "left_out")
        told = {name: getattr(made, name) for name in names}
        moves = [
            {**vars(move), "points": float(move.points), "deviation": float(move.deviation)}
            for move in made.moves
        ]
        return Response(BalanceSerializer({**told, "district": district, "moves": moves}).data)

    def post(self, request: Any) -> Response:
        """Propose the suggested moves of a district as one change."""
        refuse_unknown(request, set())
        given = given_to(BalanceForm, request.data)
        suggested = self._of(given["district"])
        if not suggested.moves:
            raise Refused(_("No move of an area would even out the load"))
        change = grid_changes.propose(
            by=self.person,
            now=timezone.now(),
            kind=GridChangeKind.MOVE,
            groups=suggested.shapes,
            reason=given["reason"],
        )
        return Response(GridChangeSerializer(change).data, self.status)

    def _of(self, district: str) -> drafts.Balanced:
        groups = standing_groups(self.request.user).filter(district_code=district)
        return drafts.balanced(groups, on=timezone.localdate())


def _form_of(draft: drafts.Draft) -> Any:
    """The form of a change of just these groups, areas and people."""

    def form(*args: Any, **options: Any) -> ChangeForm:
        parts: dict[str, Any] = {"shapes": draft.shapes, "areas": draft.areas, "staff": draft.staff}
        return ChangeForm(*args, **parts, new=draft.new, initial=dict(draft.initial), **options)

    return form
